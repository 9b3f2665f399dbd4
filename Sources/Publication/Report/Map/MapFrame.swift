internal import Geography

/// The part of the world that a map shows, and how it lies on the page: equirectangular, with degrees of
/// longitude drawn as wide as they are in the middle of the map.
struct MapFrame {
    let west: Double
    let east: Double
    let south: Double
    let north: Double
    /// Pixels.
    let width = 960.0
    let height: Double
    private let pixelsPerDegree: Double
    private let narrowing: Double

    /// A frame around the places with a margin; nil without places.
    init?(around places: [Coordinate]) {
        guard let s = places.map(\.latitude).min(), let n = places.map(\.latitude).max(),
            let w = places.map(\.longitude).min(), let e = places.map(\.longitude).max(),
            let narrowing = Self.narrowing(at: (s + n) / 2)
        else { return nil }
        self.narrowing = narrowing
        // At least two degrees of latitude, so that one town is shown with something around it.
        let high = max(2, (n - s) * 1.12)
        let wide = max(high / narrowing * 0.9, (e - w) * 1.12)
        // No map is higher than it is wide.
        let framed = max(wide, high / narrowing)
        south = (s + n) / 2 - high / 2
        north = (s + n) / 2 + high / 2
        west = (w + e) / 2 - framed / 2
        east = (w + e) / 2 + framed / 2
        pixelsPerDegree = width / (framed * narrowing)
        height = (north - south) * pixelsPerDegree
    }

    /// How wide a degree of longitude is there, beside one of latitude.
    private static func narrowing(at latitude: Double) -> Double? {
        guard let here = Coordinate(latitude: min(85, max(-85, latitude)), longitude: 0),
            let east = Coordinate(latitude: min(85, max(-85, latitude)), longitude: 0.01),
            let origin = Coordinate(latitude: 0, longitude: 0),
            let equator = Coordinate(latitude: 0, longitude: 0.01)
        else { return nil }
        return here.distanceMeters(to: east) / origin.distanceMeters(to: equator)
    }

    /// Where a position lies on the page.
    func point(longitude: Double, latitude: Double) -> (x: Double, y: Double) {
        ((longitude - west) * narrowing * pixelsPerDegree, (north - latitude) * pixelsPerDegree)
    }

    /// Where a position lies on the page.
    func point(_ coordinate: Coordinate) -> (x: Double, y: Double) {
        point(longitude: coordinate.longitude, latitude: coordinate.latitude)
    }

    /// So many metres, in pixels.
    func pixels(meters: Double) -> Double { meters / 111_195 * pixelsPerDegree }
}
