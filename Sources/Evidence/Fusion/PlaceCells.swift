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
        cellOf = (0..<traits.reportCount).map { report in
            guard let coordinate = traits.coordinate[report] else {
                return cells.number(
                    Cell(cell: GlobeGrid.Cell(band: -1, column: traits.name[report]), width: -1))
            }
            let width = Int32(traits.radiusMeters[report].log2)
            return cells.number(Cell(cell: grid.cell(of: coordinate), width: width))
        }
    }

    private struct Cell: Hashable {
        var cell: GlobeGrid.Cell
        var width: Int32
    }
}
