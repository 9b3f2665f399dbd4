import AgreementLanguage
import CeasefireModel
import Evaluation
import Geography
import TestSupport
import Testing

@Suite("How much was observed")
struct CoverageTests {
    /// The truce in force from 1 March to 8 March, with a record up to 8 March.
    private func truce(_ place: PlaceScope, _ observations: [Observation]) -> TruceExample {
        var drawn = DrawnTruce(place)
        drawn.report("R1", 50, 20, on: 8)
        drawn.truce.record.observations = observations
        return drawn.truce
    }

    private func observation(
        _ id: ObservationID, _ area: Observation.Area, _ period: Interval,
        _ restriction: Observation.Restriction? = Observation.Restriction.none, seen: Double? = nil
    ) -> Observation {
        Observation(
            id: id, observer: "Mission", period: period, available: Interval(at: period.latest), area: area,
            restriction: restriction, shareSeen: seen)
    }

    private let week = from("2026-03-01T00:00", to: "2026-03-08T00:00")
    private let firstHalf = from("2026-03-01T00:00", to: "2026-03-04T12:00")

    private func coverage(_ place: PlaceScope, _ observations: [Observation]) -> Coverage? {
        truce(place, observations).full().coverage.first
    }

    @Test("without an observation nobody knows, and the headline says so")
    func unknown() {
        let reading = truce(.zone("midland"), []).full()
        #expect(reading.coverage.first?.share == nil)
        #expect(reading.headlineText == "no breach established (coverage unknown)")
        let elsewhere = coverage(
            .zone("midland"),
            [
                observation(
                    "O1",
                    .place(
                        Place(coordinate: Coordinate(latitude: 10, longitude: 10), precisionMeters: 1_000)),
                    week)
            ])
        #expect(elsewhere?.text == "unknown")
    }

    @Test("a zone watched all the time is covered, and half of the time half covered")
    func time() {
        let whole = coverage(.zone("midland"), [observation("O1", .zone("midland"), week)])
        #expect(whole?.text == "100 % of place and time" && whole?.observations == ["O1"])
        let half = truce(.zone("midland"), [observation("O1", .zone("midland"), firstHalf)]).full()
        #expect(half.coverage.first?.text == "50 % of place and time")
        #expect(half.headlineText == "no breach established (coverage 50 % of place and time)")
    }

    @Test("what two watch at once counts once")
    func union() {
        let twice = [
            observation("O1", .zone("midland"), firstHalf),
            observation("O2", .zone("midland"), from("2026-03-02T00:00", to: "2026-03-04T12:00")),
        ]
        #expect(coverage(.zone("midland"), twice)?.text == "50 % of place and time")
    }

    @Test("a circle in a zone counts by its area")
    func area() throws {
        let circle = Observation.Area.place(
            Place(coordinate: Coordinate(latitude: 50, longitude: 20), precisionMeters: 30_000))
        let one = try #require(coverage(.zone("midland"), [observation("O1", circle, week)]))
        // A circle of 30 km in a square of 2 degrees: 2,827 of 31,900 square kilometres.
        let share = try #require(one.share)
        #expect(abs(share.least - 0.0886) < 0.005 && share.least == share.most)
        let area = try #require(one.squareKilometers)
        #expect(abs(area - 31_900) < 150)
    }

    @Test(
        "night, a restriction or jamming without a share leave open how much was seen; a share is taken at its word"
    )
    func restrictions() {
        let night = observation("O1", .zone("midland"), firstHalf, .night)
        #expect(coverage(.zone("midland"), [night])?.text == "up to 50 % of place and time")
        let unsaid = observation("O1", .zone("midland"), firstHalf, nil)
        #expect(coverage(.zone("midland"), [unsaid])?.text == "up to 50 % of place and time")
        let some = observation("O1", .zone("midland"), week, .restricted, seen: 0.25)
        #expect(coverage(.zone("midland"), [some])?.text == "25 % of place and time")
        // Two that saw a quarter each may have seen the same quarter, or two.
        let other = observation("O2", .zone("midland"), week, .jamming, seen: 0.25)
        #expect(coverage(.zone("midland"), [some, other])?.text == "between 25 % and 50 % of place and time")
    }

