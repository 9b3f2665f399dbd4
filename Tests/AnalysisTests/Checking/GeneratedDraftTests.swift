import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// What holds of every draft, whatever it says.
@Suite("Generated drafts")
struct GeneratedDraftTests {
    static let seeds = Array(UInt64(1)...40)
    static let bounds = Draft.Bounds(events: 3, days: 60)

    /// The rules of loopholes: the others look at words alone.
    static let rules: [any Rule] = DraftCheck.rules.filter {
        let page = type(of: $0).page
        return page.kind == .loophole || page.id == .readingsDiverge
    }

    static func draft(_ seed: UInt64, mirrored: Bool = false) -> Draft? {
        let text = GeneratedDraft(seed: seed, mirrored: mirrored).text
        return Draft.read(
            file: "draft.md", documents: ["draft.md": Array(text.utf8)], zones: FixedOffsetZones(),
            bounds: bounds
        ).draft
    }

    static func flaws(_ draft: Draft) -> [Flaw] { rules.flatMap { $0.flaws(in: draft) } }

    /// The drafts that compile, and what is found in them by which rule: asked for once, and looked at by every test.
    static let found: [(seed: UInt64, draft: Draft, flaws: [(rule: any Rule, flaw: Flaw)])] = seeds.compactMap
    {
        seed in
        draft(seed).map { draft in
            (seed, draft, rules.flatMap { rule in rule.flaws(in: draft).map { (rule, $0) } })
        }
    }

    @Test("every counterexample is borne out, and every mend compiles and ends what it mends")
    func confirmed() throws {
        var (compiled, examples, mends) = (0, 0, 0)
        var found: Set<RuleID> = []
        for (seed, draft, flaws) in Self.found {
            compiled += 1
            for (rule, flaw) in flaws {
                found.insert(flaw.rule)
                if let example = flaw.counterexample {
                    examples += 1
                    // Every one was replayed before it was told (`Play.shown`); of each fourth draft it is done anew.
                    if seed % 4 == 0 { #expect(example.isConfirmed, "seed \(seed): \(flaw.id)") }
                    #expect(!example.events.isEmpty, "seed \(seed): \(flaw.id)")
                }
                guard let edits = flaw.mend?.edits, !edits.isEmpty else { continue }
                mends += 1
                guard let mended = draft.edited(edits) else {
                    Issue.record("seed \(seed): the mend of \(flaw.id) does not compile")
                    continue
                }
                #expect(
                    !rule.flaws(in: mended).contains { $0.id == flaw.id },
                    "seed \(seed): \(flaw.id) is there after its mend")
            }
        }
        // The drafts are no good if little of them compiles, or the rules say little of them.
        #expect(compiled * 3 > Self.seeds.count * 2)
        #expect(examples > compiled && mends > 0)
        let mine: Set<RuleID> = [
            .verificationOutlastsClock, .obligedAndForbidden, .dutiesInACircle, .singleFalseReport, .veto,
            .selfServingTrigger, .readingsDiverge, .guaranteeWithoutDefault, .breachUnanswered,
        ]
        #expect(mine.subtracting(found).map(\.rawValue).sorted() == [])
    }

    @Test("a draft in which the two parties change places has the same flaws with the names exchanged")
    func mirrored() throws {
        for (seed, _, flaws) in Self.found {
            guard let mirrored = Self.draft(seed, mirrored: true) else { continue }
            let there = Set(flaws.map { Self.exchanged($0.flaw.id) })
            let here = Set(Self.flaws(mirrored).map(\.id))
            #expect(there == here, "seed \(seed): \(there.symmetricDifference(here).sorted())")
        }
    }

    /// A flaw's name with the parties' names exchanged.
    static func exchanged(_ id: String) -> String {
        id.split(separator: "/", omittingEmptySubsequences: false).map { part in
            part == "east" ? "west" : part == "west" ? "east" : String(part)
        }.joined(separator: "/")
    }
}
