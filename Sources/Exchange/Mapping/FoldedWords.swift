internal import Foundation

/// The words of a text for comparing: lower case, without apostrophes, with what parts words left out.
///
/// Letters and digits of any script make words. Marks that combine with a letter are first made one with it,
/// so that both ways of writing `й` compare as equal.
struct FoldedWords {
    /// The words' letters as UTF-8, one word behind the other.
    private(set) var bytes: [UInt8] = []
    /// Where each word stands in ``bytes``.
    private(set) var words: [Range<Int>] = []

    init() {}

    init(_ text: String) { take(text) }

    /// Forgets what was taken, and takes a text.
    mutating func take(_ text: String) {
        bytes.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        if hasCombiningMarks(text) {
            add(text.precomposedStringWithCanonicalMapping.unicodeScalars)
        } else {
            add(text.unicodeScalars)
        }
    }

    private mutating func add(_ scalars: String.UnicodeScalarView) {
        var start = 0
        for scalar in scalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: bytes.append(UInt8(scalar.value))
            case 0x41...0x5A: bytes.append(UInt8(scalar.value + 0x20))
            case 0x27, 0x2019, 0x02BC, 0x2BB, 0x60, 0xB4: continue
            case 0..<0x80: close(&start)
            case 0x410...0x42F: append(scalar.value + 0x20)
            case 0x430...0x44F: append(scalar.value)
            case 0x400...0x40F: append(scalar.value + 0x50)
            case 0x450...0x45F, 0x491: append(scalar.value)
            case 0x490: append(0x491)
            // Guillemets, dashes, quotation marks, bullets: what parts words in most texts.
            case 0xA0, 0xAB, 0xBB, 0x2010...0x2018, 0x201A...0x2027, 0x2030...0x205E: close(&start)
            default: addRare(scalar, &start)
            }
        }
        close(&start)
    }

    /// A letter of two bytes.
    private mutating func append(_ value: UInt32) {
        bytes.append(UInt8(0xC0 | value >> 6))
        bytes.append(UInt8(0x80 | value & 0x3F))
    }

    private mutating func addRare(_ scalar: Unicode.Scalar, _ start: inout Int) {
        let properties = scalar.properties
        if properties.isAlphabetic || properties.numericType != nil
            || properties.generalCategory == .nonspacingMark
        {
            bytes += properties.lowercaseMapping.utf8
        } else if properties.generalCategory != .format {
            close(&start)
        }
    }

    private mutating func close(_ start: inout Int) {
        if bytes.count > start { words.append(start..<bytes.count) }
        start = bytes.count
    }
}

/// Whether a text holds a mark that combines with the letter before it.
private func hasCombiningMarks(_ text: String) -> Bool {
    // In UTF-8 the marks U+0300 to U+036F begin with the bytes CC and CD.
    text.utf8.withContiguousStorageIfAvailable { $0.contains { $0 == 0xCC || $0 == 0xCD } }
        ?? text.utf8.contains { $0 == 0xCC || $0 == 0xCD }
}
