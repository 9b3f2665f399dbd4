/// The ellipsoid of WGS84, in metres.
enum Ellipsoid {
    /// The equator's radius.
    static let equatorialRadius = 6_378_137.0
    /// By how much the poles are flattened.
    static let flattening = 1 / 298.257223563
    /// The distance from the centre to a pole.
    static let polarRadius = equatorialRadius * (1 - flattening)
    /// The square of the first eccentricity.
    static let eccentricitySquared = flattening * (2 - flattening)
}

/// A position or direction in space, in metres.
struct Vector: Equatable {
    var x: Double
    var y: Double
    var z: Double

    @inline(__always)
    static func - (a: Self, b: Self) -> Self { Self(x: a.x - b.x, y: a.y - b.y, z: a.z - b.z) }

    @inline(__always)
    static func + (a: Self, b: Self) -> Self { Self(x: a.x + b.x, y: a.y + b.y, z: a.z + b.z) }

    @inline(__always)
    static func * (a: Self, factor: Double) -> Self {
        Self(x: a.x * factor, y: a.y * factor, z: a.z * factor)
    }

    @inline(__always)
    func dot(_ other: Self) -> Double { x * other.x + y * other.y + z * other.z }
}

/// The sine and cosine of an angle.
struct SineCosine {
    var sine: Double
    var cosine: Double

    /// Of an angle in microdegrees.
    ///
    /// Sums of the series rather than the C library's functions, whose last bits differ between machines: a
    /// village must not move across a line because the report was made on another computer.
    @inline(__always)
    init(microdegrees: Double) {
        let quadrant = (microdegrees / 90e6).rounded()
        // Exact for whole microdegrees, so that multiples of 90 degrees are exact too.
        let x = (microdegrees - quadrant * 90e6) * (Double.pi / 180e6)
        let square = x * x
        // Taylor's series; at 45 degrees what is left out lies below the last bit.
        var s = -1.0 / 1_307_674_368_000
        s = s * square + 1.0 / 6_227_020_800
        s = s * square - 1.0 / 39_916_800
        s = s * square + 1.0 / 362_880
        s = s * square - 1.0 / 5_040
        s = s * square + 1.0 / 120
        s = s * square - 1.0 / 6
        s = x + x * square * s
        var c = 1.0 / 20_922_789_888_000
        c = c * square - 1.0 / 87_178_291_200
        c = c * square + 1.0 / 479_001_600
        c = c * square - 1.0 / 3_628_800
        c = c * square + 1.0 / 40_320
        c = c * square - 1.0 / 720
        c = c * square + 1.0 / 24
        c = c * square - 0.5
        c = 1 + square * c
        switch Int(quadrant) & 3 {
        case 0: (sine, cosine) = (s, c)
        case 1: (sine, cosine) = (c, -s)
        case 2: (sine, cosine) = (-s, -c)
        default: (sine, cosine) = (-c, s)
        }
    }
}

/// A position on the ellipsoid, and what distances from it need.
struct SurfacePoint {
    let latitude: SineCosine
    let longitude: SineCosine
    /// From the Earth's centre: towards the equator at the prime meridian, at 90 degrees east, and the north pole.
    let vector: Vector

    /// The square root of `1 - e^2 sin^2 latitude`, from which both radii of curvature follow.
    let w: Double

    @inline(__always)
    init(latitudeMicrodegrees: Double, longitudeMicrodegrees: Double) {
        latitude = SineCosine(microdegrees: latitudeMicrodegrees)
        longitude = SineCosine(microdegrees: longitudeMicrodegrees)
        w = (1 - Ellipsoid.eccentricitySquared * latitude.sine * latitude.sine).squareRoot()
        let across = Ellipsoid.equatorialRadius / w
        let fromAxis = across * latitude.cosine
        vector = Vector(
            x: fromAxis * longitude.cosine, y: fromAxis * longitude.sine,
            z: across * (1 - Ellipsoid.eccentricitySquared) * latitude.sine)
    }

    @inline(__always)
    init(_ coordinate: Coordinate) {
        self.init(
            latitudeMicrodegrees: Double(coordinate.latitudeMicrodegrees),
            longitudeMicrodegrees: Double(coordinate.longitudeMicrodegrees))
    }

    /// The direction to the north on the ground.
    @inline(__always)
    var north: Vector {
        Vector(
            x: -latitude.sine * longitude.cosine, y: -latitude.sine * longitude.sine, z: latitude.cosine)
    }

    /// How strongly the ground curves in the direction of a chord from here, in 1/m (Euler's formula).
    @inline(__always)
    func curvature(along chord: Vector, squaredLength: Double) -> Double {
        guard squaredLength > 0 else { return w / Ellipsoid.equatorialRadius }
        let towardsNorth = chord.dot(north)
        let northShare = min(1, towardsNorth * towardsNorth / squaredLength)
        let northern = w * w / (1 - Ellipsoid.eccentricitySquared)
        return w / Ellipsoid.equatorialRadius * (1 + northShare * (northern - 1))
    }
}

/// The length of the arc over a chord, both in metres, where the ground has the curvature in 1/m. For arcs up to an eighth of the globe.
@inline(__always)
func arcLength(chord: Double, curvature: Double) -> Double {
    // The arcsine's series; after 500 km what is left out is below a micrometre.
    let x = chord * curvature * chord * curvature
    return chord * (1 + x * (1.0 / 24 + x * (3.0 / 640 + x * (5.0 / 7_168))))
}
