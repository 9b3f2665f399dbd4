public import CeasefireModel

/// What a reader made of a file. Every row of the file is either accepted, and stands in ``rows``, or
/// rejected, and is named in ``diagnostics``: read = accepted + rejected.
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

    /// Rows among them that were accepted.
    public var acceptedCount: Int { rows.count }

    /// Whether something kept the file from being taken in whole.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// Creates an intake; an empty one where nothing is given.
    public init(
        rows: [Row] = [], spans: [SourceSpan] = [], diagnostics: [Diagnostic] = [], readCount: Int = 0,
        rejectedCount: Int = 0
    ) {
        self.rows = rows
        self.spans = spans
        self.diagnostics = diagnostics
        self.readCount = readCount
        self.rejectedCount = rejectedCount
    }
}

extension Intake where Row: Identifiable & Equatable, Row.ID: CustomStringConvertible {
    /// Takes the intakes of several files together, in the order given. A row whose name stands already in
    /// an earlier file is rejected: with a note where both say the same; with an error where they differ,
    /// since nobody can tell which of the two is meant. The earlier row stays either way, so an intake with
    /// errors is no ground for a result.
    public static func merging(_ intakes: [Intake]) -> Intake {
        var merged = Intake()
        var first: [Row.ID: Int] = [:]
        for intake in intakes {
            merged.diagnostics += intake.diagnostics
            merged.readCount += intake.readCount
            merged.rejectedCount += intake.rejectedCount
            for (row, span) in zip(intake.rows, intake.spans) {
                guard let index = first[row.id] else {
                    first[row.id] = merged.rows.count
                    merged.rows.append(row)
                    merged.spans.append(span)
                    continue
                }
                let isSame = merged.rows[index] == row
                merged.rejectedCount += 1
                merged.diagnostics.append(
                    .duplicate(name: row.id.description, isSame: isSame, of: merged.spans[index], at: span))
            }
        }
        return merged
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
