/// A value as written in a block, and where: text, a list, or keys with values.
public struct OutlineNode: Sendable {
    /// What is written.
    public indirect enum Content: Sendable {
        /// Words, quoted or not.
        case text(String)
        /// Values one after another.
        case list([OutlineNode])
        /// Values by key, in the document's order.
        case keys([Entry])
        /// Nothing: `start:` and no more.
        case missing
    }

    /// A key and its value.
    public struct Entry: Sendable {
        /// The key.
        public let key: String
        /// Where the key stands, in Unicode scalars from the document's start.
        public let keyRange: Range<Int>
        /// Its value.
        public let value: OutlineNode
    }

    /// What is written.
    public let content: Content
    /// Where, in Unicode scalars from the document's start.
    public let range: Range<Int>

    init(_ node: SurfaceNode, in source: SourceText) {
        range = node.range
        content =
            switch node.content {
            case .text(let text): .text(text)
            case .list(let list): .list(list.map { OutlineNode($0, in: source) })
            case .keys(let entries):
                .keys(
                    entries.map {
                        Entry(
                            key: $0.key, keyRange: $0.keyRange, value: OutlineNode($0.value, in: source))
                    })
            case .missing: .missing
            }
    }

    /// The entry of a key; nil where it is not there, or where there are no keys.
    public subscript(key: String) -> Entry? {
        guard case .keys(let entries) = content else { return nil }
        return entries.first { $0.key == key }
    }

    /// The members of a list; empty where there is none.
    public var members: [OutlineNode] { if case .list(let list) = content { list } else { [] } }

    /// The words, nil where there is a list, keys or nothing.
    public var text: String? { if case .text(let text) = content { text } else { nil } }

    /// The end of what is written last in it. A list or keys on lines of their own end where their last value does.
    public var lastScalar: Int {
        switch content {
        case .text, .missing: range.upperBound
        case .list(let list): max(range.upperBound, list.last?.lastScalar ?? 0)
        case .keys(let entries): max(range.upperBound, entries.last?.value.lastScalar ?? 0)
        }
    }
}
