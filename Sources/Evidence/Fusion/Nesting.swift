import CeasefireModel
import Geography

/// Finds the incident that each is a part of: the smallest tally or mass strike that could hold it.
///
/// A whole is wide and counts, lasts or mixes weapons; a vague place alone makes no whole. Its parts lie
/// within its place and interval, accuse the same party, by compatible acts, with no larger toll or count.
struct Nesting {
    private static let daySeconds: Int64 = 86_400
    private static let mostDays: Int64 = 64

    private let events: [EventFacts]
    private let parameters: FusionParameters
    private var names = NameSimilarity()
    private var nameNumbers: [String: Int32] = [:]
    /// Wholes by the days they touch, and those that last too long to be listed by day.
    private var wholesOfDay: [Int64: [Int]] = [:]
    private var longWholes: [Int] = []

    /// Prepares to nest these events.
    init(_ events: [EventFacts], parameters: FusionParameters) {
        self.events = events
        self.parameters = parameters
        for (number, event) in events.enumerated() where isWhole(event) {
            let (first, last) = (day(event.occurred.earliest), day(event.occurred.latest))
            if last - first > Self.mostDays {
                longWholes.append(number)
            } else {
                for day in first...last { wholesOfDay[day, default: []].append(number) }
            }
        }
    }

    /// The smallest whole that holds the event, nil where none does.
    mutating func whole(of part: Int) -> Int? {
        let occurred = events[part].occurred
        let first = day(occurred.earliest + parameters.wholeSlackSeconds)
        let candidates = longWholes + (wholesOfDay[first] ?? [])
        var best: Int?
        for whole in candidates where whole != part && holds(whole, part) {
            if let known = best, !isSmaller(whole, known) { continue }
            best = whole
        }
        return best
    }

    /// Why an event is held to be part of a whole, in a sentence.
    func reason(whole: Int, part: Int, wholeID: IncidentID) -> String {
        let (outer, inner) = (events[whole], events[part])
        var text = "Part of \(wholeID): within its interval and its place"
        if let from = outer.place.coordinate, let to = inner.place.coordinate {
            let kilometres = Int((from.distanceMeters(to: to) / 1_000).rounded())
            text += " (\(kilometres) km from the middle of \(outer.place.name)"
            text += ", which has a radius of \(Int(outer.radiusMeters / 1_000)) km)"
        }
        if !outer.accused.isEmpty {
            let shared = outer.accused.intersection(inner.accused).sorted().map(\.text)
            text += "; both accuse " + shared.joined(separator: ", ")
        }
        return text + "."
    }

    private func day(_ instant: Instant) -> Int64 {
        let seconds = instant.secondsSinceEpoch
        return (seconds - ((seconds % Self.daySeconds) + Self.daySeconds) % Self.daySeconds) / Self.daySeconds
    }

    private func isWhole(_ event: EventFacts) -> Bool {
        guard event.radiusMeters >= parameters.wholeLeastRadiusMeters else { return false }
        return event.radiusMeters >= parameters.wholeCertainRadiusMeters || event.isCombined
            || isCounted(event) || event.occurred.lengthSeconds >= parameters.wholeLeastSeconds
    }

    private func isCounted(_ event: EventFacts) -> Bool {
        (event.count?.upperBound ?? 0) >= parameters.wholeLeastCount
    }

    private func isSmaller(_ a: Int, _ b: Int) -> Bool {
        let (x, y) = (events[a], events[b])
        let (p, q) = ((x.radiusMeters, x.occurred.lengthSeconds), (y.radiusMeters, y.occurred.lengthSeconds))
        return p != q ? p < q : a < b
    }

    private mutating func holds(_ whole: Int, _ part: Int) -> Bool {
        let (outer, inner) = (events[whole], events[part])
        guard isWider(outer, inner) else { return false }
        let slack = parameters.wholeSlackSeconds
        guard inner.occurred.earliest >= outer.occurred.earliest - slack,
            inner.occurred.latest <= outer.occurred.latest + slack
        else { return false }
        return accuseAlike(outer, inner) && areKindsCompatible(outer, inner)
            && areNumbersCompatible(outer, inner) && liesWithin(outer, inner)
    }

