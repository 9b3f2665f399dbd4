/// The rows of a table as lines of `column=value` pairs, sorted and parted by tabs: what ``ReportDigest/ofRows(_:)`` names.
struct DigestRows {
    /// All lines, one after the other.
    private(set) var bytes: [UInt8] = []
    /// Where each line stands.
    private(set) var lines: [Range<Int>] = []

    private let names: [String]
    /// Each name with the sign behind it.
    private let keys: [[UInt8]]
    /// The columns in the order of their pairs; nil where that hangs on the values.
    private let order: [Int]?

    /// Takes the names of the columns, escaped.
    init(columns names: [String]) {
        self.names = names
        keys = names.map { Array(($0 + "=").utf8) }
        let sorted = names.indices.sorted { names[$0] < names[$1] }
        // Where no name begins another, two pairs differ before either's value is reached.
        let isFixed =
            names.allSatisfy { $0.utf8.allSatisfy { $0 < 0x80 } }
            && zip(sorted, sorted.dropFirst()).allSatisfy { !names[$1].hasPrefix(names[$0]) }
        order = isFixed ? sorted : nil
    }

    /// Adds a row.
    mutating func add(_ row: CSVRow, of source: SourceText) {
        let start = bytes.count
        if let order, row.fields.count <= names.count {
            for column in order where column < row.fields.count {
                if bytes.count > start { bytes.append(ASCII.tab) }
                bytes += keys[column]
                add(row.fields[column], of: source)
            }
        } else {
            // A row that is too long has fields under no name.
            let pairs = row.fields.enumerated().map { i, field in
                (i < names.count ? names[i] : "#\(i + 1)") + "=" + Self.escaped(source.field(field))
            }
            bytes += pairs.sorted().joined(separator: "\t").utf8
        }
        lines.append(start..<bytes.count)
    }

    /// Adds the value of a field, which nearly always stands in the file as it is to stand here.
    private mutating func add(_ field: CSVField, of source: SourceText) {
        let isPlain =
            !field.hasDoubledQuotes
            && source.bytes.withUnsafeBufferPointer { all in
                !all[field.start..<field.end].contains(where: Self.isSpecial)
            }
        guard isPlain else {
            bytes += Self.escaped(source.field(field)).utf8
            return
        }
        var (first, last) = (field.start, field.end)
        while first < last, source.bytes[first] == ASCII.space { first += 1 }
        while last > first, source.bytes[last - 1] == ASCII.space { last -= 1 }
        bytes += source.bytes[first..<last]
    }

    @inline(__always)
    private static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x3D || byte == ASCII.backslash
    }

    /// The value with what parts pairs, names and lines marked by a backslash.
    static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: isSpecial) else { return value }
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "=": text += "\\="
            case "\t": text += "\\t"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
