import Foundation
import TestSupport
import Testing

/// The program is killed (SIGKILL) at random moments. What it acknowledged is there, nothing else is, and what is run again comes to the
/// same root. `make kill` tries a thousand moments; TRUCE_KILLS and TRUCE_KILL_SEED say how many, and from which seed.
@Suite("Kills at random moments", .serialized)
struct KillTests {
    @Test("an import", arguments: KillWorld.Kind.allCases)
    func imports(kind: KillWorld.Kind) throws {
        try Killing.withFolder { folder in
            let world = try KillWorld(kind, in: folder)
            let place = try world.freshRecord("whole")
            let begin = Date()
            try world.expectDone(world.importing(place))
            let seconds = Date().timeIntervalSince(begin)
            let whole = try world.contents(place)
            let names = (0..<KillWorld.rows).map { "R\($0)" }
            #expect(whole.reports == names && whole.intakes == 1)
            var partial = 0
            for seed in Killing.firstSeed..<Killing.firstSeed + UInt64(Killing.count) {
                var random = Seeded(seed: seed)
                let place = try world.freshRecord("seed-\(seed)")
                // More than one kill may come before somebody lets it finish.
                for _ in 0...random.below(2) {
                    let delay = Double.random(in: 0...seconds * 1.1, using: &random)
                    let outcome = try Killing.run(world.importing(place), in: folder, killAfterSeconds: delay)
                    let told = acknowledged(outcome.err)
                    let there = try world.contents(place)
                    #expect(there.reports.count >= told, "seed \(seed): \(told) rows were acknowledged")
                    #expect(there.reports == Array(names.prefix(there.reports.count)), "seed \(seed)")
                    let isWholeBatch =
                        there.reports.count.isMultiple(of: KillWorld.batch)
                        || there.reports.count == KillWorld.rows
                    #expect(isWholeBatch, "seed \(seed): half a batch")
                    #expect(
                        there.intakes == 0 || there.reports.count == KillWorld.rows,
                        "seed \(seed): an intake too early")
                    if (1..<KillWorld.rows).contains(there.reports.count) { partial += 1 }
                }
                try world.expectDone(world.importing(place))
                #expect(try world.contents(place).head == whole.head, "seed \(seed): another root")
                try? FileManager.default.removeItem(at: folder.appending(path: "seed-\(seed).record"))
            }
            print(
                "\(kind.rawValue), imports: seeds \(Killing.firstSeed) and \(Killing.count - 1) after it, \(partial) kills with some rows written and some not"
            )
            // A test whose kills all come too early or too late shows nothing.
            #expect(partial > 0)
        }
    }

    @Test("entries that people add", arguments: KillWorld.Kind.allCases)
    func additions(kind: KillWorld.Kind) throws {
        try Killing.withFolder { folder in
            let world = try KillWorld(kind, in: folder)
            let place = try world.freshRecord("whole")
            let begin = Date()
            try world.expectDone(world.adding(place))
            let seconds = Date().timeIntervalSince(begin)
            let names = (0..<40).map { "N-\($0)" }
            #expect(try world.contents(place).notes == names)
            for seed in Killing.firstSeed..<Killing.firstSeed + UInt64(Killing.count) {
                var random = Seeded(seed: seed ^ 0xADD)
                let place = try world.freshRecord("add-\(seed)")
                let delay = Double.random(in: 0...seconds * 1.1, using: &random)
                let outcome = try Killing.run(world.adding(place), in: folder, killAfterSeconds: delay)
                let there = try world.contents(place).notes
                // They come in one transaction: all, or none.
                #expect(
                    there == names || (there.isEmpty && outcome.out.isEmpty),
                    "seed \(seed): \(there.count) of 40")
                try world.expectDone(world.adding(place))
                #expect(try world.contents(place).notes == names, "seed \(seed)")
                try? FileManager.default.removeItem(at: folder.appending(path: "add-\(seed).record"))
            }
        }
    }

    /// The rows that the program had said are done: `truce: reports.csv: 150 of 1500`, on a line that is complete.
    private func acknowledged(_ err: String) -> Int {
        let lines = err.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        return lines.compactMap { line -> Int? in
            let words = line.split(separator: " ")
            guard words.count == 5, words[3] == "of" else { return nil }
            return Int(words[2])
        }.max() ?? 0
    }
}
