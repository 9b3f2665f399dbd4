import EventStore
import Foundation
import GRDB
import Testing

@testable import EventStoreSQLite

@Suite("Versions of the file")
struct SchemaTests {
    @Test("a record of the first version is brought up to this one, with all that it holds")
    func migration() throws {
        try withFolder { folder in
            let path = folder + "/r"
            try FileManager.default.copyItem(atPath: Self.fixture.path, toPath: path)
            #expect(try Self.version(path) == 1)
            let store = try SQLiteRecordStore(path: path)
            #expect(try Self.version(path) == SQLiteSchema.version)
            #expect(store.identity == identity)
            try store.read { record in
                let head = try record.head()
                #expect(head.size == 3)
                #expect(try record.numbers(of: [.report], in: 0..<9) == [0, 1, 2])
                #expect(try record.leaves(named: [EntryName(.reports, "R2")])[0].map(\.number) == [2])
            }
            try append(1, to: store)
            #expect(try store.read { try $0.head().size } == 4)
            // Names of both versions are found.
            let names = ["R2", "R3", "R4"].map { EntryName(.reports, $0) }
            #expect(
                try store.read { try $0.leaves(named: names) }.map { $0.map(\.number) } == [[2], [3], []])
            let indexes = try DatabaseQueue(path: path).read { try $0.indexes(on: "leaves").map(\.name) }
            #expect(Set(indexes).isSuperset(of: ["leaves_by_kind", "leaves_by_name"]))
        }
    }

    @Test("a record of a later version is refused with a sentence, and not touched")
    func newer() throws {
        try withFolder { folder in
            let path = folder + "/r"
            try SQLiteRecordStore.create(path: path, identity: identity).close()
            try DatabaseQueue(path: path).write { try $0.execute(sql: "PRAGMA user_version = 4") }
            let before = try Data(contentsOf: URL(filePath: path))
            let error = #expect(throws: RecordStoreError.self) { _ = try SQLiteRecordStore(path: path) }
            #expect(error?.code == .newer)
            #expect(
                error?.description.hasSuffix(
                    "was written by a later version of this program: its file has version 4, and this program knows versions up to 3. Nothing was changed; use the later program."
                ) == true)
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test("a migration that fails changes nothing")
    func failedMigration() throws {
        try withFolder { folder in
            let path = folder + "/r"
            try FileManager.default.copyItem(atPath: Self.fixture.path, toPath: path)
            // The step cannot be taken: what it makes is there already.
            try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE leaves_by_kind (a)") }
            #expect(code { _ = try SQLiteRecordStore(path: path) } == .damaged)
            #expect(try Self.version(path) == 1)
        }
    }

    private static let fixture = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Fixtures/version-1.sqlite")

    private static func version(_ path: String) throws -> Int? {
        var configuration = Configuration()
        configuration.readonly = true
        return try DatabaseQueue(path: path, configuration: configuration)
            .read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }
}

@Suite("A full disk")
struct FullDiskTests {
    @Test("a batch that finds no room is dropped in whole, and said so; what was there stays")
    func full() throws {
        try withFolder { folder in
            var options = SQLiteRecordStore.Options()
            options.maximumBytes = 1 << 20
            let store = try SQLiteRecordStore.create(
                path: folder + "/r", identity: identity, options: options)
            var head = RecordHead.empty
            var error: RecordStoreError?
            while error == nil {
                do { head = try append(50, bytes: 2_000, to: store) } catch let fault as RecordStoreError {
                    error = fault
                }
            }
            #expect(error?.code == .full)
            #expect(error?.description.hasPrefix("There is no room left for ") == true)
            #expect(head.size > 50)
            #expect(try store.read { try $0.head() } == head)
            // With room again, the same batch goes in.
            try store.close()
            let roomy = try SQLiteRecordStore(path: folder + "/r")
            #expect(try roomy.read { try $0.head() } == head)
            #expect(try append(50, bytes: 2_000, to: roomy).size == head.size + 50)
        }
    }
}
