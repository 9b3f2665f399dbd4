/// What was signed by keys that may have been in other hands, and which of it somebody else has confirmed or corrected since.
struct LostKeys {
    /// The leaves in doubt, and the leaf that says so of each.
    private var doubtful: [UInt64: UInt64] = [:]
    private var signers: [UInt64: [UInt8]] = [:]
    /// For each corrected leaf its corrections, and for each correction what it corrects.
    private var corrections: [UInt64: [UInt64]] = [:]
    private var targets: [UInt64: UInt64] = [:]
    /// The leaves that each intake vouches for, and the intakes that vouch for the same.
    private var rows: [UInt64: [Range<UInt64>]] = [:]
    private var intakes: [[Range<UInt64>]: [UInt64]] = [:]

    /// A leaf bears a good signature.
    mutating func sign(_ leaf: UInt64, by key: [UInt8]) { signers[leaf] = key }

    /// Leaves are in doubt, as a revocation says.
    mutating func take(_ leaves: [UInt64], as revocation: UInt64) {
        for leaf in leaves { doubtful[leaf] = doubtful[leaf] ?? revocation }
    }

    /// A leaf corrects another, or says of it again what it says.
    mutating func correct(_ target: UInt64, by leaf: UInt64) {
        corrections[target, default: []].append(leaf)
        targets[leaf] = target
    }

    /// An intake vouches for leaves.
    mutating func vouch(for runs: [Range<UInt64>], by leaf: UInt64) {
        guard !runs.isEmpty else { return }
        rows[leaf] = runs
        intakes[runs, default: []].append(leaf)
    }

    /// The leaves in doubt for which nobody else has stood up, and the leaf that says so of each.
    var unconfirmed: [(leaf: UInt64, revocation: UInt64)] {
        doubtful.sorted { $0.key < $1.key }.filter { !isConfirmed($0.key) }.map { ($0.key, $0.value) }
    }

    /// Whether a later leaf by another key, itself beyond doubt, puts it right or says it again.
    private func isConfirmed(_ leaf: UInt64) -> Bool {
        // A correction stands as long as the next one does not say otherwise.
        let later =
            (corrections[leaf] ?? []) + (targets[leaf].flatMap { corrections[$0] } ?? [])
            + (rows[leaf].flatMap { intakes[$0] } ?? [])
        return later.contains {
            $0 > leaf && doubtful[$0] == nil && signers[$0] != nil && signers[$0] != signers[leaf]
        }
    }
}
