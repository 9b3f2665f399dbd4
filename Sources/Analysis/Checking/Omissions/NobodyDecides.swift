internal import AgreementLanguage
internal import CeasefireModel

/// A response to breaches of which nobody says who finds them.
struct NobodyDecides: ComparedRule {
    static let page = RulePage(
        id: .nobodyDecides, kind: .omission, title: "Nobody decides",
        looksFor:
            "A response that does not say whose findings count for it, and a document with provisions but without anybody who could find a breach.",
        matters:
            "A breach that nobody is asked to find is found by whoever was hit, and denied by whoever is accused. The first dispute is then not about what happened but about who may say so.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning), front: "observers: {mission: The monitoring mission}"),
        good: ExampleText.document(
            ExampleText.fireCeases,
            """
            response: warnings
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: found
            found-by: [mission]
            episode-ends-after: 24h
            rungs:
              - {rung: warning, when: first-breach, who: [east, west], measure: a warning, within: 24h}
            """, front: "observers: {mission: The monitoring mission}"),
        guidance: [.jointCommission, .verification])

    static let opens: [RuleID] = [
        .monitorsUnprotected, .veto, .singleFalseReport, .quorumBreakable, .verificationOutlastsClock,
    ]

    func flaws(in draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        guard !agreement.responses.isEmpty else { return wholeDocument(draft) }
        return agreement.responses.compactMap { response in
            let settled = response.foundBy.map { draft.settled($0) } ?? .unsaid
            // Where every rung waits for somebody's finding, that somebody decides.
            guard settled != .settled, !response.rungs.allSatisfy(\.condition.isFound) else { return nil }
            let name = response.name.text
            return Flaw(
                rule: .nobodyDecides, severity: agreement.bodies.isEmpty ? .grave : .serious, subject: name,
                message: settled == .unsaid
                    ? "Nothing says who finds the breaches that \(name) answers."
                    : "Who finds the breaches that \(name) answers is disputed: \(draft.answers(settled)).",
                story:
                    "There is a strike. The side that was hit declares a breach and wants the response. The other declares that there was none. Nobody is named whose word settles it, so whoever must respond chooses whom to believe, or waits.",
                span: draft.span("response", name, "found-by"), mend: mend(response, draft))
        }
    }

    /// A text without any response: there must be at least somebody who could find a breach.
    private func wholeDocument(_ draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        guard !agreement.provisions.isEmpty, agreement.bodies.isEmpty,
            !agreement.actors.contains(where: { $0.role == .observer })
        else { return [] }
        return [
            Flaw(
                rule: .nobodyDecides, severity: .grave, subject: "",
                message: "Nobody is named who could find a breach: no body, no observer.",
                story:
                    "Each side keeps its own list of the other's breaches. Nobody is asked to compare them, so both lists grow, and both are true to those who wrote them.",
                span: draft.frontMatterSpan,
                mend: Mend(
                    "Set up a commission with somebody from outside in it, and say how it decides; or name who watches.",
                    somebody(in: draft)?.edit))
        ]
    }

    private func mend(_ response: Response, _ draft: Draft) -> Mend {
        let words = "Name whose findings count, best somebody who is not a party and has access to the place."
        func found(by finder: String) -> DocumentEdit? {
            draft.edit("response", response.name.text, "found-by", to: "[\(finder)]")
        }
        if let finder = draft.finder(of: response) { return Mend(words, found(by: finder.text)) }
        guard let (finder, edit) = somebody(in: draft) else { return Mend(words) }
        return Mend(words, found(by: finder), edit)
    }

    /// Somebody without a stake: a commission in which the mediators sit, or else one who is still to be named. Guarantors have a
    /// stake, for they must act.
    private func somebody(in draft: Draft) -> (id: String, edit: DocumentEdit?)? {
        let agreement = draft.agreement
        guard let outline = draft.outlines[draft.file] else { return nil }
        let mediators = agreement.actors.filter { $0.role == .mediator }.map(\.id)
        guard !mediators.isEmpty else {
            return Self.stranger(in: outline, of: agreement).map { ($0.id.text, $0.edit) }
        }
        let id = "joint-commission"
        guard !agreement.actors.contains(where: { $0.id.text == id }) else { return nil }
        return (
            id,
            outline.adding(
                block:
                    "body: \(id)\nname: 'The joint commission'\nmembers: \(Draft.list(agreement.parties + mediators))\nvote: majority",
                heading: "Who decides")
        )
    }

    /// Somebody who is still to be named; nil where the document has an actor of that name.
    static func stranger(in outline: DocumentOutline, of agreement: Agreement) -> (
        id: ActorID, edit: DocumentEdit
    )? {
        let id: ActorID = "named-body"
        guard !agreement.actors.contains(where: { $0.id == id }), let front = outline.frontMatter,
            let edit = outline.setting("observers", to: "{\(id): '<name of the body>'}", in: front)
        else { return nil }
        return (id, edit)
    }

    func said(in draft: Draft) -> String? {
        let found = draft.agreement.responses.compactMap(\.foundBy).map(\.allNamed).together
        return found.isEmpty ? nil : "findings of \(draft.names(found.sorted())) count"
    }
}

extension Condition {
    /// Whether it waits for a finding, a certificate or a decision of somebody who is named.
    fileprivate var isFound: Bool {
        switch self {
        case .breachFound(_, let by): by.map { !$0.allNamed.isEmpty } ?? false
        case .certified(let rule): !rule.by.allNamed.isEmpty
        case .decided(let rule): !rule.by.allNamed.isEmpty
        case .all(let all): all.contains { $0.isFound }
        case .any(let all): all.allSatisfy { $0.isFound }
        default: false
        }
    }
}
