internal import CeasefireModel

/// Goes through everything in an agreement that speaks of moments or of names of what is owed, and puts
/// something else in its place.
struct AgreementRewriter {
    /// What stands in place of a moment.
    var moment: (InstantExpression) -> InstantExpression = { $0 }
    /// What stands in place of names of provisions.
    var provisions: (Set<ProvisionName>) -> Set<ProvisionName> = { $0 }
    /// What stands in place of names of provisions and deeds.
    var owed: (Set<ProvisionName>, Set<DeedName>) -> (Set<ProvisionName>, Set<DeedName>) = { ($0, $1) }

    /// The agreement with everything replaced.
    func rewritten(_ agreement: Agreement) -> Agreement {
        var agreement = agreement
        for i in agreement.provisions.indices { rewrite(&agreement.provisions[i]) }
        for i in agreement.permissions.indices { rewrite(&agreement.permissions[i]) }
        for i in agreement.exemptions.indices {
            guard let answered = agreement.exemptions[i].answers?.provisions else { continue }
            agreement.exemptions[i].answers?.provisions = provisions(answered)
        }
        for i in agreement.obligations.indices { rewrite(&agreement.obligations[i]) }
        for i in agreement.declarations.indices {
            agreement.declarations[i].by = value(agreement.declarations[i].by)
        }
        for i in agreement.exchanges.indices {
            for j in agreement.exchanges[i].tranches.indices {
                agreement.exchanges[i].tranches[j].by = value(agreement.exchanges[i].tranches[j].by)
            }
        }
        for i in agreement.readings.indices {
            agreement.readings[i].values = agreement.readings[i].values.mapValues(value)
        }
        for i in agreement.responses.indices { rewrite(&agreement.responses[i]) }
        for i in agreement.standingMeasures.indices { rewrite(&agreement.standingMeasures[i]) }
        return agreement
    }

    // MARK: Blocks

    private func rewrite(_ provision: inout Provision) {
        provision.from = value(provision.from)
        provision.until = value(provision.until)
    }

    private func rewrite(_ permission: inout Permission) {
        permission.lifts = provisions(permission.lifts)
        permission.from = value(permission.from)
        permission.until = value(permission.until)
    }

    private func rewrite(_ obligation: inout Obligation) {
        obligation.opens = value(obligation.opens)
        obligation.beginBy = obligation.beginBy.map(value)
        obligation.completeBy = obligation.completeBy.map(value)
        obligation.until = obligation.until.map(value)
        obligation.waitsFor = obligation.waitsFor.map(condition)
        obligation.excusedWhen = obligation.excusedWhen.map(condition)
    }

    private func rewrite(_ response: inout Response) {
        (response.provisions, response.deeds) = owed(response.provisions, response.deeds)
        for i in response.rungs.indices {
            response.rungs[i].condition = condition(response.rungs[i].condition)
            response.rungs[i].standDown = response.rungs[i].standDown.map(condition)
        }
    }

    private func rewrite(_ measure: inout StandingMeasure) {
        measure.from = value(measure.from)
        for i in measure.transitions.indices {
            measure.transitions[i].condition = condition(measure.transitions[i].condition)
        }
    }

    // MARK: Values

    private func value(_ value: Value<InstantExpression>) -> Value<InstantExpression> {
        switch value {
        case .stated(let one): .stated(moment(one))
        case .either(let all): .either(all.map(moment))
        case .unstated, .term: value
        }
    }

    private func value(_ value: Value<TermValue>) -> Value<TermValue> {
        switch value {
        case .stated(let one): .stated(term(one))
        case .either(let all): .either(all.map(term))
        case .unstated, .term: value
        }
    }

    private func term(_ value: TermValue) -> TermValue {
        if case .instant(let one) = value { .instant(moment(one)) } else { value }
    }

    private func condition(_ condition: Condition) -> Condition {
        switch condition {
        case .breachFound(let names, let by):
            // One list holds both: provisions and deeds share their names.
            let (provisions, deeds) = owed(names, [])
            return .breachFound(provisions.union(deeds.map { ProvisionName($0.text) }), by: by)
        case .any(let all): return .any(all.map(self.condition))
        case .all(let all): return .all(all.map(self.condition))
        case .not(let one): return .not(self.condition(one))
        case .expandedAttack(.stated(let one)): return .expandedAttack(.stated(self.condition(one)))
        case .expandedAttack(.either(let all)):
            return .expandedAttack(.either(all.map(self.condition)))
        case .expandedAttack, .firstBreach, .continuesAfter, .count, .places, .killed, .injured, .actsInclude,
            .stoppedFor, .performed, .certified, .decided, .unstated:
            return condition
        }
    }
}

/// Gathers moments on the way through an agreement.
private final class MomentList {
    var moments: [InstantExpression] = []
}

extension Agreement {
    /// Every moment that it speaks of.
    var moments: [InstantExpression] {
        let found = MomentList()
        _ = AgreementRewriter(moment: { moment in
            found.moments.append(moment)
            return moment
        }).rewritten(self)
        return found.moments
    }

    /// Whether it counts in days by the document's clocks.
    var countsDays: Bool { moments.contains { $0.localDay != nil } }
}
