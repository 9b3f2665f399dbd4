import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Foundation
import Geography
import TestSupport

/// "Wherever within its radius of doubt the place was, the scope covers it: inside. Nowhere: outside. Else undecidable."
///
/// Zones and areas held are boxes here and lines are meridians, so that flat distances decide: none lies close to a bound.
extension OracleAssessor {
    /// Where an event was, by what the agreement draws. "Each report is a word on the place."
    func drawnPlace(_ incident: Incident, _ scope: PlaceScope, _ accused: ActorID?) -> Answer {
        let reports = reports(incident)
        // "Where nobody is accused, the answer must be the same for all parties."
        if accused == nil, hangsOnParty(scope) {
            return settle(verdict.agreement.parties.map { drawnPlace(incident, scope, $0) })
        }
        let fits = reports.map { drawnFit($0.place, scope, accused, incident.occurred) }
        var told: [(report: Report, fit: Truth)] = []
        var isOpen = false
        for (report, fit) in zip(reports, fits) {
            if fit == .perhaps {
                guard report.place.coordinate != nil, report.place.precisionMeters != nil else { continue }
                // "A vaguer place that agrees with a closer one (their circles meet) adds nothing."
                let agrees = zip(reports, fits).contains {
                    $0.1 != .perhaps && isCloser($0.0.place, report.place) && meet($0.0.place, report.place)
                }
                if !agrees { isOpen = true }
            } else {
                told.append((report, fit))
            }
        }
        let isInside = told.contains { $0.fit == .yes }
        let isOutside = told.contains { $0.fit == .no }
        if isInside, !isOutside { return .met }
        if isOutside, !isInside { return isOpen ? .some(.open) : nil }
        if !isInside { return .some(.open) }
        return .some(.open)
    }

    /// The same; where reports put the event on both sides of an edge, "the words are weighed like those on who did it".
    func weighedPlace(
        _ incident: Incident, _ scope: PlaceScope, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, _ until: Instant
    ) -> Answer {
        if accused == nil, hangsOnParty(scope) {
            return settle(
                verdict.agreement.parties.map {
                    // Whose it was is not asked of the words.
                    place(incident, scope, $0)
                })
        }
        guard isDrawn(scope) else { return place(incident, scope, accused) }
        let fits = reports(incident).map { drawnFit($0.place, scope, accused, incident.occurred) }
        guard fits.contains(.yes), fits.contains(.no) else { return place(incident, scope, accused) }
        var words: [OracleWord] = []
        for (report, fit) in zip(reports(incident), fits) where fit != .perhaps {
            for var word in self.words(of: report) {
                if let limit = limits(report, word.origin, accused), !limit.contains(.place) { continue }
                word.supports = fit == .yes
                words.append(word)
            }
        }
        words += entered(.place, incident, accused)
        return scales.grade(words.filter { $0.known <= until }, standard: standard)
    }

    func isDrawn(_ scope: PlaceScope) -> Bool {
        switch scope {
        case .anywhere, .named: false
        case .any(let all): all.contains(where: isDrawn)
        default: true
        }
    }

    private func hangsOnParty(_ scope: PlaceScope) -> Bool {
        switch scope {
        case .within(_, .byParty), .beyond(_, .byParty): true
        case .any(let all): all.contains(where: hangsOnParty)
        default: false
        }
    }

    /// Whether a place lies in a scope, as far as it is known.
    func drawnFit(_ place: Place, _ scope: PlaceScope, _ accused: ActorID?, _ when: Interval) -> Truth {
        switch scope {
        case .anywhere: return .yes
        case .named(let names): return namedFit(place, names)
        case .any(let all): return .any(all.map { drawnFit(place, $0, accused, when) })
        case .zone:
            let zone = GeneratedWorld.zone
            return inside(place, (zone.south, zone.north, zone.west, zone.east))
        case .outside: return !drawnFit(place, .zone("range"), accused, when)
        case .within(let meters, let baseline):
            guard let line = baseline.line(for: accused ?? "") else { return .perhaps }
            return drawings(line, when) { near(place, $0, Double(meters)) }
        case .beyond(let meters, let baseline):
            return !drawnFit(place, .within(meters: meters, of: baseline), accused, when)
        case .held(_, let line): return drawings(line, when) { inside(place, (46, 54, $0, 30)) }
        }
    }

    /// "Where the time may lie on several days every drawing of them must give the same answer."
    private func drawings(_ line: LineReference, _ when: Interval, _ answer: (Double) -> Truth) -> Truth {
        if line.line == "old" { return answer(GeneratedWorld.meridians.fixed) }
        let day = line.asOf ?? when
        // What ends as a day begins happened on the day before.
        let moments = day.lengthSeconds == 0 ? [day.earliest] : Array(day.hours.dropLast())
        return agreed(moments.map { meridian(at: $0).map(answer) ?? .perhaps })
    }

    private func meridian(at moment: Instant) -> Double? {
        let days = Double(moment - at("2026-03-01T00:00")) / 86_400
        let isKnown = verdict.record.theatre.lines["contact"]?.missingDays != .unknown
        if days < 0 { return nil }
        if days < 1 { return GeneratedWorld.meridians.early }
        if days < 3 { return isKnown ? GeneratedWorld.meridians.early : nil }
        return days < 4 || isKnown ? GeneratedWorld.meridians.late : nil
    }

    private func near(_ place: Place, _ longitude: Double, _ meters: Double) -> Truth {
        guard let position = place.coordinate, let doubt = place.precisionMeters else { return .perhaps }
        let apart = abs(position.longitude - longitude) * degree(at: position.latitude)
        if apart + doubt <= meters { return .yes }
        return apart - doubt > meters ? .no : .perhaps
    }

    private func inside(
        _ place: Place, _ box: (south: Double, north: Double, west: Double, east: Double)
    ) -> Truth {
        guard let position = place.coordinate, let doubt = place.precisionMeters else { return .perhaps }
        let (y, x) = (position.latitude, position.longitude)
        let isIn = y >= box.south && y <= box.north && x >= box.west && x <= box.east
        let north = 111_300.0
        let east = degree(at: y)
        let toEdge: Double
        if isIn {
            toEdge = min(
                (y - box.south) * north, (box.north - y) * north, (x - box.west) * east, (box.east - x) * east
            )
        } else {
            let up = max(0, box.south - y, y - box.north) * north
            let aside = max(0, box.west - x, x - box.east) * east
            toEdge = (up * up + aside * aside).squareRoot()
        }
        if toEdge < doubt { return .perhaps }
        return isIn ? .yes : .no
    }

    /// How long a degree of longitude is.
    private func degree(at latitude: Double) -> Double { 111_300 * cos(latitude * .pi / 180) }

    private func isCloser(_ a: Place, _ b: Place) -> Bool {
        (a.precisionMeters ?? .infinity) < (b.precisionMeters ?? .infinity)
    }

    private func meet(_ a: Place, _ b: Place) -> Bool {
        guard let x = a.coordinate, let y = b.coordinate, let one = a.precisionMeters,
            let other = b.precisionMeters
        else { return false }
        return x.localMeters(to: y) <= one + other
    }
}
