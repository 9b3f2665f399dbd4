import AuditLog
import EventStore
import SealedVerification

/// Reads the encodings and the notes of a record with both readers: the one that records, and the one that checks records.
enum RecordFuzzing {
    static func faultsOfCBOR(_ bytes: [UInt8]) -> [String] {
        guard bytes.count <= CBORLimits.entry.byteCount else { return [] }
        var faults: [String] = []
        var written: [UInt8]?
        do {
            var reader = try CBORReader(bytes)
            var writer = CBORWriter()
            try CBORCopy.copy(&reader, to: &writer)
            try reader.end()
            written = writer.encoded
        } catch {
            if error.message.isEmpty || !(0...bytes.count).contains(error.offset) {
                faults.append("an error that says nothing, or points nowhere: \(error)")
            }
        }
        if let written, written != bytes {
            faults.append("what is accepted is not the one encoding of what it says")
        }
        let isAcceptedByTheOther = SealedReaders.readsItem(bytes)
        if isAcceptedByTheOther != (written != nil) {
            faults.append("one reader accepts what the other refuses")
        }
        if SealedReaders.readsLeaf(bytes), written == nil { faults.append("a leaf that is no item") }
        return faults + faultsOfEntry(bytes)
    }

    /// What is wrong with the entry that some bytes hold, be they a leaf or a body.
    private static func faultsOfEntry(_ bytes: [UInt8]) -> [String] {
        let leaf = try? Leaf(encoded: bytes)
        if let leaf, leaf.encoded != bytes { return ["a leaf is written otherwise than it was read"] }
        let body = leaf?.body ?? bytes
        guard let entry = try? EntryCodec.entry(fromBody: body), EntryCodec.body(of: entry) != body else {
            return []
        }
        return ["an entry is written otherwise than it was read"]
    }

    static func faultsOfNote(_ bytes: [UInt8]) -> [String] {
        var faults: [String] = []
        let note = try? SignedNote(bytes)
        if let note {
            if note.encoded != bytes { faults.append("a note is written otherwise than it was read") }
            if let checkpoint = try? Checkpoint(text: note.text), !note.text.hasPrefix(checkpoint.text) {
                faults.append("a checkpoint is written otherwise than it was read")
            }
        }
        if SealedReaders.readsNote(bytes) != (note != nil) {
            faults.append("one reader accepts what the other refuses")
        }
        if let key = String(validating: bytes, as: UTF8.self) {
            let isKey = (try? NoteKey(text: key)) != nil
            if isKey != (TrustedKey(key) != nil) {
                faults.append("one reader knows a key that the other refuses")
            }
        }
        return faults
    }
}
