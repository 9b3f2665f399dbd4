import CeasefireModel
import Geography

/// The questions to which the reports of one event give different answers. What a report does not say is no
/// answer.
struct Disagreements {
    private let members: [Int]
    private let reports: [Report]

    /// The disagreements among the reports of an event, in a fixed order of questions. `members` are its reports by
    /// their numbers.
    static func among(_ members: [Int], of reports: [Report]) -> [Disagreement] {
        guard members.count > 1 else { return [] }
        let told = Disagreements(members: members, reports: reports)
        return [
            told.killed, told.injured, told.count, told.act, told.target, told.accused, told.dates,
            told.places,
        ]
        .compactMap(\.self)
    }

    private init(members: [Int], reports: [Report]) {
        self.members = members
        self.reports = reports
    }

    // Reports are asked by number: most answers are alike, and copying a report costs more than comparing them.
    private var killed: Disagreement? { answers("killed", { reports[$0].killed }, text: { String($0) }) }

    private var injured: Disagreement? { answers("injured", { reports[$0].injured }, text: { String($0) }) }

    private var count: Disagreement? {
        answers("weapon count", { reports[$0].weaponCount }, text: { String($0) })
    }

    private var act: Disagreement? {
        answers(
            "act", { reports[$0].act.flatMap { Vocabulary.unsaidActs.contains($0) ? nil : $0 } },
            text: { $0.text })
    }

    private var target: Disagreement? {
        answers(
            "target", { reports[$0].target.flatMap { Vocabulary.unsaidTargets.contains($0) ? nil : $0 } },
            text: { $0.text })
    }

    private var accused: Disagreement? {
        answers(
            "accused",
            { number -> String? in
                if reports[number].accused.isEmpty { return nil }
                let named = reports[number].accused.filter { !Vocabulary.unsaidActors.contains($0) }
                return named.isEmpty ? nil : named.map(\.text).joined(separator: ", ")
            }, text: { $0 })
    }

    /// Intervals disagree where no moment lies in all; a night and half past two of that night agree.
    private var dates: Disagreement? {
        let latestBeginning = members.lazy.map { reports[$0].occurred.earliest }.max()
        let earliestEnd = members.lazy.map { reports[$0].occurred.latest }.min()
        guard let latestBeginning, let earliestEnd, latestBeginning >= earliestEnd else {
            return nil
        }
        return answers(
            "date", { reports[$0].occurred }, text: { $0.earliest.utcText + " to " + $0.latest.utcText })
    }

    /// Places disagree where two lie outside one another's radius and are named differently.
    private var places: Disagreement? {
        let first = reports[members[0]].place.name
        guard members.contains(where: { reports[$0].place.name != first }) else { return nil }
        var names = NameSimilarity()
        var numbers: [String: Int32] = [:]
        let named = members.map { member in
            let name = reports[member].place.name
            let number = numbers[name] ?? names.add(name)
            numbers[name] = number
            return number
        }
        // The reports of one event are near one another: comparing with the most precise place is enough.
        guard
            let nearest = members.indices.filter({ !reports[members[$0]].place.name.isEmpty }).min(by: {
                (reports[members[$0]].precisionMeters ?? .infinity)
                    < (reports[members[$1]].precisionMeters ?? .infinity)
            })
        else { return nil }
        let differ = members.indices.contains { i in
            guard let alike = names.hundredths(named[i], named[nearest]), alike < 80 else { return false }
            return !isWithin(reports[members[nearest]].place, reports[members[i]].place)
        }
        guard differ else { return nil }
        return answers(
            "place", { reports[$0].place.name.isEmpty ? nil : reports[$0].place.name }, text: { $0 })
    }

    private func isWithin(_ inner: Place, _ outer: Place) -> Bool {
        guard let from = inner.coordinate, let to = outer.coordinate, let radius = outer.precisionMeters
        else {
            return false
        }
        return from.distanceMeters(to: to) <= radius
    }

    /// What the reports answer to a question, where they differ.
    private func answers<Value: Hashable & Comparable>(
        _ field: String, _ value: (Int) -> Value?, text: (Value) -> String
    ) -> Disagreement? {
        var first: Value?
        let differ = members.contains { member in
            guard let value = value(member) else { return false }
            if first == nil { first = value }
            return value != first
        }
        guard differ else { return nil }
        var reportsOf: [Value: [ReportID]] = [:]
        for member in members {
            if let value = value(member) { reportsOf[value, default: []].append(reports[member].id) }
        }
        let answers = reportsOf.sorted { $0.key < $1.key }.map {
            Disagreement.Answer(value: text($0.key), reports: $0.value.sorted())
        }
        return Disagreement(field: field, answers: answers)
    }
}
