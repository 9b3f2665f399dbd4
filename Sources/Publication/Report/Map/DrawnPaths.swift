internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Geography

/// The zones and lines that the agreement draws, as they lie in a frame.
struct DrawnPaths {
    /// A zone or a line in the frame.
    struct Shape {
        /// `the zone midland`, `contact as drawn for 2025-04-16`.
        var words: String
        /// Whether it is an area.
        var isArea: Bool
        /// A path of SVG; empty where it lies beyond the frame.
        var path: String
    }

    let shapes: [Shape]

    /// Positions nearer to the last one than so many pixels are left out.
    private static let leastStep = 0.8

    /// Of a line that moves the latest drawing that is of no later day than the record.
    init(_ verdict: Verdict, in frame: MapFrame) {
        let theatre = verdict.record.theatre
        let box = LandPaths.Box(frame)
        func points(_ line: [Coordinate]) -> [LandPaths.Point] {
            var kept: [LandPaths.Point] = []
            for (i, coordinate) in line.enumerated() {
                let point = frame.point(coordinate)
                if let last = kept.last, i < line.count - 1,
                    abs(point.x - last.x) + abs(point.y - last.y) < Self.leastStep
                {
                    continue
                }
                kept.append(point)
            }
            return kept
        }
        let zones = theatre.zones.sorted { $0.key < $1.key }.map { name, region in
            let rings = region.polygons.flatMap(\.rings).map(\.coordinates)
            return Shape(
                words: "the zone \(name)", isArea: true,
                path: rings.map { LandPaths.path(box.clipped(ring: points($0)), isRing: true) }.joined())
        }
        let lines = theatre.lines.sorted { $0.key < $1.key }.compactMap { name, course -> Shape? in
            let begun = course.drawings.last { drawing in
                guard let shows = drawing.shows, let now = verdict.now else { return true }
                return shows.earliest <= now
            }
            guard let drawing = begun ?? course.drawings.first else { return nil }
            return Shape(
                words: name.text + (drawing.day.map { " as drawn for \($0)" } ?? ""), isArea: false,
                path: drawing.line.flatMap { box.clipped(line: points($0)) }
                    .map { LandPaths.path($0, isRing: false) }.joined())
        }
        shapes = (zones + lines).filter { !$0.path.isEmpty }
    }

    /// The shapes on the ground.
    func put(in html: inout HTML) {
        for shape in shapes {
            html.element("g") { html in
                html.element("title", shape.words)
                html.shape("path", [("class", shape.isArea ? "drawn zone" : "drawn"), ("d", shape.path)])
            }
        }
    }

    /// What is drawn, in words; empty where nothing is.
    var words: String {
        guard !shapes.isEmpty else { return "" }
        return "Drawn by the agreement: \(shapes.map(\.words).joined(separator: "; "))."
    }
}
