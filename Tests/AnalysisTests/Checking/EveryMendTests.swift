import AgreementLanguage
import CeasefireModel
import Foundation
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

    @Test("in the library a mend makes its finding go", arguments: library + LoopholeKindsTests.documents)
    func agreements(path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: LoopholeKindsTests.root.appending(path: path)))
        // Which zone it is does not matter here, and not all are known without the tables of a machine.
        let text = String(decoding: bytes, as: UTF8.self).replacing(
            #/(?m)^time-zone: .*$/#, with: "time-zone: UTC")
        let check = try RulePageTests.check(text)
        try Self.expectMends(check, path)
        // Minutes of searching: `TRUCE_EVERY_MEND=1 swift test --filter EveryMendTests`.
        guard ProcessInfo.processInfo.environment["TRUCE_EVERY_MEND"] == "1" else { return }
        for flaw in check.flaws { try Self.expectNothingOpened(flaw, check, path) }
    }

    @Test(
        "in the examples of the rules a mend makes its finding go, and opens nothing grave",
        arguments: RulePageTests.rules)
    func examples(rule: RuleID) throws {
        let check = try #require(RulePageTests.bad[rule])
        try Self.expectMends(check, rule.rawValue)
        for flaw in check.flaws where flaw.rule == rule {
            try Self.expectNothingOpened(flaw, check, rule.rawValue)
        }
    }

    /// Every finding has edits that make it go, or says why it has none.
    private static func expectMends(_ check: DraftCheck, _ name: String) throws {
        for flaw in check.flaws {
            let mend = try #require(flaw.mend, "\(name): \(flaw.id) has no mend")
            #expect(mend.edits.isEmpty != mend.noEdits.isEmpty, "\(name): \(flaw.id)")
            guard !mend.edits.isEmpty else { continue }
            let mended = try #require(check.draft.edited(mend.edits), "\(name): \(flaw.id)")
            #expect(!RulePageTests.isFound(flaw, in: mended), "\(name): \(flaw.id) is still found")
        }
    }

    /// Whoever is named to find breaches must then be let in: that question may follow, and no other grave one.
    private static func expectNothingOpened(_ flaw: Flaw, _ check: DraftCheck, _ name: String) throws {
        guard let edits = flaw.mend?.edits, !edits.isEmpty else { return }
        let mended = try #require(check.draft.edited(edits), "\(name): \(flaw.id)")
        let opened = DraftCheck(mended).flaws.filter {
            $0.severity == .grave && $0.rule != .monitorsUnprotected
        }
        let known = Set(check.flaws.map(\.id))
        #expect(
            opened.map(\.id).filter { !known.contains($0) } == [],
            "\(name): the mend of \(flaw.id) opens something grave")
    }
}
