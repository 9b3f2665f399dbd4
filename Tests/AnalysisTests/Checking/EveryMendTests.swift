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

    /// Whether mends are played too in the library, which takes minutes: `TRUCE_EVERY_MEND=1 swift test --filter EveryMendTests`.
    private static let playsAll = ProcessInfo.processInfo.environment["TRUCE_EVERY_MEND"] == "1"

    @Test("in the library a mend makes its finding go", arguments: library + LoopholeKindsTests.documents)
    func agreements(path: String) throws {
        let bytes = [UInt8](try Data(contentsOf: LoopholeKindsTests.root.appending(path: path)))
        // Which zone it is does not matter here, and not all are known without the tables of a machine.
        let text = String(decoding: bytes, as: UTF8.self).replacing(
            #/(?m)^time-zone: .*$/#, with: "time-zone: UTC")
        try Self.expectMends(RulePageTests.check(text), path) { rule in
            Self.playsAll || DraftCheck.rules.contains { type(of: $0).page.id == rule && $0 is any TextRule }
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
    /// - Parameter isTried: Whether the mends of a rule are made, and the rule asked again.
    private static func expectMends(
        _ check: DraftCheck, _ name: String, isTried: (RuleID) -> Bool
    ) throws {
        for flaw in check.flaws {
            let mend = try #require(flaw.mend, "\(name): \(flaw.id) has no mend")
            #expect(mend.edits.isEmpty != mend.noEdits.isEmpty, "\(name): \(flaw.id)")
            guard !mend.edits.isEmpty, isTried(flaw.rule) else { continue }
            let mended = try #require(check.draft.edited(mend.edits), "\(name): \(flaw.id)")
            #expect(!RulePageTests.isFound(flaw, in: mended), "\(name): \(flaw.id) is still found")
        }
    }

    /// What a mend brings in can raise the next question: whoever is named must be let in, a new article must be answered. Nothing else
    /// that is grave may come up. A condition that was unstated hid what its rung lets happen, and is left out.
    private static func expectNothingOpened(_ flaw: Flaw, _ check: DraftCheck, _ name: String) throws {
        guard let edits = flaw.mend?.edits, !edits.isEmpty, flaw.rule != .conditionUnstated else { return }
        let mended = try #require(check.draft.edited(edits), "\(name): \(flaw.id)")
        let (known, text) = (Set(check.flaws.map(\.id)), check.draft.text(of: check.draft.file))
        let opened = DraftCheck(mended).flaws.filter { new in
            let isAboutOld = new.subject.split(separator: "/").first.map { text.contains($0) } ?? true
            return new.severity == .grave && new.rule != .monitorsUnprotected && !known.contains(new.id)
                && isAboutOld
        }
        #expect(opened.map(\.id) == [], "\(name): the mend of \(flaw.id) opens something grave")
    }
}
