extension JSONParser {
    /// Reads a string from its opening quote to behind its closing one.
    mutating func string() throws(SyntaxError) -> String {
        let open = position
        position += 1
        var text: [UInt8] = []
        var runStart = position
        while let byte = peek {
            switch byte {
            case ASCII.quote:
                text += bytes[runStart..<position]
                position += 1
                return String(decoding: text, as: UTF8.self)
            case ASCII.backslash:
                text += bytes[runStart..<position]
                text += Array(String(try escape()).utf8)
                runStart = position
            case 0..<0x20:
                throw SyntaxError(
                    message: "A control character stands in a text.", range: here,
                    mend: "Write a line break as `\\n`, a tab as `\\t`.")
            default: position += 1
            }
        }
        throw SyntaxError(
            message: "The quote that opens here never closes.", range: open..<(open + 1),
            mend: "Close it; a quote inside a text is written `\\\"`.")
    }

    /// Reads an escape, from its backslash on.
    private mutating func escape() throws(SyntaxError) -> Unicode.Scalar {
        let start = position
        position += 1
        let letter = peek
        position = min(position + 1, end)
        switch letter {
        case ASCII.quote: return "\""
        case ASCII.backslash: return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            if let scalar = escapedScalar() { return scalar }
            fallthrough
        default:
            throw SyntaxError(
                message:
                    "\(String(decoding: bytes[start..<position], as: UTF8.self).quoted) is not an escape.",
                range: start..<position,
                mend: "Write a backslash as `\\\\`, a character by its number as `\\u0416`.")
        }
    }

    /// Reads the digits of `\u0416`, and of the second half of a pair.
    private mutating func escapedScalar() -> Unicode.Scalar? {
        guard let unit = hexUnit() else { return nil }
        guard (0xD800..<0xDC00).contains(unit) else { return Unicode.Scalar(unit) }
        guard skip("\\u"), let low = hexUnit(), (0xDC00..<0xE000).contains(low) else { return nil }
        return Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    }

    private mutating func hexUnit() -> UInt32? {
        guard position + 4 <= end else { return nil }
        let digits = String(decoding: bytes[position..<(position + 4)], as: UTF8.self)
        guard digits.utf8.count == 4, !digits.hasPrefix("+"), !digits.hasPrefix("-"),
            let unit = UInt32(digits, radix: 16)
        else { return nil }
        position += 4
        return unit
    }

    /// Reads a number and keeps it as it is written.
    mutating func number() throws(SyntaxError) -> String {
        let start = position
        _ = skip("-")
        let integer = digits()
        var isWellFormed = integer == 1 || (integer > 1 && !hasLeadingZero(from: start))
        if skip(".") { isWellFormed = digits() > 0 && isWellFormed }
        if skip("e") || skip("E") {
            if !skip("+") { _ = skip("-") }
            isWellFormed = digits() > 0 && isWellFormed
        }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        guard isWellFormed else {
            throw SyntaxError(message: "\(text.quoted) is not a number of JSON.", range: start..<position)
        }
        return text
    }

    private func hasLeadingZero(from start: Int) -> Bool {
        bytes[start..<position].drop { $0 == UInt8(ascii: "-") }.first == UInt8(ascii: "0")
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        return position - start
    }
}
