import Foundation
import Geography

/// Runs the peers on the same map and points, and compares what they find before it says how fast they were.
struct Peers {
    let folder: URL
    let region: MultiPolygon
    let points: [Coordinate]
    private let work: URL

    init(folder: String, region: MultiPolygon, points: [Coordinate]) throws {
        self.folder = URL(filePath: folder)
        self.region = region
        self.points = points
        work = FileManager.default.temporaryDirectory.appending(path: "geography-bench-\(getpid())")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    }

    func compare(with own: Measured) throws {
        defer { try? FileManager.default.removeItem(at: work) }
        let degrees = { (c: Coordinate) in (c.longitude, c.latitude) }
        try write(map: "map", points: "points", degrees)
        let limit = try run("limit", ["map", "points", "limit-results"])
        try check(limit, own, called: "the lower bound", relative: 1e-8, meters: 1e-3)
        var geos: Found?
        if FileManager.default.isExecutableFile(atPath: folder.appending(path: "geos").path) {
            let cone = Cone(region)
            try write(map: "flat-map", points: "flat-points", cone.project)
            let found = try run("geos", ["map", "points", "geos-results", "flat-map", "flat-points"])
            // The map is true to scale to a few parts in a thousand, and a straight edge on it is not quite
            // the one that is straight in degrees.
            try check(found, own, called: "GEOS", relative: cone.tolerance, meters: 1 + longestEdgeSag)
            print(
                String(
                    format: "GEOS measures on a conformal map: tolerance %.4f + %.1f m", cone.tolerance,
                    1 + longestEdgeSag))
            geos = found
        }
        print("all results agree: inside exactly, distances within 1e-8 of the lower bound's")
        report("point in zone", own.insideSeconds, limit.insideSeconds, geos?.insideSeconds)
        report("point in zone, within 2 km of the line", own.nearLineSeconds, nil, nil)
        report("distance to the line", own.metersSeconds, limit.metersSeconds, geos?.metersSeconds)
        report("preparing: region", own.insidePreparation, limit.insidePreparation, geos?.insidePreparation)
        report("preparing: line", own.metersPreparation, limit.metersPreparation, geos?.metersPreparation)
    }

    /// How far in metres the longest edge may bend between the two ways of being straight.
    private var longestEdgeSag: Double {
        let edges = region.outline().flatMap { zip($0, $0.dropFirst()) }
        let longest = edges.map { $0.localMeters(to: $1) }.max() ?? 0
        let tangent = edges.map { abs(tan($0.0.latitude * .pi / 180)) }.max() ?? 0
        return longest * longest * tangent / 8 / 6_371_000
    }

    private func report(_ what: String, _ own: Double, _ limit: Double?, _ geos: Double?) {
        let beside = [(limit, "the lower bound"), (geos, "GEOS prepared")].compactMap { seconds, name in
            seconds.map { String(format: "%.2f x %@", $0 / own, name) }
        }
        let speed = what.hasPrefix("preparing") ? "" : "\(rate(Double(points.count) / 1e6, own)) M/s"
        print("\(what): \(([speed] + beside).filter { !$0.isEmpty }.joined(separator: ", "))")
    }

    /// What a peer found, and how long it took.
    struct Found {
        var inside: [Bool]
        var meters: [Double]
        var insidePreparation, insideSeconds, metersPreparation, metersSeconds: Double
    }

