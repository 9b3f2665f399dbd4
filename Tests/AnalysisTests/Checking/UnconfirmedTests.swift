import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

@testable import Analysis

/// What a search finds is borne out by a replay, in every document at hand: nothing is left that only the limits tell of.
@Suite("Found, and not borne out")
struct UnconfirmedTests {
    private static func told(_ check: DraftCheck) -> [String] {
        check.unconfirmed.map { "\($0.rule.rawValue) \($0.subject)" }
            + check.flaws.filter {
                $0.rule == .ceilingBeforeCondition && $0.counterexample == nil
            }.map(\.id)
    }

    @Test("in the library", arguments: EveryMendTests.library)
    func library(path: String) throws { #expect(Self.told(try LoopholeKindsTests.check(path)) == []) }

    @Test("in the examples of the rules")
    func examples() throws {
        for page in DraftCheck.pages {
            #expect(try Self.told(RulePageTests.check(page.good)) == [], "\(page.id)")
            let bad = try #require(RulePageTests.bad[page.id])
            #expect(Self.told(bad) == [], "\(page.id)")
        }
    }

    @Test("in the documents of the tests")
    func documents() throws {
        let folder = SoundDocumentTests.folder.deletingLastPathComponent()
        for name in ["Sound", "Flawed"] {
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: name).path)
            for file in files.filter({ $0.hasSuffix(".md") }).sorted() {
                let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name).appending(path: file)))
                let draft = Draft.read(file: file, documents: [file: bytes], zones: MachineZones()).draft
                #expect(try Self.told(DraftCheck(#require(draft))) == [], "\(file)")
            }
        }
    }

    @Test("in documents put together by chance", arguments: GeneratedDraftTests.seeds)
    func generated(seed: UInt64) throws {
        guard let draft = GeneratedDraftTests.draft(seed) else { return }
        let check = DraftCheck(draft, rules: GeneratedDraftTests.rules)
        #expect(Self.told(check) == [], "seed \(seed)")
    }
}
