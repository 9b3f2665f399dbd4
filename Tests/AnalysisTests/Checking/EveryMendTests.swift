import AgreementLanguage
import CeasefireModel
import Foundation
import TestSupport
import Testing

@testable import Analysis

/// Every edit that is offered, in every agreement of the library and in the example of every rule: it makes its finding go and
/// opens nothing grave. Where none is offered, it is said why.
@Suite("Every mend")
struct EveryMendTests {
    static let library: [String] = {
        let folder = LoopholeKindsTests.root.appending(path: "Agreements").path
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return names.filter { !$0.hasPrefix(".") && $0 != "README.md" }.sorted().map {
            "Agreements/\($0)/agreement.md"
        }
    }()

    /// Whether every mend of the library is followed to its end, which takes many minutes: `TRUCE_EVERY_MEND=1 swift test --filter
    /// EveryMendTests`. Otherwise one mend of each rule is made in each document, and what one opens is looked for in a few
    /// documents; others in each run.
    private static let triesAll = ProcessInfo.processInfo.environment["TRUCE_EVERY_MEND"] == "1"
    private static let documentsFollowed = 6
    /// The seed of this run; `TRUCE_SEED=N` repeats one.
    private static let seed =
        ProcessInfo.processInfo.environment["TRUCE_SEED"].flatMap(UInt64.init) ?? .random(in: 0...99_999)
    private static let documents = library + LoopholeKindsTests.documents

    @Test("in the library a mend makes its finding go, and opens nothing grave", arguments: documents)
    func agreements(path: String) throws {
        let check = try LoopholeKindsTests.check(path)
        let name = "TRUCE_SEED=\(Self.seed), \(path)"
        var random = Seeded(seed: Self.seed)
        let isFollowed = Self.documents.shuffled(using: &random).prefix(Self.documentsFollowed).contains(path)
        var rules: Set<RuleID> = []
        let mended = check.flaws.shuffled(using: &random).filter { $0.mend?.edits.isEmpty == false }
        let made = Self.triesAll ? mended : mended.filter { rules.insert($0.rule).inserted }
        try Self.expectMends(check, name) { flaw in made.contains { $0.id == flaw.id } }
        for flaw in Self.triesAll ? made : Array(made.prefix(isFollowed ? 1 : 0)) {
            try Self.expectNothingOpened(flaw, check, name)
        }
    }

    @Test(
        "in the examples of the rules a mend makes its finding go, and opens nothing grave",
        arguments: RulePageTests.rules)
    func examples(rule: RuleID) throws {
        let check = try #require(RulePageTests.bad[rule])
        try Self.expectMends(check, rule.rawValue) { _ in true }
        for flaw in check.flaws where flaw.rule == rule {
            try Self.expectNothingOpened(flaw, check, rule.rawValue)
        }
    }

    /// Every finding has edits that make it go, or says why it has none.
    ///
    /// - Parameter isTried: Whether the mend of a flaw is made, and its rule asked again.
    private static func expectMends(
        _ check: DraftCheck, _ name: String, isTried: (Flaw) -> Bool
    ) throws {
        for flaw in check.flaws {
            let mend = try #require(flaw.mend, "\(name): \(flaw.id) has no mend")
            #expect(mend.edits.isEmpty != mend.noEdits.isEmpty, "\(name): \(flaw.id)")
            guard !mend.edits.isEmpty, isTried(flaw) else { continue }
            let mended = try #require(check.draft.edited(mend.edits), "\(name): \(flaw.id)")
            #expect(!RulePageTests.isFound(flaw, in: mended), "\(name): \(flaw.id) is still found")
        }
    }

    /// What a mend is known to open, and why it is offered nevertheless: both are for the parties to decide together. By document,
    /// mend and what it opens; the whole run fails where one of these no longer is so.
    private static let exceptions: [String: String] = [:]

    /// Nothing grave may come up that was not there before: what a mend opens it must close.
    private static func expectNothingOpened(_ flaw: Flaw, _ check: DraftCheck, _ name: String) throws {
        guard let edits = flaw.mend?.edits, !edits.isEmpty else { return }
        let mended = try #require(check.draft.edited(edits), "\(name): \(flaw.id)")
        let known = Set(check.flaws.map(\.id))
        let opened = DraftCheck.found(by: DraftCheck.rules, in: mended).filter {
            $0.severity == .grave && !known.contains($0.id)
        }
        let path = check.draft.file
        let told = opened.map { "\(path): \(flaw.id) opens \($0.id)" }
        let excepted = exceptions.keys.filter { $0.hasPrefix("\(path): \(flaw.id) opens ") }
        #expect(Set(told) == Set(excepted), "\(name): the mend of \(flaw.id)")
    }
}
