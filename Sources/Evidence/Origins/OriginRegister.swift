public import CeasefireModel

/// Knows which institution stands behind a name that an outlet gives as its source.
///
/// A name is looked up as it stands; failing that, without a title before it ("Energy minister Denys
/// Shmyhal" is Denys Shmyhal where he is listed); failing that, it is an origin of its own, graded F6, and
/// speaks for the party that makes the claim.
public struct OriginRegister: Sendable {
    private let listed: [String: Origin]
    /// Aliases of two words or more, by their last word, so that a title before one can be passed over.
    private let byLastWord: [Substring: [String]]
    /// Every name by which a protected institution goes, sorted. One protected line protects the whole of it.
    public let protectedNames: [String]
    /// For whom institutions speak.
    public let parties: Set<ActorID>

    /// Creates a register. Where an alias stands twice the first line holds.
    public init(_ aliases: [OriginAlias] = []) {
        parties = Set(aliases.compactMap(\.party))
        let protected = Set(aliases.filter(\.isProtected).map(\.institution))
        var listed: [String: Origin] = [:]
        var byLastWord: [Substring: [String]] = [:]
        for line in aliases {
            let key = Self.normalised(line.alias)
            guard !key.isEmpty, listed[key] == nil else { continue }
            listed[key] = Origin(
                id: OriginID(line.institution), party: line.party, reliability: line.reliability,
                credibility: line.credibility, isListed: true,
                isProtected: protected.contains(line.institution))
            let words = key.split(separator: " ")
            if words.count >= 2, let last = words.last { byLastWord[last, default: []].append(key) }
        }
        self.listed = listed
        protectedNames = Set(
            aliases.filter { protected.contains($0.institution) }.flatMap { [$0.alias, $0.institution] }
        ).sorted()
        self.byLastWord = byLastWord.mapValues { $0.sorted { ($0.count, $1) > ($1.count, $0) } }
    }

    /// The origins behind a report: the parts of its attribution, or its outlet where it has none. Sorted,
    /// each once.
    public func origins(of report: Report) -> [Origin] {
        origins(
            attribution: report.attribution.isEmpty ? report.outlet : report.attribution,
            speakingFor: report.claimant)
    }

    /// The origins that an attribution names. Several are parted by `;`, or by "and" where one of the two
    /// is listed; what stands in brackets ("via Interfax") tells who relayed and is passed over.
    public func origins(attribution: String, speakingFor claimant: ActorID?) -> [Origin] {
        let parts = Self.withoutBrackets(attribution).split(separator: ";").flatMap { splitAtAnd($0) }
        var found: [OriginID: Origin] = [:]
        for part in parts where !part.isEmpty {
            let origin =
                lookUp(part)
                ?? Origin(id: OriginID(part), party: claimant, reliability: .f, credibility: 6)
            found[origin.id] = found[origin.id] ?? origin
        }
        return found.values.sorted()
    }

    /// The listed origin of a name, with or without a title before it.
    public func lookUp(_ name: String) -> Origin? {
        let key = Self.normalised(name)
        if let origin = listed[key] { return origin }
        guard let last = key.split(separator: " ").last, let candidates = byLastWord[last] else { return nil }
        // The longest alias first: "prosecutor of Kharkiv Oblast" before "Kharkiv Oblast".
        return candidates.first { key.hasSuffix(" " + $0) }.flatMap { listed[$0] }
    }

    private func splitAtAnd(_ part: Substring) -> [String] {
        let whole = Self.trimmed(part)
        let words = whole.split(separator: " ")
        guard lookUp(whole) == nil, let i = words.firstIndex(of: "and"), i > 0, i < words.count - 1 else {
            return [whole]
        }
        let halves = [words[..<i].joined(separator: " "), words[(i + 1)...].joined(separator: " ")]
        return halves.contains { lookUp($0) != nil } ? halves : [whole]
    }

    private static func withoutBrackets(_ text: String) -> String {
        var depth = 0
        return String(
            text.filter { character in
                if character == "(" { depth += 1 }
                defer { if character == ")" { depth = max(0, depth - 1) } }
                return depth == 0
            })
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }

    private static func normalised(_ text: String) -> String {
        FoldedLetters.text(text)
    }
}
