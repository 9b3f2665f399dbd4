import Exchange
import Foundation
import Geography

/// Measures point in zone and distance to the line on a real map, beside what the machine can do and beside GEOS.
///
///     geography-bench MAP.geojson [PEERS]
///
/// PEERS is the folder that `peers/geo/build.sh` filled. No time is printed before all results were found to agree.
@main
struct GeographyBench {
    static let pointCount = 1_000_000
    static let seed: UInt64 = 1

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first else {
            print("usage: geography-bench MAP.geojson [PEERS]")
            exit(2)
        }
        let bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let (intake, readSeconds) = timed { GeoJSON.read(bytes, file: path) }
        let region = try MultiPolygon(intake.rows.flatMap { $0.geometry?.polygons ?? [] })
        guard let box = region.boundingBox else { return }
        print(
            "map: \(region.polygons.count) parts, \(region.coordinateCount) positions; \(pointCount) points in its box, seed \(seed)"
        )
        print("GeoJSON read: \(rate(Double(bytes.count) / 1e6, readSeconds)) MB/s")
        let points = randomPoints(in: box)
        let own = Measured(region: region, points: points)
        own.printPreparation(of: region)
        guard let peers = arguments.dropFirst().first else {
            own.printAlone()
            return
        }
        try Peers(folder: peers, region: region, points: points).compare(with: own)
    }

    static func randomPoints(in box: BoundingBox) -> [Coordinate] {
        var numbers = SplitMix(state: seed)
        var points: [Coordinate] = []
        points.reserveCapacity(pointCount)
        while points.count < pointCount {
            let latitude = Int32.random(in: box.southMicrodegrees...box.northMicrodegrees, using: &numbers)
            let longitude = Int32.random(in: box.westMicrodegrees...box.eastMicrodegrees, using: &numbers)
            if let point = Coordinate(
                latitudeMicrodegrees: Int(latitude), longitudeMicrodegrees: Int(longitude))
            {
                points.append(point)
            }
        }
        return points
    }
}

/// What Truce finds for all points, and how long it takes: the median of five runs of processor time.
struct Measured {
    var inside: [Bool] = []
    var meters: [Double] = []
    var insideSeconds = 0.0
    var metersSeconds = 0.0
    var insidePreparation = 0.0
    var metersPreparation = 0.0
    var nearLineSeconds = 0.0

    init(region: MultiPolygon, points: [Coordinate]) {
        let prepared: PreparedRegion
        (prepared, insidePreparation) = timed { PreparedRegion(region) }
        let index: LineIndex?
        (index, metersPreparation) = timed { LineIndex(region.outline()) }
        guard let index else { return }
        (inside, insideSeconds) = median { points.map { prepared.contains($0) } }
        (meters, metersSeconds) = median { points.map { index.distanceMeters(to: $0) } }
        // Reports come from near the line, where no cell is all inside or all outside.
        let near = zip(points, meters).filter { $0.1 < 2_000 }.map(\.0)
        let repeated = (0..<(points.count / max(1, near.count) + 1)).flatMap { _ in near }
        let (_, seconds) = median { repeated.map { prepared.contains($0) } }
        nearLineSeconds = seconds * Double(points.count) / Double(max(1, repeated.count))
    }

    func printPreparation(of region: MultiPolygon) {
        let milliseconds = [insidePreparation, metersPreparation].map { String(format: "%.1f", $0 * 1e3) }
        print("preparing one day: region \(milliseconds[0]) ms, line \(milliseconds[1]) ms")
    }

    func printAlone() {
        let count = Double(inside.count) / 1e6
        print(
            "point in zone: \(rate(count, insideSeconds)) M/s; near the line \(rate(count, nearLineSeconds)) M/s"
        )
        print("distance to the line: \(rate(count, metersSeconds)) M/s")
    }
}

/// Processor seconds of this process.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func timed<Result>(_ body: () throws -> Result) rethrows -> (Result, Double) {
    let start = processorSeconds()
    let result = try body()
    return (result, processorSeconds() - start)
}

func median<Result>(_ body: () -> Result) -> (Result, Double) {
    var (result, seconds) = timed(body)
    var all = [seconds]
    for _ in 1..<5 {
        (result, seconds) = timed(body)
        all.append(seconds)
    }
    return (result, all.sorted()[2])
}

func rate(_ count: Double, _ seconds: Double) -> String { String(format: "%.2f", count / seconds) }

/// A repeatable source of numbers.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
