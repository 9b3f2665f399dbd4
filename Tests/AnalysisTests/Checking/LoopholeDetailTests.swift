import AgreementLanguage
import CeasefireModel
import Evaluation
import Testing

@testable import Analysis

/// What single rules say in cases of which drafters fell foul.
@Suite("Loopholes in detail")
struct LoopholeDetailTests {
    static let front = "guarantors: {guarantor: Guarantor}\nobservers: {mission: Mission}"

    static func provision(
        _ name: String = "fire-ceases", binds: String = "[east, west]", until: String = "never",
        standard: String = "clear-and-convincing", against: String = "any"
    ) -> String {
        """
        provision: \(name)
        binds: \(binds)
        prohibits: {acts: any-attack, against: \(against)}
        during: {from: 2030-01-01T00:00, until: \(until)}
        standard-of-proof: \(standard)
        """
    }

    static func response(
        to: String = "fire-ceases", anchor: String = "found", finders: String = "[mission]",
        ends: String = "24h", when: String
    ) -> String {
        """
        response: ladder
        to: \(to)
        breach-by: [east, west]
        clock-starts: \(anchor)
        found-by: \(finders)
        episode-ends-after: \(ends)
        rungs:
          - {rung: warning, when: first-breach, who: [guarantor], measure: a warning, within: 24h}
          - {rung: sanctions, when: \(when), who: [guarantor], measure: sanctions, within: 30d}
        """
    }

    static func check(_ blocks: String...) throws -> DraftCheck {
        try RulePageTests.check(ExampleDocument.text(blocks))
    }

    static func flaw(_ id: String, _ check: DraftCheck) throws -> Flaw {
        try #require(check.flaws.first { $0.id == id }, "found: \(check.flaws.map(\.id))")
    }

    // MARK: Rates

    @Test("whoever never stops is never answered by a rung that waits for silence")
    func waitsForSilence() throws {
        let check = try Self.check(
            Self.provision(),
            Self.response(
                ends: "30d", when: "{all: [{count: {at-least: 5, within: 30d}}, {stopped-for: 7d}]}"))
        let flaw = try Self.flaw("unpunished-rate ladder", check)
        #expect(flaw.message.hasPrefix("A breach every 1 h, or as many more as one likes, for ever"))
        #expect(flaw.story.contains("waits for it to stop"))
        #expect(flaw.counterexample?.isConfirmed == true)
        #expect(!check.flaws.contains { $0.rule == .rungUnreachable })
    }

    @Test("a search goes as far as a ladder counts, whatever smaller bound was asked for, and says so")
    func searchedEvents() throws {
        let text = ExampleDocument.text([
            Self.provision(), Self.response(when: "{count: {at-least: 20, within: 24h}}"),
        ])
        #expect(try RulePageTests.check(text).draft.searchedEvents == 21)
        #expect(try RulePageTests.check(ExampleDocument.text([Self.provision()])).draft.searchedEvents == 12)
    }

    @Test("a measure that opens with somebody's word is obliged and forbidden like any other")
    func obligedByWord() throws {
        for when in [
            "{certified: {what: grave-violation, by: [mission]}}",
            "{breach-found: {of: [fire-ceases], by: [mission]}}",
        ] {
            let check = try Self.check(
                Self.provision(),
                """
                response: ladder
                to: fire-ceases
                breach-by: [east, west]
                clock-starts: found
                found-by: [mission]
                episode-ends-after: 60d
                rungs:
                  - rung: strike
                    when: \(when)
                    who: [west]
                    authorised-by: [mission]
                    measure: a strike on the firing position
                    involves: {acts: [shelling], against: military}
                    within: 24h
                """)
            let flaw = try Self.flaw("obliged-and-forbidden ladder/strike/west", check)
            #expect(flaw.counterexample?.isConfirmed == true)
        }
    }

    @Test("who alone may certify against itself stops it by keeping silent, and nobody else has a say")
    func silence() throws {
        let check = try Self.check(
            Self.provision(),
            Self.response(ends: "60d", when: "{certified: {what: grave-violation, by: [east]}}"))
        let flaw = try Self.flaw("veto ladder/sanctions", check)
        #expect(flaw.message.contains("by keeping silent") && flaw.story.contains("Nobody else has a say"))
        #expect(flaw.counterexample?.events.contains { $0.kind == .silence } == true)
    }

