internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// Who may release a party from what it owes.
struct Releasers {
    /// Whom the agreement names for it: the word of one is enough. Empty where it names nobody.
    var named: Set<ActorID> = []
    /// To whom it is owed: all of them must release.
    var owedTo: Set<ActorID> = []
    /// What everybody is called, folded as the names of those who find are: see ``Finders``.
    let actorNames: [String: ActorID]
    var assumptions: [Assumption] = []

    /// Whether this word is of somebody who may release.
    func count(_ origin: Origin) -> Bool {
        speaker(origin).map { named.isEmpty ? owedTo.contains($0) : named.contains($0) } ?? false
    }

    /// When these words released the party; nil where they do not.
    func released(_ words: [StepWord]) -> Interval? {
        func first(of actors: Set<ActorID>) -> Interval? {
            words.filter { speaker($0.origin).map(actors.contains) ?? false }.map(\.occurred).min()
        }
        guard named.isEmpty else { return first(of: named) }
        let all = owedTo.map { first(of: [$0]) }
        guard !all.isEmpty, !all.contains(nil) else { return nil }
        let known = all.compactMap(\.self)
        guard let earliest = known.map(\.earliest).max(), let latest = known.map(\.latest).max() else {
            return nil
        }
        return Interval(spanning: earliest, latest)
    }

    private func speaker(_ origin: Origin) -> ActorID? {
        actorNames[Finders.folded(origin.id.text)] ?? origin.party
    }
}

extension Proceedings {
    /// Who may release a party from a deed: whoever the agreement names for it, or else all of those to whom it is owed,
    /// which are the other sides where it does not say.
    func releasers(
        _ named: Value<Set<ActorID>>?, owedTo: Value<Set<ActorID>>, owner: ActorID, of deed: DeedName
    ) -> Releasers {
        var releasers = Releasers(actorNames: actorNames)
        if let named {
            let subject = "released-by of \(deed)"
            switch terms.parties(named, subject: subject) {
            case .candidates(let all):
                releasers.named = all.dropFirst().reduce(all[0]) { $0.intersection($1) }.subtracting([owner])
                if Set(all).count > 1 {
                    releasers.assumptions.append(
                        Assumption(
                            subject: subject, text: "several are relayed; only who is in all of them counts"))
                }
                return releasers
            case .unstated:
                releasers.assumptions.append(
                    Assumption(subject: subject, text: "unstated; all of those to whom it is owed may"))
            }
        }
        releasers.owedTo =
            switch terms.parties(owedTo, subject: "to whom it is owed") {
            case .candidates(let all): all.reduce(into: Set<ActorID>()) { $0.formUnion($1) }
            case .unstated: parties
            }
        releasers.owedTo.remove(owner)
        return releasers
    }

    /// The same by the name of the deed; nil where the agreement has none of that name.
    func releasers(of deed: DeedName, owner: ActorID) -> Releasers? {
        if let one = agreement.obligations.first(where: { $0.name == deed }) {
            return releasers(one.releasedBy, owedTo: .unstated, owner: owner, of: deed)
        }
        if let one = agreement.declarations.first(where: { $0.name == deed }) {
            return releasers(one.releasedBy, owedTo: one.to, owner: owner, of: deed)
        }
        return agreement.exchanges.first { $0.name == deed }.map {
            releasers($0.releasedBy, owedTo: $0.between, owner: owner, of: deed)
        }
    }
}
