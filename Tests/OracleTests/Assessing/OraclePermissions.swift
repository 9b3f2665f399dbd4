import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

/// What was found to be permitted, once worked out.
final class OraclePermitted {
    var byKey: [String: Truth] = [:]
}

// What a permission takes out of a provision.
extension OracleAssessor {
    /// "An incident that fits a permission's acts, targets, weapons, place, time and holder is no breach where the notice was
    /// served on time and covers its time and place, or where none is asked for."
    func isPermitted(_ provision: Provision, _ incident: Incident, _ accused: ActorID?) -> Truth {
        guard let accused else { return .no }
        let key = "\(provision.name) \(incident.id) \(accused)"
        if let known = permitted.byKey[key] { return known }
        let answer = Truth.any(
            verdict.agreement.permissions.filter { $0.lifts.contains(provision.name) }.map {
                permits($0, incident, accused)
            })
        permitted.byKey[key] = answer
        return answer
    }

    private func permits(_ permission: Permission, _ incident: Incident, _ accused: ActorID) -> Truth {
        func each<T>(_ value: Value<T>, _ unwrap: (TermValue) -> T?, _ answer: (T) -> Truth) -> Truth {
            meanings(value, reading, unwrap).map { agreed($0.map(answer)) } ?? .perhaps
        }
        let reports = reports(incident)
        // "Where the text does not say when it begins or ends, it holds with the provisions that it lifts."
        let windows = OracleWindows(
            permission.from == .unstated
                ? .stated(InstantExpression(base: .instant(Self.first))) : permission.from,
            permission.until == .unstated ? .stated(InstantExpression(base: .never)) : permission.until,
            carrying, around: incident.occurred)
        let covered = Truth.all([
            each(permission.to, \.asParties) { $0.contains(accused) ? .yes : .no },
            each(permission.acts, \.asActs) { meant in
                meant == .any
                    ? .yes : fits(reports.compactMap(\.act), meant, unsaid: ["other", "unknown", ""])
            },
            each(permission.targets, \.asTargets) { meant in
                meant == .any ? .yes : fits(reports.compactMap(\.target), meant, unsaid: ["unknown", ""])
            },
            each(permission.weapons, \.asWeapons) { meant in
                let told = reports.flatMap(\.weapons).filter { !["other", "unknown", ""].contains($0.text) }
                return meant == .any ? .yes : allFit(told.map { names($0, meant) })
            },
            each(permission.place, \.asPlace) { scope in
                switch self.place(incident, scope, accused) {
                case .some(.met): .yes
                case nil: .no
                default: .perhaps
                }
            },
            windows.hold(incident.occurred),
        ])
        guard let notice = permission.notice else { return covered }
        return .all([covered, isAnnounced(permission, notice, incident, accused)])
    }

    /// Before everything that is on any record.
    private static let first = Instant(secondsSinceEpoch: 0)

    /// All of what reports tell must be permitted; where they tell nothing it cannot be told.
    private func fits<Kind>(
        _ told: [Identifier<Kind>], _ meant: Selection<Identifier<Kind>>, unsaid: Set<String>
    ) -> Truth {
        let said = told.filter { meant.contains($0) || !unsaid.contains($0.text) }
        return allFit(said.map { meant.contains($0) ? .yes : mayMean([$0], meant) ? .perhaps : .no })
    }

    private func allFit(_ answers: [Truth]) -> Truth {
        if answers.isEmpty { return .perhaps }
        if answers.allSatisfy({ $0 == .no }) { return .no }
        return answers.allSatisfy { $0 == .yes } ? .yes : .perhaps
    }

    /// "Notice too late or none: the provision stands. A notice that may or may not cover it: undecidable."
    private func isAnnounced(
        _ permission: Permission, _ rule: NoticeRule, _ incident: Incident, _ accused: ActorID
    ) -> Truth {
        let before = meanings(rule.beforeSeconds, reading, \.asDuration)
        // "All of them must be told, one by one or at once, each by a notice that covers the act: what is given to somebody else
        // is not the notice, and one that does not say to whom it was given leaves it undecidable."
        let asked = rule.to == .unstated ? [[]] : meanings(rule.to, reading, \.asParties)
        var covering: [(to: Set<ActorID>, covers: Truth)] = []
        for case (_, .announced(let notice)) in carrying.proceedings
        where notice.permission == permission.name && notice.by == accused {
            let isInTime = before.map { several in
                agreed(
                    several.map { seconds in
                        if notice.served.latest + seconds <= incident.occurred.earliest { return .yes }
                        return notice.served.earliest + seconds > incident.occurred.latest ? .no : .perhaps
                    })
            }
            var place = Truth.yes
            if !notice.places.isEmpty {
                switch self.place(incident, .named(notice.places), accused) {
                case .some(.met): place = .yes
                case nil: place = .no
                default: place = .perhaps
                }
            }
            let time: Truth =
                notice.period.contains(incident.occurred)
                ? .yes : notice.period.overlaps(incident.occurred) ? .perhaps : .no
            covering.append((notice.to, .all([isInTime ?? .perhaps, time, place])))
        }
        let told = covering.filter { $0.covers == .yes }.reduce(into: Set<ActorID>()) { $0.formUnion($1.to) }
        return .any(
            covering.map { to, covers in
                let isTold = asked.map { several in
                    agreed(
                        several.map { asked in
                            if asked.subtracting(told.union(to)).isEmpty { return .yes }
                            return to.isEmpty ? .perhaps : .no
                        })
                }
                return .all([covers, isTold ?? .perhaps])
            })
    }
}
