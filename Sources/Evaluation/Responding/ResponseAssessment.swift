internal import AgreementLanguage
internal import CeasefireModel

/// Works out what one response would ask for after one party's breaches, under every way of settling what
/// the document leaves open.
struct ResponseAssessment {
    let response: Response
    let party: ActorID
    let reading: Reading
    let assessments: [Assessment]
    let findings: [FindingStanding]
    let accounts: [IncidentAccount]
    let deeds: [DeedVerdict]
    let proceedings: Proceedings
    let record: Record
    let now: Instant?

    private var terms: TermResolution { TermResolution(reading: reading) }

    func verdict() -> ResponseVerdict {
        let breaches = breaches()
        let answers: Bool? =
            switch terms.parties(response.breachBy, subject: "whose breaches are answered") {
            case .candidates(let all) where all.allSatisfy({ $0.contains(party) }): true
            case .candidates(let all) where !all.contains(where: { $0.contains(party) }): false
            case .candidates, .unstated: nil
            }
        var verdict = ResponseVerdict(
            response: response.name, document: response.document, party: party, answersParty: answers,
            breaches: breaches.map(\.id),
            incidents: Breach.bySubject(breaches).compactMap(\.subject.incident),
            duties: Breach.bySubject(breaches).count { $0.subject.incident == nil }, scenarios: [], shifts: []
        )
        guard !breaches.isEmpty, answers != false else { return verdict }
        verdict.scenarios = scenarios(breaches)
        verdict.shifts = shifts(verdict.scenarios)
        return verdict
    }

    private func scenarios(_ breaches: [Breach]) -> [Scenario] {
        let anchors: [Anchor]
        let anchorIsOpen: Bool
        switch terms.anchor(response.clockStarts) {
        case .candidates(let all): (anchors, anchorIsOpen) = (all, all.count > 1)
        case .unstated: (anchors, anchorIsOpen) = (Anchor.allCases, true)
        }
        let gaps: [Int64?]
        let gapIsOpen: Bool
        switch terms.duration(response.episodeEndsAfter, subject: "episode-ends-after") {
        case .candidates(let all): (gaps, gapIsOpen) = (all, all.count > 1)
        // The two ends of what may be meant; one breach is one episode whichever is.
        case .unstated: (gaps, gapIsOpen) = breaches.count > 1 ? ([0, nil], true) : ([nil], false)
        }
        return gaps.flatMap { gap in
            anchors.map { anchor in
                var assumptions: [Assumption] = []
                if anchorIsOpen { assumptions.append(Self.assumption(anchor)) }
                if gapIsOpen { assumptions.append(Self.assumption(gap: gap)) }
                let label = gapIsOpen ? gap.map { "\(anchor.rawValue)-gap-\(Self.name(ofGap: $0))" } : nil
                let episodes = Self.episodes(breaches, gapSeconds: gap)
                let begins = episodes.compactMap { Breach.first(of: $0.map(\.occurred)) }
                return Scenario(
                    anchor: anchor, episodeEndsAfterSeconds: gap, assumptions: assumptions,
                    episodes: episodes.enumerated().map { index, breaches in
                        episode(
                            breaches, anchor: anchor, label: label ?? anchor.rawValue,
                            measures: EpisodeMeasure.of(measures, begins: begins, episode: index))
                    })
            }
        }
    }

    static func assumption(_ anchor: Anchor) -> Assumption {
        Assumption(subject: "clock-starts", text: Reason(anchor.rawValue))
    }

    /// `24h`, `90min`, `45s`: two gaps never share a name, and neither do the clocks that are named by them.
    private static func name(ofGap seconds: Int64) -> String {
        if seconds % 3_600 == 0 { return "\(seconds / 3_600)h" }
        return seconds % 60 == 0 ? "\(seconds / 60)min" : "\(seconds)s"
    }

    static func assumption(gap: Int64?) -> Assumption {
        let text: Reason =
            switch gap {
            case nil: "never: no silence ends an episode"
            case 0?: "0 h: every silence ends an episode"
            case let seconds?: "\(lengthText(seconds: seconds))"
            }
        return Assumption(subject: "episode-ends-after", text: text)
    }

    /// Parts breaches, sorted by time, where the silence between them is certainly longer than the gap.
    static func episodes(_ breaches: [Breach], gapSeconds: Int64?) -> [[Breach]] {
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
            anchored: anchored, isHypothetical: breaches.allSatisfy { $0.finding == nil },
            rungs: ladder.rungs())
    }

    /// When the first notice of one of these breaches was served.
    private func notified(of breaches: [Breach]) -> Interval? {
        let reports = Dictionary(
            accounts.flatMap(\.reports).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let deedsByID = Dictionary(deeds.map { ($0.id, $0.deed) }, uniquingKeysWith: { a, _ in a })
        let served = record.entries.compactMap { entry -> Interval? in
            guard case .noticeServed(let notice) = entry.content, notice.on == party else { return nil }
            let reached = BearingIndex.reached(
                by: notice.incidents, incidents: accounts.map(\.incident), reports: reports)
            let deeds = Set(notice.deeds)
            return breaches.contains { breach in
                breach.subject.incident.map(reached.contains) ?? breach.isOmission(of: deeds, deedsByID)
            } ? notice.served : nil
        }
        return Breach.first(of: served)
    }

    private var pauses: [ClockPause] {
        record.entries.compactMap { entry -> ClockPause? in
            guard case .clockPaused(let pause) = entry.content, pause.response == response.name,
                pause.against == party
            else { return nil }
            return pause
        }
    }

    private var measures: [Measure] {
        record.entries.compactMap { entry -> Measure? in
            guard case .measureTaken(let measure) = entry.content, measure.response == response.name,
                measure.against == party
            else { return nil }
            return measure
        }
    }
}
