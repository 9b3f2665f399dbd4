internal import AgreementLanguage
internal import CeasefireModel
internal import Geography

/// What one report's place says on whether a drawn scope covers it.
enum PlaceFinding: Hashable, Sendable {
    /// Wherever within its radius of doubt it was, the scope covers it.
    case inside(GuardedReason)
    /// Wherever within its radius of doubt it was, the scope does not.
    case outside(GuardedReason)
    /// It cannot be told.
    case undecided(GuardedReason)

    var reason: GuardedReason {
        switch self {
        case .inside(let reason), .outside(let reason), .undecided(let reason): reason
        }
    }

    /// The contrary.
    var negated: Self {
        switch self {
        case .inside(let reason): .outside(reason)
        case .outside(let reason): .inside(reason)
        case .undecided: self
        }
    }

    /// What holds under each of several answers; undecided, for the reason given, where they differ.
    static func agreed(_ all: [Self], otherwise reason: GuardedReason) -> Self {
        guard let first = all.first else { return .undecided(reason) }
        if all.allSatisfy({ if case .inside = $0 { true } else { false } }) { return first }
        if all.allSatisfy({ if case .outside = $0 { true } else { false } }) { return first }
        return all.first { if case .undecided = $0 { true } else { false } } ?? .undecided(reason)
    }
}

/// Asks where a report's place lies with respect to what an agreement draws.
struct PlaceAsking: Sendable {
    let theatre: PreparedTheatre
    /// The parties of the agreement, for places of which nobody knows whose act it was.
    let parties: [ActorID]
    /// When the incident happened, by all its reports.
    let occurred: Interval
    /// Whoever is accused; nil where nobody is.
    let party: ActorID?

    /// What a place says; a place without a position or without a radius of doubt says nothing that would decide.
    func finding(_ scope: PlaceScope, _ place: Place) -> PlaceFinding {
        switch scope {
        case .anywhere, .named:
            switch scope.fit([place]) {
            case .inside(let reason): return .inside(GuardedReason(reason))
            case .outside(let reason): return .outside(GuardedReason(reason))
            case .undecided(let reason): return .undecided(GuardedReason(reason))
            }
        case .any(let all): return any(all.map { finding($0, place) })
        case .zone, .outside, .within, .beyond, .held: break
        }
        guard let coordinate = place.coordinate else {
            return .undecided(
                place.name.isEmpty ? "no report gives a position" : "\(place.name) has no position on the map"
            )
        }
        guard let radius = place.precisionMeters else {
            return .undecided("nobody says how closely the position of \(place.name) is known")
        }
        switch scope {
        case .anywhere, .named, .any: return .undecided("it is not drawn")
        case .zone(let name): return zone(name, coordinate, radius)
        case .outside(let name): return zone(name, coordinate, radius).negated
        case .within(let meters, let baseline): return within(meters, baseline, coordinate, radius)
        case .beyond(let meters, let baseline): return within(meters, baseline, coordinate, radius).negated
        case .held(let holder, let line): return held(holder, line, coordinate, radius)
        }
    }

    private func any(_ all: [PlaceFinding]) -> PlaceFinding {
        if let inside = all.first(where: { if case .inside = $0 { true } else { false } }) { return inside }
        return PlaceFinding.agreed(all, otherwise: "no place is given")
    }

    private func zone(_ name: ZoneName, _ coordinate: Coordinate, _ radius: Double) -> PlaceFinding {
        guard let zone = theatre.zones[name] else { return .undecided("the zone \(name) was not read") }
        let edge = zone.distanceMeters(to: coordinate) ?? .infinity
        return answer(
            zone.holds(coordinate, precisionMeters: radius), "inside the zone \(name)",
            "outside the zone \(name)", "the edge of the zone \(name)", fromEdge: edge, radius)
    }

