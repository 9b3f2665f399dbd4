internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// Something that a party can trigger in its own favour by its own word alone.
struct SelfServingTrigger: Rule {
    static let page = RulePage(
        id: .selfServingTrigger, kind: .loophole, title: "What one party triggers in its own favour",
        looksFor:
            "A party that verifies its own duty, or the other side's, without anybody beside the sides; one that certifies or decides what releases it from a duty or ends a measure against it, or without whose own word its duty never opens; a party whose own breach, whoever finds it, releases it from a duty or ends a measure against it; and a measure that one side can bring back against the other by its own word.",
        matters:
            "Nobody is a judge in his own cause. Where a text makes a party one, the party decides whether the text applies to it; the other side learns so on the day when it matters.",
        bad: ExampleText.document(
            provision, obligation(excused: "[east]"), response, front: "observers: {mission: Mission}"),
        good: ExampleText.document(
            provision, obligation(excused: "[mission]"), response, front: "observers: {mission: Mission}"))

    private static let provision = ExampleText.fireCeases

    private static func obligation(excused: String) -> String {
        """
        obligation: guns-withdrawn
        binds: [east]
        to: withdraw its guns
        from: fire-ceases.started
        complete-by: fire-ceases.started + 14d
        excused-when: {certified: {what: road-impassable, by: \(excused)}}
        verified-by: [mission]
        silence: breach
        standard-of-proof: clear-and-convincing
        """
    }

    private static let response = """
        response: answer
        to: [fire-ceases, guns-withdrawn]
        breach-by: [east, west]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
          - rung: warning
            when: first-breach
            who: [mission]
            measure: a warning
            within: 24h
        """

    // What somebody else says was not done is a breach, and must be answered; what it lays bare must be closed.
    static let opens: [RuleID] = [.breachUnanswered, .veto]

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft, withDuties: true) else { return [] }
        let agreement = stage.draft.agreement
        var flaws: [Flaw?] = []
        for duty in agreement.duties {
            for party in stage.parties(duty.binds) {
                flaws.append(verified(duty, of: party, in: draft, on: stage))
            }
        }
        for duty in agreement.obligations {
            for party in stage.parties(duty.binds) {
                flaws.append(
                    releases(duty, party, in: draft, on: stage)
                        ?? excused(duty, party, in: draft, on: stage))
                flaws.append(withholds(duty, party, in: draft, on: stage))
                flaws.append(releasesItself(duty, party, in: draft))
            }
        }
        for measure in agreement.standingMeasures {
            for change in measure.transitions {
                flaws.append(
                    changes(measure, change, in: draft, on: stage)
                        ?? eased(measure, change, in: draft, on: stage))
            }
        }
        for response in agreement.responses {
            for rung in response.rungs {
                flaws.append(
                    ends(rung, of: response, in: draft, on: stage)
                        ?? ended(rung, of: response, in: draft, on: stage))
            }
        }
        return flaws.compactMap(\.self)
    }

    // MARK: Duties

    /// The party's own word releases it.
    private func releases(_ duty: Obligation, _ party: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = duty.excusedWhen,
            Voices(agreement: stage.draft.agreement).alone(condition).contains(party),
            let place = draft.block("obligation", duty.name.text)
        else { return nil }
        let name = stage.name(party)
        let example = stage.excuse(duty, party, words: "\(name) is excused") {
            $0.speakAlone(party, for: condition, at: 3_600)
        }
        guard let example else { return nil }
        return Flaw(
            rule: .selfServingTrigger, severity: .grave, subject: "\(duty.name)/excused/\(party)",
            message: "\(name) can release itself from \(duty.name) by its own word.",
            story:
                "On the first day \(name) says what it takes to be released: \(example.events.map(\.words).joined(separator: "; ")). Nobody can check it or undo it, and \(duty.name) is no longer owed.",
            span: draft.span(of: "excused-when", in: place), counterexample: example,
            // Where its own breach would free it as well, another voice is no mend.
            mend: stage.isMet(condition, byBreachOf: party)
                ? otherSide(place, place.block.node, "excused-when", condition, in: draft, on: stage)
                : mend(place, "excused-when", in: draft, on: stage))
    }

    /// Without the party's own word the duty never opens.
    private func withholds(_ duty: Obligation, _ party: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = duty.waitsFor,
            Voices(agreement: stage.draft.agreement).needed(condition).contains(party),
            let place = draft.block("obligation", duty.name.text)
        else { return nil }
        let until = Int64(draft.bounds.days) * 86_400
        var play = Play(on: stage)
        let name = play.name(party)
        play.speak(
            for: condition, stance: { $0 == party ? nil : .inFavour }, accused: party, at: 3_600)
        play.put(
            Counterexample.Event(
                at: play.moment(until), kind: .silence, actor: party,
                words: "\(name) has not said what \(duty.name) waits for"))
        guard
            let example = play.shown(
                .duty(duty.name, of: party, is: .pending), until: until,
                words: "after \(draft.bounds.days) days nothing is owed yet",
                bearingOut: "\(duty.name)/after/\(party)")
        else { return nil }
        return Flaw(
            rule: .selfServingTrigger, severity: .serious, subject: "\(duty.name)/after/\(party)",
            message: "\(duty.name) binds \(name) only after \(name) itself says so.",
            story:
                "\(name) says nothing. As long as it says nothing \(duty.name) does not open, nothing is due, and nobody can complain.",
            span: draft.span(of: "after", in: place), counterexample: example,
            bound: "\(draft.bounds.days) days", mend: mend(place, "after", in: draft, on: stage))
    }

    // MARK: Measures

    /// Whoever a measure is against eases it by its own word, or the other side brings it back by its own.
    private func changes(
        _ measure: StandingMeasure, _ change: StandingMeasure.Transition, in draft: Draft, on stage: Stage
    ) -> Flaw? {
        guard let place = draft.block("standing-measure", measure.name.text) else { return nil }
        let against = measure.against.map(stage.parties) ?? []
        let eases = change.to == .suspended || change.to == .lifted
        let alone = Voices(agreement: stage.draft.agreement).alone(change.condition)
        let candidates = stage.draft.agreement.parties.filter {
            alone.contains($0) && against.contains($0) == eases
        }
        let moved = stage.move(
            measure, change, by: candidates, words: { "by the word of \($0) alone" }
        ) { play, party, seconds in
            let other = against.first ?? stage.draft.agreement.parties.first { $0 != party }
            play.speakAlone(party, for: change.condition, accused: eases ? nil : other, at: seconds)
        }
        guard let (name, example) = moved else { return nil }
        return Flaw(
            rule: .selfServingTrigger, severity: eases ? .grave : .serious,
            subject: "\(measure.name)/\(change.to.rawValue)",
            message: "\(measure.name) is \(change.to.rawValue) as soon as \(name) alone says so.",
            story: eases
                ? "\(measure.measure.capitalisedFirst) is meant to hold \(name) to its word. \(name) says what ends it, nobody else is asked, and it ends."
                : "\(name) says that somebody broke his word. Nobody else is asked, and the measure is back: \(measure.measure). The other side will call it a pretext, and can no longer rely on what was eased.",
            span: draft.span(of: "transitions", in: place), counterexample: example,
            mend: mend(place, "transitions", in: draft, on: stage, only: place.block.node.transition(change)))
    }

    /// The party in breach ends the measure against it by its own word.
    private func ends(_ rung: Rung, of response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = rung.standDown, let place = draft.rung(rung.name, of: response.name) else {
            return nil
        }
        let alone = Voices(agreement: stage.draft.agreement).alone(condition)
        let ended = stage.standDown(
            rung, of: response, by: stage.answeredParties(response).filter(alone.contains),
            words: "\(rung.name) is called for, and stands down at once"
        ) { play, party, seconds in
            play.speakAlone(party, for: condition, at: seconds)
        }
        guard let (name, example) = ended else { return nil }
        return Flaw(
            rule: .selfServingTrigger, severity: .grave,
            subject: "\(response.name)/\(rung.name)/stand-down",
            message: "\(name), whose breach calls for \(rung.name), ends it by its own word.",
            story:
                "\(name) breaks the agreement, and \(rung.name) is called for: \(rung.measure). A minute later \(name) says what ends it, and it ends before it began.",
            span: draft.span(of: "stand-down", in: place), counterexample: example,
            mend: Mend(words: Self.words))
    }

    // MARK: Mends

    private static let words =
        "Let somebody without a stake say it: a mission, a commission in which the others can overrule the party."

    /// Somebody without a stake in place of whoever speaks under a key, where the agreement names one.
    private func mend(
        _ place: (outline: DocumentOutline, block: DocumentOutline.Block), _ key: String, in draft: Draft,
        on stage: Stage, only part: OutlineNode? = nil
    ) -> Mend {
        guard let neutral = Voices(agreement: stage.draft.agreement).neutral,
            let node = part ?? place.block.node[key]?.value
        else { return Mend(words: Self.words) }
        let edits = node.conditionsByWord.compactMap {
            place.outline.setting("by", to: "[\(neutral)]", in: $0)
        }
        return Mend(words: Self.words, edits: edits)
    }
}

