internal import AgreementLanguage
internal import CeasefireModel

/// A document of which no article can be run.
struct NothingRuns: TextRule {
    static let page = RulePage(
        id: .nothingRuns, kind: .omission, title: "No article can be run",
        looksFor:
            "A document without a single block that forbids, obliges, permits or answers anything: prose alone, or blocks that only say who is who.",
        matters:
            "Nothing was searched, so nothing was found. A page without findings must not be taken for an agreement without loopholes, when no article of it says in a block what it means.",
        bad: ExampleText.text(
            """
            # Fire ceases

            The parties cease fire on 1 January 2030 and refrain from all attacks.
            """),
        good: ExampleText.text(
            """
            # Fire ceases

            The parties cease fire on 1 January 2030 and refrain from all attacks.

            ```truce
            \(ExampleText.fireCeases)
            ```
            """))

    func flaws(in draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        guard agreement.provisions.isEmpty, agreement.duties.isEmpty, agreement.responses.isEmpty,
            agreement.standingMeasures.isEmpty, agreement.permissions.isEmpty
        else { return [] }
        return [
            Flaw(
                rule: .nothingRuns, severity: .grave, subject: "",
                message: "No article can be run, and only its words were searched.",
                story:
                    "The text is signed, and a strike follows. Nothing in it says in so many words which act is forbidden, to whom, where and from when, so no report can be held against it. Each side reads it out to the other.",
                span: draft.outlines[draft.file]?.articles.first {
                    !$0.heading.isEmpty && !$0.text.isEmpty
                }.flatMap { draft.outlines[draft.file]?.span($0.headingRange) } ?? draft.frontMatterSpan,
                mend: Mend(
                    "Write beside each article, in a block, what it forbids or asks, of whom, where, from when and until when."
                ))
        ]
    }
}
