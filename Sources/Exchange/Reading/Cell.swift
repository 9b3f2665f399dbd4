internal import CeasefireModel

/// A value as a row writes it: a field of a table or a string of an entry, without white space around it.
struct Cell {
    /// The column or key it stands under.
    let name: String
    /// What is written.
    let text: String
    /// Where, in the bytes of the file.
    let range: Range<Int>

    /// Whether the source says nothing here: an empty field, or the word `unknown`.
    var isUnsaid: Bool { text.isEmpty || (text.utf8.count == 7 && text.lowercased() == "unknown") }

    /// The text itself. A control character other than a line break or a tab is an error: it could steer
    /// the terminal of whoever reads a report.
    func plain(_ problems: inout Problems) -> String {
        if let found = text.firstControl {
            problems.error(
                "control-character",
                "The \(name.quoted) holds the control character U+\(hex(found)).", at: range,
                mend: "Remove it.")
        }
        return text
    }

    /// Bytes of a name.
    static let longestName = 128

    /// A name such as `T26-R0412`: not empty, without white space, at most 128 bytes.
    func identifier(_ problems: inout Problems) -> String? {
        let longest = Self.longestName
        if text.isEmpty {
            problems.error("no-name", "The row has no \(name.quoted).", at: range, mend: "Give it a name.")
            return nil
        }
        guard text.utf8.count <= longest, !text.hasWhiteSpace else {
            problems.error(
                "name-form",
                "\(name.quoted) cannot be \(text.quoted): a name has no white space and at most \(longest) bytes.",
                at: range)
            return nil
        }
        return plain(&problems)
    }

    /// A word of letters a-z, digits and hyphens, lowercased.
    func token(_ problems: inout Problems) -> String? {
        if text.isToken { return text }
        let word = text.lowercased()
        return isToken(word, written: text, &problems) ? word : nil
    }

    /// The party that is named; nil where the source names nobody.
    func party(_ problems: inout Problems) -> ActorID? {
        isUnsaid ? nil : token(&problems).map { ActorID($0) }
    }

    /// Several words, parted by commas or semicolons, lowercased; the word `unknown` is passed over.
    func tokens(_ problems: inout Problems) -> [String] {
        items(separators: ",;").filter { $0 != "unknown" && isToken($0, written: $0, &problems) }
    }

    /// The parts between separators, lowercased, sorted, each once.
    func items(separators: String) -> [String] {
        if text.isEmpty || text.isToken { return text.isEmpty ? [] : [text] }
        let parts = text.lowercased().split { separators.contains($0) }
        return Set(parts.map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }).sorted()
    }

    /// A whole number from 0 to the limit; nil where the source says nothing.
    func count(_ problems: inout Problems) -> Int? {
        guard !isUnsaid else { return nil }
        let limit = problems.source.limits.count
        let isWhole = text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isWhole, let number = Int(text), number <= limit { return number }
        problems.error(
            isWhole ? "number-too-large" : "not-a-count",
            "\(name.quoted) cannot be \(text.quoted): expected a whole number from 0 to \(limit).", at: range,
            mend: isWhole ? "" : "Write digits only, or leave the field empty where the source does not say.")
        return nil
    }

    /// A decimal number within bounds; nil where the source says nothing.
    func decimal(in bounds: ClosedRange<Double>, unit: String, _ problems: inout Problems) -> Double? {
        if let number = text.shortDecimal, bounds.contains(number) { return number }
        guard !isUnsaid else { return nil }
        if isDecimal, let number = Double(text), bounds.contains(number) { return number }
        let (low, high) = (boundText(bounds.lowerBound), boundText(bounds.upperBound))
        problems.error(
            isDecimal ? "number-out-of-range" : "not-a-number",
            "\(name.quoted) cannot be \(text.quoted): expected a number of \(unit) from \(low) to \(high).",
            at: range,
            mend: text.contains(",") ? "Write a point before the decimals." : "")
        return nil
    }

    /// Whether this is `-12.5`: no exponent, no hexadecimal, no infinity.
    private var isDecimal: Bool {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count <= 2
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }

    private func isToken(_ word: String, written: String, _ problems: inout Problems) -> Bool {
        if word.isToken { return true }
        let isTokenByte = String.isTokenByte
        problems.error(
            "token-form",
            "\(name.quoted) cannot be \(written.quoted): expected a word of letters a-z, digits and hyphens.",
            at: range,
            mend: word.contains { ",;".contains($0) } ? "Name one only." : joined(word, isTokenByte))
        return false
    }

    /// Advice to part the words with hyphens; none where letters of another kind would remain.
    private func joined(_ word: String, _ isTokenByte: (UInt8) -> Bool) -> String {
        let token = word.split { $0 == " " || $0 == "_" || $0 == "/" }.joined(separator: "-")
        return !token.isEmpty && token.utf8.allSatisfy(isTokenByte) ? "Write \(token.quoted)." : ""
    }
}

private func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

private func boundText(_ bound: Double) -> String {
    bound == bound.rounded() ? String(Int64(bound)) : String(bound)
}
