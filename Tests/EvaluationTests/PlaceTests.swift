import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Foundation
import Geography
import TestSupport
import Testing

/// A truce that holds in a square of Borland, and a line of contact along 20 degrees east that moves to 21 degrees on 4 March.
struct DrawnTruce {
    var truce = TruceExample()

    static func coordinate(_ latitude: Double, _ longitude: Double) -> Coordinate {
        guard let coordinate = Coordinate(latitude: latitude, longitude: longitude) else {
            preconditionFailure("not on the globe")
        }
        return coordinate
    }

    /// A rectangle in degrees.
    static func box(_ south: Double, _ north: Double, _ west: Double, _ east: Double) -> MultiPolygon {
        let corners = [(south, west), (south, east), (north, east), (north, west), (south, west)]
        guard let ring = try? Ring(corners.map { coordinate($0.0, $0.1) }) else {
            preconditionFailure("not a ring")
        }
        return MultiPolygon(Polygon(exterior: ring))
    }

    static func drawing(_ longitude: Double, day: Int) -> LineCourse.Drawing {
        let start = at("2026-03-01T00:00") + Int64(day - 1) * 86_400
        return LineCourse.Drawing(
            day: CivilDay(year: 2026, month: 3, day: day), shows: Interval(spanning: start, start + 86_400),
            available: start + 86_400, territory: box(49, 51, longitude, 24),
            line: [[coordinate(49, longitude), coordinate(51, longitude)]])
    }

    static let theatre = Theatre(
        zones: ["midland": box(49, 51, 19, 21)],
        lines: [
            "contact": LineCourse(
                [drawing(20, day: 1), drawing(21, day: 4)], missingDays: .latestBefore(atMostDays: 5)),
            "old": LineCourse([.init(line: [[coordinate(49, 22), coordinate(51, 22)]])]),
        ])

    init(_ place: PlaceScope) {
        truce.record.theatre = Self.theatre
        truce.agreement.provisions[0].place = .stated(place)
    }

    /// A report of a strike at a position known to within so many metres.
    mutating func report(
        _ id: ReportID, _ latitude: Double?, _ longitude: Double = 0, within meters: Double? = 1_000,
        on day: Int = 2, hours: Int64 = 1, attribution: String = "Borland ministry",
        by accused: [ActorID] = ["arland"]
    ) {
        let start = at("2026-03-01T10:00") + Int64(day - 1) * 86_400
        truce.report(
            id, Interval(spanning: start, start + hours * 3_600), by: accused, attribution: attribution)
        let last = truce.record.reports.count - 1
        truce.record.reports[last].place = Place(
            name: "Midtown", country: "Borland", coordinate: latitude.map { Self.coordinate($0, longitude) },
            precisionMeters: meters)
    }

    /// Holds all reports to tell of one event.
    mutating func same() {
        truce.record.entries.append(
            Entry(
                id: "E1", author: "A coder", role: "coder", available: Interval(at: at("2026-03-09T00:00")),
                reason: "One event.", content: .sameEvent(truce.record.reports.map(\.id))))
    }

    var grade: ElementGrade? { truce.full().assessments.first?.grade(.place) }
    var outside: OutOfScope? { truce.full().outOfScope.first }
}

@Suite("Where it happened, by what the agreement draws")
struct PlaceTests {
    @Test("inside, outside, and on the edge of a zone")
    func zone() {
        var inside = DrawnTruce(.zone("midland"))
        inside.report("R1", 50, 20)
        #expect(inside.grade?.state == .meetsStandard && inside.grade?.reason == "inside the zone midland")
        var outside = DrawnTruce(.zone("midland"))
        outside.report("R1", 50, 21.1)
        #expect(outside.outside?.element == .place)
        #expect(outside.outside?.reason == "outside the zone midland")
        #expect(outside.outside?.figures == "7.2 km from the edge, known to within 1 km")
        var edge = DrawnTruce(.zone("midland"))
        edge.report("R1", 50, 21.1, within: 8_000)
        #expect(edge.grade?.state == .undecidable)
        #expect(edge.grade?.figures.hasSuffix("it reaches 830 m over the edge") == true)
        // Exactly on the border is in; with any doubt it cannot be told.
        var border = DrawnTruce(.zone("midland"))
        border.report("R1", 50, 21, within: 0)
        #expect(border.grade?.state == .meetsStandard)
        var doubt = DrawnTruce(.zone("midland"))
        doubt.report("R1", 50, 21, within: 1)
        #expect(doubt.grade?.state == .undecidable)
    }

