internal import AgreementLanguage
internal import CeasefireModel

// Breaches parted into episodes, and what each episode calls for.
extension ResponseAssessment {
    /// Parts breaches, sorted by time, where the silence between them is certainly longer than the gap.
    static func parted(_ breaches: [Breach], gapSeconds: Int64?) -> [[Breach]] {
        var episodes: [[Breach]] = []
        var end: Instant?
        for breach in breaches {
            if let last = end, let gap = gapSeconds, breach.occurred.earliest - last > gap { end = nil }
            if let last = end {
                episodes[episodes.count - 1].append(breach)
                end = max(last, breach.occurred.latest)
            } else {
                episodes.append([breach])
                end = breach.occurred.latest
            }
        }
        return episodes
    }

    /// The episodes of these breaches, and what they call for.
    func episodes(_ breaches: [Breach], gapSeconds: Int64?, anchor: Anchor, label: String) -> [Episode] {
        let parted = Self.parted(breaches, gapSeconds: gapSeconds)
        let begins = parted.compactMap { Breach.first(of: $0.map(\.occurred)) }
        return parted.enumerated().map { index, breaches in
            episode(
                breaches, anchor: anchor, label: label,
                measures: EpisodeMeasure.of(measures, begins: begins, episode: index))
        }
    }

    private func episode(
        _ breaches: [Breach], anchor: Anchor, label: String, measures: [EpisodeMeasure]
    ) -> Episode {
        let first = breaches[0]
        let occurred = breaches.dropFirst().reduce(first.occurred) { $0.union($1.occurred) }
        // Where it cannot be told which breach was the first, from any of those that may be.
        let firsts = Breach.firsts(breaches)
        let anchored: Interval? =
            switch anchor {
            case .occurred: Breach.first(of: breaches.map(\.occurred))
            case .available:
                firsts.dropFirst().reduce(first.available) { $0.union($1.available) }
            case .found: Breach.first(of: breaches.compactMap(\.finding?.made))
            case .notified: notified(of: firsts)
            }
        let ladder = Ladder(
            response: response, party: party, reading: reading, proceedings: proceedings, breaches: breaches,
            anchor: anchor,
            anchored: anchored, openFinding: openFinding(on: breaches), measures: measures, pauses: pauses,
            now: now, label: label)
        return Episode(
            first: first.subject, breaches: breaches.map(\.id), occurred: occurred,
            anchored: anchored, isHypothetical: breaches.contains { $0.finding == nil },
            notFound: breaches.filter { $0.finding == nil }.map(\.id), rungs: ladder.rungs())
    }

    /// When the first notice of one of these breaches was served.
    func notified(of breaches: [Breach]) -> Interval? {
        let deedsByID = Dictionary(deeds.map { ($0.id, $0.deed) }, uniquingKeysWith: { a, _ in a })
        let served = record.entries.compactMap { entry -> Interval? in
            guard case .noticeServed(let notice) = entry.content, notice.on == party else { return nil }
            let reached = accounts.incidents(reachedByNotice: entry.id)
            let deeds = Set(notice.deeds)
            return breaches.contains { breach in
                breach.subject.incident.map(reached.contains) ?? breach.isOmission(of: deeds, deedsByID)
            } ? notice.served : nil
        }
        return Breach.first(of: served)
    }

    var pauses: [ClockPause] {
        record.entries.compactMap { entry -> ClockPause? in
            guard case .clockPaused(let pause) = entry.content, pause.response == response.name,
                pause.against == party
            else { return nil }
            return pause
        }
    }

    var measures: [Measure] {
        record.entries.compactMap { entry -> Measure? in
            guard case .measureTaken(let measure) = entry.content, measure.response == response.name,
                measure.against == party
            else { return nil }
            return measure
        }
    }
}
