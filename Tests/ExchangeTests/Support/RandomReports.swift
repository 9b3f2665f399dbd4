import CeasefireModel
import Geography
import TestSupport

/// Makes reports, and the fields of their rows, from a seed.
struct RandomReports {
    static let header = [
        "report_id", "published_at", "source_name", "source_type", "attributed_to", "url", "occurred_from",
        "occurred_to", "place_name", "admin1", "country", "latitude", "longitude", "location_precision_km",
        "act", "weapon", "weapon_count", "target_class", "alleged_by", "against", "killed", "injured",
        "summary", "catalogue",
    ]
    var random: Seeded

    /// A report that a row can hold without loss.
    mutating func report(_ number: Int) -> Report {
        let start = Instant(secondsSinceEpoch: .random(in: 1_700_000_000...1_800_000_000, using: &random))
        let occurred = Interval(spanning: start, start + .random(in: 0...90_000, using: &random))
        return Report(
            id: ReportID("R-\(number)"), occurred: occurred,
            available: Interval(at: occurred.earliest + .random(in: 0...900_000, using: &random)),
            place: Place(
                name: text(), region: text(), country: text(),
                coordinate: Bool.random(using: &random) ? nil : coordinate(),
                precisionMeters: Bool.random(using: &random)
                    ? nil : Double(Int.random(in: 0...500, using: &random)) * 1_000),
            act: pick(Vocabulary.acts.subtracting(Vocabulary.unsaidActs).sorted()),
            weapons: Set(
                (0..<Int.random(in: 0...3, using: &random)).map { _ in
                    pick(["uav", "shahed", "fpv drone", "ракета"] as [Weapon]) ?? "uav"
                }
            ).sorted(),
            weaponCount: count(),
            target: pick(Vocabulary.targets.subtracting(Vocabulary.unsaidTargets).sorted()),
            claimant: pick(["ukraine", "russia"]),
            accused: Set(
                [pick(["ukraine", "russia", "side-3"] as [ActorID]), pick(["russia"])].compactMap { $0 }
            ).sorted(),
            killed: count(), injured: count(), outlet: text(), outletKind: text(), attribution: text(),
            url: text(), summary: text(), catalogue: text())
    }

    /// The fields of the report's row, in the order of ``header``.
    static func fields(of report: Report) -> [String] {
        let number = { (value: Int?) in value.map { String($0) } ?? "" }
        let (place, coordinate) = (report.place, report.place.coordinate)
        return [
            report.id.text, report.available.earliest.text(offsetSeconds: 7_200), report.outlet,
            report.outletKind, report.attribution, report.url, report.occurred.earliest.utcText,
            report.occurred.latest.text(offsetSeconds: -12_600), place.name, place.region, place.country,
            coordinate.map { "\($0.latitude)" } ?? "", coordinate.map { "\($0.longitude)" } ?? "",
            number(place.precisionMeters.map { Int($0 / 1_000) }), report.act?.text ?? "",
            report.weapons.map(\.text).joined(separator: ", "), number(report.weaponCount),
            report.target?.text ?? "unknown", report.claimant?.text ?? "unknown",
            report.accused.map(\.text).joined(separator: ";"), number(report.killed), number(report.injured),
            report.summary, report.catalogue,
        ]
    }

    private mutating func pick<Word>(_ words: [Word]) -> Word? {
        Int.random(in: 0..<5, using: &random) == 0 ? nil : words.randomElement(using: &random)
    }

    private mutating func count() -> Int? {
        Bool.random(using: &random) ? nil : .random(in: 0...1_000, using: &random)
    }

    private mutating func coordinate() -> Coordinate? {
        // Hundredths of a degree from 1 on, which no language writes with an exponent.
        let degrees = { (random: inout Seeded, most: Int) in
            Double(Int.random(in: 100...most * 100, using: &random)) / 100
                * (Bool.random(using: &random) ? 1 : -1)
        }
        return Coordinate(latitude: degrees(&random, 90), longitude: degrees(&random, 180))
    }

    /// Text with everything that a table must quote, and without white space around it.
    private mutating func text() -> String {
        let pieces = [
            "a", "B", "7", "Нікополь", "ї", "北", "e\u{301}", ",", "\"", "\"\"", "\n", "\r\n", " ", ";", "'",
            "=",
        ]
        let middle = (0..<Int.random(in: 0...8, using: &random))
            .compactMap { _ in pieces.randomElement(using: &random) }.joined()
        return Bool.random(using: &random) ? "" : "(" + middle + ")"
    }
}
