internal import AgreementLanguage
internal import CeasefireModel

/// An article that promises something of which nothing can be checked.
struct ArticleUnverifiable: TextRule {
    static let page = RulePage(
        id: .articleUnverifiable, kind: .omission, title: "An article that nobody can verify",
        looksFor:
            "An article that says something and has no block that gives it a meaning. Preambles, definitions and final clauses are left out. So are remarks of whoever wrote the document down: where articles cite statements, one that cites none; and in a plan that binds nobody by itself, one that names nobody who acts by it.",
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
        "languages", "entry into force", "extension", "amendment", "depositary",
        "settlement of disputes",
        "sources",
    ]

    /// Phrases of sentences that say how the text is to be read, and ask nothing of anybody.
    fileprivate static let formalPhrases = [
        "integral part of", "for the purposes of this", "for the purpose of this",
    ]

    func flaws(in draft: Draft) -> [Flaw] {
        draft.outlinesInOrder.flatMap { outline in
            draft.articlesWithoutMeaning(of: outline).map { article in
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
    fileprivate var articlesWithoutMeaning: [Article] {
        let meant = Set(blocks.filter { $0.kind != "accepted" }.map(\.section))
        return articles.enumerated().filter { i, article in
            let heading = article.heading.lowercased()
            return !meant.contains(i) && !article.text.isEmpty && !heading.isEmpty
                && !ArticleUnverifiable.formal.contains { heading.contains($0) } && !article.isFormal
        }.map(\.element)
    }
}

extension Draft {
    /// The articles of a document that promise something and have no block that gives it a meaning.
    func articlesWithoutMeaning(of outline: DocumentOutline) -> [DocumentOutline.Article] {
        outline.articlesWithoutMeaning.filter {
            !isRemark($0, in: outline) && !isSaidByResponse($0) && !isRuleOfProcedure($0)
        }
    }

    /// Whether an article says who finds breaches, which the blocks of the responses repeat in their own article.
    private func isSaidByResponse(_ article: DocumentOutline.Article) -> Bool {
        article.heading.lowercased().contains("finding of")
            && agreement.responses.contains { $0.foundBy.map { settled($0) == .settled } ?? false }
    }

    /// Whether an article says how breaches are counted, or what becomes of late evidence: no block can, and whoever
    /// finds breaches goes by it.
    private func isRuleOfProcedure(_ article: DocumentOutline.Article) -> Bool {
        let text = article.text.lowercased()
        return (NoLateEvidenceRule.words + NoCountingRule.words).contains { text.contains($0) }
            && !agreement.responses.isEmpty
    }

    /// Whether an article is a remark of whoever wrote the document down, and no part of what was agreed.
    private func isRemark(_ article: DocumentOutline.Article, in outline: DocumentOutline) -> Bool {
        // Where articles rest on statements, what rests on none is nobody's word.
        if outline.frontMatter?["statements"] != nil, outline.articles.contains(where: \.citesSomething) {
            return !article.citesSomething
        }
        // A plan asks something of those who act by it, and of nobody else: its provisions are another document's.
        let binding: Set = ["provision", "obligation", "declaration", "exchange", "standing-measure"]
        guard outline.frontMatter?["requires"] != nil,
            !outline.blocks.contains(where: { binding.contains($0.kind) })
        else { return false }
        let text = article.text.lowercased()
        return !agreement.actors.contains { actor in
            actor.role != .party
                && (text.contains(actor.name.lowercased())
                    || text.contains(actor.id.text.replacing("-", with: " ").lowercased()))
        }
    }
}

extension DocumentOutline.Article {
    /// Whether every sentence of it says how the text is to be read.
    fileprivate var isFormal: Bool {
        let sentences = text.lowercased().split { ".;".contains($0) }.filter {
            $0.contains(where: \.isLetter)
        }
        return sentences.allSatisfy { sentence in
            ArticleUnverifiable.formalPhrases.contains { sentence.contains($0) }
        }
    }

    /// Whether it cites something: `[M2-S004]`. A link has its address behind the brackets.
    fileprivate var citesSomething: Bool {
        text.split(separator: "[").dropFirst().contains { rest in
            guard let end = rest.firstIndex(of: "]") else { return false }
            let id = rest[..<end]
            return !id.isEmpty && !id.contains(where: \.isWhitespace) && id.contains(where: \.isNumber)
                && rest[rest.index(after: end)...].first != "("
        }
    }
}
