import AgreementLanguage
import CeasefireModel
import Foundation
import Testing

@testable import Analysis

/// Documents that were written to be sound, each with other constructs. No rule says anything of them: whatever one says is a
/// false alarm, and is mended in the rule.
@Suite("Sound documents")
struct SoundDocumentTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Sound")

    static let names: [String] = {
        let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return all.filter { $0.hasSuffix(".md") }.sorted()
    }()

    @Test("there are enough of them")
    func enough() { #expect(Self.names.count >= 10) }

    @Test("no rule says anything of them", arguments: names)
    func silence(name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        let read = Draft.read(file: name, documents: [name: bytes], zones: EasternZone())
        #expect(read.diagnostics.filter { $0.severity != .note }.map(\.message) == [])
        let check = DraftCheck(try #require(read.draft))
        #expect(check.flaws.map { "\($0.id): \($0.message)" } == [])
    }

    @Test("every point of a sound document can be watched, timed and laid at a door", arguments: names)
    func coverage(name: String) throws {
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appending(path: name)))
        let draft = try #require(
            Draft.read(file: name, documents: [name: bytes], zones: EasternZone()).draft)
        let coverage = DraftCoverage(draft)
        // A plan binds nobody by itself: it answers what another document forbids.
        #expect(coverage.points.isEmpty == (name == "plan.md"))
        #expect(coverage.points.filter { !$0.isMonitorable || !$0.isClocked }.map(\.heading) == [])
    }
}

/// The zone in which the documents tell time, without its changes in summer.
struct EasternZone: TimeZoneRules {
    func offsetSeconds(of zone: String, at instant: Instant) -> Int? { zone == "Europe/Kyiv" ? 7_200 : nil }
}
