import CeasefireModel
import Foundation
import Geography
import TestSupport
import Testing

@testable import Exchange

@Suite("GeoJSON")
struct GeoJSONTests {
    static func read(_ text: String, limits: ReaderLimits = .standard) -> Intake<GeoFeature> {
        GeoJSON.read(Array(text.utf8), file: "line.geojson", limits: limits)
    }

    static let square = "[[0,0],[1,0],[1,1],[0,1],[0,0]]"

    static func feature(_ geometry: String, _ properties: String = "{}") -> String {
        #"{"type":"Feature","properties":\#(properties),"geometry":\#(geometry)}"#
    }

    @Test("a collection is read: shapes, properties, heights passed over, keys in any order")
    func collection() throws {
        let text = """
            {"features":[
            {"geometry":{"coordinates":[\(Self.square)],"type":"Polygon"},"properties":{"name":"a /// b","n":1.50,"x":null,"l":[1,{"y":2}],"t":true},"type":"Feature","id":7},
            {"type":"Feature","properties":null,"geometry":{"type":"Point","coordinates":[37.1234565,-48.1,120,3]}},
            {"type":"Feature","properties":{},"geometry":null},
            \(Self.feature(#"{"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[0,0],[1e0,1]]},{"type":"MultiPolygon","coordinates":[[\#(Self.square)],[\#(Self.square)]]}]}"#))
            ],"type":"FeatureCollection","bbox":[0,0,1,1]}
            """
        let intake = Self.read(text)
        #expect(intake.diagnostics.isEmpty, "\(intake.diagnostics)")
        #expect(intake.readCount == 4 && intake.acceptedCount == 4)
        let first = try #require(intake.rows.first)
        #expect(first.id == "7")
        #expect(first.properties == ["name": "a /// b", "n": "1.50", "t": "true"])
        #expect(first.geometry?.polygons.count == 1)
        let point = try #require(
            Coordinate(latitudeMicrodegrees: -48_100_000, longitudeMicrodegrees: 37_123_457))
        #expect(intake.rows[1].geometry == .point(point))
        #expect(intake.rows[2].geometry == nil)
        #expect(intake.rows[3].geometry?.polygons.count == 2)
        #expect(intake.rows[3].geometry?.lines.count == 1)
        #expect(intake.spans.map(\.line) == [2, 3, 4, 5])
    }

    @Test(
        "what is wrong is told with its place",
        arguments: [
            (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, "bad-ring", 34),
            (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, "bad-ring", 34),
            (#"{"type":"Point","coordinates":[48.5,137.5]}"#, "position-off-globe", 31),
            (#"{"type":"Point","coordinates":[200,10]}"#, "position-off-globe", 31),
            (#"{"type":"Point","coordinates":[1]}"#, "not-a-position", 31),
            (#"{"type":"Point","coordinates":[1,"2"]}"#, "not-a-position", 31),
            (#"{"type":"Point","coordinates":"1,2"}"#, "wrong-kind", 31),
            (#"{"type":"LineString","coordinates":[[1,2]]}"#, "short-line", 36),
            (#"{"type":"LineString","coordinates":[[[1,2]]]}"#, "wrong-nesting", 9),
            (#"{"type":"Polygon","coordinates":[]}"#, "no-ring", 33),
            (#"{"type":"Polygone","coordinates":[]}"#, "unknown-type", 9),
            (#"{"type":"Point"}"#, "missing-key", 9),
            (#"{"coordinates":[1,2]}"#, "missing-key", 1),
            (#"{"type":"Point","type":"Point","coordinates":[1,2]}"#, "duplicate-key", 17),
            (#"{"type":"Feature","properties":{}}"#, "missing-key", 9),
            (#"{"type":"FeatureCollection"}"#, "missing-key", 9),
            (#"{"type":"Feature","features":[]}"#, "wrong-type", 9),
            (#"{"type":"Point","coordinates":[1,2]} x"#, "not-json", 38),
            (#"{"type":"Point","coordinates":[1,2]"#, "not-json", 36),
            (#"{"type":"Point","coordinates":[01,2]}"#, "not-json", 32),
            (#"{"type":"Point","coordinates":[[[[[[1,2]]]]]]}"#, "too-deep", 35),
            ("[]", "not-json", 1), ("", "not-json", 1),
        ])
    func faults(text: String, code: String, column: Int) throws {
        let intake = Self.read(text)
        let found = try #require(intake.diagnostics.first, "\(text)")
        #expect(found.code == code, "\(found)")
        #expect(found.span.line == 1 && found.span.column == column, "\(text): \(found.span)")
        #expect(intake.rows.isEmpty && intake.hasErrors)
    }

    @Test("the message says how to mend it")
    func mend() {
        let swapped = Self.read(#"{"type":"Point","coordinates":[48.5,137.5]}"#).diagnostics.first
        #expect(swapped?.mend == "Longitude comes first: swap the two.")
        let typo = Self.read(#"{"type":"Polygone","coordinates":[]}"#).diagnostics.first
        #expect(typo?.mend == "Did you mean `Polygon`?")
    }

    @Test("one bad feature is rejected, the others stay; a file that breaks off yields nothing")
    func rejection() {
        let good = Self.feature(#"{"type":"Polygon","coordinates":[\#(Self.square)]}"#)
        let bad = Self.feature(#"{"type":"Polygon","coordinates":[[[0,0],[1,1],[0,0]]]}"#)
        let text = #"{"type":"FeatureCollection","features":[\#n\#(good),\#n\#(bad),\#n\#(good)]}"#
        let intake = Self.read(text)
        #expect(intake.readCount == 3 && intake.acceptedCount == 2 && intake.rejectedCount == 1)
        #expect(intake.diagnostics.map(\.span.line) == [3])
        let cut = Self.read(String(text.dropLast(20)))
        #expect(cut.rows.isEmpty && cut.hasErrors && cut.rejectedCount == cut.readCount)
    }

    @Test("another reference system is refused, CRS84 by name is not")
    func referenceSystem() {
        func text(_ name: String) -> String {
            #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"\#(name)"}},"features":[]}"#
        }
        #expect(Self.read(text("urn:ogc:def:crs:OGC:1.3:CRS84")).diagnostics.isEmpty)
        #expect(
            Self.read(text("urn:ogc:def:crs:EPSG::3857")).diagnostics.map(\.code) == [
                "other-reference-system"
            ])
    }

    @Test("limits hold: depth, features, bytes")
    func limits() {
        let deep = String(repeating: #"{"a":"#, count: 40) + "1" + String(repeating: "}", count: 40)
        #expect(Self.read(deep).diagnostics.map(\.code) == ["too-deep"])
        var limits = ReaderLimits.standard
        limits.rows = 1
        let two =
            #"{"type":"FeatureCollection","features":[\#(Self.feature("null")),\#(Self.feature("null"))]}"#
        #expect(Self.read(two, limits: limits).diagnostics.map(\.code) == ["too-many-rows"])
        limits.fileBytes = 10
        #expect(Self.read(two, limits: limits).diagnostics.map(\.code) == ["file-too-large"])
        #expect(GeoJSON.read([0x7B, 0xFF], file: "x").diagnostics.map(\.code) == ["not-utf-8"])
    }

    @Test("what is written reads back as it was", arguments: [1, 2] as [UInt64])
    func roundTrip(seed: UInt64) throws {
        var numbers = Seeded(seed: seed)
        for _ in 0..<100 {
            let features = (0..<numbers.below(6)).map { _ in numbers.feature() }
            let intake = GeoJSON.read(GeoJSON.write(features), file: "x")
            #expect(intake.diagnostics.isEmpty, "seed \(seed)")
            #expect(intake.rows == features, "seed \(seed)")
        }
    }

    @Test("no damage to a file crashes the reader or passes unseen", arguments: [1, 2, 3] as [UInt64])
    func fuzz(seed: UInt64) {
        var numbers = Seeded(seed: seed)
        let scraps = [
            "[", "]", "{", "}", ",", ":", "\"", "\\", "-", "1e999", "null", "\"type\":", "0.", "\u{0}", "é",
            "[[[[[", "1e-5",
        ].map { Array($0.utf8) }
        for _ in 0..<1_500 {
            var bytes = GeoJSON.write((0..<(1 + numbers.below(3))).map { _ in numbers.feature() })
            for _ in 0..<(1 + numbers.below(4)) {
                let place = numbers.below(bytes.count + 1)
                switch numbers.below(4) {
                case 0: bytes.insert(contentsOf: numbers.pick(scraps), at: place)
                case 1: bytes.removeSubrange(place..<min(bytes.count, place + numbers.below(9)))
                case 2: if place < bytes.count { bytes[place] = UInt8(numbers.below(256)) }
                default: bytes.removeLast(bytes.count - place)
                }
            }
            let intake = GeoJSON.read(bytes, file: "x")
            #expect(intake.readCount == intake.acceptedCount + intake.rejectedCount, "seed \(seed)")
            #expect(intake.rejectedCount == 0 || intake.hasErrors, "seed \(seed)")
            #expect(intake.rows.count == intake.spans.count, "seed \(seed)")
        }
    }
}

extension Seeded {
    fileprivate mutating func places(_ count: Int) -> [Coordinate] {
        (0..<count).compactMap { _ in
            Coordinate(
                latitudeMicrodegrees: below(180_000_001) - 90_000_000,
                longitudeMicrodegrees: below(360_000_001) - 180_000_000)
        }
    }

    fileprivate mutating func line() -> [Coordinate] { places(2 + below(5)) }

    fileprivate mutating func polygon() -> Polygon? {
        let rings = (0..<(1 + below(3))).compactMap { _ -> Ring? in
            // On one side of the globe, so that no edge crosses the antimeridian.
            let points = (0..<(3 + below(5))).compactMap { _ in
                Coordinate(
                    latitudeMicrodegrees: below(90_000_000), longitudeMicrodegrees: below(179_000_000))
            }
            return try? Ring(points + points.prefix(1))
        }
        return rings.first.map { Polygon(exterior: $0, holes: Array(rings.dropFirst())) }
    }

    fileprivate mutating func geometry(depth: Int = 0) -> GeoGeometry {
        switch below(depth < 2 ? 7 : 6) {
        case 0: places(1).first.map { .point($0) } ?? .multiPoint([])
        case 1: .multiPoint(places(below(4)))
        case 2: .lineString(line())
        case 3: .multiLineString((0..<below(3)).map { _ in line() })
        case 4: polygon().map { .polygon($0) } ?? .multiPoint([])
        case 5: .multiPolygon((0..<below(3)).compactMap { _ in polygon() })
        default: .collection((0..<below(3)).map { _ in geometry(depth: depth + 1) })
        }
    }

    fileprivate mutating func feature() -> GeoFeature {
        let texts = ["", "Окуповано /// Occupied", "a\"b\\c\n", "\u{1}", "😀", " x "]
        var properties: [String: String] = [:]
        for _ in 0..<below(4) { properties["k\(below(5))" + pick(texts)] = pick(texts) }
        return GeoFeature(
            id: below(2) == 0 ? nil : "f\(below(100))", geometry: below(6) == 0 ? nil : geometry(),
            properties: properties)
    }
}
