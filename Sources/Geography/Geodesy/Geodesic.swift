// C's mathematics and nothing else of it: the standard library has no arc tangent.
#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Coordinate {
    /// Length in metres of the shortest way along the ellipsoid of WGS84, for any two positions; the error is
    /// below 0.1 micrometres, antipodes included.
    ///
    /// Bessel's method: the geodesic is a great circle on an auxiliary sphere, whose longitudes and lengths differ from the ellipsoid's by two
    /// integrals. They are summed by Gauss's quadrature, where Vincenty breaks off a series.
    public func geodesicMeters(to other: Coordinate) -> Double {
        // In order, so that both directions give the same bits.
        let (a, b) = self < other ? (self, other) : (other, self)
        var apart = abs(Int(a.longitudeMicrodegrees) - Int(b.longitudeMicrodegrees))
        if apart > 180_000_000 { apart = 360_000_000 - apart }
        if a.latitudeMicrodegrees == b.latitudeMicrodegrees, apart == 0 { return 0 }
        let problem = InverseProblem(a, b, longitudeApart: Double(apart))
        return problem.meridionalMeters ?? problem.iteratedMeters ?? problem.searchedMeters
    }
}

/// Two positions on the auxiliary sphere, whose distance on the ellipsoid is asked for.
struct InverseProblem {
    private let a: SineCosine
    private let b: SineCosine
    /// Longitudes apart on the ellipsoid, in radians and in microdegrees, `0 ... 180` degrees.
    private let apart: Double
    private let apartMicrodegrees: Double

    init(_ a: Coordinate, _ b: Coordinate, longitudeApart: Double) {
        self.a = Self.reduced(a)
        self.b = Self.reduced(b)
        apartMicrodegrees = longitudeApart
        apart = longitudeApart * (Double.pi / 180e6)
    }

    /// The reduced latitude: that of the position when the ellipsoid is stretched to a sphere.
    private static func reduced(_ coordinate: Coordinate) -> SineCosine {
        var angle = SineCosine(microdegrees: Double(coordinate.latitudeMicrodegrees))
        angle.sine *= 1 - Ellipsoid.flattening
        let length = (angle.sine * angle.sine + angle.cosine * angle.cosine).squareRoot()
        angle.sine /= length
        angle.cosine /= length
        return angle
    }

    /// Along a meridian there is nothing to solve; nil where the way is another.
    var meridionalMeters: Double? {
        let isPole = a.cosine < 1e-15 || b.cosine < 1e-15
        guard apart == 0 || isPole || apartMicrodegrees == 180_000_000 else { return nil }
        let from = atan2(a.sine, a.cosine)
        let to = atan2(b.sine, b.cosine)
        let isStraight = apart == 0 || isPole
        // On opposite meridians the way leads over the nearer pole; the ellipsoid's halves are alike.
        let length = isStraight ? abs(to - from) : Double.pi - abs(from + to)
        let start = isStraight ? min(from, to) : (from + to >= 0 ? from : -from)
        let arc = Arc(start: start, length: length, alpha0: SineCosine(sine: 0, cosine: 1))
        return arc.meters
    }

    /// Solves for the longitude apart on the sphere by repetition, as Vincenty does; nil where that does not
    /// settle, which happens for positions almost opposite on the globe.
    var iteratedMeters: Double? {
        var omega = apart
        for _ in 0..<30 {
            guard let arc = arc(omega: omega) else { return nil }
            let next = apart + arc.longitudeCorrection
            guard next <= Double.pi else { return nil }
            if abs(next - omega) < 1e-15 + 1e-16 * omega {
                return self.arc(omega: next)?.meters
            }
            omega = next
        }
        return nil
    }

    /// The great circle between the positions when they lie `omega` apart.
    private func arc(omega: Double) -> Arc? {
        let (sinOmega, cosOmega) = (sin(omega), cos(omega))
        let sinHalf = sin(omega / 2)
        // Differences are formed so that short arcs lose no digits.
        let across = b.cosine * sinOmega
        let along = (b.sine * a.cosine - a.sine * b.cosine) + 2 * a.sine * b.cosine * sinHalf * sinHalf
        let sinSigma = (across * across + along * along).squareRoot()
        guard sinSigma > 0 else { return nil }
        let cosSigma = a.sine * b.sine + a.cosine * b.cosine * cosOmega
        let sinAlpha = across / sinSigma
        let cosAlpha = along / sinSigma
        let sine0 = sinAlpha * a.cosine
        let cosine0 = (cosAlpha * cosAlpha + sinAlpha * sinAlpha * a.sine * a.sine).squareRoot()
        return Arc(
            start: atan2(a.sine, cosAlpha * a.cosine), length: atan2(sinSigma, cosSigma),
            alpha0: SineCosine(sine: sine0, cosine: cosine0))
    }