    /// A whole is wider than its part; or as wide and in doubt by so much that it can only be a tally, and
    /// then twice as long; what counts for itself is a tally of its own. Either way nothing can be a part of its own part.
    private func isWider(_ outer: EventFacts, _ inner: EventFacts) -> Bool {
        if outer.radiusMeters >= parameters.wholeScale * inner.radiusMeters { return true }
        return outer.radiusMeters >= parameters.wholeCertainRadiusMeters
            && outer.radiusMeters >= inner.radiusMeters
            && outer.occurred.lengthSeconds >= 2 * inner.occurred.lengthSeconds
            && outer.occurred.lengthSeconds > 0 && inner.count == nil
    }

    /// What one side did is no part of what the other did, nor of what nobody is said to have done.
    private func accuseAlike(_ outer: EventFacts, _ inner: EventFacts) -> Bool {
        outer.accused.isEmpty && inner.accused.isEmpty || !outer.accused.isDisjoint(with: inner.accused)
    }

    /// Something must tie the part to the whole besides place and time: the act, a weapon, or the target. Of
    /// different acts a mass strike holds what comes by air, and a day's tally of mixed weapons every strike.
    private func areKindsCompatible(_ outer: EventFacts, _ inner: EventFacts) -> Bool {
        let isSameTarget = !outer.targets.isDisjoint(with: inner.targets)
        let isSameKind =
            !outer.acts.isDisjoint(with: inner.acts) || !outer.weapons.isDisjoint(with: inner.weapons)
        let isOtherTarget = !isSameTarget && !outer.targets.isEmpty && !inner.targets.isEmpty
        if isOtherTarget, !isCounted(outer), !outer.isCombined { return false }
        if isSameKind { return true }
        if outer.acts.isEmpty || inner.acts.isEmpty { return isSameTarget }
        guard outer.isCombined else { return false }
        let acts = outer.acts.union(inner.acts)
        if outer.occurred.lengthSeconds >= parameters.wholeLeastSeconds, acts.isSubset(of: Vocabulary.strikes)
        {
            return true
        }
        return Vocabulary.actSets["air-attack"].map { acts.isSubset(of: $0) } ?? false
    }

    /// A part has no larger toll, and counts no more weapons, than its whole.
    private func areNumbersCompatible(_ outer: EventFacts, _ inner: EventFacts) -> Bool {
        let numbers = [
            (outer.killed, inner.killed), (outer.injured, inner.injured), (outer.count, inner.count),
        ]
        return numbers.allSatisfy { outer, inner in
            guard let outer, let inner else { return true }
            return inner.lowerBound <= outer.upperBound
        }
    }

    private mutating func liesWithin(_ outer: EventFacts, _ inner: EventFacts) -> Bool {
        let (a, b) = (outer.place, inner.place)
        if !a.country.isEmpty, !b.country.isEmpty, likeness(a.country, b.country) < 80 { return false }
        if !a.region.isEmpty, likeness(a.name, a.region) >= 60, !b.region.isEmpty {
            // The whole is told of a region: being of that region is what counts, not its circle.
            return likeness(a.region, b.region) >= 80
        }
        guard let from = a.coordinate, let to = b.coordinate else { return false }
        return from.distanceMeters(to: to) <= parameters.wholeReachRadii * outer.radiusMeters
    }

    private mutating func likeness(_ a: String, _ b: String) -> Int {
        if a == b { return 100 }
        return names.hundredths(number(a), number(b)) ?? 0
    }

    private mutating func number(_ name: String) -> Int32 {
        if let known = nameNumbers[name] { return known }
        let number = names.add(name)
        nameNumbers[name] = number
        return number
    }
}
