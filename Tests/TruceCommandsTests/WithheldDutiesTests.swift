import Foundation
import Testing

@Suite("Duties that rest on what is not shown")
struct WithheldDutiesTests {
    private static let file = AllForAllTests.folder + "entries.ndjson"
    private static let withheld = ["E-003", "E-004", "E-012"]

    /// The example with three entries of the Lowlands for the body that assesses alone, and with figures that nothing else
    /// has.
    private func harness() throws -> CommandHarness {
        let text = try String(contentsOf: CommandHarness.root.appending(path: Self.file), encoding: .utf8)
        let lines = text.split(separator: "\n").map(String.init).map { line -> String in
            guard Self.withheld.contains(where: { line.contains("\"entry\":\"\($0)\"") }) else {
                return line
            }
            return line.replacing("\"reason\":", with: "\"release\":\"internal\",\"reason\":")
                .replacing("T04:00+02:00", with: "T04:07+02:00").replacing(
                    "\"amount\":90", with: "\"amount\":91"
                )
                .replacing("T08:00+02:00", with: "T08:23+02:00").replacing(
                    "T18:00+02:00", with: "T18:41+02:00"
                )
                .replacing("\"amount\":28", with: "\"amount\":27")
        }
        return CommandHarness(extra: [Self.file: lines.joined(separator: "\n") + "\n"])
    }

    private func bytes(_ tier: String) async throws -> String {
        let harness = try harness()
        var all = ""
        let duties = ["howitzers-withdrawn", "captives-listed", "captives-exchanged/wounded"].map {
            ["explain", "highlands/\($0)/lowlands"]
        }
        for command in [["assess"]] + duties {
            let out = command == ["assess"] ? ["--out", "out"] : []
            let outcome = await harness.run(command + AllForAllTests.inputs + out + ["--release", tier])
            #expect(outcome.status == 0, "\(outcome.err)")
            all += outcome.out + outcome.files.values.map { String(decoding: $0, as: UTF8.self) }.joined()
        }
        return all
    }

    @Test("amounts and moments of withheld entries, and what is counted from them, are in no output")
    func figures() async throws {
        let secrets = ["27 of 40", "91 declared", "04:07", "02:07", "18:41", "16:41", "of 19", "19 owed"]
        let (open, closed) = (try await bytes("internal"), try await bytes("public"))
        for secret in secrets {
            #expect(!closed.contains(secret), "\(secret)")
        }
        for secret in secrets.prefix(4) { #expect(open.contains(secret), "\(secret)") }
        #expect(closed.contains("40 howitzers owed; what was done is withheld"))
        #expect(closed.contains("due by withheld"))
    }

    private typealias Row = [String: Any]

    private func readings(_ harness: CommandHarness, _ tier: String) async throws -> [Row] {
        let outcome = await harness.run(["assess"] + AllForAllTests.inputs + ["--json", "--release", tier])
        let verdict = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? Row)
        return try #require(verdict["readings"] as? [Row])
    }

    private func rows(_ readings: [Row], _ name: String) -> [Row] {
        readings.flatMap { $0[name] as? [Row] ?? [] }
    }

    /// The two ends of an interval, as Universal Time that compares as text.
    private func ends(_ row: Row, _ name: String) -> (String, String)? {
        guard let interval = row[name] as? Row, let from = (interval["from"] as? Row)?["utc"] as? String,
            let to = (interval["to"] as? Row)?["utc"] as? String
        else { return nil }
        return (from, to)
    }

    @Test("a party is in breach since a moment that the public is told to lie in the same time")
    func since() async throws {
        for harness in [CommandHarness(), try harness()] {
            let exact = rows(try await readings(harness, "internal"), "breaches")
            let shown = rows(try await readings(harness, "public"), "breaches")
            #expect(!exact.isEmpty && exact.count == shown.count)
            for (exact, shown) in zip(exact, shown) {
                let (inner, outer) = (try #require(ends(exact, "since")), try #require(ends(shown, "since")))
                #expect(outer.0 <= inner.0 && inner.1 <= outer.1)
                #expect(Set(exact["deeds"] as? [String] ?? []) == Set(shown["deeds"] as? [String] ?? []))
            }
        }
    }

    @Test("the public is told a duty's moments to the hour around them, and in reasons about when")
    func coarse() async throws {
        let exact = rows(try await readings(CommandHarness(), "internal"), "deeds")
        let shown = rows(try await readings(CommandHarness(), "public"), "deeds")
        var widened = 0
        for (exact, shown) in zip(exact, shown) {
            for name in [
                "opens", "begin_by", "complete_by", "begun", "completed", "breached", "breach_known",
            ] {
                guard let inner = ends(exact, name) else { continue }
                let outer = try #require(ends(shown, name))
                #expect(outer.0 <= inner.0 && inner.1 <= outer.1)
                #expect(outer.0.hasSuffix(":00Z") && outer.1.hasSuffix(":00Z"))
                if outer != inner { widened += 1 }
            }
            let (why, told) = (exact["reason"] as? String ?? "", shown["reason"] as? String ?? "")
            for moment in told.matches(of: /(about )?(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z)/)
            where moment.output.1 == nil {
                #expect(why.contains(moment.output.2), "\(told), where it is so that \(why)")
            }
        }
        #expect(widened > 0)
        #expect(shown.contains { ($0["reason"] as? String)?.contains("about ") ?? false })
    }
}
