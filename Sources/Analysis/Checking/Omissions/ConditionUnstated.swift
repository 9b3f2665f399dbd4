internal import AgreementLanguage
internal import CeasefireModel

/// Something that happens on a condition of which the text does not say what it is.
struct ConditionUnstated: TextRule {
    static let page = RulePage(
        id: .conditionUnstated, kind: .omission, title: "An unstated condition",
        looksFor:
            "A rung, a stand-down, a duty that waits or is excused, or a change of a standing measure, on a condition that is unstated.",
        matters:
            "Whoever must act on a condition that nobody wrote down will find that it has not come about; whoever wants the act will find that it has.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(
                """
                  - rung: warning
                    when: unstated
                    who: [east, west]
                    measure: a warning
                    within: 24h
                """)),
        good: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(
                """
                  - rung: warning
                    when: first-breach
                    who: [east, west]
                    measure: a warning
                    within: 24h
                """)), guidance: [.noAmbiguity])

    /// What was unstated hid what the measure lets happen.
    static let opens: [RuleID] = [
        .nobodyDecides, .rungWithoutActor, .rungWithoutDeadline, .breachUnanswered, .singleFalseReport, .veto,
        .obligedAndForbidden, .guaranteeWithoutDefault, .verificationOutlastsClock, .monitorsUnprotected,
    ]

    func flaws(in draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        let rungs = agreement.responses.flatMap { response in
            response.rungs.flatMap { rung -> [Flaw] in
                let subject = "\(response.name)/\(rung.name)"
                guard let place = draft.rung(rung.name, of: response.name) else { return [] }
                var all: [Flaw] = []
                if rung.condition.isOpen {
                    all.append(
                        flaw(
                            subject, "what calls for \(subject)", draft.span(of: "when", in: place),
                            place.outline.setting("when", to: "first-breach", in: place.node)))
                }
                if rung.standDown?.isOpen == true {
                    all.append(
                        flaw(
                            "\(subject)/stand-down", "what ends \(subject)",
                            draft.span(of: "stand-down", in: place),
                            place.outline.setting("stand-down", to: "{stopped-for: 7d}", in: place.node)))
                }
                return all
            }
        }
        let duties = agreement.obligations.flatMap { duty -> [Flaw] in
            let name = duty.name.text
            return [
                ("after", "what \(name) waits for", duty.waitsFor),
                ("excused-when", "what excuses from \(name)", duty.excusedWhen),
            ]
            .filter { $0.2?.isOpen == true }
            .map { key, what, _ in
                flaw("\(name)/\(key)", what, draft.span("obligation", name, key), nil)
            }
        }
        let measures = agreement.standingMeasures.filter { $0.transitions.contains { $0.condition.isOpen } }
            .map {
                flaw(
                    $0.name.text, "what changes \($0.name)",
                    draft.span("standing-measure", $0.name.text, "transitions"), nil)
            }
        return rungs + duties + measures
    }

    private func flaw(_ subject: String, _ what: String, _ span: SourceSpan, _ edit: DocumentEdit?) -> Flaw {
        Flaw(
            rule: .conditionUnstated, severity: .grave, subject: subject,
            message: "Nothing says \(what).",
            story:
                "The day comes on which somebody must say whether it is so. There is no sentence to hold the facts against, so power decides, and not the text.",
            span: span,
            mend: Mend("Say by what facts it is told, how many of them, in how long, and who says so.", edit))
    }
}

extension Condition {
    /// Whether it, or a part of it, is unstated. What an expanded attack is, another rule asks.
    var isOpen: Bool {
        switch self {
        case .unstated: true
        case .expandedAttack(.stated(let definition)): definition.isOpen
        case .any(let all), .all(let all): all.contains { $0.isOpen }
        case .not(let one): one.isOpen
        default: false
        }
    }
}
