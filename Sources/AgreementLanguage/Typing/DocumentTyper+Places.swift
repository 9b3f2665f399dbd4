internal import CeasefireModel

// Places that are drawn: zones, distances from lines, areas held.
extension DocumentTyper {
    /// `{zone: NAME}`, `{within: 25km, of: LINE}` and the like.
    mutating func drawnPlace(_ node: SurfaceNode, for key: String) -> PlaceScope? {
        let found = keys(of: node, allowed: BlockPart.place.keys, what: "a place")
        let heads = BlockPart.placeKeys.filter { found[$0] != nil }
        guard heads.count == 1, let head = heads.first else {
            // A key that means nothing was reported, and may have been meant for one of them.
            if heads.count > 1 || (node.entries ?? []).allSatisfy({ found[$0.key] != nil }) {
                sink.error(
                    .placeNotOne,
                    heads.isEmpty
                        ? "The place of \(key.quoted) says nothing of where."
                        : "The place of \(key.quoted) says where in \(heads.count) ways: \(heads.quotedList("and")).",
                    at: node.range,
                    mend: heads.isEmpty
                        ? "Write one of \(BlockPart.placeKeys.quotedList("or"))."
                        : "Write one of them, or a list: `{any: [{zone: a}, {within: 5km, of: b}]}`.")
            }
            return nil
        }
        let measures = ["within", "beyond", "apart", "held-by"].contains(head)
        for extra in ["of", "as-of"] where !measures && found[extra] != nil {
            sink.error(
                .unknownKey, "\(extra.quoted) means nothing beside \(head.quoted).",
                at: found.ranges[extra] ?? node.range, mend: "Delete it.")
        }
        guard let value = required(head, in: found) else { return nil }
        switch head {
        case "zone": return zoneName(value, for: head).map { .zone($0) }
        case "outside": return zoneName(value, for: head).map { .outside($0) }
        case "any": return anyPlace(value, for: key)
        case "held-by": return held(value, found)
        default: return measured(head, value, found)
        }
    }

    private mutating func anyPlace(_ node: SurfaceNode, for key: String) -> PlaceScope? {
        guard let list = node.list, !list.isEmpty else {
            wrongShape(
                node, key: "any", wanted: "a list of places",
                mend: "Write `{any: [{zone: a}, [TOWN], {within: 5km, of: b}]}`.")
            return nil
        }
        let places = list.map { place($0, for: key) }
        let known = places.compactMap(\.self)
        return known.count == places.count ? .any(known) : nil
    }

    private mutating func measured(_ head: String, _ value: SurfaceNode, _ keys: Keys) -> PlaceScope? {
        let meters = distance(value, for: head)
        let form = "Say what it is measured from: `{\(head): 25km, of: LINE}`."
        let date = fixedDate(keys)
        let baseline = required("of", in: keys, mend: form).flatMap { measuredFrom($0, asOf: date) }
        guard let meters, let baseline else { return nil }
        switch head {
        case "beyond": return .beyond(meters: meters, of: baseline)
        // Each side keeps half of what is to lie between the two.
        case "apart": return .within(meters: (meters + 1) / 2, of: baseline)
        default: return .within(meters: meters, of: baseline)
        }
    }

    private mutating func held(_ value: SurfaceNode, _ keys: Keys) -> PlaceScope? {
        let party = words(value, for: "held-by").flatMap { actor($0, at: value.range) }
        let form = "Say whose map it is: `{held-by: PARTY, of: LINE}`."
        let named = required("of", in: keys, mend: form).flatMap { lineName($0, for: "of") }
        let date = fixedDate(keys)
        let line = named.map { LineReference($0, asOf: date) }
        guard let party, let line else { return nil }
        let name = line.line.text.quoted
        guard let holder = scope.lines[line.line.text].flatMap({ $0 }) else {
            sink.error(
                .unknownPlace, "The block of \(name) does not say whose area its maps give.",
                at: value.range,
                mend: "Add `held-by: \(party.text)` to the block of the line, if that is so.")
            return nil
        }
        guard holder == party.text else {
            sink.error(
                .unknownPlace,
                "The maps of \(name) give the area held by \(holder.quoted), not by \(party.text.quoted).",
                at: value.range, mend: "Write `held-by: \(holder)`; where others are, the maps do not say.")
            return nil
        }
        return .held(by: party, of: line)
    }

