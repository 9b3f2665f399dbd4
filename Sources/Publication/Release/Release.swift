internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// A verdict as one circle may see it. Nothing is assessed anew: what is shown changes, and nothing else.
struct Release {
    let policy: ReleasePolicy
    let withholding: Withholding
    private(set) var keptBack = KeptBack()
    private(set) var verdict: Verdict
    /// Kinds of files that hold rows which are not shown: their digests would let anybody try guesses.
    private(set) var closedKinds: Set<String> = []
    /// The reports that are shown.
    private(set) var reports: ReleasedReports
    /// What each incident looks like now.
    private var incidents: ShownIncidents
    /// The place that each incident had before the release, by its place among those that are shown.
    private(set) var numbers: [Int32] = []
    /// Recent incidents, told by region and day.
    private var delayed: Set<IncidentID> = []

    init(_ verdict: Verdict, for tier: ReleaseTier) {
        policy = .of(tier)
        self.verdict = verdict
        withholding = Withholding(
            verdict.record, incidents: verdict.incidents,
            actors: Set(verdict.agreement.actors.map(\.id)), days: verdict.agreement.localDays,
            now: verdict.now, policy: policy)
        incidents = ShownIncidents(verdict.incidents)
        reports = ReleasedReports(verdict, policy: policy, withholding: withholding, incidents: incidents)
        // Nothing that renders may come upon a report but as it is shown.
        self.verdict.record.reports = []
        guard tier != .internal else {
            tellFigures()
            return
        }
        releaseIncidents(verdict)
        reports = ReleasedReports(
            verdict, policy: policy, withholding: withholding, incidents: incidents, delayed: delayed)
        (keptBack.reportsMasked, keptBack.reportsWithheld) = reports.closedCounts
        releaseStatements(verdict)
        releaseEntries(verdict)
        releaseObservations(verdict)
        releaseDistances(verdict)
        let order = ReleasedOrder(shown: incidents.shown)
        numbers = order.numbers
        let rests = RestsOnWithheld(verdict.record.entries, verdict.agreement, withholding)
        let reasons = ReleasedReasons(policy: policy, words: withholding.words)
        self.verdict.remarks = verdict.remarks.map { reasons.shown($0) }
        self.verdict.readings = verdict.readings.map { reading in
            var reader = ReleasedReading(
                policy: policy, withholding: withholding, incidents: incidents,
                delayed: delayed, order: order, agreement: verdict.agreement, rests: rests)
            let released = reader.released(reading)
            keptBack.wordsWithheld += reader.wordsWithheld
            return released
        }
        closedKinds = Set(
            [
                (keptBack.reportsWithheld + keptBack.reportsMasked, "reports"),
                (keptBack.statementsWithheld, "statements"), (keptBack.observationsWithheld, "observations"),
                (keptBack.entriesWithheld, "entries"),
                (verdict.record.origins.protectedNames.count, "origins"),
            ].filter { $0.0 > 0 }.map(\.1))
    }

    /// Where all is shown, reasons are followed by the figures that would tell where exactly it happened.
    private mutating func tellFigures() {
        let reasons = ReleasedReasons(policy: policy, words: withholding.words)
        let order = ReleasedOrder(shown: verdict.incidents)
        numbers = order.numbers
        for i in verdict.readings.indices {
            for j in verdict.readings[i].assessments.indices {
                let grades = verdict.readings[i].assessments[j].grades
                verdict.readings[i].assessments[j].grades = grades.shown(closed: []) { grade, _ in
                    guard !grade.figures.isEmpty else { return grade }
                    var told = grade
                    told.reason = reasons.shown(grade.reason, figures: grade.figures)
                    return told
                }
            }
            verdict.readings[i].outOfScope = verdict.readings[i].outOfScope.shown(
                incidents: order.names, ranks: order.ranks, party: { $0 },
                reason: { reasons.shown($0.reason, figures: $0.figures) })
        }
    }

    // MARK: - Incidents

