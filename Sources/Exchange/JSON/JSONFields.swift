internal import CeasefireModel

/// The keys of an object as its reader asks for them; what was never asked for is told as unknown.
struct JSONFields {
    /// Where the object stands.
    let range: Range<Int>
    private let members: [String: JSONMember]
    private let order: [JSONMember]
    private var asked: Set<String> = []

    /// Takes an object apart; nil, with the reason told, where the value is none. Where it has no name it is
    /// what the file is made of: `The entry`.
    init?(
        _ node: JSONNode, called name: String?, orElse whole: String = "The entry", _ problems: inout Problems
    ) {
        guard case .object(let members) = node.value else {
            let subject = (name.map { $0.quoted } ?? whole) + " is"
            problems.error(
                "wrong-kind", "\(subject) \(node.value.kind), and should be an object.", at: node.range)
            return nil
        }
        order = members
        self.members = Dictionary(members.map { ($0.key, $0) }) { first, _ in first }
        range = node.range
    }

    /// What stands under a key, nil where the object has no such key.
    mutating func optional(_ key: String) -> JSONMember? {
        asked.insert(key)
        return members[key]
    }

    /// What stands under a key that must be there.
    mutating func required(_ key: String, _ problems: inout Problems) -> JSONMember? {
        let member = optional(key)
        if member == nil {
            problems.error(
                "missing-key", "The key \(key.quoted) is missing.",
                at: range.lowerBound..<(range.lowerBound + 1))
        }
        return member
    }

    /// The text under a key, nil where the object has no such key.
    mutating func text(_ key: String, _ problems: inout Problems) -> Cell? {
        optional(key).flatMap { $0.node.text(called: key, &problems) }
    }

    /// The text under a key that must be there.
    mutating func requiredText(_ key: String, _ problems: inout Problems) -> Cell? {
        required(key, &problems).flatMap { $0.node.text(called: key, &problems) }
    }

    /// The texts of the list under a key, nil where the object has no such key.
    mutating func texts(_ key: String, _ problems: inout Problems) -> [Cell]? {
        optional(key).flatMap { $0.texts(&problems) }
    }

    /// Tells of every key that was never asked for.
    func finish(_ problems: inout Problems) {
        for member in order where !asked.contains(member.key) {
            problems.error(
                "unknown-key", "The key \(member.key.quoted) is not known here.", at: member.keyRange,
                mend: NearestWord.question(member.key, among: asked.filter { members[$0] == nil }))
        }
    }
}

extension JSONMember {
    /// Whether `[]` stands under the key.
    var isEmptyList: Bool {
        guard case .array(let items) = node.value else { return false }
        return items.isEmpty
    }

    /// The texts of a list that is not empty; nil, with the reason told, where it is none.
    func texts(_ problems: inout Problems) -> [Cell]? {
        guard case .array(let items) = node.value else {
            problems.error(
                "wrong-kind", "\(key.quoted) is \(node.value.kind), and should be a list of texts.",
                at: node.range, mend: "Write it between brackets: `[\"...\"]`.")
            return nil
        }
        if items.isEmpty {
            problems.error(
                "empty-list", "The list \(key.quoted) is empty.", at: node.range,
                mend: "Name what it should hold, or remove the key.")
            return nil
        }
        return items.compactMap { $0.text(called: key, &problems) }
    }
}

extension JSONNode {
    /// The text without white space around it; nil, with the reason told, where the value is no text or
    /// an empty one.
    func text(called name: String, _ problems: inout Problems) -> Cell? {
        guard case .string(let text) = value else {
            problems.error(
                "wrong-kind", "\(name.quoted) is \(value.kind), and should be a text.", at: range,
                mend: "Write it between quotes.")
            return nil
        }
        guard text.utf8.count <= problems.source.limits.fieldBytes else {
            problems.error(
                "field-too-long", "\(name.quoted) has more than \(problems.source.limits.fieldBytes) bytes.",
                at: range)
            return nil
        }
        let trimmed = text.trimmingBlanks()
        if trimmed.isEmpty {
            problems.error(
                "empty-text", "\(name.quoted) is empty.", at: range, mend: "Fill it in, or remove the key.")
            return nil
        }
        return Cell(name: name, text: trimmed, range: range)
    }
}
