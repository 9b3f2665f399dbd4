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
            "The fastest rate of breaches that can go on for ever without calling for more than the rungs that any single breach calls for, or for more than words: a warning, a protest, a statement. A rung that waits for a word which the accused can keep back counts as never called for. Where the provision ends, so does the rate. A rate below one a week is no finding, and neither are up to three breaches that a short truce lets pass once; they stand among the bounds of the check.",
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

    /// The first party that goes unpunished.
    private func flaw(_ response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let staged = stage.response(response.name) else { return nil }
        // Mostly all parties face one ladder: what they can keep back tells ladders apart.
        var rates: [Response: SustainedRate?] = [:]
        for party in stage.answeredParties(staged) {
            guard let teeth = Teeth(response.name, against: party, on: stage) else { continue }
            let rate = rates[teeth.search.response] ?? teeth.rate
            rates.updateValue(rate, forKey: teeth.search.response)
            if let rate, let flaw = flaw(response, teeth, rate, against: party, in: draft, on: stage) {
                return flaw
            }
        }
        return nil
    }

    private func flaw(
        _ response: Response, _ teeth: Teeth, _ rate: SustainedRate, against party: ActorID, in draft: Draft,
        on stage: Stage
    ) -> Flaw? {
        let most = Self.most(teeth)
        guard let course = course(rate, of: teeth, by: party, most: most, on: stage) else { return nil }
        let rate = course.rate
        let words =
            "\(Self.words(rate, isRepeated: course.isRepeated))\(Self.perDay(rate, course))\(course.above), \(course.until)"
        let assumed = Self.assumed(teeth, party: course.name, on: stage)
        // What a short truce lets pass once is a number and no rate: a few breaches below the next rung are what a ladder is for.
        let isFew = !course.isRepeated && rate.breaches.count <= MeasureToAgree.count
        guard course.perDay >= Self.toleratedPerDay, !isFew else {
            let why = isFew ? "so few, and once" : "less than one a week"
            draft.effort.note("\(words), and \(most) of \(response.name): \(why), and so no finding")
            return nil
        }
        let place = draft.block("response", response.name.text)
        return Flaw(
            rule: .unpunishedRate,
            severity: course.isOfWeight && course.perDay >= Self.gravePerDay && teeth.perhapsWords.isEmpty
                ? .grave : .serious,
            subject: response.name.text,
            message:
                "\(words.capitalisedFirst), and \(most) of \(response.name)\(assumed.isEmpty ? "" : ", as long as \(assumed.joined(separator: ", and "))").",
            story:
                "\(course.name) breaks the agreement again and again, and knows the ladder as well as its drafters. \(Self.way(rate, teeth, isRepeated: course.isRepeated))",
            span: place.map { draft.span(of: "rungs", in: $0) } ?? response.span,
            counterexample: course.example.assuming(assumed),
            bound: teeth.avoided.isEmpty ? "" : "rounds of up to \(teeth.search.events) breaches",
            holdsFor: ([Self.holdsFor(response, rate)].filter { !$0.isEmpty } + assumed).joined(
                separator: "; "),
            mend: mend(response, teeth, in: draft, on: stage))
    }

    // MARK: How it goes on

    /// A rate as one party keeps to it for as long as a provision holds.
    private struct Course {
        let name: String
        let rate: SustainedRate
        let example: Counterexample
        /// Whether the rounds are repeated before the provision ends.
        let isRepeated: Bool
        /// ` above the quota of fire-ceases`: of acts of which some are tolerated, only the others are breaches.
        let above: String
        /// `for ever`, or until when.
        let until: String
        /// Whether it is force, or keeps monitors from seeing it.
        let isOfWeight: Bool
        let perDay: Double
    }

    private func course(
        _ rate: SustainedRate, of teeth: Teeth, by party: ActorID, most: String, on stage: Stage
    ) -> Course? {
        let provisions = stage.provisions(answeredBy: teeth.search.response, bindingOn: party)
        // What weighs most first: force, and monitors who are kept away.
        for provision in provisions.filter(\.isOfWeight) + provisions.filter({ !$0.isOfWeight }) {
            if let course = course(rate, of: teeth, (party, provision), most, on: stage) { return course }
        }
        return nil
    }

    private func course(
        _ rate: SustainedRate, of teeth: Teeth, _ breach: (party: ActorID, provision: Provision),
        _ most: String, on stage: Stage
    ) -> Course? {
        let search = teeth.search
        let rate = rate.above(breach.provision.quota)
        // Where this ladder has only words, nothing else may do more.
        guard
            let others = teeth.bites
                ? [] : stage.otherTeeth(than: search.response, breach.provision, against: breach.party)
        else { return nil }
        let own = (teeth.avoided + teeth.keptBack.byOthers).map {
            (rung: $0.name, response: search.response.name)
        }
        let (first, length) = (Int64(3_600), rate.breaches.last?.seconds ?? 0)
        let end = breach.provision.until.instant
        let left = end.map { $0 - stage.begins - first }
        // Three rounds show that it can go on: they are alike, and none knows of the one before. Fewer where it ends before.
        let wanted = rate.hasPauses ? 3 : max(3, search.events / rate.breaches.count + 1)
        let fitting = left.map { $0 <= length ? 0 : ($0 - 1 - length) / rate.periodSeconds + 1 }
        let rounds = min(wanted, fitting.map { Int($0) } ?? wanted)
        guard rounds > 0 else { return nil }
        var play = Play(on: stage)
        for round in 0..<Int64(rounds) {
            for one in rate.breaches {
                play.breach(
                    of: breach.provision, by: breach.party,
                    at: first + round * rate.periodSeconds + one.seconds, planned: one)
                guard search.response.waitsForMeasures else { continue }
                play.anchor(
                    search.response, breachOf: breach.provision.name, by: breach.party,
                    at: first + round * rate.periodSeconds + one.seconds)
            }
        }
        let until =
            end.map { "until \(breach.provision.name) ends at \(stage.draft.local($0))" } ?? "for ever"
        let isRepeated = (fitting ?? 2) > 1
        let above = breach.provision.quota == nil ? "" : " above the quota of \(breach.provision.name)"
        let words = "\(Self.words(rate, isRepeated: isRepeated))\(above), \(until), and \(most)"
        func example(_ uncalled: [(rung: RungName, response: ResponseName)]) -> Counterexample? {
            play.shown(
                .all(
                    [.breaches(by: breach.party, atLeast: rounds * rate.breaches.count)]
                        + uncalled.map { .notCalled($0.rung, of: $0.response, against: breach.party) }),
                // Until just before the next round would begin: whoever goes on does not wait longer.
                until: first + Int64(rounds) * rate.periodSeconds - 1, words: words)
        }
        let shown = example(own + others)
        // Where this ladder alone lets it pass, another one answers it: that is no gap.
        let isForbidden = stage.forbids(
            breach.provision, stage.someAct(of: breach.provision, by: breach.party), to: breach.party)
        if shown == nil, isForbidden, others.isEmpty || example(own) == nil {
            stage.draft.effort.leaveUnconfirmed(search.response.name.text)
        }
        return shown.map {
            Course(
                name: stage.name(breach.party), rate: rate, example: $0, isRepeated: isRepeated, above: above,
                until: until,
                isOfWeight: breach.provision.isOfWeight,
                perDay: isRepeated ? rate.perDay : Self.perDay(once: rate, left: left))
        }
    }

    /// How fast breaches are that cannot be repeated before the provision ends.
    ///
    /// They are as fast as if the truce went on. Only where the round is long, as the ladder counts it, and yet holds one a day and
    /// more, its number weighs by itself.
    private static func perDay(once rate: SustainedRate, left: Int64?) -> Double {
        let once = Double(rate.breaches.count) / max(1, Double(left ?? 0) / 86_400)
        return once >= gravePerDay ? once : rate.perDay
    }

    // MARK: Words

    /// `never more than warning`: the highest rung that is called for.
    private static func most(_ teeth: Teeth) -> String {
        if teeth.bites, let highest = teeth.floor.last { return "never more than \(highest.name)" }
        // Rungs of words are not avoided: those that breaches can call for are told together.
        let open = Set((teeth.avoided + teeth.keptBack.byOthers).map(\.name))
        let words = teeth.search.response.rungs.filter { !open.contains($0.name) && !$0.condition.isOpen }
        guard words.count > 1 else {
            return words.first.map { "never more than \($0.name)" } ?? "never an answer"
        }
        return "never more than words (\(words.map(\.name.text).joined(separator: ", ")))"
    }

    /// What is taken for granted: of rungs of which the text does not say what calls for them, and of words that are kept back, a
    /// clause each.
    private static func assumed(_ teeth: Teeth, party: String, on stage: Stage) -> [String] {
        let open = teeth.avoided.compactMap { rung -> String? in
            if rung.condition.hasUndefinedAttack {
                return
                    "nobody calls it the expanded attack for which \(rung.name) waits, and which nothing defines"
            }
            return rung.condition.isOpen
                ? "nothing calls for \(rung.name), of which the text does not say what does" : nil
        }
        let words = teeth.perhapsWords.map { "\($0.name) (\"\($0.measure)\") is no more than words" }
        return open + words
            + teeth.keptBack.byParty.map {
                "\(party) keeps back the word for which \($0.name) waits, and without it nobody can say it"
            }
            + teeth.keptBack.byOthers.map { "the word for which \($0.name) waits is not said" }
            + teeth.byOthersToo.flatMap { rung in
                let condition = teeth.staged.rungs.first { $0.name == rung.name }?.condition
                return (condition?.wordsBesideEvents ?? []).compactMap { unsaid($0, stage) }
            }
    }

    /// `The observer mission does not certify grave-breach`.
    private static func unsaid(_ word: Condition, _ stage: Stage) -> String? {
        func names(_ value: Value<Set<ActorID>>?) -> String {
            let actors = value.map(Voices(agreement: stage.draft.agreement).actors) ?? []
            return actors.isEmpty ? "nobody" : actors.sorted().map(stage.name).joined(separator: " or ")
        }
        func not(_ value: Value<Set<ActorID>>?, _ verb: String, _ what: String) -> String {
            let who = names(value)
            return who == "nobody"
                ? "nobody \(verb == "certify" ? "certifie" : verb)s \(what)"
                : "\(who) does not \(verb) \(what)"
        }
        return switch word {
        case .certified(let rule): not(rule.by, "certify", rule.matter.text)
        case .decided(let rule): not(rule.by, "decide", rule.matter.text)
        case .breachFound(let provisions, let by):
            not(by, "find", "a breach of \(provisions.map(\.text).sorted().joined(separator: " or "))")
        default: nil
        }
    }

    /// How a party goes on without being answered.
    private static func way(_ rate: SustainedRate, _ teeth: Teeth, isRepeated: Bool) -> String {
        guard !teeth.avoided.isEmpty else {
            return
                "Each breach calls for words, and no number of them for anything else. Words cost it nothing."
        }
        let names = teeth.avoided.map(\.name.text).joined(separator: ", ")
        let never = "\(names) \(teeth.avoided.count == 1 ? "is" : "are") never called for."
        if teeth.avoided.allSatisfy({ rung in teeth.keptBack.byParty.contains { $0.name == rung.name } }) {
            return "What would be more than words waits for a word that it keeps back: \(never)"
        }
        if rate.isUnlimited, !rate.hasPauses { return "\(withoutEnd(teeth)) \(never)" }
        return rate.hasPauses && isRepeated
            ? "It stops for just longer than the silence that ends an episode, and begins anew: each time the ladder starts from its first rung. \(never)"
            : "It keeps just below the number that is counted. \(never)"
    }

    /// Why a ladder never calls for what is avoided, however many breaches follow one another.
    private static func withoutEnd(_ teeth: Teeth) -> String {
        let parts = teeth.avoided.flatMap(\.condition.parts)
        func waits(_ isSuch: (Condition) -> Bool) -> Bool { parts.contains(where: isSuch) }
        var ways: [String] = []
        if waits({ if case .killed = $0 { true } else { false } }) { ways.append("kills nobody") }
        if waits({ if case .injured = $0 { true } else { false } }) { ways.append("hurts nobody") }
        if waits({ if case .places = $0 { true } else { false } }) { ways.append("stays at one place") }
        if waits({ if case .actsInclude = $0 { true } else { false } }) {
            ways.append("keeps to other acts than those for which the ladder waits")
        }
        guard ways.isEmpty else { return "It \(ways.joined(separator: ", and "))." }
        return waits({ if case .stoppedFor = $0 { true } else { false } })
            ? "The ladder waits for it to stop, and it never stops for so long."
            : "However many they are, they are not what the ladder waits for."
    }

    /// ` (6.1 a day)`, for a rate of more than one a day that has a limit and does not tell it by itself.
    private static func perDay(_ rate: SustainedRate, _ course: Course) -> String {
        guard course.isRepeated, !rate.isUnlimited, course.perDay > 1 else { return "" }
        let tenths = Int((course.perDay * 10).rounded())
        return " (\(tenths / 10)\(tenths % 10 == 0 ? "" : ".\(tenths % 10)") a day)"
    }

    /// `12 breaches within 23 h, then a silence of just over 24 h`.
    private static func words(_ rate: SustainedRate, isRepeated: Bool) -> String {
        let count =
            rate.isUnlimited && rate.hasPauses
            ? "any number of breaches"
            : rate.breaches.count == 1 ? "a breach" : "\(rate.breaches.count) breaches"
        let length = rate.breaches.last?.seconds ?? 0
        let within =
            length == 0
            ? (rate.breaches.count == 1 ? "" : " at once") : " within \(lengthText(seconds: length))"
        guard isRepeated else { return "\(count)\(within)" }
        guard rate.hasPauses else {
            let more = rate.isUnlimited ? ", or as many more as one likes" : ""
            return "\(count) every \(lengthText(seconds: rate.periodSeconds))\(more)"
        }
        let silence = rate.periodSeconds - length - 1
        return "\(count)\(within), then a silence of just over \(lengthText(seconds: silence))"
    }

    private static func holdsFor(_ response: Response, _ rate: SustainedRate) -> String {
        guard !response.episodeEndsAfter.isStated, rate.hasPauses else { return "" }
        return "any silence that ends an episode; the longer it is, the longer the pauses must be"
    }
}

