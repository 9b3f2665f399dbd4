public import CeasefireModel

/// One origin's word for or against one element, and what it weighs.
public struct Weighing: Hashable, Sendable {
    /// Whose word it is.
    public var origin: Origin
    /// For or against.
    public var direction: Direction
    /// In whose interest the word is.
    public var interest: Interest
    /// What it weighs, in decibans; 0 or more.
    public var decibans: Double
    /// The reports that carry the word, sorted.
    public var reports: [ReportID]
    /// The entries by which people brought the word to bear, sorted.
    public var entries: [EntryID]

    /// For or against an element.
    public enum Direction: String, Hashable, Sendable, CaseIterable {
        case supports, denies
    }

    /// What the speaker stands to gain by the word.
    public enum Interest: String, Hashable, Sendable, CaseIterable {
        /// Speaks for neither side.
        case independent
        /// Speaks against the other side, or in defence of its own.
        case interested
        /// Grants what harms its own side.
        case againstInterest = "against-interest"
        /// Grants it only by the mouth of the other side's outlets.
        case againstInterestRelayedByOpponent = "against-interest-relayed-by-opponent"
    }

    /// Creates a weighing.
    public init(
        origin: Origin, direction: Direction, interest: Interest, decibans: Double,
        reports: [ReportID] = [], entries: [EntryID] = []
    ) {
        self.origin = origin
        self.direction = direction
        self.interest = interest
        self.decibans = decibans
        self.reports = reports
        self.entries = entries
    }
}

/// One origin's word on one element of an accusation, before it is weighed.
public struct Word: Hashable, Sendable {
    /// Whose word it is.
    public var origin: Origin
    /// For or against.
    public var direction: Weighing.Direction
    /// The report that carries it, if one does.
    public var report: ReportID?
    /// The side of the outlet that relays it; nil where the outlet is not listed or has none.
    public var relayedBy: ActorID?
    /// The entry that brings it to bear, if one does.
    public var entry: EntryID?
    /// Whether the word is known to be the side's own: that of an origin which the origins file lists as its, or one
    /// that a person's entry ascribes to it; and not that of a channel which just leans to it. Only a side itself can
    /// admit anything.
    public var speaksForSide: Bool

    /// Creates a word.
    public init(
        origin: Origin, direction: Weighing.Direction, report: ReportID? = nil, relayedBy: ActorID? = nil,
        entry: EntryID? = nil, speaksForSide: Bool = true
    ) {
        self.origin = origin
        self.direction = direction
        self.report = report
        self.relayedBy = relayedBy
        self.entry = entry
        self.speaksForSide = speaksForSide
    }
}

extension WeightTable {
    /// Weighs the words on one element of an accusation against one party.
    ///
    /// Each origin counts once for each direction, however many reports carry its word. "Officials" of the one
    /// side and of the other are two origins, though they share the name. Which words are in
    /// the speaker's interest turns on who is accused:
    ///
    /// | speaker's side | supports | denies |
    /// | --- | --- | --- |
    /// | none, or no party to the conflict | independent | independent |
    /// | the accused | against interest | interested |
    /// | another party | interested | against interest |
    ///
    /// A channel that leans to a side but does not speak for it admits nothing, nor does a name that no origins file
    /// lists: whoever writes a row can put any side's name to it. What these say against that side's interest
    /// weighs by their grade, as an independent word does.
    ///
    /// - Parameters:
    ///   - words: In any order.
    ///   - accused: The party whose breach is in question; nil where nobody is accused, so that nobody
    ///     concedes and every party's word is interested.
    ///   - parties: The sides of the conflict. Mediators and guarantors are not among them.
    /// - Returns: Sorted: what supports first, then by weight, then by name.
    public func weigh(_ words: [Word], accused: ActorID?, parties: Set<ActorID>) -> [Weighing] {
        struct Key: Hashable {
            var origin: Origin
            var direction: Weighing.Direction
        }
        return Dictionary(grouping: words) { Key(origin: $0.origin, direction: $0.direction) }
            .map { key, words in
                let origin = key.origin
                let interest = interest(
                    of: words, direction: key.direction, accused: accused, parties: parties)
                return Weighing(
                    origin: origin, direction: key.direction, interest: interest,
                    decibans: weight(of: origin, interest: interest),
                    reports: Set(words.compactMap(\.report)).sorted(),
                    entries: Set(words.compactMap(\.entry)).sorted())
            }
            .sortedForReading()
    }

    private func interest(
        of words: [Word], direction: Weighing.Direction, accused: ActorID?, parties: Set<ActorID>
    ) -> Weighing.Interest {
        guard let side = words[0].origin.party, parties.contains(side) else { return .independent }
        let harmsOwnSide = (side == accused) == (direction == .supports)
        guard accused != nil, harmsOwnSide else { return .interested }
        guard words.contains(where: \.speaksForSide) else { return .independent }
        // Words put on record by an entry name their source themselves; a report's words came through its
        // outlet, and an opponent's outlets alone are a weak witness to an admission.
        let hasOwnWitness = words.contains { word in
            guard let relay = word.relayedBy else { return true }
            return relay == side || !parties.contains(relay)
        }
        return hasOwnWitness ? .againstInterest : .againstInterestRelayedByOpponent
    }

    private func weight(of origin: Origin, interest: Weighing.Interest) -> Double {
        switch interest {
        case .independent: independent(origin.reliability)
        case .interested: self[.interested]
        case .againstInterest: self[.againstInterest]
        case .againstInterestRelayedByOpponent: self[.againstInterestRelayedByOpponent]
        }
    }
}

extension [Weighing] {
    /// What supports before what denies, the heaviest first, then by name.
    fileprivate func sortedForReading() -> [Weighing] {
        sorted { a, b in
            if a.direction != b.direction { return a.direction == .supports }
            if a.decibans != b.decibans { return a.decibans > b.decibans }
            return (a.origin.id, a.origin.party?.text ?? "") < (b.origin.id, b.origin.party?.text ?? "")
        }
    }
}