    @Test("outside a zone is the contrary, and no better known")
    func outsideZone() {
        for (longitude, within, state) in [
            (20.0, 1_000.0, nil), (21.1, 1_000, ElementState.meetsStandard), (21.1, 8_000, .undecidable),
        ] {
            var drill = DrawnTruce(.outside("midland"))
            drill.report("R1", 50, longitude, within: within)
            #expect(drill.grade?.state == state)
            #expect((drill.outside?.element == .place) == (state == nil))
        }
    }

    @Test("without a position, or without a radius of doubt, it cannot be told; it is never outside")
    func unknownPlace() {
        var nowhere = DrawnTruce(.zone("midland"))
        nowhere.report("R1", nil)
        #expect(nowhere.grade?.state == .undecidable && nowhere.outside == nil)
        var vague = DrawnTruce(.zone("midland"))
        vague.report("R1", 50, 23, within: nil)
        #expect(vague.grade?.state == .undecidable && vague.outside == nil)
        #expect(vague.grade?.reason == "nobody says how closely the position of Midtown is known")
        var unread = DrawnTruce(.zone("elsewhere"))
        unread.report("R1", 50, 20)
        #expect(unread.grade?.reason == "the zone elsewhere was not read")
    }

    @Test("the line of the day decides, or that of the date that is named")
    func lineOfTheDay() {
        let near = PlaceScope.within(meters: 25_000, of: .line(LineReference("contact")))
        var second = DrawnTruce(near)
        second.report("R1", 50, 20.2)
        #expect(second.grade?.reason == "within 25 km of contact as drawn for 2026-03-01")
        var fifth = DrawnTruce(near)
        fifth.report("R1", 50, 20.2, on: 5)
        #expect(fifth.outside?.reason == "farther than 25 km from contact as drawn for 2026-03-04")
        let fixed = PlaceScope.within(
            meters: 25_000,
            of: .line(LineReference("contact", asOf: from("2026-03-01T00:00", to: "2026-03-02T00:00"))))
        var later = DrawnTruce(fixed)
        later.report("R1", 50, 20.2, on: 5)
        #expect(later.grade?.reason == "within 25 km of contact as drawn for 2026-03-01")
        var beyond = DrawnTruce(.beyond(meters: 25_000, of: .line(LineReference("contact"))))
        beyond.report("R1", 50, 20.2, on: 5)
        #expect(beyond.grade?.state == .meetsStandard)
    }

    @Test(
        "while the line moves, an event of an unknown hour lies on the side that both drawings give it, or on none"
    )
    func movingLine() {
        let near = PlaceScope.within(meters: 25_000, of: .line(LineReference("contact")))
        var night = DrawnTruce(near)
        night.report("R1", 50, 20.2, on: 3, hours: 20)
        #expect(night.grade?.state == .undecidable)
        #expect(night.grade?.reason == "it depends on the day: contact moved while it may have happened")
        // Between the two lines, 36 km from each: within 40 km under both.
        var both = DrawnTruce(.within(meters: 40_000, of: .line(LineReference("contact"))))
        both.report("R1", 50, 20.5, on: 3, hours: 20)
        #expect(both.grade?.state == .meetsStandard)
        // What ends as the day begins happened on the day before.
        var midnight = DrawnTruce(near)
        midnight.report("R1", 50, 20.2, on: 3, hours: 14)
        #expect(midnight.grade?.reason == "within 25 km of contact as drawn for 2026-03-01")
    }

