import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// A measure that waits for the one against whom it stands, and the mends that must not bring one about.
@Suite("The accused who must act")
struct AccusedActsTests {
    static func ladder(_ rung: String, breachBy: String = "[east, west]") throws -> DraftCheck {
        try RulePageTests.check(
            ExampleDocument.text([
                ExampleText.fireCeases,
                """
                response: ladder
                to: fire-ceases
                breach-by: \(breachBy)
                clock-starts: found
                found-by: [mission]
                episode-ends-after: 30d
                rungs:
                  - {rung: sanctions, when: first-breach, \(rung), measure: sanctions, within: 72h, stand-down: {stopped-for: 7d}}
                """, "body: council\nname: Council\nmembers: [east, west, mission]\nvote: consensus",
            ]))
    }

    static func vetoes(_ rung: String) throws -> [Flaw] {
        try ladder(rung).flaws.filter { $0.rule == .veto && $0.subject.hasPrefix("ladder/sanctions/") }
    }

    @Test("sanctions that only East may order are not ordered against East")
    func ordering() throws {
        let flaw = try #require(Self.vetoes("who: [guarantor], authorised-by: [east]").first)
        #expect(flaw.id == "veto ladder/sanctions/authorised-by" && flaw.severity == .grave)
        #expect(flaw.message == "sanctions against East is for East alone to order.")
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed)
        #expect(example.events.last?.words == "East has not ordered the measure of sanctions against itself")
        #expect(example.shows == "sanctions is called for against East, and is not taken")
    }

    @Test("an expulsion of East that East alone orders and takes is one gap")
    func acting() throws {
        let flaws = try Self.vetoes("who: [east], authorised-by: [east]")
        #expect(flaws.map(\.subject) == ["ladder/sanctions/who"])
        #expect(
            flaws.first?.story.contains("East alone may order it and must take it, and does neither") == true)
    }

    @Test("a council that the accused can stop orders nothing against him; one that can overrule him may")
    func councils() throws {
        let flaw = try #require(Self.vetoes("who: [guarantor], authorised-by: [council]").first)
        #expect(flaw.message.contains("East and West can stop whoever must order it"))
        for others in [
            "who: [guarantor], authorised-by: [guarantor]", "who: [east, west], authorised-by: [east, west]",
            "who: [east, guarantor], authorised-by: [mission]",
        ] { #expect(try Self.vetoes(others).map(\.id) == [], "\(others)") }
    }

    @Test("whoever else acts mends it")
    func mended() throws {
        for rung in ["who: [east], authorised-by: [east]", "who: [guarantor], authorised-by: [council]"] {
            let check = try Self.ladder(rung)
            let flaw = try #require(check.flaws.first { $0.rule == .veto })
            let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
            #expect(Self.opened(mended, check) == [] && !mended.flaws.contains { $0.id == flaw.id })
        }
    }

    /// What is grave in a mended draft and was not there before.
    static func opened(_ mended: DraftCheck, _ check: DraftCheck) -> [String] {
        let before = Set(check.flaws.map(\.id))
        return mended.flaws.filter { $0.severity == .grave && !before.contains($0.id) }.map(\.id)
    }

    @Test(
        "the army that halts the other side's fire is not asked to halt its own: Ukraine's breaches get a response of their own"
    )
    func plan() throws {
        let check = try LoopholeKindsTests.check("Examples/enforcement-plan-2026/enforcement-plan.md")
        for id in [
            "breach-unanswered cessation-of-hostilities/ukraine",
            "one-sided-consequence multi-tiered/ukraine",
        ] {
            let flaw = try #require(check.flaws.first { $0.id == id })
            let edits = try #require(flaw.mend?.edits)
            #expect(!edits.map(\.text).contains("[russia, ukraine]"))
            let mended = DraftCheck(try #require(check.draft.edited(edits)))
            #expect(!mended.flaws.contains { $0.id == id })
            #expect(Self.opened(mended, check) == [])
        }
    }

    @Test(
        "one gap is grave once: what no response answers for one party is told with its timeline, and the rest refers to it"
    )
    func once() throws {
        for (path, party) in [
            ("Examples/enforcement-plan-2026/enforcement-plan.md", "ukraine"),
            ("Agreements/israel-lebanon-2024/agreement.md", "hezbollah"),
        ] {
            let check = try LoopholeKindsTests.check(path)
            let told = check.flaws.filter {
                [.breachUnanswered, .oneSidedConsequence].contains($0.rule)
                    && $0.subject.hasSuffix("/" + party)
            }
            #expect(told.filter { $0.severity == .grave }.map(\.rule) == [.breachUnanswered])
            let grave = try #require(told.first { $0.severity == .grave })
            let other = try #require(told.first { $0.rule == .oneSidedConsequence })
            #expect(other.message.contains("It is the gap that \(grave.id) shows."))
        }
    }

    @Test("where a rung asks only the others, whoever is answered too is not asked to act against himself")
    func others() throws {
        let check = try Self.ladder("who: [west], authorised-by: [west]", breachBy: "[east]")
        let flaw = try #require(check.flaws.first { $0.rule == .breachUnanswered })
        #expect(flaw.mend?.edits.map(\.text) == ["[east, west]", "[east, west]", "[east, west]"])
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        #expect(Self.opened(mended, check) == [])
    }
}

/// Timelines that say no more than they must, in words that are true.
@Suite("Words of timelines")
struct TimelineWordsTests {
    @Test("what four say is said by one: the side that did not do it")
    func shortest() throws {
        let check = try LoopholeKindsTests.check("Agreements/israel-lebanon-2024/agreement.md")
        let flaw = try #require(check.flaws.first { $0.id == "breach-unanswered arms-controlled" })
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed && example.events.count == 2)
        #expect(example.events.map(\.actor) == ["lebanon", "lebanon"])
        #expect(flaw.story.contains("It says so itself"))
    }

    @Test("a vote that fails is a vote, and no finding")
    func votes() throws {
        let check = try LoopholeKindsTests.check("Tests/AnalysisTests/Checking/Flawed/river-truce.md")
        let finding = try #require(check.flaws.first { $0.id == "veto ladder" }?.counterexample)
        #expect(
            finding.events.contains {
                $0.words
                    == "The Commission votes on whether The North broke fire-ceases: The North against, The South in favour"
            })
        let decision = try #require(check.flaws.first { $0.id == "veto ladder/sanctions" }?.counterexample)
        #expect(
            decision.events.contains {
                $0.words == "The Commission votes on sanctions-due: The North against, The South in favour"
            })
    }

    @Test("a rate that leaves an expanded attack aside says so where it is claimed")
    func assumed() throws {
        let flaws = try LoopholeKindsTests.check("Examples/enforcement-plan-2026/enforcement-plan.md").flaws
        let rate = try #require(flaws.first { $0.rule == .unpunishedRate })
        let assumed =
            "nobody calls it the expanded attack for which backstop waits, and which nothing defines"
        #expect(rate.message.contains("as long as \(assumed)"))
        #expect(rate.counterexample?.given.contains { $0.hasPrefix(assumed) } == true)
        let defined = try RulePageTests.check(RulePageTests.page(.unpunishedRate).bad)
        #expect(defined.flaws.first { $0.rule == .unpunishedRate }?.message.contains("as long as") == false)
    }
}
