/// A value as written in a block: text, a list, or keys with values. Nothing has been made of the text: what
/// YAML would take for a number, a time or a truth value stands here letter for letter.
struct SurfaceNode: Sendable {
    /// What is written.
    indirect enum Content: Sendable {
        /// Words, quoted or not.
        case text(String)
        /// Values one after another.
        case list([SurfaceNode])
        /// Values by key, in the document's order.
        case keys([SurfaceEntry])
        /// Nothing: `start:` and no more.
        case missing
    }
    /// What is written.
    let content: Content
    /// Where.
    let range: Range<Int>
}

/// A key and its value.
struct SurfaceEntry: Sendable {
    /// The key.
    let key: String
    /// Where the key stands.
    let keyRange: Range<Int>
    /// Its value.
    let value: SurfaceNode
}

extension SurfaceNode {
    /// The words, nil where there is a list, keys or nothing.
    var text: String? {
        if case .text(let text) = content { text } else { nil }
    }

    /// The keys, nil where there are none.
    var entries: [SurfaceEntry]? {
        if case .keys(let entries) = content { entries } else { nil }
    }

    /// The list, nil where there is none.
    var list: [SurfaceNode]? {
        if case .list(let list) = content { list } else { nil }
    }

    /// The value of the only key, where the only key is this one.
    func only(_ key: String) -> SurfaceNode? {
        guard let entries, entries.count == 1, entries[0].key == key else { return nil }
        return entries[0].value
    }

    /// What kind of thing it is, in words.
    var shape: String {
        switch content {
        case .text: "a word"
        case .list: "a list"
        case .keys: "keys with values"
        case .missing: "nothing"
        }
    }
}

extension SurfaceNode {
    /// Whether there is nothing.
    var isMissing: Bool {
        if case .missing = content { true } else { false }
    }
}