    @Test("a duty that waits for somebody's word is looked at once the word is said")
    func opened() throws {
        let check = try Self.check(
            Self.provision(),
            """
            obligation: west-withdraws
            binds: [west]
            to: withdraw from the town
            involves: none
            after: {certified: {what: go, by: [mission]}}
            from: 2030-01-02T00:00
            complete-by: 2030-02-01T00:00
            verified-by: [west]
            standard-of-proof: balance-of-probabilities
            """)
        #expect(
            try Self.flaw("self-serving-trigger west-withdraws/verified/west", check).counterexample != nil)
        _ = try Self.flaw("breach-unanswered west-withdraws", check)
    }

    @Test("a rung that is called for as long as breaches go on can be reached, and its rate is told")
    func notStopped() throws {
        let check = try Self.check(
            Self.provision(),
            Self.response(when: "{all: [{count: {at-least: 10, within: 24h}}, {not: {stopped-for: 12h}}]}"))
        #expect(!check.flaws.contains { $0.rule == .rungUnreachable })
        let flaw = try Self.flaw("unpunished-rate ladder", check)
        #expect(flaw.message.hasPrefix("9 breaches"), "\(flaw.message)")
        #expect(flaw.counterexample?.isConfirmed == true)
    }

    @Test("a rate that goes unpunished is mended by an edit that the check accepts")
    func rateMended() throws {
        let check = try Self.check(
            Self.provision(), Self.response(when: "{count: {at-least: 12, within: 24h}}"))
        let flaw = try Self.flaw("unpunished-rate ladder", check)
        #expect(flaw.message.contains("for ever"))
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        let there = Set(mended.flaws.map(\.id))
        #expect(there.subtracting(check.flaws.map(\.id)) == [])
        #expect(!there.contains(flaw.id) && !there.contains { $0.hasPrefix("pause-resets") })
    }

    @Test(
        "a rate goes on until the agreement ends, and is told so; one that ends before is told as what it is")
    func rateEnds() throws {
        let count = "{count: {at-least: 12, within: 24h}}"
        let month = try Self.flaw(
            "unpunished-rate ladder",
            Self.check(Self.provision(until: "2030-01-31T00:00"), Self.response(when: count)))
        #expect(
            month.message.contains(
                "until fire-ceases ends at 2030-01-31 00:00 UTC, and never more than warning")
        )
        #expect(!month.message.contains("for ever"))
        let example = try #require(month.counterexample)
        #expect(example.isConfirmed && example.events.allSatisfy { $0.at < StagedTimesTests.at(30) })
        let days = try Self.flaw(
            "unpunished-rate ladder",
            Self.check(
                Self.provision(until: "2030-01-03T00:00"),
                Self.response(ends: "60d", when: "{count: {at-least: 12}}")))
        #expect(
            days.message
                == "11 breaches at once, until fire-ceases ends at 2030-01-03 00:00 UTC, and never more than warning of ladder."
        )
    }

    @Test("a rate that is tolerated stands among the bounds")
    func rateTolerated() throws {
        let check = try Self.check(
            Self.provision(),
            Self.response(
                ends: "31d", when: "{any: [{continues-after: warning}, {count: {at-least: 2, within: 30d}}]}")
        )
        #expect(!check.flaws.contains { $0.rule == .unpunishedRate })
        let bound = try #require(check.bounds.first { $0.rule == .unpunishedRate })
        #expect(
            bound.words.contains(
                "a breach, then a silence of just over 31 d, for ever, and never more than warning of ladder: less than one a week, and so no finding"
            ), "\(bound.words)")
    }

    @Test("breaches spread over two ladders are mended by one that answers both")
    func spread() throws {
        let check = try RulePageTests.check(try RulePageTests.page(.breachesSpread).bad)
        let flaw = try #require(check.flaws.first { $0.rule == .breachesSpread })
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        #expect(!mended.flaws.contains { $0.rule == .breachesSpread })
    }

    // MARK: False reports

    @Test("the weakest standard of any provision counts, and whoever can be accused is named")
    func falseReports() throws {
        let check = try Self.check(
            Self.provision(standard: "beyond-reasonable-doubt"),
            Self.provision(
                "depots-spared", binds: "[west]", standard: "reasonable-grounds", against: "[oil-gas]"),
            Self.response(to: "[fire-ceases, depots-spared]", anchor: "occurred", when: "first-breach"))
        let flaw = try Self.flaw("single-false-report ladder/sanctions", check)
        #expect(
            flaw.message.contains("against West:") && flaw.message.contains("the standard of depots-spared"))
        #expect(flaw.severity == .serious)
        #expect(flaw.excerpt == "standard-of-proof: reasonable-grounds")
        let mended = try #require(check.draft.edited(flaw.mend?.edits ?? []))
        #expect(!DraftCheck(mended).flaws.contains { $0.id == flaw.id })
    }

    @Test("where only the second provision lets the accuser find, it is found")
    func falseFindings() throws {
        let check = try Self.check(
            Self.provision(binds: "[east]"),
            Self.provision("depots-spared", binds: "[west]", against: "[oil-gas]"),
            Self.response(
                to: "[fire-ceases, depots-spared]", finders: "[east]", when: "{count: {at-least: 2}}"))
        let flaw = try Self.flaw("single-false-report ladder/finder", check)
        #expect(flaw.message.hasPrefix("A false report by East calls for warning against West"))
    }

    // MARK: Vetoes over duties

    private static func commission(_ duty: String) -> String {
        """
        obligation: guns-withdrawn
        binds: [east]
        to: withdraw its guns
        from: fire-ceases.started
        complete-by: fire-ceases.started + 14d
        \(duty)
        verified-by: [mission]
        silence: breach
        standard-of-proof: clear-and-convincing
        """
    }

    private static func body(_ vote: String) -> String {
        "body: commission\nname: Commission\nmembers: [east, west, mission]\nvote: \(vote)\nquorum: 2"
    }

    @Test(
        "who owes a duty can keep it from opening, and the other side from being released, where one no is enough"
    )
    func vetoes() throws {
        let ready = "{decided: {what: roads-clear, by: commission, within: 5d, otherwise: no}}"
        for (key, id) in [
            ("after", "veto guns-withdrawn/after"),
            ("excused-when", "veto guns-withdrawn/excused-when/east"),
        ] {
            let blocks = [Self.provision(), Self.commission("\(key): \(ready)")]
            let one = try RulePageTests.check(ExampleDocument.text(blocks + [Self.body("consensus")]))
            let flaw = try Self.flaw(id, one)
            #expect(try #require(flaw.counterexample).isConfirmed)
            #expect(
                flaw.message.hasPrefix(key == "after" ? "East can keep" : "West can stop any release of East")
            )
            let many = try RulePageTests.check(ExampleDocument.text(blocks + [Self.body("majority")]))
            #expect(!many.flaws.contains { $0.id == id })
        }
    }

    // MARK: Readings

    @Test("readings that draw other consequences from the same breaches are told apart by two of them")
    func pairs() throws {
        let blocks = [
            "open-term: silence\ntype: duration", Self.provision(),
            Self.response(ends: "silence", when: "{count: {at-least: 2, within: 14d}}"),
            "reading: short\nvalues: {silence: 24h}",
        ]
        let check = try RulePageTests.check(
            ExampleDocument.text(blocks + ["reading: long\nvalues: {silence: 20d}"]))
        let flaw = try Self.flaw("readings-diverge short/long", check)
        #expect(flaw.message.hasPrefix("Two breaches of fire-ceases by East, "))
        #expect(try #require(flaw.counterexample).isConfirmed)
        let bound = try #require(check.bounds.first { $0.rule == .readingsDiverge })
        #expect(bound.words.contains { $0.hasSuffix("single acts") })
        #expect(bound.words.contains { $0.hasSuffix("courses of one or two breaches") })
        let same = try RulePageTests.check(
            ExampleDocument.text(blocks + ["reading: long\nvalues: {silence: 24h}"]))
        #expect(!same.flaws.contains { $0.rule == .readingsDiverge })
    }

    @Test("values that are relayed are told in words that stand in a sentence")
    func relayed() throws {
        let check = try Self.check(Self.provision(until: "{either: [2030-02-01T00:00, 2030-02-03T00:00]}"))
        let flaw = try #require(check.flaws.first { $0.rule == .readingsDiverge })
        #expect(
            flaw.message
                == "The end of fire-ceases is relayed as 2030-02-01 00:00 and as 2030-02-03 00:00, and the verdicts differ."
        )
    }

    // MARK: Names

    @Test(
        "nobody is invented: the observer whom the draft names tells of everything, and else somebody to be named"
    )
    func names() throws {
        let named = try Self.check(
            Self.provision(), Self.response(when: "{count: {at-least: 12, within: 24h}}"))
        let unnamed = try RulePageTests.check(
            try RulePageTests.page(.obligedAndForbidden).bad)
        let (first, second) = (
            try #require(named.flaws.compactMap(\.counterexample).first),
            try #require(unnamed.flaws.first { $0.rule == .obligedAndForbidden }?.counterexample)
        )
        #expect(first.record.reports.allSatisfy { $0.outlet == "Mission" })
        #expect(second.record.reports.allSatisfy { $0.outlet == "a witness without a stake" })
    }
}
