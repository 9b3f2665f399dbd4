internal import AgreementLanguage
internal import CeasefireModel

extension Stage {
    /// A timeline that calls for a rung, by the fewest breaches; measures below it are taken as soon as they may be. What others
    /// must decide besides is left to be put on record.
    ///
    /// - Returns: The timeline, and when the rung is called for: with the last breach, or after the silence that it asks for; nil where no breaches call for the rung.
    func calling(_ rung: RungName, of response: ResponseName, against party: ActorID) -> (
        play: Play, seconds: Int64
    )? {
        guard let search = LadderSearch(response, in: self),
            let wanted = search.response.rungs.first(where: { $0.name == rung }),
            case .found(let breaches) = search.reach(wanted), let last = breaches.last,
            let silence = search.silence(after: breaches, callingFor: wanted),
            let play = timeline(breaches, callingFor: wanted, of: search.response, against: party)
        else { return nil }
        return (play, 3_600 + last.seconds + silence)
    }

    /// A timeline of breaches that were searched for, as those of one party; measures of rungs below, after which breaches must go on,
    /// are taken as soon as they may be. Nil where no provision that the response answers binds the party.
    func timeline(
        _ breaches: [PlannedBreach], callingFor wanted: Rung, of response: Response, against party: ActorID
    ) -> Play? {
        guard let provision = provisions(answeredBy: response, bindingOn: party).first else { return nil }
        var play = Play(on: self)
        for breach in breaches {
            play.breach(of: provision, by: party, at: 3_600 + breach.seconds, planned: breach)
        }
        for part in wanted.condition.parts {
            guard case .continuesAfter(let name) = part,
                let below = response.rungs.first(where: { $0.name == name }),
                case .stated(let timing) = below.timing, case .stated(let who) = below.who,
                let actor = who.min()
            else { continue }
            play.measure(
                below, of: response, by: actor, against: party,
                at: 3_600 + (timing.notBeforeSeconds ?? 0))
        }
        return play
    }

    /// The provisions that a response answers and that bind a party.
    func provisions(answeredBy response: Response, bindingOn party: ActorID) -> [Provision] {
        draft.agreement.provisions.filter { response.provisions.contains($0.name) && $0.isBinding(on: party) }
    }

    /// A response of the draft as it is played.
    func response(_ name: ResponseName) -> Response? {
        draft.agreement.responses.first { $0.name == name }
    }
}

extension Provision {
    /// Whether it certainly binds a party.
    func isBinding(on party: ActorID) -> Bool {
        if case .stated(let bound) = binds { bound.contains(party) } else { false }
    }
}
