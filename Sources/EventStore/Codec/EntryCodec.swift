public import AuditLog
internal import CeasefireModel

/// Writes entries as bodies of leaves, and reads them. `Documentation/Record.md` tells what stands where, byte by byte.
///
/// One entry has one body, and one body one entry: whoever changes a byte changes what is said, or breaks it.
public enum EntryCodec {
    /// The body of an entry.
    public static func body(of entry: RecordedEntry) -> [UInt8] {
        var writer = CBORWriter(reserving: 512)
        writer.map { entry.encode(to: &$0) }
        return writer.encoded
    }

    /// The digest by which entries of one name are told apart.
    static func substance(of entry: RecordedEntry) -> Digest {
        var encoder = EntryEncoder()
        return encoder.encode(entry)
    }

    /// Reads a body; throws a sentence that says what stands where it cannot be read.
    public static func entry(fromBody bytes: [UInt8]) throws(CBORError) -> RecordedEntry {
        var reader = try CBORReader(bytes)
        let entry = try RecordedEntry(from: &reader)
        try reader.end()
        return entry
    }
}

/// Writes bodies one after the other into the same place.
struct EntryEncoder: ~Copyable {
    /// The body that was written last.
    private(set) var body = CBORWriter(reserving: 1_024)
    /// The same without what is not of its substance.
    private var cutBody = CBORWriter(reserving: 1_024)

    /// Writes the body of an entry, and tells its substance: SHA-256 of the body without who brought it and why, which is the map without its
    /// keys 2, 3 and 6.
    mutating func encode(_ entry: borrowing RecordedEntry) -> Digest {
        body.removeAll()
        cutBody.removeAll()
        var cuts = BodyCuts()
        body.map { entry.encode(to: &$0, noting: &cuts) }
        return body.withEncoded { body in
            // The number of fields stands in the first byte, and three are left out.
            cutBody.item(CollectionOfOne(body[0] - 3))
            cutBody.item(body[1..<cuts.authorAndRole.lowerBound])
            cutBody.item(body[cuts.authorAndRole.upperBound..<cuts.reason.lowerBound])
            cutBody.item(body[cuts.reason.upperBound...])
            return cutBody.withEncoded { Digest(hashingAt: $0) }
        }
    }
}

/// The fields of a body, by their keys.
private enum Key {
    static let kind: UInt64 = 0, name: UInt64 = 1, author: UInt64 = 2, role: UInt64 = 3, occurred: UInt64 = 4
    static let available: UInt64 = 5, reason: UInt64 = 6, release: UInt64 = 7, content: UInt64 = 8
    static let attachments: UInt64 = 9, corrects: UInt64 = 10
}

/// Where in a body those fields stand that are not part of its substance.
struct BodyCuts {
    var authorAndRole = 0..<0
    var reason = 0..<0
}

extension RecordedEntry {
    func encode(to fields: inout CBORMapWriter) {
        var cuts = BodyCuts()
        encode(to: &fields, noting: &cuts)
    }

    func encode(to fields: inout CBORMapWriter, noting cuts: inout BodyCuts) {
        fields.put(Key.kind, uint: UInt64(substance.kind.rawValue))
        fields.put(Key.name, text: substance.name)
        // Each field begins with its key, which is one byte and stands before what is written here.
        var start = 0
        fields.put(Key.author) {
            start = $0.count - 1
            $0.text(author)
        }
        fields.put(Key.role) {
            $0.text(role)
            cuts.authorAndRole = start..<$0.count
        }
        fields.put(Key.occurred, time: substance.occurred)
        fields.put(Key.available, time: substance.available)
        fields.put(Key.reason) {
            let start = $0.count - 1
            $0.text(reason)
            cuts.reason = start..<$0.count
        }
        fields.put(Key.release) { substance.release.encode(to: &$0) }
        fields.put(Key.content) { $0.map { substance.content.encode(to: &$0) } }
        fields.put(Key.attachments, each: substance.attachments) { $1.encode(to: &$0) }
        fields.put(Key.corrects, corrects) { $1.encode(to: &$0) }
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (kind, name, author): (EntryKind?, String?, String?)
        var (role, reason): (String?, String?)
        var (occurred, available): (Interval?, Interval?)
        var release: ReleaseMark?
        var content: EntryContent?
        var attachments: [AttachmentReference] = []
        var corrects: LeafReference?
        let what = "an entry"
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case Key.kind: kind = try reader.code(of: "an entry of the kind")
            case Key.name: name = try reader.text()
            case Key.author: author = try reader.text()
            case Key.role: role = try reader.text()
            case Key.occurred: occurred = try reader.interval()
            case Key.available: available = try reader.interval()
            case Key.reason: reason = try reader.text()
            case Key.release: release = try ReleaseMark(from: &reader)
            case Key.content:
                // The keys ascend, so all that stands in front has been read.
                let header = EntryHeader(
                    kind: try reader.need(kind, 0, of: what), name: try reader.need(name, 1, of: what),
                    occurred: occurred, available: try reader.need(available, 5, of: what),
                    release: try reader.need(release, 7, of: what))
                content = try EntryContent(header, from: &reader)
            case Key.attachments:
                attachments = try reader.filled { (reader) throws(CBORError) in
                    try AttachmentReference(from: &reader)
                }
            case Key.corrects: corrects = try LeafReference(from: &reader)
            default: throw reader.unknown(key, in: what)
            }
        }
        let substance = EntrySubstance(
            name: try reader.need(name, 1, of: what), occurred: occurred,
            available: try reader.need(available, 5, of: what),
            release: try reader.need(release, 7, of: what),
            content: try reader.need(content, 8, of: what), attachments: attachments)
        self.init(
            substance, author: try reader.need(author, 2, of: what), role: try reader.need(role, 3, of: what),
            reason: try reader.need(reason, 6, of: what), corrects: corrects)
    }
}
