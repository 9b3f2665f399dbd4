internal import CeasefireModel

// Readings: each holder's values for the open terms.
extension DocumentTyper {
    /// `reading: kyiv` and its values.
    mutating func reading(_ block: ParsedBlock, _ keys: Keys) {
        let heldBy = optional("held-by", in: keys).flatMap { holder($0) }
        let asOf = optional("as-of", in: keys).flatMap { node in
            node.text == "unstated" ? nil : date(node, for: "as-of")
        }
        let (values, ranges) = values(keys)
        let cites: [StatementID] =
            optional("cites", in: keys).flatMap {
                members($0, of: "cites", mayBeEmpty: true, areNames: true) { _, text, _ in StatementID(text) }
            } ?? []
        let note = optional("note", in: keys).flatMap { words($0, for: "note") } ?? ""
        guard let name = block.name else { return }
        let reading = Reading(
            name: ReadingName(name), heldBy: heldBy, asOf: asOf, values: values, cites: cites,
            note: note.trimmed, span: span(block.nameRange))
        typed.readings.append((reading, ranges))
    }

    private mutating func holder(_ node: SurfaceNode) -> ActorID? {
        guard let text = words(node, for: "held-by"), text != "unstated" else { return nil }
        return actor(text, at: node.range)
    }

    private mutating func values(
        _ keys: Keys
    ) -> (values: [TermName: Value<TermValue>], ranges: [TermName: Range<Int>]) {
        let form = "Write `values: {term: value, ...}`."
        guard let node = required("values", in: keys, mend: form) else { return ([:], [:]) }
        guard let entries = node.entries else {
            wrongShape(node, key: "values", wanted: "open terms with their values", mend: form)
            return ([:], [:])
        }
        var values: [TermName: Value<TermValue>] = [:]
        var ranges: [TermName: Range<Int>] = [:]
        for entry in entries {
            guard let declared = scope.terms[entry.key] else {
                reportUnknownTerm(entry)
                continue
            }
            guard let kind = declared else { continue }
            if case .missing = entry.value.content {
                sink.error(
                    .missingValue, "The open term \(entry.key.quoted) is given no value.", at: entry.keyRange,
                    mend: "Write `unstated` where its holder said nothing.")
                continue
            }
            guard let value = termValue(entry.value, for: entry.key, kind: kind) else { continue }
            values[TermName(entry.key)] = value
            ranges[TermName(entry.key)] = entry.value.range
        }
        return (values, ranges)
    }

    private mutating func reportUnknownTerm(_ entry: SurfaceEntry) {
        guard !scope.unreadable.contains(entry.key) else { return }
        let mend = didYouMean(entry.key, among: Array(scope.terms.keys), noun: "A term")
        sink.error(
            .unknownTerm, "No block declares the open term \(entry.key.quoted).", at: entry.keyRange,
            mend: mend.isEmpty ? "Declare it: `open-term: \(entry.key)` with its `type`." : mend)
    }

    private mutating func termValue(
        _ node: SurfaceNode, for key: String, kind: OpenTerm.Kind
    ) -> Value<TermValue>? {
        value(node, for: key, of: kind) { typer, node, key in
            switch kind {
            case .instant: typer.instant(node, for: key).map { .instant($0) }
            case .duration: typer.duration(node, for: key).map { .duration(seconds: $0) }
            case .place: typer.place(node, for: key).map { .place($0) }
            case .targets: typer.selection(node, for: key, kind: .targets).map { .targets($0) }
            case .acts: typer.selection(node, for: key, kind: .acts).map { .acts($0) }
            case .weapons: typer.weapons(node, for: key).map { .weapons($0) }
            case .parties: typer.actors(node, for: key).map { .parties($0) }
            case .exemptions: typer.exemptions(node, for: key).map { .exemptions($0) }
            case .standard: typer.standard(node, for: key).map { .standard($0) }
            case .anchor: typer.anchor(node, for: key).map { .anchor($0) }
            case .timing: typer.timing(node, for: key).map { .timing($0) }
            }
        }
    }
}
