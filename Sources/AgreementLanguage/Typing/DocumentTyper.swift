internal import CeasefireModel

/// Gives the blocks of one document their types. Every fault is reported and the work goes on; what cannot be
/// typed is nil, and the agreement is then not run.
struct DocumentTyper {
    /// The names that the document can use.
    var scope: Scope
    /// What is wrong.
    var sink: DiagnosticSink
    /// The document's title.
    let title: String
    /// The zone of times without an offset; nil where the document names none that is known.
    let timeZone: String?
    /// What the clocks of zones showed.
    let zones: any TimeZoneRules

    /// The things that the blocks declare.
    var typed = TypedBlocks()

    /// A place as the reader of a diagnostic sees it.
    func span(_ range: Range<Int>) -> SourceSpan { sink.source.span(range) }

    /// Types the blocks, in the document's order; names must have been declared before.
    mutating func type(_ blocks: [ParsedBlock]) {
        for block in blocks {
            let keys = keys(of: block.node, allowed: block.kind.keys, what: block.kind.words)
            switch block.kind {
            case .openTerm: openTerm(block, keys)
            case .set: break  // Unfolded before, since values need them.
            case .exemption: exemption(block, keys)
            case .body: body(block, keys)
            case .provision: provision(block, keys)
            case .permission: permission(block, keys)
            case .obligation: obligation(block, keys)
            case .declaration: declaration(block, keys)
            case .exchange: exchange(block, keys)
            case .reading: reading(block, keys)
            case .response: response(block, keys)
            case .zone: zone(block, keys)
            case .line: line(block, keys)
            case .standingMeasure: standingMeasure(block, keys)
            case .accepted: accepted(block, keys)
            }
        }
    }
}

/// The things that the blocks of a document declare, with the places that later checks speak of.
struct TypedBlocks: Sendable {
    var openTerms: [(term: OpenTerm, range: Range<Int>)] = []
    var exemptions: [Exemption] = []
    var provisions: [(provision: Provision, keys: Keys)] = []
    var readings: [(reading: Reading, values: [TermName: Range<Int>])] = []
    var zones: [Zone] = []
    var lines: [DrawnLine] = []
    var responses: [(response: Response, keys: Keys)] = []
    var permissions: [(permission: Permission, keys: Keys)] = []
    var obligations: [(obligation: Obligation, keys: Keys)] = []
    var declarations: [(declaration: Declaration, keys: Keys)] = []
    var exchanges: [(exchange: Exchange, keys: Keys)] = []
    var bodies: [(body: Body, keys: Keys)] = []
    var standingMeasures: [(measure: StandingMeasure, transitions: [Range<Int>])] = []
    var acceptedFindings: [AcceptedFinding] = []
    /// The matters that conditions name, each time that they do.
    var matters: [(name: MatterName, range: Range<Int>)] = []
}

/// The keys of a block or of a part of one, by name.
struct Keys: Sendable {
    /// The values by key.
    let values: [String: SurfaceNode]
    /// Where the keys stand.
    let ranges: [String: Range<Int>]
    /// Where to point when a key is missing.
    private(set) var range: Range<Int>
    /// `a provision`.
    let what: String
    /// Keys that are not there, but seem to be meant by one that was reported as unknown.
    let misspelt: Set<String>

    subscript(key: String) -> SurfaceNode? { values[key] }

    /// Where the key's value stands; where the whole does that lacks it.
    func place(of key: String) -> Range<Int> { values[key]?.range ?? range }

    /// The same keys, with another place to point to when one is missing.
    func pointing(to range: Range<Int>) -> Self {
        var keys = self
        keys.range = range
        return keys
    }
}

extension DocumentTyper {
    /// The keys of a node that must have keys; those that mean nothing there are reported.
    mutating func keys(of node: SurfaceNode, allowed: [String], what: String) -> Keys {
        var values: [String: SurfaceNode] = [:]
        var ranges: [String: Range<Int>] = [:]
        var misspelt: Set<String> = []
        for entry in node.entries ?? [] {
            guard allowed.contains(entry.key) else {
                reportUnknown(entry, allowed: allowed, what: what)
                if let near = NearestWord.of(entry.key, among: allowed) { misspelt.insert(near) }

                continue
            }
            values[entry.key] = entry.value
            ranges[entry.key] = entry.keyRange
        }
        // Where a key is missing, the reader is shown the key that tells what it is missing from.
        let first = allowed.first.flatMap { key in node.entries?.first { $0.key == key } }
        let range = first.map {
            $0.keyRange.lowerBound..<max($0.keyRange.upperBound, $0.value.range.upperBound)
        }
        return Keys(
            values: values, ranges: ranges, range: range ?? node.range, what: what, misspelt: misspelt)
    }

    private mutating func reportUnknown(_ entry: SurfaceEntry, allowed: [String], what: String) {
        if BlockKind(rawValue: entry.key) != nil, allowed.first.flatMap(BlockKind.init(rawValue:)) != nil {
            sink.error(
                .unknownKey, "\(entry.key.quoted) begins a block of its own and cannot stand in \(what).",
                at: entry.keyRange, mend: "Give each thing a block of its own.")
            return
        }
        sink.error(
            .unknownKey, "\(entry.key.quoted) means nothing in \(what).", at: entry.keyRange,
            mend: didYouMean(entry.key, among: allowed, noun: "A key"))
    }

    /// The value of a key that must be given.
    mutating func required(_ key: String, in keys: Keys, mend: String = "") -> SurfaceNode? {
        guard let node = keys[key] else {
            guard !keys.misspelt.contains(key) else { return nil }
            sink.error(
                .missingKey, "The key \(key.quoted) is missing from \(keys.what).", at: keys.range, mend: mend
            )
            return nil
        }
        return given(
            node, key: key, in: keys,
            mend: mend.isEmpty ? "Write a value, or `unstated` where the text does not say." : mend)
    }

    /// The value of a key that may be left out.
    mutating func optional(_ key: String, in keys: Keys) -> SurfaceNode? {
        keys[key].flatMap {
            given($0, key: key, in: keys, mend: "Write a value, or delete the key where none is meant.")
        }
    }

    private mutating func given(
        _ node: SurfaceNode, key: String, in keys: Keys, mend: String
    ) -> SurfaceNode? {
        guard case .missing = node.content else { return node }
        sink.error(
            .missingValue, "The key \(key.quoted) has no value.", at: keys.ranges[key] ?? node.range,
            mend: mend)
        return nil
    }

    /// The text of a value that must be words.
    mutating func words(_ node: SurfaceNode, for key: String) -> String? {
        guard let text = node.text else {
            wrongShape(node, key: key, wanted: "words")
            return nil
        }
        guard !text.isBlank else {
            sink.error(.missingValue, "\(key.quoted) says nothing.", at: node.range)
            return nil
        }
        return text
    }

    /// Reports that a value is of the wrong form.
    mutating func wrongShape(_ node: SurfaceNode, key: String, wanted: String, mend: String = "") {
        wrongShape(node, what: key.quoted, wanted: wanted, mend: mend)
    }

    /// Reports that a value is of the wrong form; `what` begins the sentence.
    mutating func wrongShape(_ node: SurfaceNode, what: String, wanted: String, mend: String = "") {
        sink.error(
            .wrongShape, "\(what) takes \(wanted), not \(node.shape).", at: node.range, mend: mend)
    }
}
