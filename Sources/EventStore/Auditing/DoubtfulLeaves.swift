internal import AuditLog
internal import CeasefireModel

/// What was signed by keys that may have been in other hands then, as revocations say, and which of it somebody else has confirmed or corrected
/// since.
struct DoubtfulLeaves: Sendable {
    private struct Signed: Sendable {
        let key: PublicKey
        let recorded: Instant
        /// The leaf that it corrects.
        let corrects: UInt64?
        /// The rows that it vouches for.
        let rows: [Range<UInt64>]
    }

    private var signed: [UInt64: Signed] = [:]
    /// The keys that grants name, by their leaves.
    private var grants: [UInt64: PublicKey] = [:]
    private var revocations: [(leaf: UInt64, key: PublicKey, since: Instant)] = []
    /// For each leaf its corrections, and for some rows the intakes that vouch for them.
    private var corrections: [UInt64: [UInt64]] = [:]
    private var intakes: [[Range<UInt64>]: [UInt64]] = [:]

    /// Takes a leaf that may stand where it stands.
    mutating func take(_ leaf: Leaf, _ entry: RecordedEntry, number: UInt64) {
        guard let key = leaf.signature?.key else { return }
        var rows: [Range<UInt64>] = []
        if case .act(let act) = entry.substance.content {
            switch act {
            case .roleGranted(let grant): grants[number] = grant.key
            case .roleRevoked(let revocation):
                guard let key = grants[revocation.grant.number], let since = revocation.since else { return }
                revocations.append((number, key, since))
            case .intake(let account): rows = account.leaves
            default: break
            }
        }
        let corrects = entry.corrects?.number
        signed[number] = Signed(key: key, recorded: leaf.recorded, corrects: corrects, rows: rows)
        if let corrects { corrections[corrects, default: []].append(number) }
        if !rows.isEmpty { intakes[rows, default: []].append(number) }
    }

    /// The leaves in doubt for which nobody else has stood up, in their order.
    var numbers: [UInt64] {
        guard !revocations.isEmpty else { return [] }
        let doubtful = signed.filter { number, leaf in
            revocations.contains { $0.key == leaf.key && number < $0.leaf && $0.since <= leaf.recorded }
        }
        return doubtful.filter { number, leaf in
            // A correction stands as long as the next one does not say otherwise.
            let later =
                (corrections[number] ?? []) + (leaf.corrects.flatMap { corrections[$0] } ?? [])
                + (intakes[leaf.rows] ?? [])
            return !later.contains {
                $0 > number && doubtful[$0] == nil && signed[$0].map { $0.key != leaf.key } ?? false
            }
        }.keys.sorted()
    }
}
