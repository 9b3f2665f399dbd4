internal import AgreementLanguage
internal import CeasefireModel

/// A response of which nobody can say which breaches belong together.
struct EpisodeUnstated: ComparedRule {
    static let page = RulePage(
        id: .episodeUnstated, kind: .omission, title: "Nothing says when a breach is over",
        looksFor:
            "A response that does not say how long a silence ends an episode of breaches, so that the next one begins at the first rung again.",
        matters:
            "A ladder climbs while a breach goes on. If nobody knows how long a pause must be before the count starts anew, an afternoon without fire is enough to come back to the warning, or no year is.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning, episodeEnds: "unstated")),
        good: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning)))

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.responses.compactMap { response in
            let settled = draft.settled(response.episodeEndsAfter)
            guard settled != .settled else { return nil }
            let name = response.name.text
            return Flaw(
                rule: .episodeUnstated, severity: .serious, subject: name,
                message: settled == .unsaid
                    ? "Nothing says how long a silence ends an episode of breaches for \(name)."
                    : "How long a silence ends an episode for \(name) is disputed: \(draft.answers(settled)).",
                story:
                    "Fire, a warning, two quiet days, fire again. Is that the same breach going on, which calls for the next rung, or a new one, which calls for a warning? The text lets both sides be right.",
                span: draft.span("response", name, "episode-ends-after"),
                mend: Mend(
                    "Say how long nothing may happen before the ladder begins at its foot again.",
                    draft.edit("response", name, "episode-ends-after", to: "7d")))
        }
    }

    func said(in draft: Draft) -> String? {
        draft.agreement.responses.lazy.compactMap { response -> String? in
            guard case .stated(let seconds) = response.episodeEndsAfter else { return nil }
            return "a silence of more than \(lengthText(seconds: seconds)) ends an episode"
        }.first
    }
}
