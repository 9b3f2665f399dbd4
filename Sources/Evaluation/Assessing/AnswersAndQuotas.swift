internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence
internal import Geography

/// Exemptions that turn on what happened before: answers to a breach by the other side, and acts within a quota.
///
/// Whether one act is allowed turns on whether others were. So nothing is settled at first, and all acts are gone through by time
/// until nothing changes; what turns on itself stays open.
struct AnswersAndQuotas {
    private let provisions: [ProvisionName: ProvisionUnderReading]
    private let rules: [ExemptionName: AnswerRule]
    private let places: [IncidentID: Place]
    private var assessments: [Assessment]
    private var standings: [Standing]
    /// The assessments by time.
    private let byTime: IntervalsByTime
    /// What counts as one act: the number of each assessment's unit.
    private let unitOf: [Int]
    /// The assessments of each unit.
    private let members: [[Int]]
    /// The units of each one's party under its provision, by time.
    private let peers: [Side: IntervalsByTime]

    /// Whether something allows an act; nil where that cannot be told.
    private struct Allowed: Equatable {
        var isSo: Bool?
        var reason: Reason
    }

    private struct Standing: Equatable {
        var asAnswer = Allowed(isSo: nil, reason: "")
        var withinQuota = Allowed(isSo: nil, reason: "")
    }

    private struct Side: Hashable {
        var provision: ProvisionName
        var party: ActorID?
    }

    private struct Unit: Hashable {
        var side: Side
        var incident: IncidentID
    }

    /// The assessments with these exemptions, in the same order.
    ///
    /// - Parameter assessments: Each with the incident that it is counted in.
    static func applied(
        to assessments: [Assessment], provisions: [ProvisionUnderReading], exemptions: [Exemption],
        incidents: [Incident]
    ) -> [Assessment] {
        // Few agreements have any.
        guard
            exemptions.contains(where: { $0.answers != nil })
                || provisions.contains(where: { $0.provision.quota != nil })
        else { return assessments }
        return Self(assessments, provisions: provisions, exemptions: exemptions, incidents: incidents)
            .applied()
    }

    private init(
        _ assessments: [Assessment], provisions: [ProvisionUnderReading], exemptions: [Exemption],
        incidents: [Incident]
    ) {
        self.provisions = Dictionary(
            provisions.map { ($0.provision.name, $0) }, uniquingKeysWith: { a, _ in a })
        rules = Dictionary(
            exemptions.compactMap { exemption in exemption.answers.map { (exemption.name, $0) } },
            uniquingKeysWith: { a, _ in a })
        places = Dictionary(incidents.map { ($0.id, $0.place) }, uniquingKeysWith: { a, _ in a })
        self.assessments = assessments
        standings = assessments.map { _ in Standing() }
        byTime = IntervalsByTime(assessments.indices.map { ($0, assessments[$0].occurred) })
        var numbers: [Unit: Int] = [:]
        var members: [[Int]] = []
        unitOf = assessments.indices.map { i in
            let unit = Unit(
                side: Self.side(assessments[i]), incident: assessments[i].countedIn ?? assessments[i].incident
            )
            let number = numbers[unit] ?? members.count
            if number == members.count {
                numbers[unit] = number
                members.append([])
            }
            members[number].append(i)
            return number
        }
        self.members = members
        peers = Dictionary(grouping: members.indices) { Self.side(assessments[members[$0][0]]) }
            .mapValues { units in
                IntervalsByTime(
                    units.map { unit in
                        let all = members[unit].map { assessments[$0].occurred }
                        return (unit, all.dropFirst().reduce(all[0]) { $0.union($1) })
                    })
            }
    }

    private static func side(_ one: Assessment) -> Side { Side(provision: one.provision, party: one.party) }

    private func applied() -> [Assessment] {
        var pass = self
        let order = assessments.indices.sorted {
            (assessments[$0].occurred, assessments[$0].id) < (assessments[$1].occurred, assessments[$1].id)
        }
        var isChanging = true
        while isChanging {
            isChanging = false
            for i in order {
                let next = Standing(asAnswer: pass.asAnswer(i), withinQuota: pass.withinQuota(i))
                if next != pass.standings[i] { isChanging = true }
                pass.standings[i] = next
            }
        }
        for i in assessments.indices { pass.exempt(i) }
        return pass.assessments
    }

    /// Whether it would be a breach if nothing allowed it; nil where only that turns on an exemption that is open.
    private func wouldBeBreach(_ i: Int) -> Bool? {
        let one = assessments[i]
        if one.state == .meetsStandard { return true }
        return one.isPerhapsAllowed ? nil : false
    }

    /// Whether it is a breach, after all that may allow it.
    private func isBreach(_ i: Int) -> Bool? {
        Self.all([
            wouldBeBreach(i), Self.not(standings[i].asAnswer.isSo), Self.not(standings[i].withinQuota.isSo),
        ])
    }

    private static func all(_ answers: [Bool?]) -> Bool? {
        answers.contains(false) ? false : answers.contains(nil) ? nil : true
    }

    private static func not(_ answer: Bool?) -> Bool? { answer.map { !$0 } }

    // MARK: Answers

