internal import AgreementLanguage
internal import CeasefireModel
internal import Geography

/// Sums what was observed at the samples of an area.
struct AreaCounting {
    private let samples: SamplePoints
    private let theatre: PreparedTheatre
    /// For each sample, what was observed there.
    private var spans: [[SeenSpan]]
    /// For each observation that reaches a sample, which.
    private var reached: [(observation: ObservationID, samples: [Int32])] = []
    private var leftOut: [Coverage.LeftOut] = []
    private var sum = (least: 0.0, most: 0.0, whole: 0.0, seconds: 0.0)
    private var used: Set<ObservationID> = []

    init(samples: SamplePoints, theatre: PreparedTheatre) {
        self.samples = samples
        self.theatre = theatre
        spans = Array(repeating: [], count: samples.points.count)
    }

    /// Finds the samples that each observation reaches.
    mutating func take(_ observations: [Observation]) {
        // Thousands of patrols look at a few hundred places.
        var known: [Observation.Area: [Int32]] = [:]
        for observation in observations {
            let points: [Int32]
            if let found = known[observation.area] {
                points = found
            } else {
                switch self.points(of: observation.area) {
                case .success(let found):
                    known[observation.area] = found
                    points = found
                case .failure(let why):
                    leftOut.append(.init(observation: observation.id, reason: why.reason))
                    continue
                }
            }
            guard !points.isEmpty else { continue }
            let span = SeenSpan(
                from: observation.period.earliest.secondsSinceEpoch,
                until: observation.period.latest.secondsSinceEpoch, seen: Seen(observation))
            for point in points { spans[Int(point)].append(span) }
            reached.append((observation.id, points))
        }
    }

    private struct Unplaced: Error { let reason: String }

    private func points(of area: Observation.Area) -> Result<[Int32], Unplaced> {
        switch area {
        case .zone(let name):
            guard let zone = theatre.zones[ZoneName(name)] else {
                return .failure(Unplaced(reason: "the agreement draws no zone \(name)"))
            }
            return .success(indices { zone.territory.contains($0) })
        case .place(let place):
            guard let middle = place.coordinate, let radius = place.precisionMeters else {
                return .failure(Unplaced(reason: "its place has no position and radius"))
            }
            return .success(indices { $0.distanceMeters(to: middle) <= radius })
        }
    }

    private func indices(where isIn: (Coordinate) -> Bool) -> [Int32] {
        samples.points.indices.filter { isIn(samples.points[$0]) }.map { Int32($0) }
    }

    /// Sums a stretch of time during which the area held these samples.
    mutating func add(_ isIn: [Bool], from: Instant, until: Instant) {
        let length = Double(until - from)
        sum.seconds += length
        for i in isIn.indices where isIn[i] {
            sum.whole += samples.squareMeters[i] * length
            guard !spans[i].isEmpty else { continue }
            let seen = seenSeconds(spans[i], from: from.secondsSinceEpoch, until: until.secondsSinceEpoch)
            sum.least += samples.squareMeters[i] * seen.least
            sum.most += samples.squareMeters[i] * seen.most
        }
        for (observation, points) in reached where !used.contains(observation) {
            if points.contains(where: { isIn[Int($0)] }) { used.insert(observation) }
        }
    }

    /// The shares; nil where the area holds nothing.
    func counted(over words: String) -> CoverageCount.Counted? {
        guard sum.whole > 0 else { return nil }
        return .init(
            share: .init(least: sum.least / sum.whole, most: sum.most / sum.whole), over: words,
            squareMeters: sum.whole / sum.seconds, observations: used.sorted(),
            leftOut: leftOut.sorted { $0.observation < $1.observation })
    }
}
