internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A rung whose time runs out before anything can call for it.
struct CeilingBeforeCondition: Rule {
    static let page = RulePage(
        id: .ceilingBeforeCondition, kind: .loophole,
        title: "A ceiling that passes before its condition can be true",
        looksFor:
            "A rung whose measure is due before the earliest moment at which its condition can hold, or may be taken. Clocks count from the first breach of an episode, and conditions take time.",
        matters:
            "Whoever must act is in default on the day when he is first asked, or need not act at all: both will be said. A deadline that cannot be met is no deadline.",
        bad: ExampleText.ladder(
            episodeEnds: "60d",
            rungs: """
                  - rung: warning
                    when: {count: {at-least: 1}}
                    who: [guarantor]
                    measure: a warning
                    timing: {not-before: 48h, within: 72h}
                  - rung: sanctions
                    when: {any: [{continues-after: warning}]}
                    who: [guarantor]
                    measure: sanctions
                    within: 24h
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
                    when: {any: [{count: {at-least: 2}}, {continues-after: warning}]}
                    who: [guarantor]
                    measure: sanctions
                    within: 120h
                """))

    func flaws(in draft: Draft) -> [Flaw] {
        draft.flawsOfRungs { rung, response, search, stage in
            flaw(rung, of: response, search: search, in: draft, on: stage)
        }
    }

    private func flaw(
        _ rung: Rung, of response: Response, search: LadderSearch, in draft: Draft, on stage: Stage
    ) -> Flaw? {
        guard case .stated(let timing) = rung.timing, let ceiling = timing.withinSeconds,
            let place = draft.rung(rung.name, of: response.name),
            let (breaches, earliest) = search.earliest(rung), earliest > ceiling
        else { return nil }
        let (due, first) = (lengthText(seconds: ceiling), lengthText(seconds: earliest))
        return Flaw(
            rule: .ceilingBeforeCondition, severity: .grave, subject: "\(response.name)/\(rung.name)",
            message:
                "\(rung.name) is due within \(due) of the first breach, and nothing can call for it before \(first) have passed.",
            story:
                "The measure must be taken within \(due), counted from the first breach. What calls for it needs \(first) at the least to come about. When it does, whoever must act is late already.",
            span: draft.span(of: timing.notBeforeSeconds == nil ? "within" : "timing", in: place),
            counterexample: example(rung, response, breaches, earliest, search, stage),
            bound: "up to \(search.events) breaches within \(search.bounds.days) days",
            mend: Mend(
                words: "Count the time from when the rung is called for, or give it more than \(first).",
                edits: []))
    }

    /// The earliest timeline that calls for it. Measures below are taken as soon as they may be.
    private func example(
        _ rung: Rung, _ response: Response, _ breaches: [PlannedBreach], _ earliest: Int64,
        _ search: LadderSearch, _ stage: Stage
    ) -> Counterexample? {
        guard let party = stage.answeredParties(search.response).first,
            let provision = stage.provisions(answeredBy: search.response, bindingOn: party).first,
            var play = stage.timeline(breaches, callingFor: rung, of: search.response, against: party)
        else { return nil }
        // Nothing is late before the clocks run.
        play.anchor(search.response, breachOf: provision.name, by: party, at: 3_600)
        return play.shown(
            .calledTooLate(rung.name, of: response.name, against: party), until: 3_600 + earliest + 3_600,
            words: "\(rung.name) is called for when its time has run out",
            bearingOut: "\(response.name)/\(rung.name)")
    }
}
