import CeasefireModel
import Exchange

/// What holds of everything that a reader says, whatever it read.
enum Rules {
    /// Each diagnostic points into the file, and can be shown on a terminal without steering it.
    static func faults(_ diagnostics: [Diagnostic]) -> [String] {
        var faults: [String] = []
        for diagnostic in diagnostics {
            let span = diagnostic.span
            if span.line < 1 || span.column < 1 || span.length < 1 {
                faults.append("\(diagnostic.code) points nowhere: \(span)")
            }
            if diagnostic.message.isEmpty { faults.append("\(diagnostic.code) says nothing") }
        }
        let shown = DiagnosticText.render(diagnostics)
        if shown.unicodeScalars.contains(where: { isControl($0) && $0 != "\n" }) {
            faults.append("a diagnostic would steer the terminal")
        }
        return faults
    }

    /// Every row is booked once, and none is turned away without a word.
    static func faults<Row>(_ intake: Intake<Row>) -> [String] {
        var faults = faults(intake.diagnostics)
        if intake.readCount != intake.acceptedCount + intake.rejectedCount + intake.filteredCount {
            faults.append(
                "\(intake.readCount) rows were read, \(intake.acceptedCount) accepted, "
                    + "\(intake.rejectedCount) rejected, \(intake.filteredCount) set aside")
        }
        if intake.rows.count != intake.spans.count { faults.append("a row has no place") }
        if intake.rejectedCount > 0, intake.diagnostics.isEmpty {
            faults.append("a row was rejected without a word")
        }
        return faults
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
