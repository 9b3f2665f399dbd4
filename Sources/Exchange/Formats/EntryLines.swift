internal import CeasefireModel

/// Files of entries: one object of JSON on each line, one entry in each object.
enum EntryLines {
    /// Reads a file; `row` makes a row of the fields of one object.
    static func read<Row: Equatable & Sendable>(
        _ bytes: [UInt8], file: String, sourceZone: String, zones: any TimeZoneRules, limits: ReaderLimits,
        row: (inout EntryReader, inout JSONFields) -> RowOutcome<Row>?
    ) -> Intake<Row> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        let times = TimeReader(zone: sourceZone, rules: zones)
        var reader = EntryReader(source: source, times: times)
        return ObjectLines.read(source, times, things: "entries") { line, builder in
            var outcome: RowOutcome<Row>?
            if var fields = reader.fields(on: line) { outcome = row(&reader, &fields) }
            builder.close(outcome, &reader.problems)
        }.intake
    }
}

/// What every entry begins with, as far as it could be read.
struct EntryHead {
    /// The name as it stands there.
    var name: Cell?
    var id: EntryID?
    var author: String?
    /// In what capacity; empty where nobody said.
    var role: String
    /// Nil where it is missing, or was needed and cannot be read.
    var reason: String?
    var available: Interval?
    var recorded: Instant?
    var release: ReleaseMark
}

extension EntryReader {
    /// The fields of the object on a line; nil where there is none, with the reason told.
    mutating func fields(on line: SourceLine) -> JSONFields? {
        problems.begin(rowAt: line.range.lowerBound, line: line.number)
        guard problems.checkLine(line) else { return nil }
        var parser = JSONParser(problems.source, range: line.range)
        guard let node = parser.parse(&problems), let fields = JSONFields(node, called: nil, &problems)
        else {
            problems.lookForMarks(in: line.range)
            return nil
        }
        return fields
    }

    /// Who says it, why, when it became known and who may see it.
    mutating func head(_ fields: inout JSONFields, needsReason: Bool) -> EntryHead {
        let name = fields.requiredText("entry", &problems)
        let identifier = name.flatMap { $0.identifier(&problems) }
        let author = fields.requiredText("author", &problems).map { $0.plain(&problems) }
        let role = fields.text("role", &problems).map { $0.plain(&problems) } ?? ""
        let reason =
            needsReason ? fields.requiredText("reason", &problems) : fields.text("reason", &problems)
        let reasonText = reason.map { $0.plain(&problems) }
        let available = fields.requiredText("available", &problems).flatMap { times.interval($0, &problems) }
        let recorded = fields.text("recorded", &problems).flatMap { times.moment($0, &problems) }
        let mark = ReleaseMark.read(
            fields.text("release", &problems), fields.text("embargo-until", &problems), times, &problems)
        return EntryHead(
            name: name, id: identifier.map { EntryID($0) }, author: author, role: role, reason: reasonText,
            available: available, recorded: recorded, release: mark)
    }
}
