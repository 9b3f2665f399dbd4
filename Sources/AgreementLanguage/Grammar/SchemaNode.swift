/// A piece of JSON, as far as a schema needs it. Keys keep their order.
indirect enum SchemaNode {
    case text(String)
    case number(Int)
    case truth(Bool)
    case list([SchemaNode])
    case keys([(String, SchemaNode)])

    /// JSON, two spaces deep; lists of texts and numbers on one line.
    func json(indent: Int = 0) -> String {
        let pad = String(repeating: " ", count: indent + 2)
        let end = "\n" + String(repeating: " ", count: indent)
        switch self {
        case .text(let text): return Self.quoted(text)
        case .number(let number): return "\(number)"
        case .truth(let truth): return truth ? "true" : "false"
        case .list(let items):
            let isFlat = items.allSatisfy {
                switch $0 {
                case .text, .number, .truth: true
                case .list, .keys: false
                }
            }
            if isFlat { return "[" + items.map { $0.json() }.joined(separator: ", ") + "]" }
            return "[\n" + items.map { pad + $0.json(indent: indent + 2) }.joined(separator: ",\n") + end
                + "]"
        case .keys(let entries):
            if entries.isEmpty { return "{}" }
            let lines = entries.map { pad + Self.quoted($0.0) + ": " + $0.1.json(indent: indent + 2) }
            return "{\n" + lines.joined(separator: ",\n") + end + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

extension SchemaNode: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
    init(stringLiteral value: String) { self = .text(value) }
    init(arrayLiteral elements: SchemaNode...) { self = .list(elements) }
}

// The few forms that the schema of the blocks is built of.
extension SchemaNode {
    /// What is defined under that name.
    static func named(_ name: String) -> Self { .keys([("$ref", .text("#/$defs/" + name))]) }

    /// One of these words.
    static func oneOf(_ words: [String]) -> Self { .keys([("enum", .list(words.map(Self.text)))]) }

    /// At least one of these.
    static func anyOf(_ all: [Self]) -> Self { .keys([("anyOf", .list(all))]) }

    /// A list of these.
    static func listOf(_ item: Self, atLeast: Int = 1) -> Self {
        .keys([("type", "array"), ("items", item), ("minItems", .number(atLeast))])
    }

    /// The value, `unstated` or the name of an open term, or `either` of several.
    static func value(_ plain: Self) -> Self {
        anyOf([plain, named("word"), eitherOf(plain)])
    }

    /// Several of what may be meant.
    static func eitherOf(_ plain: Self) -> Self {
        object([("either", listOf(plain, atLeast: 2))], required: ["either"])
    }

    /// Keys with values, and no others.
    static func object(_ properties: [(String, Self)], required: [String]) -> Self {
        .keys([
            ("type", "object"), ("properties", .keys(properties)),
            ("required", .list(required.map(Self.text))), ("additionalProperties", .truth(false)),
        ])
    }
}
