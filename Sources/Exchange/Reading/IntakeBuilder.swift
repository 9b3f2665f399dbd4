internal import CeasefireModel

/// What a reader made of one row.
struct RowOutcome<Row> {
    /// The name that may stand in the file only once.
    var name: Cell
    /// The form of the name by which it is compared.
    var key: String
    /// The row, nil where it could not be made.
    var row: Row?
}

/// Keeps the books of a file while it is read.
struct IntakeBuilder<Row: Sendable> {
    private(set) var intake = Intake<Row>()
    /// For each name the number of its first row in ``named``.
    private var names: NameTable
    /// Rows that have a name.
    private var named: [Named] = []
    private let saysTheSame: (Row, Row) -> Bool
    private let identicalIsError: Bool

    /// On which line a named row stands, and which accepted row it is; ``none`` for a rejected one.
    private struct Named: BitwiseCopyable {
        var line: Int32
        var index: Int32
        static var none: Int32 { -1 }
    }

    /// Takes the rule by which two rows of one name are the same, and whether a repetition is an error. About so many rows
    /// are expected.
    init(
        identicalIsError: Bool = true, expecting rows: Int = 0, saysTheSame: @escaping (Row, Row) -> Bool
    ) {
        self.saysTheSame = saysTheSame
        self.identicalIsError = identicalIsError
        names = NameTable(expecting: rows)
        named.reserveCapacity(rows)
        intake.rows.reserveCapacity(rows)
        intake.spans.reserveCapacity(rows)
    }

    /// Opens a file that is read object by object. Nil, with the reason told, where it cannot be read at all;
    /// where its times mean nothing, which is told too, its rows are to be counted and rejected.
    mutating func open(_ source: SourceText, _ times: TimeReader) -> Bool? {
        if let refusal = source.refusal {
            tell(refusal)
            return nil
        }
        let refusal = times.refusal(file: source.file)
        if let refusal { tell(refusal) }
        return refusal == nil
    }

    /// Adds a diagnostic that concerns the file and no row.
    mutating func tell(_ diagnostic: Diagnostic) { intake.diagnostics.append(diagnostic) }

    /// Adds the diagnostics of a header.
    mutating func tell(_ problems: Problems) {
        intake.isMarked = intake.isMarked || problems.sawMark
        intake.diagnostics += problems.inOrder()
    }

    /// Counts a row for which the reason of rejection was told before.
    mutating func reject() {
        intake.readCount += 1
        intake.rejectedCount += 1
    }

    /// Counts a row that the mapping sets aside. What was told of it stays told.
    mutating func setAside(_ problems: Problems) {
        intake.readCount += 1
        intake.filteredCount += 1
        tell(problems)
    }

    /// Books a row: accepts it, or rejects it with its problems.
    mutating func close(_ outcome: consuming RowOutcome<Row>?, _ problems: inout Problems) {
        intake.readCount += 1
        var isRepetition = false
        var accepted: Row?
        if var outcome {
            isRepetition = isRepeated(outcome, at: intake.rows.count, &problems)
            // Taken and not copied: a report holds a dozen texts.
            accepted = outcome.row.take()
        }
        if !isRepetition, !problems.isRejected, let row = accepted.take() {
            intake.rows.append(row)
            intake.spans.append(problems.rowSpan)
        } else {
            intake.rejectedCount += 1
            assert(problems.isRejected || isRepetition, "a row was rejected without a reason")
        }
        if problems.sawMark { intake.isMarked = true }
        if !problems.list.isEmpty { intake.diagnostics += problems.inOrder() }
    }

    /// Books a row about which there is nothing to say, by the bytes of its name, which are ASCII; nothing is booked where its name
    /// stands already. `row` is asked only for a row that is booked.
    @inline(__always)
    mutating func accept(
        _ name: UnsafeBufferPointer<UInt8>, line: Int, in file: String, _ row: () -> Row
    ) -> Bool {
        guard names.insert(ascii: name, at: named.count) == nil else { return false }
        named.append(Named(line: Int32(truncatingIfNeeded: line), index: Int32(intake.rows.count)))
        intake.readCount += 1
        intake.quickCount += 1
        intake.rows.append(row())
        intake.spans.append(SourceSpan(file: file, line: line, column: 1))
        return true
    }

    /// Books a row of which several reports were made: all of them are accepted, or none.
    mutating func close(several outcomes: [RowOutcome<Row>], _ problems: inout Problems) {
        intake.readCount += 1
        var repetitions = 0
        for (i, outcome) in outcomes.enumerated()
        where isRepeated(outcome, at: intake.rows.count + i - repetitions, &problems) {
            repetitions += 1
        }
        let rows = outcomes.compactMap(\.row)
        if rows.count == outcomes.count, repetitions == 0, !rows.isEmpty, !problems.isRejected {
            intake.rows += rows
            intake.spans += rows.map { _ in problems.rowSpan }
            intake.additionalCount += rows.count - 1
        } else {
            intake.rejectedCount += 1
            // What was to be accepted beside a faulty report was not.
            for i in named.indices.suffix(outcomes.count) where Int(named[i].index) >= intake.rows.count {
                named[i].index = Named.none
            }
        }
        tell(problems)
    }

    private mutating func isRepeated(
        _ outcome: RowOutcome<Row>, at index: Int, _ problems: inout Problems
    ) -> Bool {
        guard !outcome.key.isEmpty else { return false }
        guard let earlier = names.insert(outcome.key, at: named.count) else {
            let isAccepted = outcome.row != nil && !problems.isRejected
            named.append(
                Named(line: Int32(problems.rowSpan.line), index: isAccepted ? Int32(index) : Named.none))
            return false
        }
        tellRepetition(outcome, named[earlier], &problems)
        return true
    }

    private func tellRepetition(
        _ outcome: RowOutcome<Row>, _ earlier: Named, _ problems: inout Problems
    ) {
        let place = "\(outcome.name.text.quoted) stands already on line \(earlier.line)"
        let isSame =
            if intake.rows.indices.contains(Int(earlier.index)), let row = outcome.row {
                saysTheSame(intake.rows[Int(earlier.index)], row)
            } else {
                false
            }
        if isSame, !identicalIsError {
            problems.warning(
                "duplicate-name", place + ", and says the same.", at: outcome.name.range,
                mend: "Remove this row.")
            return
        }
        problems.error(
            "duplicate-name",
            place
                + (isSame
                    ? ", and says the same."
                    : earlier.index == Named.none
                        ? ", in a row that was rejected." : ", and says something else."),
            at: outcome.name.range,
            mend: isSame
                ? "Remove this row." : "Remove one of the two, or give this one a name of its own.")
    }
}
