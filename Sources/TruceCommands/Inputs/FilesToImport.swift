internal import CeasefireModel
internal import EventStore
internal import Exchange
internal import RecordKeeping

/// A file whose rows shall stand on the record.
struct FileToImport {
    let path: String
    let isUsable: Bool
    /// Hands on the rows, with the place of each in the file.
    let content: () throws -> (rows: RowsToImport, spans: [SourceSpan])

    /// Files of so many bytes together are held in memory from the check to the end. Of more, each is read again when its turn comes, so that
    /// no two are held at once.
    static let heldBytes = 64 << 20
}

extension IntakeReader {
    /// Files of reports, each on its own.
    mutating func filesOfReports(
        _ paths: [String], as entry: @escaping @Sendable (Report) -> RecordedEntry
    ) throws -> [FileToImport] {
        let words = try paths.map { word in
            let (path, mappingPath) = Self.split(word)
            return (path: path, mapping: try mappingPath.map { try readMapping($0) })
        }
        let (zone, zones, gazetteer) = (sourceZone, shell.zones, gazetteer)
        return try files(words.map(\.path)) { number, bytes in
            let (path, mapping) = words[number]
            let intake = ReportsReader.read(
                bytes, file: path, mapping: mapping, sourceZone: zone, zones: zones)
            return gazetteer.map { $0.fill(intake) } ?? intake
        } as: {
            entry($0)
        } empty: {
            Self.noRows($0)
        }
    }

    /// Files of other rows, each on its own.
    mutating func filesOfRows<Row: Sendable>(
        _ paths: [String], read: @escaping @Sendable ([UInt8], String) -> Intake<Row>,
        as entry: @escaping @Sendable (Row) -> RecordedEntry
    ) throws -> [FileToImport] {
        try files(paths) { number, bytes in
            read(bytes, paths[number])
        } as: {
            entry($0)
        } empty: { _ in
            nil
        }
    }

    /// Reads all files and shows what is wrong with them, before anything is written.
    private mutating func files<Row: Sendable>(
        _ paths: [String], read: @escaping @Sendable (Int, [UInt8]) -> Intake<Row>,
        as entry: @escaping @Sendable (Row) -> RecordedEntry, empty: (String) -> Diagnostic?
    ) throws -> [FileToImport] {
        var (files, held) = ([FileToImport](), 0)
        for (number, path) in paths.enumerated() {
            let bytes = try shell.read(path)
            let intake = read(number, bytes)
            let digest = Digest(hashing: bytes)
            if intake.readCount == 0, !intake.hasErrors, let word = empty(path) { show([word]) }
            show(intake.diagnostics, isGuarded: isGuarded || intake.isMarked)
            if intake.hasErrors { hasRejections = true }
            let isUsable = !(intake.hasErrors && intake.rows.isEmpty)
            held += bytes.count
            guard paths.count > 1, held > FileToImport.heldBytes else {
                let rows = RowsToImport(path: path, digest: digest, intake, as: entry)
                files.append(FileToImport(path: path, isUsable: isUsable) { (rows, intake.spans) })
                continue
            }
            let shell = shell
            files.append(
                FileToImport(path: path, isUsable: isUsable) {
                    let bytes = try shell.read(path)
                    guard Digest(hashing: bytes) == digest else {
                        throw ShellError(
                            description:
                                "\(path): was changed while the files were imported; the files before it stand on the record, so run the import again"
                        )
                    }
                    let intake = read(number, bytes)
                    return (RowsToImport(path: path, digest: digest, intake, as: entry), intake.spans)
                })
        }
        return files
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

    /// Leaves out of files of entries what points at nothing, and tells of it.
    mutating func leaveOutLooseEnds(
        of contents: [(rows: RowsToImport, spans: [SourceSpan])],
        _ looseEnds: ([RecordedEntry]) throws -> [LooseEnd]
    ) throws -> [(rows: RowsToImport, spans: [SourceSpan])] {
        let ends = try looseEnds(
            contents.flatMap { content in (0..<content.rows.count).map { content.rows.entry($0) } })
        guard !ends.isEmpty else { return contents }
        hasRejections = true
        tell(ends, at: contents.flatMap(\.spans))
        let out = Set(ends.map(\.place))
        var first = 0
        return contents.map { rows, spans in
            let kept = (0..<rows.count).filter { [first] in !out.contains(first + $0) }
            first += rows.count
            var left = rows
            left.count = kept.count
            left.rejected += UInt64(rows.count - kept.count)
            left.entry = { rows.entry(kept[$0]) }
            return (left, kept.map { spans[$0] })
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

extension RowsToImport {
    fileprivate init<Row: Sendable>(
        path: String, digest: Digest, _ intake: Intake<Row>,
        as entry: @escaping @Sendable (Row) -> RecordedEntry
    ) {
        let rows = intake.rows
        self.init(
            file: String(path.split(separator: "/").last ?? "file"), digest: digest, count: rows.count,
            rejected: UInt64(intake.rejectedCount), setAside: UInt64(intake.filteredCount)
        ) {
            entry(rows[$0])
        }
    }
}
