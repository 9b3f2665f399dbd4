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
        /// It turns on what the document leaves open.
        case open(Reason)
    }

    /// What may be meant where no rule is stated, from the one that asks most. That every member must vote, or that one
    /// vote in favour is enough against many, nobody assumes.
    private static let usual: [VoteRule] = [.consensus, .twoThirds, .majority]

    /// - Parameters:
    ///   - votes: Those on record.
    ///   - own: How the body votes on this matter; nil for its own rule.
    /// - Returns: Where the rule is unstated, or several are relayed, what holds under each that may be meant; open where
    ///   they differ.
    func outcome(_ votes: [Finding.Vote], rule own: VoteRule? = nil, terms: TermResolution) -> Outcome {
        let rules: [VoteRule]
        switch (own, body.vote) {
        case (let own?, _): rules = [own]
        case (nil, .stated(let rule)): rules = [rule]
        case (nil, .either(let all)): rules = all
        case (nil, .unstated), (nil, .term):
            rules = Self.usual
        }
        let members: Settled<Set<ActorID>> = terms.parties(body.members, subject: "who sits in \(body.id)")
        let sets: [Set<ActorID>?] = if case .candidates(let all) = members { all.map { $0 } } else { [nil] }
        let outcomes = sets.flatMap { members in
            rules.map { (rule: $0, outcome: outcome(votes, $0, members: members)) }
        }
        let carrying = outcomes.filter { if case .carried = $0.outcome { true } else { false } }
        if carrying.count == outcomes.count { return outcomes[0].outcome }
        if carrying.isEmpty { return outcomes[outcomes.count - 1].outcome }
        let (yes, no) = (words(carrying.map(\.rule)), words(outcomes.map(\.rule), not: carrying.map(\.rule)))
        guard !no.isEmpty else { return .open("it depends on who sits in \(body.id)") }
        return .open(
            "how \(body.id) decides is not settled: by \(yes) it is carried, by \(no) it is not")
    }

    /// `majority or two-thirds`: each rule once, without those that are named among the others.
    private func words(_ rules: [VoteRule], not others: [VoteRule] = []) -> String {
        var seen = Set(others)
        return rules.filter { seen.insert($0).inserted }.map(\.words).joined(separator: " or ")
    }

    private func outcome(_ votes: [Finding.Vote], _ rule: VoteRule, members: Set<ActorID>?) -> Outcome {
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

extension VoteRule {
    /// The rule as the language writes it.
    fileprivate var words: String {
        switch self {
        case .consensus: "consensus"
        case .unanimity: "unanimity"
        case .majority: "majority"
        case .twoThirds: "two-thirds"
        case .atLeast(let least): "at least \(least) votes"
        }
    }
}
