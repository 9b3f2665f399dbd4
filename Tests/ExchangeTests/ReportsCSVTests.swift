import CeasefireModel
import Exchange
import Geography
import Testing

@Suite("What a row of a table of reports means")
struct ReportsCSVTests {
    static let columns = [
        "report_id", "occurred_from", "occurred_to", "published_at", "act", "target_class", "weapon",
        "weapon_count", "alleged_by", "against", "killed", "latitude", "longitude", "location_precision_km",
        "summary",
    ]

    /// Reads one row, of which all but the times and the name is empty unless given.
    func intake(_ values: [String: String], zone: String = "Europe/Kyiv") -> Intake<Report> {
        let standard = [
            "report_id": "R1", "occurred_from": "2026-01-30T15:30+02:00",
            "occurred_to": "2026-01-30T16:00+02:00", "published_at": "2026-01-30T18:00+02:00",
        ]
        let row = Self.columns.map { values[$0] ?? standard[$0] ?? "" }.joined(separator: ",")
        let text = Self.columns.joined(separator: ",") + "\n" + row + "\n"
        return ReportsCSV.read(
            Array(text.utf8), file: "r.csv", sourceZone: zone, zones: FoundationTimeZones())
    }

    func report(_ values: [String: String], zone: String = "Europe/Kyiv") throws -> Report {
        let intake = intake(values, zone: zone)
        return try #require(intake.rows.first, "\(DiagnosticText.render(intake.diagnostics))")
    }

    func codes(_ values: [String: String]) -> [String] { intake(values).diagnostics.map(\.code) }

    /// `2026-01-29T22:00Z..2026-01-30T22:00Z`.
    func text(_ interval: Interval) -> String { interval.earliest.utcText + ".." + interval.latest.utcText }

    @Test("what the source does not say is nothing")
    func unsaid() throws {
        for word in ["", "unknown", "Unknown"] {
            let report = try report([
                "act": word, "target_class": word, "weapon": word, "weapon_count": word, "alleged_by": word,
                "against": word, "killed": word, "latitude": word, "longitude": word,
                "location_precision_km": word,
            ])
            #expect(report.act == nil && report.target == nil && report.weapons.isEmpty)
            #expect(report.weaponCount == nil && report.claimant == nil && report.accused.isEmpty)
            #expect(report.killed == nil && report.place == Place())
        }
    }

    @Test("the act other says nothing, the target other is an answer, and 0 dead is one too")
    func other() throws {
        let report = try report(["act": "other", "target_class": "other", "killed": "0"])
        #expect(report.act == nil)
        #expect(report.target == "other")
        #expect(report.killed == 0)
    }

    @Test("words are lowercased, weapons and parties sorted and taken once")
    func lists() throws {
        let report = try report([
            "act": "Drone-Strike", "weapon": "\"UAV, fpv drone , uav,\"",
            "against": "\"Russia; ukraine,unknown,russia\"",
        ])
        #expect(report.act == "drone-strike")
        #expect(report.weapons == ["fpv drone", "uav"])
        #expect(report.accused == ["russia", "ukraine"])
    }

    @Test("a date is a whole day of the source's zone")
    func dates() throws {
        let report = try report([
            "occurred_from": "2026-01-30", "occurred_to": "2026-01-30", "published_at": "2026-01-31",
        ])
        #expect(text(report.occurred) == "2026-01-29T22:00Z..2026-01-30T22:00Z")
        #expect(text(report.available) == "2026-01-30T22:00Z..2026-01-31T22:00Z")
    }

    @Test("a day on which the clocks change has 23 or 25 hours")
    func longDays() throws {
        let spring = try report([
            "occurred_from": "2026-03-29", "occurred_to": "2026-03-29", "published_at": "2026-03-30",
        ])
        #expect(spring.occurred.lengthSeconds == 23 * 3_600)
        let autumn = try report([
            "occurred_from": "2026-10-25", "occurred_to": "2026-10-25", "published_at": "2026-10-26",
        ])
        #expect(autumn.occurred.lengthSeconds == 25 * 3_600)
    }

