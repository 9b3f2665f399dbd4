/// Lines on the ground, made ready for many questions about the distance to them.
///
/// Between two positions a line is straight in latitude and longitude, as in RFC 7946, and goes the short way round the globe. It is cut
/// into pieces of at most 1 km, each of which is measured as a straight line in space. Distances are therefore those along the ellipsoid
/// within 5 cm plus two parts in ten million, up to 500 km and 60 degrees of latitude (within 20 cm at
/// 80 degrees), and never depend on the machine. Beyond 500 km they are geodesics to the nearest position found.
public struct LineIndex: Sendable {
    private let frame: LocalFrame
    private let pieces: [Piece]
    private let tree: PieceTree
    private let seeds: SeedGrid
    /// The latitudes and longitudes of the lines.
    public let boundingBox: BoundingBox

    /// Indexes lines, in time that grows little faster than their length; nil where they have no position. A line of
    /// one position is a point.
    public init?(_ lines: [[Coordinate]]) {
        guard let box = BoundingBox(lines.lazy.flatMap { $0 }) else { return nil }
        boundingBox = box
        let frame = LocalFrame(middleOf: box)
        let cut = Piece.cut(lines, frame)
        let tree = PieceTree(cut)
        self.frame = frame
        pieces = tree.order.map { cut[Int($0)] }
        self.tree = tree
        seeds = SeedGrid(box, pieces: pieces, tree: tree, frame: frame)
    }

    /// Distance in metres to the nearest position of the lines.
    public func distanceMeters(to coordinate: Coordinate) -> Double {
        nearest(to: coordinate, seed: seeds.seed(for: coordinate)).meters
    }

    /// Whether the lines come within so many metres of the position, the bound included.
    public func isWithin(meters: Double, of coordinate: Coordinate) -> Bool {
        distanceMeters(to: coordinate) <= meters
    }

    /// The nearest position of the lines, to the microdegree, and the distance to it in metres.
    public func nearest(to coordinate: Coordinate) -> (coordinate: Coordinate, meters: Double) {
        let found = nearest(to: coordinate, seed: seeds.seed(for: coordinate))
        return (frame.coordinate(of: found.foot) ?? coordinate, found.meters)
    }

    private func nearest(to coordinate: Coordinate, seed: Int32) -> (foot: Vector, meters: Double) {
        let surface = SurfacePoint(coordinate)
        let local = frame.local(surface.vector)
        var best = Nearest(piece: seed, to: local, in: pieces)
        tree.improve(&best, from: local, pieces: pieces)
        return measure(best, coordinate, surface, local)
    }

    /// The distance by looking at every piece: the same bits, slowly. For tests.
    func bruteForceMeters(to coordinate: Coordinate) -> Double {
        let surface = SurfacePoint(coordinate)
        let local = frame.local(surface.vector)
        var best = Nearest(piece: 0, to: local, in: pieces)
        for piece in pieces.indices { best.consider(Int32(piece), to: local, in: pieces) }
        return measure(best, coordinate, surface, local).meters
    }

    private func measure(
        _ best: Nearest, _ coordinate: Coordinate, _ surface: SurfacePoint, _ local: Vector
    ) -> (foot: Vector, meters: Double) {
        let length = best.squaredMeters.squareRoot()
        let foot = pieces[Int(best.piece)].foot(from: local)
        guard length < Coordinate.localReachMeters else {
            let meters = frame.coordinate(of: foot).map(coordinate.geodesicMeters)
            return (foot, meters ?? length)
        }
        let curvature = surface.curvature(
            along: frame.global(foot - local), squaredLength: best.squaredMeters)
        return (foot, arcLength(chord: length, curvature: curvature))
    }
}

/// The nearest piece so far.
struct Nearest {
    var piece: Int32
    var squaredMeters: Double

    @inline(__always)
    init(piece: Int32, to local: Vector, in pieces: [Piece]) {
        self.piece = piece
        squaredMeters = pieces[Int(piece)].squaredMeters(from: local)
    }

    /// Keeps the piece if it is nearer.
    @inline(__always)
    mutating func consider(_ piece: Int32, to local: Vector, in pieces: [Piece]) {
        let squared = pieces[Int(piece)].squaredMeters(from: local)
        if squared < squaredMeters {
            squaredMeters = squared
            self.piece = piece
        }
    }
}
