internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// Duties of which only the sides themselves say whether they were done.
extension SelfServingTrigger {
    /// A party says of itself that it did what it owes, and counts; or the other side alone says it of the party.
    func verified(_ duty: Duty, of party: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        let sides = draft.agreement.parties
        guard duty.kind != "declaration", case .stated(let verifiers)? = duty.verifiedBy, !verifiers.isEmpty,
            verifiers.allSatisfy(sides.contains), let place = draft.deed(duty.name),
            let told = told(duty, of: party, by: verifiers, on: stage)
        else { return nil }
        let neutral = Voices(agreement: stage.draft.agreement).neutral.map { [$0] }
        // The other side in place of the party is the same gap the other way round.
        let edit = neutral.flatMap {
            draft.edit(duty.kind, duty.name.text, "verified-by", to: Draft.list($0))
        }
        return Flaw(
            rule: .selfServingTrigger, severity: verifiers.contains(party) ? .grave : .serious,
            subject: subject(duty, party), message: told.message, story: told.story,
            span: draft.span(of: "verified-by", in: place), counterexample: told.example,
            mend: Mend("Let somebody without a stake verify it.", edit))
    }

    private func subject(_ duty: Duty, _ party: ActorID) -> String { "\(duty.name)/verified/\(party)" }

    private func told(_ duty: Duty, of party: ActorID, by verifiers: Set<ActorID>, on stage: Stage) -> (
        message: String, story: String, example: Counterexample
    )? {
        let candidate = stage.isLeftOpen(duty.name) ? nil : subject(duty, party)
        var play = Play(on: stage)
        guard let owed = play.fallDue(duty.name, of: party) else {
            if let candidate { stage.draft.effort.leaveUnconfirmed(candidate) }
            return nil
        }
        let (due, tranche) = (owed.seconds, owed.tranche)
        let (name, others) = (stage.name(party), stage.draft.agreement.parties.filter { $0 != party })
        let excused = Claim.duty(duty.name, of: party, is: .excused)
        func shown(_ play: Play, _ state: DeedState, _ words: String, testedBy premise: Claim)
            -> Counterexample?
        {
            play.shown(
                .duty(duty.name, of: party, is: state), until: due + 86_400, words: words,
                bearingOut: candidate, testedBy: premise)
        }
        func say(_ stage: Step.Stage, by voices: [ActorID?], at seconds: Int64) {
            for voice in voices {
                play.step(duty.name, tranche: tranche, by: party, stage, saidBy: voice, at: seconds)
            }
        }
        // What must have begun by a day of its own is said to have begun by the same voices.
        let begun = owed.beginSeconds.map { $0 - 60 }
        if verifiers.contains(party) {
            if let begun { say(.begun, by: [party], at: begun) }
            say(.completed, by: [party], at: due - 3_600)
            say(.notCompleted, by: [nil] + others, at: due - 1_800)
            // Where the other side verifies, too, its word may weigh as much: then nobody wins.
            let example = shown(
                play, .performed, "\(name) says that it is done, and so it is, whatever all others saw",
                testedBy: verifiers == [party] ? excused : .all([]))
            return example.map {
                (
                    verifiers == [party]
                        ? "\(name) alone says whether it did what \(duty.name) asks of it."
                        : "\(name) says itself whether it did what \(duty.name) asks of it, and no word of the other side counts against it.",
                    "The time runs out, and nothing was done. \(name) says that it was. The others saw that it was not, and say so; by the text none of that counts. \(name) has done what it owes.",
                    $0
                )
            }
        }
        let verifier = verifiers.sorted().map(stage.name).joined(separator: " and ")
        if duty.silence == .breach {
            if let begun { say(.begun, by: [nil, party], at: begun) }
            say(.completed, by: [nil, party], at: due - 3_600)
            let example = shown(
                play, .breached, "\(name) has done it, and is in breach: \(verifier) has said nothing",
                testedBy: excused)
            return example.map {
                (
                    "\(verifier) alone says whether \(name) did what \(duty.name) asks, and need only keep silent for \(name) to be in breach.",
                    "\(name) does what it owes, and everybody sees it. \(verifier), whose word alone counts, says nothing. By the text silence is a breach, and \(name) has broken its word by keeping it.",
                    $0
                )
            }
        }
        say(.notCompleted, by: [nil] + stage.draft.agreement.parties, at: due + 3_600)
        let example = shown(
            play, .unverified, "the duty is unverified, and stays so: nobody whose word counts is believed",
            testedBy: .any([excused, .duty(duty.name, of: party, is: .breached)]))
        return example.map {
            (
                "Only \(verifier), its adversary, says whether \(name) did what \(duty.name) asks, and is not believed where it says no.",
                "The time runs out, and nothing was done. \(verifier) says so, and is a side to the conflict; whoever else saw it does not count by the text. \(name) is never in breach.",
                $0
            )
        }
    }
}
