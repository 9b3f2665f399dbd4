internal import CeasefireModel
internal import EventStore
internal import Exchange
internal import Publication
internal import RecordKeeping

/// Entries that are added together, and what is told of them.
enum EntriesAdded {
    /// Reads lines of JSON; throws where none can be used.
    static func read(
        _ file: String, _ reader: inout IntakeReader, _ writer: RecordWriter
    ) throws -> [(entry: RecordedEntry, span: SourceSpan?)] {
        let shell = reader.shell
        let bytes = try file == "-" ? shell.records.input() : shell.read(file)
        return try read(bytes, file == "-" ? "standard input" : file, &reader, writer)
    }

    static func read(
        _ bytes: [UInt8], _ file: String, _ reader: inout IntakeReader, _ writer: RecordWriter
    ) throws -> [(entry: RecordedEntry, span: SourceSpan?)] {
        let intake = RecordNDJSON.read(
            bytes, file: file, sourceZone: reader.sourceZone, zones: reader.shell.zones)
        reader.show(intake.diagnostics)
        // People write a few entries at a time: one that is wrong keeps the others waiting, so that none is forgotten.
        guard !intake.hasErrors, !intake.rows.isEmpty else {
            reader.shell.err(
                "truce: no entry was added: \(intake.rows.isEmpty && !intake.hasErrors ? "there is none in \(file)" : "mend what is wrong and add all of them")\n"
            )
            throw ExitStatus.badInput.code
        }
        let folder = file.contains("/") ? IncidentsCommand.split(file).folder : ""
        return try zip(intake.rows, intake.spans).map { (try writer.entry(of: $0, folder: folder), $1) }
    }

    /// Adds entries, and tells of each.
    ///
    /// - Returns: Whether any was refused.
    static func add(
        _ rows: [(entry: RecordedEntry, span: SourceSpan?)], to writer: RecordWriter,
        _ reader: inout IntakeReader, _ writing: WritingOptions
    ) throws -> Bool {
        if !writing.ahead {
            let ends = try writer.looseEnds(of: rows.map(\.entry))
            guard ends.isEmpty else {
                reader.tell(ends, at: rows.map(\.span))
                reader.shell.err("truce: no entry was added: mend what is wrong and add all of them\n")
                throw ExitStatus.badInput.code
            }
        }
        let outcomes = try writer.append(rows.map(\.entry))
        var refusals: [(span: SourceSpan, space: NameSpace, refusal: Refusal)] = []
        var (lines, members): (String, [JSONValue]) = ("", [])
        for (row, outcome) in zip(rows, outcomes) {
            let kind = row.entry.substance.kind
            let name = DiagnosticText.escaped(row.entry.substance.name)
            switch outcome {
            case .appended(let number):
                lines += "Leaf \(number): the \(kind.words) \(name), signed by \(writer.grant.holder).\n"
            case .alreadyThere(let number):
                lines += "Leaf \(number) holds the \(kind.words) \(name) already; nothing was done.\n"
            case .refused(let refusal):
                if let span = row.span {
                    refusals.append((span, row.entry.name.space, refusal))
                } else {
                    throw refusal
                }
            }
            if let number = outcome.number {
                members.append(
                    .object([
                        ("leaf", .integer(Int64(clamping: number))), ("kind", .string(kind.word)),
                        ("name", .string(row.entry.substance.name)),
                        ("new", .bool(outcome == .appended(number))),
                    ]))
            }
        }
        reader.refuse(refusals)
        guard !members.isEmpty || refusals.isEmpty else {
            reader.shell.err("truce: nothing was added\n")
            throw ExitStatus.badInput.code
        }
        reader.shell.out(
            writing.json ? JSONValue.object([("added", .array(members))]).text(openLevels: 2) : lines)
        return !refusals.isEmpty
    }
}
