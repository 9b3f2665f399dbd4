import CeasefireModel
import Evidence
import Foundation
import Geography
import Testing

/// Runs on 611 real reports where they are at hand beside the project, and says so where they are not.
@Suite("The reports around a truce of early 2026")
struct FusionDataSetTests {
    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/data/energy-truce-2026/reports.csv").standardizedFileURL

    static func isAtHand() -> Bool {
        if FileManager.default.fileExists(atPath: file.path) { return true }
        print("skipped: no ../shared/data/energy-truce-2026/reports.csv beside the project")
        return false
    }

    @Test("the countrywide strike of 3 February lasted from 18:00 to 06:00", .enabled(if: isAtHand()))
    func massStrike() throws {
        let rows = try Self.rows()
        let strike = Self.reports(rows).filter { report in
            let number = Int(report.id.text.suffix(4)) ?? 0
            return (405...421).contains(number) || number == 461
        }
        #expect(strike.count == 18)
        let together = FusionDecisions(sameEvent: [strike.map(\.id)])
        let found = Fusion().incidents(from: strike, decisions: together)
        #expect(found.map(\.id) == ["I-T26-R0405"])
        #expect(found[0].occurred.earliest.text(offsetSeconds: 7_200) == "2026-02-02T18:00+02:00")
        #expect(found[0].occurred.latest.text(offsetSeconds: 7_200) == "2026-02-03T06:00+02:00")
        #expect(found[0].place.name == "Ukraine (countrywide)")
    }

    @Test(
        "the strike is one incident of the whole record, and contains the hits of that night",
        .enabled(if: isAtHand()))
    func nesting() throws {
        let found = Fusion().incidents(from: Self.reports(try Self.rows()))
        let strike = found.first { $0.id == "I-T26-R0405" }
        #expect(strike?.occurred.earliest.text(offsetSeconds: 7_200) == "2026-02-02T18:00+02:00")
        #expect(strike?.occurred.latest.text(offsetSeconds: 7_200) == "2026-02-03T06:00+02:00")
        for part: ReportID in ["T26-R0431", "T26-R0437", "T26-R0442", "T26-R0452", "T26-R0461"] {
            let incident = found.first { $0.reports.contains(part) }
            #expect(incident?.parent == "I-T26-R0405", "\(part)")
        }
        let tally = found.first { $0.reports.contains("T26-R0034") }
        #expect(
            tally?.reports == ["T26-R0034", "T26-R0035", "T26-R0036"], "a night's tally is no single hit")
    }

    @Test("two hits on Zaporizhzhia in a day, two strikes on Belgorod in a day", .enabled(if: isAtHand()))
    func apart() throws {
        let found = Fusion().incidents(from: Self.reports(try Self.rows()))
        func incident(_ report: ReportID) -> IncidentID? { found.first { $0.reports.contains(report) }?.id }
        #expect(incident("T26-R0354") == incident("T26-R0336"))
        #expect(incident("T26-R0360") == incident("T26-R0359"))
        #expect(incident("T26-R0354") != incident("T26-R0360"))
        #expect(incident("T26-R0584") != incident("T26-R0597"))
        #expect(found.first { $0.reports.contains("T26-R0320") }?.reports.count == 20, "the miners' bus")
    }

    private static func rows() throws -> [[String: String]] {
        var lines: [[String]] = [[""]]
        var isQuoted = false
        for character in try String(contentsOf: file, encoding: .utf8) {
            let (line, field) = (lines.count - 1, lines[lines.count - 1].count - 1)
            switch character {
            case "\"": isQuoted.toggle()
            case ",": if isQuoted { lines[line][field].append(",") } else { lines[line].append("") }
            case "\r\n", "\n": lines.append([""])
            default: lines[line][field].append(character)
            }
        }
        return lines.dropFirst().filter { $0.count > 1 }.map {
            Dictionary(uniqueKeysWithValues: zip(lines[0], $0))
        }
    }

    private static func reports(_ rows: [[String: String]]) -> [Report] {
        rows.compactMap { row in
            func said(_ column: String) -> String? { row[column].flatMap { $0.isEmpty ? nil : $0 } }
            guard case .instant(let from, _)? = TimestampText(row["occurred_from"] ?? ""),
                case .instant(let to, _)? = TimestampText(row["occurred_to"] ?? ""),
                let latitude = Double(row["latitude"] ?? ""), let longitude = Double(row["longitude"] ?? "")
            else { return nil }
            return Report(
                id: ReportID(row["report_id"] ?? ""), occurred: Interval(spanning: from, to),
                available: Interval(at: to),
                place: Place(
                    name: row["place_name"] ?? "", region: row["admin1"] ?? "", country: row["country"] ?? "",
                    coordinate: Coordinate(latitude: latitude, longitude: longitude),
                    precisionMeters: said("location_precision_km").flatMap(Double.init).map { $0 * 1_000 }),
                act: said("act").map { Act($0) },
                weapons: (row["weapon"] ?? "").split(separator: ",").map {
                    Weapon($0.trimmingCharacters(in: .whitespaces))
                }.sorted(),
                weaponCount: said("weapon_count").flatMap { Int($0) },
                target: said("target_class").map { TargetClass($0) },
                claimant: said("alleged_by").map { ActorID($0) },
                accused: said("against").map { [ActorID($0)] } ?? [],
                killed: said("killed").flatMap { Int($0) }, injured: said("injured").flatMap { Int($0) },
                outlet: row["source_name"] ?? "", attribution: row["attributed_to"] ?? "",
                url: row["url"] ?? "",
                summary: row["summary"] ?? "")
        }
    }
}
