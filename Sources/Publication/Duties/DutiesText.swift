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
            put(ledger.matrix(released), words, on: &page)
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

    /// Those who owe stand side by side where the page is wide enough for it, one below the other elsewhere.
    private static func put(_ matrix: DutyMatrix, _ words: DutyWords, on page: inout TextPage) {
        let sides = matrix.sides.map { words.released.name($0) }
        guard !sides.isEmpty else { return }
        guard page.width >= 26 * (sides.count + 1) else {
            for row in matrix.rows {
                for (side, cell) in zip(sides, row.cells) where !cell.isEmpty {
                    page.line("\(row.title), \(side)", tone: .strong)
                    page.line(cell[0].first.what, indent: 2, tone: .faint)
                    for line in cell.flatMap({ lines($0, words) }) {
                        page.line(line.text, indent: 2, tone: line.tone)
                    }
                    page.blank()
                }
            }
            return
        }
        let share = 78 / sides.count
        page.table(
            columns(
                ["duty"] + sides, shares: [100 - share * sides.count] + sides.map { _ in share }, of: page),
            rows: matrix.rows.map { row in
                let head =
                    [TextCell(text: row.title, tone: .strong)]
                    + (row.what.map { [TextCell(text: $0, tone: .faint)] } ?? [])
                return [head]
                    + row.cells.map { cell in
                        cell.isEmpty
                            ? [TextCell(text: "owes nothing here", tone: .faint)]
                            : (row.what == nil ? [TextCell(text: cell[0].first.what, tone: .faint)] : [])
                                + cell.flatMap { lines($0, words) }
                    }
            })
    }

    /// How a duty stands for one who owes it: the state, by when, what was done, why.
    private static func lines(_ row: DutyRow, _ words: DutyWords) -> [TextCell] {
        let deed = row.first
        let state = [words.state(deed), row.occasions].compactMap { $0 }.joined(separator: ", ")
        var lines = [TextCell(text: state, tone: tone(deed.state))]
        if row.count == 1, let count = words.count(deed) { lines.append(TextCell(text: count)) }
        for (name, when) in row.deadlines(words) {
            lines.append(TextCell(text: "\(name) \(words.when(when, deed))"))
        }
        if row.count == 1 {
            lines += words.done(deed).map { TextCell(text: "\($0.name) \(words.when($0.when, deed))") }
        }
        lines.append(TextCell(text: row.reason(words), tone: .faint))
        return lines
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
