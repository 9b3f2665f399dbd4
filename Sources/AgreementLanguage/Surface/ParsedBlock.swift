/// What a block can say: each kind is told by its identifying key.
enum BlockKind: String, CaseIterable, Sendable {
    case openTerm = "open-term"
    case set
    case exemption
    case body
    case provision
    case permission
    case obligation
    case declaration
    case exchange
    case reading
    case response
    case standingMeasure = "standing-measure"
    case zone
    case line
    case accepted

    /// The keys that a block of this kind can have, in the order in which they are best written.
    var keys: [String] {
        let others =
            switch self {
            case .openTerm: ["type"]
            case .set: ["of", "members"]
            case .exemption: ["text", "answers"]
            case .body: ["name", "members", "vote", "quorum", "veto", "casting-vote"]
            case .provision:
                [
                    "binds", "prohibits", "where", "observed-over", "during", "quota", "except",
                    "standard-of-proof",
                ]
            case .permission: ["lifts", "to", "permits", "where", "during", "notice"]
            case .obligation:
                [
                    "binds", "to", "amount", "involves", "from", "after", "begin-by", "complete-by", "every",
                    "until", "excused-when", "released-by", "verified-by", "silence", "standard-of-proof",
                ]
            case .declaration: ["binds", "of", "to", "by", "released-by", "silence"]
            case .exchange:
                [
                    "between", "of", "declared-by", "tranches", "released-by", "verified-by",
                    "standard-of-proof",
                ]
            case .reading: ["held-by", "as-of", "values", "cites", "note"]
            case .response:
                [
                    "to", "breach-by", "guarantee", "clock-starts", "found-by", "episode-ends-after", "rungs",
                ]
            case .standingMeasure: ["measure", "kept-by", "against", "at-first", "from", "transitions"]
            case .zone: ["file", "feature", "text"]
            case .line:
                [
                    "file", "folder", "missing-days", "select", "held-by", "seam", "leave-out", "text",
                ]
            case .accepted: ["at", "reason", "by"]
            }
        return [rawValue] + others
    }

    /// Whether a block of this kind must have the key.
    func requires(_ key: String) -> Bool {
        let optional: Set<String> =
            switch self {
            case .openTerm, .set, .declaration: ["released-by", "silence"]
            case .exemption: ["answers"]
            case .body: ["quorum", "veto", "casting-vote"]
            case .provision: ["where", "observed-over", "quota", "except"]
            case .permission: ["where"]
            case .obligation:
                [
                    "amount", "involves", "after", "begin-by", "complete-by", "every", "until",
                    "excused-when", "released-by", "verified-by", "silence",
                ]
            case .exchange: ["declared-by", "released-by", "verified-by"]
            case .reading: ["held-by", "as-of", "cites", "note"]
            case .response: ["guarantee", "found-by"]
            case .standingMeasure: ["against"]
            case .zone: ["feature", "text"]
            // Of `file` and `folder` one must be given, and `missing-days` with a folder.
            case .line:
                ["file", "folder", "missing-days", "select", "held-by", "seam", "leave-out", "text"]
            case .accepted: ["at"]
            }
        return !optional.contains(key)
    }

    /// `an open term`.
    var words: String {
        switch self {
        case .openTerm: "an open term"
        case .set: "a set"
        case .exemption: "an exemption"
        case .body: "a body"
        case .provision: "a provision"
        case .permission: "a permission"
        case .obligation: "an obligation"
        case .declaration: "a declaration"
        case .exchange: "an exchange"
        case .reading: "a reading"
        case .response: "a response"
        case .standingMeasure: "a standing measure"
        case .zone: "a zone"
        case .line: "a line"
        case .accepted: "an accepted finding"
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
    /// The number of that article, from 0.
    let section: Int
}

/// The blocks of a document, as far as they could be read.
struct ParsedBlocks: Sendable {
    /// Those that could be read, in the document's order.
    var blocks: [ParsedBlock] = []
    /// Names that blocks which could not be read seem to declare. Whoever uses one is not at fault.
    var unreadableNames: Set<String> = []
}
