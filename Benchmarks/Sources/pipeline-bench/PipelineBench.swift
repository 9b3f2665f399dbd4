import BenchmarkSupport
import CeasefireModel
import Evidence
import Exchange
import Foundation
import Geography

/// `pipeline-bench [--one-core] [--incidents FILE] BOUNDARIES.geojson MAPPING.json TABLE.csv ...` reads tables, fuses and counts points
/// by zone, and prints what it took as an object of JSON. `peers/pipeline/compare.py` runs it beside its peers. Where
/// `MAPPING.json` is `-` the tables are in Truce's own columns. The incidents are written once the clock has stopped.
@main
struct PipelineBench {
    static func main() throws {
        var arguments = Array(CommandLine.arguments.dropFirst())
        let workers: any Workers = arguments.first == "--one-core" ? SingleWorker() : AllCores()
        if arguments.first == "--one-core" { arguments.removeFirst() }
        var output: String?
        if arguments.first == "--incidents", arguments.count > 1 {
            output = arguments[1]
            arguments.removeFirst(2)
        }
        guard arguments.count >= 3 else {
            fail(
                "usage: pipeline-bench [--one-core] [--incidents FILE] BOUNDARIES.geojson MAPPING.json TABLE.csv ..."
            )
        }
        let clock = ContinuousClock()
        var marks: [(String, Double)] = []
        let began = clock.now
        let used = ProcessorTime.seconds()
        var last = used
        func mark(_ name: String) {
            let now = ProcessorTime.seconds()
            marks.append((name, now - last))
            last = now
        }

        let mapping = try mapping(arguments[1])
        let files = try arguments.dropFirst(2).map { ($0, try bytes($0)) }
        let intake = ReportsCSV.merge(
            workers.results(of: files.count) { number in
                ReportsReader.read(
                    files[number].1, file: files[number].0, mapping: mapping, sourceZone: "UTC",
                    zones: FoundationTimeZones())
            })
        guard !intake.hasErrors else { fail(DiagnosticText.render(intake.diagnostics)) }
        mark("reading")
        let incidents = Fusion().incidents(from: intake.rows, workers: workers)
        mark("fusing")
        let points = intake.rows.compactMap { $0.place.coordinate }
        var zones: [(name: String, polygons: [Polygon])] = []
        for feature in GeoJSON.read(try bytes(arguments[0]), file: arguments[0]).rows {
            guard let name = feature.properties["shapeName"], let polygons = feature.geometry?.polygons else {
                continue
            }
            zones.append((name, polygons))
        }
        let counts = workers.results(of: zones.count) { [zones] number in
            Result { PreparedRegion(try MultiPolygon(zones[number].polygons)) }.map {
                points.count(where: $0.contains)
            }
        }
        var inside: [String: Int] = [:]
        for (zone, count) in zip(zones, counts) { inside[zone.name] = try count.get() }
        mark("zones")

        let result: [String: Any] = [
            "rows": intake.readCount, "groups": incidents.count,
            "points_in_zone": inside, "seconds": Dictionary(uniqueKeysWithValues: marks),
            "total_seconds": last - used, "wall_seconds": (clock.now - began) / .seconds(1),
            "peak_bytes": PeakMemory.bytes(),
        ]
        let data = try JSONSerialization.data(withJSONObject: result, options: .sortedKeys)
        print(String(decoding: data, as: UTF8.self))
        if let output { try IncidentLines.write(incidents, to: output) }
    }

    private static func mapping(_ path: String) throws -> ReportMapping? {
        guard path != "-" else { return nil }
        let reading = ReportMapping.read(try bytes(path), file: path)
        guard let mapping = reading.mapping else { fail(DiagnosticText.render(reading.diagnostics)) }
        return mapping
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe))
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
