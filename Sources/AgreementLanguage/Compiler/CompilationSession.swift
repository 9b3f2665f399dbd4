internal import CeasefireModel
internal import Fingerprint

/// Compiles one document and those that it uses, each of them once.
struct CompilationSession {
    private let zones: any TimeZoneRules
    private let loader: any DocumentLoader
    private let limits: CompilerLimits
    /// What was found in each document, the first one first.
    private(set) var diagnostics: [DiagnosticSink] = []
    private var compiled: [String: CompiledUnit?] = [:]
    // The documents that wait for one another, from the first.
    private var underWay: [String] = []

    init(zones: any TimeZoneRules, loader: any DocumentLoader, limits: CompilerLimits) {
        self.zones = zones
        self.loader = loader
        self.limits = limits
    }

    /// One document; nil where it is too long to be read.
    mutating func compile(_ bytes: [UInt8], file: String, isRoot: Bool) -> CompiledUnit? {
        // Its place among the diagnostics is before that of the documents it uses.
        let place = diagnostics.count
        let isTooLong = bytes.count > limits.documentBytes
        let source = SourceText(bytes: isTooLong ? [] : bytes, file: file)
        var sink = DiagnosticSink(source: source, limit: limits.diagnosticsPerDocument)
        diagnostics.append(sink)
        defer { diagnostics[place] = sink }
        if isTooLong {
            sink.error(
                .limitExceeded,
                "The document has \(bytes.count) bytes; at most \(limits.documentBytes) are read.", at: 0..<0,
                mend: "Split the agreement into several documents.")
            return nil
        }
        if let invalid = source.firstInvalid {
            sink.error(
                .notUTF8, "The document is not UTF-8: here stand bytes that are no character.",
                at: invalid..<(invalid + 1), mend: "Save the document as UTF-8.")
        }
        underWay.append(DocumentPath.resolve(file, from: "") ?? file)
        defer { underWay.removeLast() }
        let document = DocumentReader.read(source, limits: limits, sink: &sink)
        let header = HeaderReader.read(document, zones: zones, limits: limits, sink: &sink)
        let used = header.uses.map { UsedUnit(use: $0, unit: load($0, from: file, sink: &sink)) }
        return assemble(document, header, used, isRoot: isRoot, sink: &sink)
    }

    // MARK: Documents used

    private mutating func load(_ use: Header.Use, from file: String, sink: inout DiagnosticSink)
        -> CompiledUnit?
    {
        let (path, range) = (use.path.name, use.path.range)
        guard let resolved = DocumentPath.resolve(path, from: file) else {
            sink.error(
                .badPath, "\(path.quoted) is not a path that leads from this document to another.", at: range,
                mend: "Write it relative to this document, with `/`: `../plan/plan.md`.")
            return nil
        }
        if underWay.contains(resolved) {
            let circle = underWay.drop { $0 != resolved } + [resolved]
            sink.error(
                .usesCycle, "The document uses itself: \(chain(Array(circle), "uses")).",
                at: range, mend: "Move what both need into a third document.")
            return nil
        }
        if let known = compiled[resolved] { return known }
        guard underWay.count < limits.usesDepth, compiled.count < limits.usedDocuments else {
            sink.error(
                .limitExceeded,
                underWay.count < limits.usesDepth
                    ? "The agreement uses more than \(limits.usedDocuments) documents."
                    : "More than \(limits.usesDepth) documents use one another in a row.",
                at: range, mend: "Gather some of them in one document.")
            return nil
        }
        do {
            let bytes = try loader.bytes(ofDocumentAt: resolved)
            let unit = compile(bytes, file: resolved, isRoot: false)
            compiled[resolved] = .some(unit)
            return unit
        } catch {
            sink.error(
                .documentUnavailable, "The document \(path.quoted) cannot be read: \(error.reason).",
                at: range,
                mend: "Check the path; it is counted from the folder of this document.")
            return nil
        }
    }

    // MARK: One document

    private func assemble(
        _ document: MarkdownDocument, _ header: Header, _ used: [UsedUnit], isRoot: Bool,
        sink: inout DiagnosticSink
    ) -> CompiledUnit {
        let parsed = BlockReader(document: document, limits: limits).read(sink: &sink)
        var builder = ScopeBuilder(header: header, sink: sink)
        for one in used {
            if let unit = one.unit { builder.take(unit, usedAt: one.use.path.range) }
        }
        builder.declare(parsed, requires: header.requires)
        var typer = DocumentTyper(
            scope: builder.scope, sink: builder.sink, title: header.title, timeZone: header.timeZone,
            zones: zones)
        typer.type(parsed.blocks)
        var assembly = Assembly(
            document: document.countingMeaning(of: parsed.blocks), header: header, typer: typer)
        assembly.take(used)
        assembly.check(isRoot: isRoot)
        sink = assembly.typer.sink
        return assembly.unit()
    }
}

/// A document that another one uses, and what came of it.
struct UsedUnit {
    /// How it is used.
    let use: Header.Use
    /// The document; nil where it could not be had.
    let unit: CompiledUnit?
}
