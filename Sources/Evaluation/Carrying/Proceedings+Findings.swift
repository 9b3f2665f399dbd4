internal import AgreementLanguage
internal import CeasefireModel

/// Whether a finding, or a decision, counts.
enum FindingWeight {
    case counts
    /// It does not, for the reason given.
    case countsNot(Reason)
    /// It cannot be told, for the reason given.
    case open(Reason)
}

/// A finding that counts, or of which it cannot be told, and that a reading covers.
struct CountedFinding {
    let entry: EntryID
    let finding: Finding
    let weight: FindingWeight

    var isCertain: Bool { whyOpen == nil }

    /// When it was made; of two at one time the one with the later name counts as later.
    var moment: Moment { Moment(made: finding.made, entry: entry) }

    /// Why it cannot be told whether it counts; nil where it does.
    var whyOpen: Reason? {
        guard case .open(let reason) = weight else { return nil }
        return
            "whether \(finding.body)'s finding on \(finding.subject.words) counts cannot be told: \(reason)"
    }

    struct Moment: Comparable {
        let made: Interval
        let entry: EntryID

        static func < (a: Self, b: Self) -> Bool { (a.made, a.entry) < (b.made, b.entry) }
    }
}

// What bodies decide in their own name, and what was found.
extension Proceedings {
    /// Whether votes carry what was decided; carried where nobody has to vote.
    func weight(of votes: [Finding.Vote], by actor: ActorID, rule: VoteRule? = nil) -> FindingWeight {
        guard let body = agreement.bodies.first(where: { $0.id == actor }) else { return .counts }
        switch VoteCount(body: body, finders: finders).outcome(votes, rule: rule, terms: terms) {
        case .carried: return .counts
        case .notCarried(let reason): return .countsNot(reason)
        case .open(let reason): return .open(reason)
        }
    }

    /// Whether a finding counts wherever the agreement does not say who finds: not where its votes do not carry it, a
    /// side made it about another, or a body or a side is nearly named.
    func weight(of finding: Finding) -> FindingWeight {
        switch finders.finder(finding.body) {
        case .body(let body): weight(of: finding.votes, by: body.id)
        case .side(let side): finders.notCarried(finding, by: side).map { .countsNot($0) } ?? .counts
        case .perhaps(let name): .countsNot("who found it cannot be told: is \(name) meant?")
        case .actor, .stranger: .counts
        }
    }

    /// Whether a finding counts where the agreement says who finds. A side that it names there may find about another;
    /// it cannot clear itself all the same.
    func weight(of finding: Finding, among finders: Value<Set<ActorID>>?) -> FindingWeight {
        guard let finders, case .candidates(let sets) = terms.parties(finders, subject: "who finds") else {
            return weight(of: finding)
        }
        let finder = self.finders.finder(finding.body)
        if case .perhaps = finder { return weight(of: finding) }
        let isNamed = sets.map { set in finder.id.map(set.contains) ?? false }
        guard isNamed.contains(true) else { return .countsNot("another was to find it") }
        guard !isNamed.contains(false) else {
            return .open("it depends on which value is meant whether \(finding.body) finds it")
        }
        if case .side(let side) = finder, finding.party != side { return .counts }
        return weight(of: finding)
    }

    /// That findings of others than the agreement's bodies and actors count all the same.
    var findingsOfAnybody: [Assumption] {
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
                    text: "anybody's finding counts where the agreement does not say who finds")
            ] : []
    }

    /// Where a response leaves open whose findings count for it.
    var openFinders: [Assumption] {
        agreement.responses.flatMap { open($0.foundBy, "found-by of \($0.name)") }
    }

    /// What is assumed where it is not settled who finds.
    func open(_ finders: Value<Set<ActorID>>?, _ subject: String) -> [Assumption] {
        guard let finders else { return [] }
        switch terms.parties(finders, subject: subject) {
        case .unstated: return [Assumption(subject: subject, text: "unstated; anybody's finding counts")]
        case .candidates(let all):
            guard Set(all).count > 1 else { return [] }
            return [
                Assumption(
                    subject: subject,
                    text: "several are relayed; only findings of those count who are in all of them")
            ]
        }
    }

    /// What a body whose rule the document does not state is assumed to do.
    func unstatedRule(of body: Body) -> [Assumption] {
        switch body.vote {
        case .stated, .either: []
        case .unstated, .term:
            [
                Assumption(
                    subject: "vote of \(body.id)",
                    text:
                        "unstated; carried where nobody votes against, not carried where not more vote in favour than against, and else open"
                )
            ]
        }
    }

    /// The findings of breach on these provisions and duties that count, that the reading covers, and that no later finding
    /// on the same subject has overruled; and why it cannot be told of others whether they count.
    func breachesFound(
        of names: Set<String>, by finders: Value<Set<ActorID>>?
    ) -> (certain: [CountedFinding], open: Reason?, openFrom: Instant?) {
        struct Subject: Hashable {
            var what: String
            var on: String
            var party: ActorID
        }
        var all: [Subject: [CountedFinding]] = [:]
        for entry in record.entries {
            guard case .finding(let finding) = entry.content else { continue }
            let weight = weight(of: finding, among: finders)
            if case .countsNot = weight { continue }
            let subject: Subject
            switch finding.subject {
            case .incident(let report, let provision):
                guard names.contains(provision.text) else { continue }
                guard let account = accounts.account(holding: report),
                    covers(account, provision, finding.party)
                else { continue }
                subject = Subject(
                    what: provision.text, on: account.incident.id.text, party: finding.party)
            case .deed(let deed, _, _):
                guard names.contains(deed.text), let id = deedID(finding) else { continue }
                subject = Subject(what: deed.text, on: id, party: finding.party)
            }
            all[subject, default: []].append(
                CountedFinding(entry: entry.id, finding: finding, weight: weight))
        }
        var certain: [CountedFinding] = []
        var open: [CountedFinding] = []
        var openFrom: Instant?
        for found in all.values.map({ $0.sorted { $0.moment < $1.moment } }) {
            let last = found.last { $0.isCertain }
            let breaches = found.filter { $0.isCertain && $0.finding.conclusion == .breach }
            let perhaps = found.filter { one in
                !one.isCertain && last.map { $0.moment < one.moment } ?? true
            }
            open += perhaps.filter { $0.finding.conclusion == .breach }
            guard last?.finding.conclusion == .breach else { continue }
            // What may overrule it leaves it open.
            let contrary = perhaps.filter { $0.finding.conclusion != .breach }
            open += contrary
            if contrary.isEmpty {
                certain += breaches
            } else if let from = breaches.map(\.finding.made.earliest).min() {
                openFrom = min(openFrom ?? from, from)
            }
        }
        for one in open { openFrom = min(openFrom ?? one.finding.made.earliest, one.finding.made.earliest) }
        let first = open.min { $0.moment < $1.moment }
        return (certain, first.flatMap(\.whyOpen), openFrom)
    }

    /// Whether the reading covers an incident as a breach of a provision by a party, or may.
    private func covers(_ account: IncidentAccount, _ name: ProvisionName, _ party: ActorID) -> Bool {
        guard let provision = provision(name) else { return false }
        var answers = SharedAnswers()
        let assessor = Assessor(
            provision: ProvisionUnderReading(provision, reading: reading, events: self),
            weights: record.weights, parties: parties, theatre: theatre, sharing: &answers)
        answers.begin(accused: account.accused.count)
        return assessor.results(account, sharing: &answers).contains {
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
