public import CeasefireModel

/// What a reader made of a file. Every row of the file is either accepted, and stands in ``rows``, or
/// rejected, and is named in ``diagnostics``: read = accepted + rejected.
///
/// A mapping may set rows aside that are of another kind, or make several reports of one row. Then read =
/// accepted + rejected + filtered, all three counted in rows of the file, and ``rows`` holds accepted +
/// additional reports.
public struct Intake<Row: Sendable>: Sendable {
    /// The accepted rows, in the file's order.
    public var rows: [Row]
    /// Where each accepted row begins, in the order of ``rows``.
    public var spans: [SourceSpan]
    /// What must be said, in the file's order. A rejected row may have several diagnostics; an accepted one
    /// may have warnings and notes.
    public var diagnostics: [Diagnostic]
    /// Rows read: headers and blank lines are not counted.
    public var readCount: Int
    /// Rows among them that could not be accepted.
    public var rejectedCount: Int

    /// Rows among them that a mapping sets aside, since they tell of something else.
    public var filteredCount: Int
    /// Reports beyond the first of their row.
    public var additionalCount: Int
    /// Rows among them that were taken straight from their bytes, since they leave no doubt.
    public internal(set) var quickCount = 0
    /// Whether some row says who may see it. Then diagnostics of the file, which quote values, are for nobody
    /// but the body that assesses.
    public var isMarked = false

    /// Rows among them that were accepted.
    public var acceptedCount: Int { rows.count - additionalCount }

    /// Whether something kept the file from being taken in whole.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Creates an intake; an empty one where nothing is given.
    public init(
        rows: [Row] = [], spans: [SourceSpan] = [], diagnostics: [Diagnostic] = [], readCount: Int = 0,
        rejectedCount: Int = 0, filteredCount: Int = 0, additionalCount: Int = 0
    ) {
        self.rows = rows
        self.spans = spans
        self.diagnostics = diagnostics
        self.readCount = readCount
        self.rejectedCount = rejectedCount
        self.filteredCount = filteredCount
        self.additionalCount = additionalCount
    }
}

extension Intake where Row: Identifiable & Equatable, Row.ID: CustomStringConvertible {
    /// Takes the intakes of several files together, in the order given. A row whose name stands already in
    /// an earlier file is rejected: with a note where both say the same; with an error where they differ,
    /// since nobody can tell which of the two is meant. The earlier row stays either way, so an intake with
    /// errors is no ground for a result.
    public static func merging(_ intakes: [Intake]) -> Intake {
        var merged = Intake()
        let count = intakes.reduce(0) { $0 + $1.rows.count }
        var first = NameTable(expecting: count)
        merged.rows.reserveCapacity(count)
        merged.spans.reserveCapacity(count)
        for intake in intakes {
            merged.diagnostics += intake.diagnostics
            merged.readCount += intake.readCount
            merged.rejectedCount += intake.rejectedCount
            merged.filteredCount += intake.filteredCount
            merged.quickCount += intake.quickCount
            merged.isMarked = merged.isMarked || intake.isMarked
            // The reports of one row stand together and share a place.
            var next = 0
            while next < intake.rows.count {
                let start = next
                var kept = 0
                repeat {
                    kept += merged.take(intake.rows[next], at: intake.spans[next], &first) ? 1 : 0
                    next += 1
                } while next < intake.rows.count && intake.spans[next] == intake.spans[start]
                merged.additionalCount += max(0, kept - 1)
                if kept == 0 { merged.rejectedCount += 1 }
            }
        }
        return merged
    }

    /// Adds a row of a later file; false, with the reason told, where its name stands already.
    private mutating func take(_ row: Row, at span: SourceSpan, _ first: inout NameTable) -> Bool {
        guard let index = first.insert(row.id.description, at: rows.count) else {
            rows.append(row)
            spans.append(span)
            return true
        }
        diagnostics.append(
            .duplicate(name: row.id.description, isSame: rows[index] == row, of: spans[index], at: span))
        return false
    }
}

extension Diagnostic {
    /// Says that a row of another file has the same name.
    fileprivate static func duplicate(
        name: String, isSame: Bool, of first: SourceSpan, at span: SourceSpan
    ) -> Self {
        let place = "\(first.file), line \(first.line)"
        return Self(
            severity: isSame ? .note : .error, code: "duplicate-name",
            message: isSame
                ? "\(name.quoted) stands already in \(place), and says the same; it is counted once."
                : "\(name.quoted) stands already in \(place), and says something else.",
            span: span,
            mend: isSame ? "" : "Remove one of the two, or give this one a name of its own.")
    }
}
