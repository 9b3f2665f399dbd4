internal import CeasefireModel

// Who signed, and in what capacity.
extension HeaderReader {
    /// `signatures: {north: {by: NAME, capacity: words}}`, or `unstated`.
    mutating func signatures(_ keys: Keys) {
        let form = "Write `signatures: {north: {by: NAME, capacity: head of the delegation}}`."
        guard let node = typer.optional("signatures", in: keys), node.text != "unstated" else { return }
        let problemsBefore = typer.sink.diagnostics.count
        defer { header.knowsAllSignatures = typer.sink.diagnostics.count == problemsBefore }
        guard let entries = node.entries else {
            typer.wrongShape(node, key: "signatures", wanted: "actors with their signatories", mend: form)
            return
        }
        header.signatures = entries.compactMap { entry in
            guard let inner = typer.part(entry.value, .signature, of: entry.key, form: form) else {
                return nil
            }
            let signature = Signature(
                signatory: said("by", in: inner), capacity: said("capacity", in: inner))
            return (.init(name: entry.key, range: entry.keyRange), signature)
        }
    }

    /// The words of a key; none where it is left out or `unstated`.
    private mutating func said(_ key: String, in keys: Keys) -> String {
        guard let node = typer.optional(key, in: keys), node.text != "unstated" else { return "" }
        return typer.words(node, for: key)?.trimmed ?? ""
    }
}
