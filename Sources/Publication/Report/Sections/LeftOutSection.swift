internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// What was left out, what could not be decided, and why: lists of rows, so that every total can be checked.
enum LeftOutSection {
    static func put(_ summaries: [ReadingSummary], _ released: Released, in html: inout HTML) {
        Page.section("left-out", "Left out, undecided, assumed", in: &html) { html in
            html.element(
                "p",
                "Out of scope means that all that is reported lies outside what a provision covers under that reading; the element is the first on which it falls outside. Undecidable means that a fact or a term is missing."
            )
            let isLinked = IncidentsSection.listsOutside(released)
            for summary in summaries { put(summary, released, isLinked: isLinked, in: &html) }
        }
    }

    /// Of more different reasons than these the rest is only counted.
    private static let reasonsShown = 200

    private static func put(
        _ summary: ReadingSummary, _ released: Released, isLinked: Bool, in html: inout HTML
    ) {
        let reading = summary.verdict
        html.element("h3", reading.reading.name.text)
        html.element("p") { html in
            html.text(
                reading.assumptions.isEmpty
                    ? "Assumes nothing."
                    : "Assumes \(reading.assumptions.map { released.moments.text($0.line) }.joined(separator: "; "))."
            )
        }
        let out = reading.outOfScope
        if !out.isEmpty {
            let byElement = summary.outOfScopeByElement.map { "\($0.element.rawValue) \($0.rows)" }
                .joined(separator: ", ")
            Page.details(
                "Out of scope: \(Wording.count(summary.totals.outOfScope, "incident")), \(Wording.count(out.count, "row")) of incident, provision and party (\(byElement))",
                in: &html
            ) { html in
                list(
                    out.map { ($0.element, released.moments.text($0.reason), $0.incident) },
                    isLinked: isLinked, in: &html)
            }
        }
        let undecidable = reading.assessments.filter { $0.state == .undecidable }
        guard !undecidable.isEmpty else { return }
        let byElement = summary.undecidableByElement.map { "\($0.element.rawValue) \($0.rows)" }
            .joined(separator: ", ")
        Page.details(
            "Undecidable: \(Wording.count(undecidable.count, "assessment")) (\(byElement))", in: &html
        ) { html in
            list(
                undecidable.compactMap { assessment in
                    assessment.decisive.first.map {
                        ($0.element, GradeWords.reason($0, released), assessment.incident)
                    }
                }, isLinked: true, in: &html)
        }
    }

    /// By element, then by reason, most incidents first.
    private static func list(
        _ rows: [(element: Element, reason: String, incident: IncidentID)], isLinked: Bool,
        in html: inout HTML
    ) {
        for element in Element.allCases {
            let here = rows.filter { $0.element == element }
            guard !here.isEmpty else { continue }
            html.element("h4", "\(element.rawValue) (not shown: \(Wording.element(element))): \(here.count)")
            let byReason = Dictionary(grouping: here, by: \.reason).sorted {
                (-$0.value.count, $0.key) < (-$1.value.count, $1.key)
            }
            html.element("ul", [("class", "reasons")]) { html in
                for (reason, members) in isLinked ? byReason[...] : byReason.prefix(reasonsShown) {
                    html.element("li") { html in
                        html.text("\(reason): ")
                        if isLinked {
                            Page.incidents(members.map(\.incident), in: &html)
                        } else {
                            html.text(Wording.count(members.count, "row"))
                        }
                    }
                }
                if !isLinked, byReason.count > reasonsShown {
                    html.element(
                        "li",
                        "\(byReason.count - reasonsShown) more reasons; every row stands in assessments.csv")
                }
            }
        }
    }
}
