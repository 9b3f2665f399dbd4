internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// Why an element stands as it does, and who says otherwise.
enum GradeWords {
    /// Of more who deny than these the rest is counted.
    private static let deniersShown = 3

    /// `only interested origins say so; denied by Borland president`. What was weighed to a refutation, or to
    /// words on both sides, says by itself that somebody denies it.
    static func reason(_ grade: ElementGrade, _ released: Released) -> String {
        let reason = released.moments.text(grade.reason)
        guard grade.state == .alleged || grade.state == .undecidable || grade.state == .meetsStandard else {
            return reason
        }
        let deniers = grade.weighings.filter { $0.direction == .denies && grade.element != .exemption }
            .map(\.origin.id.text)
        guard !deniers.isEmpty else { return reason }
        let more = deniers.count - deniersShown
        let names = deniers.prefix(deniersShown).joined(separator: ", ")
        return "\(reason); denied by \(names)" + (more > 0 ? " and \(more) more" : "")
    }

    /// `act: no report says what was done`.
    static func line(_ grade: ElementGrade, _ released: Released) -> String {
        "\(grade.element.rawValue): \(reason(grade, released))"
    }
}
