internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// One reading's results, as far as a tier shows them. States, standards and counts stay as they are.
struct ReleasedReading {
    let policy: ReleasePolicy
    let withholding: Withholding
    let incidents: ShownIncidents
    let delayed: Set<IncidentID>
    let order: ReleasedOrder
    let agreement: Agreement
    let rests: RestsOnWithheld
    /// Words of protected origins that were left out.
    private(set) var wordsWithheld = 0
    private let telling: ElementGrades.Telling
    /// The new name of each assessment, and its time, by the name that it had.
    private var assessments: [String: Assessment] = [:]
    private var incidentByAssessment: [String: IncidentID] = [:]
    /// The first moments of breached duties as they are shown, by their names.
    private var omissions: [String: Interval] = [:]
    /// Duties whose amounts and moments are withheld.
    private var closedDeeds: Set<String> = []
    /// What was decided by findings that are withheld.
    private var closedFindings: Set<String> = []

    init(
        policy: ReleasePolicy, withholding: Withholding,
        incidents: ShownIncidents, delayed: Set<IncidentID>, order: ReleasedOrder,
        agreement: Agreement, rests: RestsOnWithheld
    ) {
        self.agreement = agreement
        self.rests = rests
        self.policy = policy
        self.withholding = withholding
        self.incidents = incidents
        self.delayed = delayed
        self.order = order
        telling = Self.telling(withholding, ReleasedReasons(policy: policy, words: withholding.words))
    }

    mutating func released(_ reading: ReadingVerdict) -> ReadingVerdict {
        var shown = reading
        shown.reading.cites = reading.reading.cites.map { withholding.shown($0) }
        shown.windows = reading.windows.map { released($0) }
        shown.assumptions = reading.assumptions.map { reasons.shown($0, isClosed: !rests.isEmpty) }
        shown.deeds = released(reading.deeds)
        closedFindings = Set(
            reading.findings.filter { withholding.entries[$0.entry] != nil }
                .compactMap { $0.assessment ?? $0.deed })
        for assessment in reading.assessments {
            assessments[assessment.id] = released(assessment)
            incidentByAssessment[assessment.id] = assessment.incident
        }
        // By the times that are shown: the order of those that are not would tell of them.
        shown.assessments = reading.assessments.compactMap { assessments[$0.id] }
            .sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
        shown.outOfScope = outOfScope(reading.outOfScope)
        shown.breaches = reading.breaches.map { released($0) }
        shown.tallies = reading.tallies.map { tally in
            var shown = tally
            shown.party = tally.party.map { withholding.shown($0) }
            shown.units = tally.units.map { unit in
                var shown = unit
                shown.incident = withholding.shown(unit.incident)
                shown.members = unit.members.map { withholding.shown($0) }.sorted()
                return shown
            }
            return shown
        }
        shown.coverage = reading.coverage.map { released($0) }
        shown.standingMeasures = reading.standingMeasures.map { measure in
            carrying.released(measure, agreement.standingMeasures.first { $0.name == measure.name })
        }
        let closedEpisodes = reading.responses.flatMap { response in
            response.scenarios.flatMap(\.episodes).filter { isClosed($0, under: response.response) }
                .map(\.first)
        }
        shown.guarantorDefaults = reading.guarantorDefaults.map { lapse in
            var shown = lapse
            shown.episode = withholding.shown(lapse.episode)
            // What was due is counted from any breach of the episode, or of one that another reading of its silences parts
            // from it.
            let isCoarse = reading.responses.filter {
                $0.response == lapse.response && $0.party == lapse.party
            }.flatMap(\.scenarios).flatMap(\.episodes).filter { $0.first == lapse.episode }
                .flatMap(\.breaches).compactMap { incidentByAssessment[$0] }
                .contains { withholding.touched.contains($0) || delayed.contains($0) }
            shown.due =
                closedEpisodes.contains(lapse.episode)
                ? Coarse.year(lapse.due)
                : widened(
                    lapse.due,
                    isCoarse: isCoarse || !closedFindings.isEmpty
                        || rests.hasAct(under: lapse.response, against: lapse.party))
            return shown
        }
        shown.responses = reading.responses.map { released($0) }
        let entries = ReleasedEntries(policy: policy, withholding: withholding)
        shown.findings = reading.findings.map { standing in
            var shown = standing
            shown.entry = withholding.shown(standing.entry)
            shown.finding = entries.released(
                standing.finding, isWithheld: withholding.entries[standing.entry] != nil)
            shown.incident = standing.incident.map { withholding.shown($0) }
            shown.notCarried = standing.notCarried.map { reasons.shown($0) }
            shown.assessment = standing.assessment.map { assessments[$0]?.id ?? $0 }
            shown.replacedBy = standing.replacedBy.map { withholding.shown($0) }
            return shown
        }
        return shown
    }

