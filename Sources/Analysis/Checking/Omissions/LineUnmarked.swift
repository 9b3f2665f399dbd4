internal import AgreementLanguage
internal import CeasefireModel

/// A line or a zone that the articles speak of and nothing draws.
struct LineUnmarked: ComparedRule {
    static let page = RulePage(
        id: .lineUnmarked, kind: .omission, title: "Unmarked line",
        looksFor:
            "Articles that speak of a line of contact, a demarcation line, a buffer zone or the like, in a document that draws no line and no zone.",
        matters:
            "Forces that must stand behind a line must know where it runs. A line that is only a word is where each side last stood, or wishes that it had.",
        bad: ExampleText.text(
            """
            # Withdrawal

            The parties withdraw behind the line of contact.

            ```truce
            \(ExampleText.fireCeases)
            ```
            """),
        good: ExampleText.text(
            """
            # Withdrawal

            The parties withdraw behind the line of contact, as drawn on the map of annex A.

            ```truce
            line: contact
            file: maps/contact.geojson
            text: The line of contact on the map of annex A.
            ```

            ```truce
            \(ExampleText.fireCeases)
            ```
            """), guidance: [.exactPlaces])

    /// Lines and areas as texts name them.
    private static let words = [
        "line of contact", "contact line", "line of demarcation", "demarcation line", "ceasefire line",
        "line of separation", "line of control", "line of disengagement", "buffer zone", "demilitarised zone",
        "demilitarized zone", "security zone", "zone of separation", "front line", "frontline",
    ]

    func flaws(in draft: Draft) -> [Flaw] {
        guard draft.agreement.lines.isEmpty, draft.agreement.zones.isEmpty,
            let place = draft.place(ofWords: Self.words)
        else { return [] }
        let excerpt = draft.outlines[place.file]?.excerpt(line: place.line) ?? ""
        let words = String(excerpt.dropFirst(place.column - 1).prefix(place.length))
        let outline = draft.outlines[place.file]
        // What is drawn must be what the text speaks of.
        let kind = words.lowercased().contains("line") ? "line" : "zone"
        let name = kind == "line" ? "agreed-line" : "agreed-area"
        return [
            Flaw(
                rule: .lineUnmarked, severity: .serious, subject: "",
                message: "The text speaks of the \(words), and nothing draws it.",
                story:
                    "A patrol is fired at a few hundred metres from where its maps say that the line runs. The other side has other maps. The agreement has none, so nobody stood on the wrong side, or both did.",
                span: place,
                mend: Mend(
                    "Draw it on a map that both sides sign, and name the map in a `line` or `zone` block.",
                    outline?.adding(
                        block:
                            "\(kind): \(name)\nfile: maps/\(name).geojson\ntext: As drawn on the map that both sides signed.",
                        heading: "Map")))
        ]
    }

    func said(in draft: Draft) -> String? {
        let drawn = draft.agreement.lines.map { $0.text.isEmpty ? $0.name.text : $0.text }
        return drawn.isEmpty ? nil : drawn.joined(separator: " ")
    }
}
