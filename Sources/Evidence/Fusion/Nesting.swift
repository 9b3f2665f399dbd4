import CeasefireModel
import Geography

/// Finds the incident that each is a part of: the smallest tally or mass strike that could hold it.
struct Nesting {
    private let events: [FusedEvent]
    private var rules: NestingRules
    /// Wholes by the days they touch, and those that last too long to be listed by day.
    private var wholesOfDay: [Int64: [Int]] = [:]
    private var longWholes: [Int] = []

    /// Prepares to nest these events.
    init(_ events: [FusedEvent], parameters: FusionParameters) {
        self.events = events
        rules = NestingRules(parameters: parameters)
        for number in events.indices where rules.isWhole(events[number].facts) {
            if let days = rules.days(ofWhole: events[number].facts) {
                for day in days { wholesOfDay[day, default: []].append(number) }
            } else {
                longWholes.append(number)
            }
        }
    }

    /// Whether no event is a whole, so that none is part of another by rule.
    var hasNoWholes: Bool { wholesOfDay.isEmpty && longWholes.isEmpty }

    /// The smallest whole that holds the event, nil where none does.
    mutating func whole(of part: Int) -> Int? {
        let candidates = longWholes + (wholesOfDay[rules.day(ofPart: events[part].facts)] ?? [])
        var best: Int?
        for whole in candidates where whole != part && rules.holds(events[whole].facts, events[part].facts) {
            if let known = best, !isSmaller(whole, known) { continue }
            best = whole
        }
        return best
    }

    /// Why an event is held to be part of a whole, in a sentence.
    func reason(whole: Int, part: Int, wholeID: IncidentID) -> String {
        rules.reason(events[whole].facts, events[part].facts, wholeID: wholeID)
    }

    private func isSmaller(_ a: Int, _ b: Int) -> Bool {
        rules.isSmaller(events[a].facts, events[b].facts) ?? (a < b)
    }
}
