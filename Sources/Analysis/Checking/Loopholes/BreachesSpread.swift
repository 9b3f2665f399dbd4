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
        let ladders = draft.agreement.responses.map { response in
            stage.draft.agreement.provisions.filter { response.provisions.contains($0.name) }.compactMap {
                Ladder(response, $0, on: stage)
            }
        }
        return ladders.indices.flatMap { i in
            ladders.indices.dropFirst(i + 1).compactMap { j in
                // One pair of their provisions is enough to show it.
                ladders[i].lazy.compactMap { a in
                    ladders[j].lazy.compactMap { flaw(a, $0, in: draft, on: stage) }.first
                }.first
            }
        }
    }

    /// A response that answers one provision and counts breaches of it.
    private struct Ladder {
        let response: Response
        let provision: Provision
        let parties: [ActorID]
        /// What is done: an act that does not by itself call for more.
        let act: Act
        /// The rung that counts, and the number that it counts to where nobody is hurt.
        let counted: (rung: Rung, atLeast: Int)

        init?(_ response: Response, _ provision: Provision, on stage: Stage) {
            guard let staged = stage.response(response.name),
                stage.answeredParties(staged).contains(where: provision.isBinding)
            else { return nil }
            // A word that is only another way to a rung is not said.
            let beside = staged.wordsBesideEvents
            let acts = staged.rungs.flatMap(\.condition.parts).reduce(into: Set<Act>()) { all, part in
                if case .actsInclude(let acts) = part { all.formUnion(acts) }
            }
            let usual = provision.someAct
            let act = acts.contains(usual) ? provision.forbiddenActs.subtracting(acts).min() ?? usual : usual
            let sparing = staged.withholding(beside.contains).sparing
            let search = LadderSearch(
                sparing, acts: [act], bounds: stage.draft.bounds,
                seconds: Int64(stage.draft.bounds.days) * 86_400, effort: stage.draft.effort)
            stage.draft.effort.note(
                "timelines of up to \(search.events) breaches within \(stage.draft.bounds.days) days")
            func number(_ rung: Rung) -> Int? {
                guard rung.condition.countsBreaches, case .found(let breaches) = search.reach(rung),
                    breaches.count >= 2,
                    case .found(let all) = search.avoid([rung], count: breaches.count - 1),
                    all.last?.seconds == 0
                else { return nil }
                return breaches.count
            }
            let numbers = zip(staged.rungs, sparing.rungs).lazy.map { ($0.0, number($0.1)) }
            guard let (rung, atLeast) = numbers.first(where: { $0.1 != nil }), let atLeast else { return nil }
            counted = (rung, atLeast)
            self.response = staged
            self.provision = provision
            self.act = act
            parties = stage.answeredParties(staged).filter(provision.isBinding)
        }
    }

    /// Whether a breach of what one ladder answers is one of what the other answers too, so that both count it.
    private func areCountedTwice(_ a: Ladder, _ b: Ladder, by party: ActorID, on stage: Stage) -> Bool {
        for (one, other) in [(a, b), (b, a)] {
            var play = Play(on: stage)
            play.breach(of: one.provision, by: party, at: 3_600, act: one.act)
            let broken = other.response.provisions.contains {
                play.shown(.breaks($0, by: party), until: 7_200, words: "") != nil
            }
            if broken { return true }
        }
        return false
    }

    private func flaw(_ a: Ladder, _ b: Ladder, in draft: Draft, on stage: Stage) -> Flaw? {
        guard a.response.name != b.response.name,
            a.response.provisions.isDisjoint(with: b.response.provisions),
            let party = a.parties.first(where: b.parties.contains),
            let place = draft.block("response", b.response.name.text)
        else { return nil }
        let total = a.counted.atLeast - 1 + b.counted.atLeast - 1
        guard total >= max(a.counted.atLeast, b.counted.atLeast),
            !areCountedTwice(a, b, by: party, on: stage)
        else { return nil }
        let subject = "\(a.response.name)/\(b.response.name)"
        var play = Play(on: stage)
        for i in 0..<total {
            let ladder = i < a.counted.atLeast - 1 ? a : b
            play.breach(
                of: ladder.provision, by: party, at: 3_600 + Int64(i) * 600, site: i, act: ladder.act)
        }
        // As many breaches of one provision alone are answered by more.
        var contrast = Play(on: stage)
        for i in 0..<total {
            contrast.breach(of: a.provision, by: party, at: 3_600 + Int64(i) * 600, site: i, act: a.act)
        }
        let name = play.name(party)
        // Ladders mostly call their rungs alike.
        let isAlike = a.counted.rung.name == b.counted.rung.name
        let rungs = [a, b].map { "\($0.counted.rung.name)\(isAlike ? " of \($0.response.name)" : "")" }
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
                    "\(total) breaches in one day, and neither \(rungs[0]) nor \(rungs[1]) is called for; \(total) of \(a.provision.name) alone call for \(rungs[0])",
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

extension Response {
    /// The same ladder as it stands where nobody is killed or hurt: a count that has the dead for another way is a count.
    fileprivate var sparing: Self {
        var response = self
        for i in response.rungs.indices {
            response.rungs[i].condition = response.rungs[i].condition.sparing
        }
        return response
    }
}

extension Condition {
    fileprivate var sparing: Self {
        switch self {
        case .killed(let atLeast), .injured(let atLeast): atLeast > 0 ? .any([]) : self
        case .any(let all): .any(all.map(\.sparing))
        case .all(let all): .all(all.map(\.sparing))
        case .not(let one): .not(one.sparing)
        case .expandedAttack(.stated(let one)): .expandedAttack(.stated(one.sparing))
        default: self
        }
    }

    /// Whether it counts breaches.
    fileprivate var countsBreaches: Bool { parts.contains { if case .count = $0 { true } else { false } } }
}
