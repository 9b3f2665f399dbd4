internal import AgreementLanguage
internal import CeasefireModel

/// Whose word it takes to bring a condition about.
struct Voices {
    let agreement: Agreement

    /// The actors each of whom can bring the condition about by a word of its own. Anybody's finding counts where nobody is
    /// named: then they are the parties, each of which knows somebody who will find what it wants.
    func alone(_ condition: Condition) -> Set<ActorID> {
        switch condition {
        case .certified(let rule): actors(rule.by)
        case .decided(let rule): speakers(rule.by, vote: rule.vote)
        case .breachFound(_, let by): by.map { speakers($0, vote: nil) } ?? Set(agreement.parties)
        case .any(let all): all.reduce(into: []) { $0.formUnion(alone($1)) }
        case .all(let all): all.dropFirst().reduce(all.first.map(alone) ?? []) { $0.intersection(alone($1)) }
        default: []
        }
    }

    /// The actors without whose own word the condition cannot come about.
    func needed(_ condition: Condition) -> Set<ActorID> {
        switch condition {
        case .certified(let rule): only(rule.by)
        // Silence may decide, too.
        case .decided(let rule): rule.otherwise == true ? [] : only(rule.by)
        case .breachFound(_, let by): by.map(only) ?? []
        case .all(let all): all.reduce(into: []) { $0.formUnion(needed($1)) }
        case .any(let all):
            all.dropFirst().reduce(all.first.map(needed) ?? []) { $0.intersection(needed($1)) }
        default: []
        }
    }

    /// Whether a condition can come about as far as the text names somebody for every word of it.
    func canBeSaid(_ condition: Condition) -> Bool {
        switch condition {
        case .certified(let rule): !actors(rule.by).isEmpty
        case .decided(let rule): !actors(rule.by).isEmpty
        case .breachFound(_, let by): by.map { !actors($0).isEmpty } ?? true
        case .any(let all): all.contains(where: canBeSaid)
        case .all(let all): all.allSatisfy(canBeSaid)
        case .unstated: false
        default: true
        }
    }

    /// Whoever a value names; nobody where it is open.
    func actors(_ value: Value<Set<ActorID>>) -> Set<ActorID> {
        if case .stated(let actors) = value { actors } else { [] }
    }

    /// The only one who is named, where that is no body.
    private func only(_ value: Value<Set<ActorID>>) -> Set<ActorID> {
        let named = actors(value)
        return named.count == 1 && body(named.min()) == nil ? named : []
    }

    /// Those who are named, and in place of a body each member whose vote alone carries what it decides.
    func speakers(_ value: Value<Set<ActorID>>, vote: VoteRule?) -> Set<ActorID> {
        actors(value).reduce(into: []) { all, actor in
            if let body = body(actor) {
                all.formUnion(isCarriedByOne(body, vote: vote) ? members(of: body) : [])
            } else {
                all.insert(actor)
            }
        }
    }

    /// Whether one vote in favour carries what a body decides, where nobody else votes.
    func isCarriedByOne(_ body: Body, vote own: VoteRule?) -> Bool {
        guard (body.quorum ?? 1) <= 1 else { return false }
        let rule: VoteRule? = own ?? { if case .stated(let rule) = body.vote { rule } else { nil } }()
        switch rule {
        case .consensus?, .majority?, .twoThirds?: return true
        case .atLeast(let votes)?: return votes <= 1
        case .unanimity?: return members(of: body).count <= 1
        // Of an unstated rule only those are thought of that one vote fulfils.
        case nil: return body.vote == .unstated
        }
    }

    /// The body of that name.
    func body(_ actor: ActorID?) -> Body? { agreement.bodies.first { $0.id == actor } }

    /// Who sits in a body: the parties where that is not stated.
    func members(of body: Body) -> [ActorID] {
        if case .stated(let members) = body.members { members.sorted() } else { agreement.parties.sorted() }
    }

    /// Somebody who has no stake: an observer or a mediator; nil where the agreement names nobody. Guarantors have one: they must act.
    var neutral: ActorID? {
        for role in [Actor.Role.observer, .mediator] {
            if let actor = agreement.actors.filter({ $0.role == role }).map(\.id).min() { return actor }
        }
        return nil
    }
}

