import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// What excuses an act: who says so, by what facts it is told, and for how long.
@Suite("Exemptions")
struct ExemptionTests {
    static func flaws(_ path: String, _ rule: RuleID) throws -> [Flaw] {
        try LoopholeKindsTests.check(path).flaws.filter { $0.rule == rule }
    }

    // MARK: Disputed

    @Test(
        "strikes on threats, which one reading excuses and the other does not, are told with an act that shows it"
    )
    func threats() throws {
        let path = "Agreements/israel-lebanon-2024/agreement.md"
        let check = try LoopholeKindsTests.check(path)
        func flaw(_ id: String) throws -> Flaw { try #require(check.flaws.first { $0.id == id }, "\(id)") }
        let untested = try flaw("exemption-without-test threats-struck")
        #expect(untested.severity == .grave && untested.message.contains("as israel reads it"))
        #expect(
            try flaw("exemption-without-test self-defence").message.contains("offensive-operations, and no"))
        let disputed = try flaw("exemptions-disputed no-offensive-operations")
        #expect(disputed.excerpt == "except: excused")
        #expect(
            disputed.message.contains("israel says self-defence, threats-struck; lebanon says self-defence"))
        let diverging = try flaw("readings-diverge no-offensive-operations/except")
        let example = try #require(diverging.counterexample)
        #expect(example.isConfirmed && example.readings == ["israel", "lebanon"])
        #expect(example.events.contains { $0.words == "Israel pleads threats-struck" })
        // One value, one mend: what both hold to be excused.
        #expect(disputed.mend?.edits.map(\.text) == ["[self-defence]"])
        #expect(disputed.mend?.edits == diverging.mend?.edits)
        let mended = DraftCheck(try #require(check.draft.edited(disputed.mend?.edits ?? [])))
        #expect(!mended.flaws.contains { [disputed.id, diverging.id].contains($0.id) })
    }

    @Test("at Easter each side excuses something else, and nothing of it has a test")
    func easter() throws {
        let flaws = try LoopholeKindsTests.check("Agreements/easter-truce-2025/agreement.md").flaws
        let untested = flaws.filter { $0.rule == .exemptionWithoutTest }.map(\.subject)
        #expect(untested.sorted() == ["breaches-repelled", "provocations-repelled", "strikes-answered"])
        #expect(flaws.contains { $0.id == "exemptions-disputed fire-ceases" })
        let diverging = try #require(flaws.first { $0.id == "readings-diverge fire-ceases/except" })
        #expect(diverging.counterexample?.isConfirmed == true)
    }

    @Test("ways of relaying what is excused are told apart by an act that pleads it")
    func relayed() throws {
        let check = try RulePageTests.check(
            ExampleText.document(
                "exemption: return-fire\ntext: Fire may be returned.",
                ExampleText.fireCeases + "\nexcept: {either: [none, [return-fire]]}"))
        let flaw = try #require(check.flaws.first { $0.id == "readings-diverge fire-ceases/except" })
        #expect(flaw.counterexample?.isConfirmed == true)
        #expect(check.flaws.contains { $0.id == "exemptions-disputed fire-ceases" })
    }

    @Test(
        "an exemption that answers a breach, and that only one reading grants, is told by the breach and the answer"
    )
    func answersDisputed() throws {
        let bad = try RulePageTests.page(.exemptionsDisputed).bad
        let check = try RulePageTests.check(
            bad.replacing("[self-defence, threats-struck]", with: "[self-defence]").replacing(
                "as-west-says\nheld-by: west\nvalues: {excused: [self-defence]}",
                with: "as-west-says\nheld-by: west\nvalues: {excused: none}"))
        let flaw = try #require(check.flaws.first { $0.id == "readings-diverge fire-ceases/except" })
        #expect(try #require(flaw.counterexample).events.count == 2)
    }

    @Test("readings that grant the same exemptions in another order are not in dispute")
    func agreed() throws {
        let bad = try RulePageTests.page(.exemptionsDisputed).bad
        let check = try RulePageTests.check(
            bad.replacing(
                "values: {excused: [self-defence]}", with: "values: {excused: [threats-struck, self-defence]}"
            ))
        #expect(!check.flaws.contains { [.exemptionsDisputed, .readingsDiverge].contains($0.rule) })
        #expect(check.flaws.contains { $0.id == "exemption-without-test threats-struck" })
    }

    // MARK: Mends

