internal import AgreementLanguage
internal import CeasefireModel

/// A provision of which nobody can say until when it holds.
struct NoEnd: ComparedRule {
    static let page = RulePage(
        id: .noEnd, kind: .omission, title: "No end",
        looksFor:
            "A provision whose end is unstated, or an open term that no reading gives. One that never ends says `never`. An end that is counted from an open start is told with the start.",
        matters:
            "A side that wants to fight again will say that the time was over; one that does not will say that it was not. A text without an end, and without a word on how it is ended, lets each choose the day.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: unstated}
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(ExampleText.fireCeases), guidance: [.exactTimes])

    // What lasts must be watched for as long.
    static let opens: [RuleID] = [.monitorsUnprotected]

    func flaws(in draft: Draft) -> [Flaw] {
        // An end that is counted from a start of which nobody says when it is, is told with the start.
        draft.agreement.provisions.filter {
            draft.settled($0.until) == .unsaid && !draft.endFollowsStart($0)
        }.map { provision in
            let name = provision.name.text
            return Flaw(
                rule: .noEnd, severity: .serious, subject: name,
                message: "Nothing says until when \(provision.name) holds.",
                story:
                    "Some weeks later one side attacks and declares that the time agreed is over. The other never heard of such a time. The text does not name a day, and does not say that there is none.",
                span: draft.span("provision", name, "during", "until"),
                mend: Mend(
                    "Name the last moment, or say that there is none (`never`) and with how much notice it can be ended.",
                    draft.edit("provision", name, "during", "until", to: "never")
                        ?? draft.edit("provision", name, "during", to: "{from: unstated, until: never}")))
        }
    }

    func said(in draft: Draft) -> String? {
        draft.moments { $0.until }.map { $0 == "never" ? "has no end" : "ends \($0)" }
    }
}
