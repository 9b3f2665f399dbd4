internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// The verdict on a terminal: a row for each reading, then what the responses would ask for and what all
/// figures rest on.
public enum TerminalMatrix {
    /// The text, with a line break at its end.
    ///
    /// - Parameters:
    ///   - context: What to tell; its release tier applies.
    ///   - style: With colours and lines for a terminal, or without.
    ///   - width: Columns; below 96 each reading is told line by line instead of in a table.
    public static func text(_ context: Context, style: TerminalStyle, width: Int = 120) -> String {
        let released = context.released
        var page = TextPage(style: style, width: width)
        head(released, on: &page)
        let summaries = released.verdict.readings.map { ReadingSummary($0, of: released) }
        page.heading("What each reading says of the record")
        if page.width >= 96 {
            table(summaries, released, on: &page)
        } else {
            for summary in summaries { stack(summary, released, on: &page) }
        }
        page.line(Wording.silence, tone: .faint)
        ComparisonText.put(released, on: &page)
        FindingsText.put(released, on: &page)
        DutiesText.put(released, on: &page)
        ResponseText.put(summaries, released, on: &page)
        BasisText.put(summaries, released, on: &page)
        return page.text
    }

    private static func head(_ released: Released, on page: inout TextPage) {
        let verdict = released.verdict
        let agreement = verdict.agreement
        page.line(agreement.title, tone: .strong)
        page.line(
            "text \(Wording.short(agreement.textFingerprint)), meaning \(Wording.short(agreement.meaningFingerprint))",
            tone: .faint)
        for file in released.files {
            if let record = file.record {
                page.line(
                    "record: \(record.words(leaves: file.read)); \(file.file), \(Wording.short(file.digest))")
                continue
            }
            page.line(
                "\(file.kind): \(file.read) read, \(file.accepted) accepted, \(file.rejected) rejected\(file.filtered > 0 ? ", \(file.filtered) set aside by the mapping" : ""); \(file.file), \(Wording.short(file.digest))"
            )
        }
        let known =
            verdict.asOf.map { "what was known at " + released.moments.both($0) }
            ?? "all that is on the record"
        page.line(
            "\(Wording.count(verdict.reportCount, "report")) of \(Wording.count(verdict.incidents.count, "incident")): \(known)."
        )
        let remarks = verdict.remarks.count
        let later =
            remarks == 0
            ? "Its rules stand at the end."
            : "Its rules, and \(Wording.count(remarks, "note")), stand at the end."
        page.line("Release: \(released.tier.rawValue). \(released.keptBack.sentence) \(later)", tone: .faint)
        for body in agreement.bodies {
            page.line("\(body.name.isEmpty ? body.id.text : body.name): \(BodyWords.text(body, released)).")
        }
    }

    private static func table(_ summaries: [ReadingSummary], _ released: Released, on page: inout TextPage) {
        let gaps = page.style == .colour ? 12 : 8
        let room = page.width - gaps
        let shares = [17, 20, 23, 21, 19]
        var columns = zip(
            ["reading", "what is assessed", "since, and after how long", "units by state", "rung, clock"],
            shares
        )
        .map { TextColumn(title: $0, width: room * $1 / 100) }
        columns[4].width = room - columns.dropLast().reduce(0) { $0 + $1.width }
        let rows = summaries.map { summary -> [[TextCell]] in
            [
                reading(summary, released), assessed(summary, released), since(summary, released),
                units(summary, released), rung(summary, released),
            ]
        }
        page.table(columns, rows: rows)
        page.line(
            "A unit is an outermost incident with all its parts (\(Tally.countingRule)), counted for each party accused and each provision.",
            tone: .faint)
    }

    private static func stack(_ summary: ReadingSummary, _ released: Released, on page: inout TextPage) {
        for (i, cell) in reading(summary, released).enumerated() {
            page.line(cell.text, indent: i == 0 ? 0 : 2, tone: cell.tone)
        }
        for (title, cells) in [
            (nil, assessed(summary, released)), ("since, and after how long", since(summary, released)),
            ("units by state", units(summary, released)), ("rung, clock", rung(summary, released)),
        ] as [(String?, [TextCell])] {
            // A dash needs no title.
            guard cells.count > 1 || title == nil else { continue }
            if let title { page.line(title + ":", indent: 2, tone: .faint) }
            for cell in cells { page.line(cell.text, indent: title == nil ? 2 : 4, tone: cell.tone) }
        }
        page.blank()
    }

    private static func reading(_ summary: ReadingSummary, _ released: Released) -> [TextCell] {
        let reading = summary.verdict.reading
        return [
            TextCell(text: reading.name.text, tone: .strong),
            TextCell(
                text: reading.heldBy.map { "held by " + released.name($0) } ?? "held by no party",
                tone: .faint),
        ]
    }

    static func assessed(_ summary: ReadingSummary, _ released: Released) -> [TextCell] {
        let headline = summary.verdict.headline
        return [
            TextCell(
                text: summary.verdict.headlineText,
                tone: headline == .noBreachEstablished ? .plain : .grave)
        ]
            + summary.found.map {
                TextCell(
                    text:
                        "\(FindingWords.subject($0)), \(released.name($0.finding.party)), found by \(FindingWords.body($0.finding, released))"
                )
            }
            + summary.verdict.breaches.map {
                TextCell(
                    text: "by \(released.name($0.party)): \(DutyWords.counts($0))")
            }
    }

    static func since(_ summary: ReadingSummary, _ released: Released) -> [TextCell] {
        let breaches = BreachWords.all(summary.verdict, released)
        guard !breaches.isEmpty else { return [TextCell(text: "-")] }
        return breaches.flatMap { breach -> [TextCell] in
            // Whose breach it is must be said wherever two are in breach.
            let name =
                breaches.count > 1 || !breach.isSingle
                ? [TextCell(text: released.name(breach.party) + ":", tone: .strong)] : []
            return name
                + breach.lines.flatMap { line -> [TextCell] in
                    let since = line.since.map { released.moments.local($0) } ?? "withheld"
                    guard breach.isSingle else {
                        return [
                            TextCell(
                                text: "\(line.what): since \(since)" + (line.after.map { ", " + $0 } ?? ""))
                        ]
                    }
                    return [TextCell(text: since)]
                        + (line.since.map { [TextCell(text: released.moments.utc($0), tone: .faint)] } ?? [])
                        + (line.after.map { [TextCell(text: $0)] } ?? [])
                }
        }
    }

    private static func units(_ summary: ReadingSummary, _ released: Released) -> [TextCell] {
        summary.parties.map {
            TextCell(text: "\(released.name($0.party)): \($0.countsText)")
        } + [
            TextCell(text: "coverage \(Wording.coverage(in: summary.verdict))", tone: .faint),
            TextCell(
                text:
                    "out of scope: \(summary.totals.outOfScope) of \(Wording.count(summary.totals.incidents, "incident"))",
                tone: .faint),
        ]
    }

    static func rung(_ summary: ReadingSummary, _ released: Released) -> [TextCell] {
        let called = summary.calledRungs
        guard !called.isEmpty else { return [TextCell(text: "-")] }
        return called.flatMap { called -> [TextCell] in
            let basis = called.isHypothetical ? "hypothetical" : "on a finding"
            var cells = [
                TextCell(
                    text: "\(called.rung.rung) (rung \(called.rung.position) of \(called.of))", tone: .strong),
                TextCell(text: "on breaches by \(released.name(called.party))"),
            ]
            if let clock = called.clock { cells.append(TextCell(text: Wording.clock(clock, released))) }
            return cells + [TextCell(text: basis, tone: .faint)]
        }
    }
}
