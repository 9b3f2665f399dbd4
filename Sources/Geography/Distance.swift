// C's mathematics and nothing else of it: the standard library has no sine.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Coordinate {
    /// The mean radius of the Earth (IUGG), in metres.
    static let earthRadiusMeters = 6_371_008.8

    /// Great-circle distance in metres on the mean sphere; within 0.6 % of the geodesic on the ellipsoid,
    /// far below the precision of any reported place.
    public func distanceMeters(to other: Coordinate) -> Double {
        let radians = Double.pi / 180
        let phi1 = latitude * radians
        let phi2 = other.latitude * radians
        let sinHalfPhi = sin((phi2 - phi1) / 2)
        let sinHalfLambda = sin((other.longitude - longitude) * radians / 2)
        let h = sinHalfPhi * sinHalfPhi + cos(phi1) * cos(phi2) * sinHalfLambda * sinHalfLambda
        return 2 * Self.earthRadiusMeters * asin(min(1, h.squareRoot()))
    }
}
