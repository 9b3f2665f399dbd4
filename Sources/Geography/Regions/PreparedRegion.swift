/// A region made ready for many questions. Its answers are those of ``MultiPolygon/position(of:)``, always.
///
/// The region's box is cut into cells, most of which no edge enters: all of such a cell is inside, or all of it is
/// outside. Where an edge enters, the edges of a thin strip of latitude decide.
public struct PreparedRegion: Sendable {
    /// The region.
    public let region: MultiPolygon
    private let box: BoundingBox?
    private let strips: EdgeStrips
    private let cells: CellGrid

    /// Prepares a region, in time that grows with its edges: a few milliseconds for ten thousand.
    public init(_ region: MultiPolygon) {
        self.region = region
        box = BoundingBox(region.polygons.lazy.flatMap { $0.rings }.flatMap(\.coordinates))
        strips = EdgeStrips(region, box: box)
        cells = CellGrid(region, box: box, strips: strips)
    }

    /// Where the position lies.
    public func position(of coordinate: Coordinate) -> RegionPosition {
        guard let box, box.contains(coordinate) else { return .outside }
        let latitude = coordinate.latitudeMicrodegrees
        let longitude = coordinate.longitudeMicrodegrees
        return switch cells.kind(latitude: latitude, longitude: longitude) {
        case .inside: .inside
        case .outside: .outside
        case .mixed: strips.position(latitude: latitude, longitude: longitude)
        }
    }

    /// Whether the position lies inside or on the border.
    public func contains(_ coordinate: Coordinate) -> Bool { position(of: coordinate) != .outside }
}

/// Cuts a range of microdegrees into steps of a power of two, so that finding a step takes no division.
struct Steps {
    let origin: Int32
    let shift: Int32
    let count: Int

    /// At most `limit` steps from `low` to `high`.
    init(from low: Int32, through high: Int32, atMost limit: Int) {
        let extent = Int(high) - Int(low)
        var shift: Int32 = 0
        while extent >> shift >= max(1, limit) { shift += 1 }
        origin = low
        self.shift = shift
        count = (extent >> shift) + 1
    }

    /// The step that holds a value from the range.
    @inline(__always)
    func index(_ value: Int32) -> Int { Int((value &- origin) >> shift) }

    /// The first value of a step.
    func start(_ index: Int) -> Int { Int(origin) + index << Int(shift) }
}
