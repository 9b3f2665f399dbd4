import AgreementLanguage
import CeasefireModel
import Evaluation

extension OracleCarrying {
    /// "Carried only if the votes on record carry it under the rule: quorum, then veto, then the rule, then a casting vote."
    func carried(_ body: Body, _ votes: [Finding.Vote], _ own: VoteRule? = nil) -> Truth {
        // "Where the rule is unstated, only the rule is assumed: quorum and veto hold, and any vote in favour carries."
        let rules = own.map { [$0] } ?? meanings(body.vote, reading, { _ in nil }) ?? [.atLeast(1)]
        let members = meanings(body.members, reading, \.asParties)?.first
        var choices: [ActorID: Finding.Vote.Choice] = [:]
        for vote in votes {
            guard let member = actor(named: vote.member) else { continue }
            // "Whoever does not sit in the body has no vote."
            if let members, !members.contains(member) { continue }
            choices[member] = vote.choice
        }
        if let quorum = body.quorum, choices.count < quorum { return .no }
        if body.veto.contains(where: { choices[$0] == .against }) { return .no }
        let inFavour = choices.values.count { $0 == .inFavour }
        let against = choices.values.count { $0 == .against }
        // "No rule carries anything without a vote in favour on record."
        if inFavour == 0 { return .no }
        let answers = rules.map { rule -> Bool in
            if carries(rule, inFavour, against, members) { return true }
            guard inFavour == against, let casting = body.castingVote else { return false }
            return choices[casting] == .inFavour && carries(rule, inFavour + 1, against, members)
        }
        if Set(answers).count > 1 { return .perhaps }
        return answers.contains(true) ? .yes : .no
    }

    private func carries(_ rule: VoteRule, _ inFavour: Int, _ against: Int, _ members: Set<ActorID>?) -> Bool
    {
        switch rule {
        case .consensus: against == 0
        case .unanimity: members.map { inFavour == $0.count } ?? false
        case .majority: inFavour > against
        case .twoThirds: inFavour >= 2 * against
        case .atLeast(let n): inFavour >= n
        }
    }

    /// The findings that count, with their entries: carried, and not replaced by a later one on the same.
    var carriedFindings: [(finding: Finding, entry: Entry)] {
        let all = verdict.record.entries.compactMap { entry -> (finding: Finding, entry: Entry)? in
            guard case .finding(let finding) = entry.content, isCarried(finding), isCovered(finding) else {
                return nil
            }
            return (finding, entry)
        }
        return all.filter { one in
            !all.contains { other in
                isSame(one.finding, other.finding)
                    && (one.finding.made, one.entry.id) < (other.finding.made, other.entry.id)
            }
        }
    }

    /// "A finding on what a reading does not cover is shown and starts nothing under that reading."
    private func isCovered(_ finding: Finding) -> Bool {
        switch finding.subject {
        case .incident(let report, let provision): return covers(report, provision, finding.party)
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
