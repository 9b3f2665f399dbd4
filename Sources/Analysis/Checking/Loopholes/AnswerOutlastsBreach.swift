internal import AgreementLanguage
internal import CeasefireModel

/// A licence to answer a breach that goes on when the breach is long over.
struct AnswerOutlastsBreach: Rule {
    static let page = RulePage(
        id: .answerOutlastsBreach, kind: .loophole, title: "A licence to answer that outlasts the breach",
        looksFor:
            "An exemption for what answers a breach, which may be used for longer than the document itself looks at that breach: longer than the silence that ends an episode of the response to it, or than the last deadline of that response, whichever is shorter. Where no response says either, longer than a day. It is grave where it lasts at least twice as long, or until the provision ends.",
        matters:
            "To return fire at once is self-defence. To return it after weeks is war by leave of the agreement: one shell, never mind by whom it was ordered, and the other side is free for as long as the licence runs.",
        bad: document("30d"), good: document("1h"), guidance: [])

    private static func document(_ within: String) -> String {
        ExampleText.document(
            ExampleText.fireCeases + "\nexcept: [return-fire]",
            """
            exemption: return-fire
            text: Fire may be returned at the place from which it came.
            answers: {to: [fire-ceases], within: \(within), distance: 5km}
            """, ExampleText.warnings(ExampleText.aWarning))
    }

    /// Where no response says how long a breach is looked at, a licence of more than a day outlasts it.
    static let usualSeconds: Int64 = 86_400

    /// How long a document looks at a breach.
    struct Horizon {
        var seconds: Int64
        /// Where that is said: `a silence of 24 h ends an episode of warnings`.
        var words: String
    }

    /// How long the document looks at breaches of some provisions.
    static func horizon(of provisions: Set<ProvisionName>, in agreement: Agreement) -> Horizon {
        let said = agreement.responses.filter { !$0.provisions.isDisjoint(with: provisions) }.flatMap {
            response -> [Horizon] in
            var all: [Horizon] = []
            if case .stated(let seconds) = response.episodeEndsAfter {
                all.append(
                    Horizon(
                        seconds: seconds,
                        words:
                            "a silence of \(lengthText(seconds: seconds)) ends an episode of \(response.name)"
                    ))
            }
            let deadlines = response.rungs.compactMap { rung -> Int64? in
                if case .stated(let timing) = rung.timing { timing.withinSeconds } else { nil }
            }
            if let last = deadlines.max(), deadlines.count == response.rungs.count {
                all.append(
                    Horizon(
                        seconds: last,
                        words:
                            "the last measure of \(response.name) is due within \(lengthText(seconds: last))")
                )
            }
            return all
        }
        return said.min { $0.seconds < $1.seconds }
            ?? Horizon(
                seconds: usualSeconds,
                words: "no response says for how long a breach is looked at, so that a day is taken")
    }

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.exemptions.compactMap { exemption in
            exemption.answers.flatMap { flaw(exemption, $0, in: draft) }
        }
    }

    private func flaw(_ exemption: Exemption, _ rule: AnswerRule, in draft: Draft) -> Flaw? {
        let horizon = Self.horizon(of: rule.provisions, in: draft.agreement)
        guard rule.withinSeconds > horizon.seconds else { return nil }
        for provision in draft.agreement.provisions {
            let isAgreed = draft.agreedExemptions(from: provision).contains(exemption.name)
            guard isAgreed || draft.possibleExemptions(from: provision).contains(exemption.name),
                let stage = Stage(draft, settings: granting(exemption, provision, isAgreed: isAgreed)),
                let played = example(exemption, rule, provision, horizon, on: stage)
            else { continue }
            let length = lengthText(seconds: rule.withinSeconds)
            let isToTheEnd = played.isToTheEnd
            return Flaw(
                rule: .answerOutlastsBreach,
                severity: isToTheEnd || rule.withinSeconds >= 2 * horizon.seconds ? .grave : .serious,
                subject: exemption.name.text,
                message:
                    "One breach frees the other side from \(provision.name) for \(length)\(isToTheEnd ? ", to the end of \(provision.name) itself" : ""): so long may \(exemption.name) be pleaded, and \(horizon.words).",
                story:
                    "\(played.first) fires once, by error, or because somebody made it look so. Nothing more happens, and \(horizon.words). \(lengthText(seconds: played.seconds).capitalisedFirst) later \(played.second) strikes, and again on any day it likes; each time it answers that one shot, and breaks nothing.",
                span: draft.span("exemption", exemption.name.text, "answers"),
                counterexample: played.example, bound: "",
                holdsFor: isAgreed ? "" : "readings that grant \(exemption.name)",
                mend: Mend(
                    "Let an answer stay near to what it answers: hours, and no longer than the agreement itself looks at the breach.",
                    draft.edit(
                        "exemption", exemption.name.text, "answers", "within",
                        to: PauseResets.text(min(horizon.seconds, Self.usualSeconds)))))
        }
        return nil
    }

    /// What must be settled where only some reading grants it.
    private func granting(_ exemption: Exemption, _ provision: Provision, isAgreed: Bool) -> [Stage.Setting] {
        guard !isAgreed || !provision.exemptions.isStated else { return [] }
        return [
            Stage.Setting(
                holder: .provision(provision.name), key: "except", value: "[\(exemption.name)]",
                words: "\(exemption.name) exempts from \(provision.name)")
        ]
    }

    /// A timeline in which an act long after a breach answers it.
    private struct Played {
        let first: String
        let second: String
        /// How long after the breach the act follows.
        let seconds: Int64
        let isToTheEnd: Bool
        let example: Counterexample
    }

    /// One breach, and an act of the other side in the last hour in which it may answer; nil where the act is a breach, or would be
    /// none without what it answers.
    private func example(
        _ exemption: Exemption, _ rule: AnswerRule, _ provision: Provision, _ horizon: Horizon,
        on stage: Stage
    ) -> Played? {
        let agreement = stage.draft.agreement
        guard let granting = agreement.provisions.first(where: { $0.name == provision.name }) else {
            return nil
        }
        for answered in agreement.provisions where rule.provisions.contains(answered.name) {
            for first in agreement.parties where answered.isBinding(on: first) {
                for second in agreement.parties where second != first && granting.isBinding(on: second) {
                    let left = granting.until.instant.map { $0 - stage.begins - 3_600 }
                    let isToTheEnd = left.map { rule.withinSeconds >= $0 } ?? false
                    // An hour before the licence ends, or a minute where it hardly outlasts what the document looks at.
                    let end = min(rule.withinSeconds, left ?? .max)
                    let after = end - 3_600 > horizon.seconds ? end - 3_600 : end - 60
                    guard after > horizon.seconds else { continue }
                    var (alone, both) = (Play(on: stage), Play(on: stage))
                    both.breach(of: answered, by: first, at: 3_600)
                    alone.breach(of: granting, by: second, at: 3_600 + after)
                    both.breach(of: granting, by: second, at: 3_600 + after, isAnswer: true)
                    let until = 3_600 + after + 3_600
                    guard alone.shown(.breaks(granting.name, by: second), until: until, words: "") != nil,
                        let example = both.shown(
                            .all([.breaks(answered.name, by: first), .keeps(granting.name, by: second)]),
                            until: until,
                            words:
                                "\(stage.name(second)) has broken nothing: \(lengthText(seconds: after)) later it still answers that one breach",
                            bearingOut: exemption.name.text)
                    else { continue }
                    return Played(
                        first: stage.name(first), second: stage.name(second), seconds: after,
                        isToTheEnd: isToTheEnd, example: example)
                }
            }
        }
        return nil
    }
}
