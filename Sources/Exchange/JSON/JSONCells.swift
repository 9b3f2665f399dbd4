internal import CeasefireModel

/// One object as the reader of a report's fields sees it: cells by key.
struct JSONCells: RowCells {
    var problems: Problems
    /// What stands under each of the names of ``ReportColumns``, in their order.
    private var cells: [Cell] = []
    private var whole = 0..<0
    private(set) var unknown = UnknownKeys()

    private static let positions = Dictionary(
        uniqueKeysWithValues: zip(ReportColumns.names, ReportColumns.names.indices))
    /// Fields that may hold several words, and what parts them.
    private static let separators = ["weapon": ", ", "against": ";", "attributed_to": "; "]

    init(source: SourceText) { problems = Problems(source: source) }

    /// An object may lack what the one before it had.
    func isFixed(_ column: CSVColumn) -> Bool { false }

    func cell(_ column: CSVColumn) -> Cell {
        guard let position = column.position else { return Cell(name: column.name, text: "", range: whole) }
        return cells[position]
    }

    /// Forgets the object before; nothing is said in the new one yet.
    mutating func begin(_ range: Range<Int>) {
        whole = range.lowerBound..<min(range.lowerBound + 1, range.upperBound)
        cells = ReportColumns.names.map { Cell(name: $0, text: "", range: whole) }
    }

    /// Takes the keys of an object as fields.
    mutating func take(_ members: [JSONMember]) {
        for member in members {
            guard let position = Self.positions[member.key] else {
                unknown.add(member, problems)
                continue
            }
            if let text = text(of: member) {
                cells[position] = Cell(name: member.key, text: text, range: member.node.range)
            }
        }
    }

    /// Sets a field that a key does not give.
    mutating func set(_ name: String, _ text: String, at range: Range<Int>) {
        guard let position = Self.positions[name] else { return }
        cells[position] = Cell(name: name, text: text, range: range)
    }

    /// The field of a name.
    func field(_ name: String) -> Cell {
        Self.positions[name].map { cells[$0] } ?? Cell(name: name, text: "", range: whole)
    }

    /// What a table would hold in this field.
    private mutating func text(of member: JSONMember) -> String? {
        switch member.node.value {
        case .string(let text): return bounded(text.trimmingBlanks(), member)
        case .number(let text): return text
        case .null: return ""
        case .array(let items):
            guard let separator = Self.separators[member.key] else { break }
            var words: [String] = []
            for item in items {
                guard case .string(let word) = item.value else {
                    problems.error(
                        "wrong-kind", "\(member.key.quoted) holds \(item.value.kind), and should hold texts.",
                        at: item.range, mend: "Write each between quotes.")
                    return nil
                }
                words.append(word.trimmingBlanks())
            }
            return bounded(words.joined(separator: separator), member)
        case .object, .bool: break
        }
        problems.error(
            "wrong-kind", "\(member.key.quoted) is \(member.node.value.kind), and should be a text.",
            at: member.node.range, mend: "Write it between quotes.")
        return nil
    }

    private mutating func bounded(_ text: String, _ member: JSONMember) -> String? {
        let limit = problems.source.limits.fieldBytes
        guard text.utf8.count > limit else { return text }
        problems.error(
            "field-too-long", "\(member.key.quoted) has more than \(limit) bytes.",
            at: member.keyRange)
        return nil
    }
}

/// The keys of a file that mean nothing to its reader, each named once.
struct UnknownKeys {
    private(set) var names: [String] = []
    private var first: Diagnostic?
    private var known: Set<String> = []
    /// More are counted but not named: the keys of a hostile file may all differ.
    private static let longestList = 256

    /// Remembers a key, and where the first one stood.
    mutating func add(_ member: JSONMember, _ problems: Problems) {
        guard known.count < Self.longestList, known.insert(member.key).inserted else { return }
        names.append(member.key)
        guard first == nil else { return }
        var place = problems
        first = Diagnostic(
            severity: .note, code: "key-not-read", message: "", span: place.span(of: member.keyRange))
    }

    /// Whether a key was told of.
    func contains(_ key: String) -> Bool { known.contains(key) }

    /// One note that names them; nil where there are none.
    var note: Diagnostic? {
        guard var note = first else { return nil }
        let shown = 8
        let more = names.count > shown ? " and \(names.count - shown) more" : ""
        note.message =
            "Not read: the key\(names.count == 1 ? "" : "s") \(names.prefix(shown).quotedList)\(more)."
        return note
    }
}
