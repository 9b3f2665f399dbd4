internal import CeasefireModel

/// Takes the rows of a table that leave no doubt, straight from their bytes, and leaves all others to ``CSVReading``.
struct QuickCSV {
    private var fields: QuickFields
    private let source: SourceText
    /// For each name of ``ReportColumns/names`` its place among the fields of a row; the last field, which is empty, where the file
    /// has no such column.
    private var positions: [Int] = []
    private var columnCount = 0
    private var patience = QuickPatience()
    private var mayTake = false

    init(_ source: SourceText, times: TimeReader) {
        self.source = source
        fields = QuickFields(times: times, limits: source.limits)
        mayTake = source.mayBeTakenQuickly
    }

    /// Takes the columns of the file.
    mutating func begin(_ columns: ReportColumns, count: Int) {
        columnCount = count
        positions = columns.inOrder.map { $0.position ?? count }
        // Without these there is something to say of every row.
        mayTake = mayTake && count <= source.limits.columns && columns.published.position != nil
        if mayTake { fields.table.keep(file: source.bytes) }
    }

    /// Puts a report that was read on the slow way among the others; `isClean` says that there was nothing to say of its row.
    mutating func add(_ report: Report, of row: CSVRow, isClean: Bool) -> Report {
        if mayTake, isClean {
            fields.learn(report, from: source.bytes) { name in
                let position = positions[name]
                guard position < row.fields.count else { return nil }
                let field = row.fields[position]
                return QuickField(
                    start: field.start, end: field.end,
                    coding: field.hasDoubledQuotes ? .doubledQuotes : .none)
            }
        }
        return fields.table.add(report)
    }

    /// Takes rows up to the first that leaves a doubt.
    mutating func takeRows(_ scanner: inout CSVScanner, _ builder: inout IntakeBuilder<Report>) {
        guard mayTake, patience.tries() else { return }
        let (source, positions, columnCount) = (source, positions, columnCount)
        source.bytes.withUnsafeBufferPointer { bytes in
            positions.withUnsafeBufferPointer { positions in
                withUnsafeTemporaryAllocation(of: QuickField.self, capacity: columnCount + 1) { places in
                    places.initialize(repeating: QuickField())
                    take(bytes, positions, places, &scanner, &builder)
                }
            }
        }
    }

    private mutating func take(
        _ bytes: UnsafeBufferPointer<UInt8>, _ positions: UnsafeBufferPointer<Int>,
        _ places: UnsafeMutableBufferPointer<QuickField>, _ scanner: inout CSVScanner,
        _ builder: inout IntakeBuilder<Report>
    ) {
        let (file, limits) = (source.file, source.limits)
        var (position, line) = (scanner.position, scanner.line)
        while builder.intake.readCount < limits.rows,
            let row = Self.split(bytes, from: position, into: places, fieldLimit: limits.fieldBytes),
            row.isASCII || bytes.isPlainText(position..<row.end),
            let made = fields.row(bytes, { places[positions[$0]] }),
            builder.accept(made.name, line: line, in: file, { fields.table.add(made.row) })
        {
            position = row.next
            line += 1 + row.linesWithin
            patience.hasTaken()
        }
        scanner.move(to: position, line: line)
    }

    private struct Split {
        /// The byte after the row's last.
        var end: Int
        /// The first byte of the next row.
        var next: Int
        /// Line breaks between quotes.
        var linesWithin: Int
        var isASCII: Bool
    }

    /// Cuts a row into as many fields as there are places for but one, which stays empty; nil where its form is not the plainest.
    @inline(__always)
    private static func split(
        _ bytes: UnsafeBufferPointer<UInt8>, from start: Int,
        into places: UnsafeMutableBufferPointer<QuickField>,
        fieldLimit: Int
    ) -> Split? {
        var search = ByteSearch(bytes, from: start, second: ASCII.comma)
        var (count, first, lines) = (0, start, 0)
        while let found = search.next() {
            var (end, stop, coding) = (found, found, QuickField.Coding.none)
            if bytes[found] == ASCII.tab { continue }
            if bytes[found] == ASCII.quote {
                guard found == first, let close = skipQuoted(bytes, &search, &lines, &coding) else {
                    return nil
                }
                first += 1
                (end, stop) = (close, close + 1)
            }
            guard count < places.count - 1, end - first <= fieldLimit else { return nil }
            places[count] = QuickField(start: first, end: end, coding: coding)
            count += 1
            if bytes[stop] == ASCII.comma {
                first = stop + 1
                continue
            }
            let isLong = bytes[stop] == ASCII.carriageReturn
            let last = isLong ? stop + 1 : stop
            guard count == places.count - 1, last < bytes.count, bytes[last] == ASCII.lineFeed else {
                return nil
            }
            return Split(end: stop, next: last + 1, linesWithin: lines, isASCII: search.isASCII)
        }
        return nil
    }

    /// Looks for the quote that closes a field; nil where there is none, or text follows it.
    @inline(__always)
    private static func skipQuoted(
        _ bytes: UnsafeBufferPointer<UInt8>, _ search: inout ByteSearch, _ lines: inout Int,
        _ coding: inout QuickField.Coding
    ) -> Int? {
        while let found = search.next() {
            switch bytes[found] {
            case ASCII.quote:
                guard search.next() == found + 1 else { return nil }
                if bytes[found + 1] != ASCII.quote { return found }
                coding = .doubledQuotes
            case ASCII.lineFeed: lines += 1
            case ASCII.comma, ASCII.tab, ASCII.carriageReturn: break
            default: return nil
            }
        }
        return nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a range is UTF-8 without control characters beyond ASCII.
    func isPlainText(_ range: Range<Int>) -> Bool {
        let part = UnsafeBufferPointer(rebasing: self[range])
        guard (try? UTF8Span(validating: part.span)) != nil else { return false }
        for i in part.indices.dropLast() where part[i] == 0xC2 && part[i + 1] < 0xA0 { return false }
        return true
    }
}
