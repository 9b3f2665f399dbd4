internal import CeasefireModel

// Who is named in what role.
extension HeaderReader {
    mutating func actors(_ keys: Keys) {
        if typer.required(
            "parties", in: keys, mend: "Name the sides: `parties: {north: The North, south: The South}`.")
            == nil
        {
            header.knowsAllActors = false
        }
        // In this order, whatever the document's: who is a party stays one, whatever else it also is.
        for (key, role) in [
            ("parties", Actor.Role.party), ("mediators", .mediator), ("guarantors", .guarantor),
            ("observers", .observer),
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
        guard let id = BlockReader.name(idNode, of: role.rawValue, key: entry.keyRange, sink: &typer.sink)
        else { return }
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
                "\(id.quoted) is \(name.quoted) here and \(known.name.quoted) as \(known.role.rawValue.withArticle).",
                at: entry.value.range, mend: "Give both the same name, or one of them another short name.")
            return
        }
        header.actors[ActorID(id)] = Actor(id: ActorID(id), name: name, role: role)
    }
}
