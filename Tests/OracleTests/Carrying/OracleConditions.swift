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
        let truths: [Truth]
        switch condition {
        case .any(let parts):
            let all = parts.map(self.truths)
            truths = hours.indices.map { i in .any(all.map { $0[i] }) }
        case .all(let parts):
            let all = parts.map(self.truths)
            truths = hours.indices.map { i in .all(all.map { $0[i] }) }
        case .not(let part): truths = self.truths(part).map { !$0 }
        default:
            let answer = answer(condition)
            truths = hours.map(answer)
        }
        // What is being worked out may turn on it: then it is asked anew.
        if asking.isEmpty { truthsByCondition[condition] = truths }
        return truths
    }

    /// When a condition first holds: from the first hour at which it may to the first at which it does. Nil where it holds from
    /// the first: nothing waits for what is so anyway.
    func since(_ condition: Condition) -> OracleMoment? {
        let truths = truths(condition)
        if truths.first == .yes { return nil }
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
        default: return answer(condition)(moment)
        }
    }

    /// Whether a condition without parts holds, to be asked at any moment.
    private func answer(_ condition: Condition) -> (Instant) -> Truth {
        if isUnstated(condition) { return { _ in .perhaps } }
        switch condition {
        case .performed(let deed):
            let done = event(.deedCompleted(deed)).interval
            return { moment in
                guard let done, done.earliest <= moment else { return .no }
                return done.latest <= moment ? .yes : .perhaps
            }
        case .certified(let rule):
            let said = certifications(rule)
            return { self.last(said, at: $0) }
        case .decided(let rule):
            let (decided, open) = decisions(rule)
            let said = decided.map { (made: $0.made, isYes: $0.isYes) }
            return { moment in
                var answer = self.last(said, at: moment)
                // It may be deemed to be decided, or refused; or votes may carry that.
                if open.yes.map({ $0 <= moment }) ?? false { answer = .any([answer, .perhaps]) }
                if open.no.map({ $0 <= moment }) ?? false { answer = .all([answer, .perhaps]) }
                return answer
            }
        case .breachFound(let names, let by):
            let (certain, open) = findingsOfBreach(names, by: by)
            let said = certain.map { (made: $0.made, isYes: true) }
            return { moment in
                let answer = self.last(said, at: moment)
                guard let open, open <= moment else { return answer }
                return .any([answer, .perhaps])
            }
        default: return { _ in .perhaps }
        }
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
    ///
    /// What was decided, and deemed to be; and from when it may be deemed to be at a time that nobody knows.
    func decisions(
        _ rule: DecisionRule
    ) -> (said: [(made: Interval, isYes: Bool, isByDefault: Bool)], open: (yes: Instant?, no: Instant?)) {
        let by = meanings(rule.by, reading, \.asParties)?.first
        var said: [(made: Interval, isYes: Bool, isByDefault: Bool)] = []
        var puts: [Interval] = []
        var perhapsMade: [Interval] = []
        var opens: [(Instant, Bool)] = []
        for case (_, .decided(let one)) in proceedings where one.matter == rule.matter {
            if let by, !by.contains(one.by) { continue }
            if let put = one.put { puts.append(put) }
            guard let made = one.made, let isYes = one.isYes else { continue }
            switch agreement.bodies.first(where: { $0.id == one.by }).map({
                carried($0, one.votes, rule.vote)
            }) {
            case .no?: continue
            case .perhaps?:
                perhapsMade.append(made)
                opens.append((made.earliest, isYes))
                continue
            case .yes?, nil: break
            }
            said.append((made, isYes, false))
        }
        func open() -> (yes: Instant?, no: Instant?) {
            // From when any of it is open, all of it may be.
            guard let from = opens.map(\.0).min() else { return (nil, nil) }
            return (opens.contains { $0.1 } ? from : nil, opens.contains { !$0.1 } ? from : nil)
        }
        guard let otherwise = rule.otherwise, let within = rule.within else { return (said, open()) }
        guard let length = meanings(within, reading, \.asDuration)?.first else {
            for put in puts { opens.append((put.earliest, otherwise)) }
            return (said, open())
        }
        let made = said.map(\.made)
        for put in puts {
            let end = put + length
            if end.latest > now { continue }
            let later = made.filter { $0.latest >= put.earliest }
            if later.contains(where: { $0.latest <= end.earliest }) { continue }
            let perhaps = later + perhapsMade.filter { $0.latest >= put.earliest }
            if perhaps.contains(where: { $0.earliest <= end.latest }) {
                // Whether it was decided in time cannot be told.
                opens.append((end.earliest, otherwise))
            } else {
                said.append((end, otherwise, true))
            }
        }
        return (said, open())
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
