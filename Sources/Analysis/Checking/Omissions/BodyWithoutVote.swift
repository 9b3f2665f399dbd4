internal import AgreementLanguage
internal import CeasefireModel

/// A body of which nobody can say who sits in it, or how it decides.
struct BodyWithoutVote: TextRule {
    static let page = RulePage(
        id: .bodyWithoutVote, kind: .omission, title: "A body without a vote",
        looksFor: "A body whose members or whose rule of voting are unstated, or relayed in several ways.",
        matters:
            "A commission decides its first case and its own procedure on the same day, and the accused sits at the table. Whether his no is enough to stop it had better be known before.",
        bad: ExampleText.document(
            """
            body: commission
            name: The commission
            members: [east, west, mission]
            vote: unstated
            """, front: "observers: {mission: The monitoring mission}"),
        good: ExampleText.document(
            """
            body: commission
            name: The commission
            members: [east, west, mission]
            vote: majority
            """, front: "observers: {mission: The monitoring mission}"),
        guidance: [
            Guidance(
                says:
                    "Sudan's agreement of 2005 passed what a lower committee could not settle to the next one, up to a political commission for deadlocks and at last to the Presidency.",
                source: "Kroc Institute, Peace Accords Matrix, Dispute Resolution Committee, 2005",
                url: "https://peaceaccords.nd.edu/implementation/dispute-resolution-committee-2005-11")
        ])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.bodies.flatMap { body -> [Flaw] in
            let asked = [
                (
                    "members", "who sits in \(body.name)", draft.settled(body.members),
                    Draft.list(draft.agreement.actors.filter { $0.role != .body }.map(\.id))
                ),
                ("vote", "how \(body.name) decides", draft.settled(body.vote), "majority"),
            ]
            return asked.filter { $0.2 != .settled }.map { key, what, settled, value in
                Flaw(
                    rule: .bodyWithoutVote, severity: .serious, subject: "\(body.id)/\(key)",
                    message: settled == .unsaid
                        ? "Nothing says \(what)." : "It is disputed \(what): \(draft.answers(settled)).",
                    story:
                        "The first case comes before \(body.name). Before anybody speaks of the strike, they speak of whose vote is needed. They are still at it when the second one comes.",
                    span: draft.span("body", body.id.text, key),
                    mend: Mend(
                        "Say who sits in it, how many must agree, and what happens where they do not.",
                        draft.edit("body", body.id.text, key, to: value)))
            }
        }
    }

    func said(in draft: Draft) -> String? {
        draft.agreement.bodies.lazy.compactMap { body -> String? in
            guard case .stated(let vote) = body.vote else { return nil }
            return switch vote {
            case .consensus: "\(body.name) decides by consensus"
            case .unanimity: "\(body.name) decides by unanimity"
            case .majority: "\(body.name) decides by majority"
            case .twoThirds: "\(body.name) decides by two thirds"
            case .atLeast(let count): "\(body.name) decides by at least \(count) votes"
            }
        }.first
    }
}
