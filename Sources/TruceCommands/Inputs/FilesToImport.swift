internal import CeasefireModel
internal import EventStore
internal import Exchange
internal import RecordKeeping

/// A file whose rows shall stand on the record, with the places that messages name.
struct FileToImport {
    let path: String
    var rows: RowsToImport
    /// Where each row stands in the file.
    var spans: [SourceSpan]
    var isUsable: Bool
}

extension IntakeReader {
    /// Files of reports, each on its own.
    mutating func filesOfReports(
        _ paths: [String], as entry: (Report) -> RecordedEntry
    ) throws -> [FileToImport] {
        var inputs: [(path: String, mapping: ReportMapping?, bytes: [UInt8])] = []
        for word in paths {
            let (path, mappingPath) = Self.split(word)
            inputs.append((path, try mappingPath.map { try readMapping($0) }, try shell.read(path)))
        }
        let (zone, zones) = (sourceZone, shell.zones)
        let intakes = AllCores().results(of: inputs.count) { [inputs] number in
            let (path, mapping, bytes) = inputs[number]
            return ReportsReader.read(bytes, file: path, mapping: mapping, sourceZone: zone, zones: zones)
        }
        return zip(inputs, intakes).map { input, intake in
            if intake.readCount == 0, !intake.hasErrors { show([Self.noRows(input.path)]) }
            return file(input.path, input.bytes, gazetteer.map { $0.fill(intake) } ?? intake, as: entry)
        }
    }

    /// Files of other rows, each on its own.
    mutating func filesOfRows<Row: Sendable>(
        _ paths: [String], read: ([UInt8], String) -> Intake<Row>, as entry: (Row) -> RecordedEntry
    ) throws -> [FileToImport] {
        try paths.map { path in
            let bytes = try shell.read(path)
            return file(path, bytes, read(bytes, path), as: entry)
        }
    }

    private mutating func file<Row: Sendable>(
        _ path: String, _ bytes: [UInt8], _ intake: Intake<Row>, as entry: (Row) -> RecordedEntry
    ) -> FileToImport {
        show(intake.diagnostics, isGuarded: isGuarded || intake.isMarked)
        if intake.hasErrors { hasRejections = true }
        let name = String(path.split(separator: "/").last ?? "file")
        return FileToImport(
            path: path,
            rows: RowsToImport(
                file: name, digest: Digest(hashing: bytes), entries: intake.rows.map(entry),
                rejected: UInt64(intake.rejectedCount), setAside: UInt64(intake.filteredCount)),
            spans: intake.spans, isUsable: !(intake.hasErrors && intake.rows.isEmpty))
    }

    /// Stops before anything is written where a file cannot be used at all, or under `--strict` where a row was rejected.
    func finishFiles(_ files: [FileToImport]) throws {
        let useless = files.filter { !$0.isUsable }.map(\.path)
        guard useless.isEmpty else {
            shell.err(
                "truce: no usable row is left in \(useless.joined(separator: ", ")); nothing was done\n")
            throw ExitStatus.badInput.code
        }
        guard isStrict, hasRejections else { return }
        shell.err("truce: rows were rejected; --strict refuses to go on, and nothing was done\n")
        throw ExitStatus.badInput.code
    }

    /// Shows what in entries points at nothing.
    func tell(_ ends: [LooseEnd], at spans: [SourceSpan?]) {
        show(
            ends.map {
                Diagnostic(
                    severity: .error, code: "points-nowhere", message: $0.sentence,
                    span: spans[$0.place] ?? SourceSpan(file: "the options", line: 1, column: 1),
                    mend: $0.mend)
            })
    }

    /// Leaves out what points at nothing, and tells of it.
    mutating func leaveOutLooseEnds(
        of files: [FileToImport], _ looseEnds: ([RecordedEntry]) throws -> [LooseEnd]
    ) throws -> [FileToImport] {
        let ends = try looseEnds(files.flatMap(\.rows.entries))
        guard !ends.isEmpty else { return files }
        hasRejections = true
        tell(ends, at: files.flatMap(\.spans))
        let out = Set(ends.map(\.place))
        var first = 0
        return files.map { file in
            var file = file
            let kept = file.rows.entries.indices.filter { !out.contains(first + $0) }
            first += file.rows.entries.count
            file.rows.rejected += UInt64(file.rows.entries.count - kept.count)
            file.isUsable = file.isUsable && !(kept.isEmpty && !file.rows.entries.isEmpty)
            file.rows.entries = kept.map { file.rows.entries[$0] }
            file.spans = kept.map { file.spans[$0] }
            return file
        }
    }

    /// Shows which rows the record refused, and why.
    mutating func refuse(_ refusals: [(span: SourceSpan, space: NameSpace, refusal: Refusal)]) {
        guard !refusals.isEmpty else { return }
        hasRejections = true
        show(
            refusals.map {
                Diagnostic(
                    severity: .error, code: "refused", message: $0.refusal.description, span: $0.span,
                    mend: $0.refusal.code == .nameTaken
                        ? "To correct it: `truce record add --corrects LEAF \($0.space.option)FILE --reason WHY`, with this one alone in the file."
                        : "")
            })
    }
}

extension NameSpace {
    /// The option that names a file of such rows; entries stand in a file without one.
    fileprivate var option: String {
        switch self {
        case .entries: ""
        case .reports: "--reports "
        case .statements: "--statements "
        case .observations: "--observations "
        }
    }
}
