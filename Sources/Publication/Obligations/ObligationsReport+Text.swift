internal import AgreementLanguage
internal import CeasefireModel

extension ObligationsReport {
    /// The page for a terminal: for each reading a table of each kind of duty, then a timeline.
    public func text(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line(agreement.title, tone: .strong)
        if schedules.allSatisfy(\.rows.isEmpty) {
            page.line(Self.nothing)
            return page.text
        }
        for schedule in schedules {
            page.heading(schedule.heading)
            for kind in ObligationRow.Kind.allCases {
                let rows = schedule.rows.filter { $0.kind == kind }
                guard !rows.isEmpty else { continue }
                page.blank()
                page.line(Self.heading(kind), tone: .strong)
                table(rows, on: &page)
            }
            timeline(schedule.rows, on: &page)
            for assumption in schedule.assumptions { page.line("assumed: \(assumption)", tone: .faint) }
        }
        return page.text
    }

    private func table(_ rows: [ObligationRow], on page: inout TextPage) {
        // Who, when and by when take what they need; the rest goes to what must be done.
        let room = max(60, page.width) - 12
        let columns = [
            TextColumn(title: "Who", width: room * 17 / 100),
            TextColumn(title: "Must", width: room * 35 / 100),
            TextColumn(title: "From", width: room * 17 / 100),
            TextColumn(title: "By", width: room * 17 / 100),
            TextColumn(title: "If not", width: room * 14 / 100),
        ]
        page.table(
            columns,
            rows: rows.map { row in
                [row.whoWords, row.must, row.from, row.by, row.ifNot].map { [TextCell(text: $0)] }
            })
    }

    /// A line for each thing that has a time: from when it is owed to when it is due.
    private func timeline(_ rows: [ObligationRow], on page: inout TextPage) {
        let timed = rows.filter { $0.opens != nil || $0.due != nil }
        let moments = timed.flatMap { [$0.opens, $0.due].compactMap(\.self) }
        guard let first = moments.map(\.earliest).min(), let last = moments.map(\.latest).max(), first < last
        else { return }
        let name = min(36, max(12, timed.map(\.id.count).max() ?? 12))
        let columns = max(20, page.width - name - 4)
        func column(_ instant: Instant) -> Int {
            Int((instant - first) * Int64(columns - 1) / max(1, last - first))
        }
        page.blank()
        page.line("Timeline", tone: .strong)
        let (begin, end) = (self.moments.local(first), self.moments.local(last))
        let gap = String(repeating: " ", count: max(1, columns - begin.count - end.count))
        page.append([String(repeating: " ", count: name + 2) + begin + gap + end])
        for row in timed {
            let from = row.opens.map { column($0.earliest) } ?? 0
            let to = row.due.map { column($0.latest) } ?? columns - 1
            var line = [Character](repeating: " ", count: columns)
            for i in min(from, to)...max(from, to) { line[i] = "=" }
            // Open ends are not drawn as ends.
            line[min(from, to)] = row.opens == nil ? "?" : "["
            line[max(from, to)] = row.due == nil ? ">" : "]"
            let label = DiagnosticText.escaped(String(row.id.prefix(name)))
            while line.last == " " { line.removeLast() }
            page.append([
                label + String(repeating: " ", count: max(0, name - label.count) + 2) + String(line)
            ])
        }
        page.line(
            "[ from when, ] until or by when, ? not known from when, > not known until when, or without end",
            tone: .faint)
    }
}
