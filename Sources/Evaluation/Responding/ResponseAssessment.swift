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
            breaches: breaches.map(\.assessment.id), scenarios: [], shifts: [])
        guard !breaches.isEmpty, answers != false else { return verdict }
        verdict.scenarios = scenarios(breaches)
        verdict.shifts = shifts(verdict.scenarios)
        return verdict
    }

    /// The party's breaches of the provisions answered, by time: those found, and those assessed on which no
    /// finding holds. A part of a breach is no breach of its own.
    private func breaches() -> [Breach] {
        var holding: [String: Finding] = [:]
        for standing in findings where standing.replacedBy == nil {
            if let id = standing.assessment { holding[id] = standing.finding }
        }
        let met = assessments.filter { assessment in
            guard assessment.party == party, response.provisions.contains(assessment.provision) else {
                return false
            }
            return holding[assessment.id].map { $0.conclusion == .breach }
                ?? (assessment.state == .meetsStandard)
        }
        let parents = Dictionary(
            accounts.map { ($0.incident.id, $0.incident.parent) }, uniquingKeysWith: { a, _ in a })
        let incidents = Set(met.map(\.incident))
        let told = Dictionary(accounts.map { ($0.incident.id, $0) }, uniquingKeysWith: { a, _ in a })
        return met.filter { assessment in
            var ancestor = parents[assessment.incident] ?? nil
            for _ in accounts {
                guard let id = ancestor else { return true }
                if incidents.contains(id) { return false }
                ancestor = parents[id] ?? nil
            }
            return true
        }
        .sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
        .compactMap { assessment in
            told[assessment.incident].map {
                Breach(
                    assessment: assessment, incident: $0.incident, reports: $0.reports,
                    finding: holding[assessment.id])
            }
        }
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
                let label = gapIsOpen ? gap.map { "\(anchor.rawValue)-gap-\($0 / 3_600)h" } : nil
                return Scenario(
                    anchor: anchor, episodeEndsAfterSeconds: gap, assumptions: assumptions,
                    episodes: Self.episodes(breaches, gapSeconds: gap).map {
                        episode($0, anchor: anchor, label: label ?? anchor.rawValue)
                    })
            }
        }
    }

    static func assumption(_ anchor: Anchor) -> Assumption {
        Assumption(subject: "clock-starts", text: anchor.rawValue)
    }

    static func assumption(gap: Int64?) -> Assumption {
        let text =
            switch gap {
            case nil: "never: no silence ends an episode"
            case 0?: "0 h: every silence ends an episode"
            case let seconds?: lengthText(seconds: seconds)
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

    private func episode(_ breaches: [Breach], anchor: Anchor, label: String) -> Episode {
        let first = breaches[0]
        let occurred = breaches.dropFirst().reduce(first.occurred) { $0.union($1.occurred) }
        // Where it cannot be told which breach was the first, from any of those that may be.
        let firsts = Breach.firsts(breaches)
        let anchored: Interval? =
            switch anchor {
            case .occurred: Breach.first(of: breaches.map(\.occurred))
            case .available:
                firsts.dropFirst().reduce(first.assessment.available) { $0.union($1.assessment.available) }
            case .found: Breach.first(of: breaches.compactMap(\.finding?.made))
            case .notified: notified(of: firsts)
            }
        let ladder = Ladder(
            response: response, party: party, reading: reading, breaches: breaches, anchor: anchor,
            anchored: anchored, measures: measures(since: first.occurred), pauses: pauses, now: now,
            label: label)
        return Episode(
            first: first.assessment.incident, breaches: breaches.map(\.assessment.id), occurred: occurred,
            anchored: anchored, isHypothetical: breaches.allSatisfy { $0.finding == nil },
            rungs: ladder.rungs())
    }

    /// When the first notice of one of these breaches was served.
    private func notified(of breaches: [Breach]) -> Interval? {
        let reports = Dictionary(
            accounts.flatMap(\.reports).map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let served = record.entries.compactMap { entry -> Interval? in
            guard case .noticeServed(let notice) = entry.content, notice.on == party else { return nil }
            let reached = BearingIndex.reached(
                by: notice.incidents, incidents: accounts.map(\.incident), reports: reports)
            return breaches.contains { reached.contains($0.incident.id) } ? notice.served : nil
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

    private func measures(since: Interval) -> [Measure] {
        record.entries.compactMap { entry -> Measure? in
            guard case .measureTaken(let measure) = entry.content, measure.response == response.name,
                measure.against == party, measure.taken.latest >= since.earliest
            else { return nil }
            return measure
        }.sorted { $0.taken < $1.taken }
    }
}
