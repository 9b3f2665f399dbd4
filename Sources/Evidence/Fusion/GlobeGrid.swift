import Geography

/// The globe in cells of about one size, so that what is near can be found without asking everything.
///
/// Bands of latitude are cut into as many cells as fit at the edge nearer the pole; a position's reach is
/// covered by the cells around it in its own band and the bands above and below.
struct GlobeGrid {
    /// A band of latitude and a cell in it.
    struct Cell: Hashable, Comparable {
        var band: Int32
        var column: Int32

        static func < (a: Self, b: Self) -> Bool { (a.band, a.column) < (b.band, b.column) }
    }

    private let bandMicrodegrees: Int

    /// Creates a grid whose cells are at least so many metres wide and high, a fifth of the globe at most.
    init(cellMeters: Double) {
        // A degree of latitude is nowhere shorter than 110,500 m; with 1 % to spare for rounding.
        let degrees = min(36, max(0.001, cellMeters / 110_500 * 1.01))
        bandMicrodegrees = Int(degrees * 1e6)
    }

    /// The cell that holds a position.
    func cell(of coordinate: Coordinate) -> Cell {
        let band = self.band(of: coordinate)
        let columns = columns(in: band)
        return Cell(band: Int32(band), column: Int32(column(of: coordinate, of: columns)))
    }

    /// The middle of a cell.
    func middle(of cell: Cell) -> Coordinate? {
        let latitude = Double(Int(cell.band) * bandMicrodegrees + bandMicrodegrees / 2) / 1e6 - 90
        let longitude = (Double(cell.column) + 0.5) * 360 / Double(columns(in: Int(cell.band))) - 180
        return Coordinate(latitude: min(90, latitude), longitude: longitude)
    }

    /// The cells in which everything within one cell's size of a position lies, each once.
    func cellsAround(_ coordinate: Coordinate) -> [Cell] {
        let own = band(of: coordinate)
        var cells: [Cell] = []
        for band in max(0, own - 1)...min(lastBand, own + 1) {
            let columns = columns(in: band)
            let middle = column(of: coordinate, of: columns)
            let around =
                columns < 3 ? Array(0..<columns) : [-1, 0, 1].map { (middle + $0 + columns) % columns }
            for column in around { cells.append(Cell(band: Int32(band), column: Int32(column))) }
        }
        return cells
    }

    private var lastBand: Int { 180_000_000 / bandMicrodegrees }

    private func band(of coordinate: Coordinate) -> Int {
        (Int(coordinate.latitudeMicrodegrees) + 90_000_000) / bandMicrodegrees
    }

    private func column(of coordinate: Coordinate, of columns: Int) -> Int {
        min(columns - 1, (Int(coordinate.longitudeMicrodegrees) + 180_000_000) * columns / 360_000_000)
    }

    /// How many cells of full width fit around the globe at the edge of the band that is nearer the pole.
    private func columns(in band: Int) -> Int {
        let south = Double(band * bandMicrodegrees) / 1e6 - 90
        let north = south + Double(bandMicrodegrees) / 1e6
        let latitude = min(90, max(abs(south), abs(north)))
        // Bhaskara's cosine, within 0.002 of the true one; lowered by that, so that cells err on the wide side.
        let cosine = (32_400 - 4 * latitude * latitude) / (32_400 + latitude * latitude) - 0.002
        return max(1, Int(360e6 * cosine / Double(bandMicrodegrees)))
    }
}
