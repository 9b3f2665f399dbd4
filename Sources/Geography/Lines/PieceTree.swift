/// A tree of flat boxes over the pieces of lines, seen from above, in the order in which a search meets them.
struct PieceTree: Sendable {
    /// The pieces in the order of the leaves.
    private(set) var order: [Int32]
    private var nodes: [Node] = []

    private static let leafSize = 4

    private struct Node {
        /// West, south, minus east, minus north, in metres, rounded outward.
        var box: SIMD4<Float>
        /// The node to go on with when this one is passed over.
        var skip: Int32
        /// The first piece of a leaf and how many it has; none where the node is no leaf.
        var first: Int32
        var count: Int32
    }

    /// Splits the pieces at the median, again and again, across the longer side of their box.
    init(_ pieces: [Piece]) {
        order = pieces.indices.map { Int32($0) }
        let boxes = pieces.map(Self.box)
        let middles = pieces.map { (x: $0.start.x + $0.end.x, y: $0.start.y + $0.end.y) }
        nodes.reserveCapacity(pieces.count)
        build(0..<pieces.count, boxes, middles)
    }

    private mutating func build(
        _ range: Range<Int>, _ boxes: [SIMD4<Float>], _ middles: [(x: Double, y: Double)]
    ) {
        var box = SIMD4<Float>(repeating: .infinity)
        for i in range { box = pointwiseMin(box, boxes[Int(order[i])]) }
        let node = nodes.count
        let isLeaf = range.count <= Self.leafSize
        nodes.append(
            Node(
                box: box, skip: 0, first: Int32(range.lowerBound), count: isLeaf ? Int32(range.count) : 0))
        if !isLeaf {
            let isWide = -box[2] - box[0] > -box[3] - box[1]
            // Ties by number, so that the tree is the same everywhere.
            order[range].sort { a, b in
                let (p, q) = (middles[Int(a)], middles[Int(b)])
                return isWide ? (p.x, a) < (q.x, b) : (p.y, a) < (q.y, b)
            }
            let half = range.lowerBound + range.count / 2
            build(range.lowerBound..<half, boxes, middles)
            build(half..<range.upperBound, boxes, middles)
        }
        nodes[node].skip = Int32(nodes.count)
    }

    private static func box(_ piece: Piece) -> SIMD4<Float> {
        let (a, b) = (piece.start, piece.end)
        return SIMD4(
            Float(min(a.x, b.x)).nextDown, Float(min(a.y, b.y)).nextDown, Float(-max(a.x, b.x)).nextDown,
            Float(-max(a.y, b.y)).nextDown)
    }

    /// Looks for a nearer piece than the best so far.
    ///
    /// Boxes are compared in single precision with a margin that covers its rounding: none that might hold a nearer piece is passed over.
    func improve(_ best: inout Nearest, from local: Vector, pieces: [Piece]) {
        let query = SIMD4(Float(local.x), Float(local.y), Float(-local.x), Float(-local.y))
        let margin = (abs(local.x) + abs(local.y)) * 5e-7 + 0.01
        var limit = Self.limit(best, margin)
        var i = 0
        let nodes = nodes.span
        while i < nodes.count {
            let node = nodes[i]
            var outside = node.box - query
            outside.replace(with: 0, where: outside .< 0)
            let squares = outside * outside
            if squares[0] + squares[1] + squares[2] + squares[3] > limit {
                i = Int(node.skip)
                continue
            }
            i += 1
            if node.count > 0 {
                let before = best.squaredMeters
                for piece in node.first..<(node.first + node.count) {
                    best.consider(piece, to: local, in: pieces)
                }
                if best.squaredMeters < before { limit = Self.limit(best, margin) }
            }
        }
    }

    @inline(__always)
    private static func limit(_ best: Nearest, _ margin: Double) -> Float {
        let reach = best.squaredMeters.squareRoot() + margin
        return Float(reach * reach * 1.000_001)
    }
}
