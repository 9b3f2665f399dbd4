internal import Fingerprint

/// Names the content of a data file, so that a result can say what it was made from. The order in which
/// rows arrived does not change the name.
public enum ReportDigest {
    /// The name of a table: two tables have the same where their rows hold the same values under the same
    /// columns, whatever the order of rows and columns, the quoting and the line breaks.
    ///
    /// Each row becomes a line of `column=value` pairs, sorted and parted by tabs. Bytes that are not UTF-8
    /// have no such lines, and are named as they stand.
    public static func ofRows(_ bytes: [UInt8]) -> String {
        let source = SourceText(file: "", bytes: bytes, limits: everything)
        guard source.firstInvalid(in: 0..<bytes.count) == nil else { return Fingerprint.sha256(bytes) }
        var scanner = CSVScanner(bytes, from: source.start, limits: everything)
        var cells = CSVCells(source: source)
        var rows: DigestRows?
        while scanner.next(into: &cells.row) {
            if cells.row.isBlank { continue }
            if rows == nil {
                rows = DigestRows(columns: cells.row.fields.map { DigestRows.escaped(cells.text(of: $0)) })
            } else {
                rows?.add(cells.row, of: source)
            }
        }
        return Fingerprint.ofUnordered(rows?.bytes ?? [], lines: rows?.lines ?? [])
    }

    /// The name of a file of reports in any form that ``ReportsReader`` takes: what packs it does not count. A
    /// table is named as by ``ofRows(_:)`` and lines of JSON as by ``ofLines(_:)``; points as they stand.
    public static func ofReports(_ bytes: [UInt8], file: String) -> String {
        var content = bytes
        if Gzip.isCompressed(bytes), case .success(let unpacked) = Gzip.inflate(bytes, file: file) {
            content = unpacked
        }
        return switch ReportsReader.form(of: content, file: file) {
        case .csv: ofRows(content)
        case .ndjson: ofLines(content)
        case .geojson: Fingerprint.sha256(content)
        }
    }

    /// The name of a text of lines, such as a file of entries: two texts have the same where they hold the
    /// same lines, whatever their order. Blank lines and the kind of line break do not count.
    public static func ofLines(_ bytes: [UInt8]) -> String {
        let source = SourceText(file: "", bytes: bytes, limits: everything)
        guard source.firstInvalid(in: 0..<bytes.count) == nil else { return Fingerprint.sha256(bytes) }
        var scanner = LineScanner(source)
        var lines: [String] = []
        while let line = scanner.next() { lines.append(source.text(line.range)) }
        return Fingerprint.ofUnordered(lines: lines)
    }

    // A digest leaves nothing out.
    private static var everything: ReaderLimits {
        var limits = ReaderLimits.standard
        limits.fieldBytes = .max
        limits.columns = .max
        return limits
    }
}
