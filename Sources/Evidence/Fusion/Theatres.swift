import Geography

/// Which cells of a coarse grid hang together: neighbouring cells in which reports lie belong to one theatre.
struct Theatres: Sendable {
    private static let cellMeters = 500_000.0
    /// The theatre of reports without a position, which are together in one of their own.
    static let nowhere = -1

    private let numbers: [GlobeGrid.Cell: Int]

    /// The cells in which reports lie.
    var cells: Set<GlobeGrid.Cell> { Set(numbers.keys) }

    /// The theatres of reports at these positions.
    init(_ coordinates: [Coordinate?]) {
        self.init(cells: Set(coordinates.compactMap { $0.map { Self.cell(of: $0) } }))
    }

    /// The theatres of these cells.
    init(cells: Set<GlobeGrid.Cell>) {
        let grid = GlobeGrid(cellMeters: Self.cellMeters)
        let occupied = cells.sorted()
        var sets = DisjointSets(count: occupied.count)
        var numbers: [GlobeGrid.Cell: Int] = [:]
        for (number, cell) in occupied.enumerated() { numbers[cell] = number }
        for (number, cell) in occupied.enumerated() {
            guard let middle = grid.middle(of: cell) else { continue }
            for neighbour in grid.cellsAround(middle) {
                if let other = numbers[neighbour] { sets.unite(number, other) }
            }
        }
        self.numbers = numbers.mapValues { sets.root($0) }
    }

    /// The cell in which a position lies.
    static func cell(of coordinate: Coordinate) -> GlobeGrid.Cell {
        GlobeGrid(cellMeters: cellMeters).cell(of: coordinate)
    }

    /// The theatre of a position, as a number that means nothing else.
    func theatre(of coordinate: Coordinate?) -> Int {
        coordinate.flatMap { numbers[Self.cell(of: $0)] } ?? Self.nowhere
    }

    /// Whether both hold together, and keep apart, the same of the cells that they share.
    func partsAlike(_ other: Theatres) -> Bool {
        var forth: [Int: Int] = [:]
        var back: [Int: Int] = [:]
        for (cell, own) in numbers {
            guard let others = other.numbers[cell] else { continue }
            if forth[own, default: others] != others || back[others, default: own] != own { return false }
            forth[own] = others
            back[others] = own
        }
        return true
    }
}
