import CeasefireModel
import Exchange
import Testing

@Suite("What a row of a table of observations means")
struct ObservationsCSVTests {
    @Test("zones and places, restrictions and shares")
    func meaning() throws {
        let bytes = Array(
            """
            observation_id,observer,from,to,means,restriction,share_seen,zone,place_name,latitude,longitude,radius_km
            O-1,Mission,2026-01-30T08:00Z,2026-01-30T16:00Z,patrol,none,1,Zone 1,,,,
            O-2,Satellite,2026-01-30,2026-01-30,optical,weather,0.4,,Nikopol,47.57,34.39,20
            O-3,Camera 7,2026-01-30T18:00Z,2026-01-31T06:00Z,camera,Night,,,Nikopol,,,
            O-4,Mission,2026-01-30T18:00Z,2026-01-31T06:00Z,,unknown,,,Nikopol,,,
            """.utf8)
        let intake = ObservationsCSV.read(
            bytes, file: "o.csv", sourceZone: "UTC", zones: FixedOffsetZones())
        #expect(intake.diagnostics.isEmpty, "\(DiagnosticText.render(intake.diagnostics))")
        try #require(intake.rows.count == 4)
        #expect(intake.rows[0].area == .zone("Zone 1"))
        #expect(intake.rows[0].restriction == Observation.Restriction.none)
        #expect(intake.rows[0].shareSeen == 1)
        #expect(intake.rows[1].period.lengthSeconds == 86_400)
        #expect(intake.rows[1].available.earliest == intake.rows[1].period.latest)
        guard case .place(let place) = intake.rows[1].area else {
            Issue.record("not a place")
            return
        }
        #expect(place.precisionMeters == 20_000)
        #expect(intake.rows[2].restriction == .night)
        #expect(intake.rows[2].shareSeen == nil)
        #expect(intake.rows[3].restriction == nil)
    }
}
