/// A key with its value, or a member of a list, as it is to be written out, with the comments that belong to it.
final class BlockElement {
    /// What is written.
    enum Value {
        case text(String)
        case list([BlockElement])
        case keys([BlockElement])
        case missing
    }

    /// The key; nil for a member of a list.
    let key: String?
    let value: Value
    /// Where it begins in the document.
    let start: Int
    /// Where it seems to end; a text of several lines ends later.
    let end: Int
    /// Comments on lines of their own before it.
    var leading: [String] = []
    /// The comment behind it on its line.
    var trailing: String?

    private init(key: String?, value: SurfaceNode, start: Int) {
        self.key = key
        self.start = start
        end = max(value.range.upperBound, start)
        self.value =
            switch value.content {
            case .text(let text): .text(text)
            case .list(let items): .list(items.map { BlockElement(item: $0) })
            case .keys(let entries): .keys(entries.map { BlockElement(entry: $0) })
            case .missing: .missing
            }
    }

    convenience init(item: SurfaceNode) { self.init(key: nil, value: item, start: item.range.lowerBound) }

    convenience init(entry: SurfaceEntry) {
        self.init(key: entry.key, value: entry.value, start: entry.keyRange.lowerBound)
    }

    /// What stands in it.
    var children: [BlockElement] {
        switch value {
        case .list(let elements), .keys(let elements): elements
        case .text, .missing: []
        }
    }

    /// Itself and all that stands in it, the outer before the inner.
    var all: [BlockElement] { [self] + children.flatMap(\.all) }

    var hasComment: Bool { !leading.isEmpty || trailing != nil }

    /// Whether a comment stands within it, so that it needs lines of its own.
    var holdsComment: Bool { children.contains { $0.hasComment || $0.holdsComment } }
}
