import CeasefireModel
import Exchange
import Testing

@Suite("What the clocks of zones showed")
struct FoundationTimeZonesTests {
    let zones = FoundationTimeZones()

    func civil(_ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) throws -> CivilTime {
        try #require(CivilTime(year: 2026, month: month, day: day, hour: hour, minute: minute))
    }

    func instant(_ text: String) throws -> Instant {
        guard case .instant(let instant, _) = TimestampText(text) else {
            throw Unreadable(text: text)
        }
        return instant
    }

    struct Unreadable: Error { var text: String }

    @Test("Kyiv stands two hours ahead in winter and three in summer")
    func offsets() throws {
        #expect(zones.offsetSeconds(of: "Europe/Kyiv", at: try instant("2026-01-30T12:00Z")) == 7_200)
        #expect(zones.offsetSeconds(of: "Europe/Kyiv", at: try instant("2026-07-30T12:00Z")) == 10_800)
        #expect(zones.offsetSeconds(of: "Asia/Kolkata", at: try instant("2026-07-30T12:00Z")) == 19_800)
    }

    @Test("offsets are zones too")
    func fixed() throws {
        let noon = try instant("2026-01-30T12:00Z")
        #expect(zones.offsetSeconds(of: "+02:00", at: noon) == 7_200)
        #expect(zones.offsetSeconds(of: "-0330", at: noon) == -12_600)
        #expect(zones.offsetSeconds(of: "UTC", at: noon) == 0)
    }

    @Test(
        "other names are none",
        arguments: ["", "Europe/Kiyv", "europe/kyiv", "GMT+2", "Kyiv", "../UTC", "+2"])
    func unknown(name: String) throws {
        #expect(zones.offsetSeconds(of: name, at: try instant("2026-01-30T12:00Z")) == nil)
        #expect(zones.meaning(of: try civil(1, 30, 12), in: name) == .unknownZone)
    }

    @Test("an hour that the clocks were set forward over never was")
    func gap() throws {
        #expect(
            zones.meaning(of: try civil(3, 29, 2, 59), in: "Europe/Kyiv")
                == .once(try instant("2026-03-29T00:59Z")))
        #expect(zones.meaning(of: try civil(3, 29, 3), in: "Europe/Kyiv") == .never)
        #expect(zones.meaning(of: try civil(3, 29, 3, 59), in: "Europe/Kyiv") == .never)
        #expect(
            zones.meaning(of: try civil(3, 29, 4), in: "Europe/Kyiv")
                == .once(try instant("2026-03-29T01:00Z")))
    }

    @Test("an hour that the clocks were set back over was twice")
    func overlap() throws {
        #expect(
            zones.meaning(of: try civil(10, 25, 2, 59), in: "Europe/Kyiv")
                == .once(try instant("2026-10-24T23:59Z")))
        for minute in [0, 59] {
            let first = try instant("2026-10-25T00:00Z") + Int64(minute * 60)
            #expect(
                zones.meaning(of: try civil(10, 25, 3, minute), in: "Europe/Kyiv")
                    == .twice(first, first + 3_600))
        }
        #expect(
            zones.meaning(of: try civil(10, 25, 4), in: "Europe/Kyiv")
                == .once(try instant("2026-10-25T02:00Z")))
    }

    @Test("every moment of a year comes back from the clock, unless the clock showed its time twice")
    func roundTrip() throws {
        let start = try instant("2026-01-01T00:00Z")
        var twiceCount = 0
        for zone in [
            "Europe/Kyiv", "Europe/Moscow", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe",
            "Africa/Cairo",
        ] {
            for step in 0..<Int64(365 * 48) {
                let moment = start + step * 1_800
                guard let offset = zones.offsetSeconds(of: zone, at: moment) else {
                    Issue.record("\(zone) is not known")
                    return
                }
                let civil = CivilTime(wallSeconds: moment.secondsSinceEpoch + Int64(offset))
                switch zones.meaning(of: civil, in: zone) {
                case .once(let found):
                    if found != moment {
                        Issue.record("\(zone): \(moment.utcText) came back as \(found.utcText)")
                    }
                case .twice(let first, let second):
                    twiceCount += 1
                    if first != moment, second != moment {
                        Issue.record("\(zone): \(moment.utcText) did not come back")
                    }
                case .never, .unknownZone: Issue.record("\(zone): \(moment.utcText) was on no clock")
                }
            }
        }
        // Four half hours in each of three zones, and two in Lord Howe, whose clocks change by half an hour.
        #expect(twiceCount == 14)
    }
}
