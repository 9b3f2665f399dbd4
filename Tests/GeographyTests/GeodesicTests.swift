import Foundation
import TestSupport
import Testing

@testable import Geography

@Suite("Distances along the ellipsoid")
struct GeodesicTests {
    struct Reference {
        var kind: String
        var from, to: Coordinate
        var meters: Double
    }

    /// Distances by GeographicLib, the library behind PROJ's `geod_inverse`; the file says which version.
    static func references() throws -> [Reference] {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "Fixtures/geodesics.csv")
        let text = try String(contentsOf: file, encoding: .utf8)
        return try text.split(separator: "\n").dropFirst(2).map { line in
            let cells = line.split(separator: ",")
            let numbers = try cells[1...4].map { try #require(Int($0)) }
            return Reference(
                kind: String(cells[0]),
                from: try place(numbers[0], numbers[1]), to: try place(numbers[2], numbers[3]),
                meters: try #require(Double(cells[5])))
        }
    }

    @Test("geodesics agree with GeographicLib to 0.1 micrometres, antipodes and poles too")
    func exact() throws {
        var worst: [String: Double] = [:]
        let references = try Self.references()
        #expect(references.count >= 200)
        for reference in references {
            let error = abs(reference.from.geodesicMeters(to: reference.to) - reference.meters)
            worst[reference.kind] = max(worst[reference.kind] ?? 0, error)
        }
        for (kind, error) in worst.sorted(by: { $0.key < $1.key }) {
            print("geodesicMeters, \(kind): worst error \(error * 1e9) nm")
            #expect(error < 1e-7, "\(kind)")
        }
    }

    @Test("the short formula keeps its bounds: 0.1 mm below 100 km, 1 cm below 500 km")
    func local() throws {
        let seed: UInt64 = 500
        var numbers = Seeded(seed: seed)
        var worst = [0.0, 0.0]
        for reference in try Self.references() where reference.meters < 500_000 {
            let error = abs(reference.from.localMeters(to: reference.to) - reference.meters)
            let reach = reference.meters < 100_000 ? 0 : 1
            worst[reach] = max(worst[reach], error)
        }
        for _ in 0..<20_000 {
            let from = try place(
                numbers.below(180_000_001) - 90_000_000, numbers.below(360_000_001) - 180_000_000)
            let reach = numbers.below(2) == 0 ? 900_000 : 4_500_000
            let north = Int(from.latitudeMicrodegrees) + numbers.below(2 * reach) - reach
            let shrink = max(0.02, cos(from.latitude * .pi / 180))
            let east =
                Int(from.longitudeMicrodegrees)
                + Int(Double(numbers.below(2 * reach) - reach) / shrink)
            guard
                let to = Coordinate(
                    latitudeMicrodegrees: north, longitudeMicrodegrees: wrapped(east))
            else { continue }
            let meters = from.geodesicMeters(to: to)
            let local = from.localMeters(to: to)
            #expect(local == to.localMeters(to: from), "seed \(seed)")
            guard meters < 500_000 else { continue }
            let index = meters < 100_000 ? 0 : 1
            worst[index] = max(worst[index], abs(local - meters))
        }
        print("localMeters: worst error below 100 km \(worst[0]) m, below 500 km \(worst[1]) m")
        #expect(worst[0] < 0.000_1)
        #expect(worst[1] < 0.01)
    }

    @Test("both directions are equally long, to the last bit")
    func symmetry() throws {
        let seed: UInt64 = 7
        var numbers = Seeded(seed: seed)
        for _ in 0..<5_000 {
            let a = try place(
                numbers.below(180_000_001) - 90_000_000, numbers.below(360_000_001) - 180_000_000)
            let b = try place(
                numbers.below(180_000_001) - 90_000_000, numbers.below(360_000_001) - 180_000_000)
            #expect(a.geodesicMeters(to: b) == b.geodesicMeters(to: a), "seed \(seed)")
            #expect(a.localMeters(to: b) == b.localMeters(to: a), "seed \(seed)")
        }
    }

    @Test("a full turn is a full turn: sines of right angles are exact")
    func rightAngles() {
        for (degrees, sine, cosine) in [
            (0.0, 0.0, 1.0), (90, 1, 0), (180, 0, -1), (-90, -1, 0), (-180, 0, -1),
        ] {
            let angle = SineCosine(microdegrees: degrees * 1e6)
            #expect(angle.sine == sine && angle.cosine == cosine, "\(degrees)")
        }
        var worst = 0.0
        for i in stride(from: -180_000_000, through: 180_000_000, by: 9_973) {
            let angle = SineCosine(microdegrees: Double(i))
            let radians = Double(i) * .pi / 180e6
            worst = max(worst, abs(angle.sine - sin(radians)), abs(angle.cosine - cos(radians)))
        }
        print("sine and cosine: worst difference from the C library \(worst)")
        #expect(worst < 1e-15)
    }
}

/// A place by microdegrees.
func place(_ latitude: Int, _ longitude: Int) throws -> Coordinate {
    try #require(Coordinate(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude))
}

/// A place by degrees.
func at(_ latitude: Double, _ longitude: Double) throws -> Coordinate {
    try #require(Coordinate(latitude: latitude, longitude: longitude))
}

/// A longitude in microdegrees within -180 ... 180 degrees.
func wrapped(_ longitude: Int) -> Int {
    longitude > 180_000_000
        ? longitude - 360_000_000 : longitude < -180_000_000 ? longitude + 360_000_000 : longitude
}
