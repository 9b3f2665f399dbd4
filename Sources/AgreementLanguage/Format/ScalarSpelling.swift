internal import CeasefireModel

/// Writes a text so that YAML reads the same letters back, in quotation marks only where it must.
enum ScalarSpelling {
    /// The text on one line. In brackets more signs need quotation marks.
    static func oneLine(_ text: String, inBrackets: Bool) -> String {
        if isPlain(text, inBrackets: inBrackets) { return text }
        let needsEscapes = text.unicodeScalars.contains { isBreakOrControl($0) }
        if !needsEscapes, text.unicodeScalars.contains(where: { $0 == "\"" || $0 == "\\" }) {
            return "'" + text.doubling("'") + "'"
        }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\t": quoted += "\\t"
            case "\r": quoted += "\\r"
            case let scalar where isBreakOrControl(scalar):
                let digits = String(scalar.value, radix: 16, uppercase: true)
                quoted += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// The lines of a text that does not fit on one, the first with what opens it; nil where the text cannot be
    /// written so.
    static func lines(of text: String, width: Int) -> (opening: String, lines: [String])? {
        let body = text.hasSuffix("\n") ? String(text.dropLast()) : text
        let chomping = text.hasSuffix("\n") ? "" : "-"
        guard let first = body.unicodeScalars.first, let last = body.unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace,
            !body.unicodeScalars.contains(where: { $0 != "\n" && isBreakOrControl($0) })
        else { return nil }
        if body.contains("\n") {
            return (
                "|" + chomping, body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            )
        }
        let folded = folded(body, width: width)
        return folded.count > 1 ? (">" + chomping, folded) : nil
    }

    /// Breaks lines at single spaces: YAML makes one space of each break.
    private static func folded(_ text: String, width: Int) -> [String] {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        var lines: [String] = []
        var line = String(words[0])
        for (before, word) in zip(words, words.dropFirst()) {
            // Between two spaces, and beside a tab, a break would be kept.
            let canBreak = before.last?.isWhitespace == false && word.first?.isWhitespace == false
            if canBreak, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(word)
            } else {
                line += " " + word
            }
        }
        return lines + [line]
    }

    private static func isPlain(_ text: String, inBrackets: Bool) -> Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
            !first.properties.isWhitespace, !last.properties.isWhitespace, last != ":",
            !"-?:,[]{}#&*!|>'\"%@`".unicodeScalars.contains(first), !text.utf8.starts(with: "...".utf8),
            text != "<<",
            text != "=", !text.unicodeScalars.contains(where: isBreakOrControl)
        else { return false }
        // Scalar by scalar: a space with an accent on it is one character, and parts a key from its value all the same.
        let hasMark = zip(text.unicodeScalars, text.unicodeScalars.dropFirst()).contains {
            ($0 == ":" && $1 == " ") || ($0 == " " && $1 == "#")
        }
        if hasMark { return false }
        return !inBrackets || !text.unicodeScalars.contains { ",[]{}?".unicodeScalars.contains($0) }
    }

    private static func isBreakOrControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
        default: false
        }
    }
}
