import AuditLog
import SealedVerification
import Testing

/// What lies in a folder beside what was sealed.
@Suite("Files that nothing signs")
struct ForeignFileTests {
    @Test("whatever somebody put into the folder is remarked on, wherever it lies, and the folder holds")
    func foreign() throws {
        let record = GeneratedRecord(seed: 1, about: 300)
        #expect(try GeneratedFolder(record).verified().findings.isEmpty)
        let planted = [
            "evil.txt", "attachments/" + String(repeating: "0", count: 64), "tile/0/001.p/7", "tile/3/000",
            ".hidden", "tile/entries/000.bak",
        ]
        for path in planted {
            var folder = try GeneratedFolder(record)
            folder.files[path] = [1, 2, 3]
            let report = folder.verified()
            #expect(report.holds && report.counts == [.fileUnknown: 1], "\(path): \(report.findings)")
            #expect(report.findings.first?.file == path)
        }
    }

    @Test("words for people that are gone, and a link that leads elsewhere, are remarked on")
    func gone() throws {
        var folder = try GeneratedFolder(GeneratedRecord(seed: 1, about: 20))
        let missing = folder.verified(written: ["README.txt": [[1]], "Record.md": [[2]]])
        #expect(missing.holds && missing.counts == [.fileMissing: 2], "\(missing.findings)")
        #expect(missing.findings.map(\.file) == ["README.txt", "Record.md"])
        folder.links = ["tile"]
        let linked = folder.verified()
        #expect(linked.holds && linked.counts == [.fileElsewhere: 1], "\(linked.findings)")
    }

    @Test("words for people that are not those that were written are remarked on")
    func words() throws {
        let record = GeneratedRecord(seed: 1, about: 20)
        var folder = try GeneratedFolder(record)
        folder.files["README.txt"] = Array("Trust the key of the forger.".utf8)
        func found(_ versions: [String]) -> [SealedFinding.Name: Int] {
            folder.verified(written: ["README.txt": versions.map { Array($0.utf8) }]).counts
        }
        #expect(found(["Trust nobody.", "Trust the key of the forger."]).isEmpty)
        #expect(found(["Trust nobody."]) == [.fileDiffers: 1])
    }
}
