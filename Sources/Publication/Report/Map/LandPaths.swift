/// Land and borders within a frame, as paths of SVG.
struct LandPaths {
    let land: String
    let borders: String
    let disputed: String

    typealias Point = (x: Double, y: Double)

    init(_ data: LandData, in frame: MapFrame) {
        func projected(_ line: LandData.Line) -> [Point] {
            line.map {
                frame.point(
                    longitude: Double($0.longitude) / data.precision,
                    latitude: Double($0.latitude) / data.precision)
            }
        }
        let box = Box(frame)
        land = data.land.map { Self.path(box.clipped(ring: projected($0)), isRing: true) }.joined()
        borders = data.borders.flatMap { box.clipped(line: projected($0)) }
            .map { Self.path($0, isRing: false) }.joined()
        disputed = data.disputed.flatMap { box.clipped(line: projected($0)) }
            .map { Self.path($0, isRing: false) }.joined()
    }

    static func path(_ points: [Point], isRing: Bool) -> String {
        guard let first = points.first, points.count > 1 else { return "" }
        var text = "M\(pixels(first.x)) \(pixels(first.y))"
        var last = (pixels(first.x), pixels(first.y))
        for point in points.dropFirst() {
            let next = (pixels(point.x), pixels(point.y))
            guard next != last else { continue }
            text += "L\(next.0) \(next.1)"
            last = next
        }
        return text + (isRing ? "Z" : "")
    }

    /// A rectangle of the page.
    struct Box {
        private var left: Double
        private var top: Double
        private var right: Double
        private var bottom: Double

        /// A little more than the frame, so that no cut edge is seen.
        init(_ frame: MapFrame) {
            (left, top) = (-8, -8)
            (right, bottom) = (frame.width + 8, frame.height + 8)
        }

        /// The part of a ring within, as a ring: cut at one side after the other (Sutherland and Hodgman).
        func clipped(ring: [Point]) -> [Point] {
            guard touches(ring) else { return [] }
            var points = ring
            points = Self.cut(points, at: left) {
                $0.x
            } keeps: {
                $0 >= $1
            }
            points = Self.cut(points, at: right) {
                $0.x
            } keeps: {
                $0 <= $1
            }
            points = Self.cut(points, at: top) {
                $0.y
            } keeps: {
                $0 >= $1
            }
            return Self.cut(points, at: bottom) {
                $0.y
            } keeps: {
                $0 <= $1
            }
        }

        /// The stretches of a line that come near. They end outside, where the page cuts them off.
        func clipped(line: [Point]) -> [[Point]] {
            var stretches: [[Point]] = []
            var current: [Point] = []
            for (a, b) in zip(line, line.dropFirst()) {
                if touches([a, b]) {
                    if current.isEmpty { current = [a] }
                    current.append(b)
                } else if !current.isEmpty {
                    stretches.append(current)
                    current = []
                }
            }
            return current.isEmpty ? stretches : stretches + [current]
        }

        private func touches(_ points: [Point]) -> Bool {
            points.contains { $0.x >= left } && points.contains { $0.x <= right }
                && points.contains { $0.y >= top } && points.contains { $0.y <= bottom }
        }

        private static func cut(
            _ points: [Point], at bound: Double, _ axis: (Point) -> Double,
            keeps: (Double, Double) -> Bool
        ) -> [Point] {
            guard var last = points.last else { return [] }
            var kept: [Point] = []
            for point in points {
                let (a, b) = (axis(last), axis(point))
                if keeps(a, bound) != keeps(b, bound) {
                    let part = (bound - a) / (b - a)
                    kept.append((last.x + (point.x - last.x) * part, last.y + (point.y - last.y) * part))
                }
                if keeps(b, bound) { kept.append(point) }
                last = point
            }
            return kept
        }
    }
}

/// A length on the page with one decimal, and none where it is whole: `12.5`, `7`.
func pixels(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (rest == 0 ? "" : "." + String(rest))
}
