import CeasefireModel

/// Which event is part of which: by decision first, then by what the rules of nesting find. Never a cycle.
struct Hierarchy {
    /// A decision that the event of one report contains that of another.
    struct Decided {
        var whole: Int
        var part: Int
        var reports: FusionDecisions.Containment
    }

    /// The incidents' names, in the order of the events.
    let ids: [IncidentID]
    /// Each event's whole.
    private(set) var parent: [Int?]
    /// Why, for each event that is part of another, and for decisions that could not be kept.
    private(set) var reasons: [Int: [String]] = [:]

    /// Prepares to nest the events of these names.
    init(ids: [IncidentID]) {
        self.ids = ids
        parent = Array(repeating: nil, count: ids.count)
    }

    /// Nests by decisions, in the order of issue. To be done before the rules are asked.
    mutating func nest(by decisions: [Decided]) {
        for decision in decisions { nest(by: decision) }
    }

    /// Nests what no decision has nested: `whole` says by rule what an event is part of, `reason` why.
    mutating func nestByRule(whole: (Int) -> Int?, reason: (_ whole: Int, _ part: Int) -> String) {
        for part in ids.indices where parent[part] == nil {
            guard let found = whole(part), !isWithin(found, part) else { continue }
            parent[part] = found
            reasons[part, default: []].append(reason(found, part))
        }
    }

    private mutating func nest(by decision: Decided) {
        let (whole, part) = (decision.whole, decision.part)
        if parent[part] == whole { return }
        if parent[part] != nil || whole == part || isWithin(whole, part) {
            let (outer, inner) = (decision.reports.whole, decision.reports.part)
            reasons[part, default: []].append(
                "The decision that \(outer) contains \(inner) yields to an earlier one.")
        } else {
            parent[part] = whole
            reasons[part, default: []].append("Part of \(ids[whole]) by decision.")
        }
    }

    /// Whether `event` is `outer` or lies within it.
    private func isWithin(_ event: Int, _ outer: Int) -> Bool {
        var next: Int? = event
        while let current = next {
            if current == outer { return true }
            next = parent[current]
        }
        return false
    }
}
