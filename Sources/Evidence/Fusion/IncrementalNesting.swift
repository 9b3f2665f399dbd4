import CeasefireModel

/// The events of an ``IncrementalFusion`` and what each is part of, kept as they change.
///
/// Events are known by their smallest report. What an event is part of by rule depends on it and on the wholes of
/// its day alone, so only where a whole came, went or changed are the parts of its days looked at again. Where
/// people decided on parts and wholes, all are put together anew, since such a decision can stand in the way of any rule.
struct IncrementalNesting: Sendable {
    private var rules: NestingRules
    private var events: [ReportID: FusedEvent] = [:]
    private var eventOf: [ReportID: ReportID] = [:]
    /// What each event is part of by rule.
    private var wholeByRule: [ReportID: ReportID] = [:]
    private var finished: [ReportID: Incident] = [:]
    private var partsOfDay: [Int64: Set<ReportID>] = [:]
    private var wholesOfDay: [Int64: Set<ReportID>] = [:]
    private var longWholes: Set<ReportID> = []

    /// Nothing yet, to be nested by the table.
    init(parameters: FusionParameters) { rules = NestingRules(parameters: parameters) }

    /// The incidents, sorted by name.
    var incidents: [Incident] { finished.values.sorted { $0.id < $1.id } }

    /// Puts `fused` in the place of the events of these reports.
    mutating func replace(eventsOf reports: [ReportID], by fused: [FusedEvent], decisions: FusionDecisions) {
        var changes = Changes()
        for name in Set(reports.compactMap { eventOf[$0] }) { remove(name, &changes) }
        for event in fused { insert(event, &changes) }
        if changes.isAnywhere { changes.parts.formUnion(events.keys) }
        for day in changes.days { changes.parts.formUnion(partsOfDay[day] ?? []) }
        for part in changes.parts { wholeByRule[part] = whole(of: part) }
        if decisions.contains.isEmpty {
            for part in changes.parts { finish(part) }
        } else {
            finishAll(decisions)
        }
    }

    /// Days on which wholes came or went, and events to be looked at.
    private struct Changes {
        var days: Set<Int64> = []
        var isAnywhere = false
        var parts: Set<ReportID> = []
    }

    private mutating func remove(_ name: ReportID, _ changes: inout Changes) {
        guard let event = events.removeValue(forKey: name) else { return }
        for report in event.reports { eventOf[report] = nil }
        wholeByRule[name] = nil
        finished[name] = nil
        partsOfDay[rules.day(ofPart: event.facts)]?.remove(name)
        guard rules.isWhole(event.facts) else { return }
        if let days = rules.days(ofWhole: event.facts) {
            for day in days { wholesOfDay[day]?.remove(name) }
            changes.days.formUnion(days)
        } else {
            longWholes.remove(name)
            changes.isAnywhere = true
        }
    }

    private mutating func insert(_ event: FusedEvent, _ changes: inout Changes) {
        guard let name = event.reports.first else { return }
        events[name] = event
        for report in event.reports { eventOf[report] = name }
        partsOfDay[rules.day(ofPart: event.facts), default: []].insert(name)
        changes.parts.insert(name)
        guard rules.isWhole(event.facts) else { return }
        if let days = rules.days(ofWhole: event.facts) {
            for day in days { wholesOfDay[day, default: []].insert(name) }
            changes.days.formUnion(days)
        } else {
            longWholes.insert(name)
            changes.isAnywhere = true
        }
    }

    private mutating func whole(of part: ReportID) -> ReportID? {
        guard let inner = events[part]?.facts else { return nil }
        var best: (name: ReportID, facts: EventFacts)?
        for name in longWholes.union(wholesOfDay[rules.day(ofPart: inner)] ?? []) where name != part {
            guard let outer = events[name]?.facts, rules.holds(outer, inner) else { continue }
            if let known = best, !(rules.isSmaller(outer, known.facts) ?? (name < known.name)) { continue }
            best = (name, outer)
        }
        return best?.name
    }

    private mutating func finish(_ part: ReportID) {
        guard let event = events[part] else { return }
        guard let whole = wholeByRule[part].flatMap({ events[$0] }) else {
            finished[part] = event.incident(parent: nil, nesting: [])
            return
        }
        let reason = rules.reason(whole.facts, event.facts, wholeID: whole.id)
        finished[part] = event.incident(parent: whole.id, nesting: [reason])
    }

    private mutating func finishAll(_ decisions: FusionDecisions) {
        let names = events.keys.sorted()
        var numbers: [ReportID: Int] = [:]
        for (number, name) in names.enumerated() { numbers[name] = number }
        let all = names.compactMap { events[$0] }
        var hierarchy = Hierarchy(ids: all.map(\.id))
        hierarchy.nest(
            by: decisions.contains.compactMap {
                Hierarchy.Decided($0) { report in eventOf[report].flatMap { numbers[$0] } }
            })
        hierarchy.nestByRule(
            whole: { wholeByRule[names[$0]].flatMap { numbers[$0] } },
            reason: { rules.reason(all[$0].facts, all[$1].facts, wholeID: all[$0].id) })
        for (number, event) in all.enumerated() {
            finished[names[number]] = event.incident(
                parent: hierarchy.parent[number].map { hierarchy.ids[$0] },
                nesting: hierarchy.reasons[number] ?? [])
        }
    }
}
