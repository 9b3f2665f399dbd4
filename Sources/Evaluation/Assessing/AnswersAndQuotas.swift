internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence
internal import Geography

/// Exemptions that turn on what happened before: answers to a breach by the other side, and acts within a quota.
///
/// Incidents are gone through by time, so that an answer to what was itself allowed is no answer, and what was an
/// answer takes nothing from a quota. What may have come before, and has not been gone through, counts as perhaps.
struct AnswersAndQuotas {
    private let provisions: [ProvisionName: ProvisionUnderReading]
    private let rules: [ExemptionName: AnswerRule]
    private let places: [IncidentID: Place]
    private let weights: WeightTable
    private var assessments: [Assessment]
    private var isSettled: [Bool]

    /// - Parameter assessments: Each with the incident that it is counted in.
    init(
        _ assessments: [Assessment], provisions: [ProvisionUnderReading], exemptions: [Exemption],
        incidents: [Incident], weights: WeightTable
    ) {
        self.provisions = Dictionary(
            provisions.map { ($0.provision.name, $0) }, uniquingKeysWith: { a, _ in a })
        rules = Dictionary(
            exemptions.compactMap { exemption in exemption.answers.map { (exemption.name, $0) } },
            uniquingKeysWith: { a, _ in a })
        places = Dictionary(incidents.map { ($0.id, $0.place) }, uniquingKeysWith: { a, _ in a })
        self.weights = weights
        self.assessments = assessments
        isSettled = assessments.map { _ in false }
    }

    /// The assessments with these exemptions, in the same order.
    func applied() -> [Assessment] {
        guard !rules.isEmpty || provisions.values.contains(where: { $0.provision.quota != nil }) else {
            return assessments
        }
        var pass = self
        for unit in pass.units() {
            for i in unit { pass.answer(i) }
            pass.count(unit)
            for i in unit { pass.isSettled[i] = true }
        }
        return pass.assessments
    }

    private struct Unit: Hashable {
        var provision: ProvisionName
        var party: ActorID?
        var incident: IncidentID
    }

    private func unit(_ i: Int) -> Unit {
        let one = assessments[i]
        return Unit(provision: one.provision, party: one.party, incident: one.countedIn ?? one.incident)
    }

    /// What counts as one act, by time: an outermost incident with its parts.
    private func units() -> [[Int]] {
        Dictionary(grouping: assessments.indices, by: unit).values
            .map { $0.sorted { assessments[$0].id < assessments[$1].id } }
            .sorted { a, b in
                let (x, y) = (
                    a.map { assessments[$0].occurred }.min(), b.map { assessments[$0].occurred }.min()
                )
                if let x, let y, x != y { return x < y }
                return assessments[a[0]].id < assessments[b[0]].id
            }
    }

    // MARK: Answers

    private mutating func answer(_ i: Int) {
        let act = assessments[i]
        guard let party = act.party, let provision = provisions[act.provision],
            case .candidates(let granted) = provision.exemptions
        else { return }
        var may: Reason?
        for (name, rule) in rules.sorted(by: { $0.key < $1.key })
        where granted.contains(where: { $0.contains(name) }) {
            let isGranted = granted.allSatisfy { $0.contains(name) }
            for j in assessments.indices where j != i {
                let other = assessments[j]
                guard rule.provisions.contains(other.provision), let side = other.party, side != party else {
                    continue
                }
                switch answers(act, other, rule, isSettled: isSettled[j]) {
                case .inside(let reason) where isGranted:
                    exempt(i, .refuted, "\(name): \(reason)", by: .answer)
                    return
                case .inside(let reason), .undecided(let reason):
                    may = may ?? "whether \(name) applies cannot be told: \(reason)"
                case .outside: break
                }
            }
        }
        if let may { exempt(i, .undecidable, may, by: .answer) }
    }

    /// Whether an act answers a breach.
    private func answers(_ act: Assessment, _ breach: Assessment, _ rule: AnswerRule, isSettled: Bool) -> Fit
    {
        let isBreach = breach.state == .meetsStandard
        let mayBe = !isBreach && breach.isPerhapsAllowed
        guard isBreach || mayBe else { return .outside("it is no breach") }
        let (began, then) = (breach.occurred, act.occurred)
        guard began.earliest < then.latest, then.earliest - began.latest <= rule.withinSeconds else {
            return .outside("it did not begin before, or too long before")
        }
        let distance = distance(act, breach)
        if let limit = rule.distanceMeters, let distance, distance.least > limit {
            return .outside("it was too far away")
        }
        let what: Reason = "it answers \(breach.incident), a breach of \(breach.provision)"
        guard isBreach, isSettled else { return .undecided("\(what), if that is one") }
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
    private mutating func count(_ unit: [Int]) {
        guard let quota = provisions[assessments[unit[0]].provision]?.provision.quota,
            let own = occurred(unit)
        else { return }
        let key = self.unit(unit[0])
        let others = Dictionary(
            grouping: assessments.indices.filter { i in
                assessments[i].provision == key.provision && assessments[i].party == key.party
                    && self.unit(i).incident != key.incident
            }, by: { self.unit($0).incident }
        ).values
        var (least, most) = (0, 0)
        for other in others {
            guard let then = occurred(other) else { continue }
            let certain =
                then.latest < own.earliest
                && (quota.perSeconds.map { own.latest - then.earliest <= $0 } ?? true)
            let possible = then.earliest < own.latest || then == own
            let near = quota.perSeconds.map { own.earliest - then.latest <= $0 } ?? true
            if possible, near { most += 1 }
            if certain, other.allSatisfy({ isSettled[$0] }), other.contains(where: { counted($0) }) {
                least += 1
            }
        }
        let stretch = quota.perSeconds.map { " in \(lengthText(seconds: $0))" } ?? ""
        guard least < quota.atMost else { return }
        let reason: Reason =
            most < quota.atMost
            ? "within the quota of \(quota.atMost)\(stretch)"
            : "whether it is within the quota of \(quota.atMost)\(stretch) depends on when exactly things happened"
        for i in unit where counted(i) {
            exempt(i, most < quota.atMost ? .refuted : .undecidable, reason, by: .quota)
        }
    }

    /// The acts of a unit that would be breaches, from the first to the last; nil where none would.
    private func occurred(_ unit: [Int]) -> Interval? {
        let such = unit.filter(counted).map { assessments[$0].occurred }
        return such.first.map { such.dropFirst().reduce($0) { $0.union($1) } }
    }

    /// Whether it would be a breach if there were no quota.
    private func counted(_ i: Int) -> Bool {
        let one = assessments[i]
        return one.state == .meetsStandard || within.contains(i)
    }

    /// Acts that would be breaches and are, or may be, within a quota.
    private var within: Set<Int> = []

    private mutating func exempt(
        _ i: Int, _ state: ElementState, _ reason: Reason, by rule: ElementGrade.Allowance
    ) {
        if rule == .quota { within.insert(i) }
        guard let at = assessments[i].grades.firstIndex(where: { $0.element == .exemption }),
            assessments[i].grades[at].state > state
        else { return }
        assessments[i].grades[at].state = state
        assessments[i].grades[at].reason = reason
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
