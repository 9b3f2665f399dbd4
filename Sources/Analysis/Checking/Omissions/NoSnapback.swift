internal import AgreementLanguage
internal import CeasefireModel

/// A measure that can be eased and never comes back.
struct NoSnapback: TextRule {
    static let page = RulePage(
        id: .noSnapback, kind: .omission, title: "No way back",
        looksFor: "A standing measure that can be suspended or lifted, and that nothing imposes again.",
        matters:
            "What is eased for good behaviour and cannot come back rewards the promise and not the keeping of it.",
        bad: measure(""),
        good: measure("\n  - {to: reimposed, from: [suspended], when: {breach-found: [fire-ceases]}}"))

    private static func measure(_ back: String) -> String {
        ExampleText.document(
            ExampleText.fireCeases,
            """
            standing-measure: sanctions
            measure: a ban on trade
            kept-by: [mission]
            against: [east]
            at-first: on
            from: 2030-01-01T00:00
            transitions:
              - {to: suspended, from: [on], when: {certified: {what: guns-withdrawn, by: [mission]}}}\(back)
            """, front: "observers: {mission: The monitoring mission}")
    }

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.standingMeasures.compactMap { measure in
            let states = Set(measure.transitions.map(\.to))
            guard !states.isDisjoint(with: [.suspended, .lifted]), states.isDisjoint(with: [.reimposed, .on])
            else {
                return nil
            }
            return Flaw(
                rule: .noSnapback, severity: .serious, subject: measure.name.text,
                message: "\(measure.name) can be eased, and nothing imposes it again.",
                story:
                    "The withdrawal is certified, the measure ends. A month later the guns are back. To impose it anew takes a new agreement among all who kept it up, and some of them trade again.",
                span: draft.span("standing-measure", measure.name.text, "transitions"),
                mend: Mend(
                    "Say what imposes it again, by whose finding, and that no new decision is needed (`to: reimposed`)."
                ))
        }
    }

    func said(in draft: Draft) -> String? {
        draft.agreement.standingMeasures.contains { $0.transitions.contains { $0.to == .reimposed } }
            ? "says what imposes a measure again" : nil
    }
}
