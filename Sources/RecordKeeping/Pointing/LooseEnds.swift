internal import AuditLog
public import CeasefireModel
public import EventStore

/// Something in an entry that points at nothing on the record: mostly a slip, which nobody could take back once it is signed.
public struct LooseEnd: Hashable, Sendable {
    /// The place of the entry among those that were looked at.
    public let place: Int
    /// What points at nothing.
    public let sentence: String
    /// How to mend it.
    public let mend: String
}

extension RecordReading {
    /// What in some entries points at nothing: names of reports and entries that are neither on the record nor among them, parties that
    /// nobody has named, and what is told of as done and lies in the future.
    ///
    /// What is due, planned or agreed for later is no loose end: the day by which a task is due, the time of a measure, the end of a pause,
    /// when an agreement takes effect, the period of an announcement.
    ///
    /// - Parameters:
    ///   - moment: When they would be recorded.
    ///   - parties: Parties that are known from elsewhere, such as the agreement.
    public func looseEnds(
        of entries: [RecordedEntry], at moment: Instant, parties: Set<ActorID> = []
    ) throws -> [LooseEnd] {
        let pointers = entries.map { Pointers(of: $0) }
        let named = try kinds(ofNames: pointers.flatMap { $0.entries.map(\.name) }, and: entries)
        let among = entries.reduce(into: parties) {
            if $1.substance.kind.isRow { $0.formUnion($1.namedParties) }
        }
        let asked = Set(pointers.flatMap(\.parties)).subtracting(among)
        let known = try among.union(partiesNamed(until: asked))
        var ends: [LooseEnd] = []
        for (place, pointers) in pointers.enumerated() {
            for (name, kind) in pointers.entries {
                guard let (sentence, mend) = Self.fault(of: name, as: kind, named) else { continue }
                ends.append(LooseEnd(place: place, sentence: sentence, mend: mend))
            }
            // Where nobody has been named yet there is nothing to compare with.
            for party in Set(pointers.parties).sorted() where !known.isEmpty && !known.contains(party) {
                let near = NearestWord.of(party.text, among: known.map(\.text)).map {
                    "Did you mean '\($0)'? "
                }
                ends.append(
                    LooseEnd(
                        place: place,
                        sentence: "Nothing on the record names '\(party.text)' as a party.",
                        mend: (near ?? "")
                            + "A party that is new stands in the agreement: put that on the record, or say `--ahead`."
                    ))
            }
            for (words, time) in pointers.past where time.earliest > moment {
                ends.append(
                    LooseEnd(
                        place: place,
                        sentence:
                            "The entry says that \(words) at \(time.earliest.utcText), and it would be recorded at \(moment.utcText), which is before that.",
                        mend: "Correct the time, or say `--ahead` if it shall be recorded before it happens.")
                )
            }
        }
        return ends
    }

    private static func fault(
        of name: EntryName, as kind: EntryKind?, _ named: [EntryName: EntryKind]
    ) -> (String, String)? {
        guard let found = named[name] else {
            let elsewhere = NameSpace.allCases.map { EntryName($0, name.text) }.first { named[$0] != nil }
            let mend =
                elsewhere.map { "Did you mean '\($0.words)'?" }
                ?? "Correct the name, or say `--ahead` if somebody else is still bringing it."
            return ("There is no \(name.space.words) '\(name.text)' on the record.", mend)
        }
        guard let kind, found != kind else { return nil }
        return (
            "'\(name.text)' is an entry of the kind \(found.words), and a \(kind.words) is needed here.",
            "Name the \(kind.words)."
        )
    }

    /// Which of some names stand on the record or among the entries, in whatever space, and of which kind each is.
    private func kinds(
        ofNames names: [EntryName], and entries: [RecordedEntry]
    ) throws -> [EntryName: EntryKind] {
        guard !names.isEmpty else { return [:] }
        let wanted = Array(Set(names.flatMap { name in NameSpace.allCases.map { EntryName($0, name.text) } }))
        var kinds: [EntryName: EntryKind] = [:]
        for (name, leaves) in zip(wanted, try leaves(named: wanted)) {
            guard let first = leaves.first else { continue }
            kinds[name] = try leaf(first.number)?.entry.substance.kind
        }
        for entry in entries { kinds[entry.name] = entry.substance.kind }
        return kinds
    }

    /// The parties that entries name, the newest first, until all that are asked for have been found.
    private func partiesNamed(until asked: Set<ActorID>) throws -> Set<ActorID> {
        guard !asked.isEmpty else { return [] }
        var (known, end) = (Set<ActorID>(), try head().size)
        while end > 0, !asked.isSubset(of: known) {
            let first = end - min(end, 4_096)
            try each(first..<end) { known.formUnion($0.entry.namedParties) }
            end = first
        }
        return known
    }
}

extension EntryKind {
    /// Whether sources bring it, row by row.
    fileprivate var isRow: Bool { space != .entries }
}

extension NameSpace {
    fileprivate var words: String {
        switch self {
        case .entries: "entry"
        case .reports: "report"
        case .statements: "statement"
        case .observations: "observation"
        }
    }
}

extension EntryName {
    /// The name with its space before it, `report:R1`, as people write it.
    public var words: String { "\(space.words):\(text)" }
}
