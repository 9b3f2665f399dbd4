/// Where one field of a table stands in the bytes of its file.
public struct CSVField: Hashable, Sendable {
    /// Its first byte, after the opening quote where it has one.
    public var start: Int
    /// The byte after its last.
    public var end: Int
    /// Whether it stands between quotes.
    public var isQuoted: Bool
    /// Whether it holds doubled quotes, each of which means one.
    public var hasDoubledQuotes: Bool
}

/// Where one row of a table stands in the bytes of its file. Made to be used again for the next row.
public struct CSVRow: Sendable {
    /// What is wrong with the form of a row.
    public enum Fault: Hashable, Sendable {
        /// The quote at this byte never closes: the field runs to the end of the file.
        case openQuote(Int)
        /// Text follows a closing quote at this byte.
        case textAfterQuote(Int)
        /// A quote stands at this byte, inside a field that does not begin with one.
        case strayQuote(Int)
        /// A carriage return stands at this byte without a line feed after it.
        case strayReturn(Int)
        /// The field that begins at this byte is longer than the limit.
        case longField(Int)
        /// The field that begins at this byte is one more than the limit.
        case tooManyFields(Int)
    }

    /// The fields in order; at most as many as the limit.
    public internal(set) var fields: [CSVField] = []
    /// All fields, also those beyond the limit.
    public internal(set) var fieldCount = 0
    /// The row's first byte.
    public internal(set) var start = 0
    /// The byte after the row's last, without the line break.
    public internal(set) var end = 0
    /// The line on which it begins, counted from 1.
    public internal(set) var line = 1
    /// The line on which it ends: a later one where a quoted field holds line breaks.
    public internal(set) var lastLine = 1
    /// Whether every byte is below 128, so that the row needs no check for UTF-8.
    public internal(set) var isASCII = true
    /// What is wrong with its form, in order.
    public internal(set) var faults: [Fault] = []

    /// Creates an empty row.
    public init() {}

    /// Whether the line is empty.
    public var isBlank: Bool { fieldCount == 1 && start == end }
}

/// Cuts the bytes of a table into rows and fields, by RFC 4180: fields are parted by commas, rows by CRLF or
/// LF; a field between quotes may hold commas, line breaks, and quotes that are doubled.
///
/// It never fails: what breaks the rules is noted as a fault of its row, and the scan goes on behind it.
public struct CSVScanner: Sendable {
    private let bytes: [UInt8]
    private let fieldLimit: Int
    private let columnLimit: Int
    /// The first byte of the next row, and the line on which it begins.
    private(set) var position: Int
    private(set) var line = 1

    /// Starts before the first row, at the byte `start`.
    public init(_ bytes: [UInt8], from start: Int = 0, limits: ReaderLimits = .standard) {
        self.bytes = bytes
        fieldLimit = limits.fieldBytes
        columnLimit = limits.columns
        position = start
    }

    /// Goes on at a row that begins elsewhere.
    mutating func move(to position: Int, line: Int) {
        self.position = position
        self.line = line
    }

    /// Reads the next row into `row`; false at the end of the file.
    public mutating func next(into row: inout CSVRow) -> Bool {
        let bytes = bytes
        let span = bytes.span
        guard position < span.count else { return false }
        row.fields.removeAll(keepingCapacity: true)
        row.faults.removeAll(keepingCapacity: true)
        row.fieldCount = 0
        row.start = position
        row.line = line
        var i = position
        var seen: UInt8 = 0
        repeat {
            let isQuoted = i < span.count && span[i] == ASCII.quote
            let field =
                isQuoted
                ? quotedField(span, &i, &seen, &row.faults) : plainField(span, &i, &seen, &row.faults)
            add(field, to: &row)
        } while skipComma(span, &i)
        row.end = i
        row.lastLine = line
        row.isASCII = seen < 0x80
        // A row ends before CRLF, before LF, before a CR that is the last byte, or at the end.
        if i < span.count, span[i] == ASCII.carriageReturn { i += 1 }
        if i < span.count, span[i] == ASCII.lineFeed { i += 1 }
        line += 1
        position = i
        return true
    }

    private func skipComma(_ span: borrowing Span<UInt8>, _ i: inout Int) -> Bool {
        guard i < span.count, span[i] == ASCII.comma else { return false }
        i += 1
        return true
    }

    private func add(_ field: CSVField, to row: inout CSVRow) {
        row.fieldCount += 1
        let begin = field.isQuoted ? field.start - 1 : field.start
        if field.end - field.start > fieldLimit { row.faults.append(.longField(begin)) }
        if row.fieldCount <= columnLimit {
            row.fields.append(field)
        } else if row.fieldCount == columnLimit + 1 {
            row.faults.append(.tooManyFields(begin))
        }
    }

    /// Reads up to the comma or line break that ends an unquoted field.
    private func plainField(
        _ span: borrowing Span<UInt8>, _ i: inout Int, _ seen: inout UInt8, _ faults: inout [CSVRow.Fault]
    ) -> CSVField {
        let start = i
        skipPlain(span, &i, &seen, &faults)
        return CSVField(start: start, end: i, isQuoted: false, hasDoubledQuotes: false)
    }

    @inline(__always)
    private func skipPlain(
        _ span: borrowing Span<UInt8>, _ i: inout Int, _ seen: inout UInt8, _ faults: inout [CSVRow.Fault]
    ) {
        let count = span.count
        while i < count {
            let byte = span[i]
            // The comma is the greatest of the bytes that matter, and most bytes are greater.
            if byte <= ASCII.comma {
                switch byte {
                case ASCII.comma, ASCII.lineFeed: return
                case ASCII.carriageReturn:
                    if i + 1 >= count || span[i + 1] == ASCII.lineFeed { return }
                    faults.append(.strayReturn(i))
                case ASCII.quote: faults.append(.strayQuote(i))
                default: break
                }
            }
            seen |= byte
            i += 1
        }
    }

    /// Reads a field from its opening quote up to the comma or line break behind its closing one.
    private mutating func quotedField(
        _ span: borrowing Span<UInt8>, _ i: inout Int, _ seen: inout UInt8, _ faults: inout [CSVRow.Fault]
    ) -> CSVField {
        let (open, count) = (i, span.count)
        var field = CSVField(start: open + 1, end: open + 1, isQuoted: true, hasDoubledQuotes: false)
        i += 1
        while true {
            guard i < count else {
                faults.append(.openQuote(open))
                field.end = i
                return field
            }
            let byte = span[i]
            if byte == ASCII.quote {
                guard i + 1 < count, span[i + 1] == ASCII.quote else { break }
                field.hasDoubledQuotes = true
                i += 1
            } else if byte == ASCII.lineFeed {
                line += 1
            }
            seen |= byte
            i += 1
        }
        field.end = i
        i += 1
        if i < count {
            let byte = span[i]
            let endsField =
                byte == ASCII.comma || byte == ASCII.lineFeed
                || (byte == ASCII.carriageReturn && (i + 1 >= count || span[i + 1] == ASCII.lineFeed))
            if !endsField {
                faults.append(.textAfterQuote(i))
                var ignored: [CSVRow.Fault] = []
                skipPlain(span, &i, &seen, &ignored)
            }
        }
        return field
    }
}
