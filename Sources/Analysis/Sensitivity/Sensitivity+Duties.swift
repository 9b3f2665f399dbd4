internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// What agreements ask of duties: how sure one must be, and what silence means.
extension Sensitivity {
    /// Every change of a duty's standard or of what silence on it means.
    var dutyChanges: [Change] {
        let standards =
            agreement.obligations.map { ($0.name, $0.standard) }
            + agreement.exchanges.map { ($0.name, $0.standard) }
        let silences =
            agreement.obligations.map { ($0.name, $0.silence) }
            + agreement.declarations.map { ($0.name, $0.silence) }
        return standards.flatMap { name, standard -> [Change] in
            let before: StandardOfProof? = if case .stated(let one) = standard { one } else { nil }
            return StandardOfProof.allCases.filter { $0 != before }.map {
                Change(
                    subject: .dutyStandard(name), before: before?.rawValue ?? "as agreed, or assumed",
                    after: $0.rawValue)
            }
        }
            + silences.map { name, silence in
                let other: Silence = silence == .breach ? .unverified : .breach
                return Change(
                    subject: .silence(name), before: silence.rawValue, after: other.rawValue)
            }
    }

    /// The agreement with one of these changes made.
    func changed(_ agreement: Agreement, _ change: Change) -> Agreement {
        var changed = agreement
        switch change.subject {
        case .dutyStandard(let name):
            guard let standard = StandardOfProof(rawValue: change.after) else { return agreement }
            for i in changed.obligations.indices where changed.obligations[i].name == name {
                changed.obligations[i].standard = .stated(standard)
            }
            for i in changed.exchanges.indices where changed.exchanges[i].name == name {
                changed.exchanges[i].standard = .stated(standard)
            }
        case .silence(let name):
            guard let silence = Silence(rawValue: change.after) else { return agreement }
            for i in changed.obligations.indices where changed.obligations[i].name == name {
                changed.obligations[i].silence = silence
            }
            for i in changed.declarations.indices where changed.declarations[i].name == name {
                changed.declarations[i].silence = silence
            }
        case .weight, .standard, .term, .origin, .alternative, .report, .entry: break
        }
        return changed
    }

    /// Each of these changes by itself.
    func duties(before: [ReadingName: Outcome]) -> [Variation] {
        dutyChanges.flatMap { change in
            compare(
                assess(changed(agreement, change), prepared: prepared), before, change.subject,
                after: change.after
            ) { _ in change.before }
        }
    }
}
