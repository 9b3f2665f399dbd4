internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// Duties that wait for a word, or end with one, that somebody can stop.
extension Veto {
    /// Of every obligation, whoever owes it and can keep it from opening, and whoever else can keep it from being excused.
    func duties(in draft: Draft, on stage: Stage) -> [Flaw] {
        stage.draft.agreement.obligations.flatMap { duty in
            [opening(duty, in: draft, on: stage)].compactMap(\.self)
                + stage.parties(duty.binds).compactMap { release(duty, $0, in: draft, on: stage) }
        }
    }

    /// Whoever owes a duty keeps it from opening.
    private func opening(_ duty: Obligation, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = duty.waitsFor, condition.parts.contains(where: \.isWord),
            let place = draft.block("obligation", duty.name.text)
        else { return nil }
        // That somebody's own word alone is waited for is told by another rule.
        let needed = Voices(agreement: stage.draft.agreement).needed(condition)
        let stopped = stopped(
            by: stage.parties(duty.binds).filter { !needed.contains($0) }, "\(duty.name)/after",
            mayStop: { stage.isStopped(condition, by: $0) }, until: { _ in 2 * 86_400 }, on: stage,
            play: { party, stance in
                var play = Play(on: stage)
                play.speak(for: condition, stance: stance, accused: party, at: 3_600)
                play.fallSilent(party, stance)
                return play
            }, comes: { .dutyIsNot(duty.name, of: $0, .pending) },
            fails: { .duty(duty.name, of: $0, is: .pending) },
            words: "\(duty.name) waits, and nothing is owed")
        guard let first = stopped.first else { return nil }
        let name = stage.name(first.party)
        return Flaw(
            rule: .veto, severity: .serious, subject: "\(duty.name)/after",
            message:
                "\(names(stopped, stage)) can keep \(duty.name), which \(stopped.count == 1 ? "it owes" : "they owe"), from opening \(first.means.words).",
            story:
                "All others say that the time has come. \(name) stops it \(first.means.words), and \(duty.name) does not open: nothing is due, and nobody can complain.",
            span: draft.span(of: "after", in: place), counterexample: first.example,
            mend: mend(condition, stopping: stopped.map(\.party), in: draft, on: stage))
    }

    /// The other side keeps whoever owes a duty from being released.
    private func release(_ duty: Obligation, _ owner: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let condition = duty.excusedWhen, condition.parts.contains(where: \.isWord),
            let place = draft.block("obligation", duty.name.text)
        else { return nil }
        let stopped = stopped(
            by: stage.draft.agreement.parties.filter { $0 != owner },
            "\(duty.name)/excused-when/\(owner)", mayStop: { stage.isStopped(condition, by: $0) },
            until: { _ in 2 * 86_400 }, on: stage,
            play: { party, stance in
                var play = Play(on: stage)
                play.speak(for: condition, stance: stance, accused: owner, at: 3_600)
                play.fallSilent(party, stance)
                return play
            }, comes: { _ in .duty(duty.name, of: owner, is: .excused) },
            fails: { _ in .dutyIsNot(duty.name, of: owner, .excused) },
            words: "\(stage.name(owner)) is not excused, and goes on owing \(duty.name)")
        guard let first = stopped.first else { return nil }
        let (name, others) = (stage.name(owner), names(stopped, stage))
        return Flaw(
            rule: .veto, severity: .serious, subject: "\(duty.name)/excused-when/\(owner)",
            message:
                "\(others) can stop any release of \(name) from \(duty.name) \(first.means.words).",
            story:
                "\(name) cannot do what it owes, and everybody sees why. All others would release it; \(stage.name(first.party)) stops that \(first.means.words), and then complains that \(duty.name) is not done.",
            span: draft.span(of: "excused-when", in: place), counterexample: first.example,
            mend: mend(condition, stopping: stopped.map(\.party), in: draft, on: stage))
    }
}

extension Play {
    /// Puts it on record that a party says nothing, where it is silent, or where its no is all there is.
    fileprivate mutating func fallSilent(_ party: ActorID, _ stance: (ActorID) -> Finding.Vote.Choice?) {
        guard stance(party) == nil || events.isEmpty else { return }
        put(
            Counterexample.Event(
                at: moment(3_600), kind: .silence, actor: party, words: "\(name(party)) does not say yes"))
    }
}
