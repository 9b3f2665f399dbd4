import AuditLog
import CeasefireModel
import EventStore
import Foundation
import RecordStoreContract
import TestSupport
import Testing

@testable import EventStoreSQLite

@Suite("A record in a file of SQLite")
struct SQLiteStoreTests {
    @Test("keeps the contract of stores", arguments: RecordStoreContract.promises)
    func contract(_ promise: RecordStoreContract.Promise) throws {
        try withFolder { folder in
            let contract = RecordStoreContract {
                try SQLiteRecordStore.create(path: folder + "/\(UUID()).sqlite", identity: $0)
            }
            #expect(contract.breaches(of: promise) == [])
        }
    }

    @Test("is made for its owner's eyes alone, and synchronised in full")
    func careful() throws {
        try withFolder { folder in
            let store = try SQLiteRecordStore.create(path: folder + "/r", identity: identity)
            #expect(try store.synchronisation() == 2)
            let mode =
                try FileManager.default.attributesOfItem(atPath: folder + "/r")[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
    }

    @Test("is opened again as it was left")
    func reopened() throws {
        try withFolder { folder in
            let store = try SQLiteRecordStore.create(path: folder + "/r", identity: identity)
            let head = try append(40, to: store)
            try store.close()
            let again = try SQLiteRecordStore(path: folder + "/r")
            #expect(again.identity == identity)
            #expect(try again.read { try $0.head() } == head)
        }
    }

    @Test("two open files are one record: several processes may write")
    func twoAtOnce() throws {
        try withFolder { folder in
            let one = try SQLiteRecordStore.create(path: folder + "/r", identity: identity)
            let other = try SQLiteRecordStore(path: folder + "/r")
            DispatchQueue.concurrentPerform(iterations: 4) { worker in
                for _ in 0..<10 {
                    do { try append(2, to: worker % 2 == 0 ? one : other) } catch { Issue.record(error) }
                }
            }
            let head = try other.read { try $0.head() }
            #expect(head.size == 80)
            #expect(try one.read { try $0.head() } == head)
        }
    }

    @Test("what is there already, or is no record, is left alone, and told of")
    func wrongFiles() throws {
        try withFolder { folder in
            let path = folder + "/r"
            #expect(code { _ = try SQLiteRecordStore(path: path) } == .missing)
            try Data("reports".utf8).write(to: URL(filePath: path))
            #expect(code { _ = try SQLiteRecordStore(path: path) } == .notARecord)
            #expect(code { _ = try SQLiteRecordStore.create(path: path, identity: identity) } == .exists)
            #expect(try Data(contentsOf: URL(filePath: path)) == Data("reports".utf8))
            try FileManager.default.removeItem(atPath: path)
            _ = try SQLiteRecordStore.create(path: path, identity: identity)
            #expect(code { _ = try SQLiteRecordStore.create(path: path, identity: identity) } == .exists)
        }
    }

    @Test("a file that was cut short, or whose tables are not a record's, is told of as damaged")
    func damaged() throws {
        try withFolder { folder in
            let path = folder + "/r"
            let store = try SQLiteRecordStore.create(path: path, identity: identity)
            try append(500, bytes: 500, to: store)
            try store.gather()
            try store.close()
            for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
            let whole = try Data(contentsOf: URL(filePath: path))
            try whole.prefix(60_000).write(to: URL(filePath: path))
            #expect(code { _ = try SQLiteRecordStore(path: path) } == .damaged)
            // SQLite's own files beside it would lead whoever copies it to think that somebody uses it.
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["r"])
            var other = whole
            let table = Data("CREATE TABLE meta (key TEXT PRIMARY KEY, value BLOB".utf8)
            let place = try #require(other.range(of: table))
            other.replaceSubrange(
                place, with: Data("CREATE TABLE meta (key TEXT PRIMARY KEY, vaXue BLOB".utf8))
            try other.write(to: URL(filePath: path))
            #expect(code { _ = try SQLiteRecordStore(path: path) } == .damaged)
        }
    }

    @Test("a making that ended early can be begun anew")
    func unfinished() throws {
        try withFolder { folder in
            let path = folder + "/r"
            #expect(FileManager.default.createFile(atPath: path, contents: nil))
            #expect(code { _ = try SQLiteRecordStore(path: path) } == .notARecord)
            let store = try SQLiteRecordStore.create(path: path, identity: identity)
            #expect(try store.read { try $0.head() } == .empty)
        }
    }
}

let identity: RecordIdentity = {
    guard
        let identity = RecordIdentity(origin: "sqlite.example/record", secret: Array(repeating: 5, count: 32))
    else {
        preconditionFailure("32 bytes are a secret")
    }
    return identity
}()

/// Runs with a folder that is gone afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "truce-record-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
}

/// As what a store refused to do something; nil where it did not, or failed otherwise.
func code(_ body: () throws -> Void) -> RecordStoreError.Code? {
    do { try body() } catch let error as RecordStoreError { return error.code } catch { Issue.record(error) }
    return nil
}

/// Appends made-up leaves of some bytes each, and tells the head after them.
@discardableResult
func append(_ count: Int, bytes: Int = 20, to store: any RecordStore) throws -> RecordHead {
    try store.write { record in
        var head = try record.head()
        let leaves = (0..<count).map { index in
            let number = head.size
            let leaf =
                Array(repeating: UInt8(truncatingIfNeeded: index), count: bytes) + Array("\(number)".utf8)
            head.frontier.append(MerkleHash(leaf: leaf))
            return StoredLeaf(
                number: number, kind: .report, bytes: leaf,
                names: [.init(name: EntryName(.reports, "R\(number)"), substance: Digest(hashing: leaf))])
        }
        try record.append(leaves, head: head)
        return head
    }
}
