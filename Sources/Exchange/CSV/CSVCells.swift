/// A row as the reader of its fields sees it, whatever the format of its file.
protocol RowCells {
    /// What is wrong with the row.
    var problems: Problems { get set }
    /// What the row holds in a column; empty where the file has no such column.
    func cell(_ column: CSVColumn) -> Cell
    /// Whether the column holds the same in every row.
    func isFixed(_ column: CSVColumn) -> Bool
}

/// One row of a table, as its reader sees it: cells by column, and a place to tell what is wrong.
struct CSVCells: RowCells {
    /// Where the row's fields stand.
    var row = CSVRow()
    /// What is wrong with the row.
    var problems: Problems

    private let source: SourceText

    init(source: SourceText) {
        self.source = source
        problems = Problems(source: source)
    }

    /// What the row holds in a column; empty where the file has no such column.
    func cell(_ column: CSVColumn) -> Cell {
        guard let position = column.position, position < row.fields.count else {
            return Cell(name: column.name, text: "", range: row.start..<row.start)
        }
        let field = row.fields[position]
        return Cell(name: column.name, text: text(of: field), range: range(of: field))
    }

    /// Whether the file has no such column.
    func isFixed(_ column: CSVColumn) -> Bool { column.position == nil }

    /// The text of a field, without white space around it.
    func text(of field: CSVField) -> String { source.field(field) }

    /// A number for what the row holds, the same for rows whose fields hold the same bytes.
    var digest: UInt64 {
        // FNV-1a. Two rows that differ and share a number are told of: their names would be the same.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for field in row.fields {
            for i in field.start..<field.end { hash = (hash ^ UInt64(source.bytes[i])) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        // FNV's high bits depend little on the last bytes.
        hash ^= hash >> 32
        hash = hash &* 0xD6E8_FEB8_6659_FD93
        return hash ^ (hash >> 32)
    }

    /// Where a field stands, with its quotes.
    func range(of field: CSVField) -> Range<Int> {
        guard field.isQuoted else { return field.start..<field.end }
        return (field.start - 1)..<min(field.end + 1, row.end)
    }

    /// Tells of everything that is wrong with the form of the row. Its fields mean something only where
    /// there is nothing.
    mutating func checkForm(columnCount: Int?) {
        if !row.isASCII, let offset = source.firstInvalid(in: row.start..<row.end) {
            let byte = String(source.bytes[offset], radix: 16, uppercase: true)
            problems.error(
                "not-utf-8", "The byte 0x\(byte) is not UTF-8.", at: offset..<(offset + 1),
                mend: "Save the file as UTF-8.")
        }
        for fault in row.faults { tell(fault) }
        guard row.faults.isEmpty, let columnCount, row.fieldCount != columnCount else { return }
        let surplus = row.fieldCount > columnCount ? row.fields.dropFirst(columnCount).first : nil
        let fields = row.fieldCount == 1 ? "1 field" : "\(row.fieldCount) fields"
        problems.error(
            "field-count", "The row has \(fields) where the header has \(columnCount)\(extent).",
            at: surplus.map(range(of:)) ?? row.end..<row.end,
            mend: surplus == nil
                ? "Write a comma for every empty field." : "Put a field that holds a comma between quotes.")
    }

    /// `; it runs from line 3 to line 9`, where a row spans lines: a quote before may be missing.
    private var extent: String {
        row.lastLine > row.line ? "; the row runs from line \(row.line) to line \(row.lastLine)" : ""
    }

    private mutating func tell(_ fault: CSVRow.Fault) {
        switch fault {
        case .openQuote(let offset):
            let swallowed = row.lastLine - row.line - (source.bytes.last == ASCII.lineFeed ? 1 : 0)
            let lines = swallowed == 1 ? "1 line behind it was" : "\(swallowed) lines behind it were"
            problems.error(
                "open-quote",
                "The quote that opens here never closes"
                    + (swallowed > 0 ? ", so the \(lines) not read as rows." : "."),
                at: offset..<(offset + 1), mend: "Close it; a quote inside a quoted field is doubled.")
        case .textAfterQuote(let offset):
            problems.error(
                "text-after-quote", "Text follows a closing quote\(extent).", at: offset..<(offset + 1),
                mend: "A quote inside a quoted field is doubled; a field ends behind its closing quote.")
        case .strayQuote(let offset):
            problems.error(
                "stray-quote", "A quote stands inside a field that does not begin with one.",
                at: offset..<(offset + 1), mend: "Put the whole field between quotes, and double this one.")
        case .strayReturn(let offset):
            problems.error(
                "stray-return", "A carriage return stands here without a line feed.",
                at: offset..<(offset + 1), mend: "End lines with CRLF or LF.")
        case .longField(let offset):
            problems.error(
                "field-too-long", "The field has more than \(source.limits.fieldBytes) bytes.",
                at: offset..<(offset + 1), mend: "Look for a quote that should have closed.")
        case .tooManyFields(let offset):
            problems.error(
                "too-many-fields",
                "The row has \(row.fieldCount) fields; at most \(source.limits.columns) are read.",
                at: offset..<(offset + 1))
        }
    }
}

extension SourceText {
    /// The text of a field, without white space around it.
    func field(_ field: CSVField) -> String {
        if field.start == field.end { return "" }
        if field.hasDoubledQuotes {
            return text(field.start..<field.end).withoutDoubledQuotes().trimmingBlanks()
        }
        // Trimmed before it is made a string, so that it is copied once.
        return bytes.withUnsafeBufferPointer { bytes in
            var (start, end) = (field.start, field.end)
            while start < end, bytes[start].isBlank { start += 1 }
            while end > start, bytes[end - 1].isBlank { end -= 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        }
    }
}

extension String {
    /// Every doubled quote as one.
    fileprivate func withoutDoubledQuotes() -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var isSecond = false
        for byte in utf8 {
            isSecond = byte == ASCII.quote && !isSecond
            if byte != ASCII.quote || isSecond { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
