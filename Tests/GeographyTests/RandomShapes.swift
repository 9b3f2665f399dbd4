import TestSupport

@testable import Geography

/// Shapes for property tests: on a coarse lattice, so that edges touch, overlap, cross and degenerate often.
extension Seeded {
    /// A coordinate of a lattice of so many steps.
    mutating func latticePoint(_ side: Int, step: Int = 1) -> Coordinate {
        coordinate(below(side) * step, below(side) * step)
    }

    func coordinate(_ latitude: Int, _ longitude: Int) -> Coordinate {
        Coordinate(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude) ?? .zero
    }

    /// Any closed ring at all: crossings, repeated positions and spikes included.
    mutating func wildRing(_ side: Int, step: Int) -> Ring? {
        let first = latticePoint(side, step: step)
        let middle = (0..<(2 + below(9))).map { _ in latticePoint(side, step: step) }
        return try? Ring([first] + middle + [first])
    }

    /// A ring that does not cross itself: a star around a middle.
    mutating func starRing(north: Int, east: Int, radius: Int) -> Ring? {
        // Directions of a square walked round: whole numbers, no sine.
        let count = 3 + below(12)
        let around = (0..<count).map { _ in below(8 * radius) }.sorted()
        let points = around.map { step -> Coordinate in
            let share = radius / 4 + 1 + below(radius)
            let side = step / (2 * radius)
            let along = step % (2 * radius) - radius
            let (y, x) = [(along, -radius), (radius, along), (-along, radius), (-radius, -along)][side]
            return coordinate(north + y * share / (2 * radius), east + x * share / (2 * radius))
        }
        guard let first = points.first else { return nil }
        return try? Ring(points + [first])
    }

    /// A region of wild polygons with wild holes.
    mutating func wildRegion(side: Int, step: Int) -> MultiPolygon? {
        let polygons = (0..<(1 + below(4))).compactMap { _ -> Polygon? in
            guard let exterior = wildRing(side, step: step) else { return nil }
            let holes = (0..<below(3)).compactMap { _ in wildRing(side, step: step) }
            return Polygon(exterior: exterior, holes: holes)
        }
        return try? MultiPolygon(polygons)
    }
}

/// How often a ring winds round a position, by adding up signed crossings: another method than the library's.
func windingNumber(_ ring: Ring, _ p: Coordinate) -> Int {
    var winding = 0
    for (a, b) in zip(ring.coordinates, ring.coordinates.dropFirst()) {
        let turn = turn(a, b, p)
        if a.latitudeMicrodegrees <= p.latitudeMicrodegrees {
            if b.latitudeMicrodegrees > p.latitudeMicrodegrees, turn > 0 { winding += 1 }
        } else if b.latitudeMicrodegrees <= p.latitudeMicrodegrees, turn < 0 {
            winding -= 1
        }
    }
    return winding
}

func isOnEdge(_ ring: Ring, _ p: Coordinate) -> Bool {
    zip(ring.coordinates, ring.coordinates.dropFirst()).contains { a, b in
        turn(a, b, p) == 0
            && min(a.latitudeMicrodegrees, b.latitudeMicrodegrees) <= p.latitudeMicrodegrees
            && p.latitudeMicrodegrees <= max(a.latitudeMicrodegrees, b.latitudeMicrodegrees)
            && min(a.longitudeMicrodegrees, b.longitudeMicrodegrees) <= p.longitudeMicrodegrees
            && p.longitudeMicrodegrees <= max(a.longitudeMicrodegrees, b.longitudeMicrodegrees)
    }
}

/// Positive where `p` lies to the left of the way from `a` to `b`.
private func turn(_ a: Coordinate, _ b: Coordinate, _ p: Coordinate) -> Int128 {
    let (ax, ay) = (Int128(a.longitudeMicrodegrees), Int128(a.latitudeMicrodegrees))
    let (bx, by) = (Int128(b.longitudeMicrodegrees), Int128(b.latitudeMicrodegrees))
    let (px, py) = (Int128(p.longitudeMicrodegrees), Int128(p.latitudeMicrodegrees))
    return (bx - ax) * (py - ay) - (px - ax) * (by - ay)
}

/// Where a position lies, slowly and obviously.
func slowPosition(_ region: MultiPolygon, _ p: Coordinate) -> RegionPosition {
    var onBorder = false
    for polygon in region.polygons {
        if polygon.rings.contains(where: { isOnEdge($0, p) }) {
            onBorder = true
        } else if polygon.rings.reduce(0, { $0 + windingNumber($1, p) }) % 2 != 0 {
            return .inside
        }
    }
    return onBorder ? .onBorder : .outside
}
