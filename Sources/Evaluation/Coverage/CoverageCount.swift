internal import AgreementLanguage
internal import CeasefireModel
internal import Geography

/// Counts how much of a provision's place and time was observed.
///
/// The rule is decision 11: the area is sampled on an even grid, each sample is asked for how long it was observed, and the shares are
/// summed by area and time.
struct CoverageCount: Sendable {
    let provision: ProvisionUnderReading
    let observations: [Observation]
    let theatre: PreparedTheatre
    let parties: [ActorID]
    /// Up to when it is counted; nil for an empty record.
    let now: Instant?

    /// Samples along each side of the area's box, at first and at most.
    static let firstSide = 48
    static let mostSide = 192
    /// Samples that should lie within the area, so that a percent is told apart.
    static let wantedSamples = 1_000
    /// Answers of samples about observations, at most; beyond, samples are fewer.
    static let mostAnswers = 40_000_000
    /// Times in force that are compared where several are possible.
    static let mostPeriods = 8

    func coverage() -> Coverage {
        let unknown = { (reason: String) in
            Coverage(
                provision: provision.provision.name, share: nil, reason: reason, period: nil,
                squareKilometers: nil, observations: [], leftOut: [])
        }
        guard !observations.isEmpty else { return unknown("no observation is on the record") }
        guard case .candidates(let scopes) = provision.place else {
            return unknown("where it applies is unstated")
        }
        let periods: [Interval]
        switch self.periods() {
        case .success(let known): periods = known
        case .failure(let why): return unknown(why.reason)
        }
        var all: [Coverage] = []
        for scope in scopes {
            for period in periods {
                let one = coverage(scope, period)
                guard one.share != nil else { return one }
                all.append(one)
            }
        }
        guard var merged = all.first, let least = all.compactMap({ $0.share?.least }).min(),
            let most = all.compactMap({ $0.share?.most }).max()
        else { return unknown("nothing was in force") }
        merged.share = Coverage.Share(least: least, most: most)
        merged.observations = Set(all.flatMap(\.observations)).sorted()
        merged.leftOut = Set(all.flatMap(\.leftOut)).sorted { $0.observation < $1.observation }
        if all.count > 1 { merged.reason += "; \(all.count) meanings of where and when are compared" }
        return merged
    }

    private struct Unknown: Error { let reason: String }

    /// The times in force that have begun, cut at the moment asked for.
    private func periods() -> Result<[Interval], Unknown> {
        guard let now else { return .failure(Unknown(reason: "nothing is on the record")) }
        var periods: Set<Interval> = []
        for time in provision.times {
            guard case .candidates(let starts) = time.from else {
                return .failure(Unknown(reason: "when it begins is unstated"))
            }
            let ends: [Instant]
            switch time.until {
            case .unstated: ends = [now]
            case .candidates(let all):
                // An end that hangs on what nobody has fixed has not come, as far as anybody knows.
                ends = all.map { if case .known(let end) = $0 { min(end, now) } else { now } }
            }
            for start in starts {
                guard case .known(let from) = start else {
                    return .failure(Unknown(reason: "when it begins is unstated"))
                }
                for end in ends where from < end { periods.insert(Interval(spanning: from, end)) }
            }
        }
        guard !periods.isEmpty else { return .failure(Unknown(reason: "it was not in force yet")) }
        guard periods.count <= Self.mostPeriods else {
            return .failure(Unknown(reason: "more than \(Self.mostPeriods) times in force are possible"))
        }
        return .success(periods.sorted())
    }

    private func coverage(_ scope: PlaceScope, _ period: Interval) -> Coverage {
        let during = observations.filter { $0.period.overlaps(period) && $0.period.lengthSeconds > 0 }
        var result = Coverage(
            provision: provision.provision.name, share: nil,
            reason: "no observation tells of this place and time",
            period: nil, squareKilometers: nil, observations: [], leftOut: [])
        let counted: Counted
        if case .named(let names) = scope, provision.provision.observedOver == nil {
            guard let found = byName(names, during, period) else { return result }
            counted = found
        } else {
            switch byArea(scope, during, period) {
            case .success(let found): counted = found
            case .failure(let why):
                result.reason = why.reason
                return result
            }
        }
        result.leftOut = counted.leftOut
        guard !counted.observations.isEmpty else { return result }
        result.share = counted.share
        result.observations = counted.observations
        result.period = period
        result.squareKilometers = counted.squareMeters.map { $0 / 1_000_000 }
        result.reason = counted.over
        return result
    }

