public import CeasefireModel

/// Reads reports as lines of JSON: one object on each line, one report in each object.
public enum ReportsNDJSON {
    /// Reads a file of reports. The keys are the names of the columns that ``ReportsCSV`` reads, and mean the
    /// same; a key that is missing, `null` or empty is a field that the source says nothing in. Numbers may
    /// stand with or without quotes; `weapon`, `against` and `attributed_to` may be lists of texts. Unknown
    /// keys are named in one note.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, lines that end with LF or CRLF.
    ///   - file: The file's path, for diagnostics.
    ///   - sourceZone: The zone of dates and times that name none, `Europe/Kyiv`.
    ///   - zones: What the clocks of zones showed.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules,
        limits: ReaderLimits = .standard
    ) -> Intake<Report> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        let times = TimeReader(zone: sourceZone, rules: zones)
        var reader = ReportObjectReader(source: source, times: times)
        var builder = ObjectLines.read(
            source, times, things: "reports",
            ahead: { lines, builder in reader.takeLines(&lines, &builder) },
            row: { line, builder in
                let outcome = reader.report(on: line)
                builder.close(outcome, &reader.cells.problems)
            })
        if let note = reader.cells.unknown.note { builder.tell(note) }
        return builder.intake
    }
}

/// Makes reports of objects whose keys are the columns of a table of reports.
struct ReportObjectReader {
    var cells: JSONCells
    let times: TimeReader
    private var words = WordCheck()
    private var known: Report?
    /// Puts reports into rows, and finds those that leave no doubt.
    var objects: QuickObjects
    var patience = QuickPatience()
    private let columns = ReportColumns.allAtTheirPlace()

    init(source: SourceText, times: TimeReader) {
        cells = JSONCells(source: source)
        self.times = times
        objects = QuickObjects(source, times: times)
    }

    /// The report on a line, or what is wrong with it; nil where the line is not an object.
    mutating func report(on line: SourceLine) -> RowOutcome<Report>? {
        cells.problems.begin(rowAt: line.range.lowerBound, line: line.number)
        guard cells.problems.checkLine(line) else { return nil }
        var parser = JSONParser(cells.problems.source, range: line.range, kind: .report)
        guard let node = parser.parse(&cells.problems) else {
            cells.problems.lookForMarks(in: line.range)
            return nil
        }
        guard case .object(let members) = node.value else {
            cells.problems.error(
                "wrong-kind", "The report is \(node.value.kind), and should be an object.", at: node.range)
            return nil
        }
        cells.begin(node.range)
        cells.take(members)
        return report()
    }

    /// The report of the fields that were taken.
    mutating func report() -> RowOutcome<Report> {
        var outcome = columns.report(of: &cells, times, &words, known: &known)
        outcome.row = outcome.row.map { objects.add($0, of: cells) }
        objects.learnKey(cells.unknown, cells.problems.source.bytes)
        return outcome
    }
}

extension Problems {
    /// Takes a line that cannot be read for a marked one where it holds the words of a mark.
    mutating func lookForMarks(in range: Range<Int>) {
        let text = source.text(range).lowercased()
        if text.contains("release") || text.contains("embargo") { sawMark = true }
    }

    /// Whether a line can be read at all; the reason is told where not.
    mutating func checkLine(_ line: SourceLine) -> Bool {
        let limit = source.limits.lineBytes
        if line.range.count > limit {
            error(
                "line-too-long", "The line has \(line.range.count) bytes; at most \(limit) are read.",
                at: line.range.lowerBound..<(line.range.lowerBound + 1))
            return false
        }
        if let offset = source.firstInvalid(in: line.range) {
            let byte = String(source.bytes[offset], radix: 16, uppercase: true)
            error(
                "not-utf-8", "The byte 0x\(byte) is not UTF-8.", at: offset..<(offset + 1),
                mend: "Save the file as UTF-8.")
            return false
        }
        return true
    }
}

extension Diagnostic {
    /// Says that a file has more of something than is read.
    static func tooMany(_ what: String, _ limit: Int, file: String, line: Int) -> Self {
        Self(
            severity: .error, code: "too-many-rows",
            message: "The file has more than \(limit) \(what); this one and what follows were not read.",
            span: SourceSpan(file: file, line: line, column: 1), mend: "Split it into several files.")
    }
}
