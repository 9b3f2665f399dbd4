import AuditLog
import EventStore
import Foundation
import PostgresServer
import RecordStoreContract
import Testing

@testable import EventStorePostgres

@Suite("A record in PostgreSQL")
struct PostgresRecordStoreTests {
    let server: PostgresServer
    let address: String

    init() throws {
        server = try PostgresServer.shared.get()
        address = try server.emptySchema()
    }

    @Test("keeps the contract of stores", arguments: RecordStoreContract.promises)
    func contract(_ promise: RecordStoreContract.Promise) throws {
        let contract = RecordStoreContract { [server] identity in
            try PostgresRecordStore.create(identity, at: server.emptySchema())
        }
        #expect(contract.breaches(of: promise) == [])
    }

    @Test("several writers at once leave neither a gap nor a fork")
    func manyWriters() async throws {
        _ = try PostgresRecordStore.create(Leaves.identity, at: address)
        let (writers, batches, size) = (6, 12, 7)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<writers {
                group.addTask { [address] in
                    // Each has a store of its own, as each program has.
                    let store = try PostgresRecordStore.open(address)
                    for batch in 0..<batches { try Leaves.append(size, by: "\(writer)/\(batch)", to: store) }
                }
            }
            try await group.waitForAll()
        }
        let store = try PostgresRecordStore.open(address)
        let texts = try Leaves.texts(in: store)
        let head = try store.read { try $0.head() }
        #expect(texts.count == writers * batches * size)
        #expect(head.size == UInt64(texts.count))
        // The root that the writers handed on from one to the next is that of the leaves as they lie there.
        #expect(head.frontier == MerkleFrontier(leaves: texts.map { MerkleHash(leaf: Array($0.utf8)) }))
        // Whoever had the turn wrote its whole batch in one piece.
        for start in stride(from: 0, to: texts.count, by: size) {
            #expect(Set(texts[start..<start + size].map { $0.prefix { $0 != " " } }).count == 1)
        }
    }

    @Test("who reads sees the record of one moment, though others write meanwhile")
    func readsOneMoment() throws {
        let store = try PostgresRecordStore.create(Leaves.identity, at: address)
        try Leaves.append(3, by: "first", to: store)
        try store.read { record in
            let before = try record.head().size
            try Leaves.append(4, by: "second", to: store)
            #expect(try record.numbers(of: [.report, .note], in: 0..<100).count == 3)
            #expect(before == 3)
        }
        #expect(try store.read { try $0.head().size } == 7)
    }

    @Test("where the connection breaks before the work is kept, the store says that nothing was")
    func connectionBreaks() throws {
        let store = try PostgresRecordStore.create(Leaves.identity, at: address)
        try Leaves.append(2, by: "first", to: store)
        #expect {
            try store.write { record in
                try record.keep(attachment: [1, 2, 3], digest: Leaves.digest(of: 1))
                // As where the server is restarted under it.
                try server.run(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction' AND query LIKE 'INSERT INTO truce_attachment%'"
                )
            }
        } throws: {
            ($0 as? RecordStoreError)?.description.hasSuffix("nothing of this was kept.") == true
        }
        // And the next call works, on another connection.
        try Leaves.append(1, by: "second", to: store)
        #expect(try store.read { (try $0.head().size, try $0.attachments()) } == (3, []))
    }

    @Test("a record of an earlier version is brought up to date when it is opened, and keeps what it holds")
    func migrates() throws {
        _ = try PostgresRecordStore.create(Leaves.identity, at: address, version: 1)
        // As an earlier program wrote them.
        for number in 0..<5 {
            try server.run(
                "INSERT INTO truce_leaf VALUES (\(number), \(number % 3 == 0 ? 24 : 1), 'leaf'); INSERT INTO truce_name VALUES (1, 'R\(number)', \(number), decode(repeat('07', 32), 'hex'))",
                at: address)
        }
        let frontier = MerkleFrontier(leaves: (0..<5).map { _ in MerkleHash(leaf: Array("leaf".utf8)) })
        let hexadecimal = frontier.encoded.map { String(format: "%02x", $0) }.joined()
        try server.run("UPDATE truce_record SET frontier = decode('\(hexadecimal)', 'hex')", at: address)
        let indexes =
            "SELECT count(*) FROM pg_indexes WHERE indexname IN ('truce_leaf_kind', 'truce_leaf_name') AND schemaname = current_schema"
        #expect(try server.run(indexes, at: address) == "0\n")
        let store = try PostgresRecordStore.open(address)
        #expect(try server.run(indexes, at: address) == "2\n")
        #expect(try server.run("SELECT schema_version FROM truce_record", at: address) == "3\n")
        // Names of both versions are found.
        try Leaves.append(2, by: "this program", to: store)
        try store.read { record in
            let found = try record.leaves(named: ["R1", "R5", "R9"].map { EntryName(.reports, $0) })
            #expect(found.map { $0.map(\.number) } == [[1], [5], []])
            #expect(try record.numbers(of: [.note], in: 0..<9) == [0, 3, 6])
        }
        #expect(try Leaves.texts(in: store).count == 7)
    }

    @Test("a record of a later version is left alone")
    func refusesNewer() throws {
        _ = try PostgresRecordStore.create(Leaves.identity, at: address)
        try server.run("UPDATE truce_record SET schema_version = 4", at: address)
        #expect {
            try PostgresRecordStore.open(address)
        } throws: {
            let error = $0 as? RecordStoreError
            return error?.code == .newer
                && error?.description.contains("schema 4, and this one knows 3); use that version") == true
        }
    }

    @Test("where there is no record, or one already, the address is told without the password")
    func missingAndExisting() throws {
        let secret = address.replacingOccurrences(of: "truce@", with: "truce:hunter2@")
        let shown = "postgres://truce@127.0.0.1:\(server.port)/postgres"
        #expect {
            try PostgresRecordStore.open(secret)
        } throws: {
            ($0 as? RecordStoreError)
                == RecordStoreError(
                    .missing, "\(shown): there is no record here. `truce record init` makes one.")
        }
        let made = try PostgresRecordStore.create(Leaves.identity, at: secret)
        func second() -> RecordStoreError? {
            do { _ = try PostgresRecordStore.create(Leaves.identity, at: secret) } catch {
                return error as? RecordStoreError
            }
            return nil
        }
        // Nobody could tell an empty one from what a killed `init` left.
        let empty = try #require(second())
        #expect(empty.code == .exists && empty.description.hasPrefix("\(shown): an empty record lies here"))
        try Leaves.append(1, by: "somebody", to: made)
        #expect(
            second()
                == RecordStoreError(.exists, "\(shown): there is a record here already; nothing was changed.")
        )
    }

    @Test(
        "a database that cannot be reached is told in a sentence",
        arguments: [
            ("postgres://truce:geheim@127.0.0.1:1/postgres", "postgres://truce@127.0.0.1:1/postgres"),
            ("PORT/nowhere", "nowhere"), ("PORT/postgres?nonsense=1", "postgres"),
            ("host=127.0.0.1 port=1 password=geheim", "host=127.0.0.1 port=1"),
        ])
    func unreachable(address: String, shown: String) {
        let address = address.replacingOccurrences(
            of: "PORT", with: "postgres://truce@127.0.0.1:\(server.port)")
        #expect {
            try PostgresRecordStore.open(address)
        } throws: {
            let error = $0 as? RecordStoreError
            return error?.description.contains("\(shown): the database cannot be reached (") == true
                && error?.description.contains("geheim") == false
        }
    }

    @Test("a user who may not write is told so")
    func readOnly() throws {
        let store = try PostgresRecordStore.create(
            Leaves.identity, at: address + "%20-cdefault_transaction_read_only%3Doff")
        try Leaves.append(1, by: "owner", to: store)
        let reader = try PostgresRecordStore.open(address + "%20-cdefault_transaction_read_only%3Don")
        #expect(try Leaves.texts(in: reader).count == 1)
        #expect {
            try Leaves.append(1, by: "reader", to: reader)
        } throws: {
            ($0 as? RecordStoreError)?.code == .readOnly
        }
    }

    @Test(
        "addresses are shown without passwords",
        arguments: [
            (
                "postgres://desk:geheim@db.example:5432/mission?password=geheim",
                "postgres://desk@db.example:5432/mission"
            ),
            ("postgres:///mission", "postgres:///mission"),
            ("postgres://u:p@ss@host/db", "postgres://u@host/db"),
            ("host=db password=geheim dbname=mission", "host=db dbname=mission"),
        ])
    func addresses(address: String, shown: String) { #expect(RecordAddress.words(address) == shown) }

    @Test("a number keeps its value on the way to the server and back, whatever its sign and size")
    func numbers() throws {
        let connection = try PostgresConnection(address)
        for number in [0, 1, -1, 255, 256, -256, Int64.max, Int64.min] {
            #expect(try connection.rows("SELECT $1::bigint", [.bigint(number)]).integer(0, 0) == number)
        }
        let elements: [[UInt8]] = [[0, 1], []]
        let rows = try connection.rows(
            "SELECT $1::bytea, $2::bytea, array_length($3::bytea[], 1), $4::bytea[], ($4::bytea[])[1], ($4::bytea[])[2]",
            [
                .bytea([]), .null, .byteas(count: 0) { _, _ in },
                .byteas(count: elements.count) { place, put in elements[place].withUnsafeBytes(put) },
            ])
        #expect(rows.bytes(0, 0) == [])
        #expect(rows.isNull(0, 1))
        #expect(rows.isNull(0, 2))
        #expect(rows.bytes(0, 4) == [0, 1])
        #expect(rows.bytes(0, 5) == [])
    }
}
