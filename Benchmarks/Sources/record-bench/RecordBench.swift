import CeasefireModel
import EventStore
import EventStorePostgres
import EventStoreSQLite
import Exchange
import Foundation

/// `record-bench REPORTS.csv [--postgres URL] [--entries N] [--batch N] [--singles N]` appends entries to a record in a file of SQLite,
/// and in PostgreSQL where a URL of an empty database is given, and the same rows to plain tables beside it, in turn, in one run. It prints a table.
///
/// A record's rows are found by their names, so the plain tables are written twice: as rows with a number alone, and with an index of names
/// as well. The ratios that are promised are against the second: what anybody would need who wants nothing twice.
@main
struct RecordBench {
    static func main() throws {
        var words = Array(CommandLine.arguments.dropFirst())
        func option(_ name: String) -> String? {
            guard let place = words.firstIndex(of: name), place + 1 < words.count else { return nil }
            defer { words.removeSubrange(place...place + 1) }
            return words[place + 1]
        }
        let address = option("--postgres")
        let count = option("--entries").flatMap { Int($0) } ?? 100_000
        let batch = option("--batch").flatMap { Int($0) } ?? 10_000
        let singles = option("--singles").flatMap { Int($0) } ?? 300
        guard words.count == 1 else {
            fail("usage: record-bench REPORTS.csv [--postgres URL] [--entries N] [--batch N] [--singles N]")
        }
        let samples = ReportsReader.read(
            Array(try Data(contentsOf: URL(filePath: words[0]))), file: words[0], sourceZone: "Europe/Kyiv",
            zones: FoundationTimeZones()
        ).rows
        guard !samples.isEmpty else { fail("\(words[0]) holds no report") }
        let workload = try Workload(samples: samples, batches: count, batch: batch, singles: singles)

        let folder = FileManager.default.temporaryDirectory.appending(
            path: "truce-record-bench-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func path(_ name: String) -> String { folder.appending(path: name).path }

        print("| where | what | one by one, a second | in batches of \(batch), a second | bytes an entry |")
        print("| --- | --- | --- | --- | --- |")
        let record = try measure(workload) {
            try SQLiteRecordStore.create(path: path("record.sqlite"), identity: workload.identity)
        }
        let named = try PlainSQLite(path: path("named.sqlite"), hasNames: true).measure(workload)
        let bare = try PlainSQLite(path: path("bare.sqlite"), hasNames: false).measure(workload)
        row("SQLite", "record", record, bytes: size(path("record.sqlite")) / workload.rowCount)
        row(
            "SQLite", "plain, names indexed", named, bytes: size(path("named.sqlite")) / workload.rowCount,
            beside: record)
        row("SQLite", "plain", bare, bytes: size(path("bare.sqlite")) / workload.rowCount, beside: record)
        guard let address else { return }
        let inPostgres = try measure(workload) {
            try PostgresRecordStore.create(workload.identity, at: address)
        }
        let plain = try PlainPostgres(address)
        let namedThere = try plain.measure(workload, table: "plain_named", hasNames: true)
        let bareThere = try plain.measure(workload, table: "plain_bare", hasNames: false)
        row(
            "PostgreSQL", "record", inPostgres,
            bytes: try plain.bytes(of: ["truce_leaf", "truce_name"]) / workload.rowCount)
        row(
            "PostgreSQL", "plain, names indexed", namedThere,
            bytes: try plain.bytes(of: ["plain_named"]) / workload.rowCount,
            beside: inPostgres)
        row(
            "PostgreSQL", "plain", bareThere, bytes: try plain.bytes(of: ["plain_bare"]) / workload.rowCount,
            beside: inPostgres)
    }

    /// Entries a second.
    struct Rates {
        var single: Double
        var batched: Double
    }

    private static func measure(_ workload: Workload, _ make: () throws -> any RecordStore) throws -> Rates {
        let store = try make()
        let recorder = Recorder(store: store, clock: workload.clock)
        guard case .appended? = try recorder.append([workload.opening]).first else {
            fail("the record cannot be opened")
        }
        return Rates(
            single: try rate(workload.singles) { try append([$0], to: recorder) },
            batched: try rate(workload.batches) { try append($0, to: recorder) })
    }

    private static func append(_ submissions: [Submission], to recorder: Recorder) throws {
        for outcome in try recorder.append(submissions) {
            guard case .appended = outcome else { fail("an entry was not taken in: \(outcome)") }
        }
    }

    private static func append(_ submission: Submission, to recorder: Recorder) throws {
        try append([submission], to: recorder)
    }

    static func row(_ place: String, _ what: String, _ rates: Rates, bytes: Int, beside record: Rates? = nil)
    {
        func cell(_ rate: Double, _ own: Double?) -> String {
            let text = String(Int(rate.rounded()))
            return own.map { text + String(format: " (%.2f times the record)", rate / $0) } ?? text
        }
        print(
            "| \(place) | \(what) | \(cell(rates.single, record?.single)) | \(cell(rates.batched, record?.batched)) | \(bytes) |"
        )
    }

    private static func size(_ path: String) -> Int {
        ["", "-wal"].reduce(0) {
            $0 + ((try? FileManager.default.attributesOfItem(atPath: path + $1))?[.size] as? Int ?? 0)
        }
    }
}

/// How many elements of the pieces are worked through in a second by the clock.
func rate<Piece>(_ pieces: [[Piece]], _ work: ([Piece]) throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let began = clock.now
    for piece in pieces { try work(piece) }
    return Double(pieces.reduce(0) { $0 + $1.count }) / ((clock.now - began) / .seconds(1))
}

/// One piece of work each.
func rate<Piece>(_ pieces: [Piece], _ work: (Piece) throws -> Void) rethrows -> Double {
    try rate(pieces.map { [$0] }) { for piece in $0 { try work(piece) } }
}

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
}
