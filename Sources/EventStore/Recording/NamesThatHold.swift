internal import AuditLog

/// What stands under names, believed only where the leaves say so themselves: whoever has the file may write into its list of names that an
/// entry stands there which does not, and it would be passed over for ever.
struct NamesThatHold {
    /// What stands under each name under which something stands.
    let leaves: [EntryName: [NamedLeaf]]

    /// Leaves that lie between two that are asked for, and are read with them rather than asking twice.
    private static let widestGap: UInt64 = 16

    /// Looks entries up by their names, and reads every leaf that the list names.
    ///
    /// - Throws: ``RecordStoreError`` where a leaf does not say what the list says of it.
    init(_ names: [EntryName], in record: any RecordReading) throws {
        leaves = Dictionary(
            zip(names, try record.leaves(named: names)).filter { !$1.isEmpty },
            uniquingKeysWith: { first, _ in first })
        guard !leaves.isEmpty else { return }
        var asked: [UInt64: [(name: EntryName, substance: Digest)]] = [:]
        for (name, found) in leaves {
            for leaf in found {
                asked[leaf.number, default: []].append((name, leaf.substance))
            }
        }
        for run in Self.runs(of: asked.keys.sorted()) {
            try record.leaves(run) { number, span in
                guard let claims = asked.removeValue(forKey: number) else { return }
                let bytes = span.withUnsafeBytes { Array($0) }
                for claim in claims where try !Self.holds(claim, number, bytes) {
                    throw Self.altered(claim.name, number)
                }
            }
        }
        // What was not handed on is not there.
        if let (number, claims) = asked.min(by: { $0.key < $1.key }) {
            throw Self.altered(claims[0].name, number)
        }
    }

    private static func holds(
        _ claim: (name: EntryName, substance: Digest), _ number: UInt64,
        _ bytes: [UInt8]
    ) throws -> Bool {
        try StoredLeaf(number: number, encoded: bytes).names.contains {
            $0.name == claim.name && $0.substance == claim.substance
        }
    }

    /// Numbers that ascend, as few ranges.
    private static func runs(of numbers: [UInt64]) -> [Range<UInt64>] {
        numbers.reduce(into: []) { runs, number in
            if let last = runs.last, number - last.upperBound <= widestGap {
                runs[runs.count - 1] = last.lowerBound..<number + 1
            } else {
                runs.append(number..<number + 1)
            }
        }
    }

    private static func altered(_ name: EntryName, _ number: UInt64) -> RecordStoreError {
        RecordStoreError(
            .damaged,
            "\(name.space.word) '\(name.text)' is leaf \(number) by the store's list of names, and leaf \(number) is something else: the store was changed behind the record's back, and nothing is added to it. `truce record check` looks at the rest of the store."
        )
    }
}
