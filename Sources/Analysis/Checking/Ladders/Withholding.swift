internal import AgreementLanguage
internal import CeasefireModel

// Words that a ladder waits for, and whoever can keep them back.
extension Voices {
    /// Whether a word, a certificate, a decision or a finding, does not come about where a party keeps it back: nobody else says it, or
    /// the party stops every body that could, by its vote or by its empty chair. What silence decides cannot be kept back.
    func canKeepBack(_ word: Condition, _ party: ActorID) -> Bool {
        switch word {
        case .certified(let rule): areStopped(actors(rule.by), vote: nil, by: party)
        case .decided(let rule):
            rule.otherwise != true && areStopped(actors(rule.by), vote: rule.vote, by: party)
        case .breachFound(_, let by?): areStopped(actors(by), vote: nil, by: party)
        default: false
        }
    }

    private func areStopped(_ speakers: Set<ActorID>, vote: VoteRule?, by party: ActorID) -> Bool {
        !speakers.isEmpty
            && speakers.allSatisfy { speaker in
                guard var body = body(speaker) else { return speaker == party }
                if let vote { body.vote = .stated(vote) }
                let members = members(of: body)
                return isStopped(body, by: party)
                    || (members.contains(party) && (body.quorum ?? 0) >= members.count)
            }
    }
}

extension Response {
    /// The words that are only another way to what events call for by themselves.
    var wordsBesideEvents: [Condition] { rungs.flatMap(\.condition.wordsBesideEvents) }

    /// The same ladder where some words are never said.
    func withholding(_ isSilent: (Condition) -> Bool) -> Self {
        var response = self
        for i in response.rungs.indices {
            response.rungs[i].condition = response.rungs[i].condition.withholding(isSilent)
        }
        return response
    }
}

extension Condition {
    /// The words that are only another way to what events call for by themselves: `count, or certified`.
    var wordsBesideEvents: [Condition] {
        switch self {
        case .any(let all):
            all.contains { !$0.waitsForWord && $0 != .unstated }
                ? all.flatMap { $0.parts.filter(\.isWord) } : all.flatMap(\.wordsBesideEvents)
        case .all(let all): all.flatMap(\.wordsBesideEvents)
        case .expandedAttack(.stated(let one)): one.wordsBesideEvents
        default: []
        }
    }

    /// The same condition where some words are never said: what waits for one alone never comes about.
    fileprivate func withholding(_ isSilent: (Condition) -> Bool) -> Self {
        switch self {
        case .certified, .decided, .breachFound: isSilent(self) ? .any([]) : self
        case .any(let all): .any(all.map { $0.withholding(isSilent) })
        case .all(let all): .all(all.map { $0.withholding(isSilent) })
        case .not(let one): .not(one.withholding(isSilent))
        case .expandedAttack(.stated(let one)): .expandedAttack(.stated(one.withholding(isSilent)))
        default: self
        }
    }

    /// Whether somebody must say a word for it, or for a part of it, to come about.
    var waitsForWord: Bool { parts.contains(where: \.isWord) }
}
