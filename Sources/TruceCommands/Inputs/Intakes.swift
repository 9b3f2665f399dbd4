internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence
internal import Exchange
internal import Fingerprint
internal import Publication

/// A file that was read, by name, content and counts.
struct ReadFile: Sendable {
    let path: String
    let kind: String
    let read: Int
    let accepted: Int
    let rejected: Int
    /// Rows that a mapping set aside, since they tell of something else.
    var filtered = 0
    /// Names the content; the order of rows does not matter.
    let digest: String
    /// Which record it is, where it is one.
    var record: RecordCount?
}

/// Reads inputs, prints every diagnostic, and counts.
struct IntakeReader {
    let shell: Shell
    let isStrict: Bool
    let sourceZone: String
    let release: ReleaseTier
    /// Finds positions for reports that give only a name; nil where no gazetteer is given.
    private(set) var gazetteer: Gazetteer?
    var hasRejections = false
    private var readFiles: [ReadFile] = []
    /// Whether an origin is protected: then any row may name it.
    private(set) var isGuarded = false

    init(shell: Shell, isStrict: Bool, sourceZone: String, release: ReleaseTier) {
        self.shell = shell
        self.isStrict = isStrict
        self.sourceZone = sourceZone
        self.release = release
    }

    /// The files that were read, what people said first, and among them those in which a document's zones and lines are drawn.
    func files(drawn: [ReadFile]) -> [ReadFile] {
        let known = ["gazetteer", "origins", "weights"]
        return readFiles.filter { $0.kind == "gazetteer" } + drawn
            + readFiles.filter { !known.contains($0.kind) } + readFiles.filter { $0.kind == "origins" }
            + readFiles.filter { $0.kind == "weights" }
    }

    mutating func reports(_ paths: [String]) throws -> [Report] {
        var inputs: [(path: String, mapping: ReportMapping?, bytes: [UInt8])] = []
        for word in paths {
            let (path, mappingPath) = Self.split(word)
            inputs.append((path, try mappingPath.map { try readMapping($0) }, try shell.read(path)))
        }
        let (zone, zones) = (sourceZone, shell.zones)
        let read = AllCores().results(of: inputs.count) { [inputs] number in
            let (path, mapping, bytes) = inputs[number]
            let intake = ReportsReader.read(
                bytes, file: path, mapping: mapping, sourceZone: zone, zones: zones)
            return (intake: intake, digest: ReportDigest.ofReports(bytes, file: path))
        }
        for (word, read) in zip(paths, read) {
            if read.intake.readCount == 0, !read.intake.hasErrors {
                show([Self.noRows(Self.split(word).path)])
            }
            readFiles.append(file(word, "reports", read.intake, digest: read.digest))
        }
        let intakes = read.map(\.intake)
        let merged = ReportsCSV.merge(intakes)
        return try finish(gazetteer.map { $0.fill(merged) } ?? merged, "reports")
    }

    static func noRows(_ path: String) -> Diagnostic {
        Diagnostic(
            severity: .warning, code: "no-rows",
            message: "The file holds no report: whatever is assessed, this file has no part in it.",
            span: SourceSpan(file: path, line: 1, column: 1),
            mend: "Check that it is the file that was meant; one report is a row under the header.")
    }

    /// `table.csv@table.mapping.json` is a foreign table and the mapping that reads it.
    static func split(_ word: String) -> (path: String, mapping: String?) {
        guard word.hasSuffix(".json"), let at = word.lastIndex(of: "@") else { return (word, nil) }
        return (String(word[..<at]), String(word[word.index(after: at)...]))
    }

    /// Takes in gazetteers, as one. `FILE@MAPPING.json` is a foreign one and the mapping that reads it.
    mutating func takeGazetteers(_ words: [String]) throws {
        guard !words.isEmpty else { return }
        var entries: [Gazetteer.Entry] = []
        for word in words {
            let (path, mappingPath) = Self.split(word)
            var mapping = GazetteerMapping.native
            if let mappingPath {
                let (read, diagnostics) = GazetteerMapping.read(
                    try shell.read(mappingPath), file: mappingPath)
                show(diagnostics)
                guard let read else {
                    shell.err("truce: \(mappingPath) cannot be used as a mapping; nothing was done\n")
                    throw ExitStatus.badInput.code
                }
                mapping = read
            }
            let bytes = try shell.read(path)
            let intake = Gazetteer.read(bytes, file: path, mapping: mapping)
            readFiles.append(file(word, "gazetteer", intake, digest: ReportDigest.ofRows(bytes)))
            entries += try finish(intake, "places of the gazetteer")
        }
        gazetteer = Gazetteer(entries)
    }

