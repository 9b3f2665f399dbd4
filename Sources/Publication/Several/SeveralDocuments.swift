internal import CeasefireModel
internal import Evaluation

/// Several documents held against one record: what each says, side by side.
public struct SeveralDocuments {
    let lines: [DocumentLine]
    let files: [IntakeCount]
    let reportCount: Int
    let incidentCount: Int
    /// Up to when the record was read, in words.
    let known: String
    let tier: ReleaseTier

    /// Takes what each document says, and one of the contexts that they were made from: the record is the same for all.
    public init(_ lines: [DocumentLine], sharing context: Context) {
        let released = context.released
        self.lines = lines
        files = released.files.filter { $0.kind != "agreement" }
        reportCount = released.verdict.reportCount
        incidentCount = released.verdict.incidents.count
        known =
            released.verdict.asOf.map { "what was known at " + released.moments.both($0) }
            ?? "all that is on the record"
        tier = released.tier
    }

    /// `12 documents with 40 readings, over 600 reports of 420 incidents: all that is on the record.`
    var sentence: String {
        let readings = lines.reduce(0) { $0 + $1.readings.count }
        return
            "\(Wording.count(lines.count, "document")) with \(Wording.count(readings, "reading")), over \(Wording.count(reportCount, "report")) of \(Wording.count(incidentCount, "incident")): \(known)."
    }

    /// `Release: public. Kept back: ...`; where that differs it stands with each document.
    var releaseSentence: String {
        let kept = Set(lines.map(\.keptBack))
        let words =
            kept.count == 1
            ? lines[0].keptBack : "What was kept back differs by document, and stands with each."
        return "Release: \(tier.rawValue). \(words)"
    }

    /// For programs: `{"schema": "truce-documents/1", ..., "documents": [...]}`.
    public func json() -> String {
        JSONValue.object([
            ("schema", .string("truce-documents/1")), ("release", .string(tier.rawValue)),
            ("reports", .int(reportCount)), ("incidents", .int(incidentCount)),
            ("documents", .array(lines.map(\.json))),
        ]).text(openLevels: 3)
    }

    /// For a terminal: a row for each reading of each document.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line("Several documents, one record", tone: .strong)
        for file in files {
            page.line(
                "\(file.kind): \(file.read) read, \(file.accepted) accepted, \(file.rejected) rejected; \(file.file), \(Wording.short(file.digest))"
            )
        }
        page.line(sentence)
        page.line(releaseSentence, tone: .faint)
        page.heading("What each document comes to")
        for line in lines {
            page.line("\(line.title) (\(line.file))", tone: .strong)
            page.picture(Self.bar(line), then: line.outcome, indent: 2)
            if Set(lines.map(\.keptBack)).count > 1 { page.line(line.keptBack, indent: 2, tone: .faint) }
        }
        page.line(
            "\(Self.mark(.breachFound)) breach found, \(Self.mark(.breachAssessed)) breach assessed, \(Self.mark(.noBreachEstablished)) no breach established; a sign for each reading.",
            tone: .faint)
        page.heading("What each reading says of the record")
        if page.width >= 96 { table(on: &page) } else { stack(on: &page) }
        page.line(Wording.silence, tone: .faint)
        page.line(Wording.hypothetical, tone: .faint)
        return page.text
    }

    private func table(on page: inout TextPage) {
        let room = page.width - (page.style == .colour ? 12 : 8)
        var columns = zip(
            [
                "document, reading", "what is assessed", "since, and after how long", "units by state",
                "rung, clock",
            ],
            [19, 20, 22, 21, 18]
        ).map { TextColumn(title: $0, width: room * $1 / 100) }
        columns[4].width = room - columns.dropLast().reduce(0) { $0 + $1.width }
        let rows = lines.flatMap { line in
            line.readings.enumerated().map { i, reading in
                [
                    (i == 0 ? name(line) : []) + [TextCell(text: reading.name)],
                    reading.assessed, reading.since, reading.units, reading.rung,
                ]
            }
        }
        page.table(columns, rows: rows)
    }

    /// The title; with the file where several documents have one title.
    private func name(_ line: DocumentLine) -> [TextCell] {
        let title = TextCell(text: line.title, tone: .strong)
        return lines.count { $0.title == line.title } > 1
            ? [title, TextCell(text: line.file, tone: .faint)] : [title]
    }

    private func stack(on page: inout TextPage) {
        for line in lines {
            for reading in line.readings {
                page.line("\(line.title): \(reading.name)", tone: .strong)
                for cells in [reading.assessed, reading.since, reading.units, reading.rung]
                where cells.map(\.text) != ["-"] {
                    for cell in cells { page.line(cell.text, indent: 2, tone: cell.tone) }
                }
                page.blank()
            }
        }
    }

    /// A sign for each reading, in the document's order.
    static func bar(_ line: DocumentLine) -> String {
        line.readings.map { mark($0.headline) }.joined()
    }

    private static func mark(_ headline: Headline) -> String {
        switch headline {
        case .breachFound: "\u{25A0}"
        case .breachAssessed: "\u{25A8}"
        case .noBreachEstablished: "\u{25A1}"
        }
    }
}
