internal import AgreementLanguage
internal import CeasefireModel

/// A provision that does not say how sure one must be before a breach counts.
struct NoStandardOfProof: Rule {
    static let page = RulePage(
        id: .noStandardOfProof, kind: .omission, title: "No standard of proof",
        looksFor: "A provision whose standard of proof is unstated, or left to each side's reading.",
        matters:
            "Whoever decides must know how sure is sure enough. Without an agreed standard the accused asks for certainty and the accuser for suspicion, and every single incident is fought over anew.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: unstated
            """),
        good: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            """))

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.provisions.filter { !$0.standard.isStated }.map { provision in
            let place = draft.block("provision", provision.name.text)
            let edit = draft.edit(
                Stage.Setting(
                    holder: .provision(provision.name), key: "standard-of-proof",
                    value: StandardOfProof.clearAndConvincing.rawValue, words: ""))
            return Flaw(
                rule: .noStandardOfProof, severity: .serious, subject: provision.name.text,
                message: "Nothing says how sure one must be that \(provision.name) was broken.",
                story:
                    "When something happens, one side will ask for proof beyond doubt and the other will be content with a suspicion. Both can point to this text, for it does not say which of them is right.",
                span: place.map { draft.span(of: "standard-of-proof", in: $0) } ?? provision.span,
                mend: Mend(
                    words:
                        "Agree a standard: reasonable grounds for a warning, clear and convincing evidence before anything that cannot be undone.",
                    edits: edit.map { [$0] } ?? []))
        }
    }
}
