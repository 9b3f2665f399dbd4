internal import AgreementLanguage
internal import CeasefireModel

/// A measure of which nothing says who orders it.
struct RungWithoutAuthoriser: TextRule {
    static let page = RulePage(
        id: .rungWithoutAuthoriser, kind: .omission, title: "A rung without an authoriser",
        looksFor:
            "A rung that is more than words (not a warning, a protest, a call or the like) and does not say who may order it. Where somebody acts alone, or nothing is done that lasts, it is a small thing; where several must act together, it is not.",
        matters:
            "Forces do not move because a text says so; somebody with the right to order them must. Where several states must act together and the text names no authority, each has its own parliament, and the hour passes.",
        bad: ExampleText.inspection(authorisedBy: nil),
        good: ExampleText.inspection())

    func flaws(in draft: Draft) -> [Flaw] {
        draft.rungs.filter { !$0.rung.isMereWords }.compactMap { place in
            let settled = place.rung.authorisedBy.map { draft.settled($0) } ?? .unsaid
            guard settled != .settled else { return nil }
            let who = place.rung.who.allNamed
            let isJoint = who.count != 1 || draft.isOfMany(who)
            return Flaw(
                rule: .rungWithoutAuthoriser,
                severity: isJoint && place.rung.weight == .lasting ? .serious : .slight,
                subject: place.subject,
                message: settled == .unsaid
                    ? "Nothing says who may order the measure of \(place.subject)."
                    : "Who may order the measure of \(place.subject) is disputed: \(draft.answers(settled)).",
                story: isJoint
                    ? "\"\(place.rung.measure)\" is due in hours. In every capital they ask whose decision it is. Some need a vote of parliament, others an order of their president, and none may go first."
                    : "\"\(place.rung.measure)\" is due. Whether the commander on the spot may order it, or must ask, the text does not say; so he acts too soon, or asks too long.",
                span: place.span("authorised-by", "who", "measure"),
                mend: Mend(
                    "Name who may order it, and let whatever needs a vote at home be voted on before the agreement is signed.",
                    who.isEmpty
                        ? nil
                        : place.edit(
                            "authorised-by",
                            to: Draft.list(draft.agreement.authorisers(of: place.rung, by: who)))))
        }
    }
}

extension Agreement {
    /// Who could order what others do: a guarantor, or a body in which no party can stop it; those who act themselves where there is
    /// nobody else, and where it takes force: a say over that only the parties can give somebody.
    fileprivate func authorisers(of rung: Rung, by who: Set<ActorID>) -> [ActorID] {
        guard !rung.takesForce else { return who.sorted() }
        let guarantors = actors.filter { $0.role == .guarantor && !who.contains($0.id) }.map(\.id)
        if !guarantors.isEmpty { return guarantors }
        let voices = Voices(agreement: self)
        let neutral = bodies.filter { body in
            !who.contains(body.id) && voices.members(of: body).allSatisfy { !parties.contains($0) }
        }.map(\.id)
        return neutral.isEmpty ? who.sorted() : neutral
    }
}

extension Draft {
    /// Whether one of them is itself many: a coalition, a body.
    fileprivate func isOfMany(_ actors: Set<ActorID>) -> Bool {
        agreement.actors.contains { actor in
            actors.contains(actor.id)
                && (actor.role == .body
                    || ["coalition", "alliance", "union", "group", "guarantors"].contains {
                        actor.name.lowercased().contains($0)
                    })
        }
    }
}
