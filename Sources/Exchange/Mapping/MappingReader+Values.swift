internal import CeasefireModel

extension MappingReader {
    /// The rule for a value: a text is the value itself, an object says where it comes from.
    mutating func value(_ node: JSONNode, called name: String) -> ValueRule? {
        switch node.value {
        case .string(let text): return .constant(text.trimmingBlanks())
        case .number(let text): return .constant(text)
        case .object: break
        default:
            problems.error(
                "wrong-kind",
                "\(name.quoted) is \(node.value.kind), and should be a text or an object with a rule.",
                at: node.range)
            return nil
        }
        guard var fields = JSONFields(node, called: name, &problems) else { return nil }
        let start = base(&fields, called: name)
        let steps = steps(&fields)
        fields.finish(&problems)
        guard let start else { return nil }
        return steps.isEmpty ? start : .steps(start, steps)
    }

    /// Where the text comes from: exactly one of the ways.
    private mutating func base(_ fields: inout JSONFields, called name: String) -> ValueRule? {
        let ways = ["column", "columns", "template", "choose", "every", "find", "use"]
        let given = ways.compactMap { fields.optional($0) }
        guard let first = given.first else {
            problems.error(
                "no-rule", "The rule for \(name.quoted) does not say where the value comes from.",
                at: fields.range.lowerBound..<(fields.range.lowerBound + 1),
                mend: "Add one of \(ways.quotedList).")
            return nil
        }
        for second in given.dropFirst() {
            problems.error(
                "two-rules", "The rule says \(first.key.quoted), so it cannot say \(second.key.quoted) too.",
                at: second.keyRange, mend: "Remove one of the two.")
        }
        switch first.key {
        case "column":
            return first.node.text(called: first.key, &problems).flatMap { source($0) }.map { .source($0) }
        case "columns":
            return first.texts(&problems).map { .firstOf($0.compactMap { source($0) }) }
        case "template": return template(first)
        case "choose": return choices(first).map { .choices($0) }
        case "every": return choices(first).map { .every($0) }
        case "use": return use(first)
        default:
            let patterns = patterns(first)
            let from = fields.requiredText("in", &problems).flatMap { source($0) }
            guard !patterns.isEmpty, let from else { return nil }
            return .find(patterns, in: from)
        }
    }

    private mutating func use(_ member: JSONMember) -> ValueRule? {
        guard let cell = member.node.text(called: member.key, &problems) else { return nil }
        if let rule = named[cell.text] { return rule }
        problems.error(
            "unknown-rule", "No rule above is called \(cell.text.quoted).", at: cell.range,
            mend: NearestWord.question(cell.text, among: named.keys))
        return nil
    }

    /// One pattern of words, or a list of them; each takes a word.
    private mutating func patterns(_ member: JSONMember) -> [WordPattern] {
        var nodes = [member.node]
        if case .array = member.node.value { nodes = list(member) ?? [] }
        return nodes.compactMap { node in
            guard let cell = node.text(called: member.key, &problems), let pattern = pattern(cell) else {
                return nil
            }
            if pattern.tokens.contains(.any) { return pattern }
            problems.error(
                "pattern-form", "\(cell.text.quoted) has no slot, so it finds no word.", at: cell.range,
                mend: "Write `{}` where the word stands.")
            return nil
        }
    }

    /// A pattern of words.
    mutating func pattern(_ member: JSONMember) -> WordPattern? {
        member.node.text(called: member.key, &problems).flatMap { pattern($0) }
    }

    mutating func pattern(_ cell: Cell) -> WordPattern? {
        if let pattern = WordPattern(cell.text) { return pattern }
        problems.error(
            "pattern-form", "\(cell.text.quoted) is not a pattern of words.", at: cell.range,
            mend:
                "Write words parted by spaces, `strike*` for a beginning, `{}`, `{d}` or `{H.mm}` for a slot."
        )
        return nil
    }

    /// `V-{id}-{#copy}`: text with columns between braces.
    private mutating func template(_ member: JSONMember) -> ValueRule? {
        guard let cell = member.node.text(called: member.key, &problems) else { return nil }
        var pieces: [ValueRule.TemplatePiece] = []
        var text = ""
        var rest = cell.text[...]
        while let character = rest.first {
            rest = rest.dropFirst()
            guard character == "{" || character == "}" else {
                text.append(character)
                continue
            }
            if rest.first == character {
                text.append(character)
                rest = rest.dropFirst()
                continue
            }
            guard character == "{", let end = rest.firstIndex(of: "}") else {
                problems.error(
                    "template-form", "A brace of \(cell.text.quoted) has no other beside it.", at: cell.range,
                    mend: "Write a column as `{name}`, and a brace itself twice.")
                return nil
            }
            if !text.isEmpty { pieces.append(.text(text)) }
            text = ""
            let name = Cell(name: cell.name, text: String(rest[..<end]), range: cell.range)
            if let source = source(name) { pieces.append(.source(source)) }
            rest = rest[rest.index(after: end)...]
        }
        if !text.isEmpty { pieces.append(.text(text)) }
        return .template(pieces)
    }

