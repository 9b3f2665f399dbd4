internal import CeasefireModel

// Exchanges and their tranches.
extension DocumentTyper {
    /// `exchange: all-for-all` and its tranches.
    mutating func exchange(_ block: ParsedBlock, _ keys: Keys) {
        let between = actors("between", in: keys)
        let of = text("of", in: keys)
        let declaration = optional("declared-by", in: keys).flatMap { self.declaration(named: $0) }
        let tranches = tranches(keys)
        let releasedBy = optionalActors("released-by", in: keys)
        let verifiedBy = optionalActors("verified-by", in: keys)
        let standard = standardOfProof(keys)
        guard let name = block.name, let between, let of, let tranches, let standard else { return }
        let exchange = Exchange(
            name: DeedName(name), between: between, of: of, declaration: declaration, tranches: tranches,
            releasedBy: releasedBy, verifiedBy: verifiedBy, standard: standard, article: block.article,
            span: span(block.nameRange))
        typed.exchanges.append((exchange, keys))
    }

    private mutating func declaration(named node: SurfaceNode) -> DeedName? {
        guard let text = words(node, for: "declared-by") else { return nil }
        if let kind = scope.deeds[text], kind != .declaration {
            sink.error(
                .unknownDeed, "\(text.quoted) is \(kind.words), not a declaration.", at: node.range,
                mend: didYouMean(
                    text, among: scope.deeds.filter { $0.value == .declaration }.map(\.key), noun: "It"))
            return nil
        }
        return deed(named: text, at: node.range)
    }

    private mutating func tranches(_ keys: Keys) -> [Tranche]? {
        let form = "Write `tranches:` and below it `- {tranche: NAME, share: rest, by: ...}` for each."
        guard let parts = parts("tranches", in: keys, .tranche, what: "a tranche", form: form) else {
            return nil
        }
        var tranches: [Tranche] = []
        var names: Set<String> = []
        for case let inner? in parts {
            let node = required("tranche", in: inner, mend: "Give the tranche a name.")
            let name = node.flatMap {
                BlockReader.name($0, of: "tranche", key: inner.ranges["tranche"] ?? $0.range, sink: &sink)
            }
            if let node, let name, !names.insert(name).inserted {
                sink.error(
                    .nameTaken, "The name \(name.quoted) is already that of a tranche of this exchange.",
                    at: node.range, mend: "Give each tranche a name of its own.")
            }
            let share = share(inner)
            let by = moment("by", in: inner)
            guard let node, let name, let share, let by else { continue }
            tranches.append(Tranche(name: TrancheName(name), share: share, by: by, span: span(node.range)))
        }
        return tranches.count == parts.count ? tranches : nil
    }

    /// `share: 20%`, `share: rest` or `count: 100`.
    private mutating func share(_ keys: Keys) -> Tranche.Share? {
        let form = "Write `share: 20%`, `share: rest` or `count: 100`."
        if keys["count"] != nil {
            if let other = keys.ranges["share"] {
                sink.error(
                    .wrongShape, "`share` stands beside `count`, which says the same or else.", at: other,
                    mend: "Keep one of the two.")
            }
            return optional("count", in: keys).flatMap { number($0, for: "count") }.map { .count($0) }
        }
        guard let node = required("share", in: keys, mend: form), let text = words(node, for: "share") else {
            return nil
        }
        if text == "rest" { return .rest }
        let digits = text.hasSuffix("%") ? text.dropLast().drop { $0 == " " } : ""
        guard digits.allSatisfy({ $0.isASCII && $0.isNumber || $0 == " " }),
            let percent = Int(digits.filter { $0 != " " }),
            (1...100).contains(percent)
        else {
            sink.error(
                .badNumber, "\(text.quoted) is not a share.", at: node.range,
                mend: "Write whole hundredths from `1%` to `100%`, or `rest`.")
            return nil
        }
        return .percent(percent)
    }
}