    mutating func observations(_ paths: [String]) throws -> [Observation] {
        try read(paths, "observations", digest: ReportDigest.ofRows) { [sourceZone, shell] in
            ObservationsCSV.read($0, file: $1, sourceZone: sourceZone, zones: shell.zones)
        }
    }

    /// Reads what the agreement draws; all that is wrong is shown before anything is given up.
    ///
    /// - Parameter others: What other documents draw that are held against the same record.
    func theatre(
        _ agreement: Agreement, drawn: [String], others: Set<String> = []
    ) throws -> (Theatre, [ReadFile]) {
        let known = agreement.zones.map(\.name.text) + agreement.lines.map(\.name.text)
        var elsewhere: [String: String] = [:]
        for word in drawn {
            guard let sign = word.firstIndex(of: "="), sign != word.startIndex else {
                shell.err("truce: --drawn '\(word)' is not NAME=PATH, such as contact=maps/lines\n")
                throw ExitStatus.badInput.code
            }
            let name = String(word[..<sign])
            guard !others.contains(name) || known.contains(name) else { continue }
            guard known.contains(name) else {
                let list = known.isEmpty ? "it draws nothing" : "it draws \(known.joined(separator: ", "))"
                shell.err("truce: --drawn: the agreement draws no '\(name)'; \(list)\n")
                throw ExitStatus.badInput.code
            }
            elsewhere[name] = String(word[word.index(after: sign)...])
        }
        guard !known.isEmpty else { return (Theatre(), []) }
        var loader = TheatreLoader(shell: shell, timeZone: agreement.timeZone, elsewhere: elsewhere)
        loader.load(agreement)
        show(loader.diagnostics)
        if loader.diagnostics.contains(where: { $0.severity == .error }) {
            shell.err("truce: what the agreement draws cannot be read in whole; nothing was done\n")
            throw ExitStatus.badInput.code
        }
        return (loader.theatre, loader.files)
    }

    func readMapping(_ path: String) throws -> ReportMapping {
        let (mapping, diagnostics) = ReportMapping.read(try shell.read(path), file: path)
        show(diagnostics)
        guard let mapping else {
            shell.err("truce: \(path) cannot be used as a mapping; nothing was done\n")
            throw ExitStatus.badInput.code
        }
        return mapping
    }

    mutating func statements(_ path: String?) throws -> [Statement] {
        try read(path, "statements", digest: ReportDigest.ofRows) { [sourceZone, shell] bytes, path in
            StatementsCSV.read(bytes, file: path, sourceZone: sourceZone, zones: shell.zones)
        }
    }

    mutating func entries(_ path: String?) throws -> [Entry] {
        try read(path, "entries", digest: ReportDigest.ofLines) { [sourceZone, shell] bytes, path in
            EntriesNDJSON.read(bytes, file: path, sourceZone: sourceZone, zones: shell.zones)
        }
    }

    mutating func origins(_ path: String?) throws -> OriginRegister {
        let register = OriginRegister(
            try read(path, "origins", digest: ReportDigest.ofRows) { OriginsCSV.read($0, file: $1) })
        isGuarded = !register.protectedNames.isEmpty
        return register
    }

    mutating func weights(_ path: String?) throws -> WeightTable {
        let settings = try read(path, "weights", digest: ReportDigest.ofRows) {
            WeightsCSV.read($0, file: $1)
        }
        var table = WeightTable.standard
        for setting in settings {
            guard let line = WeightTable.Setting(rawValue: setting.name) else {
                show([unknown(setting)])
                throw ExitStatus.badInput.code
            }
            guard setting.decibans >= 0 || line.mayBeNegative else {
                show([negative(setting)])
                throw ExitStatus.badInput.code
            }
            table[line] = setting.decibans
        }
        return table
    }

