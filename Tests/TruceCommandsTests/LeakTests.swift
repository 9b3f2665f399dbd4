import Foundation
import TestSupport
import Testing

@Suite("Nothing protected leaves")
struct LeakTests {
    static let seeds: [UInt64] = [1, 2, 3]
    static let inputs = [
        "--statements", "statements.csv", "--entries", "entries.ndjson", "--origins", "origins.csv",
        "--observations", "observations.csv", "--gazetteer", "gazetteer.csv",
    ]

    /// Every byte that some command writes for a tier, with what wrote it.
    ///
    /// - Parameter isSwept: Whether the sweep is among them, which assesses the world some hundred times.
    private func outputs(
        _ world: LeakWorld, _ tier: String, isSwept: Bool = true
    ) async throws -> [(name: String, text: String)] {
        var outputs: [(name: String, text: String)] = []
        @discardableResult
        func run(_ arguments: [String], isTiered: Bool = true) async -> CommandHarness.Outcome {
            let outcome = await world.harness.run(arguments + (isTiered ? ["--release", tier] : []))
            let name = arguments.prefix(2).joined(separator: " ") + " for \(tier)"
            outputs.append((name + ", standard output", outcome.out))
            outputs.append((name + ", standard error", outcome.err))
            for (file, bytes) in outcome.files {
                outputs.append((name + ", " + file, file + "\n" + String(decoding: bytes, as: UTF8.self)))
            }
            return outcome
        }
        let all = ["truce.md", "--reports", "reports.csv"] + Self.inputs
        _ = await run(["assess"] + all + ["--out", "out", "--hypothetical-deadlines"])
        let json = await run(["assess"] + all + ["--json"]).out
        _ = await run(["assess", "truce.md", "--reports", "broken.csv"] + Self.inputs)
        _ = await run(
            ["assess", "truce.md", "--reports", "reports.csv"] + Self.inputs
                + ["--observations", "broken-observations.csv"])
        // Nothing of the record reaches it; its own words and its errors are the agreement's.
        _ = await run(["fmt", "--check", "truce.md"], isTiered: false)
        _ = await run(["fmt", "--check", "broken.md"], isTiered: false)
        // The folder holds what --json would print.
        if isSwept { _ = await run(["sweep"] + all + ["--out", "out"]) }
        _ = await run(
            [
                "incidents", "--reports", "reports.csv", "--entries", "entries.ndjson", "--origins",
                "origins.csv",
            ])
        for id in try ids(json) { _ = await run(["explain", id] + all) }
        _ = await run(["explain", "I-nothing"] + all)
        return outputs
    }

    /// Everything in a verdict that has a name to be explained by; a few of each, of which one is withheld.
    private func ids(_ json: String) throws -> [String] {
        let names = json.matches(of: /"id":\s*"([^"]+)"/).map { String($0.1) }
        let kinds = Dictionary(grouping: Set(names)) { name in
            "\(name.split(separator: "/").count) \(name.contains("withheld")) \(name.hasPrefix("I-"))"
        }
        return kinds.values.flatMap { $0.sorted().prefix(3) }
    }

    @Test("to the public, to the parties: no secret in any byte, however it is written", arguments: seeds)
    func secrets(seed: UInt64) async throws {
        let world = LeakWorld(seed: seed)
        for (tier, circle) in [("public", nil as LeakWorld.Circle?), ("parties", .parties)] {
            let hidden = world.secrets.filter { secret in circle.map { secret.widest < $0 } ?? true }
            let outputs = try await outputs(world, tier, isSwept: tier == "public" || seed == 1)
            for (name, text) in outputs {
                let search = LeakSearch(text)
                let found = hidden.filter { search.holds($0.text) }.map { "\($0.what), \($0.text)" }
                #expect(found.isEmpty, "seed \(seed): \(name)")
            }
        }
    }

    @Test("the body that assesses sees every one of them, so that the search can fail", arguments: seeds)
    func everything(seed: UInt64) async throws {
        let world = LeakWorld(seed: seed)
        let text = try await outputs(world, "internal", isSwept: seed == 1).map(\.text).joined(
            separator: "\n")
        let search = LeakSearch(text)
        // The kind of an outlet is shown to nobody, nor are figures that better known ones stand for.
        let missing = world.secrets.filter { secret in
            !["outlet's kind", "minute", "latitude", "broken row", "drawn", "seen by", "namesake"].contains {
                secret.what.hasPrefix($0)
            }
                && !search.holds(secret.text)
        }.map(\.what)
        #expect(missing.isEmpty, "seed \(seed)")
    }

    @Test("what is marked for the parties, they see")
    func parties() async throws {
        let world = LeakWorld(seed: 1)
        let text = try await outputs(world, "parties", isSwept: false).map(\.text).joined(separator: "\n")
        let search = LeakSearch(text)
        let shown = world.secrets.filter { $0.widest == .parties && $0.what.hasPrefix("summary") }
        #expect(!shown.isEmpty && shown.contains { search.holds($0.text) })
    }

    @Test(
        "a word is found in whatever way it is written",
        arguments: [
            "qwrtzpsdé&", "QWRTZPSDÉ&", "qwrtzpsd&#233;&amp;", "qwrtzpsd&#xE9;&#38;", "qwrtzpsd\\u00e9&",
            "qwrtzpsd%C3%A9%26", "cXdydHpwc2TDqSY=", "qwrtz\r\n psdé&",
        ])
    func search(written: String) {
        #expect(LeakSearch("before " + written + " after").holds("qwrtzpsdé&"))
        #expect(!LeakSearch("before " + written + " after").holds("another"))
    }

    @Test("counts and states are the same for all: what is withheld is counted")
    func totals() async throws {
        let world = LeakWorld(seed: 1)
        let arguments = ["assess", "truce.md", "--reports", "reports.csv"] + Self.inputs + ["--json"]
        var counts: [[String]] = []
        for tier in ["internal", "parties", "public"] {
            let outcome = await world.harness.run(arguments + ["--release", tier])
            let verdict = try #require(
                try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
            let readings = try #require(verdict["readings"] as? [[String: Any]])
            counts.append(
                readings.map { "\($0["headline"] ?? "") \($0["totals"] ?? "")" } + [
                    "\((verdict["reports"] as? [Any])?.count ?? -1) \((verdict["incidents"] as? [Any])?.count ?? -1)",
                    "\(readings.flatMap { ($0["tallies"] as? [[String: Any]] ?? []).map { "\($0["state"] ?? "") \($0["count"] ?? "")" } })",
                ])
        }
        #expect(counts[0] == counts[1] && counts[1] == counts[2])
    }
}
