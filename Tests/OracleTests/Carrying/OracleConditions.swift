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

    /// Whether a condition of its own turns on what the document does not say: who certifies or decides.
    func isUnstated(_ condition: Condition) -> Bool {
        switch condition {
        case .certified(let rule): meanings(rule.by, reading, \.asParties) == nil
        case .decided(let rule): meanings(rule.by, reading, \.asParties) == nil
        default: false
        }
    }

    /// "Whoever may certify the matter says that it holds, by that standard where one is asked."
    private func certified(_ rule: CertificationRule, at moment: Instant) -> Truth {
        if isUnstated(.certified(rule)) { return .perhaps }
        return last(certifications(rule), at: moment)
    }

    func certifications(_ rule: CertificationRule) -> [(made: Interval, isYes: Bool)] {
        let by = meanings(rule.by, reading, \.asParties)?.first
        var said: [(made: Interval, isYes: Bool)] = []
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
        return said
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
        if isUnstated(.decided(rule)) { return .perhaps }
        let (said, open) = decisions(rule)
        let answer = last(said.map { ($0.made, $0.isYes) }, at: moment)
        guard rule.otherwise == true, let open, open <= moment else { return answer }
        return .any([answer, .perhaps])
    }

    /// What was decided, and deemed to be; and from when it may be deemed to be at a time that nobody knows.
    func decisions(
        _ rule: DecisionRule
    ) -> (said: [(made: Interval, isYes: Bool, isByDefault: Bool)], open: Instant?) {
        let by = meanings(rule.by, reading, \.asParties)?.first
        var said: [(made: Interval, isYes: Bool, isByDefault: Bool)] = []
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
            said.append((made, isYes, false))
        }
        guard let otherwise = rule.otherwise, let within = rule.within else { return (said, nil) }
        guard let length = meanings(within, reading, \.asDuration)?.first else {
            return (said, puts.map(\.earliest).min())
        }
        var open: Instant?
        let made = said.map(\.made)
        for put in puts {
            let end = put + length
            if end.latest > now { continue }
            let later = made.filter { $0.latest >= put.earliest }
            if later.contains(where: { $0.latest <= end.earliest }) { continue }
            if later.contains(where: { $0.earliest <= end.latest }) {
                // Whether it was decided in time cannot be told.
                open = min(open ?? end.earliest, end.earliest)
            } else {
                said.append((end, otherwise, true))
            }
        }
        return (said, open)
    }

    /// "A named person or body found a breach of one of these."
    private func breachFound(_ names: Set<ProvisionName>, at moment: Instant) -> Truth {
        last(findings(of: names).map { ($0.made, true) }, at: moment)
    }

    /// Findings of breach that hold, of one of these.
    func findings(of names: Set<ProvisionName>) -> [Finding] {
        carriedFindings.map(\.finding).filter {
            names.contains(ProvisionName($0.subject.name)) && $0.conclusion == .breach
        }
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
