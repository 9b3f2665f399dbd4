public import Analysis

/// The pages of the rules: on a terminal, and as documents of `Documentation/Rules`.
public enum RulePageText {
    /// All rules, a line each.
    public static func list(style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        for kind in RulePage.Kind.allCases {
            page.heading(heading(kind))
            for rule in DraftCheck.pages where rule.kind == kind {
                page.line("\(rule.id.rawValue)  \(rule.title)", hanging: 4)
            }
        }
        page.blank()
        page.line("truce check --explain RULE tells more of one of them.")
        return page.text
    }

    /// A rule.
    public static func text(_ rule: RulePage, style: TerminalStyle, width: Int) -> String {
        var page = TextPage(style: style, width: width)
        page.line("\(rule.title) (\(rule.id.rawValue), \(rule.kind.rawValue))", tone: .strong)
        page.blank()
        page.line(rule.looksFor, hanging: 0)
        page.blank()
        page.line(rule.matters, hanging: 0)
        for guidance in rule.guidance {
            page.blank()
            page.line("\(guidance.says) (\(guidance.source), \(guidance.url))", hanging: 0)
        }
        for (title, text) in [("With it", rule.bad), ("Without it", rule.good)] {
            page.heading(title)
            page.append(
                text.split(separator: "\n", omittingEmptySubsequences: false).map {
                    $0.isEmpty ? "" : "    " + $0
                })
        }
        return page.text
    }

    /// A rule as a document.
    public static func markdown(_ rule: RulePage) -> String {
        let guidance = rule.guidance.map { "- \($0.says) [\($0.source)](\($0.url))" }.joined(separator: "\n")
        return """
            # \(rule.title)

            `\(rule.id.rawValue)`, \(rule.kind.rawValue)

            \(rule.looksFor)

            ## Why it matters

            \(rule.matters)
            \(guidance.isEmpty ? "" : "\n## What practitioners say\n\n\(guidance)\n")
            ## With it

            ````markdown
            \(rule.bad.trimmedEnd)
            ````

            ## Without it

            ````markdown
            \(rule.good.trimmedEnd)
            ````

            """
    }

    /// What stands above the pages: a table of all rules.
    public static var index: String {
        let tables = RulePage.Kind.allCases.map { kind in
            let rows = DraftCheck.pages.filter { $0.kind == kind }.map {
                "| [`\($0.id.rawValue)`](\($0.id.rawValue).md) | \($0.title) | \($0.looksFor) |"
            }
            return
                "## \(heading(kind))\n\n| rule | | what it looks for |\n| --- | --- | --- |\n\(rows.joined(separator: "\n"))"
        }
        return """
            # The rules of `truce check`

            One page for each rule, written by the program itself (`TRUCE_RECORD=1 swift test --filter RuleDocumentTests`); `truce check --explain RULE`
            shows the same. The two documents of each page are tested: the first has the flaw, the second has not.

            \(tables.joined(separator: "\n\n"))

            """
    }

    private static func heading(_ kind: RulePage.Kind) -> String {
        switch kind {
        case .omission: "What the text does not say"
        case .ambiguity: "What can be understood in several ways"
        case .loophole: "What lets somebody do what the text was written to prevent"
        }
    }
}

extension String {
    /// Without line breaks at its end.
    fileprivate var trimmedEnd: Substring {
        var text = self[...]
        while text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
