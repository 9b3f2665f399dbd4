import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// What is proposed where something is found: one value, one mend, and none that says something absurd.
@Suite("Mends")
struct MendTests {
    private static func flaw(_ rule: RuleID, _ subject: String, in check: DraftCheck) throws -> Flaw {
        try #require(check.flaws.first { $0.rule == rule && $0.subject == subject })
    }

    @Test("a deadline that is relayed in two ways is mended in one way, whoever tells of it")
    func oneValueOneMend() throws {
        let plan = try LoopholeKindsTests.check("Examples/enforcement-plan-2026/enforcement-plan.md")
        let disputed = try Self.flaw(.deadlineDisputed, "multi-tiered/backstop", in: plan)
        let diverging = try Self.flaw(.readingsDiverge, "multi-tiered/backstop/timing", in: plan)
        let edits = try #require(disputed.mend?.edits)
        #expect(!edits.isEmpty && edits == diverging.mend?.edits)
    }

    @Test("whom no wording names is not bound by a mend, and no monitor is kept away by who was left out")
    func parties() throws {
        let check = try LoopholeKindsTests.check("Agreements/israel-lebanon-2024/agreement.md")
        let bound = try Self.flaw(.nobodyBound, "no-operations-against-israel", in: check)
        #expect(bound.mend?.edits.map(\.text) == ["[hezbollah, lebanon]"])
        let access = try Self.flaw(.monitorsUnprotected, "", in: check)
        let text = access.mend?.edits.map(\.text).joined() ?? ""
        #expect(text.contains("israel") && text.contains("lebanon"), "\(text)")
    }

    @Test("a disputed end is mended to a moment that somebody names")
    func ends() throws {
        let check = try LoopholeKindsTests.check("Agreements/easter-truce-2025/agreement.md")
        let end = try #require(check.flaws.first { $0.rule == .endDisputed })
        let text = end.mend?.edits.map(\.text).joined() ?? ""
        #expect(text.hasPrefix("2025-04-2") && !text.contains("never"), "\(text)")
        #expect(!end.story.contains("between the two moments"))
    }

    @Test("a disputed start from which the end is counted is mended with its end")
    func starts() throws {
        let bad = try RulePageTests.page(.readingsDiverge).bad
        let check = try RulePageTests.check(bad.replacing("until: never}", with: "until: start + 14d}"))
        let start = try #require(check.flaws.first { $0.rule == .startDisputed })
        let edits = try #require(start.mend?.edits)
        let mended = try #require(check.draft.edited(edits))
        #expect(!edits.isEmpty)
        let left = DraftCheck(mended).flaws.map(\.rule)
        #expect(!left.contains(.startDisputed) && !left.contains(.endDisputed))
    }

    @Test("a decision that lacks both its time and its default is mended in one edit")
    func decisions() throws {
        let check = try RulePageTests.check(RulePageTests.page(.decisionWithoutDefault).bad)
        let flaw = try #require(check.flaws.first { $0.rule == .decisionWithoutDefault })
        let edit = try #require(flaw.mend?.edits.first)
        #expect(flaw.mend?.edits.count == 1)
        #expect(edit.text.contains("within") && edit.text.contains("otherwise"))
    }

    @Test("what is drawn is what the text speaks of: a line for a line, a zone for a zone")
    func lines() throws {
        for (words, kind) in [("line of contact", "line: "), ("buffer zone", "zone: ")] {
            let check = try RulePageTests.check(
                ExampleText.text(
                    "# Fire ceases\n\nThe parties withdraw behind the \(words).\n\n```truce\n\(ExampleText.fireCeases)\n```"
                ))
            let flaw = try Self.flaw(.lineUnmarked, "", in: check)
            #expect(flaw.mend?.edits.first?.text.contains(kind) == true, "\(words)")
        }
    }

    @Test("breaches count in a time as long as the silence that ends an episode")
    func windows() throws {
        let check = try RulePageTests.check(
            ExampleText.ladder(
                episodeEnds: "30d",
                rungs: """
                      - rung: sanctions
                        when: {count: {at-least: 3}}
                        who: [guarantor]
                        measure: sanctions
                        within: 72h
                    """))
        let flaw = try #require(check.flaws.first { $0.subject.hasSuffix("/window") })
        #expect(flaw.mend?.edits.first?.text.contains("within: 30d") == true)
    }

