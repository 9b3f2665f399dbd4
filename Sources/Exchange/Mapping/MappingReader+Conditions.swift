extension MappingReader {
    /// What a row must be like; a list means that all of it must hold.
    mutating func condition(_ node: JSONNode, called name: String) -> Condition? {
        if case .array(let items) = node.value {
            return .all(items.compactMap { condition($0, called: name) })
        }
        guard var fields = JSONFields(node, called: name, &problems) else { return nil }
        for (key, isAll) in [("all", true), ("any", false)] {
            guard let member = fields.optional(key) else { continue }
            let parts = (list(member) ?? []).compactMap { condition($0, called: key) }
            fields.finish(&problems)
            return isAll ? .all(parts) : .any(parts)
        }
        if let member = fields.optional("not") {
            fields.finish(&problems)
            return condition(member.node, called: "not").map { .not($0) }
        }
        let column = fields.requiredText("column", &problems)
        let found = test(&fields, of: column.flatMap { source($0) })
        fields.finish(&problems)
        return found
    }

    /// What is asked of a column: exactly one thing.
    private mutating func test(_ fields: inout JSONFields, of source: MappingSource?) -> Condition? {
        let tests = ["in", "not-in", "has", "words", "no-words", "empty", "at-least"]
        let given = tests.compactMap { fields.optional($0) }
        let separator = fields.text("split", &problems)
        guard let first = given.first else {
            problems.error(
                "no-test", "The condition does not say what the column must be.",
                at: fields.range.lowerBound..<(fields.range.lowerBound + 1),
                mend: "Add one of \(tests.quotedList).")
            return nil
        }
        for second in given.dropFirst() {
            problems.error(
                "two-tests",
                "The condition says \(first.key.quoted), so it cannot say \(second.key.quoted) too.",
                at: second.keyRange, mend: "Write a list of two conditions.")
        }
        guard let source else { return nil }
        switch first.key {
        case "in": return words(first).map { .isIn(source, WordList($0)) }
        case "not-in": return words(first).map { .not(.isIn(source, WordList($0))) }
        case "has":
            let split = separator?.text.utf8.first
            if let separator, separator.text.utf8.count != 1 {
                problems.error(
                    "separator-form", "`split` should be one character of ASCII here.", at: separator.range)
            }
            return words(first).map { .has(source, split: split ?? 0x7C, $0) }
        case "words": return keywords(first, source)
        case "no-words": return keywords(first, source).map { .not($0) }
        case "empty":
            if case .bool(let value) = first.node.value {
                return value ? .empty(source) : .not(.empty(source))
            }
            problems.error(
                "wrong-kind", "`empty` is \(first.node.value.kind), and should be true or false.",
                at: first.node.range)
            return nil
        default: return number(first, in: -1e12...1e12).map { .atLeast(source, $0) }
        }
    }

    private mutating func words(_ member: JSONMember) -> Set<String>? {
        guard let items = list(member) else { return nil }
        var words: Set<String> = []
        for item in items {
            switch item.value {
            case .string(let text): words.insert(text.trimmingBlanks())
            case .number(let text): words.insert(text)
            default:
                problems.error(
                    "wrong-kind", "\(member.key.quoted) holds \(item.value.kind), and should hold texts.",
                    at: item.range)
            }
        }
        return words
    }

    private mutating func keywords(_ member: JSONMember, _ source: MappingSource) -> Condition? {
        guard let cells = member.texts(&problems) else { return nil }
        var numbers: [Int] = []
        for cell in cells {
            guard let pattern = pattern(cell) else { continue }
            if let number = plan.keywords[source, default: KeywordIndex()].add(pattern) {
                numbers.append(number)
            } else {
                problems.error(
                    "pattern-form", "\(cell.text.quoted) begins with a slot, so it can be found anywhere.",
                    at: cell.range, mend: "Begin with a word.")
            }
        }
        return .words(source, numbers)
    }
}
