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

    /// The same, where everybody says besides what calls for the rung, and for the rungs below after which breaches must go on.
    func calledFor(_ rung: RungName, of response: ResponseName, against party: ActorID) -> (
        play: Play, seconds: Int64
    )? {
        guard var (play, last) = calling(rung, of: response, against: party),
            let rungs = self.response(response)?.rungs,
            let condition = rungs.first(where: { $0.name == rung })?.condition
        else { return nil }
        for part in condition.parts {
            guard case .continuesAfter(let name) = part,
                let below = rungs.first(where: { $0.name == name })?.condition, below.waitsForWord
            else { continue }
            play.speak(for: below, stance: { _ in .inFavour }, accused: party, at: 3_600)
        }
        if condition.waitsForWord {
            last += 3_600
            play.speak(for: condition, stance: { _ in .inFavour }, accused: party, at: last)
        }
        return (play, last)
    }

    /// Whether the text does not say what brings a condition about, or who may say that it has come about: no timeline can show either,
    /// and other rules tell of it.
    func isLeftOpen(_ condition: Condition?) -> Bool {
        guard let condition else { return false }
        return condition.isOpen || !Voices(agreement: draft.agreement).canBeSaid(condition)
    }

    /// Whether the text does not say what calls for a rung, or who takes a measure after which it is called for.
    func isLeftOpen(_ rung: Rung, of response: Response) -> Bool {
        isLeftOpen(rung.condition)
            || rung.condition.parts.contains { part in
                guard case .continuesAfter(let name) = part,
                    let below = response.rungs.first(where: { $0.name == name })
                else { return false }
                return !below.who.isStated || isLeftOpen(below, of: response)
            }
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
                let actor = below.who.someone
            else { continue }
            let timing: Timing? = if case .stated(let timing) = below.timing { timing } else { nil }
            play.measure(
                below, of: response, by: actor, against: party,
                at: 3_600 + (timing?.notBeforeSeconds ?? 0))
        }
        return play
    }

    /// The provisions that a response answers and that bind a party.
    func provisions(answeredBy response: Response, bindingOn party: ActorID) -> [Provision] {
        draft.agreement.provisions.filter { response.provisions.contains($0.name) && $0.isBinding(on: party) }
    }

    /// Whether a provision forbids a party an act, and no permission for it lets the party do it.
    func forbids(_ provision: Provision, _ act: Act, to party: ActorID) -> Bool {
        provision.forbiddenActs.contains(act)
            && !draft.agreement.permissions.contains { permission in
                guard permission.lifts.contains(provision.name), case .stated(let acts) = permission.acts
                else {
                    return false
                }
                return parties(permission.to).contains(party) && acts.contains(act)
            }
    }

    /// An act that a provision forbids a party; one that a permission lets it do only where there is no other.
    func someAct(of provision: Provision, by party: ActorID) -> Act {
        guard !forbids(provision, provision.someAct, to: party) else { return provision.someAct }
        return provision.forbiddenActs.sorted().first { forbids(provision, $0, to: party) }
            ?? provision.someAct
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
