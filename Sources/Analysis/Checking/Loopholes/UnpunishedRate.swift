internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A rate at which a party can go on breaking the agreement for ever and never be answered by more than the lowest rungs.
struct UnpunishedRate: Rule {
    /// Breaches a day from which the loophole is grave.
    static let gravePerDay = 1.0
    /// Breaches a day below which nothing is said: no ladder answers everything at once.
    static let toleratedPerDay = 1.0 / 7

    static let page = RulePage(
        id: .unpunishedRate, kind: .loophole, title: "Breaches for ever, and never more than a warning",
        looksFor:
            "The fastest rate of breaches that can go on for ever without calling for more than the rungs that any single breach calls for. Rates below one a week are not told.",
        matters:
            "Cut thinly enough, any ceasefire can be eaten like a salami: each slice stays below the threshold, or ends just before it is counted. Drafters see the threshold; the side that wants to go on shooting sees the largest number that stays below it.",
        bad: ExampleText.ladder(
            episodeEnds: "24h",
            rungs: """
                  - rung: warning
                    when: first-breach
                    who: [guarantor]
                    measure: a warning
                    within: 24h
                  - rung: sanctions
                    when: {count: {at-least: 12, within: 24h}}
                    who: [guarantor]
                    measure: sanctions
                    within: 72h
                """),
        good: ExampleText.ladder(
            episodeEnds: "60d",
            rungs: """
                  - rung: warning
                    when: first-breach
                    who: [guarantor]
                    measure: a warning
                    within: 24h
                  - rung: sanctions
                    when: {any: [{count: {at-least: 3}}, {continues-after: warning}]}
                    who: [guarantor]
                    measure: sanctions
                    within: 72h
                """))

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft) else { return [] }
        return draft.agreement.responses.compactMap { flaw($0, in: draft, on: stage) }
    }

    private func flaw(_ response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let search = LadderSearch(response.name, in: stage) else { return nil }
        let lowest = search.lowest
        let higher = search.response.rungs.filter { rung in !lowest.contains { $0.name == rung.name } }
        // Rungs of which nobody says what calls for them keep nobody below anything: another rule tells of them.
        guard higher.contains(where: { !$0.condition.isOpen }),
            let rate = search.fastestRate(avoiding: higher),
            rate.perDay >= Self.toleratedPerDay
        else { return nil }
        let most = lowest.last.map { "never more than \($0.name)" } ?? "never an answer"
        let words = Self.words(rate)
        // Three rounds show that it can go on; the rounds are alike, and none knows of the one before.
        let rounds = rate.hasPauses ? 3 : max(3, search.events / rate.breaches.count + 1)
        func example(_ party: ActorID, _ provision: Provision) -> Counterexample? {
            var play = Play(on: stage)
            for round in 0..<Int64(rounds) {
                for breach in rate.breaches {
                    play.breach(
                        of: provision, by: party, at: 3_600 + round * rate.periodSeconds + breach.seconds,
                        planned: breach)
                }
            }
            return play.shown(
                .all(
                    [.breaches(by: party, atLeast: rounds * rate.breaches.count)]
                        + higher.map { .notCalled($0.name, of: response.name, against: party) }),
                until: 3_600 + Int64(rounds + 1) * rate.periodSeconds, words: "\(words), and \(most)")
        }
        let shown = stage.answeredParties(search.response).lazy.compactMap { party in
            stage.provisions(answeredBy: search.response, bindingOn: party).lazy.compactMap {
                example(party, $0)
            }.first.map { (name: stage.name(party), example: $0) }
        }.first
        guard let (name, example) = shown else { return nil }
        let place = draft.block("response", response.name.text)
        return Flaw(
            rule: .unpunishedRate, severity: rate.perDay >= Self.gravePerDay ? .grave : .serious,
            subject: response.name.text,
            message: "\(words.capitalisedFirst), for ever, and \(most) of \(response.name).",
            story:
                "\(name) breaks the agreement again and again, and knows the ladder as well as its drafters. \(rate.hasPauses ? "It stops for just longer than the silence that ends an episode, and begins anew: each time the ladder starts from its first rung." : "It keeps just below the number that is counted.") \(higher.map(\.name.text).joined(separator: ", ")) \(higher.count == 1 ? "is" : "are") never called for.",
            span: place.map { draft.span(of: "rungs", in: $0) } ?? response.span, counterexample: example,
            bound:
                "rounds of up to \(search.events) breaches",
            holdsFor: Self.holdsFor(response, rate),
            mend: Mend(
                words:
                    "Count over a longer time than the silence that ends an episode, count every breach of that time, and let breaches that go on call for the next rung."
            ))
    }

    /// `12 breaches within 23 h, then a silence of 24 h: 6.1 a day`.
    private static func words(_ rate: SustainedRate) -> String {
        let count =
            rate.isUnlimited
            ? "any number of breaches"
            : rate.breaches.count == 1 ? "a breach" : "\(rate.breaches.count) breaches"
        let length = rate.breaches.last?.seconds ?? 0
        let within =
            length == 0
            ? (rate.breaches.count == 1 ? "" : " at once") : " within \(lengthText(seconds: length))"
        guard rate.hasPauses else { return "\(count) every \(lengthText(seconds: rate.periodSeconds))" }
        let silence = rate.periodSeconds - length - 1
        return "\(count)\(within), then a silence of just over \(lengthText(seconds: silence))"
    }

    private static func holdsFor(_ response: Response, _ rate: SustainedRate) -> String {
        guard !response.episodeEndsAfter.isStated, rate.hasPauses else { return "" }
        return "any silence that ends an episode; the longer it is, the longer the pauses must be"
    }
}

extension Stage {
    /// The parties whose breaches a response answers: those that some provision binds which it answers.
    func answeredParties(_ response: Response) -> [ActorID] {
        draft.agreement.parties.filter { party in
            if case .stated(let parties) = response.breachBy, !parties.contains(party) { return false }
            return !provisions(answeredBy: response, bindingOn: party).isEmpty
        }
    }
}

extension Play {
    /// A breach that was searched for.
    mutating func breach(
        of provision: Provision, by party: ActorID, at seconds: Int64, planned: PlannedBreach
    ) {
        breach(
            of: provision, by: party, at: seconds, site: planned.site, act: planned.act,
            killed: planned.killed,
            injured: planned.injured)
    }
}

extension String {
    /// The same with a capital letter at the start.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
