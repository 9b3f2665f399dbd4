internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// How something comes about in favour of whoever brings it about: played, and told where no replay bears it out.
extension Stage {
    /// A party does what it takes to be excused from a duty, and is.
    func excuse(_ duty: Obligation, _ party: ActorID, words: String, by act: (inout Play) -> Void)
        -> Counterexample?
    {
        var play = Play(on: self)
        act(&play)
        return play.shown(
            .duty(duty.name, of: party, is: .excused), until: play.lastSeconds(atLeast: 86_400), words: words,
            bearingOut: "\(duty.name)/excused/\(party)")
    }

    /// The first of some parties that brings a standing measure into another state.
    ///
    /// - Parameters:
    ///   - parties: Those who can, as far as the text tells.
    ///   - words: How it came about, by the party's name: `by the word of East alone`.
    ///   - act: What the party does, and when, in seconds from the beginning.
    func move(
        _ measure: StandingMeasure, _ change: StandingMeasure.Transition, by parties: [ActorID],
        words: (String) -> String, act: (inout Play, ActorID, Int64) -> Void
    ) -> (name: String, example: Counterexample)? {
        let subject = "\(measure.name)/\(change.to.rawValue)"
        for party in parties {
            var play = Play(on: self)
            guard let from = play.lead(measure, to: change.from, accused: nil) else { continue }
            act(&play, party, from + 86_400)
            let shown = play.shown(
                .stood(measure.name, change.to), until: play.lastSeconds(atLeast: from + 2 * 86_400),
                words: "\(measure.name) is \(change.to.rawValue) \(words(name(party)))", bearingOut: subject)
            if let shown { return (name(party), shown) }
        }
        return nil
    }

    /// The first of some parties that ends the measure of a rung as soon as its breach calls for it.
    ///
    /// - Parameters:
    ///   - parties: Those who can, as far as the text tells.
    ///   - act: What the party does, and when, in seconds from the beginning.
    func standDown(
        _ rung: Rung, of response: Response, by parties: [ActorID], words: String,
        act: (inout Play, ActorID, Int64) -> Void
    ) -> (name: String, example: Counterexample)? {
        for party in parties {
            guard let called = calledFor(rung.name, of: response.name, against: party) else { continue }
            var play = called.play
            act(&play, party, called.seconds + 60)
            let shown = play.shown(
                .stoodDown(rung.name, of: response.name, against: party),
                until: play.lastSeconds(atLeast: called.seconds + 120),
                words: words,
                bearingOut: isLeftOpen(rung, of: response) ? nil : "\(response.name)/\(rung.name)/stand-down")
            if let shown { return (name(party), shown) }
        }
        return nil
    }
}

extension Play {
    /// A minute after the last that happens, in seconds from the beginning.
    fileprivate func lastSeconds(atLeast seconds: Int64) -> Int64 {
        max(seconds, (events.map(\.at).max().map { $0 - stage.begins } ?? 0) + 60)
    }
}

extension OutlineNode {
    /// The keys of a transition of a standing measure, in the node of the measure; nil where there is none.
    func transition(_ change: StandingMeasure.Transition) -> OutlineNode? {
        self["transitions"]?.value.members.first { $0["to"]?.value.text == change.to.rawValue }
    }
}
