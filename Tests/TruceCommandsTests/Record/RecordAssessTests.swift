import Foundation
import Testing

/// What was known when: assessments from a record.
@Suite("Assessing from a record")
struct RecordAssessTests {
    static let energy = "Examples/energy-truce-2026"

    @Test(
        "a result from a folder names the same prefix as one from the store, and which trusted keys signed it"
    )
    func namesThePrefix() async throws {
        let world = await RecordWorld.mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await world.run("record", "export", "--record", "mission.record", "--no-origins", "sealed")
        let key = await world.noteKey("mission.log.key")
        func member(_ name: String, _ arguments: [String]) async -> String? {
            let outcome = await world.run(
                ["assess", "truce.md", "--origins", "origins.csv", "--release", "internal", "--json"]
                    + arguments)
            #expect(outcome.status == 0, "\(outcome.err)")
            let lines = outcome.out.replacing(" ", with: "").replacing("\n", with: "")
            return lines.firstRange(of: "\"\(name)\":").map { String(lines[$0.upperBound...].prefix(70)) }
        }
        let sealed = ["--record", "sealed", "--trust", key]
        let signers = try #require(await member("signed_by", sealed))
        #expect(signers.hasPrefix("[\"mission.example/record\"]"), "\(signers)")
        let untrusted = try #require(await member("signed_by", ["--record", "sealed"]))
        #expect(untrusted.hasPrefix("[]"), "\(untrusted)")
        let store = try #require(await member("signed_by", ["--record", "mission.record"]))
        #expect(store.hasPrefix("null"), "\(store)")
        // The public folder withholds leaves, and their hashes are there.
        for basis in ["available", "recorded"] {
            let root = try #require(await member("root", sealed + ["--basis", basis]))
            #expect(!root.hasPrefix("null") && root.count == 70)
        }
        let internalFolder = ["--record", "all", "--trust", key]
        await world.run(
            "record", "export", "--record", "mission.record", "--release", "internal", "all")
        #expect(await member("root", internalFolder) == member("root", ["--record", "mission.record"]))
    }

    @Test(
        "the energy truce from files, from a record and from its sealed folder: the same but for where it came from"
    )
    func sameVerdict() async throws {
        let world = RecordWorld()
        await world.run("record", "init", "mission.record")
        let files = [
            "--reports", "\(Self.energy)/reports.csv", "--statements", "\(Self.energy)/statements.csv",
            "--entries",
            "\(Self.energy)/entries.ndjson",
        ]
        let imported = await world.run(
            [
                "record", "import", "--record", "mission.record", "--key", "mission.holder.key",
                "--source-zone", "Europe/Kyiv",
            ]
                + files)
        #expect(imported.status == 0, "\(imported.err)")
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await world.run("record", "export", "--record", "mission.record", "--release", "internal", "sealed")
        let log = await world.noteKey("mission.log.key")
        #expect(await world.run("record", "verify", "sealed", "--key", log).status == 0)

        let rest = ["--origins", "\(Self.energy)/origins.csv", "--json"]
        let agreement = "\(Self.energy)/energy-truce.md"
        func verdict(_ source: [String]) async throws -> NSDictionary {
            let outcome = await world.run(["assess", agreement] + source + rest)
            #expect(outcome.status == 0, "\(outcome.err)")
            let json = try JSONSerialization.jsonObject(with: Data(outcome.out.utf8))
            var verdict = try #require(json as? [String: Any])
            let inputs = try #require(verdict.removeValue(forKey: "inputs") as? [[String: Any]])
            #expect(inputs.contains { $0["kind"] as? String == "record" } == (source[0] == "--record"))
            return NSDictionary(dictionary: verdict)
        }
        let fromFiles = try await verdict(files)
        #expect(try await verdict(["--record", "mission.record"]) == fromFiles)
        #expect(try await verdict(["--record", "sealed"]) == fromFiles)
    }

    @Test("after late evidence and a correction, --basis recorded gives the earlier result byte for byte")
    func knownWhen() async throws {
        let world = RecordWorld()
        world["first.csv"] = Array((SmallTruce.header + SmallTruce.rows[0] + "\n").utf8)
        world["late.csv"] = Array((SmallTruce.header + SmallTruce.rows[1] + "\n").utf8)
        await world.run("record", "init", "mission.record")
        let officer = ["--record", "mission.record", "--key", "mission.holder.key"]
        world.setClock("2026-03-02T14:00Z")
        #expect(await world.run(["record", "import"] + officer + ["--reports", "first.csv"]).status == 0)
        var isWarned = false
        func assess(_ basis: String, _ asOf: String = "2026-03-05T00:00Z") async -> String {
            let outcome = await world.run(
                "assess", "truce.md", "--record", "mission.record", "--origins", "origins.csv", "--basis",
                basis,
                "--as-of", asOf, "--release", "internal", "--json")
            #expect(outcome.status == 0, "\(outcome.err)")
            isWarned = outcome.err.contains("nothing was recorded after")
            return outcome.out
        }
        // What was recorded at a moment may still be joined by more, in the replay of an archive or within the same second.
        for moment in ["2026-03-02T14:00Z", "2026-03-05T00:00Z"] {
            _ = await assess("recorded", moment)
            #expect(isWarned, "\(moment)")
        }
        let (recorded, available) = (await assess("recorded"), await assess("available"))
        // An admission that became known on the 3rd reaches the record on the 6th; then the toll is corrected.
        world.setClock("2026-03-06T09:00Z")
        #expect(await world.run(["record", "import"] + officer + ["--reports", "late.csv"]).status == 0)
        let correction = await world.run(
            ["record", "add"] + officer + [
                "--corrects", "2", "--reports", "corrected.csv", "--reason", "Three, not two.",
            ])
        #expect(correction.status == 0, "\(correction.err)")
        #expect(await assess("recorded") == recorded)
        #expect(!isWarned)
        #expect(await assess("available") != available, "what became known by then joins in")
        #expect(await assess("recorded", "2026-03-07T00:00Z") != recorded)
        #expect([recorded, available].allSatisfy { $0.contains(#""root": ""#) })
    }

    @Test("incidents from a record are those from the files")
    func incidents() async {
        let world = await RecordWorld.mission()
        let fromRecord = await world.run("incidents", "--record", "mission.record", "--release", "internal")
        let fromFiles = await world.run("incidents", "--reports", "reports.csv", "--release", "internal")
        #expect(fromRecord.status == 0 && fromRecord.out == fromFiles.out)
    }

    @Test("a folder in which a byte was changed is not assessed")
    func damaged() async throws {
        let world = await RecordWorld.mission()
        await world.run("record", "checkpoint", "--record", "mission.record", "--key", "mission.log.key")
        await world.run("record", "export", "--record", "mission.record", "--release", "internal", "sealed")
        let bundle = try #require(world.files(below: "sealed").first { $0.contains("entries") })
        var bytes = try #require(world[bundle])
        bytes[bytes.count / 2] ^= 1
        world[bundle] = bytes
        let outcome = await world.run("assess", "truce.md", "--record", "sealed")
        #expect(outcome.status == 2 && outcome.out.isEmpty && outcome.err.contains("leaf-"))
    }
}
