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
    private static func masked(_ text: String) -> String {
        text.replacing(/sha256:[0-9a-f]+/, with: "digest")
    }

    private func outputs(_ harness: CommandHarness, _ tier: String, swapping: Bool) async throws
        -> [String: String]
    {
        var outputs: [String: String] = [:]
        func told(_ text: String) -> String {
            // Lines of a calendar are folded where they are full, within names too.
            let whole = text.replacing("\r\n ", with: "")
            return Self.masked(swapping ? Self.swapped(whole) : whole)
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

    /// The parts of an output without their order: parties are listed by their ids everywhere, so that columns and rows change
    /// places with the names.
    private static func parts(_ text: String, of name: String) throws -> [String] {
        if name.hasSuffix("json") {
            let value = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            return [unordered(value)]
        }
        if name.hasSuffix("csv") { return text.split(whereSeparator: \.isNewline).map(String.init).sorted() }
        return text.split { $0.isWhitespace || "<>.,:;".contains($0) }.map(String.init).sorted()
    }

    /// JSON with members and elements in one order.
    private static func unordered(_ value: Any) -> String {
        switch value {
        case let object as [String: Any]:
            "{" + object.map { "\($0.key): \(unordered($0.value))" }.sorted().joined(separator: ", ") + "}"
        case let array as [Any]: "[" + array.map(unordered).sorted().joined(separator: ", ") + "]"
        default: "\(value)"
        }
    }

    /// Where two texts part.
    private static func parting(_ a: String, _ b: String) -> String {
        let at = max(0, zip(a, b).prefix { $0 == $1 }.count - 100)
        return "\(a.dropFirst(at).prefix(300)) | \(b.dropFirst(at).prefix(300))"
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
                let (a, b) = (try Self.parts(text, of: name), try Self.parts(said[name] ?? "", of: name))
                let differ = zip(a, b).first { $0 != $1 }
                #expect(
                    a == b,
                    "seed \(seed), \(tier), \(name): \(differ.map(Self.parting) ?? "\(a.count) or \(b.count) parts")"
                )
            }
        }
    }
}
