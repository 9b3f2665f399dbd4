import CeasefireModel
import Geography

/// When one event is part of another.
///
/// A whole is wide and counts, lasts or mixes weapons; a vague place alone makes no whole. Its parts lie
/// within its place and interval, accuse the same party, by compatible acts, with no larger toll or count.
struct NestingRules {
    private static let daySeconds: Int64 = 86_400
    private static let mostDays: Int64 = 64

    private let parameters: FusionParameters
    private var names = NameSimilarity()
    private var nameNumbers: [String: Int32] = [:]

    /// The rules by the table.
    init(parameters: FusionParameters) { self.parameters = parameters }

    /// Why an event is held to be part of a whole, in a sentence.
    func reason(_ outer: EventFacts, _ inner: EventFacts, wholeID: IncidentID) -> String {
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

    /// The days that a whole touches; nil where they are too many to be listed.
    func days(ofWhole event: EventFacts) -> ClosedRange<Int64>? {
        let (first, last) = (day(event.occurred.earliest), day(event.occurred.latest))
        return last - first > Self.mostDays ? nil : first...last
    }

    /// A day that every whole of a part touches.
    func day(ofPart event: EventFacts) -> Int64 {
        day(event.occurred.earliest + parameters.wholeSlackSeconds)
    }

    private func day(_ instant: Instant) -> Int64 {
        let seconds = instant.secondsSinceEpoch
        return (seconds - ((seconds % Self.daySeconds) + Self.daySeconds) % Self.daySeconds) / Self.daySeconds
    }

    /// Whether an event is a tally or a mass strike, of which others can be parts.
    func isWhole(_ event: EventFacts) -> Bool {
        guard event.radiusMeters >= parameters.wholeLeastRadiusMeters else { return false }
        return event.radiusMeters >= parameters.wholeCertainRadiusMeters || event.isCombined
            || isCounted(event) || event.occurred.lengthSeconds >= parameters.wholeLeastSeconds
    }

    private func isCounted(_ event: EventFacts) -> Bool {
        (event.count?.upperBound ?? 0) >= parameters.wholeLeastCount
    }

    /// Whether the first of two wholes is the smaller; nil where they are as large.
    func isSmaller(_ x: EventFacts, _ y: EventFacts) -> Bool? {
        let (p, q) = ((x.radiusMeters, x.occurred.lengthSeconds), (y.radiusMeters, y.occurred.lengthSeconds))
        return p == q ? nil : p < q
    }

    /// Whether the second event is part of the first.
    mutating func holds(_ outer: EventFacts, _ inner: EventFacts) -> Bool {
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
