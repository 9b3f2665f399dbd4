import EventStore
import Foundation
import PostgresServer
import TestSupport
import Testing

/// The program is killed (SIGKILL) at random moments. What it acknowledged is there, nothing else is, it verifies, and what is run again comes to
/// the same root. `make kill` tries a thousand moments; TRUCE_KILLS and TRUCE_KILL_SEED say how many, and from which seed.
@Suite("Kills at random moments")
struct KillTests {
    @Test("an import", arguments: KillWorld.Kind.allCases)
    func imports(kind: KillWorld.Kind) throws {
        try Killing.withFolder(in: Killing.memory) { folder in
            let world = try KillWorld(kind, in: folder)
            let whole = try Whole(world)
            var (partial, kills) = (0, 0)
            let seeds = Killing.seeds(oneIn: 2)
            for seed in seeds {
                var random = Seeded(seed: seed)
                let place = try world.freshRecord("seed-\(seed)")
                defer { #expect(throws: Never.self) { try world.remove(place) } }
                // More than one kill may come before somebody lets it finish.
                for _ in 0...random.below(2) {
                    let outcome = try Killing.run(
                        world.importing(place), in: folder, killAt: whole.moment(&random))
                    kills += 1
                    if try whole.expectPart(world, place, told: outcome.err, seed) { partial += 1 }
                }
                try world.expectVerified(place, seed)
                try world.expectDone(world.importing(place))
                #expect(try world.contents(place).head == whole.head, "seed \(seed): another root")
            }
            print(
                "\(kind.rawValue), import: seeds \(seeds.lowerBound) to \(seeds.upperBound - 1), \(kills) kills, \(partial) of them with some rows written and some not"
            )
            // A test whose kills all come too early or too late shows nothing.
            #expect(partial > 0)
        }
    }

    @Test(
        "entries that people add, and decisions", arguments: KillWorld.Kind.allCases,
        KillWorld.People.allCases)
    func people(kind: KillWorld.Kind, work: KillWorld.People) throws {
        try Killing.withFolder(in: Killing.memory) { folder in
            let world = try KillWorld(kind, in: folder)
            let seconds = try (0..<3).map { number in
                let place = try world.freshRecord("whole-\(number)", of: "reported.record")
                let begin = Date()
                try world.expectDone(work.arguments(place))
                let seconds = Date().timeIntervalSince(begin)
                #expect(try world.contents(place).names[work.kind] == work.names)
                return seconds
            }.sorted()[1]
            let seeds = Killing.seeds(oneIn: 4)
            var late = 0
            for seed in seeds {
                var random = Seeded(seed: seed ^ (work == .adding ? 0xADD : 0xDEC))
                let place = try world.freshRecord("\(work)-\(seed)", of: "reported.record")
                defer { #expect(throws: Never.self) { try world.remove(place) } }
                // Mostly in the later half, when it writes.
                let early = random.below(4) == 0 ? 0 : 0.4
                let delay = Double.random(in: seconds * early...seconds * 1.1, using: &random)
                let outcome = try Killing.run(
                    work.arguments(place), in: folder, killAt: Killing.Moment(seconds: delay))
                let there = try world.contents(place).names[work.kind] ?? []
                // They come in one transaction: all, or none.
                #expect(
                    there == work.names || (there.isEmpty && outcome.out.isEmpty),
                    "seed \(seed): \(there.count) of \(work.names.count)")
                if !there.isEmpty { late += 1 }
                try world.expectVerified(place, seed)
                try world.expectDone(work.arguments(place))
                #expect(try world.contents(place).names[work.kind] == work.names, "seed \(seed)")
            }
            print(
                "\(kind.rawValue), \(work.testDescription): seeds \(seeds.lowerBound) to \(seeds.upperBound - 1), one kill each, \(late) of them after the entries were kept"
            )
        }
    }

    @Test("PostgreSQL itself, in the middle of an import")
    func server() throws {
        try Killing.withFolder(in: Killing.memory) { folder in
            let server = try PostgresServer.ofKills()
            let world = try KillWorld(.postgres, in: folder, server: server)
            let whole = try Whole(world)
            var partial = 0
            let seeds = Killing.seeds(oneIn: 6)
            for seed in seeds {
                var random = Seeded(seed: seed ^ 0x5E4)
                let place = try world.freshRecord("server-\(seed)")
                defer { #expect(throws: Never.self) { try world.remove(place) } }
                // Either all of the server, or the one process of it that serves the import.
                let isWhole = random.below(2) == 0
                let outcome = try Killing.run(
                    world.importing(place), in: folder, at: whole.moment(&random)
                ) { _ in
                    let pids =
                        isWhole
                        ? [try server.mainProcess()]
                        : try server.run(
                            "SELECT pid FROM pg_stat_activity WHERE application_name = 'truce'"
                        ).split(separator: "\n").compactMap { Int32($0) }
                    for pid in pids { kill(pid, SIGKILL) }
                }
                // It ends with a sentence about the server, and by itself; or it was done before.
                #expect(
                    outcome.status == 0 || outcome.err.contains("truce: postgres://"),
                    "seed \(seed): \(outcome.status) \(outcome.err)")
                if isWhole { try server.restart() }
                try server.awaitConnections()
                if try whole.expectPart(world, place, told: outcome.err, seed) { partial += 1 }
                try world.expectVerified(place, seed)
                try world.expectDone(world.importing(place))
                #expect(try world.contents(place).head == whole.head, "seed \(seed): another root")
            }
            print(
                "PostgreSQL's own processes: seeds \(seeds.lowerBound) to \(seeds.upperBound - 1), one kill each, \(partial) of them with some rows written and some not"
            )
        }
    }
}

/// An import that nobody disturbed, which the others are held against.
private struct Whole {
    let head: RecordHead
    private let seconds: Double
    private let names = (0..<KillWorld.rows).map { "R\($0)" }

