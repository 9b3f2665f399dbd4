internal import AgreementLanguage
internal import CeasefireModel

/// A guarantee of which nobody can ever be in default.
struct GuaranteeWithoutDefault: Rule {
    static let page = RulePage(
        id: .guaranteeWithoutDefault, kind: .loophole, title: "A guarantee without default",
        looksFor:
            "A response that is a guarantee, with a rung of which nobody can ever be in default, because nobody must act by any time.",
        matters:
            "A guarantee is worth what happens to the guarantor who does not keep it. Where no time is set, or nobody is named, doing nothing is never too late: the promise is one of good will.",
        bad: document(within: "unstated"), good: document(within: "72h"))

    private static func document(within: String) -> String {
        ExampleText.document(
            ExampleText.fireCeases,
            """
            response: guarantee
            to: fire-ceases
            breach-by: [east, west]
            guarantee: yes
            clock-starts: found
            found-by: [mission]
            episode-ends-after: 30d
            rungs:
              - rung: assistance
                when: first-breach
                who: [guarantor]
                measure: all assistance that the other side needs
                within: \(within)
            """, front: "guarantors: {guarantor: Guarantor}\nobservers: {mission: Mission}")
    }

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft) else { return [] }
        return draft.agreement.responses.filter(\.isGuarantee).flatMap { response in
            response.rungs.compactMap { flaw($0, of: response, in: draft, on: stage) }
        }
    }

    private func flaw(_ rung: Rung, of response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        // Where some account or reading says by when, and who, it is disputed: another rule tells of that.
        let ceiling = draft.timings(of: rung.timing).compactMap(\.withinSeconds).first
        let who = draft.isNamed(rung.who)
        guard ceiling == nil || !who, let place = draft.rung(rung.name, of: response.name),
            let staged = stage.response(response.name), let party = stage.answeredParties(staged).first,
            let called = stage.calledFor(rung.name, of: response.name, against: party),
            let provision = stage.provisions(answeredBy: staged, bindingOn: party).first
        else { return nil }
        var play = called.play
        let last = called.seconds
        play.findAll(of: provision.name, by: party, among: staged.foundBy, at: last + 60)
        // Who must act on the other rungs did so in time.
        for other in staged.rungs where other.name != rung.name {
            for actor in other.who.everyone {
                play.measure(other, of: response, by: actor, against: party, at: last + 120)
            }
        }
        let until = last + Int64(draft.bounds.days) * 86_400
        let unsaid = who ? "by when" : "who"
        play.put(
            Counterexample.Event(
                at: play.moment(until), kind: .silence,
                words: "after \(draft.bounds.days) days nobody has taken the measure of \(rung.name)"))
        guard
            let example = play.shown(
                .all([
                    .called(rung.name, of: response.name, against: party),
                    .noDefault(rung.name, of: response.name),
                ]), until: until, words: "\(rung.name) is called for, and nobody is in default",
                bearingOut: stage.isLeftOpen(rung, of: response) ? nil : "\(response.name)/\(rung.name)")
        else { return nil }
        return Flaw(
            rule: .guaranteeWithoutDefault, severity: .grave, subject: "\(response.name)/\(rung.name)",
            message:
                "\(response.name) is a guarantee, and nobody can be in default of \(rung.name): it does not say \(unsaid).",
            story:
                "\(play.name(party)) breaks the agreement, the breach is found, and \(rung.name) is called for: \(rung.measure). \(draft.bounds.days) days later nothing has been done. By the text nobody is late.",
            span: draft.span(
                of: who ? (rung.timing.isStated ? "rung" : "within") : "who", in: place),
            counterexample: example, bound: "\(draft.bounds.days) days",
            mend: mend(rung, place))
    }

    private func mend(_ rung: Rung, _ place: (outline: DocumentOutline, node: OutlineNode)) -> Mend {
        let words = "Name who must act, and by when; then whoever does not is in default."
        guard rung.who.isStated, place.node["timing"] == nil,
            let edit = place.outline.setting("within", to: "72h", in: place.node)
        else { return Mend(words: words) }
        return Mend(words: words, edits: [edit])
    }
}

extension Draft {
    /// Every time that is stated, relayed, or given by a reading; none where nobody says any.
    fileprivate func timings(of value: Value<Timing>) -> [Timing] {
        switch value {
        case .stated(let one): [one]
        case .either(let all): all
        case .unstated: []
        case .term(let name):
            agreement.readings.compactMap {
                if case .stated(.timing(let timing)) = $0.values[name] ?? .unstated { timing } else { nil }
            }
        }
    }

    /// Whether somebody is named, by the text or by every reading that gives its open term.
    fileprivate func isNamed(_ value: Value<Set<ActorID>>) -> Bool {
        if case .term(let name) = value { return settled(value) == .settled || isGiven(name) }
        return value.isStated
    }

    private func isGiven(_ term: TermName) -> Bool {
        agreement.readings.contains { $0.values[term]?.isStated ?? false }
    }
}

extension Value<Set<ActorID>> {
    /// Whoever is named; nobody where it is open.
    var everyone: [ActorID] { if case .stated(let actors) = self { actors.sorted() } else { [] } }
}
