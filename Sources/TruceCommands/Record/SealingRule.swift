internal import CeasefireModel
internal import EventStore
internal import Evidence
internal import Publication
internal import RecordKeeping

/// Whether a sealed folder shows an entry to a circle. A leaf is shown as it is or not at all, so what the rules of the circle would
/// tell less closely is withheld.
struct SealingRule {
    let tier: ReleaseTier
    /// When the record was last written to, or now where that is earlier: what is recent is so by this.
    let now: Instant?
    let origins: OriginRegister
    /// The holders of roles, whose names stand in the grants that everybody sees.
    private let offices: Set<String>
    /// The names of protected origins, folded.
    private let protected: [String]

    init(tier: ReleaseTier, now: Instant?, origins: OriginRegister, offices: Set<String>) {
        self.offices = offices
        self.tier = tier
        self.now = now
        self.origins = origins
        protected = origins.protectedNames.map(FoldedLetters.text)
    }

    /// Whether the circle may see what bears a mark.
    func isOpen(_ mark: ReleaseMark) -> Bool { mark.isOpen(to: tier, at: now) }

    func isShown(_ leaf: ReadLeaf) -> Bool { isShown(leaf.entry) && !namesProtected(leaf.entry) }

    /// Whether a protected origin speaks, or is named anywhere.
    private func namesProtected(_ entry: RecordedEntry) -> Bool {
        guard tier != .internal, !protected.isEmpty else { return false }
        if case .report(let report) = entry.substance.content,
            origins.origins(of: report).contains(where: \.isProtected)
        {
            return true
        }
        return Self.names(protected, in: .object(EntryOutline.of(entry)))
    }

    /// Whether a text of a value holds one of some names. The texts are read as they are: written down, a quote would be escaped.
    private static func names(_ names: [String], in value: JSONValue) -> Bool {
        switch value {
        case .string(let text):
            let text = FoldedLetters.text(text)
            return names.contains { text.contains($0) }
        case .array(let values): return values.contains { Self.names(names, in: $0) }
        case .object(let members): return members.contains { Self.names(names, in: $0.1) }
        default: return false
        }
    }

    private func isShown(_ entry: RecordedEntry) -> Bool {
        guard tier != .internal else { return true }
        let substance = entry.substance
        guard isOpen(substance.release) else { return false }
        let policy = ReleasePolicy.of(tier)
        switch substance.content {
        // Without these nobody could check who may write; roles are granted to offices.
        case .act(.opened), .act(.roleGranted), .act(.roleRevoked), .act(.keyRotated): return true
        // The name of a file often names who wrote it.
        case .act(.intake): return !policy.masksAuthors
        default: break
        }
        // A person who brought something is nobody whom the public knows; the holder of a role is named in the grant.
        if policy.masksAuthors, !offices.contains(entry.author) { return false }
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