    @Test("a word that the same sentence explains has a measure; treaty phrases for no time have none")
    func words() throws {
        func found(_ sentence: String) throws -> [String] {
            try RulePageTests.check(
                ExampleText.text(
                    "# Fire ceases\n\n\(sentence)\n\n```truce\n\(ExampleText.fireCeases)\n```")
            ).flaws.filter { $0.rule == .wordWithoutMeasure }.map(\.subject)
        }
        #expect(try found("Neither shall undertake offensive operations, that is, any attack.") == [])
        #expect(try found("Neither shall undertake offensive operations.") == ["offensive"])
        #expect(try found("In the event of a material breach the other may act.") == ["material-breach"])
        #expect(try found("The change is irreversible.") == ["irreversible"])
        #expect(try found("The other may suspend the agreement.") == ["may-suspend"])
        #expect(
            try found("It proceeds by agreed procedures, to be determined.").sorted() == [
                "agreed-procedures", "to-be-determined",
            ])
    }

    @Test(
        "a time that is put off is no time, whatever block stands beside it; a number in the sentence is one")
    func times() throws {
        func found(_ sentence: String) throws -> [String] {
            try RulePageTests.check(
                ExampleText.text(
                    "# Withdrawal\n\n\(sentence)\n\n```truce\nobligation: withdrawal\nbinds: [east, west]\nto: withdraw\nfrom: 2030-01-01T00:00\ncomplete-by: 2030-01-15T00:00\nverified-by: [east, west]\nstandard-of-proof: clear-and-convincing\n```"
                )
            ).flaws.filter { $0.rule == .wordWithoutMeasure }.map(\.subject)
        }
        #expect(try found("They withdraw immediately.") == [])
        #expect(try found("They withdraw without undue delay.") == ["undue-delay"])
        #expect(try found("They withdraw within a reasonable period.") == ["reasonable-period"])
        #expect(try found("They withdraw within a reasonable period of at most 14 days.") == [])
    }

    @Test("sentences on how the text is read, and who finds breaches, are no promises that nobody can verify")
    func formalities() throws {
        let ladder = ExampleText.ladder(
            episodeEnds: "30d",
            rungs: """
                  - rung: warning
                    when: first-breach
                    who: [guarantor]
                    measure: a warning
                    within: 24h
                """)
        let check = try RulePageTests.check(
            ladder + """


                # Finding of breaches

                The mission determines whether a breach has occurred.

                # Settlement of disputes

                Disputes are settled by negotiation.

                # Annex A

                Map 1 forms an integral part of this agreement.

                # Annex B

                Prisoners are freed.
                """)
        let subjects = check.flaws.filter { $0.rule == .articleUnverifiable }.map(\.subject)
        #expect(subjects.contains("Annex B"))
        #expect(!subjects.contains("Annex A") && !subjects.contains("Settlement of disputes"))
        #expect(!subjects.contains("Finding of breaches"))
    }

    @Test("a plan is said to ask something: of whom, in how many rungs")
    func coverage() throws {
        let plan = try LoopholeKindsTests.check("Examples/enforcement-plan-2026/enforcement-plan.md")
        #expect(plan.coverage.points.isEmpty)
        #expect(plan.coverage.rungs == 4 && plan.coverage.answering.count == 3)
    }

    @Test("several counts of one rung that have no time are one finding, and one mend does for all of them")
    func counts() throws {
        let check = try RulePageTests.check(
            ExampleText.ladder(
                episodeEnds: "30d",
                rungs: """
                      - rung: sanctions
                        when: {any: [{count: {at-least: 3}}, {all: [{count: {at-least: 2}}, {killed: {at-least: 10}}]}]}
                        who: [guarantor]
                        measure: sanctions
                        within: 72h
                    """))
        let found = check.flaws.filter { $0.subject.hasSuffix("/window") }
        #expect(found.count == 1 && found.first?.message.contains("2 times") == true)
        let mended = try #require(check.draft.edited(found.first?.mend?.edits ?? []))
        #expect(!DraftCheck.found(by: DraftCheck.rules, in: mended).contains { $0.id == found.first?.id })
    }

    @Test("where one kind of act is answered, the acts that are not are told, and the mend answers them all")
    func acts() throws {
        let check = try RulePageTests.check(
            ExampleText.ladder(
                episodeEnds: "30d",
                rungs: """
                      - rung: warning
                        when: {acts-include: [air-strike]}
                        who: [guarantor]
                        measure: a warning
                        within: 24h
                    """))
        let found = check.flaws.filter { $0.rule == .breachUnanswered }
        let first = try #require(found.first)
        #expect(first.message.contains("unless it is air-strike: drone-strike, for one, calls for no rung"))
        #expect(first.counterexample?.events.first?.words.contains("drone-strike") == true)
        let mended = try #require(check.draft.edited(first.mend?.edits ?? []))
        #expect(
            !DraftCheck.found(by: [BreachUnanswered()], in: mended).contains { $0.rule == .breachUnanswered })
    }
}
