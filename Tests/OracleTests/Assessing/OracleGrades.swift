import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence

// Every element graded, and the state that follows.
extension OracleAssessor {
    /// The standard asked: "the balance of probabilities is asked for" where none is agreed.
    func standard(_ provision: Provision) -> StandardOfProof {
        let several = meanings(provision.standard, reading, \.asStandard) ?? [.balanceOfProbabilities]
        // Of several relayed standards the most demanding is asked: a result then holds under each.
        return StandardOfProof.allCases.last { several.contains($0) } ?? .balanceOfProbabilities
    }

    /// All that is known at a moment about one incident, provision and party.
    func grades(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ windows: OracleWindows,
        until: Instant
    ) -> (grades: [Element: OracleGrade], outside: Element?) {
        let scales = OracleScales(table: verdict.record.weights, parties: parties, accused: accused)
        let standard = standard(provision)
        var grades: [Element: OracleGrade] = [:]
        var outside: Element?
        func set(_ element: Element, _ answer: Answer) {
            if let answer { grades[element] = answer } else if outside == nil { outside = element }
        }

        // It happened: each report says so.
        let event =
            reported(.event, incident, accused) { _ in .yes }
            + entered(.event, incident, accused)
        set(.event, scales.grade(event.filter { $0.known <= until }, standard: standard))

        // "Time and place are elements too. They are answered by the calendar and the map, not by weight,
        // unless somebody's words deny them."
        var time: Answer
        switch windows.hold(incident.occurred) {
        case .yes: time = .met
        case .no: time = nil
        case .perhaps: time = .some(.open)
        }
        set(.time, denied(.time, time, incident, accused, scales, standard, until))

        var place: Answer = .some(.open)
        if let scopes = meanings(provision.place, reading, \.asPlace) {
            place = settle(
                scopes.map { weighedPlace(incident, $0, accused, scales, standard, until) })
        }
        set(.place, denied(.place, place, incident, accused, scales, standard, until))

        // A provision that names acts and weapons asks for both; the one that is worse off decides.
        let act = each(provision.acts, \.asActs) { one in
            one == .any
                ? .met
                : answer(
                    .act, incident, accused, scales, standard, until: until, fit: { actFit($0, one) },
                    mayMean: { report in report.act.map { $0 != "other" && mayMean([$0], one) } ?? false })
        }
        if provision.weapons == .stated(.any) {
            set(.act, act)
        } else {
            let weapon = each(provision.weapons, \.asWeapons) { one in
                one == .any
                    ? .met
                    : answer(
                        .act, incident, accused, scales, standard, until: until, fit: { weaponFit($0, one) },
                        mayMean: { report in
                            report.weapons.contains { weapon in
                                !["other", "unknown", ""].contains(weapon.text)
                                    && names(weapon, one) == .perhaps
                            }
                        })
            }
            set(.act, worse(act, weapon))
        }

        let target = each(provision.targets, \.asTargets) { one in
            one == .any
                ? .met
                : answer(
                    .target, incident, accused, scales, standard, until: until, fit: { targetFit($0, one) },
                    mayMean: { report in report.target.map { mayMean([$0], one) } ?? false })
        }
        set(.target, target)

        set(.actor, actor(provision, incident, accused, scales, standard, until))
        var exemption = exemption(provision, incident, accused, scales, standard, until: until)
        switch isPermitted(provision, incident, accused) {
        case .yes: exemption = OracleGrade(state: .refuted)
        case .perhaps: exemption.state = min(exemption.state, .undecidable)
        case .no: break
        }
        set(.exemption, exemption)
        return (grades, outside)
    }

    func actor(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ scales: OracleScales,
        _ standard: StandardOfProof, _ until: Instant
    ) -> Answer {
        // "Nil where no report names one": who did it is a fact that no report gives.
        guard let accused else { return .some(.open) }
        let words =
            reported(.actor, incident, accused) { report in
                let named = report.accused.filter { !Vocabulary.unsaidActors.contains($0) }
                if named.isEmpty { return .perhaps }
                return named.contains(accused) ? .yes : .no
            } + entered(.actor, incident, accused)
        let grade = scales.grade(words.filter { $0.known <= until }, standard: standard)
        guard let bound = meanings(provision.binds, reading, \.asParties) else { return .some(.open) }
        return settle(bound.map { $0.contains(accused) ? grade : nil })
    }

    func denied(
        _ element: Element, _ answer: Answer, _ incident: Incident, _ accused: ActorID?,
        _ scales: OracleScales, _ standard: StandardOfProof, _ until: Instant
    ) -> Answer {
        let entered = entered(element, incident, accused).filter { $0.known <= until }
        guard let answer, answer == .met, entered.contains(where: { !$0.supports }) else { return answer }
        let reported = reported(element, incident, accused) { _ in .yes }
        let words = reported.filter { $0.known <= until } + entered
        return scales.grade(words, standard: standard)
    }

    /// "The assessment has its weakest element's state, save that an event which meets the standard while the
    /// actor does not is unattributed."
    func state(_ grades: [Element: OracleGrade], _ accused: ActorID?) -> AssessmentState {
        var weakest = ElementState.meetsStandard
        var weakestButActor = ElementState.meetsStandard
        for (element, grade) in grades {
            weakest = min(weakest, grade.state)
            if element != .actor { weakestButActor = min(weakestButActor, grade.state) }
        }
        // "Refuted: some element is refuted"; "unattributed: the event meets the standard; who did it does not".
        // Who is bound being open, it is the agreement that does not say, not the evidence.
        let isOpenTerm = accused != nil && grades[.actor].map { $0.sum == nil } ?? false
        if weakestButActor == .meetsStandard, weakest != .meetsStandard, weakest != .refuted, !isOpenTerm {
            return .unattributed
        }
        switch weakest {
        case .refuted: return .refuted
        case .undecidable: return .undecidable
        case .contested: return .contested
        case .alleged: return .alleged
        case .meetsStandard: return .meetsStandard
        }
    }

    /// "The most demanding standard that every weighed element reaches; nil where one reaches none."
    func highest(_ grades: [Element: OracleGrade], _ accused: ActorID?) -> StandardOfProof? {
        let scales = OracleScales(table: verdict.record.weights, parties: parties, accused: accused)
        var highest: StandardOfProof?
        for standard in StandardOfProof.allCases {
            var isReached = true
            for (_, grade) in grades {
                guard let sum = grade.sum else { continue }
                if sum < scales.threshold(standard) { isReached = false }
            }
            if isReached, highest.map({ scales.threshold($0) <= scales.threshold(standard) }) ?? true {
                highest = standard
            }
        }
        return highest
    }

    /// "When the evidence first sufficed for the standard": every moment at which something became known is
    /// tried.
    func sufficed(
        _ provision: Provision, _ incident: Incident, _ accused: ActorID?, _ windows: OracleWindows
    ) -> Instant? {
        var moments: [Instant] = []
        for report in verdict.record.reports { moments.append(report.available.latest) }
        for entry in verdict.record.entries { moments.append(entry.available.latest) }
        for statement in verdict.record.statements { moments.append(statement.available.latest) }
        // Before the first report of it there is no incident.
        for moment in Set(moments).sorted() where moment >= incident.available.latest {
            let (grades, outside) = grades(provision, incident, accused, windows, until: moment)
            if outside == nil, state(grades, accused) == .meetsStandard { return moment }
        }
        return nil
    }
}
