internal import AgreementLanguage
internal import CeasefireModel

/// A document of which no article can be run.
struct NothingRuns: TextRule {
    static let page = RulePage(
        id: .nothingRuns, kind: .omission, title: "No article can be run",
        looksFor:
            "A document without a single block that forbids, obliges, permits or answers anything: prose alone, or blocks that only say who is who.",
        matters:
            "Only the words were read, and no timeline was played. That little was found must not be taken for an agreement without loopholes, when no article of it says in a block what it means.",
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
        guard draft.runsNothing else { return [] }
        return [
            Flaw(
                rule: .nothingRuns, severity: .grave, subject: "",
                message:
                    "No article can be run: no block says what is forbidden to whom, from when and until when, who finds a breach, and how sure one must be.",
                story:
                    "The text is signed, and a strike follows. Was it before the start, or after the end? Who says whether it was a breach, and on what proof? Each side reads the text out to the other, and answers for itself.",
                span: draft.outlines[draft.file]?.articles.first {
                    !$0.heading.isEmpty && !$0.text.isEmpty
                }.flatMap { draft.outlines[draft.file]?.span($0.headingRange) } ?? draft.frontMatterSpan,
                mend: Mend(
                    "Write beside each article, in a block, what it forbids or asks, of whom and where; the hour at which it begins and the hour at which it ends, or that it has no end (`during`); who finds that it was broken (`found-by`); and how sure one must be (`standard-of-proof`)."
                ))
        ]
    }
}

extension Draft {
    /// Whether no block forbids, obliges, permits or answers anything: whatever is agreed stands in prose alone.
    var runsNothing: Bool {
        agreement.provisions.isEmpty && agreement.duties.isEmpty && agreement.responses.isEmpty
            && agreement.standingMeasures.isEmpty && agreement.permissions.isEmpty
    }
}
