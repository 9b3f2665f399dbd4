/// What a region holds of each cell of a grid over its box.
struct CellGrid {
    /// What a region holds of a cell.
    enum Kind: UInt8 {
        case outside
        case inside
        case mixed
    }
    private let rows: Steps
    private let columns: Steps
    private let kinds: [Kind]

    /// Finds the cells that an edge enters, and asks the strips about one position of the others.
    init(_ region: MultiPolygon, box: BoundingBox?, strips: EdgeStrips) {
        // As many cells as make an edge enter few of them; 64 KiB at most, so that they stay in the cache.
        var side = 16
        while side < 256, side * side < 32 * region.coordinateCount { side *= 2 }
        rows = Steps(
            from: box?.southMicrodegrees ?? 0, through: box?.northMicrodegrees ?? 0, atMost: side)
        columns = Steps(from: box?.westMicrodegrees ?? 0, through: box?.eastMicrodegrees ?? 0, atMost: side)
        var kinds = [Kind](repeating: .outside, count: rows.count * columns.count)
        for polygon in region.polygons {
            for ring in polygon.rings {
                for edge in ring.edges { Self.mark(edge, rows, columns, &kinds) }
            }
        }
        for row in 0..<rows.count {
            // Cells side by side that no edge enters are of one kind.
            var kind = Kind.mixed
            for column in 0..<columns.count {
                let cell = row * columns.count + column
                if kinds[cell] == .mixed {
                    kind = .mixed
                    continue
                }
                if kind == .mixed {
                    let position = strips.position(
                        latitude: Int32(rows.start(row)), longitude: Int32(columns.start(column)))
                    kind = position == .inside ? .inside : .outside
                }
                kinds[cell] = kind
            }
        }
        self.kinds = kinds
    }

    /// What the region holds of the cell of a position of its box.
    @inline(__always)
    func kind(latitude: Int32, longitude: Int32) -> Kind {
        kinds[rows.index(latitude) * columns.count + columns.index(longitude)]
    }

    /// Marks the cells that the edge enters or touches; a cell too many does no harm.
    private static func mark(_ edge: Edge, _ rows: Steps, _ columns: Steps, _ kinds: inout [Kind]) {
        let south = Int(edge.southLatitude)
        let north = Int(edge.northLatitude)
        let west = Int(min(edge.southLongitude, edge.northLongitude))
        let east = Int(max(edge.southLongitude, edge.northLongitude))
        func longitude(at latitude: Int) -> Int {
            let latitude = min(max(latitude, south), north)
            guard north > south else { return Int(edge.southLongitude) }
            let run = Int(edge.northLongitude) - Int(edge.southLongitude)
            return Int(edge.southLongitude) + run * (latitude - south) / (north - south)
        }
        func step(_ steps: Steps, _ value: Int) -> Int {
            min(max((value - Int(steps.origin)) >> Int(steps.shift), 0), steps.count - 1)
        }
        for row in step(rows, south - 1)...step(rows, north + 1) {
            let a = longitude(at: rows.start(row) - 1)
            let b = longitude(at: rows.start(row + 1) + 1)
            // An edge along a latitude runs from end to end; others were rounded towards their southern end.
            let low = north > south ? min(a, b) - 1 : west - 1
            let high = north > south ? max(a, b) + 1 : east + 1
            for column in step(columns, low)...step(columns, high) {
                kinds[row * columns.count + column] = .mixed
            }
        }
    }
}
