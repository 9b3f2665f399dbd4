import TestSupport

/// A value of a block, with all the spellings that mean the same.
indirect enum SampleValue: Sendable {
    /// One word in any of these spellings.
    case word([String])
    /// A list whose order means nothing.
    case unordered([SampleValue])
    /// A list whose order means something.
    case ordered([SampleValue])
    /// Keys, whose order never means anything.
    case keys([(String, SampleValue)])
}

extension SampleValue: ExpressibleByStringLiteral {
    init(stringLiteral value: String) { self = .word([value]) }
}

/// Writes blocks in ways that differ in everything but their meaning.
struct RandomWriter {
    var random: Seeded

    init(seed: UInt64) { random = Seeded(seed: seed) }

    /// A document of these blocks, in some order, under some headings, with some prose.
    mutating func document(_ blocks: [[(String, SampleValue)]], prose: String) -> String {
        var text = smallFrontMatter
        for block in blocks.shuffled(using: &random) {
            if Bool.random(using: &random) { text += "# A heading \(random.next() % 100)\n\n" }
            text += prose + "\n\n```truce\n"
            for (key, value) in block.shuffled(using: &random) {
                if chance(5) { text += "# a comment: {\n" }
                if chance(5) { text += "\n" }
                text += quoted(key) + ":" + pad() + " " + spelling(value) + comment() + "\n"
            }
            text += "```\n\n"
        }
        return text
    }

    private mutating func spelling(_ value: SampleValue) -> String {
        switch value {
        case .word(let spellings):
            let word = spellings.randomElement(using: &random) ?? ""
            return quoted(word)
        case .unordered(let items):
            return list(items.shuffled(using: &random))
        case .ordered(let items):
            return list(items)
        case .keys(let entries):
            let parts = entries.shuffled(using: &random).map { quoted($0.0) + ": " + spelling($0.1) }
            return "{" + pad() + parts.joined(separator: "," + pad()) + pad() + "}"
        }
    }

    private mutating func list(_ items: [SampleValue]) -> String {
        // One member alone is a list of one.
        if items.count == 1, case .word(let spellings) = items[0], spellings.first?.contains(" ") == false,
            chance(2)
        {
            return "[" + spelling(items[0]) + "]"
        }
        let parts = items.map { spelling($0) }
        return "[" + pad() + parts.joined(separator: "," + pad()) + pad() + "]"
    }

    private mutating func quoted(_ word: String) -> String {
        switch random.next() % 4 {
        case 0: "'\(word)'"
        case 1: "\"\(word)\""
        default: word
        }
    }

    private mutating func pad() -> String { chance(2) ? " " : "" }

    private mutating func comment() -> String { chance(4) ? "   # said so" : "" }

    private mutating func chance(_ outOf: UInt64) -> Bool { random.next() % outOf == 0 }
}