    @Test(
        "a day that nobody drew has the line of the latest day before, as far as the rule goes; none before the first"
    )
    func missingDays() {
        let near = PlaceScope.within(meters: 25_000, of: .line(LineReference("contact")))
        var strict = DrawnTruce(near)
        strict.truce.record.theatre.lines["contact"]?.missingDays = .unknown
        strict.report("R1", 50, 20.2, on: 2)
        #expect(strict.grade?.state == .undecidable)
        var drawnDay = DrawnTruce(near)
        drawnDay.truce.record.theatre.lines["contact"]?.missingDays = .unknown
        drawnDay.report("R1", 50, 20.2, on: 1)
        #expect(drawnDay.grade?.state == .meetsStandard)
        var before = DrawnTruce(near)
        before.truce.set(
            "start", .stated(.instant(InstantExpression(base: .instant(at("2026-02-20T00:00"))))))
        before.truce.set("end", .stated(.instant(InstantExpression(base: .instant(at("2026-03-08T00:00"))))))
        before.report("R1", 50, 20.2, on: -1)
        #expect(
            before.grade?.reason == "where contact ran is not known: the first drawing of it is of 2026-03-01"
        )
    }

    @Test("a drawing that was not known yet is not drawn upon")
    func knownLater() {
        var truce = DrawnTruce(.within(meters: 25_000, of: .line(LineReference("contact"))))
        truce.report("R1", 50, 20.2, on: 4)
        #expect(truce.outside?.reason == "farther than 25 km from contact as drawn for 2026-03-04")
        let early = truce.truce.full(asOf: at("2026-03-04T12:00"))
        #expect(
            early.assessments.first?.grade(.place)?.reason
                == "within 25 km of contact as drawn for 2026-03-01")
    }

    @Test("each side is measured from its own line; where nobody is accused, both must agree")
    func baselines() {
        let own = PlaceScope.within(
            meters: 25_000,
            of: .byParty(["arland": LineReference("old"), "borland": LineReference("contact")]))
        var arland = DrawnTruce(own)
        arland.report("R1", 50, 20.2)
        #expect(arland.outside?.reason == "farther than 25 km from old")
        var borland = DrawnTruce(own)
        borland.report("R1", 50, 20.2, by: ["borland"])
        #expect(borland.grade?.reason == "within 25 km of contact as drawn for 2026-03-01")
        var nobody = DrawnTruce(own)
        nobody.report("R1", 50, 20.2, by: [])
        #expect(nobody.grade?.state == .undecidable)
        #expect(
            nobody.grade?.reason == "it depends on whose it was: each side is measured from a line of its own"
        )
        var neither = DrawnTruce(own)
        neither.report("R1", 50, 23.5, by: [])
        #expect(neither.outside?.element == .place)
    }

    @Test("an area that is held, and one of several places")
    func heldAndAny() {
        let held = PlaceScope.held(by: "arland", of: LineReference("contact"))
        var inside = DrawnTruce(held)
        inside.report("R1", 50, 22)
        #expect(inside.grade?.reason == "inside the area of arland by contact as drawn for 2026-03-01")
        var outside = DrawnTruce(held)
        outside.report("R1", 50, 19)
        #expect(outside.outside?.element == .place)
        for (longitude, isIn) in [(19.5, true), (22.0, true), (18.0, false)] {
            var any = DrawnTruce(.any([.zone("midland"), held]))
            any.report("R1", 50, longitude)
            #expect((any.grade?.state == .meetsStandard) == isIn)
        }
        var byName = DrawnTruce(.any([.zone("midland"), .named(["Midtown"])]))
        byName.report("R1", nil)
        #expect(byName.grade?.reason == "a report puts it in Midtown")
    }

    @Test("reports that put one event on either side of the edge are weighed: an event has one place")
    func disagreement() {
        var truce = DrawnTruce(.zone("midland"))
        truce.report("R1", 50, 20.98)
        truce.report("R2", 50, 21.02, attribution: "Observers")
        truce.same()
        #expect(truce.grade?.weighings.count == 2)
        #expect(truce.grade?.state != .meetsStandard)
        #expect(
            truce.grade?.reason.utcText.contains("1 of 2 reports put it inside the zone midland, 1 do not")
                == true)
    }

    @Test("a vaguer place that agrees with a closer one adds nothing; one that differs leaves it open")
    func vaguer() {
        var agreeing = DrawnTruce(.zone("midland"))
        agreeing.report("R1", 50, 21.2)
        agreeing.report("R2", 50, 21.1, within: 30_000)
        agreeing.same()
        #expect(agreeing.outside?.element == .place)
        var differing = DrawnTruce(.zone("midland"))
        differing.report("R1", 50, 21.2)
        differing.report("R2", 50, 20.95, within: 5_000)
        differing.same()
        #expect(differing.grade?.state == .undecidable && differing.outside == nil)
    }

    @Test("inside means everywhere within the radius of doubt, outside nowhere, whatever is drawn")
    func circles() throws {
        let scopes: [PlaceScope] = [
            .zone("midland"), .outside("midland"),
            .within(meters: 40_000, of: .line(LineReference("contact"))),
            .beyond(meters: 40_000, of: .line(LineReference("old"))),
        ]
        for seed in UInt64(1)...20 {
            var random = Seeded(seed: seed)
            let scope = random.pick(scopes)
            let latitude = 48.5 + Double(random.below(3_000)) / 1_000
            let longitude = 18.5 + Double(random.below(4_500)) / 1_000
            let radius = Double(100 + random.below(40_000))
            func answer(_ latitude: Double, _ longitude: Double, within meters: Double) -> ElementState? {
                var truce = DrawnTruce(scope)
                truce.report("R1", latitude, longitude, within: meters)
                return truce.grade?.state
            }
            // Positions on the circle and in it, as if each were known exactly.
            let exact = (0..<16).map { step -> Bool in
                let angle = Double(step) * Double.pi / 8
                let part = radius * (step % 2 == 0 ? 0.98 : 0.4)
                let north = part * cos(angle) / 111_300
                let east = part * sin(angle) / (111_300 * cos(latitude * Double.pi / 180))
                return answer(latitude + north, longitude + east, within: 0) == .meetsStandard
            }
            switch answer(latitude, longitude, within: radius) {
            case .meetsStandard: #expect(exact.allSatisfy { $0 }, "seed \(seed)")
            case nil: #expect(exact.allSatisfy { !$0 }, "seed \(seed)")
            case .undecidable: break
            case let other: Issue.record("\(String(describing: other)), seed \(seed)")
            }
        }
    }

    @Test("a verdict tells how far each incident lies from each line, as drawn for its day")
    func distances() {
        var truce = DrawnTruce(.anywhere)
        truce.report("R1", 50, 20.2, on: 3)
        let all = truce.truce.verdict().distances["I-R1"] ?? []
        #expect(all.map(\.line) == ["contact", "old"])
        #expect(all.first?.day == CivilDay(year: 2026, month: 3, day: 1) && all.first?.ageDays == 2)
        #expect(all.map { Int($0.meters / 1_000) } == [14, 129])
        #expect(all.map(\.isHeld) == [.yes, nil])
    }

    @Test("the calibre in a weapon's words decides; words without one leave it open")
    func calibre() {
        func state(_ weapons: [Weapon]) -> (state: AssessmentState?, outside: Element?) {
            var truce = TruceExample()
            truce.agreement.provisions[0].weapons = .stated(
                .only(["tochka"], calibres: [CalibreRange(atLeast: Calibre(hundredths: 10_000))]))
            truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"))
            truce.record.reports[0].weapons = weapons
            let reading = truce.full()
            return (reading.assessments.first?.state, reading.outOfScope.first?.element)
        }
        #expect(state(["122mm howitzer"]).state == .alleged)
        #expect(state(["tochka"]).state == .alleged)
        #expect(state(["82-mm mortar"]).outside == .act)
        #expect(state(["howitzer"]).state == .undecidable)
        #expect(state(["howitzer", "82mm mortar"]).state == .undecidable)
        #expect(state([]).state == .undecidable)
    }
}
