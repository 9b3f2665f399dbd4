internal import AgreementLanguage
public import CeasefireModel
public import Geography

/// How far from a line an incident lies, by its most precise report and the line of the day on which it began.
public struct LineDistance: Hashable, Sendable {
    /// The line.
    public var line: LineName
    /// The day that the drawing shows; nil for a line that does not move.
    public var day: CivilDay?
    /// Days between the drawing's day and the incident's; 0 where the day has a drawing of its own.
    public var ageDays: Int
    /// Metres along the ground to the line.
    public var meters: Double
    /// Whether the territory that the map gives to its holder has it; nil where the map gives none.
    public var isHeld: PlaceAnswer?
}

extension PreparedTheatre {
    /// The distances of incidents whose position is known, from every line that was drawn for their day.
    func distances(of incidents: [Incident]) -> [IncidentID: [LineDistance]] {
        guard !lines.isEmpty else { return [:] }
        var distances: [IncidentID: [LineDistance]] = [:]
        for incident in incidents {
            guard let coordinate = incident.place.coordinate else { continue }
            let all = lines.keys.sorted().compactMap { name -> LineDistance? in
                let began = Interval(at: incident.occurred.earliest)
                guard case .drawn(let found) = drawings(LineReference(name), at: began),
                    let drawn = found.first, let meters = drawn.distanceMeters(to: coordinate)
                else { return nil }
                let age = drawn.shows.map { max(0, began.earliest - $0.latest + 86_399) / 86_400 } ?? 0
                return LineDistance(
                    line: name, day: drawn.day, ageDays: Int(age), meters: meters,
                    isHeld: drawn.holds(coordinate, precisionMeters: incident.place.precisionMeters ?? 0))
            }
            if !all.isEmpty { distances[incident.id] = all }
        }
        return distances
    }
}
