/// A value of a JSON text, and where it stands in the bytes of its file.
struct JSONNode {
    /// What it is.
    var value: JSONValue
    /// Its bytes, with the quotes or brackets around it.
    var range: Range<Int>
}

/// What a JSON text can hold.
enum JSONValue {
    case object([JSONMember])
    case array([JSONNode])
    case string(String)
    /// A number as it is written: nothing in an entry is one, so none is worth an error of rounding.
    case number(String)
    case bool(Bool)
    case null

    /// What it is, in words.
    var kind: String {
        switch self {
        case .object: "an object"
        case .array: "a list"
        case .string: "a text"
        case .number: "a number"
        case .bool(let value): value ? "true" : "false"
        case .null: "null"
        }
    }
}

/// A key of an object and its value.
struct JSONMember {
    /// The key.
    var key: String
    /// Where the key stands, with its quotes.
    var keyRange: Range<Int>
    /// What stands under it.
    var node: JSONNode
}
