import Foundation
import Testing

/// Several documents, one record: what each says is what it says alone.
@Suite("Several documents, one record")
struct SeveralDocumentsTests {
    static let evidence = ["--reports", "reports.csv", "--origins", "origins.csv"]

    @Test("each document comes to what it comes to alone")
    func asAlone() async throws {
        let harness = SmallTruce.harness
        let paths = ["truce.md", "redraft.md", "no-readings.md"]
        let together = await harness.run(["assess"] + paths + Self.evidence + ["--json"])
        #expect(together.status == 0)
        let told = try #require(try Self.object(together.out)["documents"] as? [[String: Any]])
        #expect(told.compactMap { $0["file"] as? String } == paths)
        for (path, one) in zip(paths, told) {
            let alone = try Self.object(
                await harness.run(["assess", path] + Self.evidence + ["--json"]).out)
            let readings = try #require(one["readings"] as? [[String: Any]])
            let own = try #require(alone["readings"] as? [[String: Any]])
            #expect(readings.count == own.count)
            for (a, b) in zip(readings, own) {
                for field in ["name", "headline", "breaches", "highest_rung", "reconciliation"] {
                    let (a, b) = (a[field] as? NSObject, b[field] as? NSObject)
                    #expect(a != nil && a == b, "\(path): \(field)")
                }
            }
        }
    }

    @Test("each has a folder with the same files as alone, and a page leads to them")
    func folders() async throws {
        let harness = SmallTruce.harness
        let together = await harness.run(
            ["assess", "truce.md", "redraft.md"] + Self.evidence + ["--out", "all"])
        for (path, folder) in [("truce.md", "truce"), ("redraft.md", "redraft")] {
            let alone = await harness.run(["assess", path] + Self.evidence + ["--out", "one"])
            #expect(!alone.files.isEmpty)
            for (name, bytes) in alone.files {
                let file = name.replacing("one/", with: "all/\(folder)/")
                #expect(together.files[file] == bytes, "\(file)")
            }
        }
        let page = String(decoding: try #require(together.files["all/index.html"]), as: UTF8.self)
        #expect(page.contains("href=\"truce/report.html\"") && page.contains("href=\"redraft/report.html\""))
    }

    @Test("files of one name are told apart by their folders")
    func names() async throws {
        var harness = SmallTruce.harness
        harness.extra["north/agreement.md"] = SmallTruce.agreement
        harness.extra["south/agreement.md"] = SmallTruce.redraft
        let both = await harness.run(
            ["assess", "north/agreement.md", "south/agreement.md"] + Self.evidence + ["--out", "all"])
        #expect(both.files["all/north/report.html"] != nil && both.files["all/south/report.html"] != nil)
    }

    @Test("documents by different clocks need a zone for reports that name none")
    func zones() async {
        var harness = SmallTruce.harness
        harness.extra["kyiv.md"] = SmallTruce.agreement.replacing(
            "time-zone: UTC", with: "time-zone: Europe/Kyiv")
        let refused = await harness.run(["assess", "truce.md", "kyiv.md"] + Self.evidence)
        #expect(refused.status == 2)
        #expect(
            refused.err.contains(
                "truce.md goes by the clocks of UTC, and kyiv.md by those of Europe/Kyiv; say by which the reports are read: --source-zone UTC"
            ))
        let taken = await harness.run(
            ["assess", "truce.md", "kyiv.md"] + Self.evidence + ["--source-zone", "UTC"])
        #expect(taken.status == 0)
    }

    private static func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }
}
