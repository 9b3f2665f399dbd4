internal import CeasefireModel

/// What a reader makes of one row of a table.
enum RowYield<Row> {
    /// One row, or none where it is faulty.
    case one(RowOutcome<Row>)
    /// Several reports.
    case several([RowOutcome<Row>])
    /// The row tells of something else, and is set aside.
    case nothing
}

/// How a table of one kind is read.
struct CSVReading<Columns, Row: Sendable> {
    /// Finds the columns in the header.
    var columns: (inout CSVHeader) -> Columns
    /// Makes a row of the cells.
    var rows: (Columns, inout CSVCells) -> RowYield<Row>
    /// Takes the next rows in another way, as far as it can; nil where there is none.
    var ahead: ((inout CSVScanner, inout IntakeBuilder<Row>) -> Void)?
    /// Whether two rows of one name say the same.
    var saysTheSame: (Row, Row) -> Bool
    /// Whether a row that repeats an earlier one is an error or only a warning.
    var identicalIsError = true

    /// Creates a reading that makes one row of each.
    init(
        columns: @escaping (inout CSVHeader) -> Columns,
        row: @escaping (Columns, inout CSVCells) -> RowOutcome<Row>,
        saysTheSame: @escaping (Row, Row) -> Bool, identicalIsError: Bool = true
    ) {
        self.columns = columns
        rows = { columns, cells in .one(row(columns, &cells)) }
        self.saysTheSame = saysTheSame
        self.identicalIsError = identicalIsError
    }

    /// Creates a reading that makes none, one or several of each.
    init(
        columns: @escaping (inout CSVHeader) -> Columns,
        rows: @escaping (Columns, inout CSVCells) -> RowYield<Row>,
        saysTheSame: @escaping (Row, Row) -> Bool
    ) {
        self.columns = columns
        self.rows = rows
        self.saysTheSame = saysTheSame
    }

    /// Reads a file. `refusal` is a reason, known beforehand, for which no row can be accepted.
    func read(_ source: SourceText, refusal: Diagnostic? = nil) -> Intake<Row> {
        var builder = IntakeBuilder<Row>(
            identicalIsError: identicalIsError, expecting: source.expectedRows, saysTheSame: saysTheSame)
        if let refusal = source.refusal {
            builder.tell(refusal)
            return builder.intake
        }
        var scanner = CSVScanner(source.bytes, from: source.start, limits: source.limits)
        var cells = CSVCells(source: source)
        let columns = header(&scanner, &cells, &builder)
        if let refusal { builder.tell(refusal) }
        let columnCount = cells.row.fieldCount
        let ahead = columns == nil || refusal != nil ? nil : ahead
        while true {
            ahead?(&scanner, &builder)
            guard scanner.next(into: &cells.row) else { break }
            if cells.row.isBlank { continue }
            cells.problems.begin(rowAt: cells.row.start, line: cells.row.line)
            guard builder.intake.readCount < source.limits.rows else {
                builder.tell(tooManyRows(source, line: cells.row.line))
                break
            }
            guard let columns, refusal == nil else {
                builder.reject()
                continue
            }
            cells.checkForm(columnCount: columnCount)
            if cells.problems.isRejected {
                builder.close(nil, &cells.problems)
            } else {
                switch rows(columns, &cells) {
                case .one(let outcome): builder.close(outcome, &cells.problems)
                case .several(let outcomes): builder.close(several: outcomes, &cells.problems)
                case .nothing: builder.setAside(cells.problems)
                }
            }
        }
        return builder.intake
    }

    /// The columns of the first row that is not blank; nil, with the reasons told, where no row can be read.
    private func header(
        _ scanner: inout CSVScanner, _ cells: inout CSVCells, _ builder: inout IntakeBuilder<Row>
    ) -> Columns? {
        repeat {
            guard scanner.next(into: &cells.row) else {
                builder.tell(
                    Diagnostic(
                        severity: .error, code: "no-header", message: "The file is empty.",
                        span: SourceSpan(file: cells.problems.source.file, line: 1, column: 1),
                        mend: "Write the names of the columns on its first line."))
                return nil
            }
        } while cells.row.isBlank
        cells.problems.begin(rowAt: cells.row.start, line: cells.row.line)
        cells.checkForm(columnCount: nil)
        var header = CSVHeader(
            names: cells.row.fields.map(cells.text(of:)), ranges: cells.row.fields.map(cells.range(of:)))
        let columns = columns(&header)
        if header.names.contains(where: ReleaseColumns.names.contains) { cells.problems.sawMark = true }
        if !cells.problems.isRejected { header.check(&cells.problems) }
        builder.tell(cells.problems)
        return cells.problems.isRejected ? nil : columns
    }

    private func tooManyRows(_ source: SourceText, line: Int) -> Diagnostic {
        Diagnostic(
            severity: .error, code: "too-many-rows",
            message:
                "The file has more than \(source.limits.rows) rows; this one and what follows were not read.",
            span: SourceSpan(file: source.file, line: line, column: 1),
            mend: "Split it into several files.")
    }
}
