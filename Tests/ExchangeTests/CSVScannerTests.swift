import Exchange
import Testing

@Suite("Rows and fields of a table")
struct CSVScannerTests {
    /// The fields of every row, with quotes left doubled, and `!` for each fault.
    func rows(_ text: String) -> [[String]] {
        let bytes = Array(text.utf8)
        var scanner = CSVScanner(bytes)
        var row = CSVRow()
        var rows: [[String]] = []
        while scanner.next(into: &row) {
            rows.append(
                row.fields.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) }
                    + row.faults.map { _ in "!" })
        }
        return rows
    }

    @Test("commas part fields, LF and CRLF part rows, and the last row needs neither")
    func plain() {
        #expect(rows("a,b\nc,d\r\ne,") == [["a", "b"], ["c", "d"], ["e", ""]])
        #expect(rows("") == [])
        #expect(rows("\n") == [[""]])
        #expect(rows(",") == [["", ""]])
        #expect(rows("a\r") == [["a"]])
    }

    @Test("a quoted field holds commas, line breaks and doubled quotes")
    func quoted() {
        #expect(rows("\"a,b\",\"c\nd\"\r\n\"\",\"\"\"\"\n") == [["a,b", "c\nd"], ["", "\"\""]])
        #expect(rows("\"a\"\r") == [["a"]])
        #expect(rows("a,\"b\r\nc\"") == [["a", "b\r\nc"]])
    }

    @Test("faults are noted, and the scan goes on behind them")
    func faults() {
        #expect(rows("a\"b,c\nd") == [["a\"b", "c", "!"], ["d"]])
        #expect(rows("\"a\"b,c\nd") == [["a", "c", "!"], ["d"]])
        #expect(rows("a\rb\nd") == [["a\rb", "!"], ["d"]])
        #expect(rows("a,\"b\nd") == [["a", "b\nd", "!"]])
        #expect(rows("\"") == [["", "!"]])
    }

    @Test("lines are counted inside quoted fields too")
    func lines() {
        let bytes = Array("a\n\"b\nc\"\nd\n".utf8)
        var scanner = CSVScanner(bytes)
        var row = CSVRow()
        var lines: [[Int]] = []
        while scanner.next(into: &row) { lines.append([row.line, row.lastLine]) }
        #expect(lines == [[1, 1], [2, 3], [4, 4]])
    }

    @Test("only rows with other bytes need a check for UTF-8")
    func ascii() {
        var scanner = CSVScanner(Array("a\nї\n\"ї\"\n".utf8))
        var row = CSVRow()
        var areASCII: [Bool] = []
        while scanner.next(into: &row) { areASCII.append(row.isASCII) }
        #expect(areASCII == [true, false, false])
    }
}