    /// Finds the azimuth at which to leave the first position by halving, for positions almost opposite.
    var searchedMeters: Double {
        // Mirrored so that the first lies south and farther from the equator: then the longitude reached
        // grows with the azimuth.
        let swapped = abs(b.sine) > abs(a.sine)
        var (p, q) = swapped ? (b, a) : (a, b)
        if p.sine > 0 { q.sine = -q.sine }
        // Minus zero on the equator: the arc tangent then tells south from north.
        p.sine = -abs(p.sine)
        var (low, high) = (0.0, Double.pi)
        var best = Arc(start: 0, length: 0, alpha0: SineCosine(sine: 0, cosine: 1))
        for _ in 0..<64 {
            let alpha = (low + high) / 2
            let (sinAlpha, cosAlpha) = (sin(alpha), cos(alpha))
            let sine0 = sinAlpha * p.cosine
            let cosine0 = (cosAlpha * cosAlpha + sinAlpha * sinAlpha * p.sine * p.sine).squareRoot()
            // Clairaut's relation gives the azimuth of arrival, always northward.
            let gain = (q.cosine - p.cosine) * (q.cosine + p.cosine)
            let cosArrivalScaled = max(0, cosAlpha * p.cosine * cosAlpha * p.cosine + gain).squareRoot()
            let start = atan2(p.sine, cosAlpha * p.cosine)
            let end = atan2(q.sine, cosArrivalScaled)
            let omega =
                atan2(sine0 * q.sine, cosArrivalScaled) - atan2(sine0 * p.sine, cosAlpha * p.cosine)
            best = Arc(
                start: start, length: end - start, alpha0: SineCosine(sine: sine0, cosine: cosine0))
            if omega - best.longitudeCorrection > apart { high = alpha } else { low = alpha }
        }
        return best.meters
    }
}

extension SineCosine {
    init(sine: Double, cosine: Double) {
        self.sine = sine
        self.cosine = cosine
    }
}

/// An arc of a great circle on the auxiliary sphere.
private struct Arc {
    /// From where the circle crosses the equator northward, in radians.
    var start: Double
    /// In radians.
    var length: Double
    /// The azimuth at which the circle crosses the equator.
    var alpha0: SineCosine

    /// e'^2 cos^2 alpha0: how far the circle's ellipse is from round.
    private var k2: Double {
        alpha0.cosine * alpha0.cosine * Ellipsoid.eccentricitySquared / (1 - Ellipsoid.eccentricitySquared)
    }

    /// The length on the ellipsoid.
    var meters: Double {
        let k2 = k2
        return Ellipsoid.polarRadius * integral { (1 + k2 * $0).squareRoot() }
    }

    /// By how many radians the longitude apart on the sphere is greater than on the ellipsoid.
    var longitudeCorrection: Double {
        let k2 = k2
        let f = Ellipsoid.flattening
        return f * alpha0.sine * integral { (2 - f) / (1 + (1 - f) * (1 + k2 * $0).squareRoot()) }
    }

    /// The integral over the arc of a function of the squared sine of the distance from the equator.
    private func integral(_ function: (Double) -> Double) -> Double {
        let half = length / 2
        let middle = start + half
        // sin^2 (m +- h) from double angles: one sine for two nodes.
        let (sinMiddle, cosMiddle) = (sin(2 * middle), cos(2 * middle))
        var sum = 0.0
        for (node, weight) in Gauss.nodes {
            let (s, c) = (sin(2 * half * node), cos(2 * half * node))
            let before = (1 - (cosMiddle * c + sinMiddle * s)) / 2
            let after = (1 - (cosMiddle * c - sinMiddle * s)) / 2
            sum += weight * (function(before) + function(after))
        }
        return sum * half
    }
}

/// Gauss and Legendre's quadrature with twelve nodes: the positive half, each with its weight.
private enum Gauss {
    static let nodes: [(Double, Double)] = [
        (0.125_233_408_511_468_915, 0.249_147_045_813_402_785),
        (0.367_831_498_998_180_194, 0.233_492_536_538_354_809),
        (0.587_317_954_286_617_447, 0.203_167_426_723_065_922),
        (0.769_902_674_194_304_687, 0.160_078_328_543_346_226),
        (0.904_117_256_370_474_857, 0.106_939_325_995_318_431),
        (0.981_560_634_246_719_251, 0.047_175_336_386_511_827),
    ]
}
