internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

// What people and bodies put on the record: findings, decisions, certifications, words on duties.
extension Play {
    /// The report that came last by then: of a breach that is still to come nobody speaks.
    private func report(by seconds: Int64) -> Report? {
        reports.last { $0.available.earliest <= moment(seconds) } ?? reports.last
    }

    /// A name for the next entry: where some were taken out again, one that none of the rest has.
    var nextEntry: EntryID {
        let taken = Set(entries.map(\.id))
        var number = entries.count + 1
        while taken.contains(EntryID("entry-\(number)")) { number += 1 }
        return EntryID("entry-\(number)")
    }

    private func entry(_ content: Entry.Content, by author: String, at seconds: Int64, reason: String)
        -> Entry
    {
        Entry(
            id: nextEntry, author: author, role: "secretary", available: Interval(at: moment(seconds)),
            reason: reason, content: content)
    }

    /// `votes on whether East broke calm: East against, West in favour`; what is done without a vote where nobody votes. Who wins is
    /// for the assessment to say.
    private func words(_ votes: [Finding.Vote], on question: String, without: String) -> String {
        guard !votes.isEmpty else { return without }
        let told = votes.map { "\(name(ActorID($0.member))) \($0.choice.words)" }
        return "votes on \(question): \(told.joined(separator: ", "))"
    }

    /// Somebody finds that a party broke a provision, in the incident that was reported last by then.
    ///
    /// - Parameters:
    ///   - finder: An actor of the agreement, or anybody by name.
    ///   - one: The report of the incident; the last by then where nil.
    mutating func finding(
        of provision: ProvisionName, by party: ActorID, finder: String, votes: [Finding.Vote] = [],
        in one: Report? = nil, at seconds: Int64
    ) {
        guard let report = one ?? report(by: seconds) else { return }
        found(
            .incident(report: report.id, provision: provision), by: party, finder: finder, votes: votes,
            at: seconds)
    }