    private var carrying: ReleasedCarrying {
        ReleasedCarrying(withholding: withholding, reasons: reasons, rests: rests)
    }

    private mutating func released(_ deeds: [DeedVerdict]) -> [DeedVerdict] {
        deeds.map { deed in
            let (shown, withheld) = carrying.released(deed)
            wordsWithheld += withheld
            if carrying.isClosed(deed) { closedDeeds.insert(deed.id) }
            omissions[deed.id] = shown.breached ?? deed.breached.map(Coarse.year)
            return shown
        }
    }

    /// A time in force that is counted from what is withheld.
    private func released(_ window: Window) -> Window {
        guard rests.provisions.contains(window.provision) else { return window }
        var shown = window
        shown.from = []
        shown.until = []
        shown.text = "when is withheld"
        return shown
    }

    private func released(_ coverage: Coverage) -> Coverage {
        var shown = coverage
        shown.reason = reasons.text(coverage.reason)
        if rests.provisions.contains(coverage.provision) {
            shown.share = nil
            shown.period = nil
            shown.reason = ReleasedReasons.withheld.utcText
        }
        // A share that rests on one observer would give what that one saw.
        if coverage.observations.contains(where: { withholding.observations[$0] != nil }) {
            shown.share = coverage.share.map(Coarse.share)
            shown.reason += "; told in tenths, since it rests on what is withheld"
        }
        shown.observations = coverage.observations.map { withholding.shown($0) }.sorted()
        shown.leftOut = coverage.leftOut.map { row in
            var shown = row
            shown.observation = withholding.shown(row.observation)
            shown.reason =
                withholding.observations[row.observation] == nil
                ? reasons.text(row.reason) : ReleasedReasons.withheld.utcText
            return shown
        }
        return shown
    }

    // MARK: - Assessments

    private mutating func released(_ assessment: Assessment) -> Assessment {
        guard let incident = incidents[assessment.incident] else { return assessment }
        var shown = assessment
        let isTouched = withholding.touched.contains(assessment.incident)
        shown.id = withholding.shown(path: assessment.id, of: assessment.incident, by: assessment.party)
        shown.party = assessment.party.map { withholding.shown($0) }
        shown.incident = incident.id
        shown.countedIn = assessment.countedIn.map { withholding.shown($0) }
        shown.occurred = incident.occurred
        shown.available = incident.available
        shown.elapsed = assessment.elapsed.map {
            widened($0, from: assessment.occurred, to: incident.occurred)
        }
        if isTouched { shown.sufficedFrom = nil }
        let hasClosedTime = rests.provisions.contains(assessment.provision)
        if hasClosedTime { shown.elapsed = nil }
        let withheld = withheldWords(of: assessment)
        wordsWithheld += withheld
        // The most demanding standard that is reached tells of the sums.
        if withheld > 0 { shown.highestStandard = nil }
        var closed: ElementGrades.Closed = isTouched ? .reasons : []
        if delayed.contains(assessment.incident) { closed.formUnion([.time, .place]) }
        if hasClosedTime { closed.insert(.time) }
        shown.grades = assessment.grades.shown(closed: closed, telling)
        return shown
    }

    private func withheldWords(of assessment: Assessment) -> Int {
        guard !withholding.isEmpty else { return 0 }
        return assessment.grades.reduce(0) { count, grade in
            count + grade.weighings.count { withholding.released($0) == nil }
        }
    }

    /// A grade without words of protected origins. A sum that holds one would give its weight, and with it the grade of
    /// its origin.
    private static func telling(_ withholding: Withholding, _ reasons: ReleasedReasons)
        -> ElementGrades.Telling
    {
        { grade, closed in
            var shown = grade
            shown.weighings = grade.weighings.compactMap { withholding.released($0) }
            shown.figures = ""
            let withheld = grade.weighings.count - shown.weighings.count
            if withheld > 0 {
                shown.sum = nil
                shown.sumAgainst = nil
                shown.reason =
                    "\(Wording.count(withheld, "word")) of protected sources count\(withheld == 1 ? "s" : "") here; the weights and the sum are withheld"
            } else if closed.contains(.reasons) || closed.contains(.time) && grade.element == .time
                || closed.contains(.place) && grade.element == .place
            {
                shown.reason = ReleasedReasons.withheld
            } else {
                shown.reason = reasons.shown(grade.reason, figures: grade.figures)
            }
            return shown
        }
    }

