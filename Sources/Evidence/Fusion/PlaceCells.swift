import Geography

/// Which reports are of one place, roughly: of one cell of a grid and about as wide, or without a position and of
/// one name.
struct PlaceCells {
    private static let cellMeters = 20_000.0

    /// For each report the number of its cell.
    let cellOf: [Int32]

    /// Sorts the reports' places into cells.
    init(_ traits: ReportTraits) {
        let grid = GlobeGrid(cellMeters: Self.cellMeters)
        var cells = Interner<Cell>()
        // All that makes a cell is the same for reports of one place.
        var cellOfPlace: [Int32?] = Array(repeating: nil, count: Int(traits.place.max() ?? -1) + 1)
        cellOf = (0..<traits.reportCount).map { report in
            let place = Int(traits.place[report])
            let known = cellOfPlace[place] ?? cells.number(Self.cell(of: report, traits, grid))
            cellOfPlace[place] = known
            return known
        }
    }

    private static func cell(of report: Int, _ traits: ReportTraits, _ grid: GlobeGrid) -> Cell {
        guard let coordinate = traits.coordinate[report] else {
            return Cell(cell: GlobeGrid.Cell(band: -1, column: traits.name[report]), width: -1)
        }
        return Cell(cell: grid.cell(of: coordinate), width: Int32(traits.radiusMeters[report].log2))
    }

    private struct Cell: Hashable {
        var cell: GlobeGrid.Cell
        var width: Int32
    }
}
