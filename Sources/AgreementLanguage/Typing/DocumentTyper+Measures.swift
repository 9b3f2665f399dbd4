internal import CeasefireModel

// Distances and calibres.
extension DocumentTyper {
    /// A distance in metres.
    mutating func distance(_ node: SurfaceNode, for key: String) -> Int64? {
        guard let text = words(node, for: key) else { return nil }
        switch DistanceText(text) {
        case .meters(let meters): return meters
        case .unitMissing:
            sink.error(
                .badDistance, "\(text.quoted) has no unit.", at: node.range,
                mend: "Write `\(text)km` or `\(text)m`.")
        case .tooFar:
            sink.error(
                .badDistance, "\(text.quoted) is farther than any two places on Earth are apart.",
                at: node.range, mend: "Write the distance that is meant.")
        case .malformed:
            sink.error(
                .badDistance, "\(text.quoted) is not a distance.", at: node.range,
                mend: "Write kilometres or metres: `25km`, `1.5km`, `500m`.")
        }
        return nil
    }

    /// Weapons: `any`, one set, or a list of words, sets and calibres.
    mutating func weapons(_ node: SurfaceNode, for key: String) -> WeaponScope? {
        if let calibre = node.only("calibre") {
            return calibreRange(calibre).map { .only([], calibres: [$0]) }
        }
        let items = node.list ?? []
        let calibres = items.compactMap { item in item.only("calibre").map { (item, $0) } }
        guard !calibres.isEmpty else {
            let selection: Selection<Weapon>? = selection(node, for: key, kind: .weapons)
            return selection.map { selection in
                switch selection {
                case .any: .any
                case .only(let words): .only(words)
                }
            }
        }
        var ranges: Set<CalibreRange> = []
        var isWhole = true
        for (item, calibre) in calibres {
            guard let range = calibreRange(calibre) else {
                isWhole = false
                continue
            }
            guard ranges.insert(range).inserted else {
                sink.error(
                    .listedTwice, "This calibre stands twice in the list of \(key.quoted).", at: item.range,
                    mend: "Keep one of the two.")
                isWhole = false
                continue
            }
        }
        let others = items.filter { $0.only("calibre") == nil }
        var named: Set<String> = []
        if !others.isEmpty {
            let rest = SurfaceNode(content: .list(others), range: node.range)
            guard let words = words(rest, for: key, kind: .weapons) else { return nil }
            named = words
        }
        return isWhole ? .only(Set(named.map { Weapon($0) }), calibres: ranges) : nil
    }

    private mutating func calibreRange(_ node: SurfaceNode) -> CalibreRange? {
        let form = "Write `{calibre: {at-least: 100mm}}`, or `below`, or both."
        guard node.entries != nil else {
            wrongShape(node, key: "calibre", wanted: "`at-least` or `below`", mend: form)
            return nil
        }
        let inner = keys(of: node, allowed: BlockPart.calibre.keys, what: "a calibre")
        let atLeast = optional("at-least", in: inner).map { calibre($0, for: "at-least") }
        let below = optional("below", in: inner).map { calibre($0, for: "below") }
        guard atLeast != nil || below != nil else {
            if inner.misspelt.isEmpty, inner.values.isEmpty {
                sink.error(.missingKey, "The calibre has no bound.", at: node.range, mend: form)
            }
            return nil
        }
        // A bound that could not be read was reported.
        if case .some(.none) = atLeast { return nil }
        if case .some(.none) = below { return nil }
        let range = CalibreRange(atLeast: atLeast ?? nil, below: below ?? nil)
        if let least = range.atLeast, let bound = range.below, bound <= least {
            sink.error(
                .badCalibre, "No calibre is at least \(least.text) and below \(bound.text).", at: node.range,
                mend: "Exchange the two, or leave one out.")
            return nil
        }
        return range
    }

    private mutating func calibre(_ node: SurfaceNode, for key: String) -> Calibre? {
        guard let text = words(node, for: key) else { return nil }
        if text.hasSuffix("mm"), let calibre = Calibre(number: String(text.dropLast(2)).trimmed) {
            return calibre
        }
        sink.error(
            .badCalibre, "\(text.quoted) is not a calibre.", at: node.range,
            mend: "Write millimetres: `100mm`, `7.62mm`.")
        return nil
    }
}
