/// A straight piece of a line in space, in metres of a local frame.
struct Piece: Sendable {
    let start: Vector
    private let run: Vector
    /// One over the squared length; 0 for a point.
    private let inverse: Double

    init(_ start: Vector, _ end: Vector) {
        self.start = start
        run = end - start
        let squared = run.dot(run)
        inverse = squared > 0 ? 1 / squared : 0
    }

    /// Where it ends.
    var end: Vector { start + run }

    /// The squared distance in metres.
    @inline(__always)
    func squaredMeters(from local: Vector) -> Double {
        let offset = local - start
        let rest = offset - run * share(offset)
        return rest.dot(rest)
    }

    /// The nearest position.
    func foot(from local: Vector) -> Vector { start + run * share(local - start) }

    /// How far along the piece the foot lies, from 0 to 1.
    @inline(__always)
    private func share(_ offset: Vector) -> Double { min(max(offset.dot(run) * inverse, 0), 1) }

    /// The longest piece, in metres: it passes less than 2 cm below the ground.
    private static let longestMeters = 1_000.0

    /// Cuts lines into pieces. A position that repeats the one before makes none.
    static func cut(_ lines: [[Coordinate]], _ frame: LocalFrame) -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(lines.reduce(0) { $0 + $1.count })
        for line in lines {
            guard let first = line.first else { continue }
            let countBefore = pieces.count
            var from = frame.local(SurfacePoint(first).vector)
            for (a, b) in zip(line, line.dropFirst()) where a != b {
                let end = frame.local(SurfacePoint(b).vector)
                let chord = end - from
                let span = LonLatSpan(a, b)
                // Along a parallel near a pole the chord is a short cut: the cut is by degrees as well.
                let parts = max(
                    (chord.dot(chord).squareRoot() / longestMeters).rounded(.up),
                    (span.degrees * 4).rounded(.up))
                for part in 1...max(1, Int(parts)) {
                    let to = part == Int(parts) ? end : frame.local(span.point(Double(part) / parts).vector)
                    pieces.append(Piece(from, to))
                    from = to
                }
            }
            if pieces.count == countBefore { pieces.append(Piece(from, from)) }
        }
        return pieces
    }
}

/// The way between two positions that is straight in latitude and longitude, the short way round the globe.
struct LonLatSpan {
    private let latitude, longitude, northward, eastward: Double

    init(_ a: Coordinate, _ b: Coordinate) {
        latitude = Double(a.latitudeMicrodegrees)
        longitude = Double(a.longitudeMicrodegrees)
        northward = Double(b.latitudeMicrodegrees) - latitude
        let direct = Double(b.longitudeMicrodegrees) - longitude
        eastward = direct > 180e6 ? direct - 360e6 : direct < -180e6 ? direct + 360e6 : direct
    }

    /// The greater of the degrees gone north or east.
    var degrees: Double { max(abs(northward), abs(eastward)) / 1e6 }

    /// The position after a share of the way.
    func point(_ share: Double) -> SurfacePoint {
        SurfacePoint(
            latitudeMicrodegrees: latitude + northward * share,
            longitudeMicrodegrees: longitude + eastward * share)
    }

    /// The position after a share of the way, to the microdegree.
    func coordinate(_ share: Double) -> Coordinate? {
        var east = longitude + eastward * share
        if east > 180e6 { east -= 360e6 }
        if east < -180e6 { east += 360e6 }
        return Coordinate(
            latitudeMicrodegrees: Int((latitude + northward * share).rounded()),
            longitudeMicrodegrees: Int(east.rounded()))
    }
}
