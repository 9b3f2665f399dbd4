internal import AgreementLanguage
internal import CeasefireModel

/// Something depends on how many breaches there are, and nobody says what one is, or in how long they count.
struct NoCountingRule: TextRule {
    static let page = RulePage(
        id: .noCountingRule, kind: .ambiguity, title: "No counting rule",
        looksFor:
            "A rung that counts breaches without a stretch of time in which they count, a quota without one, and counting rungs or quotas in a document whose articles do not say what counts as one breach.",
        matters:
            "A night with ninety drones on four towns is ninety breaches, four, or one. Where a rung waits for ten, the whole ladder hangs on a rule that nobody wrote.",
        bad: counting("{count: {at-least: 10}}", ""),
        good: counting(
            "{count: {at-least: 10, within: 7d}}",
            "What hits one place within an hour counts as one breach.\n\n"),
        guidance: [
            Guidance(
                says:
                    "A draft of a ceasefire's architecture asks for windows of measurement (seven days, fourteen days) and for words that tell a major violation from a minor incident.",
                source: "INITKOA, Ukraine peace plan, ceasefire architecture",
                url: "https://initkoa.org/initiatives/ukraine-peace-plan/fvr/freeze/ceasefire-architecture")
        ])

    private static func counting(_ condition: String, _ rule: String) -> String {
        ExampleText.text(
            """
            # Fire ceases

            ```truce
            \(ExampleText.fireCeases)
            ```

            # Response

            \(rule)```truce
            \(ExampleText.warnings("  - {rung: protest, when: \(condition), who: [east, west], measure: a protest, within: 24h}"))
            ```
            """)
    }

    /// Words by which a text says what one breach is.
    static let words = [
        "counts as one", "count as one", "counted as one", "one breach is", "a single breach",
        "counting rule", "each strike counts", "each impact",
    ]

    /// How words begin for what may be counted.
    private static let counted = [
        "breach", "violation", "infraction", "infringement", "incident", "event", "salvo", "attack", "strike",
        "impact", "hit", "shot", "shell", "fire", "raid",
    ]
    /// How words begin by which something is counted.
    private static let counting = [
        "count", "treat", "record", "regard", "consider", "deem", "reckon", "taken", "constitut", "amount",
        "make",
    ]

    /// Whether the articles say what counts as one breach, in whatever words.
    static func isTold(in draft: Draft) -> Bool {
        draft.says(words) || sentences(draft).contains(where: isRule)
    }

    /// Whether some sentence speaks of one of what is counted: it may say how, in words that are not known here.
    private static func mayBeTold(in draft: Draft) -> Bool {
        sentences(draft).contains { isOfCounted($0) && isOfOne($0) }
    }

    private static func sentences(_ draft: Draft) -> [[Substring]] {
        let prose = draft.outlinesInOrder.flatMap(\.articles).map(\.text).joined(separator: "\n\n")
        return prose.lowercased().split { ".?!;".contains($0) }.map { $0.split { !$0.isLetter && $0 != "-" } }
    }

    private static func isOfCounted(_ words: [Substring]) -> Bool {
        words.contains { word in counted.contains(where: word.hasPrefix) }
    }

    private static func isOfOne(_ words: [Substring]) -> Bool {
        words.contains { ["one", "single", "once", "same"].contains($0) }
    }

    /// Whether a sentence says what is one of what is counted: several are one, or each is one of its own.
    private static func isRule(_ words: [Substring]) -> Bool {
        guard isOfCounted(words) else { return false }
        let isCounted = words.contains { word in counting.contains(where: word.hasPrefix) }
        let pairs = zip(words, words.dropFirst())
        let isOne = pairs.contains {
            ["is", "are", "be", "as"].contains($0) && ["one", "once", "a", "separate"].contains($1)
        }
        if words.contains("each") || words.contains("every") {
            return pairs.contains { $0 == "its" && $1 == "own" }
                || (words.contains { ["separate", "separately", "single"].contains($0) }
                    && (isCounted || isOne))
        }
        let ends = pairs.contains {
            ["as", "is", "are", "counts", "count"].contains($0) && ["one", "once"].contains($1)
        }
        return isOfOne(words) && (ends || (isCounted && words.contains("single")))
    }

