internal import AgreementLanguage
internal import CeasefireModel

/// A measure of which nothing says who must take it.
struct RungWithoutActor: TextRule {
    static let page = RulePage(
        id: .rungWithoutActor, kind: .omission, title: "A rung without an actor",
        looksFor: "A rung that does not say who must act.",
        matters:
            "\"A warning follows\" is a sentence without a subject. When the hour comes, everybody who could give it can expect somebody else to.",
        bad: ExampleText.inspection(who: "unstated"),
        good: ExampleText.inspection(), guidance: [.procedures])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.rungs.compactMap { place in
            let settled = draft.settled(place.rung.who)
            guard settled != .settled else { return nil }
            // Guarantors before anybody else: they promised a consequence. Force is given to nobody who was not given it.
            let actors = draft.agreement.actors
            let roles: [Actor.Role] = place.rung.takesForce ? [] : [.guarantor, .mediator, .party]
            let able = roles.lazy.map { role in
                actors.filter { $0.role == role }.map(\.id)
            }.first { !$0.isEmpty }
            return Flaw(
                rule: .rungWithoutActor, severity: .grave, subject: place.subject,
                message: settled == .unsaid
                    ? "Nothing says who must take the measure of \(place.subject)."
                    : "Who must take the measure of \(place.subject) is disputed: \(draft.answers(settled)).",
                story:
                    "The breach is there, and so is the hour. \"\(place.rung.measure)\" is due, from nobody. Nobody is late, for nobody was asked.",
                span: place.span("who"),
                mend: Mend("Name who must act.", able.flatMap { place.edit("who", to: Draft.list($0)) }))
        }
    }
}
