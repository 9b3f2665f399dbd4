/// Documents for the pages of rules: two parties, a body that finds, and the blocks that an example is about.
enum ExampleText {
    /// A document of two parties with these blocks, each under a heading of its own.
    static func document(_ blocks: String..., front: String = "") -> String {
        let articles = blocks.enumerated().map { i, block in
            "# Article \(i + 1)\n\n```truce\n\(block)\n```"
        }
        return """
            ---
            truce: 1
            title: An example
            time-zone: UTC
            parties: {east: East, west: West}
            \(front.isEmpty ? "" : front + "\n")---

            \(articles.joined(separator: "\n\n"))

            """
    }
}
