internal import AgreementLanguage
internal import CeasefireModel

/// A provision of which it is disputed until when it holds.
struct EndDisputed: ComparedRule {
    static let page = RulePage(
        id: .endDisputed, kind: .ambiguity, title: "A disputed end",
        looksFor:
            "A provision whose end is relayed in several ways, or left to readings that do not all say the same.",
        matters:
            "Between the two moments one side still observes what the other thinks is over. The first strike of that time is a breach to the one and the end of a pause to the other.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: {either: [2030-02-01T00:00, 2030-02-03T00:00]}}
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(ExampleText.fireCeases), guidance: [.exactTimes])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.provisions.compactMap { provision in
            let settled = draft.settled(provision.until)
            // An end that is counted from a disputed start is as disputed as that, and told with it.
            guard settled.isDisputed, settled == .relayed || settled != draft.settled(provision.from) else {
                return nil
            }
            let name = provision.name.text
            return Flaw(
                rule: .endDisputed, severity: .grave, subject: name,
                message: "It is disputed until when \(name) holds: \(draft.answers(settled)).",
                story:
                    "\(draft.strikeFalls(within: settled)). By one account the truce was over, and the war goes on; by the other it was broken. Each side has a text, or a statement, to show for it.",
                span: draft.span("provision", name, "during", "until"),
                mend: Mend(
                    "Agree one moment, with its hour and whose clocks, in one text that all sides sign.",
                    draft.edit(
                        "provision", name, "during", "until", to: draft.answerGiven(settled) ?? "never")))
        }
    }

    func said(in draft: Draft) -> String? {
        draft.moments { $0.until }.map { $0 == "never" ? "has no end" : "ends \($0)" }
    }
}
