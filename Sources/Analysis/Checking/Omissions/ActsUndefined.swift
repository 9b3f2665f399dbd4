internal import AgreementLanguage
internal import CeasefireModel

/// A provision that does not say what it forbids.
struct ActsUndefined: TextRule {
    static let page = RulePage(
        id: .actsUndefined, kind: .omission, title: "Nothing says what is forbidden",
        looksFor:
            "A provision whose acts, targets or weapons are unstated, relayed in several ways, or left to readings that differ.",
        matters:
            "A list of acts is what a monitor's log is held against. Without one, a drone over a town, a tank that moves up and a shot at a rabbit are all breaches to one side and none to the other.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: unstated}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(ExampleText.fireCeases), guidance: [.noAmbiguity])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.provisions.flatMap { provision -> [Flaw] in
            let name = provision.name.text
            let asked: [(key: String, what: String, settled: Settled, value: String)] = [
                ("acts", "which acts \(name) forbids", draft.settled(provision.acts), "any-attack"),
                ("against", "what \(name) protects", draft.settled(provision.targets), "any"),
                ("with", "which weapons \(name) speaks of", draft.settled(provision.weapons), "any"),
            ]
            return asked.filter { $0.settled != .settled }.map { key, what, settled, value in
                Flaw(
                    rule: .actsUndefined, severity: settled == .unsaid ? .grave : .serious,
                    subject: "\(name)/\(key)",
                    message: settled == .unsaid
                        ? "Nothing says \(what)."
                        : "It is disputed \(what): \(draft.answers(settled)).",
                    story:
                        "Something happens that one side calls an attack and the other an exercise, a patrol or an accident. The monitors can say what they saw, and cannot say whether it was forbidden.",
                    span: draft.span("provision", name, "prohibits", key),
                    mend: Mend(
                        "List the acts that are forbidden, what is protected, and the weapons that are meant.",
                        draft.edit("provision", name, "prohibits", key, to: value)))
            }
        }
    }
}
