import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// What the words of a measure, and of a counting rule, tell; and what a short truce lets pass.
@Suite("What words tell of measures and counts")
struct MeasureWordsTests {
    private static func measure(_ words: String) -> (String, String) {
        ("measure: a public warning, involves: none", "measure: \(words), involves: none")
    }

    @Test(
        "a first rung that lasts for nothing is no grave or serious matter",
        arguments: [
            "the finding is published", "a report to the guarantors", "an inspection on the spot",
            "investigation by a joint team", "observers are sent to the spot",
            "the two commanders meet at the crossing", "the breach is put before the commission",
        ])
    func firstRung(words: String) throws {
        let check = try ValleyTruce.check([], [Self.measure(words)])
        #expect(check.flaws.filter { $0.severity != .slight }.map(\.id) == [])
    }

    @Test("a ban that nothing ends is serious")
    func lasting() throws {
        let check = try ValleyTruce.check([], [(", stand-down: {stopped-for: 30d}", "")])
        #expect(check.flaws.first { $0.rule == .noStandDown }?.severity == .serious)
    }

    @Test("a ladder that ends with words is words for ever; where its words do not tell, it is asked")
    func words() throws {
        func flaw(_ words: String) throws -> Flaw {
            try LoopholeDetailTests.flaw(
                "unpunished-rate ladder",
                try ValleyTruce.check([], [("a ban on the import of fuel", words)]))
        }
        #expect(try flaw("referral to the Security Council").severity == .grave)
        let asked = try flaw("the envoy travels to the valley")
        #expect(asked.severity == .serious)
        #expect(
            asked.message.contains(
                "as long as sanctions (\"the envoy travels to the valley\") is no more than words"))
    }

    @Test(
        "a mediator who imposes an embargo does more than mediate, and transit that ends has ended",
        arguments: [
            "the mediating capital imposes an embargo on fuel", "the mediators suspend the transit of fuel",
            "the transit of fuel to the side that broke it ends", "the crossing is shut to both sides",
        ])
    func deeds(words: String) throws {
        let check = try ValleyTruce.check([], [("a ban on the import of fuel", words)])
        #expect(check.flaws.filter { $0.rule == .unpunishedRate }.map(\.id) == [])
    }

    @Test(
        "where words are named and something lasting is done, nobody can tell, and it is not called grave",
        arguments: ["the meeting point is closed", "talks are suspended"])
    func mixed(words: String) throws {
        let flaw = try LoopholeDetailTests.flaw(
            "unpunished-rate ladder", try ValleyTruce.check([], [("a ban on the import of fuel", words)]))
        #expect(flaw.severity == .serious)
    }

    @Test(
        "what counts as one breach is recognised in other words",
        arguments: [
            "Fire from one position in one night is one violation.",
            "Several strikes in the same raid shall be regarded as a single breach.",
            "A salvo counts once.", "Each object hit is a breach of its own.",
            "Shots at the same village within six hours are treated as one incident.",
            "Events less than an hour apart at the same place are to be recorded as one.",
        ])
    func counts(words: String) throws {
        let rule = "What hits one place within an hour counts as one breach."
        let check = try ValleyTruce.check([], [(rule, words)])
        #expect(check.flaws.map(\.id) == [])
    }

    @Test("a sentence that is none leaves it open; one that may be is asked about")
    func noRule() throws {
        let rule = "What hits one place within an hour counts as one breach."
        func severity(_ words: String) throws -> Flaw.Severity? {
            try ValleyTruce.check([], [(rule, words)]).flaws.first { $0.rule == .noCountingRule }?.severity
        }
        #expect(try severity("Each violation is recorded by the mission.") == .serious)
        #expect(try severity("No single attack is to be left without an answer.") == .slight)
    }

    @Test(
        "a pause of three days with a warning at the first shot and sanctions at the third lets nothing pass")
    func shortTruce() throws {
        func rates(_ count: Int) throws -> [Flaw] {
            try ValleyTruce.check(
                [],
                [
                    ("2028-03-01T06:00", "2027-03-04T06:00"), ("on 1 March 2028", "on 4 March 2027"),
                    ("count: {at-least: 3, within: 30d}", "count: {at-least: \(count), within: 72h}"),
                ]
            ).flaws.filter { $0.rule == .unpunishedRate }
        }
        #expect(try rates(2).map(\.id) == [])
        #expect(try rates(3).map(\.id) == [])
        #expect(try rates(12).map(\.id) == ["unpunished-rate ladder"])
    }

    @Test("a ladder that waits for the dead is told as one")
    func deaths() throws {
        let check = try ValleyTruce.check(
            [], [("count: {at-least: 3, within: 30d}", "killed: {at-least: 3}")])
        let flaw = try LoopholeDetailTests.flaw("unpunished-rate ladder", check)
        #expect(flaw.story.contains("It kills nobody."))
    }
}
