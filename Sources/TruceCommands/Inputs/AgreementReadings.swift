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

    /// The readings of these names; nil for all of them, where none is named or one of the names is `all`.
    ///
    /// - Throws: Where one is not there, which is told.
    func readings(named names: [String], in file: String, shell: Shell) throws -> Set<ReadingName>? {
        guard !names.isEmpty, !names.contains("all") else { return nil }
        let known = readings.map(\.name.text)
        for name in names where !known.contains(name) {
            shell.err(
                "truce: there is no reading '\(name)' in \(file); its readings are \(known.joined(separator: ", "))\n"
            )
            throw ExitStatus.badInput.code
        }
        return Set(names.map { ReadingName($0) })
    }
}
