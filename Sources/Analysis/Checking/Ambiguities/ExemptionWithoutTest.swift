internal import AgreementLanguage
internal import CeasefireModel

/// A ground on which an act is allowed, and of which nothing says by what facts it is told.
struct ExemptionWithoutTest: TextRule {
    static let page = RulePage(
        id: .exemptionWithoutTest, kind: .ambiguity, title: "An exemption without a test",
        looksFor:
            "An exemption that a provision grants, of which only words tell when it applies: no breach by the other side that it must answer, no time, no distance. From a ban on attacks it is grave: whoever strikes can plead it.",
        matters:
            "Every strike is an answer to something. An exemption that anybody can plead, and that no fact bounds, is wider than the rule from which it exempts.",
        bad: granted("exemption: return-fire\ntext: Fire may be returned."),
        good: granted(
            "exemption: return-fire\ntext: Fire may be returned at once at the place from which it came.\nanswers: {to: [fire-ceases], within: 30min, distance: 5km}"
        ), guidance: [.agreedTerms])

    private static func granted(_ exemption: String) -> String {
        ExampleText.document(
            exemption,
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            except: [return-fire]
            standard-of-proof: clear-and-convincing
            """)
    }

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.exemptions.filter { $0.answers == nil }.compactMap { exemption in
            let granting = draft.agreement.provisions.filter { provision in
                if case .stated(let granted) = provision.exemptions {
                    granted.contains(exemption.name)
                } else {
                    false
                }
            }
            // The widest hole first: in a ban on attacks.
            guard let provision = granting.first(where: \.forbidsForce) ?? granting.first else { return nil }
            return Flaw(
                rule: .exemptionWithoutTest, severity: provision.forbidsForce ? .grave : .serious,
                subject: exemption.name.text,
                message: "\(exemption.name) exempts from \(provision.name), and no fact bounds it.",
                story:
                    "Whoever strikes pleads \(exemption.name). To show that it did not apply, one would have to know what the other side had done before, how long ago and where; the text asks for none of it.",
                span: draft.span("exemption", exemption.name.text, "text"),
                mend: Mend(
                    "Say what it must answer, how soon and how near (`answers: {to: [...], within: 30min, distance: 5km}`), or who may grant it.",
                    draft.edit(
                        "exemption", exemption.name.text, "answers",
                        to: "{to: [\(provision.name)], within: 30min, distance: 5km}")))
        }
    }
}

extension Provision {
    /// Whether some act that it forbids is force, and not a flight or a step over a line; so it is where nobody says what it forbids.
    fileprivate var forbidsForce: Bool {
        let force = (Vocabulary.actSets["any-attack"] ?? []).subtracting(["overflight", "incursion"])
        return !forbiddenActs.isDisjoint(with: force)
    }
}
