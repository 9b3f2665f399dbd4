import CeasefireModel

/// Which event is part of which: by decision first, then by what ``Nesting`` finds. Never a cycle.
struct Hierarchy {
    /// The incidents' names, in the order of the events.
    let ids: [IncidentID]
    /// Each event's whole.
    private(set) var parent: [Int?]
    /// Why, for each event that is part of another, and for decisions that could not be kept.
    private(set) var reasons: [Int: [String]] = [:]

    private let events: [EventFacts]
    private let reports: [Report]
    private let parameters: FusionParameters

    /// Prepares to nest the events, each of which has at least one of the reports.
    init(events: [EventFacts], reports: [Report], parameters: FusionParameters) {
        self.events = events
        self.reports = reports
        self.parameters = parameters
        ids = events.map { event in IncidentID("I-" + (event.reports.first.map { reports[$0].id.text } ?? ""))
        }
        parent = Array(repeating: nil, count: events.count)
    }

    /// Nests by decisions, which name a report of the whole and one of the part, then by the rules.
    mutating func nest(by containments: [(whole: Int, part: Int)]) {
        var eventOf: [Int: Int] = [:]
        if !containments.isEmpty {
            for (number, event) in events.enumerated() {
                for report in event.reports { eventOf[report] = number }
            }
        }
        for (wholeReport, partReport) in containments {
            guard let whole = eventOf[wholeReport], let part = eventOf[partReport] else { continue }
            nestByDecision(whole: whole, part: part, (reports[wholeReport].id, reports[partReport].id))
        }
        var nesting = Nesting(events, parameters: parameters)
        for part in events.indices where parent[part] == nil {
            guard let whole = nesting.whole(of: part), !isWithin(whole, part) else { continue }
            parent[part] = whole
            reasons[part, default: []].append(nesting.reason(whole: whole, part: part, wholeID: ids[whole]))
        }
    }

    private mutating func nestByDecision(whole: Int, part: Int, _ names: (ReportID, ReportID)) {
        if parent[part] == whole { return }
        if parent[part] != nil || whole == part || isWithin(whole, part) {
            reasons[part, default: []].append(
                "The decision that \(names.0) contains \(names.1) yields to an earlier one.")
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
