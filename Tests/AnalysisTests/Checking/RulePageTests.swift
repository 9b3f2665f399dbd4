import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// The pages of the rules show a document with the flaw and one without; both are what they are said to be.
@Suite("Rules of the draft check")
struct RulePageTests {
    static let rules = DraftCheck.pages.map(\.id)

    static func page(_ rule: RuleID) throws -> RulePage {
        try #require(DraftCheck.pages.first { $0.id == rule })
    }

    /// Reads a document of a page; the page is at fault where it does not compile.
    static func check(_ text: String) throws -> DraftCheck {
        let read = Draft.read(
            file: "example.md", documents: ["example.md": Array(text.utf8)], zones: FixedOffsetZones())
        #expect(read.diagnostics.filter { $0.severity == .error } == [])
        return DraftCheck(try #require(read.draft))
    }

    /// The documents with the flaw, checked once for all tests.
    static let bad: [RuleID: DraftCheck] = Dictionary(
        uniqueKeysWithValues: DraftCheck.pages.compactMap { page in
            (try? check(page.bad)).map { (page.id, $0) }
        })

    /// Whether a rule alone still finds something of that name.
    static func isFound(_ flaw: Flaw, in draft: Draft) -> Bool {
        let rules = DraftCheck.rules.filter { type(of: $0).page.id == flaw.rule }
        return DraftCheck.found(by: rules, in: draft).contains { $0.id == flaw.id }
    }

    @Test("every rule has its page, and every page its rule")
    func complete() {
        #expect(Self.rules == RuleID.allCases)
    }

    @Test("the bad example has the flaw, and the good one has not", arguments: rules)
    func examples(rule: RuleID) throws {
        let page = try Self.page(rule)
        let bad = try #require(Self.bad[rule]).flaws.filter { $0.rule == page.id }
        #expect(!bad.isEmpty, "the bad example of \(page.id.rawValue) does not show it")
        let good = try Self.check(page.good).flaws.filter { $0.rule == page.id }
        #expect(good.map(\.message) == [], "the good example of \(page.id.rawValue) shows it")
    }

    @Test("every counterexample is borne out by the assessment", arguments: rules)
    func counterexamples(rule: RuleID) throws {
        for flaw in try #require(Self.bad[rule]).flaws {
            guard let example = flaw.counterexample else { continue }
            #expect(example.isConfirmed, "\(flaw.id)")
            #expect(!example.events.isEmpty)
        }
    }

    @Test("a draft that is mended as proposed no longer has the flaw", arguments: rules)
    func mends(rule: RuleID) throws {
        let page = try Self.page(rule)
        let check = try #require(Self.bad[rule])
        for flaw in check.flaws where flaw.rule == page.id {
            guard let mend = flaw.mend, !mend.edits.isEmpty else { continue }
            let mended = try #require(
                check.draft.edited(mend.edits), "\(flaw.id) cannot be mended as proposed")
            #expect(!Self.isFound(flaw, in: mended), "\(flaw.id)")
        }
    }
}
