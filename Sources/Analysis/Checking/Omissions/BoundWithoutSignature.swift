internal import AgreementLanguage
internal import CeasefireModel

/// Somebody is bound and has not signed, or nobody is said to sign.
struct BoundWithoutSignature: ComparedRule {
    static let page = RulePage(
        id: .boundWithoutSignature, kind: .omission, title: "Bound without a signature",
        looksFor:
            "An actor that is bound though it has neither signed nor is bound by anything else that the text names; and a text that binds actors and does not say who signs for them in what capacity.",
        matters:
            "A text signed by somebody who could not bind the side for which he signed, or by nobody, is kept for as long as it suits, and then it was never an agreement.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            front: "signatures: {east: {by: A. Eastman, capacity: head of the delegation}}"),
        good: ExampleText.document(
            ExampleText.fireCeases,
            front:
                "signatures: {east: {by: A. Eastman, capacity: head of the delegation}, west: {by: B. Westman, capacity: head of the delegation}}"
        ))

    /// Words by which a text says who signs.
    private static let words = ["signed", "signs", "signatory", "signatories", "signature"]

    func flaws(in draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        var bound = agreement.provisions.map(\.binds.allNamed) + agreement.duties.map(\.binds.allNamed)
        bound += agreement.responses.filter(\.isGuarantee).flatMap(\.rungs).map(\.who.allNamed)
        // Prose alone binds whoever the front matter names, unless a sentence says who signs.
        let isSaid = draft.speaksEnglish && draft.says(Self.words)
        if draft.runsNothing, !isSaid { bound.append(Set(agreement.parties)) }
        let all = bound.together.sorted()
        guard !all.isEmpty, let outline = draft.outlines[draft.file], let front = outline.frontMatter else {
            return []
        }
        let entry = front["signatures"]
        guard let signatures = agreement.signatures else {
            let asked = all.map { "\($0): {capacity: 'to be named'}" }.joined(separator: ", ")
            return [
                Flaw(
                    rule: .boundWithoutSignature, severity: .slight, subject: "",
                    message: "Nothing says who signs, and in what capacity.",
                    story:
                        "Later one side says that its signatory was an adviser who could not bind it, or that the paper was never signed at all. Nothing in the text says otherwise.",
                    span: entry.map { outline.span($0.wholeRange) } ?? draft.frontMatterSpan,
                    mend: Mend(
                        "Name who signs for whom, and by what right he binds that side.",
                        outline.setting("signatures", to: "{\(asked)}", in: front)))
            ]
        }
        return all.filter { signatures[$0].map { $0.signatory.isEmpty && $0.capacity.isEmpty } ?? true }.map {
            actor in
            Flaw(
                rule: .boundWithoutSignature, severity: .serious, subject: actor.text,
                message: "\(draft.name(actor)) is bound, and has not signed.",
                story:
                    "\(draft.name(actor)) breaks the agreement and says that it never made one. Its signature is not under the text, and the text names nothing else by which it would be bound.",
                span: entry.map { outline.span($0.keyRange) } ?? draft.frontMatterSpan,
                mend: Mend(
                    "Let it sign, or say by what else it is bound: a resolution, a mandate, a declaration of its own.",
                    entry.flatMap {
                        outline.setting(actor.text, to: "{capacity: 'to be named'}", in: $0.value)
                    }))
        }
    }

    func said(in draft: Draft) -> String? {
        guard let signatures = draft.agreement.signatures, !signatures.isEmpty else { return nil }
        return "signed by \(draft.names(signatures.keys.sorted()))"
    }
}
