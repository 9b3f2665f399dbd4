import AgreementLanguage
import CeasefireModel
import Testing

@Suite("Documents made to do harm are refused in time")
struct LimitTests {
    private func codes(_ text: String, _ limits: CompilerLimits = CompilerLimits()) -> [String] {
        compile(text, limits: limits).errors.map(\.code)
    }

    private func block(_ text: String) -> String { smallFrontMatter + "```truce\n" + text + "\n```\n" }

    @Test("A document, a block or a number of blocks beyond its limit")
    func sizes() {
        let text = block("exemption: drills\ntext: firing on ranges")
        #expect(codes(text) == [])
        #expect(codes(text, CompilerLimits(documentBytes: 100)) == ["limit-exceeded"])
        #expect(codes(text, CompilerLimits(blockCharacters: 120)) == ["limit-exceeded"])
        #expect(codes(text, CompilerLimits(nodesPerBlock: 4)).contains("limit-exceeded"))
        #expect(
            codes(text + "```truce\nexemption: b\ntext: c\n```\n", CompilerLimits(blocks: 1)) == [
                "limit-exceeded"
            ])
    }

    @Test("Faults without number are counted, not listed")
    func diagnostics() {
        let text = smallFrontMatter + String(repeating: "```truce\nguarantee: a\n```\n", count: 50)
        let diagnostics = compile(text, limits: CompilerLimits(diagnosticsPerDocument: 10)).diagnostics
        #expect(diagnostics.count == 11)
        #expect(diagnostics.last?.message == "40 more problems of this document are not listed.")
    }

    @Test("Brackets, dashes and keys within each other without end")
    func depth() {
        #expect(codes(block("a: " + String(repeating: "[", count: 60_000))).count == 1)
        #expect(codes(block("a: " + String(repeating: "{a: ", count: 15_000))).count == 1)
        #expect(codes(block(String(repeating: "- ", count: 30_000))).count == 1)
        #expect(codes(block(String(repeating: "? ", count: 30_000))).count == 1)
        let nested = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(codes(block("exemption: a\ntext: " + nested)) == ["limit-exceeded"])
    }

    @Test("Aliases that would unfold into more values than any computer holds")
    func aliases() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
        for i in 1...40 {
            lines.append(
                "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 9).joined(separator: ", ") + "]")
        }
        #expect(codes(block(lines.joined(separator: "\n"))) == ["yaml-feature"])
        #expect(codes(block(lines.joined(separator: "\n") + "\n? *a40\n: bomb")) == ["yaml-feature"])
        #expect(codes(block("exemption: a\ntext: &x [*x]")) == ["yaml-feature"])
    }

    @Test("An ampersand and an asterisk in a text are no anchor")
    func prose() {
        #expect(codes(block("exemption: r-and-d\ntext: R&D of *experts* & others, see *note")) == [])
        #expect(codes(block("exemption: r-and-d\ntext: >-\n  *Works* at plants, R&Works")) == [])
    }

    @Test("Fences and lines without number")
    func fences() {
        let decreasing = (3..<600).reversed().map { String(repeating: "`", count: $0) }.joined(
            separator: "\n")
        #expect(!codes(smallFrontMatter + decreasing).isEmpty)
        #expect(codes(smallFrontMatter + String(repeating: "~~~\n", count: 20_000)) == [])
        #expect(codes(smallFrontMatter + String(repeating: "# \n", count: 20_000)) == [])
        let longLine = String(repeating: "щ", count: 60_000)
        #expect(codes(block("exemption: a\ntext: \(longLine)")) == [])
    }

    @Test("Documents that use one another in a long row")
    func uses() {
        var documents: [String: String] = [:]
        for i in 0..<20 {
            documents["d\(i).md"] = smallFrontMatter.replacing(
                "title: A small truce", with: "title: Document \(i)\nuses: [{document: d\(i + 1).md}]")
        }
        let compiler = AgreementCompiler(zones: EuropeanZones(), loader: DocumentsInMemory(documents))
        let compiled = compiler.compile(text: documents["d0.md"] ?? "", file: "d0.md")
        #expect(compiled.errors.map(\.code) == ["limit-exceeded"])
        #expect(compiled.errors.first?.span.file == "d7.md")
    }
}
