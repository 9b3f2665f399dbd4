internal import AgreementLanguage
internal import CeasefireModel

/// A duty of which nobody is asked to say whether it was done.
struct DutyWithoutVerifier: ComparedRule {
    static let page = RulePage(
        id: .dutyWithoutVerifier, kind: .omission, title: "A duty that nobody verifies",
        looksFor:
            "An obligation or an exchange without anybody who verifies it, and a declaration of which it is unstated to whom it is made, where silence does not count as a breach either.",
        matters:
            "The side that owes it says that it was done, the other that it was not, and both have photographs. Where nobody is asked to look, silence, too, means nothing.",
        bad: ExampleText.document(
            """
            obligation: withdrawal
            binds: [east, west]
            to: pull back all heavy weapons
            from: 2030-01-01T00:00
            complete-by: 2030-01-15T00:00
            standard-of-proof: clear-and-convincing
            """, front: "observers: {mission: The monitoring mission}"),
        good: ExampleText.document(
            """
            obligation: withdrawal
            binds: [east, west]
            to: pull back all heavy weapons
            from: 2030-01-01T00:00
            complete-by: 2030-01-15T00:00
            verified-by: [mission]
            standard-of-proof: clear-and-convincing
            """, front: "observers: {mission: The monitoring mission}"), guidance: [.verification])

    static let opens: [RuleID] = [.monitorsUnprotected]

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.duties.compactMap { duty in
            let settled = duty.verifiedBy.map { draft.settled($0) } ?? .unsaid
            guard settled != .settled, duty.kind == "declaration" || duty.silence == .unverified else {
                return nil
            }
            let name = duty.name.text
            let key = duty.kind == "declaration" ? "to" : "verified-by"
            let outsiders = draft.agreement.actors.filter { $0.role == .observer || $0.role == .body }.map(
                \.id)
            return Flaw(
                rule: .dutyWithoutVerifier, severity: .serious, subject: name,
                message: duty.kind == "declaration"
                    ? "Nothing says to whom \(name) is made."
                    : settled == .unsaid
                        ? "Nobody is asked to say whether \(name) was done, and silence means nothing."
                        : "Who says whether \(name) was done is disputed: \(draft.answers(settled)).",
                story:
                    "The day has come. One side reports that it has done all of it; the other shows a photograph that says otherwise. Nobody was asked to go and look.",
                span: draft.span(duty.kind, name, key),
                mend: Mend(
                    "Name who verifies it, with access to the place; or let silence count as a breach.",
                    outsiders.isEmpty ? nil : draft.edit(duty.kind, name, key, to: Draft.list(outsiders))))
        }
    }

    func said(in draft: Draft) -> String? {
        let actors = draft.agreement.duties.filter { $0.kind != "declaration" }.compactMap(\.verifiedBy).map(
            \.allNamed
        ).together
        return actors.isEmpty ? nil : "verified by \(draft.names(actors.sorted()))"
    }
}
