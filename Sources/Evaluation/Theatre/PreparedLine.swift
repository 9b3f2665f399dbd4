internal import AgreementLanguage
internal import Algorithms
internal import CeasefireModel
internal import Geography

/// A line with the drawings that some question needs made ready.
struct PreparedLine: Sendable {
    private let course: LineCourse
    private(set) var ready: [Int: LineOnDay] = [:]

    /// An event whose time is known so badly that more drawings than this might be the one of its day is not compared with each.
    static let mostDrawings = 31

    init(_ course: LineCourse, knownAt asOf: Instant?) {
        guard let asOf else {
            self.course = course
            return
        }
        var known = course
        known.drawings.removeAll { $0.available.map { $0 > asOf } ?? false }
        self.course = known
    }

    /// Which drawings answer for an interval, or why none does.
    enum Lookup {
        case drawings([Int])
        case unknown(String)
    }

    /// The drawings of every day that the interval may lie on.
    func lookup(_ interval: Interval) -> Lookup {
        let drawings = course.drawings
        guard let first = drawings.first else { return .unknown("no drawing of it was known") }
        guard let rule = course.missingDays, let firstShows = first.shows else { return .drawings([0]) }
        guard interval.earliest >= firstShows.earliest else {
            return .unknown(
                "the first drawing of it is of \(first.day.map { $0.description } ?? "a later day")")
        }
        let start = last(before: interval.earliest)
        var found = [start]
        var next = start + 1
        while next < drawings.count, let shows = drawings[next].shows, shows.earliest <= interval.latest,
            // An event that ends as a day begins lies on the day before.
            shows.earliest < interval.latest || interval.lengthSeconds == 0
        {
            found.append(next)
            next += 1
            if found.count > Self.mostDrawings {
                return .unknown("its time is known less closely than \(Self.mostDrawings) drawings are apart")
            }
        }
        // A moment at midnight lies in the day that begins.
        let end = interval.lengthSeconds == 0 ? interval.latest + 1 : interval.latest
        for (i, index) in found.enumerated() {
            guard let shows = drawings[index].shows else { continue }
            let until = i + 1 < found.count ? drawings[found[i + 1]].shows?.earliest : end
            let days = Self.missing(from: shows.latest, until: until ?? end)
            switch rule {
            case .unknown where days > 0:
                return .unknown(
                    "nobody drew it for the day after \(text(index)), and the rule is that it is then unknown"
                )
            case .latestBefore(let most?) where days > most:
                return .unknown(
                    "the latest drawing before, of \(text(index)), is more than \(most) days older")
            case .unknown, .latestBefore: continue
            }
        }
        return .drawings(found)
    }

    /// Days of 24 hours, begun ones too, from the end of a drawing's day.
    private static func missing(from end: Instant, until moment: Instant) -> Int {
        moment <= end ? 0 : Int((moment - end + 86_399) / 86_400)
    }

    private func text(_ index: Int) -> String {
        course.drawings[index].day.map { $0.description } ?? "no day"
    }

    /// The last drawing whose day has begun by the moment; the first where none has.
    private func last(before moment: Instant) -> Int {
        let later = course.drawings.partitioningIndex {
            guard let shows = $0.shows else { return true }
            return shows.earliest > moment
        }
        return max(0, later - 1)
    }

    /// Makes the drawings ready that answer for the interval.
    mutating func prepare(_ interval: Interval) {
        guard case .drawings(let all) = lookup(interval) else { return }
        for index in all where ready[index] == nil { ready[index] = LineOnDay(course.drawings[index]) }
    }

    /// The drawings that answer for an interval, made ready before or now.
    func drawings(_ indices: [Int]) -> [LineOnDay] {
        indices.map { ready[$0] ?? LineOnDay(course.drawings[$0]) }
    }

    /// The moments between two moments at which another drawing begins to answer, for a line that moves.
    func changes(in period: Interval) -> [Instant] {
        course.drawings.flatMap { drawing -> [Instant] in
            guard let shows = drawing.shows else { return [] }
            var marks = [shows.earliest, shows.latest]
            if case .latestBefore(let most?) = course.missingDays {
                marks.append(shows.latest + Int64(most) * 86_400)
            }
            return marks.filter { period.earliest < $0 && $0 < period.latest }
        }
    }
}

/// A line as one drawing has it, ready for questions.
struct LineOnDay: Sendable {
    let day: CivilDay?
    let shows: Interval?
    /// The box around the line; nil where there is none.
    let boundingBox: BoundingBox?
    /// The box around the territory; nil where there is none.
    let territoryBox: BoundingBox?
    private let zone: ContactZone?
    private let line: LineIndex?

    init(_ drawing: LineCourse.Drawing) {
        day = drawing.day
        shows = drawing.shows
        boundingBox = BoundingBox(drawing.line.lazy.flatMap { $0 })
        territoryBox = drawing.territory?.boundingBox
        if let territory = drawing.territory {
            let zone = ContactZone(
                ContactSnapshot(
                    day: drawing.day ?? CivilDay(daysSinceEpoch: 0), region: territory, line: drawing.line))
            self.zone = zone
            line = zone.line
        } else {
            zone = nil
            line = LineIndex(drawing.line)
        }
    }

    /// Metres to the line; nil where the drawing has none.
    func distanceMeters(to coordinate: Coordinate) -> Double? { line?.distanceMeters(to: coordinate) }

    /// Whether the territory holds a place; nil where the drawing has no territory.
    func holds(_ coordinate: Coordinate, precisionMeters: Double) -> PlaceAnswer? {
        zone?.holds(coordinate, precisionMeters: precisionMeters)
    }

    /// `as drawn for 2025-03-20`; nothing for a line that does not move.
    var words: String { day.map { " as drawn for \($0)" } ?? "" }
}
