import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// Monitors who are let in by one side alone, for some days, or in one valley: the text has an article on access, and it leaves a side, a
/// time or a place open.
@Suite("Access of monitors, and where it ends")
struct MonitorGapTests {
    private static let front = "observers: {mission: The mission}"

    private static func fire(_ place: String = "anywhere", until: String = "2030-12-31T00:00") -> String {
        """
        provision: fire-ceases
        binds: [east, west]
        prohibits: {acts: any-attack}
        where: \(place)
        during: {from: 2030-01-01T00:00, until: \(until)}
        standard-of-proof: clear-and-convincing
        """
    }

    private static func access(
        _ name: String = "access", binds: String = "[east, west]", place: String = "anywhere",
        from: String = "2030-01-01T00:00", until: String = "2030-12-31T00:00"
    ) -> String {
        """
        provision: \(name)
        binds: \(binds)
        prohibits: {acts: [denial-of-access, jamming], against: monitors}
        where: \(place)
        during: {from: \(from), until: \(until)}
        standard-of-proof: balance-of-probabilities
        """
    }

    private static let answer = """
        response: ladder
        to: [fire-ceases, access]
        breach-by: [east, west]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
          - {rung: inspection, when: first-breach, who: [mission], authorised-by: [mission], measure: an inspection, within: 48h, stand-down: {stopped-for: 7d}}
        """

    private static func found(_ blocks: String...) throws -> (check: DraftCheck, flaw: Flaw?) {
        let articles = blocks.map { "# Article\n\n```truce\n\($0)\n```" }.joined(separator: "\n\n")
        let check = try RulePageTests.check(ExampleText.text(articles, front: front))
        return (check, check.flaws.first { $0.rule == .monitorsUnprotected })
    }

    private static func expect(_ words: String, _ found: (check: DraftCheck, flaw: Flaw?)) throws {
        let flaw = try #require(found.flaw)
        #expect(
            flaw.message == "Nothing forbids \(words): The mission." && flaw.severity == .grave,
            "\(flaw.message)")
        let edits = flaw.mend?.edits ?? []
        let mended = try #require(found.check.draft.edited(edits))
        #expect(!edits.isEmpty)
        let opened = Set(DraftCheck(mended).flaws.filter { $0.severity == .grave }.map(\.id))
        #expect(opened.subtracting(found.check.flaws.map(\.id)) == [])
        #expect(!opened.contains(flaw.id))
    }

    @Test("an article that binds both, everywhere and for as long as the fire ceases leaves nothing open")
    func sound() throws {
        #expect(try Self.found(Self.fire(), Self.access(), Self.answer).flaw == nil)
        #expect(try Self.found(Self.fire(), Self.access(until: "never"), Self.answer).flaw == nil)
        #expect(
            try Self.found(
                Self.fire(), Self.access(from: "fire-ceases.started", until: "fire-ceases.ended"), Self.answer
            )
            .flaw == nil)
        #expect(
            try Self.found(
                Self.fire("[Upper Valley]"), Self.access(place: "[Upper Valley, Lower Valley]"), Self.answer
            )
            .flaw == nil)
    }

    @Test("one side may keep them away")
    func sides() throws {
        try Self.expect(
            "West to keep monitors away, or to jam their devices",
            Self.found(Self.fire(), Self.access(binds: "[east]"), Self.answer))
        // An article for each side does as well as one for both.
        let each = try Self.found(
            Self.fire(), Self.access(binds: "[east]"), Self.access("access-too", binds: "[west]"), Self.answer
        )
        #expect(each.flaw == nil)
    }

    @Test("after four days they may be kept away; two articles that follow each other leave no day open")
    func times() throws {
        try Self.expect(
            "anybody to keep monitors away, or to jam their devices, from 2030-01-05 00:00 UTC until 2030-12-31 00:00 UTC",
            Self.found(Self.fire(), Self.access(until: "2030-01-05T00:00"), Self.answer))
        try Self.expect(
            "anybody to keep monitors away, or to jam their devices, until 2030-02-01 00:00 UTC",
            Self.found(Self.fire(), Self.access(from: "2030-02-01T00:00"), Self.answer))
        try Self.expect(
            "anybody to keep monitors away, or to jam their devices, from 2030-12-31 00:00 UTC on",
            Self.found(Self.fire(until: "never"), Self.access(), Self.answer))
        let both = try Self.found(
            Self.fire(), Self.access(until: "2030-01-05T00:00"),
            Self.access("access-then", from: "2030-01-05T00:00"), Self.answer)
        #expect(both.flaw == nil)
    }

    @Test("outside of one valley they may be kept away")
    func places() throws {
        try Self.expect(
            "anybody to keep monitors away, or to jam their devices, outside Upper Valley",
            Self.found(Self.fire(), Self.access(place: "[Upper Valley]"), Self.answer))
    }

    @Test("along a line of which nobody has the map, distances from it are compared, and no places")
    func distances() throws {
        let line = "line: contact\nfile: maps/contact.geojson\ntext: The line."
        let far = Self.access(place: "{within: 10km, of: contact}")
        let told = try #require(
            try Self.found(line, Self.fire("{within: 25km, of: contact}"), far, Self.answer).flaw)
        #expect(told.message.contains(", elsewhere than within 10 km of contact: "), "\(told.message)")
        let near = try Self.found(line, Self.fire("{within: 5km, of: contact}"), far, Self.answer)
        #expect(near.flaw == nil)
        #expect(try Self.found(line, Self.fire("[Upper Valley]"), far, Self.answer).flaw == nil)
    }

    @Test("who says of itself that it did what it owes is no monitor; access ends with what is watched")
    func watchers() throws {
        let withdrawal = """
            obligation: withdrawal
            binds: [east]
            to: withdraw its guns
            from: 2030-01-01T00:00
            complete-by: 2030-02-01T00:00
            verified-by: [east]
            standard-of-proof: balance-of-probabilities
            """
        let (check, flaw) = try Self.found(
            Self.fire(), Self.answer.replacing(", access]", with: "]"), withdrawal)
        let told = try #require(flaw)
        #expect(told.message.hasSuffix(": The mission."))
        let made = told.mend?.edits ?? []
        let edits = made.map(\.text).joined()
        #expect(edits.contains("during: {from: 2030-01-01T00:00, until: 2030-12-31T00:00}"), "\(edits)")
        let alone = try RulePageTests.check(ExampleText.document(Self.fire(), withdrawal))
        #expect(!alone.flaws.contains { $0.rule == .monitorsUnprotected })
        #expect(check.draft.edited(made) != nil)
    }
}
