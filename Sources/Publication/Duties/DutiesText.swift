internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Duties, exchanges, standing measures and guarantors, on a terminal.
enum DutiesText {
    static func put(_ released: Released, on page: inout TextPage) {
        let ledgers = DutyLedger.all(released)
        guard !ledgers.isEmpty else { return }
        let words = DutyWords(released: released)
        page.heading("What is owed, and how it stands")
        for ledger in ledgers {
            page.blank()
            page.line(ledger.heading, tone: .strong)
            duties(ledger.rows, words, on: &page)
            for exchange in ledger.exchanges(released) { put(exchange, words, on: &page) }
            for measure in ledger.standingMeasures { put(measure, words, on: &page) }
            defaults(ledger.defaults, words, on: &page)
        }
        let used = Set(ledgers.flatMap(\.deeds).map(\.state))
        for state in DeedState.allCases where used.contains(state) {
            page.line("\(state.sign) \(state.words): \(state.meaning)", tone: .faint)
        }
        if !used.isEmpty { page.line(Wording.silence, tone: .faint) }
    }

    private static func tone(_ state: DeedState) -> TerminalStyle.Tone {
        switch state {
        case .breached: .grave
        case .performed: .done
        case .due, .unverified, .undecidable: .strong
        case .pending, .excused: .faint
        }
    }

    private static func duties(_ rows: [DutyRow], _ words: DutyWords, on page: inout TextPage) {
        guard !rows.isEmpty else { return }
        guard page.width >= 96 else {
            for row in rows { stack(row, words, on: &page) }
            return
        }
        let titles = ["duty", "state", "from, and by when", "what was done", "why"]
        page.table(
            columns(titles, shares: [24, 13, 23, 19, 21], of: page),
            rows: rows.map { row in
                [
                    duty(row, words), [TextCell(text: words.state(row.first), tone: tone(row.first.state))],
                    times(row, words), done(row, words), [TextCell(text: row.reason(words))],
                ]
            })
    }

    private static func stack(_ row: DutyRow, _ words: DutyWords, on page: inout TextPage) {
        page.line(
            "\(words.state(row.first)): \(row.title(words)), \(words.released.name(row.first.party))",
            tone: tone(row.first.state))
        page.line(row.first.what, indent: 2, tone: .faint)
        for cell in times(row, words) + done(row, words).filter({ $0.text != "-" }) {
            page.line(cell.text, indent: 2, tone: cell.tone)
        }
        page.line(row.reason(words), indent: 2)
        page.blank()
    }

    private static func duty(_ row: DutyRow, _ words: DutyWords) -> [TextCell] {
        [
            TextCell(text: row.title(words), tone: .strong),
            TextCell(text: words.released.name(row.first.party)),
            TextCell(text: row.first.what, tone: .faint),
        ]
    }

    private static func times(_ row: DutyRow, _ words: DutyWords) -> [TextCell] {
        guard row.count > 1 else {
            return words.times(row.first).map {
                TextCell(text: "\($0.name) \(words.when($0.when, row.first))")
            }
        }
        return [
            TextCell(text: "the first due by \(words.when(row.first.completeBy, row.first))"),
            TextCell(text: "the last due by \(words.when(row.last.completeBy, row.last))"),
        ]
    }

    private static func done(_ row: DutyRow, _ words: DutyWords) -> [TextCell] {
        guard row.count == 1 else { return [TextCell(text: "-")] }
        let cells =
            [words.count(row.first)].compactMap { $0.map { TextCell(text: $0) } }
            + words.done(row.first).map { TextCell(text: "\($0.name) \(words.when($0.when, row.first))") }
        return cells.isEmpty ? [TextCell(text: "-")] : cells
    }

    private static func put(_ exchange: ExchangeLedger, _ words: DutyWords, on page: inout TextPage) {
        page.blank()
        page.line("Exchange \(exchange.name), side by side", tone: .strong)
        let sides = exchange.sides.map { words.released.name($0) }
        guard page.width >= 30 * (sides.count + 1) else {
            for row in exchange.rows {
                for (side, deed) in zip(sides, row.sides) {
                    page.line("\(row.tranche), \(side)", indent: 2)
                    for cell in cells(deed, words) { page.line(cell.text, indent: 4, tone: cell.tone) }
                }
            }
            return
        }
        let share = 84 / max(1, sides.count)
        page.table(
            columns(
                ["tranche"] + sides, shares: [100 - share * sides.count] + sides.map { _ in share }, of: page),
            rows: exchange.rows.map { row in
                [[TextCell(text: row.tranche.text, tone: .strong)]] + row.sides.map { cells($0, words) }
            })
    }

    /// What a side owes in a tranche, and how it stands.
    private static func cells(_ deed: DeedVerdict?, _ words: DutyWords) -> [TextCell] {
        guard let deed else { return [TextCell(text: "owes nothing")] }
        var cells = [TextCell(text: words.state(deed), tone: tone(deed.state))]
        if let count = words.count(deed) { cells.append(TextCell(text: count)) }
        cells.append(TextCell(text: "due by " + words.when(deed.completeBy, deed)))
        cells += words.done(deed).map { TextCell(text: "\($0.name) \(words.when($0.when, deed))") }
        cells.append(TextCell(text: words.reason(deed), tone: .faint))
        return cells
    }

    private static func put(
        _ measure: StandingMeasureVerdict, _ words: DutyWords, on page: inout TextPage
    ) {
        page.blank()
        page.line("Standing measure \(measure.name): \(measure.measure)", tone: .strong)
        page.line(words.parties(measure), indent: 2, tone: .faint)
        for phase in measure.phases {
            let since =
                phase.since.map { "since " + words.released.moments.local($0) } ?? DutyWords.untold(phase)
            page.line("\(phase.state.rawValue) \(since): \(words.why(phase))", indent: 2)
        }
        for assumption in measure.assumptions { page.line("assumed: " + words.text(assumption), indent: 2) }
    }

    private static func defaults(
        _ defaults: [GuarantorDefault], _ words: DutyWords, on page: inout TextPage
    ) {
        guard !defaults.isEmpty else { return }
        page.blank()
        page.line("Guarantors who did not act in time", tone: .strong)
        for fault in defaults {
            page.line(words.text(fault) + ".", indent: 2, tone: fault.isHypothetical ? .plain : .grave)
            if fault.isHypothetical { page.line(DutyWords.hypotheticalDefault, indent: 4, tone: .faint) }
        }
    }

    /// Columns that take up the page in the shares given, of a hundred.
    private static func columns(_ titles: [String], shares: [Int], of page: TextPage) -> [TextColumn] {
        let gap = page.style == .colour ? 3 : 2
        let room = page.width - gap * (titles.count - 1)
        var columns = zip(titles, shares).map { TextColumn(title: $0, width: room * $1 / 100) }
        columns[columns.count - 1].width = room - columns.dropLast().reduce(0) { $0 + $1.width }
        return columns
    }
}
