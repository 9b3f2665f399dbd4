internal import CeasefireModel
internal import Yams

/// Turns the text of a block into ``SurfaceNode``s. Yams finds the structure; this type puts every fault at
/// its place in the document and refuses what an agreement has no use for.
struct YAMLReader {
    let source: SourceText
    let limits: CompilerLimits
    let range: Range<Int>
    var yaml: YAMLSource
    var sink: DiagnosticSink
    // Keys that stand twice are masked one by one until Yams accepts the block; then they are found again by
    // their places. Yams itself would stop at the first.
    var masked: [Int: Unicode.Scalar] = [:]
    var nodeCount = 0
    var isRefused = false
    private static let mostMasked = 64

    /// The keys or values of a block; nil where nothing can be made of it, and then something is reported.
    static func read(
        _ block: Range<Int>, of source: SourceText, limits: CompilerLimits, sink: inout DiagnosticSink
    ) -> SurfaceNode? {
        var reader = Self(source: source, limits: limits, range: block, sink: sink)
        let node = reader.read()
        sink = reader.sink
        return node
    }

    private init(source: SourceText, limits: CompilerLimits, range: Range<Int>, sink: DiagnosticSink) {
        self.source = source
        self.limits = limits
        self.range = range
        self.sink = sink
        yaml = YAMLSource(range, of: source)
    }

    private mutating func read() -> SurfaceNode? {
        guard isSafe(), let root = compose() else { return nil }
        let node = surface(root, depth: 1)
        return isRefused ? nil : node
    }

    private mutating func isSafe() -> Bool {
        if range.count > limits.blockCharacters {
            sink.error(
                .limitExceeded,
                "The block has \(range.count) characters; at most \(limits.blockCharacters) are read.",
                at: firstLine, mend: "Split it into several blocks.")
            return false
        }
        if let place = YAMLGuard.hiddenCharacter(in: source.scalars[range]) {
            let code = String(source.scalars[place].value, radix: 16, uppercase: true)
            sink.error(
                .hiddenCharacter, "The block holds the character U+\(code), which readers cannot see.",
                at: place..<(place + 1), mend: "Delete the character, or type the word anew.")
            return false
        }
        if let anchor = YAMLGuard.usedAnchor(in: yaml.scalars) {
            refuseFeature("&" + anchor.name, at: inDocument(anchor.range))
            return false
        }
        return true
    }

    // MARK: Yams

    private mutating func compose() -> Node? {
        while true {
            do {
                let parser = try Parser(yaml: yaml.text, resolver: .basic, encoding: .utf8)
                return try parser.singleRoot()
            } catch let error as YamlError {
                if case .duplicatedKeysInMapping(_, let context) = error,
                    maskKey(at: yaml.offset(line: context.mark.line, column: context.mark.column))
                {
                    continue
                } else {
                    report(error)
                    return nil
                }
            } catch {
                sink.error(.yamlSyntax, "The block cannot be read: \(error).", at: firstLine)
                return nil
            }
        }
    }

    private mutating func maskKey(at offset: Int) -> Bool {
        let isQuoted = offset < yaml.scalars.count && ["\"", "'"].contains(yaml.scalars[offset])
        let place = offset + (isQuoted ? 1 : 0)
        guard masked.count < Self.mostMasked, place < yaml.scalars.count, masked[place] == nil,
            // Of private use, so that no key of the document is likely to begin with it.
            let mask = Unicode.Scalar(0xF_0000 + UInt32(masked.count))
        else { return false }
        masked[place] = yaml.scalars[place]
        yaml.mask(at: place, with: mask)
        return true
    }

    private mutating func report(_ error: YamlError) {
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _):
            let place = yaml.offset(line: mark.line, column: mark.column)
            let isTab = yaml.isIndentedWithTab(place)
            let fault = YAMLFault(
                problem: isTab ? "tab" : problem, context: isTab ? nil : context, mark: mark)
            let shown = yaml.offset(line: fault.mark.line, column: fault.mark.column)
            sink.error(.yamlSyntax, fault.message, at: wordRange(at: shown), mend: fault.mend)
        case .composer(_, let problem, let mark, _):
            let place = yaml.offset(line: mark.line, column: mark.column)
            if problem.contains("alias") {
                refuseFeature(yaml.word(at: place), at: wordRange(at: place))
            } else {
                sink.error(
                    .yamlSyntax, "The block cannot be read: it holds a second YAML document.",
                    at: wordRange(at: place), mend: "Take the line `---` out, or begin a new block.")
            }
        case .duplicatedKeysInMapping(let keys, let context):
            let place = yaml.offset(line: context.mark.line, column: context.mark.column)
            sink.error(
                .duplicateKey, "The key \(keys.sorted().quotedList("and")) stands more than once.",
                at: wordRange(at: place), mend: "Keep one of them.")
        default:
            sink.error(.yamlSyntax, "The block cannot be read as YAML.", at: firstLine)
        }
    }

    mutating func refuseFeature(_ what: String, at range: Range<Int>) {
        isRefused = true
        let name =
            switch what.first {
            case "&": "an anchor"
            case "*": "an alias"
            case "!": "a tag"
            default: "a merge key"
            }
        sink.error(
            .yamlFeature, "\(what.quoted) is \(name) of YAML, which an agreement cannot hold.", at: range,
            mend: "Write the value out where it is meant, or quote it if it is text.")
    }
}
