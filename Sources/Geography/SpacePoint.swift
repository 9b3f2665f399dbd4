// C's mathematics and nothing else of it: the standard library has no sine.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A position as a point in space, so that most questions of nearness are answered by a few multiplications.
public struct SpacePoint: Hashable, Sendable {
    // In radii of the Earth, from its middle.
    private let x, y, z: Double

    /// The point of a position on the mean sphere.
    public init(_ coordinate: Coordinate) {
        let radians = Double.pi / 180
        let (phi, lambda) = (coordinate.latitude * radians, coordinate.longitude * radians)
        x = cos(phi) * cos(lambda)
        y = cos(phi) * sin(lambda)
        z = sin(phi)
    }

    /// Whether ``Coordinate/distanceMeters(to:)`` is at most so many metres; nil where that is too close to call here.
    ///
    /// The straight line is shorter than the way over the ground, by less than a twentieth of its square for lines
    /// of up to a radius.
    public func isWithin(meters: Double, of other: SpacePoint) -> Bool? {
        let (dx, dy, dz) = (x - other.x, y - other.y, z - other.z)
        let square = dx * dx + dy * dy + dz * dz
        let reach = meters / Coordinate.earthRadiusMeters
        if square > reach * reach * (1 + 1e-6) { return false }
        guard square < 1, square.squareRoot() * (1 + square / 20) < reach * (1 - 1e-6) else { return nil }
        return true
    }
}
