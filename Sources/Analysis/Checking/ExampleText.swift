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
    static func warnings(_ rungs: String) -> String {
        """
        response: warnings
        to: fire-ceases
        breach-by: [east, west]
        clock-starts: found
        episode-ends-after: 24h
        rungs:
        \(rungs)
        """
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
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            """,
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
