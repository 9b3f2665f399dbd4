import TestSupport
import Testing

@testable import Geography

@Suite("A line of contact over time")
struct ContactTests {
    static func day(_ number: Int) throws -> CivilDay {
        try #require(CivilDay(year: 2025, month: 3, day: number))
    }

    /// The territory east of a longitude, between two parallels.
    static func east(of longitude: Double) throws -> MultiPolygon {
        let ring = try Ring([at(47, longitude), at(50, longitude), at(50, 45), at(47, 45), at(47, longitude)])
        return MultiPolygon(Polygon(exterior: ring))
    }

    static func line(oldestAgeDays: Int? = nil) throws -> LineOfContact {
        LineOfContact(
            [
                ContactSnapshot(day: try day(21), region: try east(of: 37.2), source: "21"),
                ContactSnapshot(day: try day(18), region: try east(of: 37), source: "18"),
            ], oldestAgeDays: oldestAgeDays)
    }

    @Test("a day without a snapshot has the line of the latest earlier day, and says how old it is")
    func missingDay() throws {
        let line = try Self.line()
        guard case .zone(let zone, let age) = line.zone(on: try Self.day(20)) else {
            Issue.record("no zone")
            return
        }
        #expect(zone.day.description == "2025-03-18")
        #expect(age == 2)
        #expect(zone.position(of: try at(48.5, 37.1)) == .inside)
        #expect(line.zone(on: try Self.day(21)).zone?.position(of: try at(48.5, 37.1)) == .outside)
        #expect(line.lookup(try Self.day(31)) == .snapshot(index: 1, ageDays: 10))
    }

    @Test("before the first snapshot nothing is known, and never that of a later day")
    func beforeFirst() throws {
        #expect(try Self.line().lookup(Self.day(17)) == .beforeFirst(first: Self.day(18)))
        #expect(try Self.line().zone(on: Self.day(17)).zone == nil)
        #expect(LineOfContact([]).lookup(try Self.day(17)) == .noSnapshots)
    }

    @Test("an old line may be too old to answer, where somebody says so")
    func tooOld() throws {
        let line = try Self.line(oldestAgeDays: 2)
        #expect(line.lookup(try Self.day(20)) == .snapshot(index: 0, ageDays: 2))
        #expect(line.lookup(try Self.day(24)) == .tooOld(latest: try Self.day(21), ageDays: 3))
    }

    @Test("a buffer zone of 15 km on both sides; a place known to 5 km near its edge is undecided")
    func bufferZone() throws {
        let zone = ContactZone(ContactSnapshot(day: try Self.day(18), region: try Self.east(of: 37)))
        for side in [1.0, -1.0] {
            let near = try at(48.5, 37 + side * 0.1)
            let edge = try at(48.5, 37 + side * 0.2)
            let far = try at(48.5, 37 + side * 0.4)
            #expect(zone.isWithin(meters: 15_000, of: near, precisionMeters: 5_000) == .yes)
            #expect(zone.isWithin(meters: 15_000, of: edge) == .yes)
            #expect(zone.isWithin(meters: 15_000, of: edge, precisionMeters: 5_000) == .undecided)
            #expect(zone.isWithin(meters: 15_000, of: far, precisionMeters: 5_000) == .no)
        }
        #expect(zone.holds(try at(48.5, 37.1)) == .yes)
        #expect(zone.holds(try at(48.5, 36.9)) == .no)
        #expect(zone.holds(try at(48.5, 37.1), precisionMeters: 10_000) == .undecided)
        #expect(zone.holds(try at(48.5, 37)) == .yes)
        #expect(zone.position(of: try at(48.5, 37)) == .onBorder)
    }

    @Test("each snapshot is made ready once, in bounded memory, whatever the order of days")
    func cache() throws {
        let line = try Self.line()
        var cache = ZoneCache(line, capacity: 1)
        for number in 17...31 { _ = cache.zone(on: try Self.day(number)) }
        #expect(cache.preparedCount == 2)
        var wide = ZoneCache(line, capacity: 2)
        for number in [21, 18, 22, 19, 23] {
            let (a, b) = (wide.zone(on: try Self.day(number)), line.zone(on: try Self.day(number)))
            #expect(a.zone?.day == b.zone?.day)
        }
        #expect(wide.preparedCount == 2)
        #expect(line.zones(on: try (17...31).map(Self.day)).count == 15)
    }

    @Test("the order in which snapshots are given changes nothing")
    func order() throws {
        let line = try Self.line()
        let turned = LineOfContact(line.snapshots.reversed())
        #expect(turned.snapshots == line.snapshots)
    }

    @Test("seams between parts, and frontiers that are not in question, are no line of contact")
    func outline() throws {
        // Two parts with a sliver of 50 m between them; the eastern border is a frontier.
        func part(_ west: Double, _ east: Double) throws -> Polygon {
            Polygon(
                exterior: try Ring([at(48, west), at(49, west), at(49, east), at(48, east), at(48, west)]))
        }
        let region = try MultiPolygon([part(37, 38), part(38.0007, 39)])
        let frontier = try #require(LineIndex([[try at(47, 39), try at(50, 39)]]))
        let whole = try #require(LineIndex(region.outline()))
        let rule = OutlineRule(seamMeters: 500, otherBorders: frontier, otherBordersMeters: 1_000)
        let line = try #require(LineIndex(region.outline(rule)))
        let seam = try at(48.5, 38)
        #expect(whole.distanceMeters(to: seam) < 1)
        #expect(line.distanceMeters(to: seam) > 50_000)
        let border = try at(48.5, 39)
        #expect(whole.distanceMeters(to: border) < 1)
        #expect(line.distanceMeters(to: border) > 50_000)
        #expect(line.distanceMeters(to: try at(48.5, 37)) < 1)
    }

    @Test("days are those of the calendar")
    func days() throws {
        #expect(CivilDay(year: 2025, month: 2, day: 29) == nil)
        #expect(CivilDay(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
        #expect(CivilDay(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
        #expect(CivilDay(wallSeconds: -1).description == "1969-12-31")
        #expect(CivilDay(wallSeconds: 1_742_342_400) == (try Self.day(19)))
        for number in stride(from: -700_000, through: 2_900_000, by: 977) {
            let day = CivilDay(daysSinceEpoch: number)
            let (year, month, date) = day.date
            #expect(CivilDay(year: year, month: month, day: date) == day)
        }
    }
}