extension OutlineNode {
    /// The keys of every `certified`, `decided` and `breach-found` within that says by whom.
    fileprivate var conditionsByWord: [OutlineNode] {
        switch content {
        case .text, .missing: []
        case .list(let list): list.flatMap(\.conditionsByWord)
        case .keys(let entries):
            entries.flatMap { entry -> [OutlineNode] in
                let isWord = ["certified", "decided", "breach-found"].contains(entry.key)
                return isWord && entry.value["by"] != nil ? [entry.value] : entry.value.conditionsByWord
            }
        }
    }
}

extension Play {
    /// Lets one party say alone what it can for a condition to come about; where it must be a finding, on a report of its own.
    mutating func speakAlone(
        _ party: ActorID, for condition: Condition, accused: ActorID? = nil, at seconds: Int64
    ) {
        let parties = stage.draft.agreement.parties
        // Whoever it accuses must be bound by what it says was broken; where only it is bound itself, it accuses itself.
        let others = [accused].compactMap(\.self) + parties.filter { $0 != party } + [party]
        let provisions = stage.draft.agreement.provisions
        func provision(_ names: Set<ProvisionName>, _ one: ActorID) -> Provision? {
            provisions.first { names.contains($0.name) && $0.isBinding(on: one) }
        }
        let found = condition.parts.compactMap { part -> Set<ProvisionName>? in
            if case .breachFound(let names, _) = part { names } else { nil }
        }
        let other = others.first { one in found.allSatisfy { provision($0, one) != nil } }
        for names in found {
            guard let other, !reports.contains(where: { $0.accused == [other] }),
                let broken = provision(names, other)
            else { continue }
            report(of: broken, by: other, claimant: party, reliability: .b, at: seconds)
        }
        speak(
            for: condition, stance: { $0 == party ? .inFavour : nil }, performing: false, accused: other,
            at: seconds)
    }
}
