import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// Ladders that end in words: a warning, a second warning, a statement, and nothing behind them. And ladders whose only measure waits
/// for a word of the accused.
@Suite("Ladders of words alone")
struct WordsAloneTests {
    private typealias Examples = LoopholeDetailTests

    private static let warning =
        "{rung: warning, when: first-breach, who: [guarantor], measure: a public warning, within: 24h}"

    private static func ladder(_ rungs: String..., name: String = "ladder") -> String {
        """
        response: \(name)
        to: fire-ceases
        breach-by: [east, west]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
        \(rungs.map { "  - \($0)" }.joined(separator: "\n"))
        """
    }

    private static func rung(_ name: String, when: String, measure: String) -> String {
        "{rung: \(name), when: \(when), who: [guarantor], authorised-by: [guarantor], measure: \(measure), within: 72h, stand-down: {stopped-for: 30d}}"
    }

    @Test("strikes a day for ever, and never more than a warning: grave, and replayed")
    func onlyWarning() throws {
        let check = try Examples.check(Examples.provision(), Self.ladder(Self.warning))
        let flaw = try Examples.flaw("unpunished-rate ladder", check)
        #expect(
            flaw.message
                == "A breach every 1 h, or as many more as one likes, for ever, and never more than warning of ladder."
        )
        #expect(flaw.severity == .grave && flaw.story.contains("Each breach calls for words"))
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed && example.events.count(where: { $0.kind == .breach }) >= 3)
        // The measure is the parties' to name; the check accepts it.
        let edits = try #require(flaw.mend?.edits)
        #expect(
            edits.contains { $0.text.contains("<name of the measure>") && $0.text.contains("involves: none") }
        )
        let mended = DraftCheck(try #require(check.draft.edited(edits)))
        #expect(Set(mended.flaws.map(\.id)).isSubset(of: check.flaws.map(\.id)))
        #expect(!mended.flaws.contains { $0.rule == .unpunishedRate })
    }

    @Test(
        "words upon words are words",
        arguments: ["a second warning", "a statement of regret", "consultations"])
    func moreWords(measure: String) throws {
        let check = try Examples.check(
            Examples.provision(),
            Self.ladder(
                Self.warning, Self.rung("next", when: "{count: {at-least: 3, within: 30d}}", measure: measure)
            ))
        let flaw = try Examples.flaw("unpunished-rate ladder", check)
        #expect(flaw.severity == .grave && flaw.message.contains("never more than words (warning, next)"))
    }

    @Test(
        "a ladder that bites passes",
        arguments: [
            "sanctions", "a ban on the import of fuel", "an inspection on the spot",
            "a warning and sanctions",
        ])
    func bites(measure: String) throws {
        for when in ["first-breach", "{count: {at-least: 3, within: 30d}}"] {
            let check = try Examples.check(
                Examples.provision(),
                Self.ladder(Self.warning, Self.rung("next", when: when, measure: measure)))
            #expect(!check.flaws.contains { $0.rule == .unpunishedRate }, "\(measure), \(when)")
        }
    }

    @Test("words in one response are answered by what another takes for the same breaches")
    func two() throws {
        let other = Self.ladder(
            Self.rung("sanctions", when: "first-breach", measure: "sanctions"), name: "sanctions-ladder")
        let check = try Examples.check(Examples.provision(), Self.ladder(Self.warning), other)
        #expect(!check.flaws.contains { $0.rule == .unpunishedRate })
        // Where the other one answers one side alone, the other side goes on.
        let one = try Examples.check(
            Examples.provision(), Self.ladder(Self.warning),
            other.replacing("breach-by: [east, west]", with: "breach-by: [east]"))
        let flaw = try Examples.flaw("unpunished-rate ladder", one)
        #expect(flaw.story.hasPrefix("West breaks"))
    }

    @Test("a certificate of somebody else answers; one that the accused must give itself does not")
    func words() throws {
        func check(_ certifier: String) throws -> DraftCheck {
            try Examples.check(
                Examples.provision(),
                Self.ladder(
                    Self.warning,
                    Self.rung(
                        "sanctions", when: "{certified: {what: grave-violation, by: [\(certifier)]}}",
                        measure: "sanctions")))
        }
        #expect(try !check("mission").flaws.contains { $0.rule == .unpunishedRate })
        let flaw = try Examples.flaw("unpunished-rate ladder", check("east"))
        #expect(
            flaw.message.hasSuffix(
                "never more than warning of ladder, as long as East keeps back the word for which sanctions waits, and without it nobody can say it."
            ), "\(flaw.message)")
        #expect(flaw.counterexample?.isConfirmed == true)
    }

    @Test("what a commission decides that the accused can stop is no floor: a truce on the river")
    func commission() throws {
        let check = try LoopholeKindsTests.check("Tests/AnalysisTests/Checking/Flawed/river-truce.md")
        let flaw = try #require(check.flaws.first { $0.id == "unpunished-rate ladder" })
        #expect(
            flaw.message.contains("never more than halt of ladder, as long as The North keeps back the word"))
        #expect(!flaw.message.contains("never more than sanctions"))
        #expect(flaw.counterexample?.isConfirmed == true)
    }

    @Test("what is proposed for breaches that nothing answers is more than a warning, and takes no force")
    func answers() throws {
        let plan = try LoopholeKindsTests.check("Examples/enforcement-plan-2026/enforcement-plan.md")
        let ids = [
            "breach-unanswered cessation-of-hostilities/ukraine",
            "one-sided-consequence multi-tiered/ukraine",
        ]
        for id in ids {
            let flaw = try #require(plan.flaws.first { $0.id == id }, "\(plan.flaws.map(\.id))")
            let edits = try #require(flaw.mend?.edits)
            #expect(edits.contains { $0.text.contains("<name of the measure>") }, "\(id)")
            let mended = try #require(plan.draft.edited(edits))
            let opened = Set(DraftCheck(mended).flaws.map(\.id)).subtracting(plan.flaws.map(\.id))
            #expect(!opened.contains { $0.hasPrefix("unpunished-rate") }, "\(opened)")
        }
    }

    @Test(
        "measures are told by their first word: a warning of sanctions warns, sanctions after a warning are more"
    )
    func measures() {
        func isWords(_ measure: String, _ involves: Involvement? = nil) -> Bool {
            Rung(
                name: "r", condition: .firstBreach, measure: measure, involves: involves,
                span: SourceSpan(file: "", line: 1, column: 1)
            ).isMereWords
        }
        for measure in [
            "a warning of sanctions", "a protest in writing", "diplomatic note",
            "settlement through negotiations",
        ] {
            #expect(isWords(measure), "\(measure)")
        }
        for measure in [
            "sanctions after a warning", "a warning and sanctions", "recall of ambassadors",
            "a joint inspection",
            "what the plan does not name", "<name of the measure>",
        ] {
            #expect(!isWords(measure), "\(measure)")
        }
        #expect(!isWords("a warning shot", Involvement(acts: .stated(.only(["shelling"])))))
    }
}
