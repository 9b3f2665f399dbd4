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

    /// Whether every mend of the library is followed to its end, which takes minutes: `TRUCE_EVERY_MEND=1 swift test --filter
    /// EveryMendTests`. Otherwise a few of each document are, others in each run.
    private static let triesAll = ProcessInfo.processInfo.environment["TRUCE_EVERY_MEND"] == "1"
    private static let triedOfEach = 2
    /// The seed of this run; `TRUCE_SEED=N` repeats one.
    private static let seed =
        ProcessInfo.processInfo.environment["TRUCE_SEED"].flatMap(UInt64.init) ?? .random(in: 0...99_999)

    @Test(
        "in the library a mend makes its finding go, and opens nothing grave",
        arguments: library + LoopholeKindsTests.documents)
    func agreements(path: String) throws {
        let check = try Self.check(path)
        let name = "seed \(Self.seed), \(path)"
        var random = Seeded(seed: Self.seed)
        let tried = Set(
            check.flaws.filter { $0.mend?.edits.isEmpty == false }.map(\.id).shuffled(using: &random)
                .prefix(Self.triesAll ? .max : Self.triedOfEach))
        try Self.expectMends(check, name) { flaw in
            tried.contains(flaw.id)
                || DraftCheck.rules.contains { type(of: $0).page.id == flaw.rule && $0 is any TextRule }
        }
        for flaw in check.flaws where tried.contains(flaw.id) {
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

    /// A document of the project, by the clocks of its own zone.
    private static func check(_ path: String) throws -> DraftCheck {
        let bytes = [UInt8](try Data(contentsOf: LoopholeKindsTests.root.appending(path: path)))
        let read = Draft.read(file: path, documents: [path: bytes], zones: MachineZones())
        #expect(read.diagnostics.filter { $0.severity == .error } == [], "\(path)")
        return DraftCheck(try #require(read.draft))
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

    /// Nothing grave may come up that was not there before: what a mend opens it must close.
    private static func expectNothingOpened(_ flaw: Flaw, _ check: DraftCheck, _ name: String) throws {
        guard let edits = flaw.mend?.edits, !edits.isEmpty else { return }
        let mended = try #require(check.draft.edited(edits), "\(name): \(flaw.id)")
        let known = Set(check.flaws.map(\.id))
        let opened = DraftCheck(mended, rules: DraftCheck.rules).flaws.filter {
            $0.severity == .grave && !known.contains($0.id)
        }
        #expect(opened.map(\.id) == [], "\(name): the mend of \(flaw.id) opens something grave")
    }
}

/// Zones as the tables of this machine tell them.
private struct MachineZones: TimeZoneRules {
    func offsetSeconds(of zone: String, at instant: Instant) -> Int? {
        if let offset = FixedOffsetZones().offsetSeconds(of: zone, at: instant) { return offset }
        return TimeZone(identifier: zone)?.secondsFromGMT(
            for: Date(timeIntervalSince1970: TimeInterval(instant.secondsSinceEpoch)))
    }
}
