import Foundation
import Testing

/// The example of the moratorium, from two of its sources and the lines of four days. The data are no part of the project.
@Suite("The energy moratorium of 2025")
struct MoratoriumTests {
    private static let example = "Examples/energy-moratorium-2025/"
    private static let data = "../shared/data/"
    private static let days = ["2025-03-18", "2025-03-25", "2025-04-01", "2025-04-10"]

    static let hasData = FileManager.default.fileExists(
        atPath: CommandHarness.root.appending(path: data + "line-of-contact").path)

    /// The harness with the maps of four days only: the folder holds those of other years, which are drawn otherwise.
    private func harness() throws -> CommandHarness {
        let folder = CommandHarness.root.appending(path: Self.data + "line-of-contact")
        var extra: [String: String] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
        where Self.days.contains(where: { name.hasPrefix("deepstate_" + $0) }) {
            extra["lines/" + name] = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
        }
        return CommandHarness(extra: extra)
    }

    @Test(
        "both beginnings, with the line of the day",
        .enabled(if: hasData, "skipped: the data of the moratorium are not beside the project"))
    func bothBeginnings() async throws {
        let map = Self.example + "mappings/"
        let outcome = try await harness().run(
            "assess", Self.example + "energy-moratorium.md", "--reports",
            Self.data + "viina-deep-strikes/VIINA_2025_REBUILD.csv@" + map
                + "viina-deep-strikes.mapping.json",
            "--statements", Self.example + "statements.csv", "--origins", Self.example + "origins.csv",
            "--drawn", "contact=lines",
            "frontier=" + Self.data + "boundaries/ukraine_adm1_geoboundaries.geojson", "--json", "--release",
            "internal")
        #expect(outcome.status == 0, "\(outcome.err)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        let readings = try #require(json["readings"] as? [[String: Any]])
        #expect(readings.count == 4)
        func incidents(_ reading: [String: Any], outOfScopeBy element: String) -> Int {
            (reading["out_of_scope"] as? [[String: Any]] ?? []).count { $0["element"] as? String == element }
        }
        for (everywhere, behind) in zip(readings.prefix(2), readings.suffix(2)) {
            #expect(incidents(everywhere, outOfScopeBy: "place") == 0)
            #expect(incidents(behind, outOfScopeBy: "time") == incidents(everywhere, outOfScopeBy: "time"))
        }

        // Each distance is from a drawing of the incident's day or before, never of a later one.
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
        #expect(drawn.compactMap { $0["day"] as? String } == Self.days)
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
