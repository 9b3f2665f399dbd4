internal import AgreementLanguage
internal import CeasefireModel

/// A word on which something depends, and of which nobody says by what facts it is told.
struct WordWithoutMeasure: TextRule {
    static let page = RulePage(
        id: .wordWithoutMeasure, kind: .ambiguity, title: "A word without a measure",
        looksFor:
            "An expanded attack that no numbers define; matters that are certified or decided, exemptions and articles with words such as \"provocation\", \"offensive\", \"irreversible\", \"substantial\", \"appropriate\", \"immediately\", \"a reasonable period\", \"a safe distance\", \"heavy weapons\", \"may suspend\", which no sentence defines.",
        matters:
            "Such words are agreed because each side can read its own meaning into them. On the day on which they count, each side does.",
        bad: ExampleText.text(
            """
            # Fire ceases

            The parties refrain from provocations of any kind.

            ```truce
            \(ExampleText.fireCeases)
            ```
            """),
        good: ExampleText.text(
            """
            # Fire ceases

            The parties refrain from provocations of any kind. A provocation means fire over the line, or a flight across it.

            ```truce
            \(ExampleText.fireCeases)
            ```
            """), guidance: [.agreedTerms, .noAmbiguity])

    // Breaches that are counted over a time are counted in vain where a shorter silence ends the episode.
    static let opens: [RuleID] = [.pauseResets]

    func flaws(in draft: Draft) -> [Flaw] {
        let prose = draft.outlinesInOrder.flatMap(\.articles).map(\.text).joined(separator: "\n\n")
        var told = Unmeasured.defined(in: prose)
        func isOpen(_ word: Unmeasured) -> Bool { !told.contains(word.stem) }
        var flaws: [Flaw] = []
        for place in draft.rungs where place.rung.condition.hasUndefinedAttack {
            told.insert("expanded")
            flaws.append(attack(place, draft))
        }
        // A definition in a block answers the word in the text.
        if draft.agreement.responses.flatMap(\.rungs).flatMap(\.condition.parts).contains(
            where: \.isDefinedAttack)
        {
            told.insert("expanded")
        }
        for (text, span, holder) in named(in: draft) {
            for word in Unmeasured.all where isOpen(word) {
                guard let found = word.found(in: Unmeasured.Line(text)) else { continue }
                told.insert(word.stem)
                flaws.append(flaw(found.words, word, span, subject: holder, severity: .serious))
            }
        }
        for outline in draft.outlinesInOrder {
            for (i, article) in outline.articles.enumerated() {
                let isTimed = outline.blocks.contains { $0.section == i && $0.kind != "accepted" }
                for line in article.lines {
                    let letters = Unmeasured.Line(line.text)
                    for word in Unmeasured.all
                    where isOpen(word) && !(word.figure != nil && isTimed && !word.putsOff) {
                        if word.isMeasured(in: article.text) { continue }
                        guard let found = word.found(in: letters) else { continue }
                        told.insert(word.stem)
                        let span = SourceSpan(
                            file: outline.file, line: line.line, column: found.column,
                            length: found.words.count)
                        flaws.append(
                            flaw(found.words, word, span, subject: "", severity: isTimed ? .serious : .slight)
                        )
                    }
                }
            }
        }
        return flaws
    }

    /// What goes by a name or a sentence on which something depends.
    private func named(in draft: Draft) -> [(text: String, span: SourceSpan, holder: String)] {
        let matters = draft.outlinesInOrder.flatMap { outline in
            outline.blocks.flatMap { block in
                ["certified", "decided"].flatMap { block.node.entries(named: $0) }.compactMap { entry in
                    entry.value["what"].flatMap { what in
                        what.value.text.map { ($0, outline.span(what.value.range), $0) }
                    }
                }
            }
        }
        let exemptions = draft.agreement.exemptions.filter { $0.answers == nil }.map {
            ($0.text, draft.span("exemption", $0.name.text, "text"), $0.name.text)
        }
        return matters + exemptions
    }

    private func attack(_ place: DraftRung, _ draft: Draft) -> Flaw {
        let spoken = place.outline.place(ofWords: "expanded attack")
        let node = place.node["when"]?.value
        let edit = node?.entries(named: "expanded-attack").first.map {
            DocumentEdit(
                file: place.outline.file, range: $0.value.range,
                text: "{any: [{count: {at-least: 20, within: 24h}}, {places: {at-least: 5}}]}")
        }
        return Flaw(
            rule: .wordWithoutMeasure, severity: .grave, subject: place.subject,
            message: "\(place.subject) waits for an expanded attack, and nothing says what that is.",
            story:
                "Forty drones in a night, then sixty, then ninety. Those who fear to be drawn in say that it is still the old breach; those who are hit say that it was an expanded attack on the first night. No number in the text decides it, and so \"\(place.rung.measure)\" can be put off for ever.",
            span: spoken ?? place.span("when"),
            mend: Mend(
                "Say by how many breaches, at how many places, in how long, or by how many dead an attack is told to be expanded.",
                edit))
    }

    private func flaw(
        _ words: String, _ word: Unmeasured, _ span: SourceSpan, subject: String, severity: Flaw.Severity
    ) -> Flaw {
        Flaw(
            rule: .wordWithoutMeasure, severity: severity,
            subject: subject.isEmpty ? words.lowercased().replacing(" ", with: "-") : subject,
            message: "\"\(words)\" has no measure: nothing says \(word.question).",
            story:
                "Both sides signed the word, and each had its own picture of it. When it is needed, there is no number, no list and no name to hold the facts against.",
            span: span,
            mend: Mend(
                "Define it where it is used (\"\(words) means ...\"), or take it out: \(word.question)."
            ))
    }
}

extension Condition {
    /// Whether a part of it is an expanded attack without a definition that all agree on.
    var hasUndefinedAttack: Bool {
        parts.contains { part in
            guard case .expandedAttack(let definition) = part else { return false }
            guard case .stated(let condition) = definition else { return true }
            return condition.isOpen
        }
    }

    /// Whether it is an expanded attack with one.
    fileprivate var isDefinedAttack: Bool {
        if case .expandedAttack(.stated(let condition)) = self { !condition.isOpen } else { false }
    }
}
