import AgreementLanguage
import CeasefireModel
import Evaluation

extension Truth {
    static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .perhaps: .perhaps
        }
    }
    static func all(_ truths: [Truth]) -> Truth {
        if truths.contains(.no) { return .no }
        return truths.contains(.perhaps) ? .perhaps : .yes
    }
    static func any(_ truths: [Truth]) -> Truth {
        if truths.contains(.yes) { return .yes }
        return truths.contains(.perhaps) ? .perhaps : .no
    }
}

extension OracleCarrying {
    /// Whether a condition holds at each hour that matters.
    func truths(_ condition: Condition) -> [Truth] {
        if let known = truthsByCondition[condition] { return known }
        let truths = hours.map { holds(condition, at: $0) }
        truthsByCondition[condition] = truths
        return truths
    }

    /// When a condition first holds: from the first hour at which it may to the first at which it does.
    func since(_ condition: Condition) -> OracleMoment {
        let truths = truths(condition)
        guard let certain = truths.firstIndex(of: .yes) else { return .open(after: nil) }
        var first = certain
        while first > 0, truths[first - 1] == .perhaps { first -= 1 }
        return .at(Interval(spanning: hours[first], hours[certain]))
    }

    func holds(_ condition: Condition, at moment: Instant) -> Truth {
        switch condition {
        case .any(let all): return .any(all.map { holds($0, at: moment) })
        case .all(let all): return .all(all.map { holds($0, at: moment) })
        case .not(let other): return !holds(other, at: moment)
        case .performed(let deed): return performed(deed, at: moment)
        case .certified(let rule): return certified(rule, at: moment)
        case .decided(let rule): return decided(rule, at: moment)
        case .breachFound(let names): return breachFound(names, at: moment)
        default: return .perhaps
        }
    }

    /// "All who owe this duty have done it."
    private func performed(_ name: DeedName, at moment: Instant) -> Truth {
        let truths = deeds(name).map { deed -> Truth in
            guard let completed = deed.completed else { return .no }
            if completed.latest <= moment { return .yes }
            return completed.earliest <= moment ? .perhaps : .no
        }
        return .all(truths)
    }

    /// "Whoever may certify the matter says that it holds, by that standard where one is asked."
    private func certified(_ rule: CertificationRule, at moment: Instant) -> Truth {
        let by = meanings(rule.by, reading, \.asParties)?.first
        var said: [(Interval, Bool)] = []
        for case (_, .certified(let one)) in proceedings where one.matter == rule.matter {
            if let by, !by.contains(one.by) { continue }
            if let asked = rule.standard, one.holds {
                let order = StandardOfProof.allCases
                guard let given = one.standard, let i = order.firstIndex(of: given),
                    let j = order.firstIndex(of: asked),
                    i >= j
                else { continue }
            }
            said.append((one.made, one.holds))
        }
        let answer = last(said, at: moment)
        return by == nil ? .perhaps : answer
    }

    /// What the last of those that were said by then says; no where nothing was.
    func last(_ said: [(made: Interval, isYes: Bool)], at moment: Instant) -> Truth {
        var answers: Set<Bool> = []
        let certain = said.filter { $0.made.latest <= moment }
        if certain.isEmpty { answers.insert(false) }
        for one in said where one.made.earliest <= moment {
            // Nothing that certainly came after it may have been said by then.
            if certain.contains(where: {
                $0.made.earliest > one.made.latest
                    || ($0.made.earliest >= one.made.latest && $0.made != one.made)
            }) {
                continue
            }
            answers.insert(one.isYes)
        }
        return answers.count == 2 ? .perhaps : answers.contains(true) ? .yes : .no
    }

    /// "Holds from the moment of a carried decision that says yes; if the time to decide, counted from when the matter was
    /// put, has run out without one, from then on if the agreement deems it so."
    private func decided(_ rule: DecisionRule, at moment: Instant) -> Truth {
        let by = meanings(rule.by, reading, \.asParties)?.first
        var said: [(made: Interval, isYes: Bool)] = []
        var puts: [Interval] = []
        for case (_, .decided(let one)) in proceedings where one.matter == rule.matter {
            if let by, !by.contains(one.by) { continue }
            if let put = one.put { puts.append(put) }
            guard let made = one.made, let isYes = one.isYes else { continue }
            if let body = agreement.bodies.first(where: { $0.id == one.by }),
                carried(body, one.votes, rule.vote) != .yes
            {
                continue
            }
            said.append((made, isYes))
        }
        if rule.otherwise == true,
            let within = rule.within.map({ meanings($0, reading, \.asDuration)?.first })
        {
            guard let within else {
                return Truth.any([
                    last(said, at: moment), puts.contains { $0.earliest <= moment } ? .perhaps : .no,
                ])
            }
            for put in puts {
                let end = put + within
                let answered = said.contains {
                    $0.made.latest <= end.earliest && $0.made.earliest >= put.earliest
                }
                if !answered { said.append((end, true)) }
            }
        }
        return last(said, at: moment)
    }

    /// "A named person or body found a breach of one of these."
    private func breachFound(_ names: Set<ProvisionName>, at moment: Instant) -> Truth {
        var said: [(made: Interval, isYes: Bool)] = []
        for (finding, _) in carriedFindings where names.contains(ProvisionName(finding.subject.name)) {
            if finding.conclusion == .breach { said.append((finding.made, true)) }
        }
        return last(said, at: moment)
    }
}

extension Finding.Subject {
    /// The provision or the duty.
    var name: String {
        switch self {
        case .incident(_, let provision): provision.text
        case .deed(let deed, _, _): deed.text
        }
    }
}