    @Test("a day begins at its first moment, also where midnight never was or was twice")
    func strangeMidnights() throws {
        let day = { (date: String) in ["occurred_from": date, "occurred_to": date, "published_at": date] }
        let cairo = try report(day("2026-04-24"), zone: "Africa/Cairo")
        #expect(text(cairo.occurred) == "2026-04-23T22:00Z..2026-04-24T21:00Z")
        let havana = try report(day("2026-11-01"), zone: "America/Havana")
        #expect(text(havana.occurred) == "2026-11-01T04:00Z..2026-11-02T05:00Z")
    }

    @Test("a time without an offset is one of the source's zone, and an offset holds everywhere")
    func clocks() throws {
        let times = [
            "occurred_from": "2026-07-01T12:00", "occurred_to": "2026-07-01T12:00Z",
            "published_at": "2026-07-02",
        ]
        #expect(text(try report(times).occurred) == "2026-07-01T09:00Z..2026-07-01T12:00Z")
        #expect(text(try report(times, zone: "+00:00").occurred) == "2026-07-01T12:00Z..2026-07-01T12:00Z")
    }

    @Test("a report without a publication time counts as known when the event had ended")
    func unpublished() throws {
        #expect(text(try report(["published_at": ""]).available) == "2026-01-30T14:00Z..2026-01-30T14:00Z")
        #expect(codes(["published_at": ""]) == ["no-publication-time"])
    }

    @Test("published on the day of the event is no cause for doubt; the day before is")
    func publishedBefore() {
        #expect(codes(["published_at": "2026-01-30"]).isEmpty)
        #expect(codes(["published_at": "2026-01-30T15:29+02:00"]) == ["published-before-it-happened"])
        #expect(codes(["published_at": "2026-01-29"]) == ["published-before-it-happened"])
    }

    @Test("kilometres become metres, with a position or without")
    func precision() throws {
        #expect(try report(["location_precision_km": "2.5"]).place.precisionMeters == 2_500)
        let place = try report(["latitude": "-90", "longitude": "180", "location_precision_km": "0"]).place
        #expect(place.coordinate == Coordinate(latitude: -90, longitude: 180))
        #expect(place.precisionMeters == 0)
    }

    @Test("a zone that nobody knows is told once, and no row is taken")
    func unknownZone() {
        let intake = intake([:], zone: "Europe/Kiyv")
        #expect(intake.diagnostics.map(\.code) == ["unknown-zone"])
        #expect(intake.readCount == 1 && intake.rejectedCount == 1)
    }

    @Test("all that is wrong with a row is told at once, in the order of the row")
    func allAtOnce() {
        let told = codes([
            "report_id": "R 1", "occurred_from": "soon", "act": "a b", "weapon_count": "x",
            "alleged_by": "a;b", "killed": "-1", "latitude": "91", "location_precision_km": "1e3",
        ])
        #expect(
            told == [
                "name-form", "time-form", "token-form", "not-a-count", "token-form", "not-a-count",
                "number-out-of-range", "half-a-position", "not-a-number",
            ])
    }

    @Test("a name that stands in two files is counted once, and told of")
    func merge() {
        let first = intake(["killed": "1"])
        let same = intake(["killed": "1"])
        let different = intake(["killed": "2"])
        let merged = ReportsCSV.merge([first, same, different, intake(["report_id": "R2"])])
        #expect(merged.rows.map(\.id) == ["R1", "R2"])
        #expect(merged.rows.first?.killed == 1)
        #expect(merged.readCount == 4 && merged.rejectedCount == 2)
        #expect(merged.diagnostics.map(\.severity) == [.note, .error])
        #expect(imbalance(merged) == nil)
    }

    @Test("the label by which fusion is scored is never read")
    func label() {
        let text =
            "report_id,occurred_from,occurred_to,published_at,incident_key\nR1,2026-01-30,2026-01-30,2026-01-30,"
        let read = { (key: String) in
            ReportsCSV.read(
                Array((text + key).utf8), file: "r.csv", sourceZone: "UTC", zones: FixedOffsetZones())
        }
        #expect(read("K1").rows == read("K2").rows)
        #expect(read("K1").acceptedCount == 1)
    }
}