    private func asAnswer(_ i: Int) -> Allowed {
        let act = assessments[i]
        var allowed = Allowed(isSo: false, reason: "")
        guard let party = act.party, let provision = provisions[act.provision],
            case .candidates(let granted) = provision.exemptions
        else { return allowed }
        for (name, rule) in rules.sorted(by: { $0.key < $1.key })
        where granted.contains(where: { $0.contains(name) }) {
            let isGranted = granted.allSatisfy { $0.contains(name) }
            // What `answers` leaves out by its time alone is not looked at.
            for j in byTime.numbers(
                from: act.occurred.earliest - rule.withinSeconds, through: act.occurred.latest)
            where rule.provisions.contains(assessments[j].provision) {
                guard let side = assessments[j].party, side != party else { continue }
                switch answers(act, j, rule) {
                case .inside(let reason) where isGranted:
                    return Allowed(isSo: true, reason: "\(name): \(reason)")
                case .inside(let reason), .undecided(let reason):
                    if allowed.isSo == nil { continue }
                    allowed = Allowed(
                        isSo: nil, reason: "whether \(name) applies cannot be told: \(reason)")
                case .outside: break
                }
            }
        }
        return allowed
    }

    /// Whether an act answers a breach.
    private func answers(_ act: Assessment, _ j: Int, _ rule: AnswerRule) -> Fit {
        let breach = assessments[j]
        let isBreach = isBreach(j)
        guard isBreach != false else { return .outside("it is no breach") }
        let (began, then) = (breach.occurred, act.occurred)
        guard began.earliest < then.latest, then.earliest - began.latest <= rule.withinSeconds else {
            return .outside("it did not begin before, or too long before")
        }
        let distance = distance(act, breach)
        if let limit = rule.distanceMeters, let distance, distance.least > limit {
            return .outside("it was too far away")
        }
        let what: Reason = "it answers \(breach.incident), a breach of \(breach.provision)"
        guard isBreach == true else { return .undecided("\(what), if that is one") }
        guard began.latest < then.earliest, then.latest - began.earliest <= rule.withinSeconds else {
            return .undecided("\(what), if that began before it and not too long before")
        }
        if let limit = rule.distanceMeters, distance.map({ $0.most > limit }) ?? true {
            return .undecided("\(what), if that was near enough")
        }
        return .inside(what)
    }

    /// How far two incidents lie apart, in metres; nil where that cannot be told.
    private func distance(_ a: Assessment, _ b: Assessment) -> (least: Double, most: Double)? {
        guard let x = places[a.incident], let y = places[b.incident], let here = x.coordinate,
            let there = y.coordinate, let doubt = x.precisionMeters, let other = y.precisionMeters
        else { return nil }
        let meters = here.localMeters(to: there)
        return (max(0, meters - doubt - other), meters + doubt + other)
    }

    // MARK: Quotas

    /// Of the acts that would be breaches, so many are allowed in any stretch of the length.
    private func withinQuota(_ i: Int) -> Allowed {
        let unit = unitOf[i]
        let side = Self.side(assessments[i])
        guard let quota = provisions[side.provision]?.provision.quota, wouldBeBreach(i) != false,
            let own = occurred(unit, isSure: false), let peers = peers[side]
        else { return Allowed(isSo: false, reason: "") }
        var (least, most) = (0, 0)
        for other in peers.numbers(from: quota.perSeconds.map { own.earliest - $0 }, through: own.latest)
        where other != unit {
            guard let then = occurred(other, isSure: false) else { continue }
            let near = quota.perSeconds.map { own.earliest - then.latest <= $0 } ?? true
            if then.earliest < own.latest || then == own, near { most += 1 }
            let isWithin = quota.perSeconds.map { own.latest - then.earliest <= $0 } ?? true
            if then.latest < own.earliest, isWithin, occurred(other, isSure: true) == then { least += 1 }
        }
        let stretch = quota.perSeconds.map { " in \(lengthText(seconds: $0))" } ?? ""
        if least >= quota.atMost { return Allowed(isSo: false, reason: "") }
        return most < quota.atMost
            ? Allowed(isSo: true, reason: "within the quota of \(quota.atMost)\(stretch)")
            : Allowed(
                isSo: nil,
                reason:
                    "whether it is within the quota of \(quota.atMost)\(stretch) depends on when exactly things happened"
            )
    }

    /// The acts of a unit that take from a quota, or that may, from the first to the last; nil where none does.
    private func occurred(_ unit: Int, isSure: Bool) -> Interval? {
        let such = members[unit].filter { i in
            let counts = Self.all([wouldBeBreach(i), Self.not(standings[i].asAnswer.isSo)])
            return counts == true || (!isSure && counts == nil)
        }.map { assessments[$0].occurred }
        return such.first.map { such.dropFirst().reduce($0) { $0.union($1) } }
    }

    private mutating func exempt(_ i: Int) {
        let (answer, quota) = (standings[i].asAnswer, standings[i].withinQuota)
        let (allowed, rule): (Allowed, ElementGrade.Allowance)
        if answer.isSo == true {
            (allowed, rule) = (answer, .answer)
        } else if quota.isSo == true {
            (allowed, rule) = (quota, .quota)
        } else if answer.isSo == nil {
            (allowed, rule) = (answer, .answer)
        } else {
            (allowed, rule) = (quota, .quota)
        }
        guard allowed.isSo != false else { return }
        let state: ElementState = allowed.isSo == true ? .refuted : .undecidable
        guard let at = assessments[i].grades.firstIndex(where: { $0.element == .exemption }),
            assessments[i].grades[at].state > state
        else { return }
        assessments[i].grades[at].state = state
        assessments[i].grades[at].reason = allowed.reason
        assessments[i].grades[at].allowance = state == .refuted ? rule : nil
        assessments[i].state = Assessor.state(of: assessments[i].grades, party: assessments[i].party)
        guard assessments[i].state != .meetsStandard else { return }
        assessments[i].highestStandard = nil
        assessments[i].sufficedFrom = nil
    }
}

extension Assessment {
    /// Whether all but the exemption is shown, and whether an exemption applies cannot be told.
    fileprivate var isPerhapsAllowed: Bool {
        grades.allSatisfy { $0.element == .exemption ? $0.state == .undecidable : $0.state == .meetsStandard }
    }
}
