import Testing

@Suite("What truce fmt says beside what it writes")
struct FormatWarningTests {
    @Test("a warning is listed, and the file is written all the same")
    func warns() async {
        var harness = CommandHarness()
        harness.extra["open.md"] = SmallTruce.untidy.replacing(
            "# Readings",
            with: """
                # 2. Tanks

                ```truce
                obligation: tanks-withdrawn
                binds: [arland]
                to: withdraw its tanks
                from: start
                standard-of-proof: unstated
                ```

                # Readings
                """)
        let outcome = await harness.run("fmt", "open.md")
        #expect(outcome.status == 0)
        #expect(outcome.out == "changed open.md\n")
        #expect(outcome.err.contains("open.md:") && outcome.err.contains("warning"))
        #expect(outcome.err.contains("can never be past due"))
        #expect(outcome.files.keys.contains("./open.md"))
    }
}
