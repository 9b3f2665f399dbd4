internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// What readings that say the same say of duties, standing measures and guarantors.
struct DutyLedger {
    /// The readings, in the agreement's order.
    var readings: [ReadingName]
    var deeds: [DeedVerdict]
    var standingMeasures: [StandingMeasureVerdict]
    var defaults: [GuarantorDefault]

    /// One ledger for each thing that is said, in the order of the readings that say it first. Empty where
    /// the agreement asks nothing of anybody.
    static func all(_ released: Released) -> [DutyLedger] {
        var ledgers: [(key: DutyKey, ledger: DutyLedger)] = []
        for reading in released.verdict.readings {
            guard
                !reading.deeds.isEmpty || !reading.standingMeasures.isEmpty
                    || !reading.guarantorDefaults.isEmpty
            else { continue }
            let key = DutyKey(reading)
            if let same = ledgers.firstIndex(where: { $0.key == key }) {
                ledgers[same].ledger.readings.append(reading.reading.name)
            } else {
                ledgers.append(
                    (
                        key,
                        DutyLedger(
                            readings: [reading.reading.name], deeds: reading.deeds,
                            standingMeasures: reading.standingMeasures, defaults: reading.guarantorDefaults)
                    ))
            }
        }
        return ledgers.map(\.ledger)
    }

    /// `Under kyiv, moscow`.
    var heading: String { "Under " + readings.map(\.text).joined(separator: ", ") }

    /// The same within a sentence.
    var phrase: String { "under " + readings.map(\.text).joined(separator: ", ") }

    /// All duties, as rows of a table.
    var rows: [DutyRow] { DutyRow.all(deeds) }

    /// All duties, with those who owe them side by side.
    func matrix(_ released: Released) -> DutyMatrix { DutyMatrix(deeds, released) }
}

/// What makes two readings say the same: all but the reading's own name in front of names.
private struct DutyKey: Hashable {
    var deeds: [DeedVerdict]
    var standingMeasures: [StandingMeasureVerdict]
    var defaults: [GuarantorDefault]

    init(_ reading: ReadingVerdict) {
        let prefix = reading.reading.name.text + "/"
        func own(_ name: String) -> String {
            name.hasPrefix(prefix) ? String(name.dropFirst(prefix.count)) : name
        }
        deeds = reading.deeds.map { deed in
            var deed = deed
            deed.id = own(deed.id)
            return deed
        }
        standingMeasures = reading.standingMeasures
        defaults = reading.guarantorDefaults.map { fault in
            var fault = fault
            if case .deed(let name) = fault.episode { fault.episode = .deed(own(name)) }
            return fault
        }
    }
}

/// A row of a table of duties: one duty of one party, or a run of returns of one that recurs, all in one
/// state.
struct DutyRow {
    /// The first of the run.
    let first: DeedVerdict
    /// The last of the run: the first where there is but one.
    let last: DeedVerdict
    let count: Int
    /// The entries that any of the run rests on, sorted.
    let entries: [EntryID]

    private init(_ first: DeedVerdict, run: some Collection<DeedVerdict>) {
        self.first = first
        last = run.reduce(first) { $1 }
        count = run.count
        entries = Set(run.flatMap(\.entries)).sorted()
    }

    /// Fewer returns in one state than this stand in rows of their own.
    private static let shortestRun = 3

    /// The rows for duties, in the order in which each duty of each party comes first.
    static func all(_ deeds: [DeedVerdict]) -> [DutyRow] {
        lanes(deeds).flatMap { lane -> [DutyRow] in
            var runs: [[DeedVerdict]] = []
            for deed in lane {
                if let before = runs.last?.last, before.state == deed.state, deed.occasion != nil {
                    runs[runs.count - 1].append(deed)
                } else {
                    runs.append([deed])
                }
            }
            return runs.flatMap { run -> [DutyRow] in
                guard run.count >= shortestRun else {
                    return run.map { DutyRow($0, run: [$0]) }
                }
                return [DutyRow(run[0], run: run)]
            }
        }
    }

    /// The duties of one name, tranche and party together, its returns in order.
    static func lanes(_ deeds: [DeedVerdict]) -> [[DeedVerdict]] {
        var order: [[String]] = []
        var lanes: [[String]: [DeedVerdict]] = [:]
        for deed in deeds {
            let key = [deed.deed.text, deed.tranche?.text ?? "", deed.party.text]
            if lanes[key] == nil { order.append(key) }
            lanes[key, default: []].append(deed)
        }
        return order.compactMap { lanes[$0]?.sorted { ($0.occasion ?? 0) < ($1.occasion ?? 0) } }
    }

    /// `report-given, occasions 3 to 51`.
    func title(_ words: DutyWords) -> String {
        guard count > 1, let from = first.occasion, let to = last.occasion else { return words.title(first) }
        return "\(first.deed), occasions \(from) to \(to)"
    }

    /// Why, with a word on the rest of the run.
    func reason(_ words: DutyWords) -> String {
        let reason = words.reason(first)
        return count > 1 ? "\(reason); \(count - 1) more stand the same way" : reason
    }
}
