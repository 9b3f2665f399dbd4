import TestSupport
import Testing
import Yams

@testable import AgreementLanguage

@Suite("Texts as YAML reads them back")
struct ScalarSpellingTests {
    @Test("whatever marks and accents a text holds, the same letters come back", arguments: [true, false])
    func readBack(inBrackets: Bool) throws {
        let pieces = ["'", "\"", "\\", "\u{301}", "a", " ", ": ", "#", ",", "é", "-", "[", "\n", "ї"]
        for seed in UInt64(1)...400 {
            var random = Seeded(seed: seed)
            let text = (0..<Int.random(in: 0...8, using: &random)).map { _ in random.pick(pieces) }.joined()
            let spelled = ScalarSpelling.oneLine(text, inBrackets: inBrackets)
            let yaml = inBrackets ? "k: [\(spelled)]" : "k: \(spelled)"
            let node = try #require(try Yams.compose(yaml: yaml)?.mapping?["k"], "seed \(seed)")
            let read = inBrackets ? node.sequence?.first?.string : node.string
            #expect(
                read.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars), "seed \(seed): \(yaml)")
        }
    }
}