extension Provision {
    /// Whether it forbids force, or to keep monitors from seeing it: what goes unpunished for ever then undoes the agreement.
    var isOfWeight: Bool {
        forbidsForce || forbids("denial-of-access") || forbids("jamming")
    }
}

extension SustainedRate {
    /// The same, with time between the rounds for the acts that a quota tolerates: one act every second, and none of them may follow
    /// a breach within the quota's time.
    fileprivate func above(_ quota: Quota?) -> Self {
        guard let quota, hasPauses || !isUnlimited else { return self }
        var rate = self
        rate.periodSeconds += Int64(quota.atMost) + 1
        return rate
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

extension Counterexample {
    /// The same, with more taken for granted.
    fileprivate func assuming(_ more: [String]) -> Self {
        var example = self
        example.given += more
        return example
    }
}

extension Play {
    /// A breach that was searched for.
    mutating func breach(
        of provision: Provision, by party: ActorID, at seconds: Int64, planned: PlannedBreach
    ) {
        // A ladder may answer several provisions: an act that this one does not forbid is none of its breaches.
        let act = planned.act.flatMap { provision.forbiddenActs.contains($0) ? $0 : nil }
        breach(
            of: provision, by: party, at: seconds, site: planned.site, act: act, killed: planned.killed,
            injured: planned.injured)
    }
}

extension String {
    /// The same with a capital letter at the start.
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
