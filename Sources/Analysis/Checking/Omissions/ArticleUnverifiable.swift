internal import AgreementLanguage
internal import CeasefireModel

/// An article that promises something of which nothing can be checked.
struct ArticleUnverifiable: TextRule {
    static let page = RulePage(
        id: .articleUnverifiable, kind: .omission, title: "An article that nobody can verify",
        looksFor:
            "An article that says something and has no block that gives it a meaning. Preambles, definitions and final clauses are left out.",
        matters:
            "A promise that no observation can show to be kept or broken will be called broken by whoever needs a reason, and kept by whoever made it.",
        bad: ExampleText.text(
            """
            # Fire ceases

            The parties cease fire.

            ```truce
            \(ExampleText.fireCeases)
            ```

            # Restraint

            The parties show restraint in their public statements.
            """),
        good: ExampleText.text(
            """
            # Fire ceases

            The parties cease fire.

            ```truce
            \(ExampleText.fireCeases)
            ```
            """), guidance: [.noAmbiguity, .verification])

    /// Headings of what asks nothing of anybody.
    static let formal = [
        "preamble", "definition", "interpretation", "final clause", "final provision", "signature",
        "languages",
        "sources",
    ]

    func flaws(in draft: Draft) -> [Flaw] {
        draft.outlinesInOrder.flatMap { outline in
            outline.articlesWithoutMeaning.map { article in
                Flaw(
                    rule: .articleUnverifiable, severity: .slight, subject: article.heading,
                    message:
                        "\"\(article.heading)\" has no block: nobody can show that it was kept or broken.",
                    story:
                        "One side says that this article is broken, every day. The other says that it keeps it. No fact is named by which an observer could tell who is right.",
                    span: outline.span(article.headingRange),
                    mend: Mend(
                        "Say in a block who must do what, or not do it, by when, and who verifies it; or take the article out."
                    ))
            }
        }
    }
}

extension DocumentOutline {
    /// The articles that say something and have no block but such as accept findings. What stands before the first heading
    /// is a preamble.
    var articlesWithoutMeaning: [Article] {
        let meant = Set(blocks.filter { $0.kind != "accepted" }.map(\.section))
        return articles.enumerated().filter { i, article in
            let heading = article.heading.lowercased()
            return !meant.contains(i) && !article.text.isEmpty && !heading.isEmpty
                && !ArticleUnverifiable.formal.contains { heading.contains($0) }
        }.map(\.element)
    }
}
