internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// What everybody does besides, so that a timeline shows what it is said to show and nothing else: duties that it is not about are
// done in time, and what a quota tolerates has been done before an act is meant to be a breach.
extension Play {
    /// Duties may wait for one another; more steps than these are not followed.
    private static var mostSteps: Int { 4 }
    /// Of a quota that tolerates more than this, no act is played.
    static var mostTolerated: Int { 60 }
    /// Tolerated acts happen at places of their own, counted from here.
    private static var firstSite: Int { 400 }

    // MARK: Duties

    /// The same, where everybody does in time what would else be a breach by omission. What is played already, and what the claim is
    /// about, is left as it is.
    func keepingDuties(for claim: Claim, until seconds: Int64, readings: Set<ReadingName>) -> Self {
        guard !stage.draft.agreement.duties.isEmpty, !claim.isOfEveryDuty else { return self }
        let spoken = Set(entries.compactMap(\.content.duty))
        let left = claim.deeds.union(undone(for: claim))
        var play = self
        for _ in 0..<Self.mostSteps {
            var seen: Set<[String]> = []
            let omitted = play.verdict(until: seconds, readings: readings).readings.flatMap(\.deeds).filter {
                $0.state == .breached && !left.contains($0.deed)
                    && !spoken.contains(PartyDuty(deed: $0.deed, party: $0.party))
                    && seen.insert([
                        $0.deed.text, $0.party.text, $0.tranche?.text ?? "", "\($0.occasion ?? 0)",
                    ])
                    .inserted
            }
            guard !omitted.isEmpty else { break }
            for (owed, rows) in Dictionary(
                grouping: omitted, by: { PartyDuty(deed: $0.deed, party: $0.party) }
            )
            .sorted(by: { $0.key < $1.key }) {
                play.keep(owed, rows)
            }
        }
        return play
    }

    /// The duties that must not be done for a rung to be called for, of which the claim says that it is.
    private func undone(for claim: Claim) -> Set<DeedName> {
        let called = claim.called
        return stage.draft.agreement.responses.reduce(into: []) { undone, response in
            for rung in response.rungs where called.contains([response.name.text, rung.name.text]) {
                undone.formUnion(rung.condition.undoneDeeds)
            }
        }
    }

    /// A party does a duty in time, each time that it is owed: told once, in words.
    private mutating func keep(_ owed: PartyDuty, _ rows: [DeedVerdict]) {
        let done = rows.compactMap { row -> (at: Int64, row: DeedVerdict)? in
            guard let due = [row.beginBy, row.completeBy].compactMap({ $0?.earliest }).min() else {
                return nil
            }
            // An hour before it is due, or when it opens where that is later.
            let at = min(due, max(due - 3_600, row.opens?.latest ?? due - 3_600))
            return (at - stage.begins, row)
        }.sorted { $0.at < $1.at }
        guard let first = done.first else { return }
        let times = done.count > 1 ? "each time that it is due" : "in time"
        let event = Counterexample.Event(
            at: moment(first.at), kind: .word, actor: owed.party,
            words: "\(name(owed.party)) does what \(owed.deed) asks, \(times)")
        tell(as: event) { play in
            for (at, row) in done {
                if row.kind == .declaration {
                    play.declare(owed.deed, by: owed.party, amount: nil, at: at)
                } else {
                    for voice in play.voices(on: owed.deed, of: owed.party) {
                        play.step(
                            owed.deed, tranche: row.tranche, by: owed.party, .completed, saidBy: voice,
                            at: at)
                    }
                }
            }
        }
    }

    // MARK: Findings

    /// Lets the clocks of a response begin with a breach: it is found, or notice of it is served, as soon as it happens.
    mutating func anchor(
        _ response: Response, breachOf provision: ProvisionName, by party: ActorID, at seconds: Int64
    ) {
        switch response.clockStarts {
        case .stated(.found):
            findings(
                of: provision, by: party, among: response.foundBy, stance: { _ in .inFavour }, at: seconds)
        case .stated(.notified): notice(on: party, at: seconds)
        default: break
        }
    }