    private func run(_ name: String, _ files: [String]) throws -> Found {
        let process = Process()
        process.executableURL = folder.appending(path: name)
        process.arguments = files
        process.currentDirectoryURL = work
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        let seconds = String(decoding: output, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .compactMap { Double($0) }
        let results = [UInt8](try Data(contentsOf: work.appending(path: files[2])))
        guard seconds.count == 4, results.count == 9 * points.count else { throw Failure("\(name) failed") }
        let meters = results[points.count...].withUnsafeBytes { raw in
            points.indices.map { raw.loadUnaligned(fromByteOffset: 8 * $0, as: Double.self) }
        }
        return Found(
            inside: results[..<points.count].map { $0 == 1 }, meters: meters, insidePreparation: seconds[0],
            insideSeconds: seconds[1], metersPreparation: seconds[2], metersSeconds: seconds[3])
    }

    private func check(
        _ found: Found, _ own: Measured, called name: String, relative: Double, meters: Double
    ) throws {
        for i in points.indices {
            guard found.inside[i] == own.inside[i] else {
                throw Failure("\(name) does not agree on whether \(points[i]) is inside")
            }
            guard abs(found.meters[i] - own.meters[i]) <= relative * own.meters[i] + meters else {
                throw Failure(
                    "\(name) finds \(found.meters[i]) m to \(points[i]), Truce \(own.meters[i]) m")
            }
        }
    }

    private func write(map: String, points file: String, _ place: (Coordinate) -> (Double, Double)) throws {
        var data = Data()
        func append<Value>(_ value: Value) { withUnsafeBytes(of: value) { data.append(contentsOf: $0) } }
        func append(_ coordinate: Coordinate) {
            let (x, y) = place(coordinate)
            append(x)
            append(y)
        }
        append(Int32(region.polygons.count))
        for polygon in region.polygons {
            append(Int32(polygon.rings.count))
            for ring in polygon.rings {
                append(Int32(ring.coordinates.count))
                ring.coordinates.forEach { append($0) }
            }
        }
        try data.write(to: work.appending(path: map))
        data = Data()
        points.forEach { append($0) }
        try data.write(to: work.appending(path: file))
    }
}

struct Failure: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}

/// Lambert's conformal cone on WGS84, in metres: a plane on which GEOS can measure.
struct Cone {
    private let n, f, middle: Double
    /// By how much distances on the map differ from those on the ground, as a share.
    let tolerance: Double
    private static let a = 6_378_137.0
    private static let e = (2 / 298.257223563 - 1 / (298.257223563 * 298.257223563)).squareRoot()

    /// The cone that cuts the ground a sixth of the way from the southern and the northern end.
    init(_ region: MultiPolygon) {
        let latitudes = region.polygons.flatMap(\.exterior.coordinates).map(\.latitude)
        let longitudes = region.polygons.flatMap(\.exterior.coordinates).map(\.longitude)
        let (south, north) = (latitudes.min() ?? 0, latitudes.max() ?? 0)
        middle = ((longitudes.min() ?? 0) + (longitudes.max() ?? 0)) / 2 * .pi / 180
        let p1 = (south + (north - south) / 6) * .pi / 180
        let p2 = (north - (north - south) / 6) * .pi / 180
        n = (log(Self.m(p1)) - log(Self.m(p2))) / (log(Self.t(p1)) - log(Self.t(p2)))
        f = Self.m(p1) / (n * pow(Self.t(p1), n))
        let (n, f) = (n, f)
        tolerance =
            [south, (south + north) / 2, north].map { latitude in
                let phi = latitude * .pi / 180
                return abs(n * f * pow(Self.t(phi), n) / Self.m(phi) - 1)
            }.max().map { $0 * 1.2 } ?? 0
    }

    private static func m(_ phi: Double) -> Double {
        cos(phi) / (1 - e * e * sin(phi) * sin(phi)).squareRoot()
    }

    private static func t(_ phi: Double) -> Double {
        tan(.pi / 4 - phi / 2) / pow((1 - e * sin(phi)) / (1 + e * sin(phi)), e / 2)
    }

    func project(_ coordinate: Coordinate) -> (Double, Double) {
        let rho = Self.a * f * pow(Self.t(coordinate.latitude * .pi / 180), n)
        let theta = n * (coordinate.longitude * .pi / 180 - middle)
        return (rho * sin(theta), -rho * cos(theta))
    }
}
