internal import CeasefireModel

/// Reads the front matter.
struct HeaderReader {
    var typer: DocumentTyper
    var header = Header()
    private let zones: any TimeZoneRules

    /// What the front matter says, as far as it can be read.
    static func read(
        _ document: MarkdownDocument, zones: any TimeZoneRules, limits: CompilerLimits,
        sink: inout DiagnosticSink
    ) -> Header {
        guard let block = document.frontMatter else { return Self.unread }
        let problemsBefore = sink.diagnostics.count
        guard let node = YAMLReader.read(block.content, of: document.source, limits: limits, sink: &sink),
            node.entries != nil
        else {
            if sink.diagnostics.count == problemsBefore {
                sink.error(
                    .emptyBlock, "The front matter says nothing.", at: block.opening,
                    mend:
                        "Write `truce: 1`, `title: ...`, `time-zone: ...` and `parties: {...}`, a line each.")
            }
            return Self.unread
        }
        var reader = Self(sink: sink, zones: zones)
        reader.read(node, opening: block.opening)
        sink = reader.typer.sink
        return reader.header
    }

    private static var unread: Header {
        var header = Header()
        header.knowsAllActors = false
        return header
    }

    private init(sink: DiagnosticSink, zones: any TimeZoneRules) {
        typer = DocumentTyper(scope: Scope(), sink: sink, title: "", timeZone: nil, zones: zones)
        self.zones = zones
    }

    private mutating func read(_ node: SurfaceNode, opening: Range<Int>) {
        let found = typer.keys(of: node, allowed: BlockPart.frontMatter.keys, what: "the front matter")
        let keys = found.pointing(to: opening)
        version(keys)
        let name = "Give the agreement a title: `title: ...`."
        header.title =
            typer.required("title", in: keys, mend: name)
            .flatMap { typer.words($0, for: "title") }?.trimmed ?? ""
        timeZone(keys)
        actors(keys)
        signatures(keys)
        header.statementsFile = typer.optional("statements", in: keys).flatMap { statements($0) }
        requires(keys)
        uses(keys)
    }

    private mutating func version(_ keys: Keys) {
        guard let node = typer.required("truce", in: keys, mend: "Write `truce: 1`."),
            let text = typer.words(node, for: "truce"), text != "1"
        else { return }
        typer.sink.error(
            .unknownVersion, "This is version 1 of the language; the document is in version \(text.quoted).",
            at: node.range, mend: "Write `truce: 1`.")
    }

    private mutating func timeZone(_ keys: Keys) {
        let form = "Name the zone whose clocks the text means: `time-zone: Europe/Kyiv`."
        guard let node = typer.required("time-zone", in: keys, mend: form),
            let text = typer.words(node, for: "time-zone")
        else { return }
        guard zones.offsetSeconds(of: text, at: Instant(secondsSinceEpoch: 0)) != nil else {
            typer.sink.error(
                .unknownZone, "\(text.quoted) is not a time zone.", at: node.range,
                mend: "Name it as the IANA data base does, `Europe/Kyiv`, or give an offset, `+02:00`.")
            return
        }
        header.timeZone = text
    }

    private mutating func statements(_ node: SurfaceNode) -> String? {
        guard let path = typer.words(node, for: "statements") else { return nil }
        guard DocumentPath.resolve(path, from: "") != nil else {
            badPath(path, at: node.range)
            return nil
        }
        return path
    }

    private mutating func badPath(_ path: String, at range: Range<Int>) {
        typer.sink.error(
            .badPath, "\(path.quoted) is not a path that leads from this document to another.", at: range,
            mend: "Write it relative to this document, with `/`: `../plan/plan.md`.")
    }

    private mutating func requires(_ keys: Keys) {
        guard let node = typer.optional("requires", in: keys) else { return }
        let names: [String] =
            typer.members(node, of: "requires", mayBeEmpty: true, areNames: true) { _, text, _ in text } ?? []
        guard !names.isEmpty else { return }
        for item in node.list ?? [node] {
            guard let name = BlockReader.name(item, of: "requires", key: item.range, sink: &typer.sink) else {
                continue
            }
            header.requires.append(.init(name: name, range: item.range))
        }
    }
}
