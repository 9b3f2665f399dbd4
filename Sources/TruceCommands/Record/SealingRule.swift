internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// Whether a sealed folder shows an entry to a circle. A leaf is shown as it is or not at all, so what the rules of the circle would
/// tell less closely is withheld.
struct SealingRule {
    let tier: ReleaseTier
    /// When the record was last written to: what is recent is so by this.
    let now: Instant?

    func isShown(_ leaf: ReadLeaf) -> Bool { isShown(leaf.entry) }

    private func isShown(_ entry: RecordedEntry) -> Bool {
        guard tier != .internal else { return true }
        let substance = entry.substance
        guard substance.release.isOpen(to: tier, at: now) else { return false }
        let policy = ReleasePolicy.of(tier)
        switch substance.content {
        // Without these nobody could check who may write; roles are granted to offices.
        case .act(.opened), .act(.roleGranted), .act(.roleRevoked), .act(.keyRotated), .act(.intake):
            return true
        default: break
        }
        // A file cannot be coarsened, and names what it shows.
        if tier == .public, !entry.allAttachments.isEmpty { return false }
        switch substance.content {
        case .report(let report): return policy.leavesAsItIs(report, now: now)
        case .observation(let observation): return policy.leavesAsItIs(observation)
        case .statement: return true
        case .act(.correction(let correction)):
            guard !policy.masksAuthors else { return false }
            return correction.replacement.map(isShown) ?? true
        case .entry, .act: return !policy.masksAuthors
        }
    }
}
