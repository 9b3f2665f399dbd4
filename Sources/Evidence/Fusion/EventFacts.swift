import CeasefireModel
import Geography

/// What the reports of one event say together.
struct EventFacts: Sendable {
    /// The reports as numbers, sorted.
    var reports: [Int]
    var occurred: Interval
    var available: Interval
    var place: Place
    var radiusMeters: Double
    var accused: Set<ActorID> = []
    var acts: Set<Act> = []
    var targets: Set<TargetClass> = []
    var weapons: Set<Weapon> = []
    /// Whether one report names several kinds of weapon.
    var isCombined = false
    var killed: ClosedRange<Int>?
    var injured: ClosedRange<Int>?
    var count: ClosedRange<Int>?

    /// Gathers the facts; `members` is sorted and not empty.
    init?(
        _ members: [Int], of reports: [Report], origins: inout KnownOrigins, parameters: FusionParameters
    ) {
        guard let first = members.first else { return nil }
        self.reports = members
        occurred = reports[first].occurred
        available = reports[first].available
        place = reports[first].place
        radiusMeters = parameters.radiusMeters(of: place)
        var accounts: [OriginID: Interval] = [:]
        for member in members {
            if members.count > 1 {
                let occurred = reports[member].occurred
                for origin in origins.origins(of: reports[member]) {
                    accounts[origin.id] = accounts[origin.id]?.union(occurred) ?? occurred
                }
            }
            available = Interval(
                spanning: min(available.earliest, reports[member].available.earliest),
                min(available.latest, reports[member].available.latest))
            if Self.isNearer(reports[member].precisionMeters, than: place.precisionMeters) {
                place = reports[member].place
                radiusMeters = parameters.radiusMeters(of: place)
            }
            gather(member, of: reports)
        }
        if members.count > 1 {
            // A report whose attribution is empty and whose outlet is, too, still has an account.
            let all = accounts.isEmpty ? members.map { reports[$0].occurred } : accounts.values.sorted()
            occurred = EventInterval.agreed(among: all) ?? occurred
        }
        // A page dated by the day alone may have been there at midnight, but not before what it tells of.
        let begun = min(occurred.earliest, available.latest)
        available = Interval(spanning: max(available.earliest, begun), available.latest)
    }

    private mutating func gather(_ number: Int, of reports: [Report]) {
        if !reports[number].accused.isEmpty {
            accused.formUnion(reports[number].accused.filter { !Vocabulary.unsaidActors.contains($0) })
        }
        if let act = reports[number].act, !acts.contains(act), !Vocabulary.unsaidActs.contains(act) {
            acts.insert(act)
        }
        if let target = reports[number].target, !Vocabulary.unsaidTargets.contains(target) {
            targets.insert(target)
        }
        if !reports[number].weapons.isEmpty { weapons.formUnion(reports[number].weapons) }
        if reports[number].weapons.count > 1 { isCombined = true }
        killed = Self.widened(killed, by: reports[number].killed)
        injured = Self.widened(injured, by: reports[number].injured)
        count = Self.widened(count, by: reports[number].weaponCount)
    }

    private static func isNearer(_ a: Double?, than b: Double?) -> Bool {
        switch (a, b) {
        case (let x?, let y?): x < y
        case (_?, nil): true
        default: false
        }
    }

    private static func widened(_ range: ClosedRange<Int>?, by value: Int?) -> ClosedRange<Int>? {
        guard let value else { return range }
        guard let range else { return value...value }
        return min(range.lowerBound, value)...max(range.upperBound, value)
    }
}
