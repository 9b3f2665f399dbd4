// C's mathematics and nothing else of it: the standard library has no arc tangent.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Space as seen from the middle of some lines: east, north and up there. Distances are those of space, but boxes
/// around pieces of the ground are flat and tight.
struct LocalFrame: Sendable {
    private let origin: Vector
    private let east: Vector
    private let north: Vector
    private let up: Vector

    /// The frame at the middle of a box.
    init(middleOf box: BoundingBox) {
        let point = SurfacePoint(
            latitudeMicrodegrees: (Double(box.southMicrodegrees) + Double(box.northMicrodegrees)) / 2,
            longitudeMicrodegrees: (Double(box.westMicrodegrees) + Double(box.eastMicrodegrees)) / 2)
        origin = point.vector
        east = Vector(x: -point.longitude.sine, y: point.longitude.cosine, z: 0)
        north = point.north
        up = Vector(
            x: point.latitude.cosine * point.longitude.cosine,
            y: point.latitude.cosine * point.longitude.sine, z: point.latitude.sine)
    }

    /// Of a vector from the Earth's centre.
    @inline(__always)
    func local(_ vector: Vector) -> Vector {
        let offset = vector - origin
        return Vector(x: offset.dot(east), y: offset.dot(north), z: offset.dot(up))
    }

    /// A direction of this frame in that of the Earth.
    @inline(__always)
    func global(_ direction: Vector) -> Vector {
        east * direction.x + north * direction.y + up * direction.z
    }

    /// The position whose vertical holds a local vector that lies on the ground or a few metres below.
    func coordinate(of local: Vector) -> Coordinate? {
        let v = global(local) + origin
        let fromAxis = (v.x * v.x + v.y * v.y).squareRoot()
        let latitude = atan2(v.z, fromAxis * (1 - Ellipsoid.eccentricitySquared))
        return Coordinate(latitude: latitude * 180 / .pi, longitude: atan2(v.y, v.x) * 180 / .pi)
    }
}
