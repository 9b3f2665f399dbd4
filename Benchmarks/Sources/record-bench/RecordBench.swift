import BenchmarkSupport
import CeasefireModel
import EventStore
import EventStorePostgres
import EventStoreSQLite
import Exchange
import Foundation

/// `record-bench REPORTS.csv [--postgres URL] [--entries N] [--batch N] [--singles N] [--turns N]` appends entries to a record in a file of SQLite,
/// and in PostgreSQL where a URL of a database is given, and the same rows to plain tables beside it, in turns. It prints a table: medians, and in brackets
/// how many times as long the record took beside the plain table of the same turn: the median of the turns, the least and the most.
///
/// A record's rows are found by their names, so the plain tables are written with an index of names, which anybody needs who wants nothing twice, and once without.
@main
struct RecordBench {
    static func main() throws {
        var words = Array(CommandLine.arguments.dropFirst())
        func option(_ name: String) -> String? {
            guard let place = words.firstIndex(of: name), place + 1 < words.count else { return nil }
            defer { words.removeSubrange(place...place + 1) }
            return words[place + 1]
        }
        func number(_ name: String, _ usual: Int) -> Int { option(name).flatMap { Int($0) } ?? usual }
        let address = option("--postgres")
        let (count, batch) = (number("--entries", 50_000), number("--batch", 10_000))
        let (singles, turns) = (number("--singles", 100), number("--turns", 7))
        guard words.count == 1 else {
            fail(
                "usage: record-bench REPORTS.csv [--postgres URL] [--entries N] [--batch N] [--singles N] [--turns N]"
            )
        }
        let samples = ReportsReader.read(
            Array(try Data(contentsOf: URL(filePath: words[0]))), file: words[0], sourceZone: "Europe/Kyiv",
            zones: FoundationTimeZones()
        ).rows
        guard !samples.isEmpty else { fail("\(words[0]) holds no report") }
        let workload = try Workload(samples: samples, batches: count, batch: batch, singles: singles)

        print(
            "| where | what | one by one, a second | in batches of \(batch), a second | processor µs a row in batches | bytes a row |"
        )
        print("| --- | --- | --- | --- | --- | --- |")
        var inSQLite = Turns([
            "record", "plain with names", "plain with names, by GRDB's arguments", "plain",
            "plain with names, pages of 16 KB",
        ])
        for _ in 0..<turns { try sqlite(workload, &inSQLite) }
        print(inSQLite.lines(of: "SQLite").joined(separator: "\n"))
        guard let address else { return }
        let plain = PlainPostgres(address)
        var inPostgres = Turns([
            "record", "plain with names, COPY", "plain with names, INSERT", "plain, COPY",
        ])
        for turn in 0..<turns { try postgres(workload, plain, address, turn, &inPostgres) }
        print(inPostgres.lines(of: "PostgreSQL").joined(separator: "\n"))
    }

    private static func sqlite(_ workload: Workload, _ turns: inout Turns) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "truce-record-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try turns.take { place in
            let path = folder.appending(path: "\(place)").path
            func size() -> Int {
                ["", "-wal"].reduce(0) {
                    $0 + ((try? FileManager.default.attributesOfItem(atPath: path + $1))?[.size] as? Int ?? 0)
                }
            }
            switch place {
            case 0:
                let store = try SQLiteRecordStore.create(path: path, identity: workload.identity)
                return try record(store, workload, bytes: size)
            case 2:
                let table = try PlainGRDB(path: path)
                return try Cost.measure(
                    workload, single: { try table.write([workload.singleRows[$0]]) },
                    batches: { for rows in workload.batchRows { try table.write(rows) } }, bytes: size)
            default:
                // The last as the record has its pages; the others as SQLite itself chooses them.
                let table = PlainSQLite(
                    path: path, hasNames: place != 3, pageBytes: place == 4 ? 16_384 : 4_096)
                return Cost.measure(
                    workload, single: { table.write([workload.singleRows[$0]]) },
                    batches: { for rows in workload.batchRows { table.write(rows) } }, bytes: size)
            }
        }
    }

    private static func postgres(
        _ workload: Workload, _ server: PlainPostgres, _ address: String, _ turn: Int, _ turns: inout Turns
    ) throws {
        let schema = "turn_\(turn)"
        server.enter(schema: schema)
        defer { server.leave(schema: schema) }
        try turns.take { place in
            guard place > 0 else {
                let store = try PostgresRecordStore.create(
                    workload.identity, at: "\(address)?options=-csearch_path%3D\(schema)")
                return try record(store, workload, server: server.processorSeconds) {
                    server.bytes(of: ["truce_leaf", "truce_name"])
                }
            }
            let (table, hasNames) = ("plain_\(place)", place < 3)
            server.make(table: table, hasNames: hasNames)
            defer { server.forget(table: table) }
            return Cost.measure(
                workload, server: server.processorSeconds,
                single: { server.insert(workload.singleRows[$0], into: table, hasNames: hasNames) },
                batches: {
                    for rows in workload.batchRows {
                        if place == 2 {
                            server.insert(rows, into: table, hasNames: hasNames)
                        } else {
                            server.copy(rows, into: table, hasNames: hasNames)
                        }
                    }
                }, bytes: { server.bytes(of: [table]) })
        }
    }

    /// Appends to a record as an import does.
    private static func record(
        _ store: any RecordStore, _ workload: Workload, server: () -> Double? = { 0 }, bytes: () -> Int
    ) throws -> Cost {
        let recorder = try opened(store, workload)
        let batches = workload.batches
        return try Cost.measure(
            workload, server: server, single: { try check(recorder.append([workload.singles[$0]])) },
            batches: {
                try recorder.append(batches: batches.count) {
                    batches[$0]
                } done: {
                    try check($1)
                }
            }, bytes: bytes)
    }

    private static func opened(_ store: any RecordStore, _ workload: Workload) throws -> Recorder {
        let recorder = Recorder(store: store, clock: workload.clock)
        guard case .appended? = try recorder.append([workload.opening]).first else {
            fail("the record cannot be opened")
        }
        return recorder
    }

    private static func check(_ outcomes: [AppendOutcome]) throws {
        for outcome in outcomes {
            guard case .appended = outcome else { fail("an entry was not taken in: \(outcome)") }
        }
    }
}

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
}
