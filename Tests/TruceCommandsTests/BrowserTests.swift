import Foundation
import Testing

/// Opens the report in a real browser, without a network.
@Suite("The report in a browser", .serialized)
struct BrowserTests {
    static let browser: String? = [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
    ]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

    private static let isThere = ConditionTrait.enabled(
        if: browser != nil, "needs Chromium, which is not on this machine")

    /// The pages that are opened.
    enum Kind: CaseIterable {
        case report, check

        var arguments: [String] {
            switch self {
            case .report:
                [
                    "assess", "truce.md", "--reports", "reports.csv", "--origins", "origins.csv", "--out",
                    "out",
                ]
            case .check:
                [
                    "check", "Examples/energy-truce-2026/energy-truce.md", "--library",
                    "Tests/AnalysisTests/Checking/Sound", "--out", "out",
                ]
            }
        }

        var file: String { self == .report ? "out/report.html" : "out/check.html" }
    }

    /// The page of the small truce, in a folder of its own. The policy that forbids scripts is taken out and
    /// a script that measures put in.
    static func page(_ kind: Kind = .report, measuring script: String) async throws -> URL {
        let outcome = await SmallTruce.harness.run(kind.arguments)
        let html = String(decoding: try #require(outcome.files[kind.file]), as: UTF8.self)
        let policy = try #require(html.firstRange(of: /<meta http-equiv="Content-Security-Policy"[^>]*>/))
        let folder = FileManager.default.temporaryDirectory.appending(path: "truce-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let measured = html.replacingCharacters(in: policy, with: "")
            .replacing("</body>", with: "<script>\(script)</script></body>")
        let file = folder.appending(path: "report.html")
        try measured.write(to: file, atomically: true, encoding: .utf8)
        return file
    }

    /// The page as it stands once it is loaded, at a width.
    static func dom(of file: URL, width: Int) throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: try #require(browser))
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=\(width),900",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--virtual-time-budget=3000",
            "--user-data-dir=\(file.deletingLastPathComponent().path)/profile", "--dump-dom",
            file.absoluteString,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }

    /// A browser's window is never narrower than 500, a telephone is: so the page is put in a frame as wide as it
    /// wants, and tells the page around it how much wider it came out.
    @Test(
        "fits a telephone and a desk without scrolling sideways", isThere, arguments: [390, 500, 768, 1_280],
        Kind.allCases)
    func width(width: Int, kind: Kind) async throws {
        let page = try await Self.page(
            kind,
            measuring: """
                parent.postMessage([innerWidth, document.documentElement.scrollWidth - innerWidth].join(), '*');
                """)
        let folder = page.deletingLastPathComponent()
        defer { try? FileManager.default.removeItem(at: folder) }
        let frame = folder.appending(path: "frame.html")
        try """
        <!doctype html><body style="margin:0"><script>
        addEventListener('message', e => [document.body.dataset.inner, document.body.dataset.wide] = e.data.split(','));
        </script><iframe src="report.html" style="border:0;width:\(width)px;height:900px"></iframe></body>
        """.write(to: frame, atomically: true, encoding: .utf8)
        let dom = try Self.dom(of: frame, width: 1_280)
        let inner = try #require(dom.firstMatch(of: /data-inner="(\d+)"/))
        #expect(Int(inner.1) == width)
        let wide = try #require(dom.firstMatch(of: /data-wide="(-?\d+)"/))
        #expect(try #require(Int(wide.1)) <= 0)
    }

    @Test(
        "every part has a heading, everything that can be clicked can be reached by the keyboard", isThere,
        arguments: Kind.allCases)
    func structure(kind: Kind) async throws {
        let file = try await Self.page(
            kind,
            measuring: """
                const bad = [...document.querySelectorAll('a,summary,button,input')].filter(e => e.tabIndex < 0).length;
                const unnamed = [...document.querySelectorAll('svg')].filter(
                    e => !e.querySelector('title') && !e.getAttribute('aria-hidden')).length;
                const loads = performance.getEntriesByType('resource').filter(e => !e.name.startsWith('data:')).length;
                Object.assign(document.body.dataset, {bad, unnamed, loads, mains: document.querySelectorAll('main').length,
                    h1: document.querySelectorAll('h1').length, details: document.querySelectorAll('details').length});
                """)
        defer { try? FileManager.default.removeItem(at: file.deletingLastPathComponent()) }
        let dom = try Self.dom(of: file, width: 1_280)
        func count(_ name: String) throws -> Int {
            let match = try #require(dom.firstMatch(of: try Regex("data-\(name)=\"(\\d+)\"")))
            return try #require(match.output[1].substring.flatMap { Int($0) })
        }
        #expect(try count("bad") == 0)
        #expect(try count("unnamed") == 0)
        #expect(try count("loads") == 0)
        #expect(try count("mains") == 1)
        #expect(try count("h1") == 1)
        #expect(try count("details") > 0)
    }
}
