import Foundation
import Testing

/// The withdrawal of heavy weapons by calibre, with a line of its own for each side, as in points 1 to 3 of the package of measures of
/// February 2015. The maps are schematic: the line of contact runs along 38 degrees east and from 10 March along 37.9, that of the
/// memorandum along 37.8.
@Suite("Equal distances by calibre, a baseline for each side")
struct MinskTests {
    static let folder = "Tests/TruceCommandsTests/Documents/minsk-ii/"

    static let arguments = [
        "assess", folder + "minsk-ii.md", "--reports", folder + "reports.csv", "--origins",
        folder + "origins.csv", "--observations", folder + "observations.csv",
    ]

    private struct Row {
        var state: String
        var place: String
    }

    /// What is said of an incident under a provision, by the first reading.
    private func rows(release: String = "internal") async throws -> [String: Row] {
        let outcome = await CommandHarness().run(Self.arguments + ["--json", "--release", release])
        #expect(outcome.status == 0 && outcome.err.isEmpty, "\(outcome.err)")
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        let reading = try #require((json["readings"] as? [[String: Any]])?.first)
        var rows: [String: Row] = [:]
        for one in reading["assessments"] as? [[String: Any]] ?? [] {
            let grades = one["grades"] as? [[String: Any]] ?? []
            let place = grades.first { $0["element"] as? String == "place" }?["reason"] as? String ?? ""
            rows["\(one["incident"] ?? "") \(one["provision"] ?? "")"] = Row(
                state: one["state"] as? String ?? "", place: place)
        }
        for one in reading["out_of_scope"] as? [[String: Any]] ?? [] {
            rows["\(one["incident"] ?? "") \(one["provision"] ?? "")"] = Row(
                state: "outside: \(one["element"] ?? "")", place: one["reason"] as? String ?? "")
        }
        return rows
    }

