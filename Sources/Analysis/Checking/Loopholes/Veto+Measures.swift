internal import AgreementLanguage
internal import CeasefireModel

// Measures against a party that it must itself take, or that it alone may order: a veto in fact.
extension Veto {
    /// Where the party in breach is asked to act, or to order, against itself.
    private enum Hold {
        case acting, ordering

        var key: String { self == .acting ? "who" : "authorised-by" }
    }

    /// A rung that stands still unless the party against which it stands moves it; nil where others can.
    func measure(_ rung: Rung, of response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let staged = stage.response(response.name),
            let place = draft.rung(rung.name, of: response.name)
        else { return nil }
        let voices = Voices(agreement: stage.draft.agreement)
        let answered = stage.answeredParties(staged)
        func held(_ actors: Value<Set<ActorID>>?) -> [ActorID] {
            guard case .stated(let actors)? = actors else { return [] }
            return answered.filter { voices.areHeld(actors, by: $0) }
        }
        let (acting, ordering) = (held(rung.who), held(rung.authorisedBy))
        // Who must act and alone may order it is one gap, and told once.
        let (hold, parties): (Hold, [ActorID]) = acting.isEmpty ? (.ordering, ordering) : (.acting, acting)
        for party in parties {
            guard let example = undone(rung, of: response, by: party, hold, on: stage) else { continue }
            let name = stage.name(party)
            let isAlone = (hold == .acting ? rung.who : rung.authorisedBy) == .stated([party])
            let others = names(parties, stage)
            let itself = parties.count == 1 ? "itself" : "themselves"
            let (means, way) = Self.words(
                hold, isAlone: isAlone, isBoth: hold == .acting && ordering.contains(party), name)
            return Flaw(
                rule: .veto, severity: .grave, subject: "\(response.name)/\(rung.name)/\(hold.key)",
                message: isAlone
                    ? "\(rung.name) against \(others) is for \(others) alone to \(means)."
                    : "\(rung.name) against \(others) cannot be \(hold == .acting ? "taken" : "ordered") without \(itself): \(others) can stop whoever must \(means) it.",
                story:
                    "\(name) breaks the agreement, and \(rung.name) is called for: \(rung.measure). \(way) The measure stands in the text, and waits for the one against whom it stands.",
                span: draft.span(of: hold.key, in: place), counterexample: example,
                mend: mend(rung, of: response, hold, held: Set(acting + ordering), in: draft, on: stage))
        }
        return nil
    }

    private func names(_ parties: [ActorID], _ stage: Stage) -> String {
        parties.map(stage.name).joined(separator: " and ")
    }

    /// What the party does not do, and how it does not.
    private static func words(_ hold: Hold, isAlone: Bool, isBoth: Bool, _ name: String) -> (
        means: String, way: String
    ) {
        switch (hold, isAlone) {
        case (.acting, true):
            isBoth
                ? ("order and to take", "\(name) alone may order it and must take it, and does neither.")
                : ("take", "\(name) alone must take it, against itself, and does not.")
        case (.acting, false): ("take", "Whoever must take it decides with \(name), which says no.")
        case (.ordering, true):
            (
                "order",
                "\(name) alone may order it, against itself. It gives no order; whoever stands ready waits."
            )
        case (.ordering, false): ("order", "Whoever may order it decides with \(name), which says no.")
        }
    }

    /// The rung is called for, and not done.
    private func undone(
        _ rung: Rung, of response: Response, by party: ActorID, _ hold: Hold, on stage: Stage
    ) -> Counterexample? {
        guard let (called, last) = stage.calledFor(rung.name, of: response.name, against: party) else {
            return nil
        }
        var play = called
        let within: Int64? = if case .stated(let timing) = rung.timing { timing.withinSeconds } else { nil }
        let until = last + (within ?? 7 * 86_400) + 7_200
        let name = play.name(party)
        play.put(
            Counterexample.Event(
                at: play.moment(until - 3_600), kind: .silence, actor: party,
                words: hold == .acting
                    ? "\(name) has not taken the measure of \(rung.name) against itself"
                    : "\(name) has not ordered the measure of \(rung.name) against itself"))
        return play.shown(
            .untaken(rung.name, of: response.name, against: party), until: until,
            words: "\(rung.name) is called for against \(name), and is not taken",
            bearingOut: stage.isLeftOpen(rung, of: response)
                ? nil : "\(response.name)/\(rung.name)/\(hold.key)")
    }

    /// Somebody else beside whoever is asked now.
    private func mend(
        _ rung: Rung, of response: Response, _ hold: Hold, held: Set<ActorID>, in draft: Draft,
        on stage: Stage
    ) -> Mend {
        let words =
            "Name somebody else who acts and orders where the party itself is in breach, or give its breaches a rung of their own."
        // Whoever joins in a measure of force is given what the document did not give: that only the parties can agree.
        guard !rung.takesForce else { return Mend(words: words) }
        let agreement = stage.draft.agreement
        let guarantors = agreement.actors.filter { $0.role == .guarantor }.map(\.id)
        let neutral = Voices(agreement: agreement).neutral.map { [$0] } ?? []
        guard let others = [guarantors, neutral].first(where: { !$0.isEmpty }) else {
            return Mend(words: words)
        }
        let voices = Voices(agreement: agreement)
        var edits: [DocumentEdit?] = []
        for (key, actors) in [("who", rung.who), ("authorised-by", rung.authorisedBy ?? .unstated)] {
            guard case .stated(let asked) = actors,
                held.contains(where: { voices.areHeld(asked, by: $0) })
            else { continue }
            edits.append(
                draft.edit(
                    Stage.Setting(
                        holder: .rung(rung.name, of: response.name), key: key,
                        value: Draft.list(asked.union(others)), words: "")))
        }
        return Mend(words: "\(words) \(draft.names(others)) could.", edits: edits.compactMap(\.self))
    }
}

extension Voices {
    /// Whether none of them moves without a party: each is the party itself, or a body that it can stop.
    func areHeld(_ actors: Set<ActorID>, by party: ActorID) -> Bool {
        !actors.isEmpty
            && actors.allSatisfy { actor in
                actor == party || body(actor).map { isStopped($0, by: party) } ?? false
            }
    }

    /// Whether a body decides nothing where one of its members votes against and all others in favour; not where it is open how it
    /// decides.
    func isStopped(_ body: Body, by party: ActorID) -> Bool {
        guard case .stated(let members) = body.members, members.contains(party),
            case .stated(let rule) = body.vote
        else { return false }
        let inFavour = members.count - 1
        if body.veto.contains(party) { return true }
        return switch rule {
        case .consensus, .unanimity: true
        case .majority: inFavour < 1 || (inFavour == 1 && body.castingVote.map { $0 == party } ?? true)
        case .twoThirds: inFavour < 2
        case .atLeast(let votes): inFavour < votes
        }
    }
}
