/// Documents for the pages of rules: two parties, a body that finds, and the blocks that an example is about.
enum ExampleText {
    /// A document of two parties with this text.
    static func text(_ body: String, front: String = "") -> String {
        """
        ---
        truce: 1
        title: An example
        time-zone: UTC
        parties: {east: East, west: West}
        \(front.isEmpty ? "" : front + "\n")---

        \(body)

        """
    }

    /// A provision that a page needs though it is not about it.
    static let fireCeases = """
        provision: fire-ceases
        binds: [east, west]
        prohibits: {acts: any-attack}
        during: {from: 2030-01-01T00:00, until: never}
        standard-of-proof: clear-and-convincing
        """

    /// A response to it, with these rungs.
    static func warnings(
        _ rungs: String, breachBy: String = "[east, west]", clockStarts: String = "found",
        episodeEnds: String = "24h"
    ) -> String {
        """
        response: warnings
        to: fire-ceases
        breach-by: \(breachBy)
        clock-starts: \(clockStarts)
        episode-ends-after: \(episodeEnds)
        rungs:
        \(rungs)
        """
    }

    /// A rung on one line, for pages that are not about it.
    static let aWarning =
        "  - {rung: warning, when: first-breach, who: [east, west], measure: a warning, within: 24h}"

    /// The provision, and a response of one rung that is more than words. A line that is nil is left out.
    static func inspection(
        who: String = "[east, west]", authorisedBy: String? = "[east, west]", timing: String = "within: 24h",
        standDown: String? = "{stopped-for: 7d}"
    ) -> String {
        let lines = [
            "  - rung: mission", "    when: first-breach", "    who: \(who)",
            authorisedBy.map { "    authorised-by: \($0)" }, "    measure: a joint inspection",
            "    \(timing)",
            standDown.map { "    stand-down: \($0)" },
        ]
        return document(fireCeases, warnings(lines.compactMap(\.self).joined(separator: "\n")))
    }

    /// A document of two parties with these blocks, each under a heading of its own.
    static func document(_ blocks: String..., front: String = "") -> String {
        let articles = blocks.enumerated().map { i, block in
            "# Article \(i + 1)\n\n```truce\n\(block)\n```"
        }
        return text(articles.joined(separator: "\n\n"), front: front)
    }
}

extension ExampleText {
    /// A ceasefire of two parties, and a ladder of these rungs, indented by two.
    static func ladder(episodeEnds: String, clockStarts: String = "found", rungs: String) -> String {
        document(
            fireCeases,
            """
            response: ladder
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: \(clockStarts)
            found-by: [guarantor]
            episode-ends-after: \(episodeEnds)
            rungs:
            \(rungs)
            """, front: "guarantors: {guarantor: Guarantor}")
    }
}
