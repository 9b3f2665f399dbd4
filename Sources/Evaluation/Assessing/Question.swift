internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// How one element of one accusation is to be answered.
indirect enum Question {
    /// By the text and the calendar alone.
    case settled(ElementState, GuardedReason)
    /// By weighing words; the remark goes with the reason.
    case weigh([KnownWord], remark: GuardedReason)
    /// By the pleas of exemptions that the provision grants.
    case pleas([(exemption: ExemptionName, words: [KnownWord])])
    /// Under each of several values of which nobody says which holds: one answer where they agree, none
    /// where they do not.
    case either([Question])
    /// By the worse of two answers, both of which are asked for.
    case worse(Question, Question)
    /// Not at all: the provision does not cover it.
    case outside(GuardedReason)

    /// Why the provision does not cover it, whichever value is meant; nil where it may.
    var outsideReason: GuardedReason? {
        switch self {
        case .outside(let reason): return reason
        case .either(let all):
            let reasons = all.map(\.outsideReason)
            guard let first = reasons.first, !reasons.contains(nil) else { return nil }
            return first
        case .worse(let a, let b): return a.outsideReason ?? b.outsideReason
        case .settled, .weigh, .pleas: return nil
        }
    }

    /// The moments at which the words asked for became known.
    var moments: [Instant] {
        switch self {
        case .weigh(let words, _): words.map(\.knownFrom)
        case .pleas(let pleas): pleas.flatMap(\.words).map(\.knownFrom)
        case .either(let all): all.flatMap(\.moments)
        case .worse(let a, let b): a.moments + b.moments
        case .settled, .outside: []
        }
    }

    init(_ fit: Fit) {
        switch fit {
        case .inside(let reason): self = .settled(.meetsStandard, GuardedReason(reason))
        case .outside(let reason): self = .outside(GuardedReason(reason))
        case .undecided(let reason): self = .settled(.undecidable, GuardedReason(reason))
        }
    }
}

extension Assessor {
    func question(_ element: Element, account: IncidentAccount, party: ActorID?) -> Question {
        switch element {
        case .event: return .weigh(account.words(on: .event, accused: party) { _ in .supports }, remark: "")
        case .time: return unlessDenied(provision.fit(account.incident.occurred), .time, account, party)
        case .place: return placeQuestion(account, party)
        case .act: return actQuestion(account, party)
        case .target:
            return question(
                provision.targets, .target, account, party,
                told: { $0.target.map { [$0] } ?? [] }, unsaid: Vocabulary.unsaidTargets,
                whatIsMissing: "what was hit")
        case .actor: return actorQuestion(account, party)
        case .exemption:
            let pleas = exemptionQuestion(account, party)
            return permissionQuestion(account, party).map { .worse($0, pleas) } ?? pleas
        }
    }

    /// Time and place are settled by the incident's own interval and place, unless somebody's words deny
    /// them.
    func unlessDenied(
        _ fit: Fit, _ element: Element, _ account: IncidentAccount, _ party: ActorID?
    ) -> Question {
        guard case .inside(let reason) = fit else { return Question(fit) }
        return unlessDenied(GuardedReason(reason), element, account, party)
    }

    /// What is settled for a reason, unless somebody's words deny it.
    func unlessDenied(
        _ reason: GuardedReason, _ element: Element, _ account: IncidentAccount, _ party: ActorID?
    ) -> Question {
        account.entered(on: element, accused: party).contains { $0.word.direction == .denies }
            ? .weigh(account.words(on: element, accused: party) { _ in .supports }, remark: reason)
            : .settled(.meetsStandard, reason)
    }

