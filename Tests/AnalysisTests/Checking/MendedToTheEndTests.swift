import AgreementLanguage
import CeasefireModel
import Foundation
import TestSupport
import Testing

@testable import Analysis

/// A document to begin with.
struct MendedStart: CustomTestStringConvertible, Sendable {
    let name: String
    let read: @Sendable () throws -> Draft
    var testDescription: String { name }
}

/// Whoever makes the first mend of the gravest finding, looks again, makes the next one, and so on, comes to an end: no document comes
/// back, and there are never more grave findings than before.
@Suite("Documents mended to their end")
struct MendedToTheEndTests {
    private static let environment: [String: String] = ProcessInfo.processInfo.environment
    /// Whether all documents are mended to the end, which takes many minutes: `TRUCE_EVERY_MEND=1`. Otherwise a few are, others in each
    /// run, and of the long ones only the first mends.
    private static let triesAll: Bool = environment["TRUCE_EVERY_MEND"] == "1"
    /// The seed of this run; `TRUCE_SEED=N` repeats one.
    private static let seed = environment["TRUCE_SEED"].flatMap(UInt64.init) ?? .random(in: 0...99_999)

    private static let agreements: [MendedStart] = (EveryMendTests.library + LoopholeKindsTests.documents).map
    { path in
        MendedStart(name: path) { try LoopholeKindsTests.check(path).draft }
    }
    private static let drafts: [MendedStart] =
        RulePageTests.rules.map { rule in
            MendedStart(name: "the example of \(rule.rawValue)") {
                try #require(RulePageTests.bad[rule]).draft
            }
        }
        + SpoiledDocumentTests.spoilings.enumerated().map { i, spoiling in
            MendedStart(name: "\(spoiling)") { try #require(SpoiledDocumentTests.checks[i]).draft }
        }

    private static func sample(_ all: [MendedStart], _ count: Int) -> [MendedStart] {
        guard !triesAll else { return all }
        var random = Seeded(seed: seed)
        return Array(all.shuffled(using: &random).prefix(count))
    }

    @Test("drafts of a page come to an end", arguments: sample(drafts, 6))
    func smallOnes(start: MendedStart) throws { try Self.mend(start, atMost: Self.triesAll ? 60 : 6) }

    @Test("agreements come to an end", arguments: sample(agreements, 2))
    func longOnes(start: MendedStart) throws { try Self.mend(start, atMost: Self.triesAll ? 200 : 3) }

    private static func mend(_ start: MendedStart, atMost steps: Int) throws {
        let name = "TRUCE_SEED=\(seed), \(start.name)"
        var draft = try start.read()
        var seen: Set<String> = [draft.text(of: draft.file)]
        var made: [String] = []
        var grave: Int?
        for _ in 0..<steps {
            let check = DraftCheck(draft)
            let count = check.flaws.count { $0.severity == .grave }
            #expect(count <= grave ?? count, "\(name): \(made.last ?? "") opens something grave")
            grave = count
            guard let flaw = check.flaws.first(where: { $0.mend?.edits.isEmpty == false }) else { return }
            made.append(flaw.id)
            draft = try #require(draft.edited(flaw.mend?.edits ?? []), "\(name): \(flaw.id)")
            let isNew = seen.insert(draft.text(of: draft.file)).inserted
            #expect(isNew, "\(name): the document comes back after \(made.joined(separator: ", "))")
            guard isNew else { return }
        }
        // A sample is cut off; what is mended to the end must have one.
        #expect(!triesAll, "\(name): no end after \(made.suffix(8).joined(separator: ", "))")
    }
}