    private func held(
        _ holder: ActorID, _ reference: LineReference, _ coordinate: Coordinate, _ radius: Double
    ) -> PlaceFinding {
        drawn(reference) { line in
            guard let answer = line.holds(coordinate, precisionMeters: radius) else {
                return .undecided("the drawing of \(reference.line) gives no area")
            }
            let area = "the area of \(holder) by \(reference.line)\(line.words)"
            return self.answer(
                answer, "inside " + area, "outside " + area, "the edge of " + area,
                fromEdge: line.distanceMeters(to: coordinate) ?? .infinity, radius)
        }
    }

    private func within(
        _ meters: Int64, _ baseline: Baseline, _ coordinate: Coordinate, _ radius: Double
    ) -> PlaceFinding {
        if let party {
            guard let reference = baseline.line(for: party) else {
                return .undecided("no baseline is agreed for \(party)")
            }
            return within(meters, reference, coordinate, radius)
        }
        let references = parties.compactMap { baseline.line(for: $0) }
        var seen: Set<LineReference> = []
        return PlaceFinding.agreed(
            references.filter { seen.insert($0).inserted }.map { within(meters, $0, coordinate, radius) },
            otherwise: "it depends on whose it was: each side is measured from a line of its own")
    }

    private func within(
        _ meters: Int64, _ reference: LineReference, _ coordinate: Coordinate, _ radius: Double
    ) -> PlaceFinding {
        drawn(reference) { line in
            guard let distance = line.distanceMeters(to: coordinate) else {
                return .undecided("the drawing of \(reference.line) holds no line")
            }
            let bound = Double(meters)
            let answer: PlaceAnswer =
                distance + radius <= bound ? .yes : distance - radius > bound ? .no : .undecided
            let name = "\(reference.line)\(line.words)"
            let limit = distanceText(meters: bound)
            let figures =
                "\(distanceText(meters: distance)) from it, known to within \(distanceText(meters: radius))"
            switch answer {
            case .yes: return .inside(GuardedReason("within \(limit) of \(name)", figures: figures))
            case .no: return .outside(GuardedReason("farther than \(limit) from \(name)", figures: figures))
            case .undecided:
                return .undecided(
                    GuardedReason(
                        "it may lie on either side of \(limit) from \(name)",
                        figures: figures
                            + ": it reaches \(distanceText(meters: radius - abs(distance - bound))) over the bound"
                    ))
            }
        }
    }

    private func answer(
        _ answer: PlaceAnswer, _ inside: String, _ outside: String, _ edge: String, fromEdge meters: Double,
        _ radius: Double
    ) -> PlaceFinding {
        let figures =
            meters.isFinite
            ? "\(distanceText(meters: meters)) from the edge, known to within \(distanceText(meters: radius))"
            : ""
        switch answer {
        case .yes: return .inside(GuardedReason(Reason(inside), figures: figures))
        case .no: return .outside(GuardedReason(Reason(outside), figures: figures))
        case .undecided:
            let short =
                meters.isFinite ? ": it reaches \(distanceText(meters: radius - meters)) over the edge" : ""
            return .undecided(GuardedReason("it may lie on either side of \(edge)", figures: figures + short))
        }
    }

    /// The answer under every drawing that may be the one of its day.
    private func drawn(_ reference: LineReference, _ ask: (LineOnDay) -> PlaceFinding) -> PlaceFinding {
        switch theatre.drawings(reference, at: occurred) {
        case .unknown(let why):
            return .undecided("where \(reference.line) ran is not known: \(why)")
        case .drawn(let all):
            return PlaceFinding.agreed(
                all.map(ask),
                otherwise: "it depends on the day: \(reference.line) moved while it may have happened")
        }
    }
}

extension PlaceScope {
    /// Whether it is drawn, in part at least, so that positions decide.
    var isDrawn: Bool {
        switch self {
        case .anywhere, .named: false
        case .zone, .outside, .within, .beyond, .held: true
        case .any: true
        }
    }
}
