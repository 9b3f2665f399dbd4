internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Geography
internal import Publication
internal import RecordKeeping

/// An entry as names and values, for people and for programs. The names are those of the fields as `Documentation/Record.md` and the
/// readers of files call them; what is absent is left out.
enum EntryOutline {
    /// All of an entry.
    static func of(_ entry: RecordedEntry) -> [(String, JSONValue)] {
        let substance = entry.substance
        var fields: [(String, JSONValue)] = [
            ("kind", .string(substance.kind.word)), ("name", .string(substance.name)),
            ("author", .string(entry.author)),
        ]
        if !entry.role.isEmpty { fields.append(("role", .string(entry.role))) }
        if let occurred = substance.occurred { fields.append(("occurred", interval(occurred))) }
        fields.append(("available", interval(substance.available)))
        if !entry.reason.isEmpty { fields.append(("reason", .string(entry.reason))) }
        fields.append(("release", .string(substance.release.widest.rawValue)))
        if let until = substance.release.embargoUntil {
            fields.append(("embargo_until", .string(until.utcText)))
        }
        if let corrects = entry.corrects {
            fields.append(("corrects", .integer(Int64(clamping: corrects.number))))
        }
        fields.append(("content", content(substance.content)))
        if !substance.attachments.isEmpty {
            fields.append(("attachments", .array(substance.attachments.map { value(of: $0) })))
        }
        return fields
    }

    /// What holds after a correction.
    static func afterCorrection(_ entry: RecordedEntry) -> JSONValue {
        guard case .act(.correction(let correction)) = entry.substance.content,
            let replacement = correction.replacement
        else { return .string("nothing: it was withdrawn") }
        return content(replacement.substance.content)
    }

    private static func content(_ content: EntryContent) -> JSONValue {
        switch content {
        case .report(let report): of(report)
        case .statement(let statement): object(of: statement, without: ["id", "available", "release"])
        case .observation(let observation): object(of: observation, without: ["id", "available", "release"])
        case .entry(let content): payload(of: content)
        case .act(.correction(let correction)):
            correction.replacement.map { .object([("replaced_by", .object(of($0)))]) }
                ?? .object([("withdrawn", .bool(true))])
        case .act(let act): payload(of: act)
        }
    }

    /// What a case of an enumeration carries; the case itself is the kind of the entry.
    private static func payload(of content: Any) -> JSONValue {
        Mirror(reflecting: content).children.first.map { value(of: $0.value) } ?? .null
    }

    /// A report keeps its fields behind properties.
    private static func of(_ report: Report) -> JSONValue {
        let fields: [(String, Any?)] = [
            ("place", report.place), ("act", report.act), ("weapons", report.weapons),
            ("weapon_count", report.weaponCount), ("target", report.target), ("claimant", report.claimant),
            ("accused", report.accused), ("killed", report.killed), ("injured", report.injured),
            ("outlet", report.outlet), ("outlet_kind", report.outletKind),
            ("attribution", report.attribution),
            ("url", report.url), ("summary", report.summary), ("catalogue", report.catalogue),
        ]
        return .object(
            fields.compactMap { name, field in field.map { (name, value(of: $0)) } }.filter { !isEmpty($0.1) }
        )
    }

    private static func object(of content: Any, without hidden: Set<String> = []) -> JSONValue {
        .object(
            Mirror(reflecting: content).children.compactMap { child in
                guard let label = child.label, !hidden.contains(label) else { return nil }
                let field = value(of: child.value)
                return isEmpty(field) ? nil : (snake(label), field)
            })
    }

