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
        let released = context.released
        var page = TextPage(style: style, width: width)
        for reading in released.verdict.readings {
            if let assessment = reading.assessments.first(where: { $0.id == id }) {
                AssessmentChain(assessment, reading, released).put(on: &page)
                return finished(page, released)
            }
            if let deed = DeedChain(id, reading, released) {
                deed.put(on: &page)
                return finished(page, released)
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
        if let holder = released.incident(holding: report.id),
            let incident = released.verdict.incident(holder)
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
        page.line(released.shortSentence, tone: .faint)
        return page.text
    }

    /// Names that are like one that nothing has, the likeliest first; none where all are far from it.
    public static func nearest(_ id: String, in context: Context, most: Int = 3) -> [String] {
        let ids = ids(in: context)
        let wanted = Array(id.lowercased().unicodeScalars.prefix(200))
        // A part of a name is as good as a name with a slip: `T26-R0405`, `energy-spared/russia`.
        let holding = wanted.count < 3 ? [] : ids.joined.filter { $0.lowercased().contains(id.lowercased()) }
        if !holding.isEmpty {
            return holding.sorted { ($0.count, $0) < ($1.count, $1) }.prefix(max(0, most)).map(\.self)
        }
        let ranked = ids.joined.map { name -> (distance: Int, name: String) in
            (NearestWord.distance(wanted, Array(name.lowercased().unicodeScalars)), name)
        }
        return ranked.filter { $0.distance <= max(1, wanted.count / 3) }.sorted { $0 < $1 }.prefix(
            max(0, most)
        )
        .map(\.name)
    }

    /// What can be explained, a sentence with one name of each kind that there is.
    public static func kinds(in context: Context) -> String {
        let ids = ids(in: context)
        let examples = [
            ("an assessment", ids.assessments), ("an incident", ids.incidents), ("a report", ids.reports),
            ("a duty", ids.duties), ("a clock", ids.clocks),
        ].compactMap { kind, names in names.min().map { "\(kind) (\($0))" } }
        return examples.isEmpty
            ? "there is nothing to explain in this assessment"
            : "it explains " + examples.joined(separator: ", ")
    }

    /// The names of all that can be explained, by kind.
    private struct IDs {
        var assessments: Set<String> = []
        var incidents: Set<String> = []
        var reports: Set<String> = []
        var duties: Set<String> = []
        var clocks: Set<String> = []

        var joined: Set<String> {
            assessments.union(incidents).union(reports).union(duties).union(clocks)
        }
    }

    private static func ids(in context: Context) -> IDs {
        let (verdict, reports) = (context.released.verdict, context.released.reports)
        var ids = IDs()
        ids.incidents = Set(verdict.incidents.map(\.id.text))
        ids.reports = Set(reports.indices.map { reports.id(at: $0).text })
        for reading in verdict.readings {
            ids.assessments.formUnion(reading.assessments.map(\.id))
            ids.duties.formUnion(reading.deeds.map(\.id))
            ids.clocks.formUnion(
                reading.responses.flatMap(\.scenarios).flatMap(\.episodes).flatMap(\.rungs)
                    .flatMap(\.clocks).map(\.id))
        }
        return ids
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
