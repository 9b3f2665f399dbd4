import AgreementLanguage
import CeasefireModel
import Evaluation
import Testing

@testable import Analysis

/// What is forbidden in one valley is broken in that valley: a ladder that answers the north hears nothing of the south.
@Suite("Places in timelines")
struct PlacesInPlaysTests {
    /// A second ban on attacks, for an area of its own, beside the first.
    private static func south(_ place: String, acts: String = "any-attack") -> String {
        """
        provision: south-quiet
        binds: [north, south]
        prohibits: {acts: \(acts)}
        where: \(place)
        during: {from: 2027-03-01T06:00, until: 2028-03-01T06:00}
        standard-of-proof: balance-of-probabilities
        """
    }

    /// A ladder for the second ban alone, which counts as the first does.
    private static let ladder = """
        response: south-ladder
        to: south-quiet
        breach-by: [north, south]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
          - {rung: warning, when: first-breach, who: mission, measure: a public warning, involves: none, within: 24h}
          - {rung: sanctions, when: {any: [{count: {at-least: 3, within: 30d}}, {killed: {at-least: 5}}]}, who: host, authorised-by: [host], measure: a ban on the import of oil, involves: none, within: 72h, stand-down: {stopped-for: 30d}}
        """

    /// The ceasefire of the two valleys, where fire ceases at one place alone.
    private static func check(fireCeases place: String, _ blocks: [String]) throws -> DraftCheck {
        try ValleyTruce.check(
            blocks,
            [
                (
                    "prohibits: {acts: any-attack}\nwhere: anywhere",
                    "prohibits: {acts: any-attack}\nwhere: \(place)"
                )
            ])
    }

    private static let zones = [
        "zone: upper-valley\nfile: maps/valleys.geojson\nfeature: upper\ntext: The upper valley.",
        "zone: lower-valley\nfile: maps/valleys.geojson\nfeature: lower\ntext: The lower valley.",
    ]

    @Test(
        "fire in the south is forbidden, and the ladder answers fire in the north alone: nothing answers it",
        arguments: [
            ("[North Valley]", "[South Valley]", "South Valley"),
            ("{zone: upper-valley}", "{zone: lower-valley}", "the zone lower-valley"),
        ])
    func unanswered(north: String, south: String, told: String) throws {
        let zones = north.contains("zone") ? Self.zones : []
        let check = try Self.check(
            fireCeases: north, [Self.south(south)] + zones)
        for party in ["north", "south"] {
            let flaw = try LoopholeDetailTests.flaw("breach-unanswered south-quiet/\(party)", check)
            let example = try #require(flaw.counterexample)
            #expect(flaw.severity == .grave && example.isConfirmed)
            #expect(example.record.reports.map(\.place.region) == [told])
            #expect(
                example.given.contains {
                    $0.hasPrefix("areas of which the text speaks by different names do not overlap")
                })
            // The ladder that answers the north answers the south too: one count for both.
            let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
            let before = Set(check.flaws.map(\.id))
            #expect(!mended.flaws.contains { $0.severity != .slight && !before.contains($0.id) })
            #expect(!mended.flaws.contains { $0.id == flaw.id })
        }
    }

    @Test("fire everywhere is answered, and so is fire in the south, which is part of it")
    func everywhere() throws {
        let check = try Self.check(fireCeases: "anywhere", [Self.south("[South Valley]")])
        #expect(!check.flaws.contains { $0.rule == .breachUnanswered })
    }

    @Test(
        "a strip of five kilometres lies in one of fifteen: what is answered in the wider is answered in the narrower"
    )
    func strips() throws {
        let line =
            "line: contact\nfile: maps/contact.geojson\ntext: The line of contact."
        func found(_ wide: String, _ narrow: String) throws -> Bool {
            try Self.check(
                fireCeases: "{within: \(wide), of: contact}",
                [Self.south("{within: \(narrow), of: contact}"), line]
            ).flaws.contains { $0.rule == .breachUnanswered }
        }
        #expect(try !found("15km", "5km"))
        #expect(try found("5km", "15km"))
    }

    @Test(
        "two ladders that count three each, or five dead, see two shots in the north and two in the south: neither counts three"
    )
    func spread() throws {
        let check = try Self.check(
            fireCeases: "[North Valley]", [Self.south("[South Valley]"), Self.ladder])
        let flaw = try LoopholeDetailTests.flaw("breaches-spread south-ladder/ladder", check)
        #expect(flaw.message.contains("4 breaches spread over both stay below both counts"))
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed)
        #expect(Set(example.record.reports.map(\.place.region)) == ["North Valley", "South Valley"])
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        #expect(!mended.flaws.contains { $0.rule == .breachesSpread })
    }

    @Test("what both ladders count is not spread: a shot in the south breaks the ban on all fire, too")
    func countedTwice() throws {
        let check = try Self.check(fireCeases: "anywhere", [Self.south("[South Valley]"), Self.ladder])
        #expect(!check.flaws.contains { $0.rule == .breachesSpread })
        #expect(!check.unconfirmed.contains { $0.rule == .breachesSpread })
    }

    @Test(
        "a count is a count where the dead, or rockets, are another way to the same rung",
        arguments: [
            "{any: [{count: {at-least: 3}}, {killed: {at-least: 5}}]}",
            "{any: [{injured: {at-least: 9}}, {count: {at-least: 3}}]}",
            "{any: [{count: {at-least: 3}}, {acts-include: [missile-strike]}]}",
        ])
    func otherWays(when: String) throws {
        let bad = try RulePageTests.page(.breachesSpread).bad
        let check = try RulePageTests.check(bad.replacing("{count: {at-least: 3}}", with: when))
        let flaw = try LoopholeDetailTests.flaw("breaches-spread towns/energy-ladder", check)
        #expect(flaw.message.contains("4 breaches"))
    }

    // MARK: Duties

    private static func survey(_ deed: String, flights place: String) throws -> [Flaw] {
        try ValleyTruce.check(
            [
                ValleyTruce.duty("silence: unverified", involves: "{acts: [overflight]}").replacing(
                    "pull back its guns along the north road", with: deed),
                Self.south(place, acts: "overflight"),
            ],
            [
                ValleyTruce.answersDuty,
                ("acts: any-attack}\nwhere: anywhere", "acts: [shelling]}\nwhere: anywhere"),
            ]
        ).flaws.filter { $0.rule == .obligedAndForbidden }
    }

    @Test("a survey of Range 7 from the air does not clash with a ban on flights over Stony Bridge")
    func surveys() throws {
        #expect(try Self.survey("survey Range 7 from the air", flights: "[Stony Bridge]").map(\.id) == [])
        let there = try #require(
            Self.survey("survey Stony Bridge from the air", flights: "[Stony Bridge]").first)
        #expect(there.severity == .grave && there.holdsFor == "")
        #expect(there.counterexample?.record.reports.map(\.place.region) == ["Stony Bridge"])
        let anywhere = try #require(Self.survey("survey Range 7 from the air", flights: "anywhere").first)
        #expect(anywhere.severity == .grave)
    }

    @Test("where a duty does not say where it is done, it is asked what holds if it is done there")
    func unsaid() throws {
        let flaw = try #require(Self.survey("survey the mines from the air", flights: "[Stony Bridge]").first)
        #expect(flaw.severity == .serious)
        #expect(flaw.holdsFor == "a duty that is done where south-quiet applies")
    }
}
