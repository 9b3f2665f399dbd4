import Foundation
import Testing

/// The example of the moratorium, from all its tables and under both beginnings. The data are no part of the project.
///
/// All 93,676 rows take a debug build minutes. So the rows and maps of a few days run here, against figures that the page states for these
/// days; the figures of the whole are held against what a release build wrote: `make moratorium DATA=FOLDER`.
@Suite("The energy moratorium of 2025")
struct MoratoriumTests {
    private static let example = "Examples/energy-moratorium-2025/"
    private static let data = "../shared/data/"
    /// The tables and their mappings, as `run.sh` names them.
    private static let tables = [
        ("viina-monthly/viina_incidents_202503.csv", "viina-monthly"),
        ("viina-monthly/viina_incidents_202504.csv", "viina-monthly"),
        ("viina-deep-strikes/VIINA_2025_REBUILD.csv", "viina-deep-strikes"),
        ("uaf-missile-attacks/missile_attacks_daily.csv", "uaf-missile-attacks"),
        ("ru-mod-telegram/mod_russia_v2.csv", "ru-mod-russia"),
        ("air-raid-alerts/alerts_oblast_2022-03_2026-06.csv", "air-raid-alerts"),
    ]

    static let hasData = (tables.map(\.0) + ["line-of-contact", "boundaries"]).allSatisfy {
        FileManager.default.fileExists(atPath: CommandHarness.root.appending(path: data + $0).path)
    }
    /// The `verdict.json` that `run.sh` wrote; nil where nobody asks for it.
    static let writtenVerdict = ProcessInfo.processInfo.environment["TRUCE_MORATORIUM_VERDICT"]

    private static func text(_ path: String) throws -> String {
        try String(contentsOf: CommandHarness.root.appending(path: path), encoding: .utf8)
    }

    /// The harness with the rows and maps of some days only. Every row of these tables is one line.
    private func harness(days: [String]) throws -> CommandHarness {
        let spellings = days + days.map { $0.filter { $0 != "-" } }
        var extra: [String: String] = [:]
        for (path, _) in Self.tables {
            // Some end their lines with CRLF, which is one character.
            let lines = try Self.text(Self.data + path).split(whereSeparator: \.isNewline)
            let kept = lines.dropFirst().filter { line in
                line.contains("2025") && spellings.contains { line.contains($0) }
            }
            extra["rows/" + path] = (lines.prefix(1) + kept).joined(separator: "\n") + "\n"
        }
        let maps = Self.data + "line-of-contact"
        for name in try FileManager.default.contentsOfDirectory(
            atPath: CommandHarness.root.appending(path: maps).path)
        where days.contains(where: { name.hasPrefix("deepstate_" + $0) }) {
            extra["lines/" + name] = try Self.text(maps + "/" + name)
        }
        return CommandHarness(extra: extra)
    }

    @Test(
        "all five sources, under both beginnings, with the line of the day: the page's figures of some days",
        .enabled(if: hasData, "skipped: the data of the moratorium are not beside the project"))
    func someDays() async throws {
        let page = try Self.text(Self.example + "README.md")
        let days = try MoratoriumFigures.sampleDays(onPage: page)
        let reports = Self.tables.map { path, mapping in
            "rows/\(path)@\(Self.example)mappings/\(mapping).mapping.json"
        }
        let outcome = try await harness(days: days).run(
            ["assess", Self.example + "energy-moratorium.md", "--reports"] + reports + [
                "--statements", Self.example + "statements.csv", "--origins",
                Self.example + "origins.csv", "--drawn", "contact=lines",
                "frontier=" + Self.data + "boundaries/ukraine_adm1_geoboundaries.geojson", "--json",
            ])
        #expect(outcome.status == 0, "\(outcome.err)")
        MoratoriumFigures.expectSame(
            try MoratoriumFigures(.sample, onPage: page), try MoratoriumFigures(verdict: outcome.out))

        // Each distance is from a drawing of the incident's day or before, never of a later one.
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        var told = 0
        for incident in json["incidents"] as? [[String: Any]] ?? [] {
            let began = ((incident["occurred"] as? [String: Any])?["from"] as? [String: Any])?["local"]
            let day = try #require(began as? String).prefix(10)
            for distance in incident["distances"] as? [[String: Any]] ?? [] {
                guard distance["line"] as? String == "contact" else { continue }
                #expect(String(day) >= (distance["drawn_for"] as? String ?? "9"), "\(incident["id"] ?? "")")
                told += 1
            }
        }
        #expect(told > 50)
        let drawn = json["drawn"] as? [[String: Any]] ?? []
        #expect(drawn.compactMap { $0["day"] as? String } == days)
    }

    @Test(
        "the page's figures of the whole are those that a run wrote",
        .enabled(
            if: writtenVerdict != nil,
            "skipped: the whole takes a release build; `make moratorium DATA=FOLDER` runs it and this test"))
    func whole() throws {
        let json = try String(
            contentsOf: URL(filePath: try #require(Self.writtenVerdict)), encoding: .utf8)
        MoratoriumFigures.expectSame(
            try MoratoriumFigures(.whole, onPage: try Self.text(Self.example + "README.md")),
            try MoratoriumFigures(verdict: json))
    }

    @Test("the script names the tables and mappings that the test reads")
    func script() throws {
        let script = try Self.text(Self.example + "run.sh")
        for (path, mapping) in Self.tables {
            #expect(script.contains("$data/\(path)@$map/\(mapping).mapping.json"), "\(path)")
        }
        #expect(script.matches(of: /\.mapping\.json"/).count == Self.tables.count)
    }

    @Test("every reading that a side holds cites statements, and every address is one that the data hold")
    func statements() throws {
        let text = try String(
            contentsOf: CommandHarness.root.appending(path: Self.example + "statements.csv"), encoding: .utf8)
        let agreement = try String(
            contentsOf: CommandHarness.root.appending(path: Self.example + "energy-moratorium.md"),
            encoding: .utf8)
        let known = Set(text.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != "," }) })
        let cited = agreement.split { !($0.isLetter || $0.isNumber || $0 == "-") }.map(String.init).filter {
            $0.hasPrefix("M25-S")
        }
        #expect(!cited.isEmpty && Set(cited).isSubset(of: known))
        guard Self.hasData else {
            print(
                "skipped: the addresses of statements: the data of the moratorium are not beside the project")
            return
        }
        let posts = try String(
            contentsOf: CommandHarness.root.appending(path: Self.data + "ru-mod-telegram/mod_russia_v2.csv"),
            encoding: .utf8)
        let addresses = text.split { " ,\n".contains($0) }.map(String.init).filter { $0.hasPrefix("http") }
        #expect(addresses.count >= 6)
        for address in addresses {
            let bare = address.hasSuffix(".") ? String(address.dropLast()) : address
            #expect(posts.contains(bare + ")"), "\(bare)")
        }
    }
}
