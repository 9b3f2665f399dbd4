public import AuditLog

/// Writes entries as bodies of leaves, and reads them. `Documentation/Record.md` tells what stands where, byte by byte.
///
/// One entry has one body, and one body one entry: whoever changes a byte changes what is said, or breaks it.
public enum EntryCodec {
    /// The body of an entry.
    public static func body(of entry: RecordedEntry) -> [UInt8] {
        var writer = CBORWriter(reserving: 512)
        writer.map { fields in
            entry.substance.encodeFront(to: &fields) { fields in
                fields.put(BodyKey.author, text: entry.author)
                fields.put(BodyKey.role, filled: entry.role)
            }
            entry.substance.encodeBack(to: &fields) { $0.put(BodyKey.reason, filled: entry.reason) }
            fields.putCorrects(entry.corrects)
        }
        return writer.encoded
    }

    /// What is hashed to tell whether two entries of one name say the same: the body without who brought it and why.
    static func substance(of entry: RecordedEntry) -> [UInt8] {
        var writer = CBORWriter(reserving: 512)
        writer.map { fields in
            entry.substance.encodeFront(to: &fields) { _ in }
            entry.substance.encodeBack(to: &fields) { _ in }
            fields.putCorrects(entry.corrects)
        }
        return writer.encoded
    }

    /// Reads a body; throws a sentence that says what stands where it cannot be read.
    public static func entry(fromBody bytes: [UInt8]) throws(CBORError) -> RecordedEntry {
        var reader = try CBORReader(bytes)
        let entry = try entry(from: &reader)
        try reader.end()
        return entry
    }

    private static func entry(from reader: inout CBORReader) throws(CBORError) -> RecordedEntry {
        var parts = SubstanceParts(what: "an entry")
        var (author, role, reason): (String?, String, String) = (nil, "", "")
        var corrects: LeafReference?
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case BodyKey.author: author = try reader.text()
            case BodyKey.role: role = try reader.filledText()
            case BodyKey.reason: reason = try reader.filledText()
            case BodyKey.corrects: corrects = try LeafReference(from: &reader)
            default:
                guard try parts.take(key, from: &reader) else { throw reader.unknown(key, in: "an entry") }
            }
        }
        return RecordedEntry(
            try parts.substance(reader), author: try reader.need(author, 2, of: "an entry"), role: role,
            reason: reason, corrects: corrects)
    }
}

extension CBORMapWriter {
    fileprivate mutating func putCorrects(_ reference: LeafReference?) {
        put(BodyKey.corrects, reference) { writer, reference in
            writer.array(count: 2)
            writer.uint(reference.number)
            writer.bytes(reference.hash.bytes)
        }
    }
}

extension LeafReference {
    fileprivate init(from reader: inout CBORReader) throws(CBORError) {
        let start = reader.offset
        guard try reader.arrayCount() == 2 else {
            throw CBORError("a leaf that is not named by its number and its hash", at: start)
        }
        let number = try reader.uint()
        guard let hash = MerkleHash(try reader.byteString()) else {
            throw CBORError("a hash that has not 32 bytes", at: start)
        }
        self.init(number: number, hash: hash)
    }
}
