/// One item of CBOR (RFC 8949) as the record may hold it.
enum SealedItem: Hashable {
    case unsigned(UInt64)
    /// -1 - n.
    case negative(UInt64)
    case bytes([UInt8])
    case text(String)
    case array([SealedItem])
    case map([UInt64: SealedItem])
    case bool(Bool)
    case null
    case fraction(Double)
}

/// Why bytes are not what they should be: a sentence, and where.
struct SealedFault: Error {
    var sentence: String
    var offset: Int
}

/// Walks through the bytes of an item, and stops at whatever is not in the one form that `Documentation/Record.md` allows.
struct SealedWalk {
    private static let mostLevels = 16

    private let bytes: ArraySlice<UInt8>
    private var place: Int
    /// Whether what is walked through is handed out; the content of most bodies is not, which would take longer than all else.
    private var isKept = true
    private let isBody: Bool

    private init(_ bytes: ArraySlice<UInt8>, isBody: Bool) {
        self.bytes = bytes
        self.isBody = isBody
        place = bytes.startIndex
    }

    /// The only item of some bytes.
    static func only(_ bytes: ArraySlice<UInt8>) throws(SealedFault) -> SealedItem {
        var walk = SealedWalk(bytes, isBody: false)
        return try walk.all()
    }

    /// The body of a leaf. Its content is an empty map where the verifier needs nothing of it; it is walked through all the same.
    static func body(_ bytes: ArraySlice<UInt8>) throws(SealedFault) -> SealedItem {
        var walk = SealedWalk(bytes, isBody: true)
        return try walk.all()
    }

    private mutating func all() throws(SealedFault) -> SealedItem {
        let item = try item()
        guard place == bytes.endIndex else { throw fault("something follows after the end") }
        return item
    }

    private func fault(_ sentence: String) -> SealedFault {
        SealedFault(sentence: sentence, offset: place - bytes.startIndex)
    }

    private mutating func next(_ count: Int) throws(SealedFault) -> ArraySlice<UInt8> {
        guard bytes.endIndex - place >= count else { throw fault("the bytes end too early") }
        defer { place += count }
        return bytes[place..<place + count]
    }

    private mutating func item(level: Int = 0) throws(SealedFault) -> SealedItem {
        let start = place
        guard let first = try next(1).first else { throw fault("the bytes end too early") }
        let (major, info) = (first >> 5, first & 31)
        if major == 7 { return try simple(info, from: start) }
        let argument = try argument(info, from: start)
        switch major {
        case 0: return .unsigned(argument)
        case 1:
            guard argument <= UInt64(Int64.max) else { throw fault("a number is too low") }
            return .negative(argument)
        case 2:
            let held = try next(try length(argument))
            return .bytes(isKept ? Array(held) : [])
        case 3:
            let held = try next(try length(argument))
            if !isKept, held.allSatisfy({ $0 < 128 }) { return .text("") }
            guard let text = String(validating: held, as: UTF8.self) else {
                throw fault("a text is not UTF-8")
            }
            return .text(text)
        case 4, 5:
            guard level < Self.mostLevels else { throw fault("arrays and maps lie too deep") }
            return major == 4
                ? try array(try length(argument), level + 1) : try map(try length(argument), level + 1)
        default: throw SealedFault(sentence: "a tag stands here", offset: start - bytes.startIndex)
        }
    }

    /// The number after a first byte, in as few bytes as it needs.
    private mutating func argument(_ info: UInt8, from start: Int) throws(SealedFault) -> UInt64 {
        guard info > 23 else { return UInt64(info) }
        let width: Int
        switch info {
        case 24: width = 1
        case 25: width = 2
        case 26: width = 4
        case 27: width = 8
        default: throw SealedFault(sentence: "a length is not given", offset: start - bytes.startIndex)
        }
        let value = try next(width).reduce(0) { $0 << 8 | UInt64($1) }
        let isShortest = width == 1 ? value > 23 : value >> (UInt64(width) * 4) > 0
        guard isShortest else {
            throw SealedFault(
                sentence: "a number is longer than it need be", offset: start - bytes.startIndex)
        }
        return value
    }

    private func length(_ argument: UInt64) throws(SealedFault) -> Int {
        guard argument <= UInt64(bytes.endIndex - place) else { throw fault("the bytes end too early") }
        return Int(argument)
    }

    private mutating func array(_ count: Int, _ level: Int) throws(SealedFault) -> SealedItem {
        var items: [SealedItem] = []
        for _ in 0..<count {
            let item = try item(level: level)
            if isKept { items.append(item) }
        }
        return .array(items)
    }

    private mutating func map(_ count: Int, _ level: Int) throws(SealedFault) -> SealedItem {
        var fields: [UInt64: SealedItem] = [:]
        var last: UInt64?
        for _ in 0..<count {
            guard case .unsigned(let key) = try item(level: level) else {
                throw fault("a key is no whole number")
            }
            if let last, key <= last { throw fault("the keys of a map do not ascend") }
            last = key
            let isLeftOut = isBody && level == 1 && key == 8 && !needsContent(fields)
            if isLeftOut { isKept = false }
            let value = try item(level: level)
            if isLeftOut { isKept = true }
            if isKept { fields[key] = value }
        }
        return .map(fields)
    }

    /// Whether the verifier looks into the content of a body, by its kind.
    private func needsContent(_ fields: [UInt64: SealedItem]) -> Bool {
        fields[0]?.unsigned.flatMap(SealedKind.init).map { !$0.isCorrectable } ?? true
    }

    private mutating func simple(_ info: UInt8, from start: Int) throws(SealedFault) -> SealedItem {
        switch info {
        case 20: return .bool(false)
        case 21: return .bool(true)
        case 22: return .null
        case 27:
            let value = Double(bitPattern: try next(8).reduce(0) { $0 << 8 | UInt64($1) })
            guard value.isFinite, value != 0 || value.sign == .plus else {
                throw fault("a fraction is no number")
            }
            return .fraction(value)
        default: throw SealedFault(sentence: "an unknown item stands here", offset: start - bytes.startIndex)
        }
    }
}
