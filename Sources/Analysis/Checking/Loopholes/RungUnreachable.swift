internal import AgreementLanguage
internal import CeasefireModel

/// A rung that no timeline within the bounds calls for.
struct RungUnreachable: Rule {
    static let page = RulePage(
        id: .rungUnreachable, kind: .loophole, title: "A rung that can never be reached",
        looksFor:
            "A rung whose condition no timeline can fulfil, whatever is done: its parts exclude one another, or it asks for acts that no provision forbids.",
        matters:
            "A consequence that cannot come deters nobody. It looks well in the text, and the side that relied on it finds out on the day when it is needed.",
        bad: ExampleText.ladder(
            episodeEnds: "60d",
            rungs: """
                  - rung: warning
                    when: {count: {at-least: 1}}
                    who: [guarantor]
                    measure: a warning
                    within: 24h
                  - rung: sanctions
                    when: {all: [{count: {at-least: 5, within: 24h}}, {not: {count: {at-least: 3, within: 48h}}}]}
                    who: [guarantor]
                    measure: sanctions
                    within: 72h
                """),
        good: ExampleText.ladder(
            episodeEnds: "60d",
            rungs: """
                  - rung: warning
                    when: {count: {at-least: 1}}
                    who: [guarantor]
                    measure: a warning
                    within: 24h
                  - rung: sanctions
                    when: {any: [{count: {at-least: 2, within: 24h}}, {continues-after: warning}]}
                    who: [guarantor]
                    measure: sanctions
                    within: 72h
                """))

    func flaws(in draft: Draft) -> [Flaw] {
        draft.flawsOfRungs { rung, response, search, stage in
            flaw(rung, of: response, search: search, in: draft, on: stage)
        }
    }

    private func flaw(
        _ rung: Rung, of response: Response, search: LadderSearch, in draft: Draft, on stage: Stage
    ) -> Flaw? {
        // What waits for more breaches than a timeline has is not shown to be out of reach: the limits say so.
        guard !rung.condition.parts.contains(.unstated), rung.condition.largestCount <= search.events,
            search.reach(rung) == .none,
            let place = draft.rung(rung.name, of: response.name)
        else { return nil }
        let bound = "up to \(search.events) breaches within \(search.bounds.days) days"
        return Flaw(
            rule: .rungUnreachable, severity: .grave, subject: "\(response.name)/\(rung.name)",
            message: "Nothing calls for \(rung.name): no timeline of \(bound) fulfils its condition.",
            story:
                "However often, however hard and wherever the agreement is broken, \(rung.name) is not called for. \(rung.measure.capitalisedFirst) is promised and cannot come.",
            span: draft.span(of: "when", in: place),
            counterexample: example(rung, response, search, stage), bound: bound,
            mend: Mend(
                words: "Write a condition that something can fulfil; look for parts that exclude one another."
            ))
    }

    /// As many breaches as are looked at, of every kind and everywhere, that do not call for it.
    private func example(_ rung: Rung, _ response: Response, _ search: LadderSearch, _ stage: Stage)
        -> Counterexample?
    {
        let sides = stage.answeredParties(search.response).flatMap { party in
            stage.provisions(answeredBy: search.response, bindingOn: party).map { (party, $0) }
        }
        let words =
            "\(search.events) breaches in \(search.events * 10) minutes, and \(rung.name) is not called for"
        for (party, provision) in sides {
            // Only what this provision forbids the party breaks it: the ladder may answer others too.
            let acts = search.acts.filter { stage.forbids(provision, $0, to: party) }
            var play = Play(on: stage)
            for i in 0..<search.events {
                play.breach(
                    of: provision, by: party, at: 3_600 + Int64(i) * 600, site: i,
                    act: acts.isEmpty ? nil : acts[i % acts.count], killed: 10, injured: 10)
            }
            let example = play.shown(
                .all([
                    .breaches(by: party, atLeast: search.events),
                    .notCalled(rung.name, of: response.name, against: party),
                ]), until: 7 * 86_400, words: words)
            if let example { return example }
        }
        stage.draft.effort.leaveUnconfirmed("\(response.name)/\(rung.name)")
        return nil
    }
}
