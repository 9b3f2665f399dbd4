import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// Stories are told under readings that somebody holds, and a few shots in a short truce are no rate.
@Suite("Stories and readings")
struct ReadStoriesTests {
    private static func readings(_ north: String, _ south: String, type: String = "anchor") -> [String] {
        [
            "open-term: clock\ntype: \(type)",
            "reading: northern\nheld-by: north\nas-of: 2027-01-01\nvalues: {clock: \(north)}",
            "reading: southern\nheld-by: south\nas-of: 2027-01-01\nvalues: {clock: \(south)}",
        ]
    }

    private static func clocks(_ north: String, _ south: String) throws -> DraftCheck {
        try ValleyTruce.check(
            Self.readings(north, south), [("clock-starts: found", "clock-starts: clock")])
    }

    private static func given(_ check: DraftCheck) -> [String] {
        check.flaws.compactMap(\.counterexample).flatMap(\.given)
    }

    @Test("where both count from the finding, no story counts from the breach, and nothing is found")
    func same() throws {
        let check = try Self.clocks("found", "found")
        #expect(!Self.given(check).contains { $0.contains("a breach happened") })
        #expect(check.flaws.map(\.id) == [])
    }

    @Test("where one counts from the breach, the story says that it is told under that reading")
    func apart() throws {
        let check = try Self.clocks("found", "occurred")
        let flaw = try #require(check.flaws.first { $0.rule == .verificationOutlastsClock })
        #expect(
            flaw.counterexample?.given.contains(
                "the clocks of ladder count from when a breach happened, as the reading southern has it, which The South holds"
            ) == true)
    }

    @Test("a silence that ends an episode is as long as a reading has it")
    func episodes() throws {
        let check = try ValleyTruce.check(
            Self.readings("2h", "30d", type: "duration"),
            [("episode-ends-after: 30d", "episode-ends-after: clock")])
        let told = Self.given(check)
        #expect(!told.contains { $0.contains("24 h ends an episode") }, "\(told)")
        #expect(told.contains { $0.contains("as the reading northern has it, which The North holds") })
    }

    private static func truce(until end: String, count: String) throws -> DraftCheck {
        try ValleyTruce.check(
            [],
            [
                ("2028-03-01T06:00", end), ("until 06:00 on 1 March 2028", "until the end"),
                ("{count: {at-least: 3, within: 30d}}", count),
            ])
    }

    @Test("two shots in all, in a truce of a week whose ladder counts the third, are no rate")
    func shortTruce() throws {
        let check = try Self.truce(until: "2027-03-08T06:00", count: "{count: {at-least: 3, within: 30d}}")
        #expect(!check.flaws.contains { $0.rule == .unpunishedRate })
    }

    @Test("eleven a day in the same week are one; what mends it is not written twice")
    func shortTruceShelled() throws {
        let check = try Self.truce(until: "2027-03-08T06:00", count: "{count: {at-least: 12, within: 24h}}")
        let flaw = try #require(check.flaws.first { $0.rule == .unpunishedRate })
        #expect(flaw.severity == .grave)
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        #expect(!mended.flaws.contains { $0.rule == .unpunishedRate })
    }

    @Test(
        "three within thirty days are counted already where two are, or three at any time; not where something must be added"
    )
    func counted() {
        let three = Condition.count(atLeast: 3, withinSeconds: 30 * 86_400)
        #expect(MeasureToAgree.isCounted(.any([.killed(atLeast: 20), three])))
        #expect(MeasureToAgree.isCounted(.count(atLeast: 2, withinSeconds: nil)))
        #expect(!MeasureToAgree.isCounted(.count(atLeast: 12, withinSeconds: 86_400)))
        #expect(!MeasureToAgree.isCounted(.all([three, .killed(atLeast: 20)])))
    }
}