    private mutating func releaseIncidents(_ verdict: Verdict) {
        let reports = Dictionary(
            verdict.record.reports.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        incidents.shown = verdict.incidents.map { incident in
            released(incident, incident.reports.compactMap { reports[$0] })
        }
        self.verdict.incidents = incidents.shown.sorted { $0.id < $1.id }
    }

    private mutating func released(_ incident: Incident, _ reports: [Report]) -> Incident {
        var shown = incident
        let isTouched = withholding.touched.contains(incident.id)
        let isDelayed = isRecent(incident, reports)
        if isDelayed {
            delayed.insert(incident.id)
            keptBack.incidentsDelayed += 1
        }
        shown.id = withholding.shown(incident.id)
        shown.parent = incident.parent.map { withholding.shown($0) }
        shown.reports = incident.reports.map { withholding.shown($0) }.sorted()
        shown.place = place(of: incident, reports, isTouched: isTouched, isDelayed: isDelayed)
        shown.occurred =
            isTouched || isDelayed ? withholding.day(incident.occurred) : widened(incident.occurred)
        if isTouched { shown.available = withholding.day(incident.available) }
        if shown.occurred != incident.occurred { keptBack.timesCoarsened += 1 }
        if shown.place.coordinate != incident.place.coordinate { keptBack.placesCoarsened += 1 }
        shown.disagreements = incident.disagreements.compactMap {
            released($0, isCoarse: isTouched || isDelayed)
        }
        shown.reasons =
            isTouched || isDelayed
            ? [] : incident.reasons.map { withholding.words.masked(Coarse.distances(in: $0, policy)) }
        return shown
    }

    private func isRecent(_ incident: Incident, _ reports: [Report]) -> Bool {
        guard let now = verdict.now, let delay = policy.delaySeconds else { return false }
        let age = now - incident.occurred.latest
        if age < delay { return true }
        guard let longer = policy.sensitiveDelaySeconds, age < longer else { return false }
        return reports.contains { $0.target.map(ReleasePolicy.sensitiveTargets.contains) ?? false }
    }

    /// Of an incident that protected reports helped to place, the place that the open ones give, or failing
    /// them the region that the masked ones do.
    private func place(
        of incident: Incident, _ reports: [Report], isTouched: Bool, isDelayed: Bool
    ) -> Place {
        var place = incident.place
        if isTouched {
            func precision(_ report: Report) -> Double { report.precisionMeters ?? .infinity }
            let open = reports.filter { withholding.reports[$0.id] == nil }
            let masked = reports.filter {
                withholding.reports[$0.id] != nil && !withholding.withheldReports.contains($0.id)
            }
            place =
                open.min { (precision($0), $0.id) < (precision($1), $1.id) }?.place
                ?? masked.first.map { Coarse.region($0.place) } ?? Place()
        }
        return isDelayed ? Coarse.region(place) : Coarse.place(place, policy)
    }

    private func widened(_ interval: Interval) -> Interval {
        policy.timeStepSeconds.map { Coarse.widened(interval, to: $0) } ?? interval
    }

    /// Where fewer than two answers are left there is no disagreement to show.
    private func released(_ disagreement: Disagreement, isCoarse: Bool) -> Disagreement? {
        guard !isCoarse || !["place", "date"].contains(disagreement.field) else { return nil }
        var shown = disagreement
        shown.answers = disagreement.answers.compactMap { answer in
            let reports = answer.reports.filter { !withholding.withheldReports.contains($0) }
            guard !reports.isEmpty else { return nil }
            return Disagreement.Answer(
                value: withholding.words.masked(Coarse.moments(in: answer.value, policy)),
                reports: reports.map { withholding.shown($0) }.sorted())
        }
        return shown.answers.count > 1 ? shown : nil
    }

    // MARK: - Rows

    private mutating func releaseStatements(_ verdict: Verdict) {
        let words = withholding.words
        self.verdict.record.statements = verdict.record.statements.map { statement in
            if let id = withholding.statements[statement.id] {
                keptBack.statementsWithheld += 1
                return Statement(id: id, available: withholding.day(statement.available))
            }
            var shown = statement
            shown.speaker = words.masked(statement.speaker)
            shown.outlet = words.masked(statement.outlet)
            shown.summary = words.masked(statement.summary)
            if words.occur(in: statement.url) { shown.url = "" }
            return shown
        }.sorted { $0.id < $1.id }
    }

    private mutating func releaseObservations(_ verdict: Verdict) {
        self.verdict.record.observations = verdict.record.observations.map { observation in
            guard let id = withholding.observations[observation.id] else { return observation }
            keptBack.observationsWithheld += 1
            return Observation(
                id: id, observer: "", period: withholding.day(observation.period),
                available: withholding.day(observation.available), area: .place(Place()))
        }
    }

    /// Several distances make a place. What has just happened, or rests on a protected report, has none.
    private mutating func releaseDistances(_ verdict: Verdict) {
        self.verdict.distances = [:]
        for (id, distances) in verdict.distances
        where !delayed.contains(id) && !withholding.touched.contains(id) {
            self.verdict.distances[withholding.shown(id)] = distances.map { Coarse.distance($0, policy) }
        }
    }

    private mutating func releaseEntries(_ verdict: Verdict) {
        let entries = ReleasedEntries(policy: policy, withholding: withholding)
        self.verdict.record.entries = verdict.record.entries.map { entries.released($0) }
            .sorted { $0.id < $1.id }
        keptBack.entriesWithheld = withholding.entries.count
    }
}
