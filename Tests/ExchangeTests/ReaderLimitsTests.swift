import CeasefireModel
import Exchange
import Testing

@Suite("What goes beyond a limit is told")
struct ReaderLimitsTests {
    let header = "report_id,occurred_from,occurred_to,published_at,summary\n"

    func read(_ text: String, _ change: (inout ReaderLimits) -> Void) -> Intake<Report> {
        var limits = ReaderLimits.standard
        change(&limits)
        return ReportsCSV.read(
            Array(text.utf8), file: "r.csv", sourceZone: "UTC", zones: FixedOffsetZones(), limits: limits)
    }

    func row(_ name: String, summary: String = "") -> String {
        "\(name),2026-01-30,2026-01-30,2026-01-30,\(summary)\n"
    }

    @Test("bytes of a file")
    func fileBytes() {
        let text = header + row("R1")
        #expect(read(text) { $0.fileBytes = text.utf8.count }.acceptedCount == 1)
        let refused = read(text) { $0.fileBytes = text.utf8.count - 1 }
        #expect(refused.diagnostics.map(\.code) == ["file-too-large"] && refused.readCount == 0)
    }

    @Test("rows")
    func rows() {
        let text = header + row("R1") + row("R2") + row("R3")
        #expect(read(text) { $0.rows = 3 }.diagnostics.isEmpty)
        let cut = read(text) { $0.rows = 2 }
        #expect(cut.diagnostics.map(\.code) == ["too-many-rows"] && cut.acceptedCount == 2)
        #expect(cut.diagnostics.first?.span.line == 4)
    }

    @Test("bytes of a field, quoted or not; the longest name of a column has 13")
    func fieldBytes() {
        #expect(read(header + row("R1", summary: "abcdefghijklm")) { $0.fieldBytes = 13 }.acceptedCount == 1)
        for summary in ["abcdefghijklmn", "\"abcdefghijklmn\""] {
            let refused = read(header + row("R1", summary: summary) + row("R2")) { $0.fieldBytes = 13 }
            #expect(refused.diagnostics.map(\.code) == ["field-too-long"] && refused.acceptedCount == 1)
        }
    }

    @Test("columns")
    func columns() {
        let refused = read(header + row("R1") + "R2" + String(repeating: ",", count: 100_000) + "\n") {
            $0.columns = 5
        }
        #expect(refused.diagnostics.map(\.code) == ["too-many-fields"] && refused.acceptedCount == 1)
    }

    @Test("people and munitions")
    func count() {
        let text = "report_id,occurred_from,occurred_to,published_at,killed\n"
        #expect(read(text + row("R1", summary: "9")) { $0.count = 9 }.acceptedCount == 1)
        #expect(read(text + row("R1", summary: "10")) { $0.count = 9 }.acceptedCount == 0)
    }

    @Test("problems of one row: those left out are counted")
    func problems() {
        let refused = read(header + "R 1,a,b,c,\u{7}\n") { $0.problemsPerRow = 2 }
        #expect(refused.diagnostics.count == 3)
        #expect(refused.diagnostics.last?.message == "3 more problems of this row are not listed.")
    }

    @Test("bytes of a source line: never in the middle of a character, never without the place")
    func excerpt() {
        let text = header + row("R1 Київ", summary: "Київ")
        for bound in 0..<60 {
            for diagnostic in read(text, { $0.excerptBytes = bound }).diagnostics {
                #expect(diagnostic.excerpt.utf8.count <= bound)
                #expect(!diagnostic.excerpt.contains("\u{FFFD}"))
            }
        }
    }

    @Test("depth and length of an entry")
    func entries() {
        let read = { (text: String, limits: ReaderLimits) in
            EntriesNDJSON.read(
                Array(text.utf8), file: "e", sourceZone: "UTC", zones: FixedOffsetZones(), limits: limits
            ).diagnostics.map(\.code)
        }
        var limits = ReaderLimits.standard
        limits.jsonDepth = 2
        #expect(read("[[1]]", limits) == ["wrong-kind"])
        #expect(read("[[[1]]]", limits) == ["too-deep"])
        #expect(read(String(repeating: "[", count: 500_000), .standard) == ["too-deep"])
        limits.lineBytes = 8
        #expect(read("{\"a\":123}", limits) == ["line-too-long"])
        limits.rows = 1
        #expect(read("[]\n\n[]\n", limits) == ["wrong-kind", "too-many-rows"])
    }
}
