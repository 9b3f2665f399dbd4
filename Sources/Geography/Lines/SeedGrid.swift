/// For each cell of a grid over some lines the piece nearest to its middle: with it a search begins, so that most boxes
/// are passed over at once.
struct SeedGrid: Sendable {
    private let rows: Steps
    private let columns: Steps
    private var seeds: [Int32]

    init(_ box: BoundingBox, pieces: [Piece], tree: PieceTree, frame: LocalFrame) {
        var side = 8
        while side < 128, side * side < 2 * pieces.count { side *= 2 }
        rows = Steps(from: box.southMicrodegrees, through: box.northMicrodegrees, atMost: side)
        columns = Steps(from: box.westMicrodegrees, through: box.eastMicrodegrees, atMost: side)
        seeds = []
        seeds.reserveCapacity(rows.count * columns.count)
        var seed: Int32 = 0
        for row in 0..<rows.count {
            for column in 0..<columns.count {
                let middle = SurfacePoint(
                    latitudeMicrodegrees: Double(rows.start(row) + rows.start(row + 1)) / 2,
                    longitudeMicrodegrees: Double(columns.start(column) + columns.start(column + 1)) / 2)
                // The neighbour's answer is a good first guess.
                let local = frame.local(middle.vector)
                var best = Nearest(piece: seed, to: local, in: pieces)
                tree.improve(&best, from: local, pieces: pieces)
                seed = best.piece
                seeds.append(seed)
            }
        }
    }

    /// A piece to begin with: of the nearest cell, where the position lies off the grid.
    @inline(__always)
    func seed(for coordinate: Coordinate) -> Int32 {
        let row = rows.clampedIndex(coordinate.latitudeMicrodegrees)
        let column = columns.clampedIndex(coordinate.longitudeMicrodegrees)
        return seeds[row * columns.count + column]
    }
}

extension Steps {
    /// The step that holds a value, or the nearest one.
    @inline(__always)
    func clampedIndex(_ value: Int32) -> Int {
        min(max((Int(value) - Int(origin)) >> Int(shift), 0), count - 1)
    }
}