    /// Somebody finds a breach, of a provision or of a duty.
    mutating func found(
        _ subject: Finding.Subject, by party: ActorID, finder: String, votes: [Finding.Vote] = [],
        at seconds: Int64
    ) {
        let finding = Finding(
            subject: subject, party: party, conclusion: .breach, body: finder,
            made: Interval(at: moment(seconds)), votes: votes)
        let actor = stage.draft.agreement.actors.first { $0.id.text == finder }?.id
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .finding, actor: actor,
                words: "\(actor.map(name) ?? finder) "
                    + words(
                        votes, on: "whether \(name(party)) broke \(subject.words)",
                        without: "finds that \(name(party)) broke \(subject.words)")
            ),
            entries: [entry(.finding(finding), by: finder, at: seconds, reason: "it was found")])
    }

    /// A matter is decided with yes, or only put.
    ///
    /// - Parameters:
    ///   - seconds: When it is decided.
    ///   - put: When it was put to whoever decides it; nil where nobody put it.
    mutating func decision(
        _ matter: MatterName, by actor: ActorID, votes: [Finding.Vote] = [], put putSeconds: Int64? = nil,
        at seconds: Int64
    ) {
        if let putSeconds {
            let decided = Decided(matter: matter, by: actor, put: Interval(at: moment(putSeconds)))
            put(
                Counterexample.Event(
                    at: moment(putSeconds), kind: .word, words: "\(matter) is put to \(name(actor))"),
                entries: [
                    entry(
                        .proceeding(.decided(decided)), by: actor.text, at: putSeconds, reason: "it was put")
                ])
        }
        let decided = Decided(
            matter: matter, by: actor, made: Interval(at: moment(seconds)), isYes: true, votes: votes)
        put(
            Counterexample.Event(
                at: moment(seconds), kind: votes.isEmpty ? .word : .vote, actor: actor,
                words: "\(name(actor)) \(words(votes, on: matter.text, without: "says yes to \(matter)"))"),
            entries: [
                entry(.proceeding(.decided(decided)), by: actor.text, at: seconds, reason: "it was decided")
            ])
    }

    /// Somebody certifies that a matter holds.
    mutating func certification(
        _ matter: MatterName, by actor: ActorID, standard: StandardOfProof?, at seconds: Int64
    ) {
        let certified = Certified(
            matter: matter, by: actor, holds: true, made: Interval(at: moment(seconds)), standard: standard)
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .word, actor: actor, words: "\(name(actor)) certifies \(matter)"),
            entries: [
                entry(
                    .proceeding(.certified(certified)), by: actor.text, at: seconds,
                    reason: "it was certified")
            ])
    }

    /// Notice of the breach that was reported last is served on a party.
    mutating func notice(on party: ActorID, at seconds: Int64) {
        guard let report = report(by: seconds),
            let other = stage.draft.agreement.parties.first(where: { $0 != party })
        else { return }
        let notice = Notice(
            by: other, on: party, incidents: IncidentSelector(reports: [report.id]),
            served: Interval(at: moment(seconds)))
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .notice, actor: other,
                words: "\(name(other)) serves notice on \(name(party))"),
            entries: [
                entry(.noticeServed(notice), by: other.text, at: seconds, reason: "it was served")
            ])
    }

    /// A word on what a party did, or did not do, of what it owes.
    ///
    /// A party that verifies its own duty speaks by the name that the document gives it: by that name its word is the verifier's. Else a
    /// party speaks through a voice of which the register of origins tells whose it is.
    ///
    /// - Parameter actor: Whose word; the witness's where nil.
    mutating func step(
        _ deed: DeedName, tranche: TrancheName? = nil, by party: ActorID, _ stage: Step.Stage,
        saidBy actor: ActorID? = nil, at seconds: Int64
    ) {
        let isOwnName =
            actor == party && [.begun, .completed].contains(stage)
            && self.stage.verifiers(of: deed).contains(party)
        let isParty = actor.map(self.stage.draft.agreement.parties.contains) ?? false
        let voice: String
        if let actor {
            voice = isParty && !isOwnName ? speaker(of: actor) : name(actor)
        } else {
            voice = witness
        }
        if !isParty { rely(on: voice) }
        let step = Step(
            deed: deed, tranche: tranche, by: party, stage: stage, occurred: Interval(at: moment(seconds)),
            speaker: voice)
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .word, actor: actor,
                words:
                    "\(actor.map(name) ?? witness) says that \(name(party)) \(stage.words) \(deed)"
            ),
            entries: [entry(.proceeding(.step(step)), by: voice, at: seconds, reason: "it was said")])
    }

    /// A single report of an act that a provision forbids, by one institution and nobody else.
    ///
    /// - Parameters:
    ///   - claimant: The side that makes the claim; nil for a witness without a stake.
    ///   - reliability: The letter of the institution's grade.
    mutating func report(
        of provision: Provision, by party: ActorID, claimant: ActorID? = nil, reliability: Reliability,
        at seconds: Int64
    ) {
        let voice = claimant.map { "Government of \($0.text)" } ?? "Observer of grade \(reliability.rawValue)"
        let at = Interval(at: moment(seconds))
        let report = Report(
            id: ReportID("report-\(reports.count + 1)"), occurred: at, available: at,
            place: Self.place(reports.count, in: stage.region(provision, by: party)), act: provision.someAct,
            weapons: provision.someWeapons,
            target: provision.someTarget, claimant: claimant, accused: [party], outlet: voice,
            outletKind: "official", attribution: voice, summary: "\(provision.someAct.text) by \(party.text)",
            catalogue: "log of \(voice)")
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .report, actor: claimant,
                words:
                    "\(claimant.map(name) ?? voice) reports that \(name(party)) broke \(provision.name); it did not happen"
            ), reports: [report],
            origins: [
                OriginAlias(
                    alias: voice, institution: voice, party: claimant, reliability: reliability,
                    credibility: 1)
            ])
    }
}

extension Finding.Vote.Choice {
    fileprivate var words: String {
        switch self {
        case .inFavour: "in favour"
        case .against: "against"
        case .abstaining: "abstains"
        }
    }
}

extension Step.Stage {
    fileprivate var words: String {
        switch self {
        case .offered: "offered"
        case .begun: "has begun"
        case .completed: "has done"
        case .notBegun: "has not begun"
        case .notCompleted: "has not done"
        case .excused: "is released from"
        }
    }
}
