import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// Nobody is freed by a breach of his own, whoever finds it.
@Suite("What one's own breach sets off")
struct OwnBreachTests {
    private static func excused(_ condition: String) throws -> DraftCheck {
        try ValleyTruce.check(
            [ValleyTruce.duty("excused-when: \(condition)")], [ValleyTruce.answersDuty])
    }

    @Test("the North fires, the mission finds it, and the North need no longer pull back its guns: grave")
    func excusedByOwnBreach() throws {
        let check = try Self.excused("{breach-found: {of: [fire-ceases], by: [mission]}}")
        let flaw = try LoopholeDetailTests.flaw("self-serving-trigger pull-back/excused/north", check)
        #expect(flaw.severity == .grave)
        #expect(flaw.message == "A breach by The North itself releases it from pull-back.")
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed && example.events.contains { $0.kind == .breach && $0.actor == "north" })
        let edit = try #require(flaw.mend?.edits.first)
        #expect(edit.text.contains("certified: {what: breach-by-the-other-side, by: [mission]}"))
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        #expect(mended.flaws.map(\.id) == [])
    }

    @Test("anybody's finding of one's own breach is enough, and so is one of several ways out")
    func otherWays() throws {
        for condition in [
            "{breach-found: [fire-ceases]}",
            "{any: [{certified: {what: road-closed, by: [mission]}}, {breach-found: {of: [fire-ceases], by: [mission]}}]}",
        ] {
            let ids = try Self.excused(condition).flaws.map(\.id)
            #expect(ids.contains("self-serving-trigger pull-back/excused/north"), "\(condition): \(ids)")
        }
    }

    @Test(
        "a breach that only the other side can commit, or that the mission says was the other side's, is none"
    )
    func otherSide() throws {
        let southern = """
            provision: southern-guns
            binds: [south]
            prohibits: {acts: any-attack}
            where: anywhere
            during: {from: 2027-03-01T06:00, until: 2028-03-01T06:00}
            standard-of-proof: balance-of-probabilities
            """
        let check = try ValleyTruce.check([
            southern, ValleyTruce.duty("excused-when: {breach-found: {of: [southern-guns], by: [mission]}}"),
        ])
        #expect(!check.flaws.contains { $0.rule == .selfServingTrigger })
        let certified = try Self.excused("{certified: {what: breach-by-the-south, by: [mission]}}")
        #expect(certified.flaws.map(\.id) == [])
    }

    private static func embargo(_ condition: String) throws -> DraftCheck {
        try ValleyTruce.check([
            """
            standing-measure: oil
            measure: ban on the import of oil
            kept-by: [host]
            against: [south]
            at-first: on
            from: 2027-03-01T06:00
            transitions:
              - {to: lifted, from: on, when: \(condition)}
              - {to: reimposed, from: lifted, when: {breach-found: {of: [fire-ceases], by: [mission]}}}
            """
        ])
    }

    @Test("a ban against the South is not lifted because the South fired")
    func measures() throws {
        let check = try Self.embargo("{breach-found: {of: [fire-ceases], by: [mission]}}")
        let flaw = try LoopholeDetailTests.flaw("self-serving-trigger oil/lifted", check)
        #expect(flaw.message == "A breach by The South, against which oil stands, ends it.")
        #expect(flaw.counterexample?.isConfirmed == true)
        let sound = try Self.embargo("{certified: {what: ends, by: [mission]}}")
        #expect(!sound.flaws.contains { $0.rule == .selfServingTrigger })
    }

    @Test("the breach that calls for sanctions does not end them")
    func standDown() throws {
        let check = try ValleyTruce.check(
            [],
            [
                (
                    "stand-down: {stopped-for: 30d}",
                    "stand-down: {breach-found: {of: [fire-ceases], by: [mission]}}"
                )
            ])
        let flaw = try LoopholeDetailTests.flaw("self-serving-trigger ladder/sanctions/stand-down", check)
        #expect(flaw.severity == .grave && flaw.counterexample?.isConfirmed == true)
    }

    @Test(
        "who is named to release itself is told that its word counts for nothing; who is released by the other side is not"
    )
    func release() throws {
        func found(_ by: String) throws -> Flaw? {
            try ValleyTruce.check(
                [ValleyTruce.duty("released-by: [\(by)]")], [ValleyTruce.answersDuty]
            ).flaws.first { $0.rule == .selfServingTrigger }
        }
        let flaw = try #require(try found("north"))
        #expect(flaw.id == "self-serving-trigger pull-back/released/north")
        #expect(flaw.mend?.edits.first?.text == "[south]")
        #expect(try found("south") == nil)
    }
}
