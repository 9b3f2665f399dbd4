import CeasefireModel
import Foundation
import Geography
import Testing

@testable import Exchange

@Suite("A line of contact from a folder")
struct GeoLineOfContactFolderTests {
    static func file(_ west: Int, _ properties: String = ##"{"fill":"#a52714"}"##) -> [UInt8] {
        let ring = "[[\(west),47],[45,47],[45,50],[\(west),50],[\(west),47]]"
        return Array(
            """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":\(properties),"geometry":{"type":"Polygon","coordinates":[\(ring)]}},
            {"type":"Feature","properties":{"fill":"#0f9d58"},"geometry":{"type":"Polygon","coordinates":[[[30,50],[31,50],[31,51],[30,50]]]}},
            {"type":"Feature","properties":{"name":"a unit"},"geometry":{"type":"Point","coordinates":[37,48]}}
            ]}
            """.utf8)
    }

    static let held = FeatureRule(property: "fill", values: ["#a52714", "#880e4f"])

    @Test(
        "the day stands in the file's name",
        arguments: [
            ("deepstate_2025-03-18_1742333889.geojson", "2025-03-18", 1_742_333_889),
            ("folder/deepstatemap_data_20260120.geojson", "2026-01-20", nil),
            ("2024-02-29.json", "2024-02-29", nil), ("v2_20250401.geojson", "2025-04-01", nil),
        ] as [(String, String, Int64?)])
    func names(name: String, day: String, made: Int64?) throws {
        let found = try #require(LineOfContactFolder.day(inName: name))
        #expect(found.day.description == day)
        #expect(found.madeAtSeconds == made)
    }

    @Test(
        "a name without a day has none",
        arguments: [
            "line.geojson", "2025-02-30.geojson", "2025_03_18.geojson", "1742333889.geojson",
            "20251301.geojson",
        ])
    func noDay(name: String) { #expect(LineOfContactFolder.day(inName: name) == nil) }

    @Test("the rules select the territory: liberated areas and units are none of it")
    func selection() throws {
        let intake = LineOfContactFolder.read(
            names: ["b_2025-03-19.geojson", "README.md", "a_2025-03-18.geojson"], selecting: [Self.held]
        ) { Self.file($0.hasPrefix("a") ? 37 : 38) }
        #expect(intake.diagnostics.isEmpty)
        #expect(intake.rows.map(\.day.description) == ["2025-03-18", "2025-03-19"])
        let line = LineOfContact(intake.rows)
        let village = try #require(Coordinate(latitude: 48.5, longitude: 37.5))
        let liberated = try #require(Coordinate(latitude: 50.2, longitude: 30.9))
        let zones = intake.rows.compactMap { line.zone(on: $0.day).zone }
        #expect(zones.map { $0.position(of: village) } == [.inside, .outside])
        #expect(zones.map { $0.position(of: liberated) } == [.outside, .outside])
    }

    @Test("of two files for a day the one made later counts; two that nothing tells apart are an error")
    func twoForADay() {
        let twice = LineOfContactFolder.read(
            names: ["x_2025-03-18_1742333889.geojson", "x_2025-03-18_1742300000.geojson"],
            selecting: [Self.held]
        ) { _ in Self.file(37) }
        #expect(twice.rows.map(\.source) == ["x_2025-03-18_1742333889.geojson"])
        #expect(twice.diagnostics.map(\.code) == ["earlier-of-the-day"])
        #expect(!twice.hasErrors && twice.readCount == 2 && twice.rejectedCount == 1)
        let unclear = LineOfContactFolder.read(
            names: ["a_2025-03-18.geojson", "b_2025-03-18.geojson"], selecting: [Self.held]
        ) { _ in Self.file(37) }
        #expect(unclear.diagnostics.map(\.code) == ["two-files-for-a-day"])
    }

    @Test("a file that selects nothing, is broken, or has no day makes no snapshot, and is told of")
    func refused() {
        let intake = LineOfContactFolder.read(
            names: ["2025-03-18.geojson", "2025-03-19.geojson", "line.geojson"], selecting: [Self.held]
        ) { $0.contains("18") ? Self.file(37, #"{"fill":"red"}"#) : Array(Self.file(37).dropLast(3)) }
        #expect(intake.rows.isEmpty)
        #expect(intake.diagnostics.map(\.code) == ["no-day-in-name", "nothing-selected", "not-json"])
        #expect(intake.readCount == 3 && intake.rejectedCount == 3)
    }

    @Test("rules are written as text, and white space in a name is of no account")
    func rules() {
        #expect(FeatureRule("fill=#a52714|#880e4f") == Self.held)
        #expect(FeatureRule("name~Occupied")?.comparison == .contains)
        #expect(FeatureRule("name!=Liberated")?.comparison == .differs)
        #expect(FeatureRule("name") == nil && FeatureRule("=x") == nil && FeatureRule("a=") == nil)
        let feature = GeoFeature(geometry: nil, properties: ["name": " Occupied\u{a0}/// x\n"])
        #expect(FeatureRule("name=Occupied /// x")?.holds(for: feature) == true)
        #expect(FeatureRule("name~Occupied")?.holds(for: feature) == true)
        #expect(FeatureRule("name!=Occupied /// x")?.holds(for: feature) == false)
        #expect(FeatureRule("other!=x")?.holds(for: feature) == true)
        #expect(FeatureRule("other~x")?.holds(for: feature) == false)
    }

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../../shared/data/line-of-contact"
    ).standardizedFileURL

    @Test(
        "real snapshots of three days, where the folder is there",
        .enabled(
            if: FileManager.default.fileExists(atPath: folder.path),
            "skipped: the line-of-contact data are not beside the project"))
    func realFolder() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
            .filter { name in
                ["2024-01-01", "2025-03-18", "2025-03-30"].contains { name.contains($0) }
            }
        let intake = try LineOfContactFolder.read(names: names, selecting: [Self.held]) {
            [UInt8](try Data(contentsOf: Self.folder.appending(path: $0)))
        }
        #expect(!intake.hasErrors, "\(intake.diagnostics.first?.message ?? "")")
        #expect(intake.rows.count == names.count && intake.rows.count == 3)
        let line = LineOfContact(intake.rows)
        let day = try #require(CivilDay(year: 2025, month: 3, day: 18))
        let zone = try #require(line.zone(on: day).zone)
        let donetsk = try #require(Coordinate(latitude: 48.0, longitude: 37.8))
        let kyiv = try #require(Coordinate(latitude: 50.45, longitude: 30.52))
        #expect(zone.position(of: donetsk) == .inside)
        #expect(zone.position(of: kyiv) == .outside)
        #expect(try #require(zone.distanceMeters(to: kyiv)) > 200_000)
    }
}
