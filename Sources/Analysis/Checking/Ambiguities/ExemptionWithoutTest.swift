internal import AgreementLanguage
internal import CeasefireModel

/// A ground on which an act is allowed, and of which nothing says by what facts it is told.
struct ExemptionWithoutTest: TextRule {
    static let page = RulePage(
        id: .exemptionWithoutTest, kind: .ambiguity, title: "An exemption without a test",
        looksFor:
            "An exemption that a provision grants, or that some reading says it grants, of which only words tell when it applies: no breach by the other side that it must answer, no time, no distance. From a ban on attacks it is grave: whoever strikes can plead it.",
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
            let granting = draft.agreement.provisions.filter {
                draft.possibleExemptions(from: $0).contains(exemption.name)
            }
            // The widest hole first: in a ban on attacks.
            guard let provision = granting.first(where: \.forbidsForce) ?? granting.first else { return nil }
            let isAnswer = provision.forbidsForce && exemption.speaksOfAnswer
            return Flaw(
                rule: .exemptionWithoutTest, severity: provision.forbidsForce ? .grave : .serious,
                subject: exemption.name.text,
                message:
                    "\(exemption.name) exempts from \(provision.name)\(holders(of: exemption, provision, draft)), and no fact bounds it.",
                story: isAnswer
                    ? "Whoever strikes pleads \(exemption.name). To show that it did not apply, one would have to know what the other side had done before, how long ago and where; the text asks for none of it."
                    : "Whoever is seen at what \(provision.name) forbids pleads \(exemption.name). To show that it did not apply, one would have to know who may plead it, by whose leave, where and until when; the text names no list and no authority.",
                span: draft.span("exemption", exemption.name.text, "text"),
                mend: mend(exemption, provision, draft))
        }
    }

    /// By whose readings it is granted, where not by all.
    private func holders(of exemption: Exemption, _ provision: Provision, _ draft: Draft) -> String {
        guard !draft.agreedExemptions(from: provision).contains(exemption.name) else { return "" }
        let readings = draft.exemptions(from: provision).filter { $0.granted.contains(exemption.name) }
            .compactMap(\.reading?.text)
        return readings.isEmpty
            ? " in one way of relaying it"
            : " as \(readings.joined(separator: " and ")) \(readings.count == 1 ? "reads" : "read") it"
    }

    /// What answers force is bounded in time and place; what is allowed to somebody, by name; all else by facts that are still to be named.
    private func mend(_ exemption: Exemption, _ provision: Provision, _ draft: Draft) -> Mend {
        guard provision.forbidsForce else {
            return Mend(
                "Name whom it exempts, in a list that both sides hold, and who may add to it; then whoever is not on it is not exempt."
            )
        }
        guard exemption.speaksOfAnswer else {
            return Mend(
                "Say by what facts it applies: to whom, where, until when, and who says so; or strike it out."
            )
        }
        let words =
            "Say what it must answer, how soon and how near (`answers: {to: [...], within: 30min, distance: 5km}`), or who may grant it."
        guard let answered = draft.answered(byThoseExemptFrom: provision) else { return Mend(words) }
        return Mend(
            words,
            draft.edit(
                "exemption", exemption.name.text, "answers",
                to: "{to: [\(answered)], within: 30min, distance: 5km}"))
    }
}

extension Exemption {
    /// How words begin by which force is allowed as an answer.
    private static let wordsOfAnswer = [
        "return", "answer", "respon", "repel", "repuls", "defen", "provo", "retaliat",
    ]

    /// Whether its words allow force as an answer to force: self-defence, the return of fire. A text in another language is taken not to.
    fileprivate var speaksOfAnswer: Bool {
        (text + " " + name.text).lowercased().split { !$0.isLetter }.contains { word in
            Self.wordsOfAnswer.contains { word.hasPrefix($0) }
        }
    }
}
