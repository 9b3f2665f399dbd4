import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

@testable import Analysis

/// What other drafters say in other words, and edits that name those who can do it.
@Suite("In other words")
struct OtherWordsTests {
    private static let evidence =
        "Evidence that comes within thirty days of a finding is heard by the mission, and the finding is reconsidered. What was done on the earlier finding stays lawful, and is undone where it can be."

    @Test(
        "late evidence is taken up in many words",
        arguments: [
            "What comes to light within sixty days after a finding is examined by the mission, which alters the finding if need be; measures taken until then were lawful.",
            "If new facts emerge within a month of a finding, the mission reviews it. Steps already taken in good faith remain valid.",
        ])
    func lateEvidence(words: String) throws {
        let check = try ValleyTruce.check([], [(Self.evidence, words)])
        #expect(!check.flaws.contains { $0.rule == .noLateEvidenceRule })
    }

    @Test("a sentence on other things is none, and the finding says that none was recognised")
    func noLateEvidence() throws {
        let check = try ValleyTruce.check([], [(Self.evidence, "The mission publishes every finding later.")])
        let flaw = try #require(check.flaws.first { $0.rule == .noLateEvidenceRule })
        #expect(flaw.message.hasPrefix("No sentence was recognised"))
    }

    @Test(
        "to name somebody in public, or to demand something, is words: no order, no end, and no teeth",
        arguments: ["naming the side responsible in public", "a public demand to end the violation"])
    func words(measure: String) throws {
        let low = try ValleyTruce.check([], [("measure: a public warning", "measure: \(measure)")])
        #expect(low.flaws.map(\.id) == [])
        let top = try ValleyTruce.check([], [("measure: a ban on the import of fuel", "measure: \(measure)")])
        #expect(top.flaws.contains { $0.rule == .unpunishedRate })
    }

    @Test("escalatory steps and undue movements have no measure")
    func unmeasured() throws {
        let check = try ValleyTruce.check(
            [],
            [
                (
                    "the parties fire at nobody",
                    "the parties refrain from escalatory steps and undue movements, and fire at nobody"
                )
            ])
        let found = check.flaws.filter { $0.rule == .wordWithoutMeasure }.map(\.subject)
        #expect(Set(found) == ["escalatory", "undue-movements"])
    }

    @Test("who takes a measure is not proposed to order it where a guarantor could")
    func authorisers() throws {
        let check = try ValleyTruce.check(
            [],
            [
                (
                    "who: host, authorised-by: [host], measure: a ban on the import of fuel",
                    "who: mission, authorised-by: unstated, measure: a ban on the import of fuel"
                )
            ])
        let flaw = try #require(check.flaws.first { $0.rule == .rungWithoutAuthoriser })
        #expect(flaw.mend?.edits.map(\.text) == ["[host]"])
    }

    @Test("whoever keeps monitors away is answered by the ladder that answers fire")
    func monitors() throws {
        let base = ValleyTruce.text()
        let start = try #require(base.range(of: "# The mission moves freely"))
        let end = try #require(base.range(of: "# What follows"))
        let text = (base[..<start.lowerBound] + base[end.lowerBound...]).replacing(
            "[fire-ceases, free-passage]", with: "[fire-ceases]")
        let check = try RulePageTests.check(String(text))
        let flaw = try #require(check.flaws.first { $0.rule == .monitorsUnprotected })
        let edits = try #require(flaw.mend?.edits)
        #expect(edits.contains { $0.text.contains("[fire-ceases, access-of-monitors]") })
        let mended = DraftCheck(try #require(check.draft.edited(edits)))
        #expect(mended.flaws.filter { $0.severity != .slight }.map(\.id) == [])
    }
}
