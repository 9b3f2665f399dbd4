import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

@testable import Analysis

/// A sound document with one thing taken out or made unclear: the rule that is about it tells of it.
@Suite("Sound documents, spoiled in one place")
struct SpoiledDocumentTests {
    struct Spoiling: CustomTestStringConvertible, Sendable {
        var file: String
        var old: String
        var new: String
        var rule: RuleID
        var testDescription: String { "\(rule.rawValue) in \(file)" }

        init(_ file: String, _ old: String, _ new: String, _ rule: RuleID) {
            (self.file, self.old, self.new, self.rule) = (file, old, new, rule)
        }
    }

    static let spoilings = [
        Spoiling("plain-truce", "```truce", "```", .nothingRuns),
        Spoiling(
            "plain-truce", "from: 2030-03-01T06:00, until: never}\nstandard",
            "from: unstated, until: never}\nstandard", .noStartHour),
        Spoiling(
            "plain-truce", "from: 2030-03-01T06:00, until: never}\nstandard",
            "from: day 1 of 2030-03-01T06:00, until: never}\nstandard", .noStartHour),
        Spoiling("plain-truce", "until: never}", "until: unstated}", .noEnd),
        Spoiling(
            "plain-truce", "from: 2030-03-01T06:00", "from: {either: [2030-03-01T00:00, 2030-03-01T06:00]}",
            .startDisputed),
        Spoiling(
            "one-reading", "as-of: 2030-02-21\nvalues: {start: 2030-03-01T06:00}",
            "as-of: 2030-02-21\nvalues: {start: 2030-03-02T06:00}", .startDisputed),
        Spoiling(
            "one-reading", "as-of: 2030-02-21\nvalues: {start: 2030-03-01T06:00}",
            "as-of: 2030-02-21\nvalues: {}", .startDisputed),
        Spoiling(
            "plain-truce", "until: never}", "until: {either: [2030-04-01T06:00, 2030-05-01T06:00]}}",
            .endDisputed),
        Spoiling("plain-truce", "where: anywhere", "where: unstated", .geographyUndefined),
        Spoiling("plain-truce", "where: anywhere", "where: [Harbour City]", .geographyUndefined),
        Spoiling(
            "plain-truce", "anywhere, by any means", "behind the line of contact, by any means", .lineUnmarked
        ),
        Spoiling(
            "drawn-zone", "file: maps/contact.geojson", "folder: maps/contact\nmissing-days: unknown",
            .lineMoves),
        Spoiling("plain-truce", "binds: [north, south]", "binds: unstated", .nobodyBound),
        Spoiling(
            "withdrawal", "obligation: withdrawal\nbinds: [north, south]",
            "obligation: withdrawal\nbinds: unstated", .nobodyBound),
        Spoiling(
            "three-sides", "binds: [north, south, hill-people]", "binds: [north, south]", .actorNotBound),
        Spoiling("plain-truce", "neither side", "neither side, nor any militia,", .actorNotBound),
        Spoiling(
            "plain-truce", "prohibits: {acts: any-attack}", "prohibits: {acts: unstated}", .actsUndefined),
        Spoiling("plain-truce", "when: first-breach", "when: unstated", .conditionUnstated),
        Spoiling("plain-truce", "found-by: [mission]\n", "", .nobodyDecides),
        Spoiling("plain-truce", "clear-and-convincing", "unstated", .noStandardOfProof),
        Spoiling(
            "withdrawal", "silence: unverified\nstandard-of-proof: balance-of-probabilities",
            "silence: unverified\nstandard-of-proof: unstated", .noStandardOfProof),
        Spoiling("plain-truce", "clock-starts: found", "clock-starts: unstated", .clockWithoutAnchor),
        Spoiling(
            "plain-truce", "clock-starts: found", "clock-starts: {either: [found, occurred]}",
            .clockWithoutAnchor),
        Spoiling("plain-truce", "episode-ends-after: 7d", "episode-ends-after: unstated", .episodeUnstated),
        Spoiling("guarantee", "within: 48h", "within: unstated", .rungWithoutDeadline),
        Spoiling("guarantee", "not-before: 24h\n    within: 72h", "not-before: 24h", .rungWithoutDeadline),
        Spoiling(
            "guarantee", "within: 48h", "timing: {either: [{within: 48h}, {not-before: 48h}]}",
            .deadlineDisputed),
        Spoiling("guarantee", "who: [island]", "who: unstated", .rungWithoutActor),
        Spoiling("guarantee", "authorised-by: [island]\n", "\n", .rungWithoutAuthoriser),
        Spoiling("guarantee", "    stand-down: {stopped-for: 30d}", "", .noStandDown),
        Spoiling("plain-truce", "breach-by: [north, south]", "breach-by: [north]", .oneSidedConsequence),
        Spoiling("withdrawal", "complete-by: fire-ceases.started + 14d\n", "", .dutyWithoutDeadline),
        Spoiling("withdrawal", "by: fire-ceases.started + 3d", "by: unstated", .dutyWithoutDeadline),
        Spoiling("withdrawal", "verified-by: [mission]\n", "", .dutyWithoutVerifier),
        Spoiling("withdrawal", "to: [mission]", "to: unstated", .dutyWithoutVerifier),
        Spoiling("exchange", "verified-by: [red-cross]\n", "", .dutyWithoutVerifier),
        Spoiling("commission", ", within: 14d, otherwise: no", "", .decisionWithoutDefault),
        Spoiling("commission", "vote: majority", "vote: unstated", .bodyWithoutVote),
        Spoiling("commission", "quorum: 2", "quorum: 3", .quorumBreakable),
        Spoiling("commission", "vote: majority", "vote: unanimity", .quorumBreakable),
        Spoiling(
            "sanctions",
            "  - {to: reimposed, from: [suspended], when: {breach-found: {of: [fire-ceases], by: mission}}}\n",
            "", .noSnapback),
        Spoiling("plain-truce", "denial-of-access, jamming", "overflight", .monitorsUnprotected),
        Spoiling(
            "plain-truce",
            "Evidence that comes within 30 days of a finding is heard by whoever made it, and the finding is reconsidered; ",
            "", .noLateEvidenceRule),
        Spoiling(
            "plain-truce", ", south: {by: Head of the delegation of south, capacity: full powers}", "",
            .boundWithoutSignature),
        Spoiling(
            "plain-truce", "# Fire ceases", "# Trust\n\nThe parties trust each other.\n\n# Fire ceases",
            .articleUnverifiable),
        Spoiling(
            "guarantee",
            "{expanded-attack: {any: [{count: {at-least: 20, within: 24h}}, {killed: {at-least: 10}}]}}",
            "{expanded-attack: unstated}", .wordWithoutMeasure),
        Spoiling("defined-words", "A provocation means", "Nobody likes", .wordWithoutMeasure),
        Spoiling("sanctions", "depots-full", "peace-irreversible", .wordWithoutMeasure),
        Spoiling(
            "guarantee", "What hits one place within an hour counts as one breach. ", "", .noCountingRule),
        Spoiling("guarantee", "{at-least: 20, within: 24h}", "{at-least: 20}", .noCountingRule),
        Spoiling("quota", ", per: 24h", "", .noCountingRule),
        Spoiling(
            "permissions", "answers: {to: [fire-ceases], within: 30min, distance: 5km}\n", "",
            .exemptionWithoutTest),
        Spoiling(
            "permissions", "except: [return-fire]", "except: {either: [none, [return-fire]]}",
            .exemptionsDisputed),
        Spoiling("permissions", "except: [return-fire]", "except: unstated", .exemptionsDisputed),
        Spoiling(
            "plain-truce",
            "inspection, when: first-breach, who: [mission], authorised-by: [mission], measure: an inspection on the spot",
            "protest, when: first-breach, who: [mission], authorised-by: [mission], measure: a protest in writing",
            .unpunishedRate),
        Spoiling(
            "permissions", "permits: {acts: [incursion]}", "permits: {acts: any-attack}", .ceasefireLifted),
        Spoiling("plain-truce", "found-by: [mission]", "found-by: [mission] ", .acceptedNothing),
    ]

