internal import Geography

/// Positions spread evenly over a box, each standing for the land around it.
struct SamplePoints: Sendable {
    /// The positions.
    let points: [Coordinate]
    /// Square metres that each stands for.
    let squareMeters: [Double]

    /// So many rows and columns over a box; nil where the box is no area.
    init?(_ box: SampleBox, side: Int) {
        var points: [Coordinate] = []
        var squareMeters: [Double] = []
        let (height, width) = (box.north - box.south, box.east - box.west)
        guard height > 0, width > 0 else { return nil }
        for row in 0..<side {
            let latitude = box.south + height * (Double(row) + 0.5) / Double(side)
            guard let west = Coordinate(latitude: latitude, longitude: box.west),
                let next = Coordinate(latitude: latitude, longitude: box.west + width / Double(side)),
                let south = Coordinate(
                    latitude: box.south + height * Double(row) / Double(side), longitude: box.west),
                let north = Coordinate(
                    latitude: box.south + height * Double(row + 1) / Double(side), longitude: box.west)
            else { return nil }
            let area = west.localMeters(to: next) * south.localMeters(to: north)
            for column in 0..<side {
                let longitude = box.west + width * (Double(column) + 0.5) / Double(side)
                guard let point = Coordinate(latitude: latitude, longitude: longitude) else { return nil }
                points.append(point)
                squareMeters.append(area)
            }
        }
        self.points = points
        self.squareMeters = squareMeters
    }
}

/// A box in degrees.
struct SampleBox: Sendable {
    var south, north, west, east: Double

    init(_ box: BoundingBox) {
        south = Double(box.southMicrodegrees) / 1e6
        north = Double(box.northMicrodegrees) / 1e6
        west = Double(box.westMicrodegrees) / 1e6
        east = Double(box.eastMicrodegrees) / 1e6
    }

    /// The box with so many metres more on every side; nil where that reaches over a pole or the antimeridian.
    func expanded(meters: Double) -> Self? {
        // A degree of latitude is never shorter than 110.5 km.
        let degrees = meters / 110_500
        var box = self
        box.south -= degrees
        box.north += degrees
        guard box.south > -85, box.north < 85 else { return nil }
        let farthest = max(abs(box.south), abs(box.north))
        guard let a = Coordinate(latitude: farthest, longitude: 0),
            let b = Coordinate(latitude: farthest, longitude: 1)
        else { return nil }
        let along = meters / a.localMeters(to: b) * 1.01
        box.west -= along
        box.east += along
        return box.west >= -180 && box.east <= 180 ? box : nil
    }

    /// The least box that holds both.
    func union(_ other: Self) -> Self {
        var box = self
        (box.south, box.north) = (min(south, other.south), max(north, other.north))
        (box.west, box.east) = (min(west, other.west), max(east, other.east))
        return box
    }
}
