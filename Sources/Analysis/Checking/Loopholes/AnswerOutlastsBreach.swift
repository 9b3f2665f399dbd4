internal import AgreementLanguage
internal import CeasefireModel

/// A licence to answer a breach that goes on when the breach is long over.
struct AnswerOutlastsBreach: Rule {
    static let page = RulePage(
        id: .answerOutlastsBreach, kind: .loophole, title: "A licence to answer that goes beyond the breach",
        looksFor:
            "An exemption for what answers a breach, which may be used for longer than the document itself looks at that breach: longer than the silence that ends an episode of the response to it, or than the last deadline of that response, whichever is shorter. Where no response says either, longer than a day. It is grave where it lasts at least twice as long, or until the provision ends. And an exemption from a ban on attacks which answers what is no attack (access denied, a gun in a zone), or which may be used for more than three hours and names no distance from what it answers: both are grave.",
        matters:
            "To return fire at once is self-defence. To return it after weeks is war by leave of the agreement: one shell, never mind by whom it was ordered, and the other side is free for as long as the licence runs. Nor is it self-defence to answer a gate that stayed closed with missiles, or a shot in one valley with a strike on a town in another.",
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

    /// A licence of more than this is none for what is done at once: it must name a distance.
    private static let mostSecondsAnywhere: Int64 = 3 * 3_600
    /// The distance that is proposed.
    static let usualDistance = "5km"

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

    /// How a licence goes beyond what it answers.
    private enum Excess {
        /// It lasts longer than the document looks at the breach.
        case long
        /// It answers what is no attack by one.
        case noAttack
        /// It may be used far away from what it answers, for hours.
        case anywhere
    }

    private func flaw(_ exemption: Exemption, _ rule: AnswerRule, in draft: Draft) -> Flaw? {
        let horizon = Self.horizon(of: rule.provisions, in: draft.agreement)
        let attacks = rule.provisions.filter { draft.provision($0)?.forbidsAttacks ?? true }
        for provision in draft.agreement.provisions {
            let isAgreed = draft.agreedExemptions(from: provision).contains(exemption.name)
            guard isAgreed || draft.possibleExemptions(from: provision).contains(exemption.name) else {
                continue
            }
            var excesses: [Excess] = rule.withinSeconds > horizon.seconds ? [.long] : []
            if provision.forbidsForce {
                if attacks != rule.provisions { excesses.append(.noAttack) }
                if rule.distanceMeters == nil, rule.withinSeconds > Self.mostSecondsAnywhere {
                    excesses.append(.anywhere)
                }
            }
            guard !excesses.isEmpty,
                let stage = Stage(draft, settings: granting(exemption, provision, isAgreed: isAgreed))
            else { continue }
            for excess in excesses {
                guard
                    let played = example(
                        excess, exemption, rule, attacks, provision, horizon, on: stage)
                else { continue }
                let isGrave =
                    played.isToTheEnd || excesses != [.long] || rule.withinSeconds >= 2 * horizon.seconds
                return Flaw(
                    rule: .answerOutlastsBreach, severity: isGrave ? .grave : .serious,
                    subject: exemption.name.text,
                    message: message(excess, exemption, rule, provision, played, horizon),
                    story: story(excess, played, horizon),
                    span: draft.span("exemption", exemption.name.text, "answers"),
                    counterexample: played.example, bound: "",
                    holdsFor: isAgreed ? "" : "readings that grant \(exemption.name)",
                    mend: mend(exemption, rule, attacks, excesses, horizon, in: draft))
            }
        }
        return nil
    }

    // MARK: How it is told

    private func message(
        _ excess: Excess, _ exemption: Exemption, _ rule: AnswerRule, _ provision: Provision,
        _ played: Played,
        _ horizon: Horizon
    ) -> String {
        let length = lengthText(seconds: rule.withinSeconds)
        return switch excess {
        case .long:
            "One breach frees the other side from \(provision.name) for \(length)\(played.isToTheEnd ? ", to the end of \(provision.name) itself" : ""): so long may \(exemption.name) be pleaded, and \(horizon.words)."
        case .noAttack:
            "\(exemption.name) lets the other side do what \(provision.name) forbids in answer to a breach of \(played.answered), which is no attack."
        case .anywhere:
            "One breach frees the other side from \(provision.name) for \(length), wherever it likes: \(exemption.name) names no distance from what it answers."
        }
    }

    private func story(_ excess: Excess, _ played: Played, _ horizon: Horizon) -> String {
        let later = lengthText(seconds: played.seconds).capitalisedFirst
        return switch excess {
        case .long:
            "\(played.first) fires once, by error, or because somebody made it look so. Nothing more happens, and \(horizon.words). \(later) later \(played.second) strikes, and again on any day it likes; each time it answers that one shot, and breaks nothing."
        case .noAttack:
            "\(played.first) breaks \(played.answered): nobody is hurt, and nothing is hit. \(later) later \(played.second) attacks. It says that it answers that, and it is right: the text asks neither by what it is answered nor whether it was an attack."
        case .anywhere:
            "\(played.first) fires once at one place. \(later) later \(played.second) strikes a hundred kilometres away, and again for as long as the licence runs; each time it answers that one shot, and breaks nothing."
        }
    }

    /// The edit takes away all that goes too far, so that no second one is needed. Where it answers nothing but what is no attack, only the parties
    /// can say whether anything is left of it.
    private func mend(
        _ exemption: Exemption, _ rule: AnswerRule, _ attacks: Set<ProvisionName>, _ excesses: [Excess],
        _ horizon: Horizon, in draft: Draft
    ) -> Mend {
        let seconds = min(rule.withinSeconds, horizon.seconds, Self.usualSeconds)
        let within = PauseResets.text(seconds)
        guard excesses != [.long] else {
            return Mend(
                "Let an answer stay near to what it answers: hours, and no longer than the agreement itself looks at the breach.",
                draft.edit("exemption", exemption.name.text, "answers", "within", to: within))
        }
        let words =
            "Let an answer stay near to what it answers: to attacks alone, within hours, and within a few kilometres of the place from which they came."
        guard !attacks.isEmpty else { return Mend(words: words + " Or strike it out.") }
        let distance = rule.distanceMeters.map { "\(Int64($0))m" } ?? Self.usualDistance
        return Mend(
            words,
            draft.edit(
                "exemption", exemption.name.text, "answers",
                to:
                    "{to: [\(attacks.sorted().map(\.text).joined(separator: ", "))], within: \(within), distance: \(distance)}"
            ))
    }

    // MARK: How it is shown

    /// What must be settled where only some reading grants it.
    private func granting(_ exemption: Exemption, _ provision: Provision, isAgreed: Bool) -> [Stage.Setting] {
        guard !isAgreed || !provision.exemptions.isStated else { return [] }
        return [
            Stage.Setting(
                holder: .provision(provision.name), key: "except", value: "[\(exemption.name)]",
                words: "\(exemption.name) exempts from \(provision.name)")
        ]
    }

    /// A timeline in which an act answers a breach that it should not.
    private struct Played {
        let first: String
        let second: String
        /// What was broken first.
        let answered: ProvisionName
        /// How long after the breach the act follows.
        let seconds: Int64
        let isToTheEnd: Bool
        let example: Counterexample
    }

    /// One breach, and an act of the other side in the last hour in which it may answer, far away where no distance is named; nil where the
    /// act is a breach, or would be none without what it answers.
    private func example(
        _ excess: Excess, _ exemption: Exemption, _ rule: AnswerRule, _ attacks: Set<ProvisionName>,
        _ provision: Provision, _ horizon: Horizon, on stage: Stage
    ) -> Played? {
        let agreement = stage.draft.agreement
        guard let granting = agreement.provisions.first(where: { $0.name == provision.name }) else {
            return nil
        }
        let least = excess == .long ? horizon.seconds : 0
        let wanted = excess == .noAttack ? rule.provisions.subtracting(attacks) : rule.provisions
        for answered in agreement.provisions where wanted.contains(answered.name) {
            for first in agreement.parties where answered.isBinding(on: first) {
                for second in agreement.parties where second != first && granting.isBinding(on: second) {
                    let left = granting.until.instant.map { $0 - stage.begins - 3_600 }
                    let isToTheEnd = left.map { rule.withinSeconds >= $0 } ?? false
                    // An hour before the licence ends, or a minute where it hardly lasts longer than it must to show it.
                    let end = min(rule.withinSeconds, left ?? .max)
                    let after = end - 3_600 > least ? end - 3_600 : end - 60
                    guard after > least else { continue }
                    // Where it happened, so far as the ban reaches there.
                    let region = stage.region(granting, by: second) ?? stage.region(answered, by: first)
                    let site = excess == .anywhere ? 1 : 0
                    var (alone, both) = (Play(on: stage), Play(on: stage))
                    both.breach(of: answered, by: first, at: 3_600)
                    alone.breach(of: granting, by: second, at: 3_600 + after, site: site, in: region)
                    both.breach(
                        of: granting, by: second, at: 3_600 + after, site: site, in: region, isAnswer: true)
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
                        first: stage.name(first), second: stage.name(second), answered: answered.name,
                        seconds: after, isToTheEnd: isToTheEnd, example: example)
                }
            }
        }
        return nil
    }
}

extension Provision {
    /// Whether what it forbids is an attack, be it a step over a line or a flight: something that fire may answer at all.
    fileprivate var forbidsAttacks: Bool {
        !forbiddenActs.isDisjoint(with: Vocabulary.actSets["any-attack"] ?? [])
    }
}
