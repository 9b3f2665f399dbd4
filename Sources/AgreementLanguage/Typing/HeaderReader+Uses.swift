// The documents that this one uses.
extension HeaderReader {
    mutating func uses(_ keys: Keys) {
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
            let inner = typer.keys(of: item, allowed: BlockPart.usedDocument.keys, what: "a document used")
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
            let names: [String]? = typer.members(entry.value, of: entry.key, areNames: true) { _, text, _ in
                text
            }
            guard let names else { return nil }
            let ranges = (entry.value.list ?? [entry.value]).map(\.range)
            return (
                Header.Named(name: entry.key, range: entry.keyRange),
                zip(names, ranges).map { Header.Named(name: $0, range: $1) }
            )
        }
    }
}
