internal import CeasefireModel

/// Reads the front matter.
struct HeaderReader {
    private var typer: DocumentTyper
    private var header = Header()
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

    private static let keys = [
        "truce", "title", "time-zone", "parties", "mediators", "guarantors", "statements", "requires", "uses",
    ]

    private mutating func read(_ node: SurfaceNode, opening: Range<Int>) {
        let found = typer.keys(of: node, allowed: Self.keys, what: "the front matter")
        let keys = Keys(values: found.values, ranges: found.ranges, range: opening, what: found.what)
        version(keys)
        let name = "Give the agreement a title: `title: ...`."
        header.title =
            typer.required("title", in: keys, mend: name)
            .flatMap { typer.words($0, for: "title") }?.trimmed ?? ""
        timeZone(keys)
        actors(keys)
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
        guard DocumentPath.resolve(path, from: "") != nil || path.hasPrefix("..") else {
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
            typer.members(node, of: "requires", mayBeEmpty: true) { _, text, _ in text } ?? []
        guard !names.isEmpty else { return }
        for item in node.list ?? [node] {
            guard let name = BlockReader.name(item, of: "requires", sink: &typer.sink) else { continue }
            header.requires.append(.init(name: name, range: item.range))
        }
    }

    // MARK: Uses

    private mutating func uses(_ keys: Keys) {
        let form = "Write `- document: PATH` and, where it requires provisions, `where: {required: mine}`."
        guard let node = typer.optional("uses", in: keys) else { return }
        guard let list = node.list else {
            typer.wrongShape(node, key: "uses", wanted: "a list of documents", mend: form)
            return
        }
        for item in list {
            guard item.entries != nil else {
                typer.wrongShape(item, key: "uses", wanted: "documents with the key `document`", mend: form)
                continue
            }
            let inner = typer.keys(of: item, allowed: ["document", "where"], what: "a document used")
            guard let path = typer.required("document", in: inner, mend: form),
                let text = typer.words(path, for: "document")
            else { continue }
            guard !header.uses.contains(where: { $0.path.name == text }) else {
                typer.sink.error(
                    .listedTwice, "The document \(text.quoted) is used twice.", at: path.range,
                    mend: "Keep one; a required provision can be given a list: `where: {required: [a, b]}`.")
                continue
            }
            let bindings = typer.optional("where", in: inner).map { self.bindings($0, form: form) } ?? []
            header.uses.append(.init(path: .init(name: text, range: path.range), bindings: bindings))
        }
    }

    private mutating func bindings(
        _ node: SurfaceNode, form: String
    ) -> [(required: Header.Named, supplied: [Header.Named])] {
        guard let entries = node.entries else {
            typer.wrongShape(
                node, key: "where", wanted: "required provisions with those supplied", mend: form)
            return []
        }
        return entries.compactMap { entry in
            if case .missing = entry.value.content {
                typer.sink.error(
                    .missingValue, "The required provision \(entry.key.quoted) is given no value.",
                    at: entry.keyRange, mend: "Name a provision of this document.")
                return nil
            }
            let names: [String]? = typer.members(entry.value, of: entry.key) { _, text, _ in text }
            guard let names else { return nil }
            let ranges = (entry.value.list ?? [entry.value]).map(\.range)
            return (
                Header.Named(name: entry.key, range: entry.keyRange),
                zip(names, ranges).map { Header.Named(name: $0, range: $1) }
            )
        }
    }
}

// MARK: Actors

extension HeaderReader {
    private mutating func actors(_ keys: Keys) {
        if typer.required(
            "parties", in: keys, mend: "Name the sides: `parties: {north: The North, south: The South}`.")
            == nil
        {
            header.knowsAllActors = false
        }
        // In this order, whatever the document's: who is a party stays one, whatever else it also is.
        for (key, role) in [
            ("parties", Actor.Role.party), ("mediators", .mediator), ("guarantors", .guarantor),
        ] {
            guard let node = keys[key], !node.isMissing else { continue }
            guard let entries = node.entries else {
                typer.wrongShape(
                    node, key: key, wanted: "short names with full names", mend: "Write `{north: The North}`."
                )
                header.knowsAllActors = false
                continue
            }
            for entry in entries { actor(entry, role: role) }
        }
    }

    private mutating func actor(_ entry: SurfaceEntry, role: Actor.Role) {
        let idNode = SurfaceNode(content: .text(entry.key), range: entry.keyRange)
        guard let id = BlockReader.name(idNode, of: role.rawValue, sink: &typer.sink) else { return }
        var name = id
        if entry.value.isMissing {
            typer.sink.error(
                .missingValue, "The actor \(id.quoted) has no full name.", at: entry.keyRange,
                mend: "Write `\(id): FULL NAME`.")
        } else if let text = typer.words(entry.value, for: id) {
            name = text.trimmed
        }
        if let known = header.actors[ActorID(id)] {
            guard known.name != name else { return }
            typer.sink.error(
                .actorNamesDiffer,
                "\(id.quoted) is \(name.quoted) here and \(known.name.quoted) as a \(known.role.rawValue).",
                at: entry.value.range, mend: "Give both the same name, or one of them another short name.")
            return
        }
        header.actors[ActorID(id)] = Actor(id: ActorID(id), name: name, role: role)
    }
}