    /// A provision that names acts and weapons asks for both; the one that is worse off decides.
    private func actQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        let act = question(
            provision.acts, .act, account, party,
            told: { $0.act.map { [$0] } ?? [] }, unsaid: Vocabulary.unsaidActs,
            whatIsMissing: "what was done")
        guard provision.weapons != .candidates([.any]) else { return act }
        return .worse(
            act,
            weaponQuestion(account, party))
    }

    private func question<Kind>(
        _ selection: Settled<Selection<Identifier<Kind>>>, _ element: Element, _ account: IncidentAccount,
        _ party: ActorID?, told: (Report) -> [Identifier<Kind>], unsaid: Set<Identifier<Kind>>,
        whatIsMissing: String
    ) -> Question {
        switch selection {
        case .unstated(let subject): return .settled(.undecidable, "\(subject) is unstated")
        case .candidates(let all):
            let questions = all.map { selection -> Question in
                guard case .only(let members) = selection else {
                    return .settled(.meetsStandard, "the provision covers any")
                }
                // A document that names such a word means it; otherwise it is no answer.
                let said = { told($0).filter { members.contains($0) || !unsaid.contains($0) } }
                return question(members, element, account, party, told: said, whatIsMissing: whatIsMissing)
            }
            return questions.count == 1 ? questions[0] : .either(questions)
        }
    }

    private func question<Kind>(
        _ members: Set<Identifier<Kind>>, _ element: Element, _ account: IncidentAccount, _ party: ActorID?,
        told: (Report) -> [Identifier<Kind>], whatIsMissing: String
    ) -> Question {
        var values: [Identifier<Kind>] = []
        for report in account.reports {
            for value in told(report) where !values.contains(value) { values.append(value) }
        }
        values.sort()
        func perhaps() -> [Identifier<Kind>] {
            values.filter { value in members.contains { Vocabulary.mayBe(value, $0) } }
        }
        if !values.isEmpty, !values.contains(where: members.contains), perhaps().isEmpty {
            return .outside("reports say: \(values.map(\.text).joined(separator: ", "))")
        }
        // A report that names something else does not deny: one strike may hit several things.
        let words = account.words(on: element, accused: party) { report in
            told(report).contains(where: members.contains) ? .supports : nil
        }
        guard words.isEmpty else { return .weigh(words, remark: "") }
        let perhaps = perhaps()
        guard !perhaps.isEmpty else { return .settled(.undecidable, "no report says \(whatIsMissing)") }
        return .settled(
            .undecidable,
            "reports say: \(perhaps.map(\.text).joined(separator: ", ")), which may or may not be what is meant"
        )
    }

    private func actorQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        guard let party else { return .settled(.undecidable, "no report names anybody") }
        let words = account.words(on: .actor, accused: party) { report in
            let named = report.accused.filter { !Vocabulary.unsaidActors.contains($0) }
            return named.isEmpty ? nil : (named.contains(party) ? .supports : .denies)
        }
        switch provision.bound {
        case .unstated(let subject): return .settled(.undecidable, "\(subject) is unstated")
        case .candidates(let all):
            let isBound = all.map { $0.contains(party) }
            if !isBound.contains(true) { return .outside("\(party) is not bound under this reading") }
            return isBound.contains(false)
                ? .settled(.undecidable, "it depends on which value is meant whether \(party) is bound")
                : .weigh(words, remark: "")
        }
    }

    /// Whoever pleads an exemption must show it: only a plea that meets the standard refutes that none
    /// applies. A plea that names no exemption can show none; it is open only while nobody says which there are.
    private func exemptionQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question {
        let pleas = account.pleas(for: party, parties: parties)
        let isBare = account.hasBarePlea(for: party, parties: parties)
        guard !pleas.isEmpty || isBare else { return .settled(.meetsStandard, "no exemption is pleaded") }
        let names = (pleas.map(\.exemption.text) + (isBare ? ["an exemption that is not named"] : []))
            .joined(separator: ", ")
        switch provision.exemptions {
        case .unstated:
            return .settled(
                .undecidable, "\(names) is pleaded, and which exemptions there are is unstated")
        case .candidates(let all):
            let questions = all.map { granted -> Question in
                let relevant = pleas.filter { granted.contains($0.exemption) }
                guard relevant.isEmpty else { return .pleas(relevant) }
                return .settled(
                    .meetsStandard,
                    pleas.isEmpty
                        ? "an exemption is pleaded, and not which one"
                        : "\(names) is pleaded; the provision grants no such exemption")
            }
            return questions.count == 1 ? questions[0] : .either(questions)
        }
    }
}
