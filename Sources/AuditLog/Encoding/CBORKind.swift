/// The kinds of items that the encoding knows. Tags are not among them: nothing that is written here needs one.
public enum CBORKind: Hashable, Sendable {
    /// A whole number that is not negative.
    case unsigned
    /// A whole number below 0.
    case negative
    /// Bytes.
    case bytes
    /// A text.
    case text
    /// An array.
    case array
    /// A map with whole numbers as keys.
    case map
    /// True or false.
    case bool
    /// Nothing.
    case null
    /// A fraction.
    case double

    /// What a first byte begins (RFC 8949, section 3); nil where nothing here begins so.
    init?(first: UInt8) {
        switch first >> 5 {
        case 0: self = .unsigned
        case 1: self = .negative
        case 2: self = .bytes
        case 3: self = .text
        case 4: self = .array
        case 5: self = .map
        default:
            switch first {
            case Self.no, Self.yes: self = .bool
            case Self.nothing: self = .null
            case Self.fraction: self = .double
            default: return nil
            }
        }
    }

    /// The three highest bits of the first byte of an item with a number or a length.
    var high: UInt8 {
        switch self {
        case .unsigned: 0 << 5
        case .negative: 1 << 5
        case .bytes: 2 << 5
        case .text: 3 << 5
        case .array: 4 << 5
        case .map: 5 << 5
        case .bool, .null, .double: 7 << 5
        }
    }

    /// What a reader says that it found or wants.
    var words: String {
        switch self {
        case .unsigned: "a whole number"
        case .negative: "a negative number"
        case .bytes: "bytes"
        case .text: "a text"
        case .array: "an array"
        case .map: "a map"
        case .bool: "true or false"
        case .null: "nil"
        case .double: "a fraction"
        }
    }

    static let no: UInt8 = 0xF4
    static let yes: UInt8 = 0xF5
    static let nothing: UInt8 = 0xF6
    static let fraction: UInt8 = 0xFB
}
