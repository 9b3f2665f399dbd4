internal import AgreementLanguage
internal import CeasefireModel

/// An article of which it is open what exempts from it.
struct ExemptionsDisputed: TextRule {
    static let page = RulePage(
        id: .exemptionsDisputed, kind: .ambiguity, title: "Exemptions disputed",
        looksFor:
            "A provision whose exemptions are unstated, are relayed in several ways, or are not the same under every reading.",
        matters:
            "What is forbidden is agreed in public, and what is excused is left to side letters. Each side then keeps the agreement as it reads it: the one strikes what it calls a threat, the other counts every strike.",
        bad: document("excused"), good: document("[self-defence]"), guidance: [.noAmbiguity])

    private static func document(_ granted: String) -> String {
        ExampleText.document(
            "open-term: excused\ntype: exemptions",
            """
            exemption: self-defence
            text: Fire may be returned at the place from which it came.
            answers: {to: [fire-ceases], within: 30min, distance: 5km}
            """,
            """
            exemption: threats-struck
            text: What prepares an attack may be struck.
            """,
            ExampleText.fireCeases + "\nexcept: \(granted)",
            """
            reading: as-east-says
            held-by: east
            values: {excused: [self-defence, threats-struck]}
            """,
            """
            reading: as-west-says
            held-by: west
            values: {excused: [self-defence]}
            """)
    }

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.provisions.compactMap { provision in
            let settled = draft.settled(provision.exemptions)
            guard settled != .settled else { return nil }
            let name = provision.name.text
            return Flaw(
                rule: .exemptionsDisputed, severity: .serious, subject: name,
                message: settled == .unsaid
                    ? "Nothing says what exempts from \(name)."
                    : "What exempts from \(name) is disputed: \(draft.answers(settled)).",
                story:
                    "A strike, and nobody disputes it. Whoever struck says that it was allowed; whoever was hit says that nothing of the kind was ever agreed. Both have signed the same sentence, which does not say.",
                span: draft.span("provision", name, "except"),
                mend: settled == .unsaid
                    ? Mend(
                        "Name what exempts from it, each with a test, or say that nothing does.",
                        draft.edit("provision", name, "except", to: "none"))
                    : Mend(
                        "Write into the article what all hold to be excused, and strike the rest or give it a test.",
                        draft.agreeingOnExemptions(from: provision)))
        }
    }
}
