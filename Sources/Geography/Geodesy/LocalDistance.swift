extension Coordinate {
    /// How far the short formula is used, in metres: 500 km.
    static let localReachMeters = 500_000.0

    /// Distance in metres along the ellipsoid of WGS84, within 0.1 mm below 100 km and within 1 cm below 500 km;
    /// beyond, that of ``geodesicMeters(to:)``, which takes some ten times as long.
    ///
    /// The straight line through the Earth is measured, and bent with the mean of the curvatures that the ground has at both ends in
    /// its direction. It is symmetric, and the same on every machine to the last bit below 500 km.
    public func localMeters(to other: Coordinate) -> Double {
        let a = SurfacePoint(self)
        let b = SurfacePoint(other)
        let chord = b.vector - a.vector
        let squared = chord.dot(chord)
        let length = squared.squareRoot()
        guard length < Self.localReachMeters else { return geodesicMeters(to: other) }
        let curvature =
            (a.curvature(along: chord, squaredLength: squared)
                + b.curvature(along: chord, squaredLength: squared)) / 2
        return arcLength(chord: length, curvature: curvature)
    }
}
