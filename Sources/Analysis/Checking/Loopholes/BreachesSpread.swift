internal import AgreementLanguage
internal import CeasefireModel

/// Breaches that are spread over provisions, each with a response of its own, so that no count grows.
struct BreachesSpread: Rule {
    static let page = RulePage(
        id: .breachesSpread, kind: .loophole, title: "Breaches spread so that no episode grows",
        looksFor:
            "Two responses to different provisions (other places, other targets, other acts) whose higher rungs count breaches, each for itself: breaches divided between the provisions stay below both counts.",
        matters:
            "An agreement that counts by article or by sector invites breaches by article and by sector. Whoever shoots at a town, a power plant and a bridge in one night has broken the peace three times; three ladders may each see one.",
        bad: bad, good: good)

    private static let bad = ExampleText.document(
        """
        provision: towns-spared
        binds: [east, west]
        prohibits: {acts: any-attack, against: [residential]}
        during: {from: 2030-01-01T00:00, until: never}
        standard-of-proof: clear-and-convincing
        """,
        """
        provision: energy-spared
        binds: [east, west]
        prohibits: {acts: any-attack, against: [energy]}
        during: {from: 2030-01-01T00:00, until: never}
        standard-of-proof: clear-and-convincing
        """,
        ladder("towns", to: "towns-spared"), ladder("energy-ladder", to: "energy-spared"),
        front: "guarantors: {guarantor: Guarantor}")

    private static let good = ExampleText.document(
        """
        provision: towns-spared
        binds: [east, west]
        prohibits: {acts: any-attack, against: [residential]}
        during: {from: 2030-01-01T00:00, until: never}
        standard-of-proof: clear-and-convincing
        """,
        """
        provision: energy-spared
        binds: [east, west]
        prohibits: {acts: any-attack, against: [energy]}
        during: {from: 2030-01-01T00:00, until: never}
        standard-of-proof: clear-and-convincing
        """,
        ladder("both", to: "[towns-spared, energy-spared]"), front: "guarantors: {guarantor: Guarantor}")

    private static func ladder(_ name: String, to provisions: String) -> String {
        """
        response: \(name)
        to: \(provisions)
        breach-by: [east, west]
        clock-starts: found
        found-by: [guarantor]
        episode-ends-after: 60d
        rungs:
          - rung: warning
            when: first-breach
            who: [guarantor]
            measure: a warning
            within: 24h
          - rung: sanctions
            when: {count: {at-least: 3}}
            who: [guarantor]
            measure: sanctions
            within: 72h
        """
    }

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft) else { return [] }
        let ladders = draft.agreement.responses.compactMap { Ladder($0, on: stage) }
        return ladders.indices.flatMap { i in
            ladders.indices.dropFirst(i + 1).compactMap { j in
                flaw(ladders[i], ladders[j], in: draft, on: stage)
            }
        }
    }

    /// A response that answers one provision and counts breaches of it.
    private struct Ladder {
        let response: Response
        let provision: Provision
        let parties: [ActorID]
        /// The rung that counts, and the number that it counts to.
        let counted: (rung: Rung, atLeast: Int)

        init?(_ response: Response, on stage: Stage) {
            // A word that is only another way to a rung is not said.
            let beside = response.wordsBesideEvents
            guard let search = LadderSearch(response.name, in: stage, silent: beside.contains),
                let party = stage.answeredParties(search.response).first,
                let provision = stage.provisions(answeredBy: search.response, bindingOn: party).first
            else { return nil }
            let counting = search.response.rungs.compactMap { rung -> (rung: Rung, atLeast: Int)? in
                guard case .found(let breaches) = search.reach(rung), breaches.count >= 2,
                    case .found(let all) = search.avoid([rung], count: breaches.count - 1),
                    all.last?.seconds == 0
                else { return nil }
                return (rung, breaches.count)
            }
            guard let counted = counting.first(where: { $0.rung.condition.countsBreaches }) else {
                return nil
            }
            self.response = search.response
            self.provision = provision
            self.counted = counted
            parties = stage.answeredParties(search.response)
        }
    }

    private func flaw(_ a: Ladder, _ b: Ladder, in draft: Draft, on stage: Stage) -> Flaw? {
        guard a.response.provisions.isDisjoint(with: b.response.provisions),
            let party = a.parties.first(where: b.parties.contains),
            let place = draft.block("response", b.response.name.text)
        else { return nil }
        let total = a.counted.atLeast - 1 + b.counted.atLeast - 1
        guard total >= max(a.counted.atLeast, b.counted.atLeast) else { return nil }
        let subject = "\(a.response.name)/\(b.response.name)"
        var play = Play(on: stage)
        for i in 0..<total {
            let ladder = i < a.counted.atLeast - 1 ? a : b
            play.breach(of: ladder.provision, by: party, at: 3_600 + Int64(i) * 600, site: i)
        }
        // As many breaches of one provision alone are answered by more.
        var contrast = Play(on: stage)
        for i in 0..<total {
            contrast.breach(of: a.provision, by: party, at: 3_600 + Int64(i) * 600, site: i)
        }
        let name = play.name(party)
        guard
            contrast.shown(
                .called(a.counted.rung.name, of: a.response.name, against: party), until: 7 * 86_400,
                words: "", bearingOut: subject) != nil,
            let example = play.shown(
                .all([
                    .breaches(by: party, atLeast: total),
                    .notCalled(a.counted.rung.name, of: a.response.name, against: party),
                    .notCalled(b.counted.rung.name, of: b.response.name, against: party),
                ]), until: 7 * 86_400,
                words:
                    "\(total) breaches in one day, and neither \(a.counted.rung.name) nor \(b.counted.rung.name) is called for; \(total) of \(a.provision.name) alone call for \(a.counted.rung.name)",
                bearingOut: subject)
        else { return nil }
        return Flaw(
            rule: .breachesSpread, severity: .serious, subject: subject,
            message:
                "\(a.response.name) and \(b.response.name) count each for itself: \(total) breaches spread over both stay below both counts.",
            story:
                "\(name) breaks \(a.provision.name) and \(b.provision.name) by turns. Each ladder sees only its own share, and each share is too small. As many breaches of one of them would be answered.",
            span: draft.span(of: "to", in: place), counterexample: example,
            mend: Mend(
                words: "Answer both in one response, or give a rung to the breaches of both together.",
                edits: [joined(a.response, b.response, in: draft)].compactMap(\.self)))
    }

    /// The first of two responses, which then answers, and counts, what both answer.
    private func joined(_ a: Response, _ b: Response, in draft: Draft) -> DocumentEdit? {
        let all = (a.provisions.union(b.provisions).map(\.text) + a.deeds.map(\.text)).sorted()
        return draft.edit(
            Stage.Setting(
                holder: .response(a.name), key: "to", value: "[\(all.joined(separator: ", "))]", words: ""))
    }
}

extension Condition {
    /// Whether it counts breaches.
    fileprivate var countsBreaches: Bool { parts.contains { if case .count = $0 { true } else { false } } }
}
