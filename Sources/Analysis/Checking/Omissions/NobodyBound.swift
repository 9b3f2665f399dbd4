internal import AgreementLanguage
internal import CeasefireModel

/// A provision or a duty that binds nobody in particular.
struct NobodyBound: TextRule {
    static let page = RulePage(
        id: .nobodyBound, kind: .omission, title: "Nobody, or nobody for certain, is bound",
        looksFor: "A provision or a duty that does not say whom it binds.",
        matters:
            "\"Fire shall cease\" and \"monitoring shall be ensured\" are wishes until somebody must do it. What is everybody's duty is nobody's breach.",
        bad: ExampleText.document(
            """
            obligation: access-ensured
            binds: unstated
            to: let monitors pass
            from: 2030-01-01T00:00
            complete-by: 2030-01-02T00:00
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(
            """
            obligation: access-ensured
            binds: [east, west]
            to: let monitors pass
            from: 2030-01-01T00:00
            complete-by: 2030-01-02T00:00
            standard-of-proof: clear-and-convincing
            """))

    func flaws(in draft: Draft) -> [Flaw] {
        let bound =
            draft.agreement.provisions.map { ("provision", $0.name.text, $0.binds, "binds") }
            + draft.agreement.duties.map { ($0.kind, $0.name.text, $0.binds, $0.bindsKey) }
        return bound.compactMap { kind, name, binds, key in
            let settled = draft.settled(binds)
            guard settled != .settled else { return nil }
            // Whom some way of relaying it names is meant; others are thought of only where nobody is named.
            let named = binds.allNamed
            return Flaw(
                rule: .nobodyBound, severity: .grave, subject: name,
                message: settled == .unsaid
                    ? "Nothing says whom \(name) binds."
                    : "Whom \(name) binds is disputed: \(draft.answers(settled)).",
                story:
                    "It is not done, or it is broken. Each side says that the article spoke of the other, and the article names neither.",
                span: draft.span(kind, name, key),
                mend: Mend(
                    "Name whom it binds, each of them for all who fight under its orders.",
                    draft.edit(
                        kind, name, key, to: Draft.list(named.isEmpty ? Set(draft.agreement.parties) : named))
                ))
        }
    }
}
