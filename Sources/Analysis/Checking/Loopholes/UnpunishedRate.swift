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
            "The fastest rate of breaches that can go on for ever without calling for more than the rungs that any single breach calls for. Where the provision ends, so does the rate. A rate below one a week is no finding; it stands among the bounds of the check.",
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
            let rate = search.fastestRate(avoiding: higher)
        else { return nil }
        let most = lowest.last.map { "never more than \($0.name)" } ?? "never an answer"
        guard let course = course(rate, of: search, avoiding: higher, most: most, on: stage) else {
            return nil
        }
        let words =
            "\(Self.words(rate, isRepeated: course.isRepeated))\(Self.perDay(rate, course)), \(course.until)"
        let assumed = Self.assumed(higher)
        guard course.perDay >= Self.toleratedPerDay else {
            draft.effort.note(
                "\(words), and \(most) of \(response.name): less than one a week, and so no finding")
            return nil
        }
        let place = draft.block("response", response.name.text)
        return Flaw(
            rule: .unpunishedRate, severity: course.perDay >= Self.gravePerDay ? .grave : .serious,
            subject: response.name.text,
            message:
                "\(words.capitalisedFirst), and \(most) of \(response.name)\(assumed.isEmpty ? "" : ", as long as \(assumed.joined(separator: ", and "))").",
            story:
                "\(course.name) breaks the agreement again and again, and knows the ladder as well as its drafters. \(Self.way(rate, isRepeated: course.isRepeated)) \(higher.map(\.name.text).joined(separator: ", ")) \(higher.count == 1 ? "is" : "are") never called for.",
            span: place.map { draft.span(of: "rungs", in: $0) } ?? response.span,
            counterexample: course.example.assuming(assumed),
            bound:
                "rounds of up to \(search.events) breaches",
            holdsFor: ([Self.holdsFor(response, rate)].filter { !$0.isEmpty } + assumed).joined(
                separator: "; "),
            mend: mend(response, higher, in: draft))
    }

    // MARK: How it goes on

    /// A rate as one party keeps to it for as long as a provision holds.
    private struct Course {
        let name: String
        let example: Counterexample
        /// Whether the rounds are repeated before the provision ends.
        let isRepeated: Bool
        /// `for ever`, or until when.
        let until: String
        let perDay: Double
    }

    private func course(
        _ rate: SustainedRate, of search: LadderSearch, avoiding higher: [Rung], most: String, on stage: Stage
    ) -> Course? {
        for party in stage.answeredParties(search.response) {
            for provision in stage.provisions(answeredBy: search.response, bindingOn: party) {
                if let course = course(
                    rate, of: search, (party, provision), avoiding: higher, most, on: stage)
                {
                    return course
                }
            }
        }
        return nil
    }

    private func course(
        _ rate: SustainedRate, of search: LadderSearch, _ breach: (party: ActorID, provision: Provision),
        avoiding higher: [Rung], _ most: String, on stage: Stage
    ) -> Course? {
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
            }
        }
        let until =
            end.map { "until \(breach.provision.name) ends at \(stage.draft.local($0))" } ?? "for ever"
        let isRepeated = (fitting ?? 2) > 1
        let words = "\(Self.words(rate, isRepeated: isRepeated)), \(until), and \(most)"
        let example = play.shown(
            .all(
                [.breaches(by: breach.party, atLeast: rounds * rate.breaches.count)]
                    + higher.map { .notCalled($0.name, of: search.response.name, against: breach.party) }),
            until: first + Int64(rounds) * rate.periodSeconds + length, words: words)
        return example.map {
            Course(
                name: stage.name(breach.party), example: $0, isRepeated: isRepeated, until: until,
                perDay: isRepeated
                    ? rate.perDay : Double(rate.breaches.count) * 86_400 / Double(max(86_400, left ?? 0)))
        }
    }

    // MARK: How it is mended

    /// A count over a month in the lowest of the higher rungs, and a silence of a month before an episode ends.
    private func mend(_ response: Response, _ higher: [Rung], in draft: Draft) -> Mend {
        let words =
            "Count over a longer time than a side can wait, let no shorter silence end an episode, and let breaches that go on call for the next rung: for instance three within thirty days."
        guard let rung = higher.first(where: { !$0.condition.isOpen }),
            let place = draft.rung(rung.name, of: response.name), let when = place.node["when"]?.value,
            let (outline, block) = draft.block("response", response.name.text)
        else { return Mend(words: words) }
        var edits = [
            place.outline.setting(
                "when", to: "{any: [\(when.flow), {count: {at-least: 3, within: 30d}}]}", in: place.node),
            NoCountingRule.paragraph(before: block, of: outline, in: draft),
        ]
        let silence: Int64 = if case .stated(let seconds) = response.episodeEndsAfter { seconds } else { 0 }
        if silence < 30 * 86_400 {
            edits.append(outline.setting("episode-ends-after", to: "30d", in: block.node))
        }
        return Mend(words: words, edits: edits.compactMap(\.self))
    }

    // MARK: Words

    /// What is taken for granted of rungs of which the text does not say what calls for them, a clause each.
    private static func assumed(_ higher: [Rung]) -> [String] {
        higher.compactMap { rung in
            if rung.condition.hasUndefinedAttack {
                return
                    "nobody calls it the expanded attack for which \(rung.name) waits, and which nothing defines"
            }
            return rung.condition.isOpen
                ? "nothing calls for \(rung.name), of which the text does not say what does" : nil
        }
    }

    /// How a party goes on without being answered.
    private static func way(_ rate: SustainedRate, isRepeated: Bool) -> String {
        if rate.isUnlimited, !rate.hasPauses {
            return "The ladder waits for it to stop, and it never stops for so long."
        }
        return rate.hasPauses && isRepeated
            ? "It stops for just longer than the silence that ends an episode, and begins anew: each time the ladder starts from its first rung."
            : "It keeps just below the number that is counted."
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
