import CeasefireModel
import Geography

/// The questions to which the reports of one event give different answers. What a report does not say is no
/// answer.
struct Disagreements {
    private let reports: [Report]
    private var found: [Disagreement] = []

    /// The disagreements among the reports of an event, in a fixed order of questions.
    static func among(_ reports: [Report]) -> [Disagreement] {
        guard reports.count > 1 else { return [] }
        var disagreements = Disagreements(reports: reports)
        disagreements.compareNumbers()
        disagreements.compareWords()
        disagreements.compareDates()
        disagreements.comparePlaces()
        return disagreements.found
    }

    private init(reports: [Report]) { self.reports = reports }

    private mutating func compareNumbers() {
        add("killed", reports.map(\.killed)) { String($0) }
        add("injured", reports.map(\.injured)) { String($0) }
        add("weapon count", reports.map(\.weaponCount)) { String($0) }
    }

    private mutating func compareWords() {
        add("act", reports.map { $0.act.flatMap { Vocabulary.unsaidActs.contains($0) ? nil : $0 } }) {
            $0.text
        }
        add("target", reports.map { $0.target.flatMap { Vocabulary.unsaidTargets.contains($0) ? nil : $0 } })
        {
            $0.text
        }
        let accused = reports.map { report -> String? in
            let named = report.accused.filter { !Vocabulary.unsaidActors.contains($0) }
            return named.isEmpty ? nil : named.map(\.text).joined(separator: ", ")
        }
        add("accused", accused) { $0 }
    }

    /// Intervals disagree where no moment lies in all; a night and half past two of that night agree.
    private mutating func compareDates() {
        let latestBeginning = reports.map(\.occurred.earliest).max()
        let earliestEnd = reports.map(\.occurred.latest).min()
        guard let latestBeginning, let earliestEnd, latestBeginning >= earliestEnd else { return }
        add("date", reports.map(\.occurred)) { $0.earliest.utcText + " to " + $0.latest.utcText }
    }

    /// Places disagree where two lie outside one another's radius and are named differently.
    private mutating func comparePlaces() {
        let first = reports[0].place.name
        guard reports.contains(where: { $0.place.name != first }) else { return }
        var names = NameSimilarity()
        let numbers = reports.map { names.add($0.place.name) }
        // The reports of one event are near one another: comparing with the most precise place is enough.
        guard
            let nearest = reports.indices.filter({ !reports[$0].place.name.isEmpty }).min(by: {
                (reports[$0].place.precisionMeters ?? .infinity)
                    < (reports[$1].place.precisionMeters ?? .infinity)
            })
        else { return }
        let differ = reports.indices.contains { i in
            guard let alike = names.hundredths(numbers[i], numbers[nearest]), alike < 80 else { return false }
            return !isWithin(reports[nearest].place, reports[i].place)
        }
        if differ { add("place", reports.map { $0.place.name.isEmpty ? nil : $0.place.name }) { $0 } }
    }

    private func isWithin(_ inner: Place, _ outer: Place) -> Bool {
        guard let from = inner.coordinate, let to = outer.coordinate, let radius = outer.precisionMeters
        else {
            return false
        }
        return from.distanceMeters(to: to) <= radius
    }

    private mutating func add<Value: Hashable & Comparable>(
        _ field: String, _ values: [Value?], _ text: (Value) -> String
    ) {
        var reportsOf: [Value: [ReportID]] = [:]
        for (report, value) in zip(reports, values) {
            if let value { reportsOf[value, default: []].append(report.id) }
        }
        guard reportsOf.count > 1 else { return }
        let answers = reportsOf.sorted { $0.key < $1.key }.map {
            Disagreement.Answer(value: text($0.key), reports: $0.value.sorted())
        }
        found.append(Disagreement(field: field, answers: answers))
    }
}
