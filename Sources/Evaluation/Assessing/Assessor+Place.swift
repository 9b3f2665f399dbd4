internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence
internal import Geography

// Whether it happened where the provision applies.
extension Assessor {
    func placeQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        switch provision.place {
        case .unstated(let subject): return .settled(.undecidable, "\(subject) is unstated")
        case .candidates(let all):
            guard all.contains(where: \.isDrawn) else {
                let places = account.reports.map(\.place)
                return unlessDenied(.agreed(all.map { $0.fit(places) }), .place, account, party)
            }
            let questions = all.map { question($0, account, party) }
            return questions.count == 1 ? questions[0] : .either(questions)
        }
    }

    func question(_ scope: PlaceScope, _ account: IncidentAccount, _ party: ActorID?) -> Question {
        guard scope.isDrawn else {
            return unlessDenied(scope.fit(account.reports.map(\.place)), .place, account, party)
        }
        let asking = PlaceAsking(
            theatre: theatre, parties: parties.sorted(), occurred: account.incident.occurred, party: party)
        var byPlace: [Place: PlaceFinding] = [:]
        let findings = account.reports.map { report -> PlaceFinding in
            if let known = byPlace[report.place] { return known }
            let finding = asking.finding(scope, report.place)
            byPlace[report.place] = finding
            return finding
        }
        let reports = Array(zip(account.reports, findings))
        func told(_ isMeant: (PlaceFinding) -> Bool) -> [(report: Report, finding: PlaceFinding)] {
            reports.filter { isMeant($0.1) }.map { (report: $0.0, finding: $0.1) }
        }
        let inside = told { if case .inside = $0 { true } else { false } }
        let outside = told { if case .outside = $0 { true } else { false } }
        let open = told { if case .undecided = $0 { true } else { false } }

        if let first = inside.first {
            guard !outside.isEmpty else { return unlessDenied(first.finding.reason, .place, account, party) }
            // An event has one place: whoever puts it elsewhere denies it.
            let (within, without) = (Set(inside.map(\.report.id)), Set(outside.map(\.report.id)))
            let words = account.words(on: .place, accused: party) { report in
                within.contains(report.id) ? .supports : without.contains(report.id) ? .denies : nil
            }
            return .weigh(
                words,
                remark: GuardedReason(
                    "\(inside.count) of \(reports.count) reports put it \(first.finding.reason.words), \(outside.count) do not"
                ))
        }
        if let first = outside.first {
            // A vaguer place that agrees with a closer one adds nothing.
            let differing = open.first { one in
                !outside.contains { Self.agree($0.report.place, one.report.place) }
            }
            return differing.map { .settled(.undecidable, $0.finding.reason) }
                ?? .outside(first.finding.reason)
        }
        // The place that is known best says most about why it cannot be told.
        let best = open.min {
            ($0.report.coordinate == nil ? 1 : 0, $0.report.precisionMeters ?? .infinity)
                < ($1.report.coordinate == nil ? 1 : 0, $1.report.precisionMeters ?? .infinity)
        }
        return .settled(.undecidable, best?.finding.reason ?? "no report gives a position")
    }

    /// Whether two places may be one: their circles meet, or one of them has no position.
    private static func agree(_ a: Place, _ b: Place) -> Bool {
        guard let x = a.coordinate, let y = b.coordinate else { return true }
        return x.localMeters(to: y) <= (a.precisionMeters ?? 0) + (b.precisionMeters ?? .infinity)
    }
}
