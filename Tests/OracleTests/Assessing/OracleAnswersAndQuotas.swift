import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Geography

/// Answers and quotas: "gone through together by time: an answer takes nothing from a quota, and an act within a quota is
/// nothing to answer".
///
/// Whether an act is allowed turns on acts before it, and on whether those were. So every answer begins as "perhaps" and
/// is worked out again and again until nothing changes: what turns on itself stays open.
extension OracleAssessor {
    /// Whether each act is allowed, as an answer and within a quota.
    private struct Allowed: Hashable {
        var asAnswer = Truth.perhaps
        var withinQuota = Truth.perhaps
    }

    func allow(_ assessments: inout [OracleAssessment]) {
        var allowed = assessments.map { _ in Allowed() }
        var isChanging = true
        while isChanging {
            let next = assessments.indices.map { i in
                Allowed(
                    asAnswer: isAnswer(i, assessments, allowed),
                    withinQuota: isWithinQuota(i, assessments, allowed))
            }
            isChanging = next != allowed
            allowed = next
        }
        for i in assessments.indices {
            let all = Truth.any([allowed[i].asAnswer, allowed[i].withinQuota])
            if all == .no { continue }
            let state: ElementState = all == .yes ? .refuted : .undecidable
            guard var grade = assessments[i].grades[.exemption], state < grade.state else { continue }
            grade.state = state
            assessments[i].grades[.exemption] = grade
            assessments[i].state = self.state(assessments[i].grades, assessments[i].party)
            if assessments[i].state != .meetsStandard {
                assessments[i].highestStandard = nil
                assessments[i].sufficedFrom = nil
            }
        }
    }

    /// Whether an act would be a breach if nothing allowed it: perhaps, where only that turns on what an exemption leaves open.
    private func wouldBeBreach(_ act: OracleAssessment) -> Truth {
        if act.state == .meetsStandard { return .yes }
        let others = act.grades.filter { $0.key != .exemption }.map(\.value.state)
        let isOpen = act.grades[.exemption]?.state == .undecidable
        return isOpen && others.allSatisfy { $0 == .meetsStandard } ? .perhaps : .no
    }

    /// Whether an act is a breach, after all that may allow it.
    private func isBreach(_ act: OracleAssessment, _ allowed: Allowed) -> Truth {
        .all([wouldBeBreach(act), !allowed.asAnswer, !allowed.withinQuota])
    }

    /// "Exempt where a breach by another party of one of the named provisions, assessed to meet the standard and itself not
    /// exempt, certainly began before it, at most so long and so far away. Perhaps before: undecidable."
    private func isAnswer(_ i: Int, _ all: [OracleAssessment], _ allowed: [Allowed]) -> Truth {
        let act = all[i]
        guard let party = act.party,
            let provision = verdict.agreement.provisions.first(where: { $0.name == act.provision }),
            let granted = meanings(provision.exemptions, reading, \.asExemptions)
        else { return .no }
        var answers: [Truth] = []
        for exemption in verdict.agreement.exemptions {
            guard let rule = exemption.answers else { continue }
            let isGranted = granted.map { $0.contains(exemption.name) ? Truth.yes : .no }
            for j in all.indices where rule.provisions.contains(all[j].provision) {
                guard let other = all[j].party, other != party else { continue }
                answers.append(
                    .all([
                        agreed(isGranted), isBreach(all[j], allowed[j]),
                        begins(all[j], before: act, atMost: rule.withinSeconds),
                        rule.distanceMeters.map { isWithin($0, all[j], act) } ?? .yes,
                    ]))
            }
        }
        return .any(answers)
    }

    /// "Two values are one answer where they agree, and none where they do not."
    func agreed(_ answers: [Truth]) -> Truth {
        guard let first = answers.first else { return .perhaps }
        return answers.contains { $0 != first } ? .perhaps : first
    }

    /// Whether one began before another, and no more than so long.
    private func begins(
        _ one: OracleAssessment, before other: OracleAssessment, atMost seconds: Int64
    ) -> Truth {
        let (a, b) = (one.occurred, other.occurred)
        if a.latest < b.earliest, b.latest - a.earliest <= seconds { return .yes }
        return a.earliest >= b.latest || b.earliest - a.latest > seconds ? .no : .perhaps
    }

    private func isWithin(_ meters: Double, _ one: OracleAssessment, _ other: OracleAssessment) -> Truth {
        guard let a = incidentsByID[one.incident]?.place, let b = incidentsByID[other.incident]?.place,
            let x = a.coordinate, let y = b.coordinate, let doubtA = a.precisionMeters,
            let doubtB = b.precisionMeters
        else { return .perhaps }
        let apart = x.localMeters(to: y)
        if apart + doubtA + doubtB <= meters { return .yes }
        return apart - doubtA - doubtB > meters ? .no : .perhaps
    }

    /// "Of the acts that would be breaches, the first so many in any stretch of the given length are within the quota, and no
    /// breach; one more is." "A strike with all its parts is one act."
    private func isWithinQuota(_ i: Int, _ all: [OracleAssessment], _ allowed: [Allowed]) -> Truth {
        let act = all[i]
        if wouldBeBreach(act) == .no { return .no }
        guard
            let quota = verdict.agreement.provisions.first(where: { $0.name == act.provision })?.quota,
            let own = occurred(act, all, allowed, atLeast: .perhaps)
        else { return .no }
        var (certain, possible) = (0, 0)
        let others = Set(
            all.filter { $0.provision == act.provision && $0.party == act.party }.map(\.countedAs))
        for other in others where other != act.countedAs {
            let same = all.first {
                $0.countedAs == other && $0.provision == act.provision && $0.party == act.party
            }
            guard let same, let then = occurred(same, all, allowed, atLeast: .perhaps) else { continue }
            let isNear = quota.perSeconds.map { own.earliest - then.latest <= $0 } ?? true
            if then.earliest < own.latest || then == own, isNear { possible += 1 }
            guard let sure = occurred(same, all, allowed, atLeast: .yes), sure == then else { continue }
            let isCertain = quota.perSeconds.map { own.latest - then.earliest <= $0 } ?? true
            if then.latest < own.earliest, isCertain { certain += 1 }
        }
        if certain >= quota.atMost { return .no }
        return possible < quota.atMost ? .yes : .perhaps
    }

    /// When the acts that count against a quota happened which are counted as one with this one; nil where none does.
    private func occurred(
        _ act: OracleAssessment, _ all: [OracleAssessment], _ allowed: [Allowed], atLeast truth: Truth
    ) -> Interval? {
        var whole: Interval?
        for (one, allowed) in zip(all, allowed)
        where one.provision == act.provision && one.party == act.party && one.countedAs == act.countedAs {
            let counts = Truth.all([wouldBeBreach(one), !allowed.asAnswer])
            guard counts == .yes || (truth == .perhaps && counts == .perhaps) else { continue }
            whole = whole?.union(one.occurred) ?? one.occurred
        }
        return whole
    }
}

extension OracleAssessment {
    /// The incident that it is counted as.
    var countedAs: IncidentID { countedIn ?? incident }
}
