internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// A breach from which whoever commits it has an advantage: it frees him, although somebody else found it.
extension SelfServingTrigger {
    /// The party's own breach, once it is found, releases it from a duty.
    func excused(_ duty: Obligation, _ party: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = duty.excusedWhen, stage.isMet(condition, byBreachOf: party),
            let place = draft.block("obligation", duty.name.text)
        else { return nil }
        let name = stage.name(party)
        let example = stage.excuse(
            duty, party, words: "\(name) broke the agreement, and is excused from \(duty.name)"
        ) {
            $0.breakIt(party, for: condition, at: 3_600)
        }
        guard let example else { return nil }
        return Flaw(
            rule: .selfServingTrigger, severity: .grave, subject: "\(duty.name)/excused/\(party)",
            message: "A breach by \(name) itself releases it from \(duty.name).",
            story:
                "\(name) would rather not do what it owes: \(duty.deed). It breaks the agreement, the breach is found, and \(duty.name) is no longer owed. The text does not ask whose breach it was.",
            span: draft.span(of: "excused-when", in: place), counterexample: example,
            mend: otherSide(place, place.block.node, "excused-when", condition, in: draft, on: stage))
    }

    /// The party's own breach, once it is found, eases a measure against it.
    func eased(
        _ measure: StandingMeasure, _ change: StandingMeasure.Transition, in draft: Draft, on stage: Stage
    ) -> Flaw? {
        guard change.to == .suspended || change.to == .lifted, let against = measure.against,
            let place = draft.block("standing-measure", measure.name.text)
        else { return nil }
        let moved = stage.move(
            measure, change,
            by: stage.parties(against).filter { stage.isMet(change.condition, byBreachOf: $0) },
            words: { "by a breach of \($0)" }
        ) { play, party, seconds in
            play.breakIt(party, for: change.condition, at: seconds)
        }
        guard let (name, example) = moved else { return nil }
        return Flaw(
            rule: .selfServingTrigger, severity: .grave,
            subject: "\(measure.name)/\(change.to.rawValue)",
            message: "A breach by \(name), against which \(measure.name) stands, ends it.",
            story:
                "\(measure.measure.capitalisedFirst) is meant to hold \(name) to its word. \(name) breaks its word, the breach is found, and the measure is \(change.to.rawValue). The text does not ask whose breach it was.",
            span: draft.span(of: "transitions", in: place), counterexample: example,
            mend: otherSide(
                place, place.block.node.transition(change), "when", change.condition, in: draft, on: stage))
    }

    /// The breach that calls for a rung ends its measure, too.
    func ended(_ rung: Rung, of response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = rung.standDown, let place = draft.rung(rung.name, of: response.name),
            let block = draft.block("response", response.name.text)
        else { return nil }
        let ended = stage.standDown(
            rung, of: response,
            by: stage.answeredParties(response).filter { stage.isMet(condition, byBreachOf: $0) },
            words: "\(rung.name) is called for, and the same breach, once it is found, ends it"
        ) { play, party, seconds in
            play.breakIt(party, for: condition, at: seconds)
        }
        guard let (name, example) = ended else { return nil }
        return Flaw(
            rule: .selfServingTrigger, severity: .grave,
            subject: "\(response.name)/\(rung.name)/stand-down",
            message: "A breach by \(name), which calls for \(rung.name), ends it as well.",
            story:
                "\(name) breaks the agreement, and \(rung.name) is called for: \(rung.measure). The breach is found, and by the text that ends the measure. Nobody asked whose breach it was.",
            span: draft.span(of: "stand-down", in: place), counterexample: example,
            mend: otherSide(block, place.node, "stand-down", condition, in: draft, on: stage))
    }

    /// Somebody without a stake says that it was the other side, in place of a breach by anybody.
    func otherSide(
        _ place: (outline: DocumentOutline, block: DocumentOutline.Block), _ node: OutlineNode?,
        _ key: String,
        _ condition: Condition, in draft: Draft, on stage: Stage
    ) -> Mend {
        let words =
            "Say that it must be a breach by the other side, and let somebody without a stake say so. Nobody is freed by a breach of his own."
        // One condition is replaced as a whole; within several the parties must say which of them stays.
        guard case .breachFound = condition, let node,
            let neutral = Voices(agreement: stage.draft.agreement).neutral,
            let edit = place.outline.setting(
                key, to: "{certified: {what: breach-by-the-other-side, by: [\(neutral)]}}", in: node)
        else { return Mend(words: words) }
        return Mend(words: words, edits: [edit])
    }
}

extension Stage {
    /// Whether a breach by a party, once somebody finds it, is all that a condition asks for.
    func isMet(_ condition: Condition, byBreachOf party: ActorID) -> Bool {
        switch condition {
        case .breachFound(let names, _):
            draft.agreement.provisions.contains { names.contains($0.name) && $0.isBinding(on: party) }
                || names.contains { owners(of: DeedName($0.text)).contains(party) }
        case .any(let all): all.contains { isMet($0, byBreachOf: party) }
        case .all(let all): !all.isEmpty && all.allSatisfy { isMet($0, byBreachOf: party) }
        default: false
        }
    }
}

extension Play {
    /// A party breaks what a condition names, and whoever finds such a breach finds it.
    fileprivate mutating func breakIt(_ party: ActorID, for condition: Condition, at seconds: Int64) {
        for part in condition.parts where stage.isMet(part, byBreachOf: party) {
            guard case .breachFound = part else { continue }
            speak(for: part, stance: { _ in .inFavour }, performing: false, accused: party, at: seconds)
        }
    }
}
