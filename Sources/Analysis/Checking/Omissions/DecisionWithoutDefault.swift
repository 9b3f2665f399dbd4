internal import AgreementLanguage
internal import CeasefireModel

/// A matter that somebody decides, and that stays open where nobody does.
struct DecisionWithoutDefault: TextRule {
    static let page = RulePage(
        id: .decisionWithoutDefault, kind: .omission, title: "A decision without a time or a default",
        looksFor:
            "A decision with no time in which it must be taken, or without what holds where it is not taken.",
        matters:
            "Whoever gains by the present state need not vote against a decision. It is enough that it is never put to the vote.",
        bad: decided("{decided: {what: sanctions-eased, by: commission}}"),
        good: decided("{decided: {what: sanctions-eased, by: commission, within: 30d, otherwise: no}}"))

    private static func decided(_ condition: String) -> String {
        ExampleText.document(
            """
            body: commission
            name: The commission
            members: [east, west, mission]
            vote: majority
            """,
            """
            standing-measure: sanctions
            measure: a ban on trade
            kept-by: [mission]
            against: [east]
            at-first: on
            from: 2030-01-01T00:00
            transitions:
              - {to: suspended, from: on, when: \(condition)}
            """, front: "observers: {mission: The monitoring mission}")
    }

    func flaws(in draft: Draft) -> [Flaw] {
        var told: Set<String> = []
        return draft.outlinesInOrder.flatMap { outline in
            outline.blocks.flatMap { block in
                block.node.entries(named: "decided").compactMap { entry in
                    flaw(entry, outline, &told)
                }
            }
        }
    }

    private func flaw(_ entry: OutlineNode.Entry, _ outline: DocumentOutline, _ told: inout Set<String>)
        -> Flaw?
    {
        let node = entry.value
        guard let matter = node["what"]?.value.text, node["within"] == nil || node["otherwise"] == nil,
            told.insert(matter).inserted
        else { return nil }
        let lacks =
            node["within"] == nil
            ? node["otherwise"] == nil
                ? "no time limit, and nothing says what holds if it is not taken"
                : "no time limit"
            : "a time limit, and nothing says what holds once it has passed"
        let missing = [("within", "30d"), ("otherwise", "no")].filter { node[$0.0] == nil }
        return Flaw(
            rule: .decisionWithoutDefault, severity: .serious, subject: matter,
            message: "The decision on \(matter) has \(lacks).",
            story:
                "The matter is put. One side has a prior engagement, then asks for papers, then for a translation. It never votes against. After a year nothing is decided, and all is as that side wanted it.",
            span: outline.span(entry.wholeRange),
            mend: Mend(
                words: "Say in what time it must be decided, and what holds where it is not.",
                edits: Self.merged(missing.compactMap { outline.setting($0, to: $1, in: node) })))
    }

    /// What goes in at one place goes in at once.
    private static func merged(_ edits: [DocumentEdit]) -> [DocumentEdit] {
        guard let first = edits.first, edits.allSatisfy({ $0.range == first.range && $0.range.isEmpty })
        else {
            return edits
        }
        return [DocumentEdit(file: first.file, range: first.range, text: edits.map(\.text).joined())]
    }
}
