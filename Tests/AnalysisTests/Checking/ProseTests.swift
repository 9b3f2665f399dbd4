import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// A text without a single block: what its words leave open is told all the same, with the words.
@Suite("Prose alone")
struct ProseTests {
    private static func check(_ sentences: String) throws -> DraftCheck {
        try RulePageTests.check(ExampleText.text("# Article 1\n\n\(sentences)"))
    }

    /// The words that a rule underlines.
    private static func words(_ rule: RuleID, _ sentences: String) throws -> [String] {
        try check(sentences).flaws.filter { $0.rule == rule }.map { flaw in
            String(flaw.excerpt.dropFirst(flaw.span.column - 1).prefix(flaw.span.length))
        }
    }

    @Test(
        "a day on which something begins wants its hour",
        arguments: [
            ("From 1 March 2027 the parties hold their fire.", "1 March 2027"),
            ("The parties cease fire on March 1, 2027.", "March 1, 2027"),
            ("As of 2027-03-01 no side moves.", "2027-03-01"),
            ("Fire ceases from the 1st of May, and from 2 May patrols end.", "2 May"),
        ])
    func days(sentence: String, day: String) throws {
        #expect(try Self.words(.noStartHour, sentence) == [day])
        let flaw = try #require(try Self.check(sentence).flaws.first { $0.rule == .noStartHour })
        let mended = try #require(try Self.check(sentence).draft.edited(flaw.mend?.edits ?? []))
        #expect(!RulePageTests.isFound(flaw, in: mended))
    }

    @Test(
        "an hour in the sentence is one, and a day by which something ends is no beginning",
        arguments: [
            "From 06:00 on 1 March 2027 the parties hold their fire.",
            "From midnight on 1 March 2027 the parties hold their fire.",
            "The parties withdraw until 1 March 2027.", "The map was drawn on 1 March 2027.",
        ])
    func hours(sentence: String) throws {
        #expect(try Self.words(.noStartHour, sentence) == [])
    }

    @Test("safe distances and heavy weapons want their figures")
    func figures() throws {
        #expect(
            try Self.words(.wordWithoutMeasure, "Heavy weapons are withdrawn to a safe distance.").sorted()
                == ["Heavy weapons", "safe distance"])
        #expect(
            try Self.words(
                .wordWithoutMeasure,
                "Heavy weapons of more than 100mm calibre are withdrawn to a safe distance of 25 km.") == [])
    }

    @Test("whoever is named in the front matter is asked to sign, unless a sentence says who signs")
    func signatures() throws {
        let unsigned = try Self.check("The parties hold their fire.").flaws
        let flaw = try #require(unsigned.first { $0.rule == .boundWithoutSignature })
        #expect(flaw.mend?.edits.first?.text.contains("east") == true)
        let signed = try Self.check("The parties hold their fire. Signed by both heads of delegation.").flaws
        #expect(!signed.contains { $0.rule == .boundWithoutSignature })
    }
}
