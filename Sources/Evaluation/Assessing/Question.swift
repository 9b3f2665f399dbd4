internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// How one element of one accusation is to be answered.
enum Question {
    /// By the text and the calendar alone.
    case settled(ElementState, String)
    /// By weighing words; the remark goes with the reason.
    case weigh([KnownWord], remark: String)
    /// By the pleas of an exemption that the provision grants.
    case exemption([(exemption: ExemptionName, words: [KnownWord])])
    /// Not at all: the provision does not cover it.
    case outside(String)
}

extension Assessor {
    func question(_ element: Element, account: IncidentAccount, party: ActorID?) -> Question {
        switch element {
        case .event:
            return .weigh(account.words(on: .event, accused: party) { _ in .supports }, remark: "")
        case .time: return question(provision.time.fit(account.incident.occurred), .time, account, party)
        case .place:
            let places = account.reports.map(\.place)
            switch provision.place {
            case .candidates(let all):
                return question(.agreed(all.map { $0.fit(places) }), .place, account, party)
            case .unstated(let subject): return .settled(.undecidable, "\(subject) is unstated")
            }
        case .act: return actQuestion(account, party)
        case .target:
            return question(
                provision.targets, .target, account, party, told: { $0.target.map { [$0] } ?? [] },
                whatIsMissing: "what was hit")
        case .actor: return actorQuestion(account, party)
        case .exemption: return exemptionQuestion(account, party)
        }
    }

    /// Time and place are settled by the incident's own interval and place, unless somebody's words deny
    /// them.
    private func question(
        _ fit: Fit, _ element: Element, _ account: IncidentAccount, _ party: ActorID?
    ) -> Question {
        switch fit {
        case .outside(let reason): return .outside(reason)
        case .undecided(let reason): return .settled(.undecidable, reason)
        case .inside(let reason):
            let contrary = account.words(on: element, accused: party) { _ in nil }
                .filter { $0.word.direction == .denies }
            guard !contrary.isEmpty else { return .settled(.meetsStandard, reason) }
            let reports = account.words(on: element, accused: party) { _ in .supports }
            return .weigh(reports, remark: reason)
        }
    }

    private func actQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        let act = question(
            provision.acts, .act, account, party, told: { $0.act.map { [$0] } ?? [] },
            whatIsMissing: "what was done")
        guard provision.weapons != .candidates([.any]) else { return act }
        let weapon = question(
            provision.weapons, .act, account, party, told: \.weapons, whatIsMissing: "with what weapon")
        // A provision that names acts and weapons asks for both; the one that is worse off decides.
        if case .weigh = act { return weapon }
        return act
    }

    private func question<Member>(
        _ selection: Settled<Selection<Member>>, _ element: Element, _ account: IncidentAccount,
        _ party: ActorID?, told: (Report) -> [Member], whatIsMissing: String
    ) -> Question {
        guard case .candidates(let candidates) = selection else {
            guard case .unstated(let subject) = selection else { return .settled(.undecidable, "") }
            return .settled(.undecidable, "\(subject) is unstated")
        }
        if candidates.allSatisfy({ $0 == .any }) {
            return .settled(.meetsStandard, "the provision covers any")
        }
        let values = account.reports.flatMap(told)
        let verdicts = candidates.map { candidate in values.contains(where: candidate.contains) }
        if verdicts.contains(true), verdicts.contains(false) {
            return .settled(.undecidable, "it depends on which value is meant")
        }
        guard verdicts.contains(true) else {
            return values.isEmpty
                ? .settled(.undecidable, "no report says \(whatIsMissing)")
                : .outside("reports say: " + Set(values.map { "\($0)" }).sorted().joined(separator: ", "))
        }
        // A report that names something else does not deny: one strike may hit several things.
        let words = account.words(on: element, accused: party) { report in
            told(report).contains { value in candidates.contains { $0.contains(value) } } ? .supports : nil
        }
        return .weigh(words, remark: "")
    }

    private func actorQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        guard let party else { return .settled(.undecidable, "no report names anybody") }
        switch provision.bound {
        case .candidates(let all) where all.allSatisfy({ !$0.contains(party) }):
            return .outside("\(party) is not bound under this reading")
        case .candidates(let all) where all.contains(where: { !$0.contains(party) }):
            return .settled(.undecidable, "it depends on which value is meant whether \(party) is bound")
        case .unstated(let subject): return .settled(.undecidable, "\(subject) is unstated")
        case .candidates: break
        }
        let words = account.words(on: .actor, accused: party) { report in
            if report.accused.isEmpty { return nil }
            return report.accused.contains(party) ? .supports : .denies
        }
        return .weigh(words, remark: "")
    }

    private func exemptionQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        let pleas = account.pleas(for: party)
        guard !pleas.isEmpty else { return .settled(.meetsStandard, "no exemption is pleaded") }
        switch provision.exemptions {
        case .unstated:
            let names = pleas.map(\.exemption.text).joined(separator: ", ")
            return .settled(.undecidable, "\(names) is pleaded, and which exemptions there are is unstated")
        case .candidates(let all):
            let granted = all.reduce(into: Set<ExemptionName>()) { $0.formUnion($1) }
            let relevant = pleas.filter { granted.contains($0.exemption) }
            guard relevant.isEmpty else { return .exemption(relevant) }
            let names = pleas.map(\.exemption.text).joined(separator: ", ")
            return .settled(
                .meetsStandard, "\(names) is pleaded; the provision grants no such exemption")
        }
    }
}
