import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

@testable import Analysis

/// The folder that `TRUCE_DRAFTS` names; nil where it names none.
private let folderOfDrafts: String? = ProcessInfo.processInfo.environment["TRUCE_DRAFTS"]

/// Every draft of a folder that somebody names, for drafts that are no part of the project: `TRUCE_DRAFTS=/tmp/drafts swift test
/// --filter FolderOfDraftsTests`. What has errors is passed over.
@Suite("Drafts of a folder", .enabled(if: folderOfDrafts != nil, "TRUCE_DRAFTS names no folder"))
struct FolderOfDraftsTests {
    private static let files: [String] =
        folderOfDrafts.map { folder in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
            return names.filter { $0.hasSuffix(".md") }.sorted()
        } ?? []

    private static func check(_ file: String) throws -> DraftCheck? {
        let bytes = [UInt8](
            try Data(contentsOf: URL(filePath: try #require(folderOfDrafts)).appending(path: file)))
        return Draft.read(file: file, documents: [file: bytes], zones: MachineZones()).draft.map {
            DraftCheck($0)
        }
    }

    @Test(
        "what is found is borne out, and what is called sound has no grave or serious finding",
        arguments: files)
    func confirmed(file: String) throws {
        guard let check = try Self.check(file) else { return }
        #expect(check.unconfirmed.map { "\($0.rule.rawValue) \($0.subject)" } == [], "\(file)")
        guard file.contains("sound") else { return }
        #expect(check.flaws.filter { $0.severity != .slight }.map(\.id) == [], "\(file)")
    }

    @Test("every mend makes its finding go, and opens nothing grave or serious", arguments: files)
    func mends(file: String) throws {
        guard let check = try Self.check(file) else { return }
        let known = Set(check.flaws.map(\.id))
        for flaw in check.flaws {
            guard let edits = flaw.mend?.edits, !edits.isEmpty else { continue }
            let mended = try #require(check.draft.edited(edits), "\(file): \(flaw.id)")
            let found = DraftCheck.found(by: DraftCheck.rules, in: mended)
            #expect(!found.contains { $0.id == flaw.id }, "\(file): \(flaw.id) is still found")
            let opened = found.filter { $0.severity != .slight && !known.contains($0.id) }.map(\.id)
            #expect(opened == [], "\(file): the mend of \(flaw.id)")
        }
    }
}