    private func negative(_ setting: WeightSetting) -> Diagnostic {
        Diagnostic(
            severity: .error, code: "negative-weight",
            message:
                "'\(setting.name)' cannot be \(decibansText(setting.decibans)): a word cannot count for its contrary",
            span: setting.span, mend: "write 0 or more")
    }

    private func unknown(_ setting: WeightSetting) -> Diagnostic {
        Diagnostic(
            severity: .error, code: "unknown-weight",
            message: "there is no weight named '\(setting.name)'", span: setting.span,
            mend: "use one of: "
                + WeightTable.Setting.allCases.map(\.rawValue).joined(separator: ", "))
    }

    private mutating func read<Row: Sendable>(
        _ path: String?, _ kind: String, digest: ([UInt8]) -> String,
        as parse: ([UInt8], String) -> Intake<Row>
    ) throws -> [Row] {
        guard let path else { return [] }
        return try finish(open(path, kind, digest: digest, as: parse), kind)
    }

    /// Several files of one kind, read as one.
    private mutating func read<Row: Sendable & Equatable & Identifiable>(
        _ paths: [String], _ kind: String, digest: ([UInt8]) -> String,
        as parse: ([UInt8], String) -> Intake<Row>
    ) throws -> [Row] where Row.ID: CustomStringConvertible {
        guard !paths.isEmpty else { return [] }
        let intakes = try paths.map { try open($0, kind, digest: digest, as: parse) }
        return try finish(Intake.merging(intakes), kind)
    }

    /// Reads a file and counts it.
    private mutating func open<Row: Sendable>(
        _ path: String, _ kind: String, digest: ([UInt8]) -> String,
        as parse: ([UInt8], String) -> Intake<Row>
    ) throws -> Intake<Row> {
        let bytes = try shell.read(path)
        let intake = parse(bytes, path)
        readFiles.append(file(path, kind, intake, digest: digest(bytes)))
        return intake
    }

    private func file<Row>(_ path: String, _ kind: String, _ intake: Intake<Row>, digest: String) -> ReadFile
    {
        ReadFile(
            path: path, kind: kind, read: intake.readCount, accepted: intake.acceptedCount,
            rejected: intake.rejectedCount,
            filtered: intake.filteredCount, digest: digest)
    }

    /// Shows what is wrong. A file without a usable row is refused; under `--strict`, so is one with any
    /// rejection.
    private mutating func finish<Row>(_ intake: Intake<Row>, _ kind: String) throws -> [Row] {
        show(intake.diagnostics, isGuarded: isGuarded || intake.isMarked)
        guard intake.hasErrors else { return intake.rows }
        hasRejections = true
        if intake.rows.isEmpty {
            shell.err("truce: no usable row is left among the \(kind); nothing was done\n")
            throw ExitStatus.badInput.code
        }
        if isStrict {
            shell.err(
                "truce: \(intake.rejectedCount) of \(intake.readCount) \(kind) were rejected; --strict refuses to go on\n"
            )
            throw ExitStatus.badInput.code
        }
        return intake.rows
    }

    /// Notes of one kind that are shown; of the rest only the number is told.
    static let mostNotes = 20

    /// What is wrong with a file that holds protected rows is told without the words of the file, save to the
    /// body that assesses.
    func show(_ diagnostics: [Diagnostic], isGuarded: Bool = false) {
        let isQuiet = isGuarded && release != .internal
        let diagnostics = isQuiet ? diagnostics.map(\.withoutValues) : diagnostics
        guard !diagnostics.isEmpty else { return }
        var notes: [String: Int] = [:]
        let shown = diagnostics.filter { diagnostic in
            guard diagnostic.severity == .note else { return true }
            notes[diagnostic.code, default: 0] += 1
            return notes[diagnostic.code, default: 0] <= Self.mostNotes
        }
        shell.err(DiagnosticText.render(shown, inColour: shell.showsColour) + "\n")
        for (code, count) in notes.sorted(by: { $0.key < $1.key }) where count > Self.mostNotes {
            shell.err("truce: \(count - Self.mostNotes) more notes [\(code)] are not shown\n")
        }
    }
}

extension Diagnostic {
    /// Where and what kind, without any value of the file.
    fileprivate var withoutValues: Diagnostic {
        Diagnostic(
            severity: severity, code: code,
            message: "The file holds protected rows, so what it says here is not quoted.", span: span,
            mend: "`--release internal` shows it.")
    }
}
