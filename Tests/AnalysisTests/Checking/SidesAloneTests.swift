import AgreementLanguage
import CeasefireModel
import Evaluation
import Testing

@testable import Analysis

/// Duties of which only the sides say whether they were done, and duties for whose beginning there is no time.
@Suite("Duties that only the sides verify")
struct SidesAloneTests {
    private static func check(_ verifiers: String, _ silence: String) throws -> DraftCheck {
        let duty = ValleyTruce.duty("silence: \(silence)").replacing(
            "verified-by: [mission]", with: "verified-by: \(verifiers)")
        return try ValleyTruce.check([duty], [ValleyTruce.answersDuty])
    }

    @Test(
        "who verifies itself has done what it owes as soon as it says so, whatever silence means",
        arguments: ["[north]", "[north, south]"])
    func itself(verifiers: String) throws {
        for silence in ["breach", "unverified"] {
            let check = try Self.check(verifiers, silence)
            let flaw = try LoopholeDetailTests.flaw("self-serving-trigger pull-back/verified/north", check)
            let example = try #require(flaw.counterexample)
            #expect(flaw.severity == .grave && example.isConfirmed)
            let deed = example.replayed().readings.flatMap(\.deeds).first { $0.party == "north" }
            #expect(deed?.state == .performed, "\(verifiers), \(silence)")
            let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
            #expect(!mended.flaws.contains { $0.rule == .selfServingTrigger })
        }
    }

    @Test(
        "where the other side alone verifies, its silence makes a breach of what was done; or nothing makes one of what was not"
    )
    func adversary() throws {
        for (silence, state) in [("breach", "breached"), ("unverified", "unverified")] {
            let check = try Self.check("[south]", silence)
            let flaw = try LoopholeDetailTests.flaw("self-serving-trigger pull-back/verified/north", check)
            let deeds = try #require(flaw.counterexample).replayed().readings.flatMap(\.deeds)
            #expect(flaw.severity == .serious)
            #expect(deeds.contains { $0.party == "north" && $0.state.rawValue == state }, "\(silence)")
        }
        #expect(try !Self.check("[mission]", "breach").flaws.contains { $0.rule == .selfServingTrigger })
    }

    @Test("a duty whose time is counted from its own beginning must begin by some time")
    func ownBeginning() throws {
        func check(_ line: String) throws -> DraftCheck {
            try ValleyTruce.check(
                [
                    ValleyTruce.duty("silence: breach\(line)").replacing(
                        "complete-by: 2027-04-01T06:00", with: "complete-by: pull-back.started + 14d")
                ], [ValleyTruce.answersDuty])
        }
        let check0 = try check("")
        let flaw = try LoopholeDetailTests.flaw("duties-in-a-circle pull-back", check0)
        #expect(flaw.severity == .grave && flaw.counterexample?.isConfirmed == true)
        #expect(check0.coverage.clocked < check0.coverage.points.count)
        let mended = DraftCheck(try #require(check0.draft.edited(flaw.mend?.edits ?? [])))
        #expect(mended.flaws.map(\.id) == [])
        #expect(try check("\nbegin-by: 2027-03-03T06:00").flaws.map(\.id) == [])
        for begin in ["pull-back.started + 2d", "pull-back.completed"] {
            let flaws = try check("\nbegin-by: \(begin)").flaws
            #expect(flaws.contains { $0.id == flaw.id && $0.severity == .grave }, "\(begin)")
        }
    }

    @Test("the North does not pull back, its omission is found, and it is released from its other duty")
    func ownOmission() throws {
        let other = """
            obligation: prisoners-freed
            binds: [north]
            to: free its prisoners
            involves: none
            from: fire-ceases.started
            complete-by: 2027-06-01T06:00
            excused-when: {breach-found: {of: [pull-back], by: [mission]}}
            verified-by: [mission]
            standard-of-proof: balance-of-probabilities
            """
        let check = try ValleyTruce.check(
            [ValleyTruce.duty("silence: breach"), other],
            [
                (
                    "to: [fire-ceases, free-passage]",
                    "to: [fire-ceases, free-passage, pull-back, prisoners-freed]"
                )
            ])
        let flaw = try LoopholeDetailTests.flaw("self-serving-trigger prisoners-freed/excused/north", check)
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed)
        #expect(
            example.events.contains {
                $0.words == "The observer mission finds that The North broke pull-back"
            })
    }
}
