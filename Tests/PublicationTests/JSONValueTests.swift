import Foundation
import Publication
import TestSupport
import Testing

@Suite("JSON as it is written")
struct JSONValueTests {
    @Test("rows that are made one at a time are written as an array is")
    func rows() {
        let values = (0..<3).map { JSONValue.object([("n", .int($0)), ("text", .string("row \($0)"))]) }
        for levels in 0...3 {
            let whole = JSONValue.object([("all", .array(values)), ("none", .array([]))])
            let lazy = JSONValue.object([
                ("all", .rows(values) { $0 }), ("none", .rows([JSONValue]()) { $0 }),
            ])
            #expect(whole.text(openLevels: levels) == lazy.text(openLevels: levels))
        }
    }

    @Test("every character comes back, and none that steers a terminal goes out")
    func characters() throws {
        let hostile: [Unicode.Scalar] = [
            "\"", "\\", "\n", "\r", "\t", "\u{1B}", "\u{7F}", "\u{85}", "\u{9F}", "\u{A0}", "\u{61C}",
            "\u{200E}", "\u{200F}",
            "\u{2027}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{2069}", "é", "ї", "€", "😀", "a", " ",
        ]
        for seed in UInt64(1)...500 {
            var random = Seeded(seed: seed)
            var text = ""
            for _ in 0..<Int.random(in: 0...12, using: &random) {
                text.unicodeScalars.append(random.pick(hostile))
            }
            let written = JSONValue.array([.string(text)]).text(openLevels: 0)
            let read = try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String]
            #expect(
                read?.first.map { Array($0.unicodeScalars) } == Array(text.unicodeScalars), "seed \(seed)")
            let steers = written.dropLast().unicodeScalars.contains { scalar in
                scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                    || [0x61C, 0x200E, 0x200F].contains(scalar.value)
                    || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
            }
            #expect(!steers, "seed \(seed)")
        }
    }
}
