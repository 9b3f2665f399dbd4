import AgreementLanguage
import CeasefireModel
import Evaluation

extension OracleCarrying {
    /// "Carried only if the votes on record carry it under the rule: quorum, then veto, then the rule, then a casting vote."
    func carried(_ body: Body, _ votes: [Finding.Vote], _ own: VoteRule? = nil) -> Truth {
        // "Where the rule is unstated, only the rule is assumed: quorum and veto hold, and any vote in favour carries."
        let rules = own.map { [$0] } ?? meanings(body.vote, reading, { _ in nil }) ?? [.atLeast(1)]
        // "Where nobody says who sits in it, whoever votes does."
        let voters = Set(votes.compactMap { actor(named: $0.member) })
        let sets = meanings(body.members, reading, \.asParties) ?? [voters]
        // "Of several relayed rules each must carry it."
        return sets.allSatisfy { members in
            rules.allSatisfy { carries($0, body, votes, members) }
        } ? .yes : .no
    }

    private func carries(
        _ rule: VoteRule, _ body: Body, _ votes: [Finding.Vote], _ members: Set<ActorID>
    ) -> Bool {
        var choices: [ActorID: Finding.Vote.Choice] = [:]
        for vote in votes {
            // "Whoever does not sit in the body has no vote."
            guard let member = actor(named: vote.member), members.contains(member), choices[member] == nil
            else { continue }
            choices[member] = vote.choice
        }
        if let quorum = body.quorum, choices.count < quorum { return false }
        if body.veto.contains(where: { choices[$0] == .against }) { return false }
        var inFavour = choices.values.count { $0 == .inFavour }
        let against = choices.values.count { $0 == .against }
        // "No rule carries anything without a vote in favour on record."
        if inFavour == 0 { return false }
        if rule == .unanimity { return inFavour == members.count }
        // "Whose vote counts once more where votes are equal."
        if inFavour == against, let casting = body.castingVote, choices[casting] == .inFavour {
            inFavour += 1
        }
        switch rule {
        case .consensus: return against == 0
        case .unanimity: return false
        case .majority: return inFavour > against
        case .twoThirds: return inFavour >= 2 * against
        case .atLeast(let n): return inFavour >= n
        }
    }

    /// The findings that count: carried, covered, and of breach where the last one made on the same says so too. "What was known
    /// then is unchanged by what was found later": a breach that is found anew was found before.
    func findingsOfBreach() -> [Finding] {
        let all = verdict.record.entries.compactMap { entry -> (finding: Finding, entry: EntryID)? in
            guard case .finding(let finding) = entry.content, isCarried(finding), isCovered(finding) else {
                return nil
            }
            return (finding, entry.id)
        }
        return all.filter { one in
            let last = all.filter { isSame(one.finding, $0.finding) }.max {
                ($0.finding.made, $0.entry) < ($1.finding.made, $1.entry)
            }
            return one.finding.conclusion == .breach && last?.finding.conclusion == .breach
        }.map(\.finding)
    }

    /// "A finding on what a reading does not cover is shown and starts nothing under that reading."
    private func isCovered(_ finding: Finding) -> Bool {
        switch finding.subject {
        case .incident(let report, let provision):
            let key = "\(report) \(provision) \(finding.party)"
            if let known = coveredByKey[key] { return known }
            let isCovered = covers(report, provision, finding.party)
            coveredByKey[key] = isCovered
            return isCovered
        case .deed: return duty(finding) != nil
        }
    }

    private func isSame(_ a: Finding, _ b: Finding) -> Bool {
        guard a.party == b.party else { return false }
        switch (a.subject, b.subject) {
        case (.incident(let x, let p), .incident(let y, let q)):
            return p == q && verdict.incidents.contains { $0.reports.contains(x) && $0.reports.contains(y) }
        case (.deed, .deed): return duty(a)?.id == duty(b)?.id
        default: return false
        }
    }
}
