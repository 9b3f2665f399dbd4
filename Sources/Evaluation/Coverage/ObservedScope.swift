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

    /// The bounds of an area, or why there are none.
    enum Bounds {
        case box(SampleBox)
        case none(String)
    }

    /// A box around the area at a moment.
    func box(at moment: Instant) -> Bounds {
        if let cutTo { return box(ofZone: cutTo) }
        return box(of: scope, at: moment)
    }

    private func box(of scope: PlaceScope, at moment: Instant) -> Bounds {
        switch scope {
        case .anywhere, .outside, .beyond:
            return .none(
                "it applies without bounds; `observed-over` can name the zone that is to be observed")
        case .named: return .none("places by name and drawn areas have no common measure")
        case .zone(let name): return box(ofZone: name)
        case .held(_, let reference):
            return union(of: [reference], at: moment) { $0.territoryBox.map { SampleBox($0) } }
        case .within(let meters, let baseline):
            return union(of: parties.compactMap { baseline.line(for: $0) }, at: moment) { line in
                line.boundingBox.flatMap { SampleBox($0).expanded(meters: Double(meters)) }
            }
        case .any(let all): return union(all.map { box(of: $0, at: moment) })
        }
    }

    private func box(ofZone name: ZoneName) -> Bounds {
        guard let zone = theatre.zones[name], let box = zone.territory.region.boundingBox else {
            return .none("the zone \(name) was not read")
        }
        return .box(SampleBox(box))
    }

    private func union(
        of references: [LineReference], at moment: Instant, _ box: (LineOnDay) -> SampleBox?
    ) -> Bounds {
        var boxes: [Bounds] = []
        for reference in references {
            switch theatre.drawings(reference, at: Interval(at: moment)) {
            case .drawn(let lines):
                for line in lines {
                    boxes.append(box(line).map { .box($0) } ?? .none("the area has no box on the map"))
                }
            case .unknown(let why): return .none("it is not known where \(reference.line) ran (\(why))")
            }
        }
        return union(boxes)
    }

    /// The least box that holds all; none where one of them has none.
    private func union(_ all: [Bounds]) -> Bounds {
        var whole: SampleBox?
        for one in all {
            guard case .box(let box) = one else { return one }
            whole = whole?.union(box) ?? box
        }
        return whole.map { .box($0) } ?? .none("the area has no box on the map")
    }

    private func lines(_ references: [LineReference], at moment: Instant) -> [LineOnDay] {
        references.flatMap { reference -> [LineOnDay] in
            guard case .drawn(let lines) = theatre.drawings(reference, at: Interval(at: moment)) else {
                return []
            }
            return lines
        }
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
            let lines = self.lines([reference], at: moment)
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
        let lines = self.lines(Array(references), at: moment)
        return { point in lines.contains { $0.distanceMeters(to: point).map(isMeant) ?? false } }
    }

    /// The moments in a period at which the area changes.
    func changes(in period: Interval) -> [Instant] {
        let moving = scope.lines.filter { $0.asOf == nil }.map(\.line)
        return Set(moving.flatMap { theatre.lines[$0]?.changes(in: period) ?? [] }).sorted()
    }
}
