internal import AgreementLanguage
internal import CeasefireModel

extension Agreement {
    /// A document that nobody reads otherwise is read as it stands; what it leaves open stays unstated.
    mutating func addReadingAsWritten() {
        guard readings.isEmpty else { return }
        readings = [
            Reading(
                name: "as-written",
                values: Dictionary(
                    openTerms.map { ($0.name, .unstated) }, uniquingKeysWith: { first, _ in first }),
                note: "the document as it stands; what it leaves open is unstated",
                span: SourceSpan(file: file, line: 1, column: 1))
        ]
    }
}
