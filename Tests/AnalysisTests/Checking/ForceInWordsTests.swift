import AgreementLanguage
import CeasefireModel
import Evaluation
import Testing

@testable import Analysis

/// Duties and measures that take force and say so in words alone, and what is not proposed for them.
@Suite("Force in words")
struct ForceInWordsTests {
    private static func clashes(_ deed: String) throws -> [Flaw] {
        let duty = ValleyTruce.duty("silence: unverified").replacing(
            "pull back its guns along the north road", with: deed
        ).replacing("involves: none\n", with: "")
        return try ValleyTruce.check([duty], [ValleyTruce.answersDuty]).flaws.filter {
            $0.rule == .obligedAndForbidden
        }
    }

    @Test(
        "a duty to use force by its words clashes with the ban on fire",
        arguments: [
            "destroy by fire the tunnels under the ridge",
            "disarm all groups on its territory, by force where needed",
            "strike the camps of the raiders", "shoot down every drone over the ridge",
        ])
    func duties(deed: String) throws {
        let flaw = try #require(Self.clashes(deed).first)
        #expect(flaw.severity == .grave && flaw.counterexample?.isConfirmed == true)
        #expect(flaw.message.contains("if it takes force as its words say"))
        #expect(flaw.holdsFor.hasSuffix("none, if the duty is done by other acts"))
        // Only the parties can permit force.
        #expect(flaw.mend?.edits == [])
    }

    @Test(
        "a duty to be rid of force is none to use it",
        arguments: [
            "withdraw all armed forces behind the river", "cease fire", "refrain from the use of force",
            "pull back its troops and its military equipment", "end all air strikes and open the road",
            "destroy the mines along the road", "return the persons displaced by force",
            "report every strike",
            "settle disputes without the use of force",
        ])
    func others(deed: String) throws {
        #expect(try Self.clashes(deed).map(\.message) == [])
    }

    // MARK: Measures

    private static func ladder(_ measure: String, when: String, within: String) throws -> DraftCheck {
        try ValleyTruce.check(
            [],
            [
                (
                    "who: mission, measure: a public warning, involves: none, within: 24h}",
                    "who: mission, measure: a public warning, involves: none, within: 24h}\n  - {rung: reply, when: \(when), who: [north, south], authorised-by: [host], measure: \(measure), within: \(within), stand-down: {stopped-for: 30d}}"
                )
            ])
    }

    @Test(
        "measures of the parties that are force in other words",
        arguments: [
            "hot pursuit of the raiders across the ridge", "the drones are taken down",
            "the launch sites are eliminated",
            "the other side suppresses the batteries by counter-battery fire",
        ])
    func measures(measure: String) throws {
        let check = try Self.ladder(measure, when: "first-breach", within: "24h")
        _ = try LoopholeDetailTests.flaw("obliged-and-forbidden ladder/reply/north", check)
    }

    @Test("force after ten breaches and within a week gets no licence: it would take the ceasefire away")
    func late() throws {
        for (when, within) in [("{count: {at-least: 10, within: 30d}}", "24h"), ("first-breach", "7d")] {
            let check = try Self.ladder("counter-battery fire", when: when, within: within)
            let flaw = try LoopholeDetailTests.flaw("obliged-and-forbidden ladder/reply/north", check)
            #expect(flaw.mend?.edits == [])
            #expect(flaw.mend?.noEdits.contains("would take the ceasefire away") == true)
        }
    }

    @Test("force at once is licensed for an hour, near to the attack, and not in answer to a closed gate")
    func atOnce() throws {
        let check = try Self.ladder("counter-battery fire", when: "first-breach", within: "24h")
        let flaw = try LoopholeDetailTests.flaw("obliged-and-forbidden ladder/reply/north", check)
        let edits = try #require(flaw.mend?.edits)
        #expect(
            edits.contains { $0.text.contains("answers: {to: [fire-ceases], within: 1h, distance: 5km}") })
        let mended = DraftCheck(try #require(check.draft.edited(edits)))
        let before = Set(check.flaws.map(\.id))
        #expect(!mended.flaws.contains { $0.id == flaw.id })
        #expect(!mended.flaws.contains { $0.severity != .slight && !before.contains($0.id) })
    }

    // MARK: Licences

    private static func licence(_ answers: String) throws -> (check: DraftCheck, flaw: Flaw?) {
        let check = try ValleyTruce.check(
            ["exemption: return-fire\ntext: Fire may be returned.\nanswers: \(answers)"],
            [("prohibits: {acts: any-attack}\n", "prohibits: {acts: any-attack}\nexcept: [return-fire]\n")])
        return (check, check.flaws.first { $0.rule == .answerOutlastsBreach })
    }

    @Test("an inspection that was refused is no attack: whoever may answer it by missiles may make war of it")
    func closedGate() throws {
        let (check, found) = try Self.licence("{to: [fire-ceases, free-passage], within: 1h, distance: 5km}")
        let flaw = try #require(found)
        #expect(
            flaw.severity == .grave && flaw.message.contains("a breach of free-passage, which is no attack"))
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed && example.record.reports.map(\.act).first == "denial-of-access")
        let edits = try #require(flaw.mend?.edits)
        #expect(edits.map(\.text) == ["{to: [fire-ceases], within: 1h, distance: 5000m}"])
        let mended = DraftCheck(try #require(check.draft.edited(edits)))
        #expect(mended.flaws.map(\.id) == [])
        // Where it answers nothing else, nothing is left of it that could be proposed.
        #expect(try Self.licence("{to: [free-passage], within: 1h, distance: 5km}").flaw?.mend?.edits == [])
    }

    @Test("four days of fire wherever one likes after any shot, and the edit that ends them")
    func anywhere() throws {
        let (check, found) = try Self.licence("{to: [fire-ceases], within: 60h}")
        let flaw = try #require(found)
        #expect(flaw.severity == .grave && flaw.message.contains("names no distance"))
        let places = try #require(flaw.counterexample).record.reports.map(\.place.name)
        #expect(Set(places).count == 2)
        let mended = DraftCheck(try #require(check.draft.edited(flaw.mend?.edits ?? [])))
        #expect(mended.flaws.map(\.id) == [])
        for sound in ["within: 1h}", "within: 3h}", "within: 24h, distance: 5km}"] {
            #expect(try Self.licence("{to: [fire-ceases], \(sound)").flaw == nil, "\(sound)")
        }
    }
}
