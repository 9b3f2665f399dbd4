/// What the sources of a mapping hold in the row that is read. Each text is made, folded and searched when it
/// is first asked for, and then kept until the next row.
final class RowTexts {
    private var columns: [Source]
    private var part: Source
    private var line = 1
    private var fileName = ""
    private var partNumber = 0
    private var digest: UInt64 = 0
    private var copy = 1
    private var copies: [UInt64: Int] = [:]
    private(set) var rowStart = 0..<0
    // The texts of columns are cut from the file when they are asked for.
    private var row = CSVRow()
    private var positions: [CSVColumn] = []
    private let source: SourceText

    private struct Source {
        var text: String?
        var folded = FoldedWords()
        var isFolded = false
        var found: [Bool]
        var isSearched = false

        let index: KeywordIndex

        init(_ index: KeywordIndex?) {
            self.index = index ?? KeywordIndex()
            found = [Bool](repeating: false, count: self.index.count)
        }

        mutating func forget() {
            text = nil
            isFolded = false
            isSearched = false
        }

        mutating func fold(_ text: String) {
            if isFolded { return }
            folded.take(text)
            isFolded = true
        }

        mutating func search(_ text: String) {
            if isSearched { return }
            fold(text)
            for i in found.indices { found[i] = false }
            index.search(folded, &found)
            isSearched = true
        }

        func holds(_ numbers: [Int]) -> Bool {
            for number in numbers where found[number] { return true }
            return false
        }
    }

    init(plan: MappingPlan, source: SourceText) {
        self.source = source
        columns = plan.columns.indices.map { Source(plan.keywords[.column($0)]) }
        part = Source(plan.keywords[.part])
    }

    /// Turns to a new row.
    func begin(
        _ cells: borrowing CSVCells, _ positions: [CSVColumn], _ plan: borrowing MappingPlan,
        _ fileName: String
    ) {
        for i in columns.indices { columns[i].forget() }
        part.forget()
        row = cells.row
        self.positions = positions
        self.fileName = fileName
        line = row.line
        rowStart = row.start..<min(row.start + 1, row.end)
    }

    /// Turns to a part of the row.
    func begin(part text: String, number: Int) {
        part.forget()
        part.text = text
        partNumber = number
    }

    /// Names the row by what it holds, and counts how often that was met.
    func countCopy(_ cells: borrowing CSVCells) {
        digest = cells.digest
        copy = copies[digest, default: 0] + 1
        copies[digest] = copy
    }

    /// The text of a source.
    func text(_ source: MappingSource) -> String {
        switch source {
        case .column(let i):
            if let text = columns[i].text { return text }
            let text = cut(i)
            columns[i].text = text
            return text
        case .part: return part.text ?? ""
        case .partNumber: return String(partNumber)
        case .line: return String(line)
        case .file: return fileName
        case .digest:
            let digits = String(digest, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        case .copy: return String(copy)
        }
    }

    private func cut(_ i: Int) -> String {
        guard let position = positions[i].position, position < row.fields.count else { return "" }
        return source.field(row.fields[position])
    }

    /// The words of a source.
    func folded(_ source: MappingSource) -> FoldedWords {
        let text = text(source)
        switch source {
        case .column(let i):
            columns[i].fold(text)
            return columns[i].folded
        case .part:
            part.fold(text)
            return part.folded
        default: return FoldedWords(text)
        }
    }

    /// Whether one of some keywords occurs in a source.
    func hasKeyword(_ source: MappingSource, _ numbers: [Int], _ plan: MappingPlan) -> Bool {
        let text = text(source)
        switch source {
        case .column(let i):
            columns[i].search(text)
            return columns[i].holds(numbers)
        case .part:
            part.search(text)
            return part.holds(numbers)
        default:
            guard let index = plan.keywords[source] else { return false }
            var found = [Bool](repeating: false, count: index.count)
            index.search(FoldedWords(text), &found)
            return numbers.contains { found[$0] }
        }
    }

    /// Whether one of the pieces of a text is one of some words.
    func hasPiece(_ source: MappingSource, _ split: UInt8, _ words: Set<String>) -> Bool {
        let text = text(source)
        if !text.utf8.contains(split) { return words.contains(text) }
        return text.utf8.split(separator: split).contains {
            words.contains(String(Substring($0)).trimmingBlanks())
        }
    }

    /// Where in the file a rule takes its text from: the first column that it names, else the row's start.
    func range(of rule: ValueRule) -> Range<Int> {
        guard let column = rule.firstColumn, let position = positions[column].position,
            position < row.fields.count
        else { return rowStart }
        let field = row.fields[position]
        guard field.isQuoted else { return field.start..<field.end }
        return (field.start - 1)..<min(field.end + 1, row.end)
    }
}

extension ValueRule {
    /// The first column that the rule reads, for whoever must look at the file.
    var firstColumn: Int? {
        switch self {
        case .constant: nil
        case .source(.column(let i)), .find(_, in: .column(let i)): i
        case .source, .find: nil
        case .firstOf(let sources): sources.lazy.compactMap(\.column).first
        case .template(let pieces):
            pieces.lazy.compactMap {
                if case .source(let source) = $0 { source.column } else { nil }
            }.first
        case .choices(let choices), .every(let choices):
            choices.lazy.compactMap { $0.value.firstColumn ?? $0.condition.firstColumn }.first
        case .steps(let start, _): start.firstColumn
        }
    }
}

extension Condition {
    fileprivate var firstColumn: Int? {
        switch self {
        case .isIn(let source, _), .has(let source, _, _), .words(let source, _), .empty(let source),
            .atLeast(let source, _):
            source.column
        case .all(let parts), .any(let parts): parts.lazy.compactMap(\.firstColumn).first
        case .not(let part): part.firstColumn
        }
    }
}

extension MappingSource {
    fileprivate var column: Int? {
        if case .column(let i) = self { i } else { nil }
    }
}
