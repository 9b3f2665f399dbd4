internal import Algorithms
internal import CeasefireModel
internal import Evaluation

/// The incidents of a record as one circle may see them.
struct IncidentRelease {
    private let policy: ReleasePolicy
    private let withholding: Withholding
    private let now: Instant?
    /// Sorted by name.
    private let all: [Report]
    private(set) var keptBack = KeptBack()
    /// Recent incidents, told by region and day.
    private(set) var delayed: Set<IncidentID> = []
    /// What each looks like now, in the order of the record.
    private(set) var shown: [Incident] = []

    init(_ verdict: Verdict, policy: ReleasePolicy, withholding: Withholding) {
        self.policy = policy
        self.withholding = withholding
        now = verdict.now
        all = verdict.record.reports
        shown = verdict.incidents.map { released($0) }
    }

    /// The reports of an incident: few are asked for.
    private func reports(of incident: Incident) -> [Report] {
        incident.reports.compactMap { id in
            let place = all.partitioningIndex { $0.id >= id }
            return place < all.count && all[place].id == id ? all[place] : nil
        }
    }

    private mutating func released(_ incident: Incident) -> Incident {
        var shown = incident
        let isTouched = withholding.touched.contains(incident.id)
        let isDelayed = isRecent(incident)
        if isDelayed {
            delayed.insert(incident.id)
            keptBack.incidentsDelayed += 1
        }
        shown.id = withholding.shown(incident.id)
        shown.parent = incident.parent.map { withholding.shown($0) }
        shown.reports = incident.reports.map { withholding.shown($0) }.sorted()
        shown.place = place(of: incident, isTouched: isTouched, isDelayed: isDelayed)
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

    private func isRecent(_ incident: Incident) -> Bool {
        guard let now, let delay = policy.delaySeconds else { return false }
        let age = now - incident.occurred.latest
        if age < delay { return true }
        guard let longer = policy.sensitiveDelaySeconds, age < longer else { return false }
        return reports(of: incident).contains {
            $0.target.map(ReleasePolicy.sensitiveTargets.contains) ?? false
        }
    }

    /// Of an incident that protected reports helped to place, the place that the open ones give, or failing
    /// them the region that the masked ones do.
    private func place(of incident: Incident, isTouched: Bool, isDelayed: Bool) -> Place {
        var place = incident.place
        if isTouched {
            let reports = reports(of: incident)
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
}
