internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The whole chain behind one result, in plain text: article, provision, reports, incident, elements, state,
/// episode, rung, clock.
public enum Explanation {
    /// The chain behind the thing of that name, nil where nothing has it.
    ///
    /// - Parameters:
    ///   - id: An assessment (`kyiv/energy-spared/russia/I-T26-R0405`), an incident (`I-T26-R0405`), a report
    ///     (`T26-R0405`), or a duty or a clock as `verdict.json` names it.
    ///   - context: What to explain from; its release tier applies.
    ///   - style: With colours for a terminal, or without.
    ///   - width: Columns.
    public static func text(
        for id: String, context: Context, style: TerminalStyle, width: Int = 100
    ) -> String? {
        let released = Released(context)
        var page = TextPage(style: style, width: width)
        for reading in released.verdict.readings {
            if let assessment = reading.assessments.first(where: { $0.id == id }) {
                AssessmentChain(assessment, reading, released).put(on: &page)
                return finished(page, released)
            }
            if let deed = DeedChain(id, reading, released) {
                deed.put(on: &page)
                return page.text
            }
            if let clock = ClockChain(id, reading, released) {
                clock.put(on: &page)
                return finished(page, released)
            }
        }
        if let incident = released.verdict.incident(IncidentID(id)) {
            IncidentChain(incident, released).put(on: &page)
            return finished(page, released)
        }
        guard let report = released.report(ReportID(id)) else { return nil }
        page.line("\(report.id): a report", tone: .strong)
        ReportLines.put(report, released, on: &page)
        if let holder = released.incidentByReport[report.id], let incident = released.verdict.incident(holder)
        {
            page.blank()
            page.line("It is one of the reports of \(incident.id).")
            page.blank()
            IncidentChain(incident, released).put(on: &page)
        }
        return finished(page, released)
    }

    /// Every explanation ends with what its release tier keeps back.
    private static func finished(_ page: TextPage, _ released: Released) -> String {
        var page = page
        page.blank()
        page.line(
            "Release: \(released.tier.rawValue). \(released.policy.sentences.joined(separator: " ")) \(released.keptBack.sentence)",
            tone: .faint)
        return page.text
    }

    /// Names that are most like one that nothing has, the likeliest first.
    public static func nearest(_ id: String, in context: Context, most: Int = 3) -> [String] {
        let verdict = Released(context).verdict
        var names: Set<String> = Set(verdict.incidents.map(\.id.text))
        names.formUnion(verdict.record.reports.map(\.id.text))
        for reading in verdict.readings {
            names.formUnion(reading.assessments.map(\.id))
            names.formUnion(reading.deeds.map(\.id))
            names.formUnion(
                reading.responses.flatMap(\.scenarios).flatMap(\.episodes).flatMap(\.rungs)
                    .flatMap(\.clocks).map(\.id))
        }
        let wanted = Array(id.lowercased().unicodeScalars.prefix(200))
        let ranked = names.map { name -> (distance: Int, name: String) in
            (NearestWord.distance(wanted, Array(name.lowercased().unicodeScalars)), name)
        }
        return ranked.sorted { $0 < $1 }.prefix(max(0, most)).map(\.name)
    }
}

/// A report, line by line.
enum ReportLines {
    static func put(_ report: Report, _ released: Released, on page: inout TextPage) {
        page.line("\(report.id)  \(ReportWords.source(report, released))", indent: 2)
        page.line(report.summary, indent: 4)
        page.line(
            "\(ReportWords.said(report, released)); \(ReportWords.place(report.place)); \(released.moments.local(report.occurred)); known from \(released.moments.local(report.available))",
            indent: 4, tone: .faint)
        if !report.url.isEmpty { page.line(report.url, indent: 4, tone: .faint) }
    }
}
