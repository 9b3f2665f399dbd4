internal import AgreementLanguage
internal import CeasefireModel

/// Bodies and how they vote, in sentences that every output shares.
enum BodyWords {
    /// `Arland, Borland; decides by consensus; at least 2 must vote; Arland has a veto`.
    static func text(_ body: Body, _ released: Released) -> String {
        var parts = ["members: " + members(body.members, released)]
        parts.append("decides by " + rule(body.vote))
        if let quorum = body.quorum { parts.append("at least \(quorum) members must vote") }
        if !body.veto.isEmpty {
            parts.append("a vote against by \(released.names(body.veto.sorted())) stops a decision")
        }
        if let casting = body.castingVote {
            parts.append("the vote of \(released.name(casting)) decides where votes are equal")
        }
        return parts.joined(separator: "; ")
    }

    private static func members(_ value: Value<Set<ActorID>>, _ released: Released) -> String {
        func names(_ set: Set<ActorID>) -> String {
            set.isEmpty ? "nobody" : released.names(set.sorted())
        }
        return switch value {
        case .stated(let set): names(set)
        case .either(let sets): sets.map(names).joined(separator: " or ")
        case .unstated: "unstated"
        case .term(let term): "as the reading gives \(term)"
        }
    }

    private static func rule(_ value: Value<VoteRule>) -> String {
        switch value {
        case .stated(let rule): words(rule)
        case .either(let rules): rules.map(words).joined(separator: " or ")
        case .unstated: "a rule that is unstated"
        case .term(let term): "what the reading gives for \(term)"
        }
    }

    /// The rule as people say it.
    static func words(_ rule: VoteRule) -> String {
        switch rule {
        case .consensus: "consensus: nobody votes against"
        case .unanimity: "unanimity: every member votes in favour"
        case .majority: "majority: more votes in favour than against"
        case .twoThirds: "two thirds: twice as many votes in favour as against"
        case .atLeast(let count): "at least \(count) votes in favour"
        }
    }
}
