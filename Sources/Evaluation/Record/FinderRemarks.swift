internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// Tells of findings by others than those whom the agreement names to find: they decide nothing where it names them.
struct FinderRemarks {
    let agreement: Agreement
    let readings: [Reading]
    private let finders: Finders

    init(agreement: Agreement, readings: [Reading], origins: OriginRegister) {
        self.agreement = agreement
        self.readings = readings
        finders = Finders(agreement, origins: origins)
    }

    /// A sentence for each finding and each place in the agreement where it counts for nothing. The finder is not named: the word
    /// may be one that is not shown to everybody, and whoever reads the entry reads it there.
    func remarks(on entries: [Entry]) -> [Reason] {
        let rules = rules
        return entries.flatMap { entry -> [Reason] in
            guard case .finding(let finding) = entry.content else { return [] }
            // Whoever is nearly named is asked about elsewhere.
            if case .perhaps = finders.finder(finding.body) { return [] }
            let finder = finders.finder(finding.body).id
            return rules.filter { $0.names.contains(finding.subject.name) }.compactMap { rule in
                let others = readings.filter { !mayFind(finder, rule.finders, $0) }
                guard !others.isEmpty else { return nil }
                let under =
                    others.count == readings.count
                    ? "" : " under " + others.map(\.name.text).joined(separator: ", ")
                return
                    "entry \(entry.id) holds a finding by somebody whom \(rule.words) does not name, so it decides nothing there\(under)"
            }
        }
    }

    /// Whether a reading lets somebody find; where it does not settle who does, nobody is shut out.
    private func mayFind(_ finder: ActorID?, _ finders: Value<Set<ActorID>>, _ reading: Reading) -> Bool {
        guard case .candidates(let sets) = TermResolution(reading: reading).parties(finders, subject: "")
        else { return true }
        return sets.contains { set in finder.map(set.contains) ?? false }
    }

    private struct Rule {
        /// What is found to be broken.
        let names: Set<String>
        let finders: Value<Set<ActorID>>
        /// Where it stands in the agreement: `found-by of guarantee`.
        let words: String
    }

    private var rules: [Rule] {
        let responses = agreement.responses.compactMap { response -> Rule? in
            response.foundBy.map {
                Rule(
                    names: Set(response.provisions.map(\.text) + response.deeds.map(\.text)), finders: $0,
                    words: "`found-by` of \(response.name)")
            }
        }
        let conditions = agreement.conditions.flatMap { condition, owner in
            condition.all.compactMap { part -> Rule? in
                guard case .breachFound(let names, let by?) = part else { return nil }
                return Rule(
                    names: Set(names.map(\.text)), finders: by, words: "`breach-found` of \(owner)")
            }
        }
        return responses + conditions
    }
}

extension Finding.Subject {
    /// The provision or the duty.
    fileprivate var name: String {
        switch self {
        case .incident(_, let provision): provision.text
        case .deed(let deed, _, _): deed.text
        }
    }
}

extension Agreement {
    /// Every condition in it, with the name of what it stands in.
    var conditions: [(condition: Condition, owner: String)] {
        var all: [(Condition, String)] = []
        for response in responses {
            for rung in response.rungs {
                all += [rung.condition, rung.standDown].compactMap(\.self).map { ($0, response.name.text) }
            }
        }
        for measure in standingMeasures {
            all += measure.transitions.map { ($0.condition, measure.name.text) }
        }
        for obligation in obligations {
            all += [obligation.waitsFor, obligation.excusedWhen].compactMap(\.self)
                .map { ($0, obligation.name.text) }
        }
        return all
    }
}

extension Condition {
    /// The condition and all within it.
    var all: [Condition] {
        switch self {
        case .any(let parts), .all(let parts): [self] + parts.flatMap(\.all)
        case .not(let part): [self] + part.all
        case .expandedAttack(.stated(let part)): [self] + part.all
        case .expandedAttack(.either(let parts)): [self] + parts.flatMap(\.all)
        case .expandedAttack, .firstBreach, .continuesAfter, .count, .places, .killed, .injured, .actsInclude,
            .stoppedFor, .performed, .certified, .decided, .breachFound, .unstated:
            [self]
        }
    }
}
