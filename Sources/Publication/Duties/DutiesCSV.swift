internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// `duties.csv`: a row for each duty of each party under each reading. Times are ISO 8601 in Universal Time,
/// and in the agreement's zone in the columns `_local`.
enum DutiesCSV {
    private static let times: [(name: String, of: @Sendable (DeedVerdict) -> Interval?)] = [
        ("opens", { $0.opens }), ("begin_by", { $0.beginBy }), ("complete_by", { $0.completeBy }),
        ("begun", { $0.begun }), ("completed", { $0.completed }), ("breached", { $0.breached }),
        ("breach_known", { $0.breachKnown }),
    ]

    static let columns =
        [
            "duty", "reading", "deed", "kind", "tranche", "occasion", "party", "what", "owed", "done",
            "state",
            "standard",
        ] + times.flatMap { ["\($0.name)_from", "\($0.name)_to"] }
        + ["complete_by_from_local", "complete_by_to_local", "reason", "assumptions", "entries", "release"]

    static func text(_ released: Released) -> String {
        var table = CSVText(columns: columns)
        for reading in released.verdict.readings {
            for deed in reading.deeds { table.add(row(deed, reading.reading.name, released)) }
        }
        return table.text
    }

    private static func row(
        _ deed: DeedVerdict, _ reading: ReadingName, _ released: Released
    ) -> [CSVText.Cell] {
        func text(_ words: String?) -> CSVText.Cell { words.map { .text($0) } ?? .empty }
        func number(_ value: Int?) -> CSVText.Cell { value.map { .number(Int64($0)) } ?? .empty }
        var cells: [CSVText.Cell] = [
            .text(deed.id), .text(reading.text), .text(deed.deed.text), .text(deed.kind.rawValue),
            text(deed.tranche?.text), number(deed.occasion), .text(deed.party.text), .text(deed.what),
            number(deed.owed), number(deed.done), .text(deed.state.rawValue), .text(deed.standard.rawValue),
        ]
        for (_, of) in times {
            let interval = of(deed)
            cells += [text(interval?.earliest.utcText), text(interval?.latest.utcText)]
        }
        cells += [
            text(deed.completeBy.flatMap { released.moments.iso($0.earliest) }),
            text(deed.completeBy.flatMap { released.moments.iso($0.latest) }),
            .text(deed.reason.utcText), .text(deed.assumptions.map(\.line.utcText).joined(separator: "; ")),
            .text(deed.entries.map(\.text).joined(separator: " ")), .text(released.tier.rawValue),
        ]
        return cells
    }
}
