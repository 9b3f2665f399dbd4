internal import AgreementLanguage
internal import CeasefireModel
internal import Geography

/// The area of a provision while the lines stand still.
struct ObservedScope: Sendable {
    let theatre: PreparedTheatre
    let scope: PlaceScope
    /// The zone that the scope is cut to; nil where the scope alone decides.
    let cutTo: ZoneName?
    /// The parties bound, each of which may be measured from a line of its own.
    let parties: [ActorID]

    /// Why an area cannot be told.
    struct Unbounded: Error { let reason: String }

    /// A box around the area at a moment.
    func box(at moment: Instant) throws(Unbounded) -> SampleBox {
        if let cutTo {
            guard let zone = theatre.zones[cutTo], let box = zone.territory.region.boundingBox else {
                throw Unbounded(reason: "the zone \(cutTo) was not read")
            }
            return SampleBox(box)
        }
        return try box(of: scope, at: moment)
    }

    private func box(of scope: PlaceScope, at moment: Instant) throws(Unbounded) -> SampleBox {
        switch scope {
        case .anywhere, .outside, .beyond:
            throw Unbounded(
                reason: "it applies without bounds; `observed-over` can name the zone that is to be observed")
        case .named: throw Unbounded(reason: "places by name and drawn areas have no common measure")
        case .zone(let name):
            guard let zone = theatre.zones[name], let box = zone.territory.region.boundingBox else {
                throw Unbounded(reason: "the zone \(name) was not read")
            }
            return SampleBox(box)
        case .held(_, let reference):
            return try union(lines([reference], at: moment).map { $0.territoryBox.map(SampleBox.init) })
        case .within(let meters, let baseline):
            let references = parties.compactMap { baseline.line(for: $0) }
            return try union(
                lines(references, at: moment).map { line in
                    line.boundingBox.flatMap { SampleBox($0).expanded(meters: Double(meters)) }
                })
        case .any(let all):
            var boxes: [SampleBox?] = []
            for one in all { boxes.append(try box(of: one, at: moment)) }
            return try union(boxes)
        }
    }

    private func union(_ boxes: [SampleBox?]) throws(Unbounded) -> SampleBox {
        let known = boxes.compactMap { $0 }
        guard let first = known.first, known.count == boxes.count else {
            throw Unbounded(reason: "the area has no box on the map")
        }
        return known.dropFirst().reduce(first) { $0.union($1) }
    }

    private func lines(_ references: [LineReference], at moment: Instant) throws(Unbounded) -> [LineOnDay] {
        var found: [LineOnDay] = []
        for reference in references {
            switch theatre.drawings(reference, at: Interval(at: moment)) {
            case .drawn(let lines): found += lines
            case .unknown(let why):
                throw Unbounded(reason: "where \(reference.line) ran at some time is not known: \(why)")
            }
        }
        return found
    }

    /// Which of the points lie in the area at a moment.
    func holds(_ points: [Coordinate], at moment: Instant) -> [Bool] {
        let isIn = predicate(scope, at: moment)
        let zone = cutTo.flatMap { theatre.zones[$0] }
        return points.map { point in (zone?.territory.contains(point) ?? true) && isIn(point) }
    }

    private func predicate(_ scope: PlaceScope, at moment: Instant) -> (Coordinate) -> Bool {
        switch scope {
        case .anywhere: return { _ in true }
        case .named: return { _ in false }
        case .zone(let name):
            let zone = theatre.zones[name]
            return { zone?.territory.contains($0) ?? false }
        case .outside(let name):
            let zone = theatre.zones[name]
            return { !(zone?.territory.contains($0) ?? true) }
        case .held(_, let reference):
            let lines = (try? self.lines([reference], at: moment)) ?? []
            return { point in lines.contains { $0.holds(point, precisionMeters: 0) == .yes } }
        case .within(let meters, let baseline): return near(baseline, at: moment) { $0 <= Double(meters) }
        case .beyond(let meters, let baseline): return near(baseline, at: moment) { $0 > Double(meters) }
        case .any(let all):
            let predicates = all.map { predicate($0, at: moment) }
            return { point in predicates.contains { $0(point) } }
        }
    }

    private func near(
        _ baseline: Baseline, at moment: Instant, _ isMeant: @escaping (Double) -> Bool
    ) -> (Coordinate) -> Bool {
        let references = Set(parties.compactMap { baseline.line(for: $0) })
        let lines = (try? self.lines(Array(references), at: moment)) ?? []
        return { point in lines.contains { $0.distanceMeters(to: point).map(isMeant) ?? false } }
    }

    /// The moments in a period at which the area changes.
    func changes(in period: Interval) -> [Instant] {
        let moving = scope.lines.filter { $0.asOf == nil }.map(\.line)
        return Set(moving.flatMap { theatre.lines[$0]?.changes(in: period) ?? [] }).sorted()
    }
}
