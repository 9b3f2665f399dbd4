import Foundation
import TestSupport
import Testing

/// All parties are treated alike, to the last byte that is written: worlds as files, and the same files with the names of
/// the two parties exchanged, wherever they stand. A failure prints the seed.
@Suite("Swapped names swap every output")
struct MirrorTests {
    /// Two names of one length, so that lines break alike.
    private static func named(_ text: String, _ first: String, _ second: String) -> String {
        text.replacing("borland", with: second.lowercased()).replacing("Borland", with: second)
            .replacing("arland", with: first.lowercased()).replacing("Arland", with: first)
    }

    private static func swapped(_ text: String) -> String {
        text.replacing("norland", with: "\u{1}").replacing("sorland", with: "norland")
            .replacing("\u{1}", with: "sorland")
            .replacing("Norland", with: "\u{1}").replacing("Sorland", with: "Norland")
            .replacing("\u{1}", with: "Sorland")
    }

    /// Digests of files that differ in names differ, and so does the command that names nothing else.
    private static func masked(_ text: String) -> String { text.replacing(/[0-9a-f]{64}/, with: "digest") }

    private func outputs(_ harness: CommandHarness, _ tier: String, swapping: Bool) async throws
        -> [String: String]
    {
        var outputs: [String: String] = [:]
        func told(_ text: String) -> String {
            Self.masked(swapping ? Self.swapped(text) : text)
        }
        let inputs = ["truce.md", "--reports", "reports.csv"] + LeakTests.inputs
        let release = ["--release", tier]
        let assessed = await harness.run(
            ["assess"] + inputs + ["--out", "out", "--hypothetical-deadlines"] + release)
        outputs["terminal"] = told(assessed.out)
        outputs["errors"] = told(assessed.err)
        for (file, bytes) in assessed.files { outputs[file] = told(String(decoding: bytes, as: UTF8.self)) }
        let json = await harness.run(["assess"] + inputs + ["--json"] + release).out
        outputs["json"] = told(json)
        for name in Self.ids(json, swapping: swapping) {
            outputs["explain " + told(name)] = told(
                await harness.run(["explain", name] + inputs + release).out)
        }
        return outputs
    }

    /// One of each kind of what has a name to be explained by: the first on the side that names are swapped to.
    private static func ids(_ json: String, swapping: Bool) -> [String] {
        func shown(_ name: String) -> String { swapping ? swapped(name) : name }
        let names = Set(json.matches(of: /"id":\s*"([^"]+)"/).map { String($0.1) })
        let kinds = Dictionary(grouping: names) { name in
            "\(name.split(separator: "/").count) \(name.contains("withheld"))"
        }
        return kinds.values.compactMap { $0.min { shown($0) < shown($1) } }
    }

    /// Lines without their order, and rows within a line without theirs: what is listed by name stands in another order.
    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map(String.init).sorted()
    }

    @Test(
        "at every tier: terminal, report, JSON, CSV, calendar, explanations",
        arguments: ["internal", "parties", "public"])
    func mirror(tier: String) async throws {
        for seed in UInt64(1)...2 {
            var (plain, mirrored) = (LeakWorld(seed: seed).harness, LeakWorld(seed: seed).harness)
            plain.extra = plain.extra.mapValues { Self.named($0, "Norland", "Sorland") }
            mirrored.extra = mirrored.extra.mapValues { Self.named($0, "Sorland", "Norland") }
            let expected = try await outputs(plain, tier, swapping: true)
            let said = try await outputs(mirrored, tier, swapping: false)
            #expect(Set(expected.keys) == Set(said.keys), "seed \(seed)")
            for (name, text) in expected.sorted(by: { $0.key < $1.key }) {
                let (a, b) = (Self.lines(text), Self.lines(said[name] ?? ""))
                guard a != b else { continue }
                let (only, other) = (Set(a).subtracting(b).sorted(), Set(b).subtracting(a).sorted())
                Issue.record(
                    "seed \(seed), \(tier), \(name): \(only.first?.prefix(400) ?? "-") | \(other.first?.prefix(400) ?? "-")"
                )
            }
        }
    }
}
