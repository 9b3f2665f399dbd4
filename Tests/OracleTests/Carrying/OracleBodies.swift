import AgreementLanguage
import CeasefireModel
import Evaluation

extension OracleCarrying {
    /// "Carried only if the votes on record carry it under the rule: quorum, then veto, then the rule, then a casting vote."
    func carried(_ body: Body, _ votes: [Finding.Vote], _ own: VoteRule? = nil) -> Truth {
        // "Where the rule is unstated three rules may be meant: consensus, two thirds, majority."
        let rules =
            own.map { [$0] } ?? meanings(body.vote, reading, { _ in nil }) ?? [
                .consensus, .twoThirds, .majority,
            ]
        // "Where nobody says who sits in it, whoever votes does."
        let voters = Set(votes.compactMap { actor(named: $0.member) })
        let sets = meanings(body.members, reading, \.asParties) ?? [voters]
        // "What all carry is carried; what none of them carries is not; in between it is open."
        let answers = sets.flatMap { members in
            rules.map { carries($0, body, votes, members) ? Truth.yes : .no }
        }
        return answers.allSatisfy { $0 == .yes } ? .yes : answers.contains(.yes) ? .perhaps : .no
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
    ///
    /// "Open where a finding of breach that may count, or a later contrary one that may, would change it": from when it is.
    func findingsOfBreach(
        _ names: Set<ProvisionName>, by finders: Value<Set<ActorID>>?
    ) -> (certain: [Finding], open: Instant?) {
        let all = verdict.record.entries.compactMap { entry -> OracleFound? in
            guard case .finding(let finding) = entry.content,
                names.contains(ProvisionName(finding.subject.name))
            else { return nil }
            let counts = counts(finding, among: finders)
            return counts == .no || !isCovered(finding)
                ? nil : OracleFound(finding: finding, entry: entry.id, counts: counts)
        }
        var certain: [Finding] = []
        var open: Instant?
        func openFrom(_ moment: Instant) { open = min(open ?? moment, moment) }
        for one in all where one.finding.conclusion == .breach {
            let same = all.filter { isSame(one.finding, $0.finding) }
            let last = same.filter { $0.counts == .yes }.max { $0.moment < $1.moment }
            if one.counts == .perhaps {
                if last.map({ $0.moment < one.moment }) ?? true { openFrom(one.finding.made.earliest) }
            } else if last?.finding.conclusion == .breach {
                let contrary = same.filter { other in
                    other.counts == .perhaps && other.finding.conclusion != .breach
                        && last.map { $0.moment < other.moment } ?? true
                }
                if contrary.isEmpty {
                    certain.append(one.finding)
                } else {
                    openFrom(one.finding.made.earliest)
                }
            }
        }
        return (certain, open)
    }

    /// "There a finding counts only if its finder is one of those named." "A side named there may find about another side; it
    /// still cannot clear itself." Of several relayed, one who is in some leaves it open.
    func counts(_ finding: Finding, among finders: Value<Set<ActorID>>?) -> Truth {
        guard let finders, let sets = meanings(finders, reading, \.asParties) else {
            return isCarried(finding)
        }
        let finder = finder(finding.body)
        if finder == .nearly { return .no }
        let named = sets.map { set in id(of: finder, finding.body).map(set.contains) ?? false }
        guard named.contains(true) else { return .no }
        if named.contains(false) { return .perhaps }
        if case .side(let side) = finder, side != finding.party { return .yes }
        return isCarried(finding)
    }

    private func id(of finder: OracleFinder, _ name: String) -> ActorID? {
        switch finder {
        case .body(let id), .side(let id), .actor(let id): id
        case .nearly, .anybody: nil
        }
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

/// A finding that counts, or may.
struct OracleFound {
    var finding: Finding
    var entry: EntryID
    var counts: Truth
    var moment: OracleFindingMoment { OracleFindingMoment(made: finding.made, entry: entry) }
}

/// When a finding was made; of two at one time the one with the later name counts as later.
struct OracleFindingMoment: Comparable {
    var made: Interval
    var entry: EntryID

    static func < (a: Self, b: Self) -> Bool { (a.made, a.entry) < (b.made, b.entry) }
}
