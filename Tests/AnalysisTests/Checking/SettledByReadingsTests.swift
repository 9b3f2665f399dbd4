import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// What readings say counts: they may settle what the text leaves open, and may part over a duty as over an act.
@Suite("What readings say")
struct SettledByReadingsTests {
    private static func readings(_ type: String, _ north: String, _ south: String) -> [String] {
        [
            "open-term: open\ntype: \(type)",
            "reading: of-the-north\nheld-by: north\nas-of: 2027-02-20\nvalues: {open: \(north)}",
            "reading: of-the-south\nheld-by: south\nas-of: 2027-02-20\nvalues: {open: \(south)}",
        ]
    }

    private static func duty(_ key: String, _ type: String, _ north: String, _ south: String) throws
        -> DraftCheck
    {
        let duty = ValleyTruce.duty("silence: breach").split(separator: "\n").map {
            $0.hasPrefix("\(key):") ? "\(key): open" : String($0)
        }.joined(separator: "\n")
        return try ValleyTruce.check(
            [duty] + readings(type, north, south), [ValleyTruce.answersDuty])
    }

    @Test("a duty that is late under one reading and not under the other parts them")
    func duties() throws {
        for (key, type, north, south) in [
            ("complete-by", "instant", "2027-04-01T06:00", "2027-06-01T06:00"),
            ("binds", "parties", "[south]", "[north, south]"),
        ] {
            let check = try Self.duty(key, type, north, south)
            let flaw = try #require(
                check.flaws.first { $0.rule == .readingsDiverge && $0.subject.hasPrefix("pull-back/") },
                "\(key): \(check.flaws.map(\.id))")
            #expect(flaw.counterexample?.isConfirmed == true)
            #expect(flaw.message.contains("late under of-the-"))
        }
        let same = try Self.duty("complete-by", "instant", "2027-04-01T06:00", "2027-04-01T06:00")
        #expect(!same.flaws.contains { $0.rule == .readingsDiverge })
    }

    @Test("two accounts of one deadline of a duty part as two readings do")
    func accounts() throws {
        let check = try ValleyTruce.check(
            [
                ValleyTruce.duty("silence: breach").replacing(
                    "complete-by: 2027-04-01T06:00",
                    with: "complete-by: {either: [2027-04-01T06:00, 2027-06-01T06:00]}")
            ], [ValleyTruce.answersDuty])
        let flaw = try LoopholeDetailTests.flaw("readings-diverge pull-back/complete-by", check)
        #expect(flaw.counterexample?.isConfirmed == true)
    }

    @Test("a silence that every reading makes long enough resets nothing; one reading that does not is named")
    func silences() throws {
        func pauses(_ north: String, _ south: String) throws -> [Flaw] {
            try ValleyTruce.check(
                Self.readings("duration", north, south),
                [("episode-ends-after: 30d", "episode-ends-after: open")]
            ).flaws.filter { $0.rule == .pauseResets }
        }
        #expect(try pauses("30d", "40d").map(\.id) == [])
        let flaw = try #require(try pauses("30d", "10d").first)
        #expect(flaw.message.contains("of-the-south") && !flaw.message.contains("nothing says"))
    }

    @Test("a guarantee of which each reading says by when can be defaulted on")
    func guarantees() throws {
        func found(_ south: String) throws -> Bool {
            try ValleyTruce.check(
                Self.readings("timing", "{within: 24h}", south),
                [
                    ("episode-ends-after: 30d", "guarantee: yes\nepisode-ends-after: 30d"),
                    ("involves: none, within: 24h}", "involves: none, timing: open}"),
                ]
            ).flaws.contains { $0.rule == .guaranteeWithoutDefault }
        }
        #expect(try !found("{within: 10d}"))
    }
}
