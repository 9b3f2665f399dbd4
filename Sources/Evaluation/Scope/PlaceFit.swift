internal import AgreementLanguage
internal import CeasefireModel

extension PlaceScope {
    /// A place that is only known to lie within so many metres is an area, which may or may not include a
    /// town that an agreement names.
    static let areaRadiusMeters = 50_000.0

    /// Whether a report tells of an area only: a wide radius, or a region or country without any.
    private static func isArea(_ place: Place) -> Bool {
        if let radius = place.precisionMeters { return radius >= areaRadiusMeters }
        return !place.name.isEmpty && (place.name == place.region || place.name == place.country)
    }

    /// Whether one of these places, as several reports give them, lies within.
    func fit(_ places: [Place]) -> Fit {
        guard case .named(let names) = self else {
            return self == .anywhere
                ? .inside("it applies everywhere") : .undecided("only positions tell where that is")
        }
        let wanted = Set(names.map { $0.lowercased() })
        for place in places {
            for name in [place.name, place.region, place.country] where wanted.contains(name.lowercased()) {
                return .inside("a report puts it in \(name)")
            }
        }
        if let area = places.first(where: Self.isArea) {
            return .undecided(
                "\(area.name) is an area; whether it includes \(names.joined(separator: ", ")) cannot be told"
            )
        }
        let given = Set(places.map(\.name).filter { !$0.isEmpty }).sorted()
        return given.isEmpty
            ? .undecided("no report says where") : .outside("it happened at \(given.joined(separator: ", "))")
    }
}