    init(_ world: KillWorld) throws {
        let place = try world.freshRecord("whole")
        let begin = Date()
        try world.expectDone(world.importing(place))
        seconds = Date().timeIntervalSince(begin)
        let there = try world.contents(place)
        #expect(there.names[.report] == names && there.names[.intake]?.count == 1)
        head = there.head
    }

    /// A moment at which to kill: one in four at any time from the start on, the others while rows are written, after one of the batches.
    func moment(_ random: inout Seeded) -> Killing.Moment {
        guard random.below(4) > 0 else {
            return Killing.Moment(seconds: .random(in: 0...seconds * 1.1, using: &random))
        }
        let batches = (KillWorld.rows + KillWorld.batch - 1) / KillWorld.batch
        return Killing.Moment(
            lines: 1 + random.below(batches),
            seconds: .random(in: 0...seconds / Double(batches), using: &random))
    }

    /// Expects what was acknowledged, whole batches and nothing else; tells whether it is neither nothing nor all.
    func expectPart(_ world: KillWorld, _ place: String, told err: String, _ seed: UInt64) throws -> Bool {
        let there = try world.contents(place)
        let reports = there.names[.report] ?? []
        let told = Self.acknowledged(err)
        #expect(
            reports.count >= told, "seed \(seed): \(told) rows were acknowledged, \(reports.count) are there")
        #expect(reports == Array(names.prefix(reports.count)), "seed \(seed)")
        let isWholeBatch = reports.count.isMultiple(of: KillWorld.batch) || reports.count == names.count
        #expect(isWholeBatch, "seed \(seed): half a batch")
        let isEarly = there.names[.intake] != nil && reports.count < names.count
        #expect(!isEarly, "seed \(seed): an intake too early")
        return (1..<names.count).contains(reports.count)
    }

    /// The rows that the program had said are done: `truce: reports.csv: 150 of 1500`, on a line that is complete.
    private static func acknowledged(_ err: String) -> Int {
        let lines = err.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return lines.compactMap { line -> Int? in
            let words = line.split(separator: " ")
            guard words.count == 5, words[3] == "of" else { return nil }
            return Int(words[2])
        }.max() ?? 0
    }
}

extension PostgresServer {
    /// A server for kills.
    static func ofKills() throws -> PostgresServer {
        // Thousands of records are made in it and dropped: their traces need not stay.
        try PostgresServer(settings: ["max_wal_size=128MB"], in: Killing.memory?.path ?? "/tmp")
    }

    /// Waits until the server takes connections again: it recovers from its log first.
    fileprivate func awaitConnections() throws {
        for _ in 0..<100 {
            if (try? run("SELECT 1")) != nil { return }
            Thread.sleep(forTimeInterval: 0.1)
        }
        try run("SELECT 1")
    }
}