    private mutating func choices(_ member: JSONMember) -> [ValueRule.Choice]? {
        guard let items = list(member) else { return nil }
        var choices: [ValueRule.Choice] = []
        for item in items {
            guard var fields = JSONFields(item, called: member.key, &problems) else { continue }
            let when = fields.required("when", &problems).flatMap { condition($0.node, called: "when") }
            let then = fields.required("value", &problems).flatMap { value($0.node, called: "value") }
            fields.finish(&problems)
            if let when, let then { choices.append(ValueRule.Choice(condition: when, value: then)) }
        }
        return choices
    }

    /// A list that is not empty.
    mutating func list(_ member: JSONMember) -> [JSONNode]? {
        guard case .array(let items) = member.node.value, !items.isEmpty else {
            problems.error(
                "wrong-kind", "\(member.key.quoted) should be a list that is not empty.",
                at: member.node.range, mend: "Write it between brackets: `[...]`.")
            return nil
        }
        return items
    }

    // MARK: - What is done with the text

    private mutating func steps(_ fields: inout JSONFields) -> [ValueStep] {
        var steps: [ValueStep] = []
        if let words = fields.texts("unsaid", &problems) {
            steps.append(.unsaid(Set(words.map { $0.text.lowercased() })))
        }
        if let pieces = fields.optional("remove") { steps.append(.remove(exactTexts(pieces))) }
        let table = fields.optional("table").flatMap { self.table($0) }
        let otherwise = fields.optional("otherwise")
        if let otherwise, table == nil {
            problems.error(
                "key-out-of-place", "The key `otherwise` has no meaning without `table`.",
                at: otherwise.keyRange, mend: "Remove it, or write `if-empty`.")
        }
        let words = table.map { ValueTable(words: $0, otherwise: self.otherwise(otherwise)) }
        if let split = fields.optional("split") {
            let join = fields.optional("join").flatMap { exactTexts($0).first } ?? ";"
            steps.append(.each(split: exactTexts(split).first ?? ";", join: join, table: words))
        } else if let words {
            steps.append(.table(words))
        }
        if let kind = fields.text("number", &problems) { steps += number(kind, &fields) }
        if flag("single", &fields) { steps.append(.single) }
        if let longest = fields.optional("longest"), let count = number(longest, in: 1...10_000) {
            steps.append(.longest(Int(count)))
        }
        if let fallback = fields.optional("if-empty") {
            if let cell = fallback.node.text(called: fallback.key, &problems) {
                steps.append(.ifEmpty(cell.text))
            }
        }
        return steps
    }

    /// A text or a list of texts, of which white space counts.
    mutating func exactTexts(_ member: JSONMember) -> [String] {
        var nodes = [member.node]
        if case .array = member.node.value { nodes = list(member) ?? [] }
        return nodes.compactMap { node in
            if case .string(let text) = node.value, !text.isEmpty { return text }
            problems.error(
                "wrong-kind",
                "\(member.key.quoted) is \(node.value.kind), and should be a text that is not empty.",
                at: node.range)
            return nil
        }
    }

    private mutating func number(_ kind: Cell, _ fields: inout JSONFields) -> [ValueStep] {
        let times = fields.optional("times").flatMap { number($0, in: -1_000_000...1_000_000) } ?? 1
        guard kind.text == "whole" || kind.text == "decimal" else {
            problems.error(
                "unknown-number", "\(kind.text.quoted) is no kind of number.", at: kind.range,
                mend: "Write `whole` or `decimal`.")
            return []
        }
        return [.number(times: times, isWhole: kind.text == "whole")]
    }

    private mutating func table(_ member: JSONMember) -> [String: String]? {
        guard case .object(let members) = member.node.value else {
            problems.error(
                "wrong-kind", "`table` is \(member.node.value.kind), and should be an object.",
                at: member.node.range, mend: "Write `{\"their word\": \"our word\"}`.")
            return nil
        }
        var words: [String: String] = [:]
        for pair in members {
            switch pair.node.value {
            case .string(let text), .number(let text):
                words[pair.key.trimmingBlanks()] = text.trimmingBlanks()
            default:
                problems.error(
                    "wrong-kind", "\(pair.key.quoted) is \(pair.node.value.kind), and should be a text.",
                    at: pair.node.range)
            }
        }
        return words
    }

    /// What becomes of a word that the table does not hold: without a rule it is an error of the row.
    private mutating func otherwise(_ member: JSONMember?) -> ValueTable.Otherwise {
        guard let member else { return .reject }
        switch member.node.value {
        case .string("keep"): return .keep
        case .string("keep-numbers"): return .keepNumbers
        case .string("unsaid"): return .value("")
        case .object(let members):
            if members.count == 1, members[0].key == "value", case .string(let text) = members[0].node.value {
                return .value(text.trimmingBlanks())
            }
        default: break
        }
        problems.error(
            "otherwise-form", "`otherwise` does not say what becomes of other words.", at: member.node.range,
            mend: "Write `\"keep\"`, `\"keep-numbers\"`, `\"unsaid\"`, or `{\"value\": \"a word\"}`.")
        return .reject
    }
}
