import TestSupport
import Testing

@testable import Geography

@Suite("Regions")
struct RegionTests {
    /// One degree square with a hole in the middle.
    static func square() throws -> MultiPolygon {
        func ring(_ low: Double, _ high: Double) throws -> Ring {
            try Ring([at(low, low), at(low, high), at(high, high), at(high, low), at(low, low)])
        }
        return MultiPolygon(Polygon(exterior: try ring(0, 1), holes: [try ring(0.4, 0.6)]))
    }

    @Test("a village on the line lies on the border, not on a side; the region holds its border")
    func onTheLine() throws {
        for region in [try Self.square()] {
            let prepared = PreparedRegion(region)
            for (latitude, longitude, expected) in [
                (0.2, 0.2, RegionPosition.inside), (0.5, 0.5, .outside), (2, 0.5, .outside),
                (0, 0.5, .onBorder), (1, 1, .onBorder), (1, 0.5, .onBorder), (0.4, 0.5, .onBorder),
                (0.000001, 0.5, .inside), (-0.000001, 0.5, .outside),
            ] {
                let place = try at(latitude, longitude)
                #expect(region.position(of: place) == expected, "\(latitude) \(longitude)")
                #expect(prepared.position(of: place) == expected, "\(latitude) \(longitude)")
                #expect(prepared.contains(place) == (expected != .outside))
            }
        }
    }

    @Test("parts that overlap make one region, and what one part holds another cannot take away")
    func overlap() throws {
        func box(_ low: Double, _ high: Double) throws -> Polygon {
            Polygon(exterior: try Ring([at(0, low), at(0, high), at(1, high), at(1, low), at(0, low)]))
        }
        let region = try MultiPolygon([box(0, 2), box(1, 3), box(3, 4)])
        let prepared = PreparedRegion(region)
        for (longitude, expected) in [
            (0.5, RegionPosition.inside), (1, .inside), (1.5, .inside), (2.5, .inside), (3, .onBorder),
            (5, .outside),
        ] {
            #expect(region.position(of: try at(0.5, longitude)) == expected)
            #expect(prepared.position(of: try at(0.5, longitude)) == expected)
        }
    }

    @Test("rings that are no rings are refused with a reason")
    func faults() throws {
        let (a, b, c) = (try at(0, 0), try at(0, 1), try at(1, 1))
        #expect(throws: RegionFault(.tooFewPositions(count: 3))) { try Ring([a, b, a]) }
        #expect(throws: RegionFault(.notClosed, index: 3)) { try Ring([a, b, c, b]) }
        let far = try at(0, 179)
        let near = try at(0, -179)
        #expect(throws: RegionFault(.crossesAntimeridian, index: 1)) { try Ring([a, far, near, a]) }
        #expect(throws: RegionFault(.empty)) { try MultiPolygon([]) }
        #expect(RegionFault(.notClosed).description == "The ring's last position is not its first.")
    }

    @Test("prepared, plain and winding numbers agree on wild regions", arguments: [1, 2, 3, 4] as [UInt64])
    func agreement(seed: UInt64) throws {
        var numbers = Seeded(seed: seed)
        var counts: [RegionPosition: Int] = [:]
        for round in 0..<150 {
            let step = [1, 3, 1_000, 700_001][numbers.below(4)]
            guard let region = numbers.wildRegion(side: 12, step: step) else { continue }
            let prepared = PreparedRegion(region)
            for _ in 0..<100 {
                var place = numbers.latticePoint(14, step: step)
                if numbers.below(3) == 0 {
                    place = numbers.coordinate(
                        Int(place.latitudeMicrodegrees) + numbers.below(5) - 2,
                        Int(place.longitudeMicrodegrees) + numbers.below(5) - 2)
                }
                let expected = slowPosition(region, place)
                counts[expected, default: 0] += 1
                #expect(region.position(of: place) == expected, "seed \(seed), round \(round), \(place)")
                #expect(prepared.position(of: place) == expected, "seed \(seed), round \(round), \(place)")
            }
        }
        print("seed \(seed): \(counts.map { "\($0.value) \($0.key)" }.sorted())")
        #expect(counts.count == 3)
    }

    @Test("stars with holes: prepared agrees with plain on many positions", arguments: [11, 12] as [UInt64])
    func stars(seed: UInt64) throws {
        var numbers = Seeded(seed: seed)
        for _ in 0..<40 {
            let polygons = (0..<(1 + numbers.below(6))).compactMap { _ -> Polygon? in
                let (north, east) = (numbers.below(4_000_000), numbers.below(4_000_000))
                guard let exterior = numbers.starRing(north: north, east: east, radius: 1_500_000) else {
                    return nil
                }
                let hole = numbers.starRing(north: north, east: east, radius: 300_000)
                return Polygon(exterior: exterior, holes: hole.map { [$0] } ?? [])
            }
            guard let region = try? MultiPolygon(polygons) else { continue }
            let prepared = PreparedRegion(region)
            for _ in 0..<2_000 {
                let place = numbers.coordinate(
                    numbers.below(8_000_000) - 2_000_000, numbers.below(8_000_000) - 2_000_000)
                #expect(prepared.position(of: place) == region.position(of: place), "seed \(seed)")
            }
            for corner in region.polygons.flatMap(\.rings).flatMap(\.coordinates) {
                #expect(prepared.position(of: corner) == region.position(of: corner), "seed \(seed)")
            }
        }
    }

    @Test("the whole globe is a region, corners and poles included")
    func globe() throws {
        let ring = try Ring([
            at(-90, -180), at(-90, 0), at(-90, 180), at(90, 180), at(90, 0), at(90, -180), at(-90, -180),
        ])
        let region = MultiPolygon(Polygon(exterior: ring))
        let prepared = PreparedRegion(region)
        var numbers = Seeded(seed: 3)
        for _ in 0..<1_000 {
            let place = try place(
                numbers.below(180_000_001) - 90_000_000, numbers.below(360_000_001) - 180_000_000)
            #expect(prepared.contains(place))
        }
        #expect(prepared.position(of: try at(90, 180)) == .onBorder)
        #expect(region.outline().isEmpty)
    }
}