    private static func value(of content: Any) -> JSONValue {
        switch content {
        case let value as any NamedText: .string(value.text)
        case let value as Instant: .string(value.utcText)
        case let value as Interval: interval(value)
        case let value as CivilTime: .string(value.dateText)
        case let value as Coordinate:
            .object([("latitude", .number(value.latitude)), ("longitude", .number(value.longitude))])
        case let value as MerkleHash: .string(value.hexadecimal)
        case let value as any CustomStringConvertible & IsOneWord: .string(value.description)
        case let value as EntryKind: .string(value.word)
        case let value as EntryName: .string(value.words)
        case let value as Range<UInt64>: .string("\(value.lowerBound) to \(value.upperBound - 1)")
        case let value as Bool: .bool(value)
        case let value as String: .string(value)
        case let value as Double: .number(value)
        case let value as any BinaryInteger: .integer(Int64(clamping: value))
        case let value as any RawRepresentable: raw(value)
        default: reflected(content)
        }
    }

    private static func raw(_ value: any RawRepresentable) -> JSONValue {
        // Numbers of kinds stand in the leaves; people read the word.
        value.rawValue is String ? .string("\(value.rawValue)") : .string("\(value)")
    }

    private static func reflected(_ content: Any) -> JSONValue {
        let mirror = Mirror(reflecting: content)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.map { value(of: $0.value) } ?? .null
        case .collection: return .array(mirror.children.map { value(of: $0.value) })
        case .set:
            let members = mirror.children.map { value(of: $0.value) }
            return .array(members.sorted { text($0) < text($1) })
        case .enum:
            guard let child = mirror.children.first else { return .string(snake("\(content)")) }
            return .object([(snake(child.label ?? "value"), value(of: child.value))])
        case .tuple, .struct: return object(of: content)
        default: return .string("\(content)")
        }
    }

    private static func interval(_ interval: Interval) -> JSONValue {
        interval.earliest == interval.latest
            ? .string(interval.earliest.utcText)
            : .object([
                ("from", .string(interval.earliest.utcText)), ("to", .string(interval.latest.utcText)),
            ])
    }

    private static func text(_ value: JSONValue) -> String { value.text(openLevels: 0) }

    private static func isEmpty(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .string(""): true
        case .array(let values): values.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }

    /// `weaponCount` as `weapon_count`.
    private static func snake(_ label: String) -> String {
        label.reduce(into: "") { text, letter in
            if letter.isUppercase, !text.isEmpty { text += "_" }
            text += letter.lowercased()
        }
    }
}

/// Names of all kinds.
private protocol NamedText { var text: String { get } }
extension Identifier: NamedText {}

/// Values that describe themselves in one word.
private protocol IsOneWord {}
extension EventStore.Digest: IsOneWord {}
extension PublicKey: IsOneWord {}

extension EntryName {
    /// Reads a name with its space before it; without one it is that of an entry.
    init(words: String) {
        let spaces: [(String, NameSpace)] = [
            ("report:", .reports), ("statement:", .statements), ("observation:", .observations),
            ("entry:", .entries),
        ]
        for (prefix, space) in spaces where words.hasPrefix(prefix) {
            self.init(space, String(words.dropFirst(prefix.count)))
            return
        }
        self.init(.entries, words)
    }
}

extension JSONValue {
    /// The value on lines of `name: value`, indented, with nothing in it that a terminal would act on.
    func lines(indent: Int = 0) -> [String] {
        let margin = String(repeating: " ", count: indent)
        switch self {
        case .object(let members):
            return members.flatMap { name, value -> [String] in
                switch value {
                case .object: return ["\(margin)\(name):"] + value.lines(indent: indent + 2)
                case .array(let items) where items.contains(where: \.isObject):
                    return ["\(margin)\(name):"]
                        + items.flatMap { ["\(margin)  -"] + $0.lines(indent: indent + 4) }
                default: return ["\(margin)\(name): \(value.word)"]
                }
            }
        default: return [margin + word]
        }
    }

    private var isObject: Bool { if case .object = self { true } else { false } }

    private var word: String {
        switch self {
        case .string(let text): DiagnosticText.escaped(text)
        case .array(let items): items.map(\.word).joined(separator: ", ")
        default: text(openLevels: 0).trimmingCharacters
        }
    }
}

extension String {
    fileprivate var trimmingCharacters: String { String(prefix { !$0.isNewline }) }
}