extension Play {
    /// Lets everybody say what it has to say for a condition to come about.
    ///
    /// - Parameters:
    ///   - stance: How each actor stands: it speaks and votes for it, votes against it, or is silent where nil.
    ///   - performing: Whether whoever owes a duty that is asked for does it.
    ///   - accused: Whose breach is found, where one must be.
    ///   - seconds: When.
    mutating func speak(
        for condition: Condition, stance: (ActorID) -> Finding.Vote.Choice?, performing: Bool = true,
        accused: ActorID?, at seconds: Int64
    ) {
        let voices = Voices(agreement: stage.draft.agreement)
        switch condition {
        case .certified(let rule):
            for actor in voices.actors(rule.by).sorted() where stance(actor) == .inFavour {
                if let stopping = voices.stopping(actor, stance) {
                    withhold(rule.matter, of: actor, by: stopping, stance, at: seconds)
                } else {
                    certification(rule.matter, by: actor, standard: rule.standard, at: seconds)
                }
            }
        case .decided(let rule):
            for actor in voices.actors(rule.by).sorted() {
                if let body = voices.body(actor) {
                    let votes = voices.votes(of: body, stance)
                    guard votes.contains(where: { $0.choice == .inFavour }) else { continue }
                    decision(rule.matter, by: actor, votes: votes, at: seconds)
                } else if stance(actor) == .inFavour {
                    decision(rule.matter, by: actor, at: seconds)
                }
            }
        case .breachFound(let names, let by):
            // Where it is all one whose breach it is, it is that of the first who can commit it.
            let agreement = stage.draft.agreement
            let parties = accused.map { [$0] } ?? agreement.parties
            let pairs = parties.flatMap { party in
                agreement.provisions.filter { names.contains($0.name) && $0.isBinding(on: party) }.map {
                    (party: party, provision: $0)
                }
            }
            guard let (accused, provision) = pairs.first else {
                return omit(names, by: parties, among: by, stance: stance, at: seconds)
            }
            if !reports.contains(where: { $0.accused == [accused] }) {
                breach(of: provision, by: accused, at: seconds)
            }
            findings(of: provision.name, by: accused, among: by, stance: stance, at: seconds)
        case .performed(let deed): if performing { perform(deed, at: seconds) }
        case .any(let all), .all(let all):
            for one in all {
                speak(for: one, stance: stance, performing: performing, accused: accused, at: seconds)
            }
        default: break
        }
    }

