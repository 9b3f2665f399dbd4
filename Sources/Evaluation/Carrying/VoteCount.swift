internal import AgreementLanguage
internal import CeasefireModel

/// Whether votes carry what is done in a body's name.
struct VoteCount {
    let body: Body
    /// Who is called what.
    let finders: Finders

    /// What becomes of a decision or a finding.
    enum Outcome {
        case carried(Reason)
        case notCarried(Reason)
    }

    /// - Parameters:
    ///   - votes: Those on record.
    ///   - own: How the body votes on this matter; nil for its own rule.
    /// - Returns: Where the rule is unstated, carried by any vote in favour within the quorum and against no veto: the
    ///   assumption is named elsewhere.
    func outcome(_ votes: [Finding.Vote], rule own: VoteRule? = nil, terms: TermResolution) -> Outcome {
        let rules: [VoteRule?]
        switch (own, body.vote) {
        case (let own?, _): rules = [own]
        case (nil, .stated(let rule)): rules = [rule]
        case (nil, .either(let all)): rules = all
        case (nil, .unstated), (nil, .term):
            rules = [nil]
        }
        let members: Settled<Set<ActorID>> = terms.parties(body.members, subject: "who sits in \(body.id)")
        let sets: [Set<ActorID>?] = if case .candidates(let all) = members { all.map { $0 } } else { [nil] }
        let outcomes = sets.flatMap { members in rules.map { outcome(votes, $0, members: members) } }
        for outcome in outcomes { if case .notCarried = outcome { return outcome } }
        return outcomes[0]
    }

    private func outcome(_ votes: [Finding.Vote], _ rule: VoteRule?, members: Set<ActorID>?) -> Outcome {
        var choices: [ActorID: Finding.Vote.Choice] = [:]
        for vote in votes {
            let voter = finders.actor(vote.member) ?? ActorID(vote.member)
            // Who does not sit in the body has no vote; who is told to have voted twice voted as told first.
            guard members?.contains(voter) ?? true, choices[voter] == nil else { continue }
            choices[voter] = vote.choice
        }
        if let quorum = body.quorum, choices.count < quorum {
            return .notCarried("\(choices.count) voted, and the quorum is \(quorum)")
        }
        if let veto = body.veto.sorted().first(where: { choices[$0] == .against }) {
            return .notCarried("\(veto) voted against, and has a veto")
        }
        var inFavour = choices.values.count { $0 == .inFavour }
        var against = choices.values.count { $0 == .against }
        let told: Reason = "\(inFavour) in favour, \(against) against"
        guard inFavour > 0 else { return .notCarried("no vote in favour is on record") }
        if inFavour == against, let casting = body.castingVote {
            if choices[casting] == .inFavour { inFavour += 1 }
            if choices[casting] == .against { against += 1 }
        }
        let carries: Bool
        let asked: Reason
        switch rule {
        case nil: (carries, asked) = (true, "how \(body.id) decides is unstated")
        case .consensus: (carries, asked) = (against == 0, "nobody may vote against")
        case .unanimity:
            carries =
                against == 0 && choices.values.allSatisfy { $0 == .inFavour }
                && (members?.isSubset(of: choices.keys) ?? true)
            asked = "every member must vote in favour"
        case .majority: (carries, asked) = (inFavour > against, "more must vote in favour than against")
        case .twoThirds:
            (carries, asked) = (inFavour >= 2 * against, "twice as many must vote in favour as against")
        case .atLeast(let least): (carries, asked) = (inFavour >= least, "\(least) must vote in favour")
        }
        return carries ? .carried(told) : .notCarried("\(told); \(asked)")
    }
}
