internal import AgreementLanguage
internal import CeasefireModel

/// A measure that nothing ends.
struct NoStandDown: ComparedRule {
    static let page = RulePage(
        id: .noStandDown, kind: .omission, title: "No stand-down",
        looksFor:
            "A rung that is more than words (not a warning, a protest, a call or the like) and does not say what ends it. Of an inspection, and of a measure whose words do not tell whether it lasts, it is a small thing.",
        matters:
            "A side that does not know how to end a measure has no reason to stop what called for it. One that has taken it can keep it for ever, and the other will say that this was the purpose from the start.",
        bad: ExampleText.inspection(standDown: nil),
        good: ExampleText.inspection())

    func flaws(in draft: Draft) -> [Flaw] {
        draft.rungs.filter { $0.rung.standDown == nil && !$0.rung.isMereWords }.map { place in
            Flaw(
                rule: .noStandDown, severity: place.rung.weight == .lasting ? .serious : .slight,
                subject: place.subject,
                message: "Nothing says what ends the measure of \(place.subject).",
                story:
                    "The breaches have stopped. \"\(place.rung.measure)\" goes on. Asked when it ends, those who took it say: when it is safe. The side against which it stands has nothing left to win by keeping the peace.",
                span: place.span("measure"),
                mend: Mend(
                    "Say what ends it: so many days without a breach, a duty that is done, a decision of a named body.",
                    place.edit("stand-down", to: "{stopped-for: 7d}")))
        }
    }

    func said(in draft: Draft) -> String? {
        let ends = draft.agreement.responses.flatMap(\.rungs).compactMap(\.standDown)
        let pauses = ends.flatMap(\.parts).compactMap { part -> String? in
            if case .stoppedFor(let seconds) = part {
                "a measure ends after \(lengthText(seconds: seconds)) without a breach"
            } else {
                nil
            }
        }
        return pauses.first ?? (ends.isEmpty ? nil : "says what ends its measures")
    }
}
