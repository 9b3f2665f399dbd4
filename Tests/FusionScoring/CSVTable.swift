/// A table of comma-separated values (RFC 4180): quoted fields may hold commas, line ends and doubled quotes.
public struct CSVTable {
    /// The first line's names, each with the place of its column.
    public private(set) var columns: [String: Int] = [:]
    /// The lines after the first.
    public private(set) var rows: [[String]] = []

    /// Reads the bytes of a UTF-8 file, with or without a byte order mark.
    public init(_ bytes: [UInt8]) {
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var i = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while i < bytes.count {
            let byte = bytes[i]
            if isQuoted {
                if byte == UInt8(ascii: "\"") {
                    if i + 1 < bytes.count, bytes[i + 1] == byte {
                        field.append(byte)
                        i += 1
                    } else {
                        isQuoted = false
                    }
                } else {
                    field.append(byte)
                }
            } else if byte == UInt8(ascii: "\"") {
                isQuoted = true
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n") {
                row.append(String(decoding: field, as: UTF8.self))
                field.removeAll(keepingCapacity: true)
                if byte == UInt8(ascii: "\n") { close(&row) }
            } else if byte != UInt8(ascii: "\r") {
                field.append(byte)
            }
            i += 1
        }
        if !field.isEmpty || !row.isEmpty {
            row.append(String(decoding: field, as: UTF8.self))
            close(&row)
        }
    }

    /// A row's value under a column's name, nil where it is empty or the table has no such column.
    public func value(_ row: [String], _ column: String) -> String? {
        guard let index = columns[column], index < row.count, !row[index].isEmpty else { return nil }
        return row[index]
    }

    private mutating func close(_ row: inout [String]) {
        if columns.isEmpty {
            for (index, name) in row.enumerated() { columns[name] = index }
        } else if row != [""] {
            rows.append(row)
        }
        row = []
    }
}