    /// The spoiled documents, checked once for both tests; nil where one has errors.
    static let checks: [DraftCheck?] = spoilings.map { spoiling in
        guard let text = try? spoiled(spoiling) else { return nil }
        let file = spoiling.file + ".md"
        return Draft.read(file: file, documents: [file: Array(text.utf8)], zones: EasternZone()).draft.map {
            DraftCheck($0)
        }
    }

    static func spoiled(_ spoiling: Spoiling) throws -> String {
        let text = try String(
            contentsOf: SoundDocumentTests.folder.appending(path: spoiling.file + ".md"), encoding: .utf8)
        #expect(text.contains(spoiling.old), "\(spoiling.file) has no such words")
        let acceptance =
            spoiling.rule == .acceptedNothing
            ? "\n# Accepted\n\n```truce\naccepted: no-end\nreason: nothing\nby: nobody\n```\n" : ""
        return text.replacing(spoiling.old, with: spoiling.new) + acceptance
    }

    @Test("the rule that is about it tells of it, in words of the document", arguments: spoilings.indices)
    func told(_ index: Int) throws {
        let spoiling = Self.spoilings[index]
        let text = try Self.spoiled(spoiling)
        let check = try #require(Self.checks[index], "\(spoiling) has errors")
        let told = check.flaws.filter { $0.rule == spoiling.rule }
        #expect(!told.isEmpty, "told instead: \(check.flaws.map(\.id))")
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for flaw in told {
            #expect(
                lines.indices.contains(flaw.span.line - 1)
                    && String(lines[flaw.span.line - 1]) == flaw.excerpt)
            #expect(
                flaw.span.column >= 1 && flaw.span.column - 1 + flaw.span.length <= max(1, flaw.excerpt.count)
            )
        }
    }

    @Test("a mend with edits makes the finding go away", arguments: spoilings.indices)
    func mended(_ index: Int) throws {
        let check = try #require(Self.checks[index])
        for flaw in check.flaws where flaw.rule == Self.spoilings[index].rule {
            guard let mend = flaw.mend, !mend.edits.isEmpty else { continue }
            let mended = try #require(
                check.draft.edited(mend.edits), "\(flaw.id) cannot be mended as proposed")
            #expect(!RulePageTests.isFound(flaw, in: mended), "\(flaw.id)")
        }
    }

    @Test("every rule that reads words is tried")
    func complete() {
        let texts = DraftCheck.rules.filter { $0 is any TextRule }.map { type(of: $0).page.id }
        #expect(Set(texts).subtracting(Self.spoilings.map(\.rule)) == [])
    }
}
