import AgreementLanguage
import Testing

/// Keys are given values where they stand, and other keys are put below them, whatever way the values are written.
@Suite("Setting a key of a block")
struct OutlineSettingTests {
    private static func block(_ yaml: String) -> DocumentOutline {
        let text = """
            ---
            truce: 1
            title: Calm
            time-zone: UTC
            parties: {east: East, west: West}
            ---

            # Calm

            ```truce
            \(yaml)
            ```
            """
        return DocumentOutline(bytes: Array(text.utf8), file: "calm.md")
    }

    /// The block with a key set.
    private static func setting(_ key: String, to value: String, in yaml: String) throws -> String {
        let outline = block(yaml)
        let node = try #require(outline.blocks.first).node
        let edit = try #require(outline.setting(key, to: value, in: node))
        let text = outline.text(after: [edit])
        return String(text.components(between: "```truce\n", and: "\n```"))
    }

    @Test("a key is added behind text that is folded, and not into it", arguments: [">-", ">", "|", "|-"])
    func added(sign: String) throws {
        let folded = """
            exemption: return-fire
            text: \(sign)
              Fire that answers fire,

              from where it came.
            """
        #expect(try Self.setting("answers", to: "unstated", in: folded) == folded + "\nanswers: unstated")
    }

    @Test("folded text is replaced to its end, and the keys below it stay")
    func replaced() throws {
        let folded = """
            exemption: return-fire
            text: >-
              Fire that answers fire,
              from where it came.
            answers: unstated
            """
        #expect(
            try Self.setting("text", to: "Answering fire.", in: folded)
                == "exemption: return-fire\ntext: Answering fire.\nanswers: unstated")
    }

    @Test("a key is added below text on one line, keys in braces and a missing value")
    func plain() throws {
        #expect(
            try Self.setting("text", to: "Fire.", in: "exemption: return-fire")
                == "exemption: return-fire\ntext: Fire.")
        #expect(
            try Self.setting("text", to: "Fire.", in: "exemption: return-fire\ntext:")
                == "exemption: return-fire\ntext: Fire.")
    }
}

extension String {
    /// What stands between two words, each where it stands first.
    fileprivate func components(between start: String, and end: String) -> Substring {
        guard let from = firstRange(of: start)?.upperBound,
            let to = self[from...].firstRange(of: end)?.lowerBound
        else { return "" }
        return self[from..<to]
    }
}
