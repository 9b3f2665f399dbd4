internal import AgreementLanguage
internal import CeasefireModel

/// Responses that answer one side's breaches and not the other's.
struct OneSidedConsequence: ComparedRule {
    static let page = RulePage(
        id: .oneSidedConsequence, kind: .omission, title: "A consequence for one party only",
        looksFor:
            "A party whose breaches no response answers, while those of another party are answered. Where it is unstated whose breaches are answered, that is told too.",
        matters:
            "Whoever is the only one to be punished will say that the agreement was written against him; whoever is not has a licence. Both lose a reason to keep it.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            """
            response: warnings
            to: fire-ceases
            breach-by: [east]
            clock-starts: found
            episode-ends-after: 24h
            rungs:
              - {rung: warning, when: first-breach, who: [west], measure: a warning, within: 24h}
            """),
        good: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning)),
        guidance: [
            Guidance(
                says:
                    "Of four kinds of ceasefire violation one is retaliation, by which a side seeks to make the other comply. Where nothing agreed answers a breach, it is the answer that is at hand.",
                source:
                    "An article on the types of ceasefire violations, International Studies Review 24 (4)",
                url: "https://academic.oup.com/isr/article/24/4/viac046/6701908")
        ])

    func flaws(in draft: Draft) -> [Flaw] {
        let responses = draft.agreement.responses
        let unsaid = responses.filter { draft.settled($0.breachBy) != .settled }
        guard unsaid.isEmpty else {
            return unsaid.map { response in
                flaw(
                    draft, response, subject: response.name.text,
                    message: "Nothing settles whose breaches \(response.name) answers.",
                    story:
                        "The first breach comes from the side of which nobody thought. Its friends say that the response was never meant for it, and nothing in the text says that it was.",
                    adding: draft.agreement.parties)
            }
        }
        let answered = responses.map(\.breachBy.allNamed).together
        // Whom nothing binds breaks nothing: another rule tells of him.
        let left = draft.boundParties.filter { !answered.contains($0) }
        guard let response = responses.first, !left.isEmpty, !answered.isEmpty else { return [] }
        return left.map { party in
            flaw(
                draft, response, subject: "\(response.name)/\(party)",
                message:
                    "Breaches by \(draft.names(answered.sorted())) are answered; breaches by \(draft.name(party)) are not.",
                story:
                    "Both sides fire on the same night. For one of them clocks start and allies are called; for the other nothing happens. The side whose breaches alone are answered will not stay in such an agreement for long.",
                adding: [party])
        }
    }

    private func flaw(
        _ draft: Draft, _ response: Response, subject: String, message: String, story: String,
        adding parties: [ActorID]
    ) -> Flaw {
        Flaw(
            rule: .oneSidedConsequence, severity: .grave, subject: subject, message: message, story: story,
            span: draft.span("response", response.name.text, "breach-by"),
            mend: draft.mend(leftOut: Set(parties), of: response))
    }

    func said(in draft: Draft) -> String? {
        let answered = draft.agreement.responses.map(\.breachBy.allNamed).together
        return answered.isEmpty ? nil : "answers breaches by \(draft.names(answered.sorted()))"
    }
}
