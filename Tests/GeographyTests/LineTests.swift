import Foundation
import TestSupport
import Testing

@testable import Geography

@Suite("Distance to a line")
struct LineTests {
    static func index(_ lines: [[Coordinate]]) throws -> LineIndex { try #require(LineIndex(lines)) }

    /// The distance by walking along the line in small steps and measuring geodesics.
    static func walked(_ lines: [[Coordinate]], _ place: Coordinate, steps: Int) -> Double {
        var best = Double.infinity
        for line in lines {
            for (a, b) in zip(line, line.dropFirst()) {
                let span = LonLatSpan(a, b)
                for step in 0...steps {
                    guard let c = span.coordinate(Double(step) / Double(steps)) else { continue }
                    best = min(best, place.geodesicMeters(to: c))
                }
            }
        }
        return best
    }

    @Test("a buffer zone of 15 km on both sides of the line holds what is nearer and not what is farther")
    func bufferZone() throws {
        let line = try Self.index([[at(48, 37), at(48.5, 37.2), at(49, 37.1)]])
        let village = try at(48.5, 37.2)
        #expect(line.distanceMeters(to: village) < 0.01)
        for side in [1.0, -1.0] {
            // A fifth of a degree of longitude is 14.8 km here.
            #expect(line.isWithin(meters: 15_000, of: try at(48.5, 37.2 + side * 0.2)))
            #expect(!line.isWithin(meters: 15_000, of: try at(48.5, 37.2 + side * 0.215)))
        }
    }

    @Test("the bound counts: what lies exactly at the distance is within it")
    func bound() throws {
        let line = try Self.index([[at(48, 37), at(49, 37)]])
        let place = try at(48.5, 37.2)
        let distance = line.distanceMeters(to: place)
        #expect(line.isWithin(meters: distance, of: place))
        #expect(!line.isWithin(meters: distance.nextDown, of: place))
    }

    @Test(
        "the index finds what a look at every piece finds, to the last bit", arguments: [1, 2, 3] as [UInt64])
    func bruteForce(seed: UInt64) throws {
        var numbers = Seeded(seed: seed)
        for round in 0..<40 {
            let extent = [50, 20_000, 400_000, 60_000_000][min(3, numbers.below(20) / 6)]
            let (north, east) = (
                numbers.below(100_000_000) - 50_000_000, numbers.below(300_000_000) - 150_000_000
            )
            let lines = (0..<(1 + numbers.below(extent > 1_000_000 ? 2 : 4))).map { _ in
                (0..<(1 + numbers.below(extent > 1_000_000 ? 2 : 30))).map { _ in
                    numbers.coordinate(
                        min(90_000_000, max(-90_000_000, north + numbers.below(extent))),
                        wrapped(east + numbers.below(extent)))
                }
            }
            let index = try Self.index(lines)
            for i in 0..<60 {
                let isNear = i % 4 != 0
                let place =
                    isNear
                    ? numbers.coordinate(
                        min(90_000_000, max(-90_000_000, north + numbers.below(3 * extent) - extent)),
                        wrapped(
                            min(max(east + numbers.below(3 * extent) - extent, -360_000_000), 360_000_000)))
                    : numbers.coordinate(
                        numbers.below(180_000_001) - 90_000_000, numbers.below(360_000_001) - 180_000_000)
                #expect(
                    index.distanceMeters(to: place) == index.bruteForceMeters(to: place),
                    "seed \(seed), round \(round), \(place)")
            }
        }
    }

    @Test("distances are those of geodesics to the line, within the stated bound")
    func accuracy() throws {
        let seed: UInt64 = 99
        var numbers = Seeded(seed: seed)
        var worst = 0.0
        for _ in 0..<12 {
            let north = numbers.below(118_000_000) - 59_000_000
            let east = numbers.below(358_000_000) - 179_000_000
            var place = numbers.coordinate(north, east)
            let line = (0..<6).map { _ in
                place = numbers.coordinate(
                    min(
                        60_000_000,
                        max(-60_000_000, Int(place.latitudeMicrodegrees) + numbers.below(40_000) - 20_000)),
                    wrapped(Int(place.longitudeMicrodegrees) + numbers.below(60_000) - 30_000))
                return place
            }
            let index = try Self.index([line])
            for _ in 0..<5 {
                let reach = [2_000, 200_000, 2_500_000][numbers.below(3)]
                let query = numbers.coordinate(
                    min(60_000_000, max(-60_000_000, north + numbers.below(2 * reach) - reach)),
                    wrapped(east + numbers.below(2 * reach) - reach))
                let found = index.distanceMeters(to: query)
                guard found < 500_000 else { continue }
                // Steps of some metres: the walk is off by the microdegree, and near the line by its steps.
                let expected = Self.walked([line], query, steps: 1_000)
                worst = max(worst, abs(found - expected) - 2e-7 * expected)
                #expect(abs(found - expected) < 0.25 + 2e-7 * expected, "seed \(seed)")
            }
        }
        print("LineIndex against a walk along the line in microdegrees: worst difference \(worst) m")
    }

    @Test("the nearest position lies on the line and at the distance told")
    func nearest() throws {
        let index = try Self.index([[at(48, 37), at(49, 38)]])
        let place = try at(48.2, 37.9)
        let (foot, meters) = index.nearest(to: place)
        #expect(abs(place.geodesicMeters(to: foot) - meters) < 0.2)
        #expect(abs((foot.latitude - 48) - (foot.longitude - 37)) < 1e-4)
    }

    @Test("across the antimeridian and at the poles the near side counts; far away, the geodesic")
    func roundTheGlobe() throws {
        let line = try Self.index([[at(10, 179.9), at(11, 179.9)]])
        let across = try at(10.5, -179.9)
        #expect(abs(line.distanceMeters(to: across) - across.geodesicMeters(to: try at(10.5, 179.9))) < 1)
        let wrapping = try Self.index([[at(10, 179.9), at(10, -179.9)]])
        #expect(wrapping.distanceMeters(to: try at(10, 180)) < 0.1)
        #expect(wrapping.distanceMeters(to: try at(10, 0)) > 17_000_000)
        let pole = try Self.index([[at(89.9, 0)]])
        #expect(abs(pole.distanceMeters(to: try at(89.9, 180)) - 22_338.8) < 1)
        let far = try at(-30, 20)
        #expect(abs(pole.distanceMeters(to: far) - far.geodesicMeters(to: try at(89.9, 0))) < 0.2)
        #expect(LineIndex([]) == nil)
        #expect(LineIndex([[]]) == nil)
    }
}