    struct Counted {
        var share: Coverage.Share
        var over: String
        var squareMeters: Double?
        var observations: [ObservationID]
        var leftOut: [Coverage.LeftOut]
    }

    // MARK: Places by name

    /// Each name counts as one place, whatever its size: nobody drew it.
    private func byName(_ names: [String], _ during: [Observation], _ period: Interval) -> Counted? {
        let (from, until) = (period.earliest.secondsSinceEpoch, period.latest.secondsSinceEpoch)
        var used: Set<ObservationID> = []
        var sum = (least: 0.0, most: 0.0)
        for name in names {
            let wanted = name.lowercased()
            let spans = during.compactMap { observation -> SeenSpan? in
                let seen = Seen(observation)
                let part: Seen
                switch observation.area {
                case .zone(let zone):
                    guard zone.lowercased() == wanted else { return nil }
                    part = seen
                case .place(let place):
                    if place.name.lowercased() == wanted
                        || (place.name.isEmpty
                            && [place.region, place.country].contains { $0.lowercased() == wanted })
                    {
                        part = seen
                    } else if [place.region, place.country].contains(where: { $0.lowercased() == wanted }) {
                        // A town in a province that is named: some of the province, and nobody says how much.
                        part = seen.ofPart
                    } else {
                        return nil
                    }
                }
                used.insert(observation.id)
                return SeenSpan(
                    from: observation.period.earliest.secondsSinceEpoch,
                    until: observation.period.latest.secondsSinceEpoch, seen: part)
            }
            let seconds = seenSeconds(spans, from: from, until: until)
            sum.least += seconds.least
            sum.most += seconds.most
        }
        let whole = Double(until - from) * Double(names.count)
        guard whole > 0 else { return nil }
        return Counted(
            share: .init(least: sum.least / whole, most: sum.most / whole),
            over: names.count == 1 ? names[0] : "\(names.count) places by name, each counted alike",
            squareMeters: nil, observations: used.sorted(), leftOut: [])
    }

    // MARK: Areas

    private func byArea(
        _ scope: PlaceScope, _ during: [Observation], _ period: Interval
    ) -> Result<Counted, Unknown> {
        let area = ObservedScope(
            theatre: theatre, scope: scope, cutTo: provision.provision.observedOver, parties: boundParties)
        let marks = [period.earliest] + area.changes(in: period) + [period.latest]
        var slices: [(from: Instant, until: Instant)] = []
        var whole: SampleBox?
        var gap: (seconds: Int64, why: String) = (0, "it was not in force")
        for (from, until) in zip(marks, marks.dropFirst()) {
            switch area.box(at: from) {
            case .box(let box):
                slices.append((from, until))
                whole = whole?.union(box) ?? box
            case .none(let why): gap = (gap.seconds + (until - from), gap.seconds == 0 ? why : gap.why)
            }
        }
        guard let box = whole else { return .failure(Unknown(reason: gap.why)) }

        var side = Self.firstSide
        while side > 8, side * side * max(1, during.count) > Self.mostAnswers { side /= 2 }
        var samples = SamplePoints(box, side: side)
        while side < Self.mostSide, side * side * 4 * max(1, during.count) <= Self.mostAnswers,
            let found = samples,
            area.holds(found.points, at: slices[0].from).count(where: \.self) < Self.wantedSamples
        {
            side *= 2
            samples = SamplePoints(box, side: side)
        }
        guard let samples else { return .failure(Unknown(reason: "the area has no extent on the map")) }
        var counting = AreaCounting(samples: samples, theatre: theatre)
        counting.take(during)
        for slice in slices {
            counting.add(area.holds(samples.points, at: slice.from), from: slice.from, until: slice.until)
        }
        let over = [
            provision.provision.observedOver.map { "the zone \($0)" }, scope.isDrawn ? scope.words : nil,
        ]
        var words = over.compactMap { $0 }.joined(separator: ", ")
        if gap.seconds > 0 { words += ", less \(lengthText(seconds: gap.seconds)), for which \(gap.why)" }
        guard let counted = counting.counted(over: words) else {
            return .failure(Unknown(reason: "the area holds no ground"))
        }
        return .success(counted)
    }

    private var boundParties: [ActorID] {
        guard case .candidates(let all) = provision.bound else { return parties }
        return all.reduce(into: Set<ActorID>()) { $0.formUnion($1) }.sorted()
    }
}