    @Test("who may return fire answers what binds the other side")
    func counterpart() throws {
        let points = try Self.flaws("Agreements/twenty-points-2025/agreement.md", .exemptionWithoutTest)
        let provoked = try #require(points.first { $0.subject == "provoked" })
        #expect(provoked.mend?.edits.first?.text.contains("to: [no-fire-on-ukraine]") == true)
        let lebanon = try Self.flaws("Agreements/israel-lebanon-2024/agreement.md", .exemptionWithoutTest)
        let defence = try #require(lebanon.first { $0.subject == "self-defence" })
        #expect(defence.mend?.edits.first?.text.contains("to: [no-operations-against-israel]") == true)
    }

    @Test("who may bear arms is no answer to fire: it is told by a list")
    func bearers() throws {
        let flaws = try Self.flaws("Agreements/israel-lebanon-2024/agreement.md", .exemptionWithoutTest)
        let forces = try #require(flaws.first { $0.subject == "official-forces" })
        #expect(forces.mend?.edits.isEmpty == true && forces.mend?.words.contains("in a list") == true)
        #expect(forces.severity == .serious && !forces.story.contains("strikes"))
    }

    @Test("what lets monitors pass is answered where it is broken: its mend opens nothing grave")
    func access() throws {
        for path in ["Agreements/israel-lebanon-2024/agreement.md", "Agreements/sudan-2023/agreement.md"] {
            let check = try LoopholeKindsTests.check(path)
            guard let flaw = check.flaws.first(where: { $0.rule == .monitorsUnprotected }) else { continue }
            let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? []), "\(path)"))
            #expect(!mended.flaws.contains { $0.rule == .monitorsUnprotected })
            #expect(AccusedActsTests.opened(mended, check) == [], "\(path)")
        }
    }

    // MARK: Licences

    static func licence(_ within: String, until: String = "never", episode: String = "24h") throws
        -> DraftCheck
    {
        let bad = try RulePageTests.page(.answerOutlastsBreach).bad
        return try RulePageTests.check(
            bad.replacing("within: 30d", with: "within: \(within)").replacing(
                "until: never", with: "until: \(until)"
            ).replacing("episode-ends-after: 24h", with: "episode-ends-after: \(episode)"))
    }

    @Test("one shot frees the other side for ten years, and ten years later it has broken nothing")
    func tenYears() throws {
        let check = try Self.licence("3650d")
        let flaw = try #require(check.flaws.first { $0.id == "answer-outlasts-breach return-fire" })
        #expect(flaw.severity == .grave)
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed && example.events.count == 2)
        #expect(example.events[1].at - example.events[0].at == 3_650 * 86_400 - 3_600)
        #expect(example.events[1].words.hasPrefix("West answers that by what fire-ceases forbids"))
    }

    @Test("the document itself says how long it looks at a breach, and which of its times was taken is told")
    func horizons() throws {
        func message(_ within: String, episode: String = "24h") throws -> String? {
            try Self.licence(within, episode: episode).flaws.first { $0.rule == .answerOutlastsBreach }?
                .message
        }
        #expect(try message("24h") == nil)
        #expect(try message("25h")?.contains("a silence of 24 h ends an episode of warnings") == true)
        #expect(
            try message("25h", episode: "7d")?.contains("the last measure of warnings is due within 24 h")
                == true)
        let list = try Self.flaws("Agreements/energy-list-2025/agreement.md", .answerOutlastsBreach)
        let released = try #require(list.first)
        #expect(
            released.severity == .grave && released.message.contains("to the end of energy-spared itself"))
        #expect(released.message.contains("no response says for how long a breach is looked at"))
    }

    // MARK: What is obliged and forbidden

    @Test("force that halts a breach is exempt in the article that forbids it, and is not called no force")
    func halting() throws {
        let plan = try LoopholeKindsTests.check("Examples/enforcement-plan-2026/enforcement-plan.md")
        let halt = try #require(plan.flaws.first { $0.rule == .obligedAndForbidden })
        #expect(halt.mend?.edits.isEmpty == true)
        #expect(
            halt.mend?.words.contains("in the article that forbids them (cessation-of-hostilities)") == true)
        let bad = try RulePageTests.page(.obligedAndForbidden).bad
        let check = try RulePageTests.check(
            bad.replacing("    involves: {acts: [shelling], against: [military]}\n", with: ""))
        let flaw = try #require(check.flaws.first { $0.rule == .obligedAndForbidden })
        let edits = try #require(flaw.mend?.edits)
        #expect(!edits.isEmpty && !edits.contains { $0.text.contains("involves") })
        let mended = DraftCheck(try #require(check.draft.edited(edits)))
        #expect(!mended.flaws.contains { $0.rule == .obligedAndForbidden })
        #expect(AccusedActsTests.opened(mended, check) == [])
    }
}
