import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// What somebody accepts knowingly is told with his name and reason, and does not count.
@Suite("Accepted findings")
struct AcceptanceTests {
    private static func document(_ blocks: String...) -> String {
        ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: unstated
            """) + blocks.map { "\n```truce\n\($0)\n```\n" }.joined()
    }

    private static let acceptance = """
        accepted: no-standard-of-proof
        at: fire-ceases
        reason: The commission sets it in its rules of procedure.
        by: A. Eastman
        """

    @Test("the finding stays, with who accepts it and why")
    func accepted() throws {
        let flaws = try RulePageTests.check(Self.document(Self.acceptance)).flaws
        let flaw = try #require(flaws.first { $0.rule == .noStandardOfProof })
        #expect(
            flaw.acceptance
                == Acceptance(by: "A. Eastman", reason: "The commission sets it in its rules of procedure."))
        #expect(!flaws.contains { $0.rule == .acceptedNothing })
        #expect(flaws.filter { $0.rule != .noStandardOfProof }.allSatisfy { $0.acceptance == nil })
    }

    /// An acceptance of nothing is taken out, and not itself accepted.
    private static let acceptable = RulePageTests.rules.filter { $0 != .acceptedNothing }

    @Test("what any rule finds can be accepted where it is found", arguments: acceptable)
    func everyRule(rule: RuleID) throws {
        let bad = try RulePageTests.page(rule).bad
        let found = try #require(RulePageTests.bad[rule]).flaws.filter { $0.rule == rule }
        let blocks = Set(found.map(\.subject)).sorted().map { subject in
            "```truce\naccepted: \(rule.rawValue)\n" + (subject.isEmpty ? "" : "at: '\(subject)'\n")
                + "reason: It was weighed.\nby: A. Eastman\n```"
        }
        let check = try RulePageTests.check(
            bad + "\n\n# What is accepted\n\n" + blocks.joined(separator: "\n\n") + "\n")
        let now = check.flaws.filter { $0.rule == rule }
        #expect(now.count == found.count && now.allSatisfy { $0.acceptance?.by == "A. Eastman" })
        #expect(!check.flaws.contains { $0.rule == .acceptedNothing })
    }

    @Test("accepting changes neither the text nor the meaning")
    func fingerprints() throws {
        let zones = FixedOffsetZones()
        func agreement(_ text: String) throws -> Agreement {
            try #require(Draft.read(file: "a.md", documents: ["a.md": Array(text.utf8)], zones: zones).draft)
                .agreement
        }
        let (plain, accepted) = (
            try agreement(Self.document()), try agreement(Self.document(Self.acceptance))
        )
        #expect(plain.meaningFingerprint == accepted.meaningFingerprint)
        #expect(accepted.acceptedFindings.map(\.by) == ["A. Eastman"] && plain.acceptedFindings.isEmpty)
    }

    @Test("the same rule can be accepted in several places")
    func twice() throws {
        let other = Self.acceptance.replacing("at: fire-ceases", with: "at: other")
        let flaws = try RulePageTests.check(Self.document(Self.acceptance, other)).flaws
        #expect(
            flaws.filter { $0.rule == .acceptedNothing }.map(\.subject) == ["no-standard-of-proof at other"])
    }

    @Test("a rule or a place that is not there is told of, with what was probably meant")
    func misspelt() throws {
        func mend(_ old: String, _ new: String) throws -> String {
            let text = Self.document(Self.acceptance.replacing(old, with: new))
            let flaw = try #require(try RulePageTests.check(text).flaws.first { $0.rule == .acceptedNothing })
            return flaw.mend?.words ?? ""
        }
        #expect(
            try mend("no-standard-of-proof", "no-standard-of-prof")
                == "No rule has that name; did you mean no-standard-of-proof?")
        #expect(try mend("at: fire-ceases", "at: fire-cease") == "That rule has a finding at fire-ceases.")
        #expect(try mend("accepted: no-standard-of-proof", "accepted: no-end") == "Take the acceptance out.")
    }

    @Test("an acceptance gives an article no meaning")
    func articles() throws {
        let text = ExampleText.text(
            """
            # Restraint

            The parties show restraint.

            ```truce
            accepted: article-unverifiable
            at: Restraint
            reason: It is a wish.
            by: A. Eastman
            ```
            """)
        let check = try RulePageTests.check(text)
        #expect(check.flaws.first { $0.rule == .articleUnverifiable }?.acceptance?.reason == "It is a wish.")
        #expect(check.draft.agreement.articles.allSatisfy { !$0.hasMeaning })
    }
}