    private mutating func fixedDate(_ keys: Keys) -> Interval? {
        optional("as-of", in: keys).flatMap { date($0, for: "as-of") }
    }

    /// One line for all, or one for each party.
    private mutating func measuredFrom(_ node: SurfaceNode, asOf: Interval?) -> Baseline? {
        guard let entries = node.entries, node.entries?.contains(where: { $0.key == "line" }) != true else {
            return reference(node, asOf: asOf).map { .line($0) }
        }
        var lines: [ActorID: LineReference] = [:]
        var isWhole = !entries.isEmpty
        for entry in entries {
            let party = actor(entry.key, at: entry.keyRange)
            let line = reference(entry.value, asOf: asOf)
            if let party, let line { lines[party] = line } else { isWhole = false }
        }
        return isWhole ? .byParty(lines) : nil
    }

    /// `contact`, or `{line: contact, as-of: 2014-09-19}`.
    private mutating func reference(_ node: SurfaceNode, asOf: Interval?) -> LineReference? {
        guard node.entries != nil else {
            return lineName(node, for: "of").map { LineReference($0, asOf: asOf) }
        }
        let inner = keys(of: node, allowed: BlockPart.baseline.keys, what: "a baseline")
        let own = fixedDate(inner)
        guard let named = required("line", in: inner, mend: "Name the line: `{line: NAME, as-of: DATE}`.")
        else { return nil }
        return lineName(named, for: "line").map { LineReference($0, asOf: own ?? asOf) }
    }

    // MARK: Names

    /// The name of a zone that some block declares.
    mutating func zoneName(_ node: SurfaceNode, for key: String) -> ZoneName? {
        drawn(node, for: key, among: scope.zones, not: Set(scope.lines.keys), "zone", "line").map {
            ZoneName($0)
        }
    }

    /// The name of a line that some block declares.
    mutating func lineName(_ node: SurfaceNode, for key: String) -> LineName? {
        drawn(node, for: key, among: Set(scope.lines.keys), not: scope.zones, "line", "zone").map {
            LineName($0)
        }
    }

    private mutating func drawn(
        _ node: SurfaceNode, for key: String, among names: Set<String>, not others: Set<String>,
        _ what: String, _ other: String
    ) -> String? {
        guard let text = words(node, for: key) else { return nil }
        if names.contains(text) { return text }
        if scope.unreadable.contains(text) { return nil }
        let near = didYouMean(text, among: names, noun: "A \(what)")
        sink.error(
            .unknownPlace,
            others.contains(text)
                ? "\(text.quoted) is a \(other); here a \(what) is asked for."
                : "No block declares the \(what) \(text.quoted).",
            at: node.range,
            mend: near.isEmpty
                ? "Declare it in a block of its own: `\(what): \(text)` and `file: ...`." : near)
        return nil
    }

    /// How to write the zone or line that a word alone names; nil where it names none.
    func mendForDrawn(_ text: String) -> String? {
        if scope.zones.contains(text) { return "Write `{zone: \(text)}` or `{outside: \(text)}`." }
        return scope.lines[text] == nil ? nil : "Write `{within: 25km, of: \(text)}`."
    }

    // MARK: Checks

    /// Whoever is bound needs a baseline to be measured from.
    mutating func checkBaselines(
        of place: Value<PlaceScope>, binds: Value<Set<ActorID>>, at range: Range<Int>
    ) {
        guard case .stated(let bound) = binds, case .stated(let scope) = place else { return }
        var missing: Set<ActorID> = []
        Self.eachBaseline(of: scope) { baseline in
            missing.formUnion(bound.filter { baseline.line(for: $0) == nil })
        }
        guard !missing.isEmpty else { return }
        sink.error(
            .baselineMissing,
            "The distance has no baseline for \(missing.sorted().map(\.text).quotedList("and")), who is bound.",
            at: range, mend: "Add a line for each party that is bound: `of: {PARTY: LINE}`.")
    }

    private static func eachBaseline(of place: PlaceScope, _ body: (Baseline) -> Void) {
        switch place {
        case .within(_, let baseline), .beyond(_, let baseline): body(baseline)
        case .any(let all): for one in all { eachBaseline(of: one, body) }
        case .anywhere, .named, .zone, .outside, .held: break
        }
    }
}
