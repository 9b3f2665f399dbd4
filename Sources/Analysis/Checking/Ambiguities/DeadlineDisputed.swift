internal import AgreementLanguage
internal import CeasefireModel

/// A measure of which it is disputed by when it must be taken, or before when it must not.
struct DeadlineDisputed: TextRule {
    static let page = RulePage(
        id: .deadlineDisputed, kind: .ambiguity, title: "A disputed deadline",
        looksFor:
            "A rung whose time is relayed in several ways, as \"within\" a time and as \"after\" it, or is left to readings that do not all say the same.",
        matters:
            "\"Within 72 hours\" is a duty to act by then. \"After 72 hours\" forbids to act before. Under one of them the forces come on the first day; under the other the attacker has three days that nobody may disturb.",
        bad: ExampleText.inspection(timing: "timing: {either: [{within: 72h}, {not-before: 72h}]}"),
        good: ExampleText.inspection(timing: "within: 72h"), guidance: [.noAmbiguity])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.rungs.compactMap { place in
            let settled = draft.settled(place.rung.timing)
            guard settled.isDisputed else { return nil }
            let ways: [Timing] = if case .either(let all) = place.rung.timing { all } else { [] }
            let words = ways.map(\.words).joined(separator: " or ")
            let turnsRound =
                ways.contains { $0.withinSeconds != nil }
                && ways.contains { $0.withinSeconds == nil && $0.notBeforeSeconds != nil }
            let latest = ways.compactMap(\.withinSeconds).max()
            return Flaw(
                rule: .deadlineDisputed, severity: .grave, subject: place.subject,
                message: ways.isEmpty
                    ? "By when \(place.subject) must be taken is disputed: \(draft.answers(settled))."
                    : "\(place.subject) is due \(words): the text is relayed in both ways.",
                story: turnsRound
                    ? "The attack has begun. By one wording those who promised to help must have come by then; by the other they may not come before. Whoever does not want to come reads the second one, and whoever attacks knows that he has the time."
                    : "The hour of one wording has passed, that of the other has not. Those who must act are late and in good time at once.",
                span: draft.place(
                    ofLengths: ways.compactMap { $0.withinSeconds ?? $0.notBeforeSeconds },
                    above: place.response.name) ?? place.span("timing", "within", "not-before"),
                mend: Mend(
                    "Agree one wording. If both are meant, say so: not before one time, and within another.",
                    place.node["timing"] == nil
                        ? nil
                        : place.edit(
                            "timing",
                            to: "{within: \(lengthText(seconds: latest ?? 259_200).replacing(" ", with: ""))}"
                        )))
        }
    }
}

extension Timing {
    /// In words: `within 72 h`.
    fileprivate var words: String {
        [
            notBeforeSeconds.map { "not before \(lengthText(seconds: $0))" },
            withinSeconds.map { "within \(lengthText(seconds: $0))" },
            isCeilingUnstated ? "within a time that is unstated" : nil,
        ].compactMap(\.self).joined(separator: " and ")
    }
}
