import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// Whoever makes one proposed edit after the other comes to an end: no edit takes back what another put in, and none gives anybody a use of
/// force that the document did not give.
@Suite("Mends in a row")
struct MendsInARowTests {
    /// More edits in a row than these are not made.
    private static let mostRounds = 30

    static func body(_ members: String, vote: String, quorum: Int? = nil) -> String {
        """
        body: commission
        name: The commission
        members: \(members)
        vote: \(vote)\(quorum.map { "\nquorum: \($0)" } ?? "")
        """
    }

    private static let ladder = """
        response: ladder
        to: fire-ceases
        breach-by: [east, west]
        clock-starts: found
        found-by: [commission]
        episode-ends-after: 30d
        rungs:
          - {rung: inspection, when: first-breach, who: [east, west], authorised-by: [commission], measure: an inspection, within: 72h, stand-down: {stopped-for: 30d}}
        """

    /// The documents that come about when the first finding with an edit is mended, again and again.
    private static func mended(_ draft: Draft) throws -> [(text: String, rule: String)] {
        var draft = draft
        var all = [(text: draft.text(of: draft.file), rule: "")]
        let rules: [any Rule] = [
            QuorumBreakable(), SingleFalseReport(), Veto(), NobodyDecides(), MonitorsUnprotected(),
            BodyWithoutVote(),
        ]
        for _ in 0..<mostRounds {
            guard
                let flaw = DraftCheck(draft, rules: rules).flaws.first(where: {
                    $0.mend?.edits.isEmpty == false
                }),
                let next = draft.edited(flaw.mend?.edits ?? [])
            else { return all }
            draft = next
            all.append((draft.text(of: draft.file), flaw.id))
        }
        Issue.record("no end after \(mostRounds) edits: \(all.map(\.rule))")
        return all
    }

    @Test(
        "no edit of a body brings an earlier document back",
        arguments: ["", LoopholeDetailTests.front, "mediators: {broker: Broker}"])
    func bodies(front: String) throws {
        for members in ["[east, west]", "[east, west, south]"] {
            for (vote, quorum) in [
                ("consensus", nil), ("majority", nil), ("majority", 1), ("majority", 2), ("unanimity", nil),
                ("{at-least: 2}", nil),
            ] as [(String, Int?)] {
                let text = ExampleText.document(
                    ExampleText.fireCeases, Self.body(members, vote: vote, quorum: quorum), Self.ladder,
                    front: front
                ).replacing("west: West}", with: "west: West, south: South}")
                let read = Draft.read(
                    file: "draft.md", documents: ["draft.md": Array(text.utf8)], zones: FixedOffsetZones())
                let draft = try #require(read.draft, "\(members) \(vote): \(read.diagnostics.map(\.message))")
                let row = try Self.mended(draft)
                #expect(
                    Set(row.map(\.text)).count == row.count,
                    "\(front), \(members), \(vote), \(quorum ?? 0): \(row.map(\.rule))")
            }
        }
    }

    @Test(
        "two sides alone get no quorum that lets either stop the other; somebody without a stake is seated, where there is one"
    )
    func twoAlone() throws {
        func check(_ front: String, _ quorum: Int?) throws -> DraftCheck {
            try RulePageTests.check(
                ExampleText.document(
                    ExampleText.fireCeases, Self.body("[east, west]", vote: "majority", quorum: quorum),
                    Self.ladder,
                    front: front))
        }
        for quorum in [nil, 2] as [Int?] {
            let rule: RuleID = quorum == nil ? .singleFalseReport : .quorumBreakable
            let alone = try #require(try check("", quorum).flaws.first { $0.rule == rule })
            #expect(
                alone.mend?.edits.isEmpty == true && alone.mend?.noEdits.hasPrefix("needs a decision") == true
            )
            let seated = try check(LoopholeDetailTests.front, quorum)
            let flaw = try #require(seated.flaws.first { $0.rule == rule })
            let mended = try #require(seated.draft.edited(flaw.mend?.edits ?? []))
            let body = try #require(mended.agreement.bodies.first)
            #expect(body.members == .stated(["east", "west", "mission"]) && body.quorum == 2)
            let left = DraftCheck(mended).flaws.map(\.rule)
            #expect(!left.contains(.singleFalseReport) && !left.contains(.quorumBreakable))
        }
    }

    @Test("no edit has a guarantor return fire with the accused; what takes no force may be taken by it")
    func force() throws {
        func flaw(_ measure: String) throws -> Flaw {
            let check = try LoopholeDetailTests.check(
                LoopholeDetailTests.provision(),
                """
                response: ladder
                to: fire-ceases
                breach-by: [east, west]
                clock-starts: found
                found-by: [mission]
                episode-ends-after: 30d
                rungs:
                  - {rung: defence, when: first-breach, who: [west], measure: \(measure), within: 24h}
                """)
            return try LoopholeDetailTests.flaw("veto ladder/defence/who", check)
        }
        for measure in ["return fire by artillery", "an answer, involves: {acts: [shelling]}"] {
            let mend = try #require(try flaw(measure).mend)
            #expect(mend.edits.isEmpty && mend.noEdits.hasPrefix("needs a decision of the parties"))
        }
        #expect(try flaw("an inspection").mend?.edits.map(\.text) == ["[guarantor, west]"])
    }

    /// Who is asked, or may order, to use force, and is no party.
    private static func forces(_ draft: Draft) -> Set<String> {
        let parties = Set(draft.agreement.parties)
        return Set(
            draft.agreement.responses.flatMap { response in
                response.rungs.filter(\.takesForce).flatMap { rung in
                    (rung.who.allNamed.union(rung.authorisedBy?.allNamed ?? [])).subtracting(parties).map {
                        "\(response.name)/\(rung.name): \($0)"
                    }
                }
            })
    }

    @Test(
        "no edit that is offered gives force to whoever is no party and was not given it",
        arguments: LoopholeKindsTests.documents)
    func nobodyArmed(path: String) throws {
        let check = try LoopholeKindsTests.check(path)
        let before = Self.forces(check.draft)
        for flaw in check.flaws {
            guard let edits = flaw.mend?.edits, !edits.isEmpty, let mended = check.draft.edited(edits) else {
                continue
            }
            // Whoever acts by a measure may be named to order it, too.
            #expect(Self.forces(mended).subtracting(before) == [], "\(flaw.id)")
        }
    }
}