    // MARK: Quotas

    /// The same, with as many tolerated acts before each act that is meant to be a breach as a quota lets pass.
    func aboveQuotas(for claim: Claim) -> Self {
        var play = self
        var site = Self.firstSite
        for provision in stage.draft.agreement.provisions {
            guard let quota = provision.quota, (1...Self.mostTolerated).contains(quota.atMost) else {
                continue
            }
            let meant = intended.filter {
                $0.provision == provision.name && !claim.spares($0.party, provision.name)
            }
            for (party, acts) in Dictionary(grouping: meant, by: \.party).sorted(by: { $0.key < $1.key }) {
                var tolerated: [(at: Instant, act: Act)] = []
                for one in acts.sorted(by: { $0.at < $1.at }) {
                    let before = (acts.map(\.at) + tolerated.map(\.at)).count { then in
                        then < one.at && (quota.perSeconds.map { one.at - then <= $0 } ?? true)
                    }
                    // As late as can be: what lies longer before would not be within the quota's time of all of them.
                    for k in 0..<max(0, quota.atMost - before) {
                        tolerated.append((one.at - Int64(k + 1), one.act))
                    }
                }
                for (at, act) in tolerated.sorted(by: { $0.at < $1.at }) {
                    play.tell(
                        act, against: provision.someTarget, of: provision, by: party, at: at, site: site)
                    play.put(
                        Counterexample.Event(
                            at: at, kind: .report, actor: party,
                            words:
                                "\(name(party)) does what the quota of \(provision.name) tolerates: \(act.text)"
                        ))
                    site += 1
                }
            }
        }
        return play
    }
}

/// A duty of one party.
struct PartyDuty: Hashable, Comparable {
    var deed: DeedName
    var party: ActorID

    static func < (a: Self, b: Self) -> Bool { (a.deed, a.party) < (b.deed, b.party) }
}

extension Response {
    /// Whether a rung looks at what happens after a measure was taken, or fell due.
    var waitsForMeasures: Bool {
        rungs.flatMap(\.condition.parts).contains { if case .continuesAfter = $0 { true } else { false } }
    }
}

extension Entry.Content {
    /// The duty on which it is a word; nil for all else.
    fileprivate var duty: PartyDuty? {
        switch self {
        case .proceeding(.step(let step)): PartyDuty(deed: step.deed, party: step.by)
        case .proceeding(.declared(let declared)): PartyDuty(deed: declared.deed, party: declared.by)
        default: nil
        }
    }
}

extension Claim {
    /// The rungs of which it says that they are called for, each with its response.
    fileprivate var called: Set<[String]> {
        switch self {
        case .called(let rung, let response, _), .untaken(let rung, let response, _),
            .calledTooLate(let rung, let response, _), .dueBeforeFound(let rung, let response, _),
            .stoodDown(let rung, let response, _):
            [[response.text, rung.text]]
        case .all(let claims), .any(let claims): claims.reduce(into: []) { $0.formUnion($1.called) }
        default: []
        }
    }

    /// The duties that it is about.
    fileprivate var deeds: Set<DeedName> {
        switch self {
        case .duty(let deed, _, _), .dutyIsNot(let deed, _, _), .neverLate(let deed, _): [deed]
        case .all(let claims), .any(let claims): claims.reduce(into: []) { $0.formUnion($1.deeds) }
        default: []
        }
    }

    /// Whether every duty bears on it: readings may differ in what was late.
    fileprivate var isOfEveryDuty: Bool {
        switch self {
        case .readingsDiffer: true
        case .all(let claims), .any(let claims): claims.contains(where: \.isOfEveryDuty)
        default: false
        }
    }

    /// Whether it says that a party did not break a provision.
    fileprivate func spares(_ party: ActorID, _ provision: ProvisionName) -> Bool {
        switch self {
        case .noBreach(let one): one == party
        case .keeps(let name, let one): one == party && name == provision
        case .all(let claims), .any(let claims): claims.contains { $0.spares(party, provision) }
        default: false
        }
    }
}
