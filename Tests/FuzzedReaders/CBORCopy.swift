public import AuditLog

/// Reads one item and writes it again, so that what is accepted can be held against its one encoding.
public enum CBORCopy {
    /// Copies the next item, whatever it is.
    public static func copy(_ reader: inout CBORReader, to writer: inout CBORWriter) throws(CBORError) {
        switch reader.next {
        case .unsigned: writer.uint(try reader.uint())
        case .negative: writer.int(try reader.int())
        case .bytes: writer.bytes(try reader.byteString())
        case .text: writer.text(try reader.text())
        case .bool: writer.bool(try reader.bool())
        case .null: if reader.skipNull() { writer.null() }
        case .double: writer.double(try reader.double())
        case .array:
            // Read as a whole, since the depth is counted while an array is read.
            let items = try reader.array { (reader) throws(CBORError) in
                var item = CBORWriter()
                try copy(&reader, to: &item)
                return item.encoded
            }
            writer.array(items) { $0.item($1) }
        case .map:
            try writer.map { (fields) throws(CBORError) in
                try reader.map { (key, reader) throws(CBORError) in
                    try fields.put(key) { (writer) throws(CBORError) in try copy(&reader, to: &writer) }
                }
            }
        case nil: try reader.skip()
        }
    }
}
