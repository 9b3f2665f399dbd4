/// What a block can say: each kind is told by its identifying key.
enum BlockKind: String, CaseIterable, Sendable {
    case openTerm = "open-term"
    case set
    case exemption
    case provision
    case reading
    case response
    case zone
    case line

    /// The keys that a block of this kind can have.
    var keys: [String] {
        let others =
            switch self {
            case .openTerm: ["type"]
            case .set: ["of", "members"]
            case .exemption: ["text"]
            case .provision:
                [
                    "binds", "prohibits", "where", "observed-over", "during", "except", "standard-of-proof",
                ]
            case .reading: ["held-by", "as-of", "values", "cites", "note"]
            case .response: ["to", "breach-by", "clock-starts", "episode-ends-after", "rungs"]
            case .zone: ["file", "feature", "text"]
            case .line:
                [
                    "file", "folder", "missing-days", "select", "held-by", "seam", "leave-out", "text",
                ]
            }
        return [rawValue] + others
    }

    /// `an open term`.
    var words: String {
        switch self {
        case .openTerm: "an open term"
        case .set: "a set"
        case .exemption: "an exemption"
        case .provision: "a provision"
        case .reading: "a reading"
        case .response: "a response"
        case .zone: "a zone"
        case .line: "a line"
        }
    }
}

/// A block of which it is known what kind of thing it declares, and under which name.
struct ParsedBlock: Sendable {
    /// What it declares.
    let kind: BlockKind
    /// The name it declares; nil where there is none that can be used.
    let name: String?
    /// The identifying key and its value.
    let range: Range<Int>
    /// Where the name stands.
    let nameRange: Range<Int>
    /// The whole block.
    let node: SurfaceNode
    /// The heading of the article that it stands under.
    let article: String
}

/// The blocks of a document, as far as they could be read.
struct ParsedBlocks: Sendable {
    /// Those that could be read, in the document's order.
    var blocks: [ParsedBlock] = []
    /// Names that blocks which could not be read seem to declare. Whoever uses one is not at fault.
    var unreadableNames: Set<String> = []
}
