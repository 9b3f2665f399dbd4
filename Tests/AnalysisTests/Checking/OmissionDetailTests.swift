import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

@testable import Analysis

/// What the rules that read words say, and of what they keep silent.
@Suite("Omissions and ambiguities in detail")
struct OmissionDetailTests {
    @Test("prose alone is grave: nothing was searched")
    func prose() throws {
        let check = try RulePageTests.check(
            ExampleText.text("The parties cease fire, and show each other restraint."))
        let flaw = try #require(check.flaws.first)
        #expect(flaw.id == "nothing-runs" && flaw.severity == .grave)
        #expect(
            flaw.message
                == "No article can be run: no block says what is forbidden to whom, from when and until when, who finds a breach, and how sure one must be."
        )
        let named = try RulePageTests.check(
            ExampleText.document("body: commission\nname: Commission\nmembers: [east, west]\nvote: majority"))
        #expect(named.flaws.contains { $0.rule == .nothingRuns })
    }

    @Test("an exemption without a test is grave in a ban on attacks, and serious elsewhere")
    func exemptions() throws {
        let bad = try RulePageTests.page(.exemptionWithoutTest).bad
        let grave = try #require(RulePageTests.check(bad).flaws.first { $0.rule == .exemptionWithoutTest })
        #expect(grave.severity == .grave)
        let flights = bad.replacing("acts: any-attack", with: "acts: [overflight]")
        let serious = try #require(
            RulePageTests.check(flights).flaws.first { $0.rule == .exemptionWithoutTest })
        #expect(serious.severity == .serious)
    }

    static func undecided(_ front: String) throws -> (check: DraftCheck, flaw: Flaw) {
        let check = try RulePageTests.check(
            ExampleText.document(
                ExampleText.fireCeases, ExampleText.warnings(ExampleText.aWarning), front: front))
        return (check, try #require(check.flaws.first { $0.rule == .nobodyDecides }))
    }

    @Test(
        "who is proposed to find breaches has no stake: whom the draft names, or somebody still to be named")
    func finders() throws {
        for (front, finders) in [
            ("", ["named-body"]), ("guarantors: {guarantor: Guarantor}", ["named-body"]),
            ("mediators: {broker: Broker}\nguarantors: {guarantor: Guarantor}", ["joint-commission"]),
            ("observers: {mission: Mission}", ["mission"]),
        ] as [(String, [ActorID])] {
            let (check, flaw) = try Self.undecided(front)
            let mended = try #require(check.draft.edited(flaw.mend?.edits ?? []), "\(front)")
            #expect(!DraftCheck(mended).flaws.contains { $0.rule == .nobodyDecides })
            let response = try #require(mended.agreement.responses.first)
            #expect(response.foundBy == .stated(Set(finders)), "\(front)")
            if let body = mended.agreement.bodies.first {
                #expect(body.members == .stated(["east", "west", "broker"]))
            }
        }
        let (check, flaw) = try Self.undecided("")
        let mended = try #require(check.draft.edited(flaw.mend?.edits ?? []))
        #expect(mended.agreement.actors.first { $0.id == "named-body" }?.name == "<name of the body>")
    }

    @Test("groups that bear arms are told in the text's own words")
    func groups() throws {
        let text = ExampleText.text(
            "# Fire ceases\n\nEast and its mercenaries cease fire.\n\n```truce\n\(ExampleText.fireCeases)\n```"
        )
        let flaw = try #require(RulePageTests.check(text).flaws.first { $0.rule == .actorNotBound })
        #expect(flaw.message.contains("(mercenaries)") && flaw.span.length == "mercenaries".count)
    }

    @Test("remarks are no promises: in a plan, and where articles rest on statements")
    func remarks() throws {
        let plan = try LoopholeKindsTests.check("Examples/enforcement-plan-2026/enforcement-plan.md")
        #expect(plan.flaws.filter { $0.rule == .articleUnverifiable }.map(\.subject) == [])
        #expect(plan.coverage.points == [])
        let cited = """
            ---
            truce: 1
            title: An example
            time-zone: UTC
            parties: {east: East, west: West}
            statements: statements.csv
            ---

            # Fire ceases

            Fire ceases [S-001].

            ```truce
            \(ExampleText.fireCeases)
            ```

            # Restraint

            The parties show restraint [S-002].

            # Who decides

            Nothing was said of that.
            """
        let flaws = try RulePageTests.check(cited).flaws.filter { $0.rule == .articleUnverifiable }
        #expect(flaws.map(\.subject) == ["Restraint"])
    }

    @Test("a plan's promise by those who act by it is told, where no block gives it a meaning")
    func promises() throws {
        let path = "Examples/enforcement-plan-2026/enforcement-plan.md"
        let text = try String(contentsOf: LoopholeKindsTests.root.appending(path: path), encoding: .utf8)
        let read = Draft.read(
            file: path,
            documents: [path: Array((text + "\n# Forces\n\nThe coalition keeps 10,000 men ready.\n").utf8)],
            zones: MachineZones())
        let flaws = DraftCheck(try #require(read.draft)).flaws.filter { $0.rule == .articleUnverifiable }
        #expect(flaws.map(\.subject) == ["Forces"])
    }

    @Test("a response is the answer to what it answers, and no point of its own; a guarantee is one")
    func points() throws {
        func points(_ guarantee: String) throws -> [DraftCoverage.Point] {
            try RulePageTests.check(
                ExampleText.document(
                    ExampleText.fireCeases,
                    ExampleText.warnings(ExampleText.aWarning, breachBy: "[east, west]\(guarantee)"))
            ).coverage.points
        }
        #expect(try points("").map(\.heading) == ["Article 1"])
        #expect(try points("").map(\.isAnswered) == [true])
        #expect(try points("\nguarantee: yes").map(\.heading) == ["Article 1", "Article 2"])
    }

    @Test(
        "a byte order mark changes nothing of what is found", arguments: ["river-truce", "enforcement-plan"])
    func byteOrderMark(name: String) throws {
        let path = try #require(LoopholeKindsTests.documents.first { $0.hasSuffix("\(name).md") })
        let bytes = [UInt8](try Data(contentsOf: LoopholeKindsTests.root.appending(path: path)))
        let checks = try [bytes, [0xEF, 0xBB, 0xBF] + bytes].map { bytes in
            DraftCheck(
                try #require(
                    Draft.read(file: path, documents: [path: bytes], zones: MachineZones()).draft))
        }
        func told(_ check: DraftCheck) -> [String] {
            check.flaws.map {
                "\($0.id) \($0.message) \($0.span) \($0.excerpt) \($0.mend?.edits ?? []) \($0.counterexample?.events ?? [])"
            }
        }
        #expect(told(checks[0]) == told(checks[1]))
        #expect(checks[0].coverage == checks[1].coverage && checks[0].bounds == checks[1].bounds)
        #expect(checks[0].draft.agreement.textFingerprint == checks[1].draft.agreement.textFingerprint)
    }
}