    /// A body does not certify a matter, since one of its members keeps it from that.
    private mutating func withhold(
        _ matter: MatterName, of body: ActorID, by member: ActorID,
        _ stance: (ActorID) -> Finding.Vote.Choice?, at seconds: Int64
    ) {
        let means = stance(member) == .against ? "votes against" : "stays away"
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .vote, actor: body,
                words: "\(name(body)) does not certify \(matter): \(name(member)) \(means)"))
    }

    /// Everybody who may finds that a party broke a provision, or votes as it stands.
    ///
    /// - Parameter report: The report of the incident; the last by then where nil.
    mutating func findings(
        of provision: ProvisionName, by accused: ActorID, among finders: Value<Set<ActorID>>?,
        stance: (ActorID) -> Finding.Vote.Choice?, in report: Report? = nil, at seconds: Int64
    ) {
        for (finder, votes) in speakers(among: finders, stance) {
            finding(of: provision, by: accused, finder: finder, votes: votes, in: report, at: seconds)
        }
    }

    /// Whoever finds, with the votes of a body; somebody unnamed where the text names nobody.
    private func speakers(
        among finders: Value<Set<ActorID>>?, _ stance: (ActorID) -> Finding.Vote.Choice?
    ) -> [(finder: String, votes: [Finding.Vote])] {
        guard let finders, finders.isStated else { return [(Self.anybody, [])] }
        let voices = Voices(agreement: stage.draft.agreement)
        return voices.actors(finders).sorted().compactMap { actor in
            guard let body = voices.body(actor) else {
                return stance(actor) == .inFavour ? (actor.text, []) : nil
            }
            let votes = voices.votes(of: body, stance)
            return votes.contains { $0.choice == .inFavour } ? (actor.text, votes) : nil
        }
    }

    /// The first party that owes one of some duties does not do it, and whoever finds that finds it once it is late.
    private mutating func omit(
        _ names: Set<ProvisionName>, by parties: [ActorID], among finders: Value<Set<ActorID>>?,
        stance: (ActorID) -> Finding.Vote.Choice?, at seconds: Int64
    ) {
        let owed = names.map { DeedName($0.text) }.sorted().flatMap { deed in
            parties.filter { stage.owners(of: deed).contains($0) }.map { (deed: deed, party: $0) }
        }
        guard let (deed, party) = owed.first, let due = fallDue(deed, of: party) else { return }
        put(
            Counterexample.Event(
                at: moment(due.seconds), kind: .silence, actor: party,
                words: "\(deed) is due, and \(name(party)) has not done it"))
        for voice in voices(on: deed, of: party)
        where !stage.draft.agreement.declarations.contains(where: { $0.name == deed }) {
            step(
                deed, tranche: due.tranche, by: party, due.isBeginning ? .notBegun : .notCompleted,
                saidBy: voice, at: due.seconds + 3_600)
        }
        for (finder, votes) in speakers(among: finders, stance) {
            found(
                .deed(deed, tranche: due.tranche, occasion: nil), by: party, finder: finder, votes: votes,
                at: max(seconds, due.seconds + 7_200))
        }
    }

    /// Everybody who may finds every breach of a provision that a party is reported to have committed by then.
    mutating func findAll(
        of provision: ProvisionName, by accused: ActorID, among finders: Value<Set<ActorID>>?,
        at seconds: Int64
    ) {
        for report in reports where report.accused == [accused] {
            findings(
                of: provision, by: accused, among: finders, stance: { _ in .inFavour }, in: report,
                at: seconds)
        }
    }

    /// Who finds where anybody may.
    static let anybody = "a body that nobody named"

    /// All who owe a duty do it, as whoever verifies it says, or else a witness and the other sides.
    mutating func perform(_ deed: DeedName, at seconds: Int64) {
        let agreement = stage.draft.agreement
        if agreement.declarations.contains(where: { $0.name == deed }) {
            let isCounted = agreement.exchanges.contains { $0.declaration == deed }
            for owner in stage.owners(of: deed) {
                declare(deed, by: owner, amount: isCounted ? 10 : nil, at: seconds)
            }
        }
        for tranche in agreement.exchanges.first(where: { $0.name == deed })?.tranches ?? [] {
            for owner in stage.owners(of: deed) {
                for voice in voices(on: deed, of: owner) {
                    step(deed, tranche: tranche.name, by: owner, .completed, saidBy: voice, at: seconds)
                }
            }
        }
        guard let obligation = agreement.obligations.first(where: { $0.name == deed }) else { return }
        for owner in stage.owners(of: deed) {
            let verifiers = obligation.verifiedBy.map(Voices(agreement: agreement).actors) ?? []
            if let verifier = verifiers.subtracting([owner]).min() {
                step(deed, by: owner, .completed, saidBy: verifier, at: seconds)
            } else {
                step(deed, by: owner, .completed, at: seconds)
                // Where nobody but itself says whether it did it, it says so.
                for party in agreement.parties where party != owner || verifiers.contains(owner) {
                    step(deed, by: owner, .completed, saidBy: party, at: seconds)
                }
            }
        }
    }
}

extension Voices {
    /// The member that keeps a body from saying anything, as each stands: what a body certifies tells no votes. Nil for who is no body.
    func stopping(_ actor: ActorID, _ stance: (ActorID) -> Finding.Vote.Choice?) -> ActorID? {
        body(actor).flatMap { body in
            members(of: body).first { member in
                switch stance(member) {
                case .inFavour: false
                case .against: isStopped(body, by: member)
                case .abstaining, nil: isStopped(body, byAbsenceOf: member)
                }
            }
        }
    }

    /// Whether a body decides nothing where one of its members stays away.
    private func isStopped(_ body: Body, byAbsenceOf member: ActorID) -> Bool {
        let left = members(of: body).count - 1
        if (body.quorum ?? 0) > left { return true }
        return switch body.vote {
        case .stated(.unanimity): true
        case .stated(.atLeast(let votes)): votes > left
        default: false
        }
    }

    /// The votes of a body's members, as each stands.
    func votes(of body: Body, _ stance: (ActorID) -> Finding.Vote.Choice?) -> [Finding.Vote] {
        members(of: body).compactMap { member in
            stance(member).map { Finding.Vote(member: member.text, choice: $0) }
        }
    }
}
