extension MappedRow {
    /// The text that a rule makes of the row.
    mutating func text(of rule: ValueRule, for name: String) -> String {
        switch rule {
        case .constant(let text): return text
        case .source(let source): return texts.text(source)
        case .firstOf(let sources):
            for source in sources {
                let text = texts.text(source)
                if !text.isEmpty { return text }
            }
            return ""
        case .template(let pieces):
            var text = ""
            for piece in pieces {
                switch piece {
                case .text(let fixed): text += fixed
                case .source(let source): text += texts.text(source)
                }
            }
            return text
        case .choices(let choices):
            for choice in choices where holds(choice.condition) {
                return self.text(of: choice.value, for: name)
            }
            return ""
        case .every(let choices):
            var values: [String] = []
            for choice in choices where holds(choice.condition) {
                let value = self.text(of: choice.value, for: name)
                if !value.isEmpty { values.append(value) }
            }
            return values.joined(separator: ";")
        case .find(let patterns, let source):
            let folded = texts.folded(source)
            let words = patterns.lazy.compactMap { $0.slots([.any], in: folded) }.first
            return (words ?? []).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
        case .steps(let start, let steps):
            var text = self.text(of: start, for: name)
            for step in steps { take(step, &text, of: rule, for: name) }
            return text
        }
    }

    private mutating func take(_ step: ValueStep, _ text: inout String, of rule: ValueRule, for name: String)
    {
        if case .ifEmpty(let fallback) = step {
            if text.isEmpty { text = fallback }
            return
        }
        guard !text.isEmpty else { return }
        switch step {
        case .unsaid(let words): if words.contains(text.lowercased()) { text = "" }
        case .remove(let pieces): for piece in pieces { text = text.without(piece) }
        case .each(let split, let join, let table):
            var pieces = text.pieces(splitBy: split)
            if let table { pieces = pieces.map { word($0, in: table, of: rule, for: name) } }
            text = pieces.filter { !$0.isEmpty }.joined(separator: join)
        case .table(let table): text = word(text, in: table, of: rule, for: name)
        case .number(let times, let isWhole): text = number(text, times: times, isWhole: isWhole)
        case .single: if text.utf8.contains(UInt8(ascii: ";")) { text = "" }
        case .longest(let count): if text.utf8.count > count { text = text.shortened(to: count) }
        case .ifEmpty: break
        }
        text = text.trimmingBlanks()
    }

    private mutating func word(
        _ text: String, in table: ValueTable, of rule: ValueRule, for name: String
    ) -> String {
        if let word = table.words[text] { return word }
        switch table.otherwise {
        case .keep: return text
        case .keepNumbers: return text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? text : ""
        case .value(let value): return value
        case .reject:
            tell(
                "unlisted-value", "The mapping's table for \(name.quoted) does not hold \(text.quoted).",
                of: rule, mend: "Add it to the table, or say what becomes of other words with `otherwise`.")
            return ""
        }
    }

    /// `82.0` as `82`; what is not a number is left for the field's own check to reject.
    private func number(_ text: String, times: Double, isWhole: Bool) -> String {
        guard let value = Double(text), value.isFinite, abs(value * times) < 1e12 else { return text }
        let product = value * times
        if product == product.rounded() { return String(Int64(product)) }
        if isWhole { return text }
        // Six decimals, without an exponent, which no field takes.
        let micro = Int64((abs(product) * 1e6).rounded())
        let digits = String(micro % 1_000_000)
        return (product < 0 ? "-" : "") + "\(micro / 1_000_000)."
            + String(repeating: "0", count: 6 - digits.count) + digits
    }

    /// Whether the row is as a condition asks.
    mutating func holds(_ condition: Condition) -> Bool {
        switch condition {
        case .isIn(let source, let words): return words.contains(texts.text(source))
        case .has(let source, let split, let words): return texts.hasPiece(source, split, words)
        case .words(let source, let numbers): return texts.hasKeyword(source, numbers, plan)
        case .empty(let source): return texts.text(source).isEmpty
        case .atLeast(let source, let bound): return (Double(texts.text(source)) ?? -.infinity) >= bound
        case .all(let parts):
            for part in parts where !holds(part) { return false }
            return true
        case .any(let parts):
            for part in parts where holds(part) { return true }
            return false
        case .not(let part): return !holds(part)
        }
    }

    /// The parts into which a text is cut.
    func parts(of text: String, _ split: SplitRule) -> [String] {
        let bytes = Array(text.utf8)
        let marks = split.marks.map { Array($0.utf8) }
        var parts: [String] = []
        var (start, i) = (0, 0)
        while i < bytes.count {
            if let mark = marks.first(where: { bytes[i] == $0.first && bytes[i...].starts(with: $0) }) {
                parts.append(String(decoding: bytes[start..<i], as: UTF8.self))
                i += mark.count
                start = i
            } else {
                i += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        let lead = parts.count > 1 && split.dropsLead ? parts.dropFirst() : parts[...]
        return lead.map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
    }
}

extension String {
    /// Without any occurrence of a piece.
    func without(_ piece: String) -> String {
        let (bytes, wanted) = (Array(utf8), Array(piece.utf8))
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return self }
        var kept: [UInt8] = []
        kept.reserveCapacity(bytes.count)
        var i = 0
        while i < bytes.count {
            if bytes[i] == wanted[0], bytes[i...].starts(with: wanted) {
                i += wanted.count
            } else {
                kept.append(bytes[i])
                i += 1
            }
        }
        return kept.count == bytes.count ? self : String(decoding: kept, as: UTF8.self)
    }

    /// The pieces between separators, without white space around them.
    func pieces(splitBy separator: String) -> [String] {
        let (bytes, wanted) = (Array(utf8), Array(separator.utf8))
        guard let first = wanted.first else { return [self] }
        var pieces: [String] = []
        var (start, i) = (0, 0)
        while i < bytes.count {
            if bytes[i] == first, bytes[i...].starts(with: wanted) {
                pieces.append(String(decoding: bytes[start..<i], as: UTF8.self).trimmingBlanks())
                i += wanted.count
                start = i
            } else {
                i += 1
            }
        }
        return pieces + [String(decoding: bytes[start...], as: UTF8.self).trimmingBlanks()]
    }

    /// The first characters, and an ellipsis where there were more.
    func shortened(to count: Int) -> String {
        guard let end = index(startIndex, offsetBy: count, limitedBy: endIndex), end < endIndex else {
            return self
        }
        return String(self[..<end]).trimmingBlanks() + "…"
    }
}
