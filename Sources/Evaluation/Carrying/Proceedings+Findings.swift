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
        switch VoteCount(body: body, actors: actorNames).outcome(votes, rule: rule, terms: terms) {
        case .carried: return nil
        case .notCarried(let reason): return reason
        }
    }

    /// Why a finding in the name of a body of the agreement is not carried; nil where it is, and where whoever found it is
    /// no such body.
    func notCarried(_ finding: Finding) -> Reason? {
        let name = finding.body.lowercased()
        guard
            let body = agreement.bodies.first(where: {
                $0.id.text.lowercased() == name || $0.name.lowercased() == name
            })
        else { return nil }
        return notCarried(finding.votes, by: body.id)
    }

    /// What a body whose rule the document does not state is assumed to do.
    func unstatedRule(of body: Body) -> [Assumption] {
        switch body.vote {
        case .stated, .either: []
        case .unstated, .term:
            [Assumption(subject: "vote of \(body.id)", text: "unstated; what is done in its name counts")]
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
