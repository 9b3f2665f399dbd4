import CeasefireModel
import Exchange
import TestSupport

/// Spoils a file in small ways.
struct Mutator {
    var random: Seeded
    /// Words that mean something to the reader.
    var dictionary: [String]

    /// The bytes with one to five of them changed, removed, doubled, or followed by a word.
    mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...5, using: &random) {
            let i = Int.random(in: 0..<max(1, bytes.count), using: &random)
            guard i < bytes.count else { break }
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes[i] = .random(in: 0...255, using: &random)
            case 1: bytes.remove(at: i)
            case 2: bytes.insert(.random(in: 0...255, using: &random), at: i)
            case 3:
                bytes.insert(contentsOf: Array((dictionary.randomElement(using: &random) ?? "").utf8), at: i)
            case 4: bytes.removeSubrange(i..<min(bytes.count, i + .random(in: 1...40, using: &random)))
            default:
                let end = min(bytes.count, i + .random(in: 1...40, using: &random))
                bytes.insert(contentsOf: Array(bytes[i..<end]), at: i)
            }
        }
        return bytes
    }
}

/// How the books of an intake fail to balance, nil where they do.
func imbalance<Row>(_ intake: Intake<Row>) -> String? {
    if intake.readCount != intake.acceptedCount + intake.rejectedCount {
        return "read \(intake.readCount), accepted \(intake.acceptedCount), rejected \(intake.rejectedCount)"
    }
    if intake.spans.count != intake.rows.count { return "\(intake.spans.count) places" }
    if intake.rejectedCount > 0, intake.diagnostics.isEmpty { return "rejected without a reason" }
    for diagnostic in intake.diagnostics {
        let span = diagnostic.span
        if span.line < 1 || span.column < 1 || span.length < 1 { return "no place: \(diagnostic)" }
        if diagnostic.message.isEmpty { return "no message: \(diagnostic)" }
        if !diagnostic.excerpt.isEmpty, span.column > diagnostic.excerpt.count + 1 {
            return "the place is not on the line: \(diagnostic)"
        }
        if DiagnosticText.render(diagnostic).unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" })
        {
            return "a control character is shown: \(diagnostic)"
        }
    }
    return nil
}
