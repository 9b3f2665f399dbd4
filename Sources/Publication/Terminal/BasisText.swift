internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// What all figures rest on, on a terminal: assumptions, what was left out and why, weights.
enum BasisText {
    static func put(_ summaries: [ReadingSummary], _ released: Released, on page: inout TextPage) {
        page.heading("What is assumed, left out and undecided")
        for summary in summaries { put(summary, released, on: &page) }
        weights(released, on: &page)
        remarks(released, on: &page)
        release(released, on: &page)
    }

    private static func remarks(_ released: Released, on page: inout TextPage) {
        let remarks = released.verdict.remarks
        guard !remarks.isEmpty else { return }
        page.heading("Notes")
        for remark in remarks { page.line("note: " + released.moments.text(remark)) }
    }

    /// Last, since who looks wants the answer first; the head says that it is here.
    private static func release(_ released: Released, on page: inout TextPage) {
        page.heading("The rules of this release, \(released.tier.rawValue)")
        for rule in released.policy.sentences { page.line("- " + rule, tone: .faint) }
        page.line(released.keptBack.sentence, tone: .faint)
    }

    private static func put(_ summary: ReadingSummary, _ released: Released, on page: inout TextPage) {
        let reading = summary.verdict
        page.line(reading.reading.name.text, tone: .strong)
        for window in reading.windows {
            page.line("\(window.provision): \(released.moments.text(window))", indent: 2)
        }
        for coverage in reading.coverage { page.line(CoverageWords.text(coverage, released), indent: 2) }
        let assumed = reading.assumptions.map { released.moments.text($0.line) }
        page.line(
            assumed.isEmpty ? "assumes nothing" : "assumes " + assumed.joined(separator: "; "), indent: 2)
        let totals = summary.totals
        let rows = reading.outOfScope.count
        page.line(summary.unitsText, indent: 2)
        page.line(
            "out of scope: \(totals.outOfScope) of \(Wording.count(totals.incidents, "incident"))"
                + (rows == 0
                    ? ""
                    : "; \(Wording.count(rows, "row")) of incident, provision and party, by the element on which each falls outside: "
                        + byElement(summary.outOfScopeByElement)),
            indent: 2)
        let undecidable = reading.assessments.count { $0.state == .undecidable }
        page.line(
            "undecidable: \(Wording.count(undecidable, "assessment"))"
                + (summary.units(.undecidable) == undecidable
                    ? "" : ", \(summary.units(.undecidable)) of the units")
                + (undecidable == 0
                    ? "" : "; by the first element that is open: " + byElement(summary.undecidableByElement)),
            indent: 2)
    }

    private static func byElement(_ counts: [(element: Element, rows: Int)]) -> String {
        counts.map { "\($0.element.rawValue) \($0.rows)" }.joined(separator: ", ")
    }

    private static func weights(_ released: Released, on page: inout TextPage) {
        let standards = Set(released.verdict.readings.flatMap(\.assessments).map(\.standard))
        let asked = StandardOfProof.allCases.filter(standards.contains).map(\.words)
        page.heading("Weights and standards, in decibans")
        page.line(
            released.verdict.record.weights.lines.map {
                "\($0.setting.rawValue) \(decibansText($0.decibans))"
            }
            .joined(separator: ", "))
        if !asked.isEmpty {
            page.line("Standard of proof asked for: \(asked.joined(separator: "; ")).")
        }
        page.line("Counting rule: \(Tally.countingRule).")
    }
}