    /// The paragraph that says what counts as one breach, before the block that counts; nil where some sentence says it already, or
    /// where the articles are in another language.
    static func paragraph(
        before block: DocumentOutline.Block, of outline: DocumentOutline, in draft: Draft
    ) -> DocumentEdit? {
        isTold(in: draft) || !draft.speaksEnglish
            ? nil
            : outline.adding(
                paragraph: MeasureToAgree.counting, before: block)
    }

    func flaws(in draft: Draft) -> [Flaw] {
        let counting = draft.rungs.filter { $0.rung.condition.parts.contains(where: \.isCount) }
        let windows = counting.compactMap { place -> Flaw? in
            let open = (place.node["when"]?.value.entries(named: "count") ?? []).filter {
                $0.value["within"] == nil && $0.value["at-least"] != nil
            }
            guard let first = open.first else { return nil }
            // One mend for all counts of a rung: with one of them left open the finding would stay.
            let edits = open.map {
                place.outline.setting("within", to: Self.stretch(place.response), in: $0.value)
            }
            return flaw(
                "\(place.subject)/window",
                "\(place.subject) counts breaches\(open.count == 1 ? "" : ", \(open.count) times"), and nothing says in how long.",
                "Ten breaches in a night are an offensive. Ten in a year are a quiet border. The text treats both alike, as long as no silence ends the episode in between.",
                place.outline.span(first.wholeRange),
                Mend(
                    words: "Say in what stretch of time they count.",
                    edits: edits.contains { $0 == nil } ? [] : edits.compactMap(\.self)))
        }
        let quotas = draft.agreement.provisions.filter { $0.quota.map { $0.perSeconds == nil } ?? false }.map
        { provision in
            let name = provision.name.text
            return flaw(
                "\(name)/quota", "The quota of \(name) counts over the whole time in force.",
                "All that is allowed for years can be spent in one night, and no more is forbidden on that night than on any other.",
                draft.span("provision", name, "quota"),
                Mend(
                    "Say in what stretch of time so many are allowed.",
                    draft.edit("provision", name, "quota", "per", to: "7d")))
        }
        // Of articles in another language nobody can tell here whether they say it.
        guard draft.speaksEnglish, !Self.isTold(in: draft),
            let span = counting.first?.span("when")
                ?? draft.agreement.provisions.first(where: { $0.quota != nil }).map({
                    draft.span("provision", $0.name.text, "quota")
                })
        else { return windows + quotas }
        let block = counting.first.flatMap { draft.block("response", $0.response.name.text) }
        let mayBeTold = Self.mayBeTold(in: draft)
        var unit = flaw(
            "",
            mayBeTold
                ? "Something depends on the number of breaches, and no sentence was recognised that says what counts as one."
                : "Something depends on the number of breaches, and nothing says what counts as one.",
            "In one night forty drones hit three towns. One side counts forty breaches, the other one. The next rung waits for ten, so by one count it has been called for four times over and by the other it is far away.",
            span,
            Mend(
                "Say what counts as one: each impact, each place in an hour, each attack by one order.",
                block.flatMap { Self.paragraph(before: $0.block, of: $0.outline, in: draft) }))
        if mayBeTold { unit.severity = .slight }
        return windows + quotas + [unit]
    }

    /// A time in which breaches count: as long as the silence that ends an episode, for a shorter one could be waited out within
    /// the episode, and a longer one would be cut off by its end.
    private static func stretch(_ response: Response) -> String {
        guard case .stated(let seconds) = response.episodeEndsAfter else { return "7d" }
        return PauseResets.text(seconds)
    }

    private func flaw(_ subject: String, _ message: String, _ story: String, _ span: SourceSpan, _ mend: Mend)
        -> Flaw
    {
        Flaw(
            rule: .noCountingRule, severity: .serious, subject: subject, message: message, story: story,
            span: span,
            mend: mend)
    }
}

extension Condition {
    /// Whether it counts breaches or the places of breaches.
    fileprivate var isCount: Bool {
        switch self {
        case .count, .places: true
        default: false
        }
    }
}
