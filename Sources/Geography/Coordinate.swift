/// A position on the globe, held as whole microdegrees (about 0.1 m) so that equal input gives equal
/// output on every machine.
public struct Coordinate: Hashable, Sendable, Comparable {
    /// North positive, in millionths of a degree, `-90_000_000 ... 90_000_000`.
    public let latitudeMicrodegrees: Int32
    /// East positive, in millionths of a degree, `-180_000_000 ... 180_000_000`.
    public let longitudeMicrodegrees: Int32

    /// Creates a position from degrees; nil where either value is not finite or off the globe.
    public init?(latitude: Double, longitude: Double) {
        guard latitude.isFinite, longitude.isFinite, abs(latitude) <= 90, abs(longitude) <= 180 else {
            return nil
        }
        latitudeMicrodegrees = Int32((latitude * 1e6).rounded())
        longitudeMicrodegrees = Int32((longitude * 1e6).rounded())
    }

    /// Degrees, north positive.
    public var latitude: Double { Double(latitudeMicrodegrees) / 1e6 }
    /// Degrees, east positive.
    public var longitude: Double { Double(longitudeMicrodegrees) / 1e6 }

    /// From south to north, then from west to east.
    public static func < (a: Self, b: Self) -> Bool {
        (a.latitudeMicrodegrees, a.longitudeMicrodegrees) < (b.latitudeMicrodegrees, b.longitudeMicrodegrees)
    }
}