    @Test("each weapon is measured by its calibre, from the line of its own side, as of the day")
    func withdrawal() async throws {
        let rows = try await rows()
        let expected = [
            // Ten and forty kilometres behind the line: each side keeps half of fifty.
            "I-M1 guns-withdrawn": "meets-the-standard", "I-M2 guns-withdrawn": "outside: place",
            // A howitzer whose calibre nobody gives is neither in nor out.
            "I-M3 guns-withdrawn": "undecidable",
            // Twenty kilometres from the line of contact, but 35 from the line that its side is measured from.
            "I-M4 guns-withdrawn": "outside: place",
            // Thirty kilometres: too near for a rocket launcher, far enough for a gun.
            "I-M5 launchers-withdrawn": "meets-the-standard",
            "I-M6 heavy-rockets-withdrawn": "meets-the-standard",
            "I-M7 guns-withdrawn": "outside: act",
            // 24 km, known to within three.
            "I-M8 guns-withdrawn": "undecidable", "I-M9 guns-withdrawn": "undecidable",
            // The line moved towards it in the night to 10 March.
            "I-M10 guns-withdrawn": "meets-the-standard", "I-M11 guns-withdrawn": "undecidable",
        ]
        for (name, state) in expected { #expect(rows[name]?.state == state, "\(name)") }
        #expect(
            rows["I-M1 guns-withdrawn"]?.place
                == "within 25 km of contact as drawn for 2015-02-28; 10 km from it, known to within 1 km")
        #expect(
            rows["I-M4 guns-withdrawn"]?.place
                == "farther than 25 km from memorandum; 35 km from it, known to within 1 km")
        #expect(rows["I-M8 guns-withdrawn"]?.place.hasSuffix("it reaches 1.9 km over the bound") == true)
        #expect(rows["I-M9 guns-withdrawn"]?.place == "Site M9 has no position on the map")
        #expect(rows["I-M11 guns-withdrawn"]?.place.contains("more than 7 days older") == true)
    }

    @Test("the public is told no distance by which a place could be found")
    func released() async throws {
        let rows = try await rows(release: "public")
        #expect(
            rows["I-M1 guns-withdrawn"]?.place == "within 25 km of contact as drawn for 2015-02-28")
        let outcome = await CommandHarness().run(Self.arguments + ["--out", "out"])
        for (name, bytes) in outcome.files {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("known to within") && !text.contains("10134"), "\(name)")
        }
    }

    @Test("a verdict cites the content of each file that was drawn upon")
    func citesFiles() async throws {
        let outcome = await CommandHarness().run(Self.arguments + ["--json"])
        let json = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.out.utf8)) as? [String: Any])
        let drawn = try #require(json["drawn"] as? [[String: Any]])
        #expect(
            drawn.compactMap { $0["name"] as? String } == ["frontier", "contact", "contact", "memorandum"])
        #expect(Set(drawn.compactMap { $0["digest"] as? String }).count == 4)
    }

    @Test("files that are missing are told with what was expected of them, all at once")
    func missingFiles() async throws {
        let document = try String(
            contentsOf: CommandHarness.root.appending(path: Self.folder + "minsk-ii.md"), encoding: .utf8)
        let reports = try String(
            contentsOf: CommandHarness.root.appending(path: Self.folder + "reports.csv"), encoding: .utf8)
        let harness = CommandHarness(extra: ["minsk.md": document, "reports.csv": reports])
        let outcome = await harness.run("assess", "minsk.md", "--reports", "reports.csv")
        #expect(outcome.status == 2)
        try CommandHarness.expectSnapshot(outcome.err, "missing-drawings.txt")
        let unknown = await harness.run(
            "assess", "minsk.md", "--reports", "reports.csv", "--drawn", "contract=maps")
        #expect(unknown.err.contains("the agreement draws no 'contract'"))
    }

    @Test("a map that draws nothing of what is named, or another thing, is refused")
    func brokenFiles() async throws {
        let zone = """
            {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"name": "Range 1"},
            "geometry": {"type": "Point", "coordinates": [20, 50]}}]}
            """
        let agreement = SmallTruce.agreement.replacing(
            "```truce\nprovision: power-spared",
            with: """
                ```truce
                zone: range
                file: zones.geojson
                feature: Range 2
                ```

                ```truce
                zone: point
                file: zones.geojson
                ```

                ```truce
                line: frontier
                file: zones.geojson
                ```

                ```truce
                line: contact
                folder: lines
                missing-days: unknown
                ```

                ```truce
                provision: power-spared
                where: {any: [{zone: range}, {zone: point}, {within: 1km, of: frontier}]}
                """)
        let harness = CommandHarness(extra: [
            "truce.md": agreement, "zones.geojson": zone, "lines/front.geojson": zone,
            "lines/front_2026-03-01.geojson": zone, "reports.csv": SmallTruce.header + SmallTruce.rows[0],
        ])
        let outcome = await harness.run("assess", "truce.md", "--reports", "reports.csv")
        #expect(outcome.status == 2)
        try CommandHarness.expectSnapshot(outcome.err, "broken-drawings.txt")
    }

    @Test("a gazetteer gives positions to names, and none to names that several places have")
    func gazetteer() async throws {
        let agreement = SmallTruce.agreement.replacing(
            "provision: power-spared", with: "provision: power-spared\nwhere: {zone: midland}"
        ).replacing(
            "```truce\nopen-term: start",
            with: "```truce\nzone: midland\nfile: midland.geojson\n```\n\n```truce\nopen-term: start")
        let square = """
            {"type": "Polygon", "coordinates": [[[19, 49], [21, 49], [21, 51], [19, 51], [19, 49]]]}
            """
        let rows = SmallTruce.rows.prefix(1).map {
            $0.replacing(",50.0,20.0,5,", with: ",,,,")
        }
        func outcome(_ gazetteer: String) async -> CommandHarness.Outcome {
            await CommandHarness(extra: [
                "truce.md": agreement, "midland.geojson": square,
                "reports.csv": SmallTruce.header + rows.joined(separator: "\n") + "\n",
                "places.csv": "name,alternates,region,country,latitude,longitude,precision_km\n" + gazetteer,
            ]).run(
                "assess", "truce.md", "--reports", "reports.csv", "--gazetteer", "places.csv", "--json",
                "--release", "internal", "--reading", "arland")
        }
        let found = await outcome("Midtown,,,Borland,50.0,20.0,5\n")
        #expect(found.status == 0 && found.out.contains("inside the zone midland"), "\(found.err)")
        let twice = await outcome("Midtown,,,Borland,50.0,20.0,5\nMidtown,,,Borland,40.0,20.0,5\n")
        #expect(twice.status == 0 && twice.err.contains("no position is taken"))
        #expect(twice.out.contains("Midtown has no position on the map"))
    }
}
