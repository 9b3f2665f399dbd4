internal import AgreementLanguage
internal import Analysis
internal import CeasefireModel

/// What an edit takes out of a document and puts into it, as whole lines.
struct EditLines {
    /// The number of the first line that is taken out, or of the line behind which lines are put in.
    let line: Int
    /// Whether lines are only put in, behind that line.
    let isAddition: Bool
    let removed: [String]
    let added: [String]

    /// Nil where the edit is none of the draft's documents.
    init?(_ edit: DocumentEdit, in draft: Draft) {
        guard let place = draft.place(of: edit), let around = draft.surroundings(of: edit) else { return nil }
        var removed = (place.from.line...place.to.line).map { draft.excerpt(line: $0, of: edit.file) }
        let text = around.before + edit.text + around.after
        var added = text.split(separator: "\n", omittingEmptySubsequences: false).map {
            // Documents of other systems break lines with two signs.
            String($0.last == "\r" ? $0.dropLast() : $0)
        }
        var line = place.from.line
        while let first = removed.first, first == added.first {
            removed.removeFirst()
            added.removeFirst()
            line += 1
        }
        while let last = removed.last, last == added.last {
            removed.removeLast()
            added.removeLast()
        }
        isAddition = removed.isEmpty
        if isAddition {
            // Empty lines that only set a paragraph off are not worth showing.
            added = Array(added.drop(while: \.isEmpty))
            while added.last?.isEmpty == true { added.removeLast() }
        }
        self.line = isAddition ? max(1, line - 1) : line
        self.removed = removed
        self.added = added
    }

    /// Where it is made: `line 21`, `behind line 21`.
    var place: String { isAddition ? "behind line \(line)" : "line \(line)" }
}