    @Test("places by name count alike; a town of a province that is named is an unknown part of it")
    func names() {
        let town = observation("O1", .place(Place(name: "Midtown", region: "Middle Province")), week)
        #expect(coverage(.named(["Midtown", "Hilltown"]), [town])?.text == "50 % of place and time")
        #expect(coverage(.named(["Middle Province"]), [town])?.text == "up to 100 % of place and time")
        #expect(coverage(.named(["Farland"]), [town])?.text == "unknown")
    }

    @Test("what has no bounds has no share, unless the agreement names a zone to be observed")
    func unbounded() {
        let all = observation("O1", .zone("midland"), firstHalf)
        let unbounded = coverage(.anywhere, [all])
        #expect(unbounded?.share == nil && unbounded?.reason.contains("observed-over") == true)
        var example = truce(.anywhere, [all])
        example.agreement.provisions[0].observedOver = "midland"
        #expect(example.full().coverage.first?.text == "50 % of place and time")
    }

    @Test("a strip along a line that moves is counted where it ran")
    func movingStrip() throws {
        // West of 20.45 degrees, where the strip lies until 4 March, and no longer after that day.
        let strip = PlaceScope.within(meters: 30_000, of: .line(LineReference("contact")))
        let west = Observation.Area.zone("west")
        var example = truce(strip, [observation("O1", west, week)])
        example.record.theatre.zones["west"] = DrawnTruce.box(48, 52, 19, 20.5)
        let share = try #require(example.full().coverage.first?.share)
        // Three of seven days; the two ends of the strip are round and lie within the zone's latitudes.
        #expect(abs(share.least - 3.0 / 7) < 0.02)
    }

    @Test("only what was known, and only up to the moment asked for")
    func asOf() {
        let example = truce(
            .zone("midland"),
            [
                observation("O1", .zone("midland"), from("2026-03-01T00:00", to: "2026-03-01T12:00")),
                observation("O2", .zone("midland"), from("2026-03-01T12:00", to: "2026-03-03T00:00")),
            ])
        #expect(example.full(asOf: at("2026-03-02T00:00")).coverage.first?.text == "50 % of place and time")
        #expect(example.full(asOf: at("2026-03-03T00:00")).coverage.first?.text == "100 % of place and time")
        #expect(example.full(asOf: at("2026-02-27T00:00")).coverage.first?.share == nil)
    }

    @Test("more observations never cover less, order means nothing, and no share leaves 0 to 1")
    func properties() throws {
        for seed in UInt64(1)...6 {
            var random = Seeded(seed: seed)
            let all = (1...(2 + random.below(6))).map { number -> Observation in
                let start = at("2026-03-01T00:00") + Int64(random.below(160)) * 3_600
                let area: Observation.Area =
                    random.below(3) == 0
                    ? .zone("midland")
                    : .place(
                        Place(
                            coordinate: Coordinate(
                                latitude: 49 + Double(random.below(20)) / 10,
                                longitude: 19 + Double(random.below(20)) / 10),
                            precisionMeters: Double(5 + random.below(60)) * 1_000))
                return observation(
                    ObservationID("O\(number)"), area,
                    Interval(spanning: start, start + Int64(1 + random.below(48)) * 3_600),
                    random.pick([nil, Observation.Restriction.none, .night, .restricted]),
                    seen: random.pick([nil, nil, 0.5, 1]))
            }
            var before = Coverage.Share(least: 0, most: 0)
            for count in 1...all.count {
                let share = coverage(.zone("midland"), Array(all.prefix(count)))?.share ?? before
                #expect(
                    share.least >= before.least - 1e-12 && share.most >= before.most - 1e-12, "seed \(seed)")
                #expect(
                    0 <= share.least && share.least <= share.most && share.most <= 1 + 1e-9, "seed \(seed)")
                before = share
            }
            #expect(
                coverage(.zone("midland"), all) == coverage(.zone("midland"), all.reversed()), "seed \(seed)")
        }
    }
}
