import Analysis
import Foundation
import Publication
import Testing

/// `Documentation/Rules` is what the program says of its rules. `TRUCE_RECORD=1 swift test --filter RuleDocumentTests` writes it anew.
@Suite("Pages of the rules")
struct RuleDocumentTests {
    static let folder = CommandHarness.root.appending(path: "Documentation/Rules")
    static let isRecording = ProcessInfo.processInfo.environment["TRUCE_RECORD"] == "1"

    private func expect(_ text: String, _ name: String) throws {
        let file = Self.folder.appending(path: name)
        if Self.isRecording { return try text.write(to: file, atomically: true, encoding: .utf8) }
        #expect(
            try String(contentsOf: file, encoding: .utf8) == text, "\(name); TRUCE_RECORD=1 makes it anew")
    }

    @Test("each rule has its page", arguments: DraftCheck.pages.map(\.id.rawValue))
    func page(rule: String) throws {
        let page = try #require(DraftCheck.pages.first { $0.id.rawValue == rule })
        try expect(RulePageText.markdown(page), rule + ".md")
    }

    @Test("the table holds all rules, and there are no other pages")
    func index() throws {
        try expect(RulePageText.index, "README.md")
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
        let pages = DraftCheck.pages.map { $0.id.rawValue + ".md" }
        #expect(names.filter { $0.hasSuffix(".md") && !pages.contains($0) } == ["README.md"])
    }

    @Test("what practitioners say is told with an address of the open web")
    func guidance() {
        for guidance in DraftCheck.pages.flatMap(\.guidance) {
            #expect(guidance.url.hasPrefix("http") && !guidance.says.isEmpty && !guidance.source.isEmpty)
        }
    }
}
