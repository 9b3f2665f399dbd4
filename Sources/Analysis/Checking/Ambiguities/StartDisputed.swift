internal import AgreementLanguage
internal import CeasefireModel

/// A provision of which it is disputed from when it holds.
struct StartDisputed: ComparedRule {
    static let page = RulePage(
        id: .startDisputed, kind: .ambiguity, title: "A disputed start",
        looksFor:
            "A provision whose beginning is relayed in several ways, or left to readings that do not all say the same.",
        matters:
            "Every incident between the two moments is a breach to one side and none to the other. The agreement begins with a quarrel about whether it has begun.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: {either: [2030-01-01T00:00, 2030-01-03T00:00]}, until: never}
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(ExampleText.fireCeases), guidance: [.exactTimes])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.provisions.compactMap { provision in
            let settled = draft.settled(provision.from)
            guard settled.isDisputed else { return nil }
            let name = provision.name.text
            return Flaw(
                rule: .startDisputed, severity: .grave, subject: name,
                message: "It is disputed from when \(name) holds: \(draft.answers(settled)).",
                story:
                    "\(draft.strikeFalls(within: settled)). By one account the truce held and was broken; by the other it had not begun. The dead are the same, and nobody can say what the text says of them.",
                span: draft.span("provision", name, "during", "from"),
                mend: Mend(
                    "Agree one moment, with its hour and whose clocks, in one text that all sides sign.",
                    edit(provision, to: draft.answerGiven(settled) ?? Stage.beginning, in: draft)))
        }
    }

    /// An end that is counted from the same open moment is counted from the agreed one.
    private func edit(_ provision: Provision, to start: String, in draft: Draft) -> DocumentEdit? {
        let name = provision.name.text
        guard let seconds = provision.secondsFromStart else {
            return draft.edit("provision", name, "during", "from", to: start)
        }
        return draft.edit(
            "provision", name, "during",
            to: "{from: \(start), until: \(start) + \(PauseResets.text(seconds))}")
    }

    func said(in draft: Draft) -> String? {
        draft.moments { $0.from }.map { "begins \($0)" }
    }
}
