internal import AgreementLanguage
internal import CeasefireModel

/// A finding that its votes carry and that a reading covers.
struct StandingFinding {
    let entry: EntryID
    let finding: Finding
    /// Whether it says breach, and whatever was found last on the same subject says so too.
    var holdsAsBreach: Bool
}

// What bodies decide in their own name, and what was found.
extension Proceedings {
    /// Why votes do not carry what was decided; nil where they do, and where nobody has to vote.
    func notCarried(_ votes: [Finding.Vote], by actor: ActorID, rule: VoteRule? = nil) -> Reason? {
        guard let body = agreement.bodies.first(where: { $0.id == actor }) else { return nil }
        switch VoteCount(body: body, finders: finders).outcome(votes, rule: rule, terms: terms) {
        case .carried: return nil
        case .notCarried(let reason): return reason
        }
    }

    /// Why a finding decides nothing: its votes do not carry it, a side made it about another, or a body or a side is
    /// nearly named. Nil where it counts.
    func notCarried(_ finding: Finding) -> Reason? {
        switch finders.finder(finding.body) {
        case .body(let body): notCarried(finding.votes, by: body.id)
        case .side(let side): finders.notCarried(finding, by: side)
        case .perhaps(let name): "who found it cannot be told: is \(name) meant?"
        case .actor, .stranger: nil
        }
    }

    /// Where the agreement sets up a body, that findings of others than it and its actors count all the same.
    var findingsOfAnybody: [Assumption] {
        guard !agreement.bodies.isEmpty else { return [] }
        let isAny = record.entries.contains { entry in
            guard case .finding(let finding) = entry.content,
                case .stranger = finders.finder(finding.body)
            else { return false }
            return true
        }
        return isAny
            ? [
                Assumption(
                    subject: "who finds",
                    text: "anybody's finding counts: the agreement does not say who finds")
            ] : []
    }

    /// What a body whose rule the document does not state is assumed to do.
    func unstatedRule(of body: Body) -> [Assumption] {
        switch body.vote {
        case .stated, .either: []
        case .unstated, .term:
            [
                Assumption(
                    subject: "vote of \(body.id)",
                    text: "unstated; any vote in favour carries, within quorum and veto")
            ]
        }
    }

    /// The findings on these provisions and duties that their votes carry and that the reading covers.
    func carriedFindings(about names: Set<String>) -> [StandingFinding] {
        struct Subject: Hashable {
            var what: String
            var on: String
            var party: ActorID
        }
        var all: [(subject: Subject, finding: StandingFinding)] = []
        for entry in record.entries {
            guard case .finding(let finding) = entry.content, notCarried(finding) == nil else { continue }
            let subject: Subject
            switch finding.subject {
            case .incident(let report, let provision):
                guard names.contains(provision.text) else { continue }
                guard let account = accounts.first(where: { $0.incident.reports.contains(report) }),
                    covers(account, provision, finding.party)
                else { continue }
                subject = Subject(
                    what: provision.text, on: account.incident.id.text, party: finding.party)
            case .deed(let deed, _, _):
                guard names.contains(deed.text), let id = deedID(finding) else { continue }
                subject = Subject(what: deed.text, on: id, party: finding.party)
            }
            all.append(
                (
                    subject,
                    StandingFinding(
                        entry: entry.id, finding: finding,
                        holdsAsBreach: finding.conclusion == .breach)
                ))
        }
        let last = Dictionary(grouping: all, by: \.subject).mapValues { found in
            found.max {
                ($0.finding.finding.made, $0.finding.entry) < ($1.finding.finding.made, $1.finding.entry)
            }?
            .finding.finding.conclusion
        }
        return all.map { subject, finding in
            var finding = finding
            if last[subject] != .some(.breach) { finding.holdsAsBreach = false }
            return finding
        }
    }

    /// Whether the reading covers an incident as a breach of a provision by a party, or may.
    private func covers(_ account: IncidentAccount, _ name: ProvisionName, _ party: ActorID) -> Bool {
        guard let provision = provision(name) else { return false }
        let assessor = Assessor(
            provision: ProvisionUnderReading(provision, reading: reading, events: self),
            weights: record.weights,
            parties: parties, theatre: theatre)
        return assessor.results(account).contains {
            if case .assessed(let assessment) = $0 { assessment.party == party } else { false }
        }
    }

    /// The name of the verdict that a finding on a duty decides on; nil where the party owes no such thing.
    func deedID(_ finding: Finding) -> String? {
        guard case .deed(let name, let tranche, let occasion) = finding.subject else { return nil }
        let meant = rows(of: name).map(\.verdict).filter {
            $0.party == finding.party && (tranche == nil || $0.tranche == tranche)
                && (occasion == nil || $0.occasion == occasion)
        }
        // Of a duty with several parts or returns, of which the finding names none, the first that was breached.
        return (meant.first { $0.state == .breached } ?? meant.first)?.id
    }
}