    /// In the order of the times that are shown. Reasons are released when somebody asks for them.
    private func outOfScope(_ rows: OutOfScopeRows) -> OutOfScopeRows {
        let (withholding, delayed, rests, reasons) = (withholding, delayed, rests, reasons)
        return rows.shown(
            incidents: order.names, ranks: order.ranks, party: { withholding.shown($0) },
            reason: { row in
                let isCoarse =
                    withholding.touched.contains(row.incident)
                    || delayed.contains(row.incident) && [.time, .place].contains(row.element)
                    || rests.provisions.contains(row.provision) && row.element == .time
                return isCoarse ? ReleasedReasons.withheld : reasons.shown(row.reason, figures: row.figures)
            })
    }

    private func released(_ breach: PartyBreach) -> PartyBreach {
        var shown = breach
        let members = breach.assessments.compactMap { assessments[$0] }
            .sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }
        shown.assessments = members.map(\.id)
        if members.contains(where: { $0.highestStandard == nil }) { shown.highestStandard = nil }
        // What was not done counts as what was done does.
        let omitted = breach.deeds.compactMap { id in omissions[id].map { (id: id, since: $0) } }
            .sorted { ($0.since, $0.id) < ($1.since, $1.id) }
        shown.deeds = omitted.map(\.id)
        if let since = Self.first(of: members.map(\.occurred) + omitted.map(\.since)) {
            shown.since = since
        }
        shown.provisions = breach.provisions.map { provision in
            var shown = provision
            let own = members.filter { $0.provision == provision.provision }.map(\.occurred)
            if let since = Self.first(of: own) {
                shown.since = since
                shown.elapsed =
                    rests.provisions.contains(provision.provision)
                    ? nil : provision.elapsed.map { widened($0, from: provision.since, to: since) }
            }
            return shown
        }
        return shown
    }

    private func widened(_ elapsed: ElapsedSeconds, from: Interval, to: Interval) -> ElapsedSeconds {
        ElapsedSeconds(
            least: elapsed.least - (from.earliest - to.earliest),
            most: elapsed.most + (to.latest - from.latest))
    }

    /// When the first of several happened.
    private static func first(of intervals: [Interval]) -> Interval? {
        guard let earliest = intervals.map(\.earliest).min(), let latest = intervals.map(\.latest).min()
        else { return nil }
        return Interval(spanning: earliest, latest)
    }

    private var reasons: ReleasedReasons { ReleasedReasons(policy: policy, words: withholding.words) }

    // MARK: - Responses

    private func released(_ response: ResponseVerdict) -> ResponseVerdict {
        var shown = response
        shown.breaches = names(response.breaches)
        shown.found = names(response.found)
        shown.incidents = response.incidents.map { ($0, incidents[$0]?.occurred) }
            .map { (id: withholding.shown($0), occurred: $1) }
            .sorted { a, b in
                if let i = a.occurred, let j = b.occurred, i != j { return i < j }
                return a.id < b.id
            }.map(\.id)
        shown.scenarios = response.scenarios.map { scenario in
            var shown = scenario
            shown.episodes = scenario.episodes.map { released($0, anchor: scenario.anchor, of: response) }
            return shown
        }
        shown.shifts = response.shifts.map { shift in
            var shown = shift
            shown.episode = withholding.shown(shift.episode)
            let restsOnWithheld = response.scenarios.flatMap(\.episodes).contains {
                $0.first == shift.episode && isClosed($0, under: response.response)
            }
            if restsOnWithheld || rests.hasAct(under: response.response, against: response.party) {
                shown.text = "by how much is withheld"
                shown.moves = nil
            }
            return shown
        }
        return shown
    }

    /// By the times that are shown.
    private func names(_ breaches: [String]) -> [String] {
        let known = breaches.compactMap { assessments[$0] }
        guard known.count == breaches.count else { return breaches.map { assessments[$0]?.id ?? $0 } }
        return known.sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }.map(\.id)
    }

    /// Whether a duty in it is told without its moments, or a rung turns on what is withheld.
    private func isClosed(_ episode: Episode, under response: ResponseName) -> Bool {
        episode.breaches.contains(where: closedDeeds.contains)
            || episode.rungs.contains { turnsOnWithheld($0.rung, of: response) }
    }

    private func turnsOnWithheld(_ rung: RungName, of response: ResponseName) -> Bool {
        let agreed = agreement.responses.first { $0.name == response }?.rungs.first { $0.name == rung }
        return [agreed?.condition, agreed?.standDown].contains { $0.map(rests.holds) ?? false }
    }

    private func released(_ episode: Episode, anchor: Anchor, of response: ResponseVerdict) -> Episode {
        let holdsClosedDeed = episode.breaches.contains(where: closedDeeds.contains)
        let hasClosedAct =
            rests.hasAct(under: response.response, against: response.party)
            || episode.breaches.contains(where: closedFindings.contains)
        var shown = episode
        let ids = episode.breaches.compactMap { incidentByAssessment[$0] }
        let isTouched = ids.contains(where: withholding.touched.contains)
        let isCoarse = ids.contains { withholding.touched.contains($0) || delayed.contains($0) }
        let members = ids.compactMap { incidents[$0]?.occurred }
        shown.first = withholding.shown(episode.first)
        shown.breaches = names(episode.breaches)
        shown.notFound = names(episode.notFound)
        // Duties that were not done are told as they are.
        let isWhole = members.count == episode.breaches.count
        shown.occurred =
            !isWhole
            ? widened(episode.occurred, isCoarse: isCoarse)
            : members.dropFirst().reduce(members.first ?? episode.occurred) { $0.union($1) }
        if holdsClosedDeed { shown.occurred = Coarse.year(episode.occurred) }
        shown.anchored = episode.anchored.map { anchored in
            switch anchor {
            case .occurred: (isWhole ? Self.first(of: members) : nil) ?? widened(anchored, isCoarse: isCoarse)
            case .available: isCoarse ? withholding.day(anchored) : anchored
            case .found, .notified: hasClosedAct ? withholding.day(anchored) : anchored
            }
        }
        if holdsClosedDeed, anchor == .occurred || anchor == .available {
            shown.anchored = episode.anchored.map(Coarse.year)
        }
        shown.rungs = episode.rungs.map { rung in
            var shownRung = rung
            let isClosedRung = holdsClosedDeed || turnsOnWithheld(rung.rung, of: response.response)
            shownRung.condition = condition(
                rung.condition, isTouched: isTouched || hasClosedAct, isCoarse: isCoarse || hasClosedAct,
                isClosed: isClosedRung)
            shownRung.clocks = rung.clocks.map { clock in
                var shownClock = clock
                shownClock.id = withholding.shown(
                    path: clock.id, of: episode.first.incident ?? "", by: nil)
                shownClock.reason =
                    isTouched || hasClosedAct || isClosedRung
                    ? ReleasedReasons.withheld : reasons.shown(clock.reason)
                if let due = clock.due, let from = episode.anchored, let to = shown.anchored {
                    shownClock.due = Interval(
                        spanning: due.earliest - (from.earliest - to.earliest),
                        due.latest + (to.latest - from.latest))
                    if hasClosedAct { shownClock.due = shownClock.due.map(withholding.day) }
                }
                // A length added to a year would give what is withheld away.
                if isClosedRung { shownClock.due = nil }
                return shownClock
            }
            return shownRung
        }
        return shown
    }

    private func widened(_ interval: Interval, isCoarse: Bool) -> Interval {
        if isCoarse { return withholding.day(interval) }
        return policy.timeStepSeconds.map { Coarse.widened(interval, to: $0) } ?? interval
    }

    /// Reasons may give tolls that a protected report alone tells of.
    private func condition(_ state: ConditionState, isTouched: Bool, isCoarse: Bool, isClosed: Bool)
        -> ConditionState
    {
        func shown(_ reason: Reason) -> Reason {
            isTouched || isClosed ? ReleasedReasons.withheld : reasons.shown(reason)
        }
        return switch state {
        case .holds(let since, let reason):
            .holds(
                since: isClosed ? Coarse.year(since) : widened(since, isCoarse: isCoarse),
                reason: shown(reason))
        case .mayHold(let reason): .mayHold(shown(reason))
        case .doesNotHold(let reason): .doesNotHold(shown(reason))
        case .unstated(let reason): .unstated(shown(reason))
        }
    }
}
