internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// Something that a party can trigger in its own favour by its own word alone.
struct SelfServingTrigger: Rule {
    static let page = RulePage(
        id: .selfServingTrigger, kind: .loophole, title: "What one party triggers in its own favour",
        looksFor:
            "A party that alone verifies its own duty, certifies or decides what releases it from a duty or ends a measure against it, or without whose own word its duty never opens; a party whose own breach, whoever finds it, releases it from a duty or ends a measure against it; and a measure that one side can bring back against the other by its own word.",
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
        for duty in agreement.obligations {
            for party in stage.parties(duty.binds) {
                flaws.append(verifies(duty, party, in: draft, on: stage))
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

    /// The party alone says whether it did what it owes.
    private func verifies(_ duty: Obligation, _ party: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let verifiers = duty.verifiedBy, case .stated([party]) = verifiers,
            let place = draft.block("obligation", duty.name.text)
        else { return nil }
        var play = Play(on: stage)
        play.open(duty.name, of: party)
        guard let due = play.due(duty.name, of: party)?.seconds else { return nil }
        play.step(duty.name, by: party, .notCompleted, at: due + 3_600)
        for other in stage.draft.agreement.parties where other != party {
            play.step(duty.name, by: party, .notCompleted, saidBy: other, at: due + 3_600)
        }
        let name = play.name(party)
        guard
            let example = play.shown(
                .duty(duty.name, of: party, is: .unverified), until: due + 86_400,
                words: "the duty is unverified and stays so; nobody but \(name) can say that it was not done")
        else { return nil }
        let others = stage.draft.agreement.parties.filter { $0 != party }
        let neutral = Voices(agreement: stage.draft.agreement).neutral
        let verifier = neutral.map { [$0] } ?? others
        return Flaw(
            rule: .selfServingTrigger, severity: .grave, subject: "\(duty.name)/verified/\(party)",
            message: "\(name) alone says whether it did what \(duty.name) asks of it.",
            story:
                "The time runs out, and nothing was done. The mission saw it, and the other side says so; by the text neither counts. \(name) is silent, and is never in breach.",
            span: draft.span(of: "verified-by", in: place), counterexample: example,
            mend: Mend(
                words: "Let somebody else verify it.",
                edits: verifier.isEmpty
                    ? []
                    : draft.edit(
                        Stage.Setting(
                            holder: .block("obligation", duty.name.text), key: "verified-by",
                            value: "[\(verifier.map(\.text).joined(separator: ", "))]", words: "")
                    ).map { [$0] } ?? []))
    }

    /// The party's own word releases it.
    private func releases(_ duty: Obligation, _ party: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = duty.excusedWhen,
            Voices(agreement: stage.draft.agreement).alone(condition).contains(party),
            let place = draft.block("obligation", duty.name.text)
        else { return nil }
        var play = Play(on: stage)
        play.speakAlone(party, for: condition, at: 3_600)
        let name = play.name(party)
        guard
            let example = play.shown(
                .duty(duty.name, of: party, is: .excused), until: 86_400, words: "\(name) is excused")
        else { return nil }
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
                words: "after \(draft.bounds.days) days nothing is owed yet")
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
        for party in candidates {
            let accused = eases ? nil : against.first ?? stage.draft.agreement.parties.first { $0 != party }
            var play = Play(on: stage)
            guard let from = play.lead(measure, to: change.from, accused: nil) else { continue }
            play.speakAlone(party, for: change.condition, accused: accused, at: from + 86_400)
            let name = play.name(party)
            guard
                let example = play.shown(
                    .stood(measure.name, change.to), until: from + 2 * 86_400,
                    words: "\(measure.name) is \(change.to.rawValue) by the word of \(name) alone")
            else { continue }
            return Flaw(
                rule: .selfServingTrigger, severity: eases ? .grave : .serious,
                subject: "\(measure.name)/\(change.to.rawValue)",
                message: "\(measure.name) is \(change.to.rawValue) as soon as \(name) alone says so.",
                story: eases
                    ? "\(measure.measure.capitalisedFirst) is meant to hold \(name) to its word. \(name) says what ends it, nobody else is asked, and it ends."
                    : "\(name) says that the other side broke its word. Nobody else is asked, and the measure is back: \(measure.measure). The other side will call it a pretext, and can no longer rely on what was eased.",
                span: draft.span(of: "transitions", in: place), counterexample: example,
                mend: mend(
                    place, "transitions", in: draft, on: stage,
                    only: place.block.node["transitions"]?.value.members.first {
                        $0["to"]?.value.text == change.to.rawValue
                    }))
        }
        return nil
    }

    /// The party in breach ends the measure against it by its own word.
    private func ends(_ rung: Rung, of response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = rung.standDown, let place = draft.rung(rung.name, of: response.name) else {
            return nil
        }
        let alone = Voices(agreement: stage.draft.agreement).alone(condition)
        for party in stage.answeredParties(response) where alone.contains(party) {
            guard let called = stage.calling(rung.name, of: response.name, against: party) else { continue }
            var play = called.play
            let last = called.seconds
            play.speakAlone(party, for: condition, at: last + 60)
            let name = play.name(party)
            guard
                let example = play.shown(
                    .stoodDown(rung.name, of: response.name, against: party), until: last + 120,
                    words: "\(rung.name) is called for, and stands down at once")
            else { continue }
            return Flaw(
                rule: .selfServingTrigger, severity: .grave,
                subject: "\(response.name)/\(rung.name)/stand-down",
                message: "\(name), whose breach calls for \(rung.name), ends it by its own word.",
                story:
                    "\(name) breaks the agreement, and \(rung.name) is called for: \(rung.measure). A minute later \(name) says what ends it, and it ends before it began.",
                span: draft.span(of: "stand-down", in: place), counterexample: example,
                mend: Mend(words: Self.words))
        }
        return nil
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
        let other = accused ?? stage.draft.agreement.parties.first { $0 != party }
        for part in condition.parts {
            guard case .breachFound(let names, _) = part, let other,
                !reports.contains(where: { $0.accused == [other] }),
                let provision = stage.draft.agreement.provisions.first(where: {
                    names.contains($0.name) && $0.isBinding(on: other)
                })
            else { continue }
            report(of: provision, by: other, claimant: party, reliability: .b, at: seconds)
        }
        speak(
            for: condition, stance: { $0 == party ? .inFavour : nil }, performing: false, accused: other,
            at: seconds)
    }
}
