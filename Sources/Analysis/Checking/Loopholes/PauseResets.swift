internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// A pause that ends an episode while something of it is still being counted or waited for.
struct PauseResets: Rule {
    static let page = RulePage(
        id: .pauseResets, kind: .loophole, title: "A pause that resets the count",
        looksFor:
            "A rung that counts breaches over a time, or waits for a measure that has a time, where a silence shorter than that time ends the episode and so wipes out what was counted.",
        matters:
            "The text says \"five breaches within thirty days\", and means it. But where a day of silence ends an episode, the count starts again after every quiet day, and five in thirty days are never five.",
        bad: ExampleText.ladder(
            episodeEnds: "24h",
            rungs: """
                  - rung: sanctions
                    when: {count: {at-least: 2, within: 30d}}
                    who: [guarantor]
                    measure: sanctions
                    within: 72h
                """),
        good: ExampleText.ladder(
            episodeEnds: "30d",
            rungs: """
                  - rung: sanctions
                    when: {count: {at-least: 2, within: 30d}}
                    who: [guarantor]
                    measure: sanctions
                    within: 72h
                """))

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.responses.flatMap { response in
            response.rungs.compactMap { flaw($0, of: response, in: draft) }
        }
    }

    private func flaw(_ rung: Rung, of response: Response, in draft: Draft) -> Flaw? {
        guard let window = Self.window(rung, of: response), window.seconds > 1,
            let place = draft.block("response", response.name.text)
        else { return nil }
        guard let silence = Self.silence(response, shorterThan: window.seconds, in: draft) else { return nil }
        let gap = silence.seconds
        // Where it is not stated, it is settled.
        let settings: [Stage.Setting] =
            response.episodeEndsAfter.isStated
            ? []
            : [
                Stage.Setting(
                    holder: .response(response.name), key: "episode-ends-after", value: Self.text(gap),
                    words:
                        "a silence of more than \(lengthText(seconds: gap)) ends an episode of \(response.name)\(silence.says.map { ", as \($0)" } ?? "")"
                )
            ]
        guard gap < window.seconds, let stage = Stage(draft, settings: settings),
            let example = example(rung, response, window, gap: gap, in: draft, on: stage)
        else { return nil }
        let (time, length) = (lengthText(seconds: window.seconds), lengthText(seconds: gap))
        let isOpen = silence.says == nil && !response.episodeEndsAfter.isStated
        return Flaw(
            rule: .pauseResets, severity: .grave, subject: "\(response.name)/\(rung.name)",
            message: !isOpen
                ? "\(window.words.capitalisedFirst), but a silence of more than \(length) ends the episode\(silence.says.map { ", as \($0)," } ?? "") and wipes out what came before."
                : "\(window.words.capitalisedFirst), and nothing says how long a silence ends an episode: any that is shorter than \(time) wipes out what came before.",
            story:
                "A party breaks the agreement, is quiet for more than \(length), and breaks it again. All of it lies within the \(time) that \(rung.name) looks at, and still \(rung.name) is not called for: after each pause everything counts as new.",
            span: draft.span(of: "episode-ends-after", in: place), counterexample: example,
            holdsFor: isOpen ? "every silence shorter than \(time)" : silence.says ?? "",
            mend: mend(response, window, in: draft))
    }

    /// The silence that ends an episode, where it is shorter than a time: as stated, as the reading says under which the draft is
    /// played, or as one of the accounts has it. Where nobody says anything, one that is half as long shows what depends on it.
    ///
    /// - Returns: How long it is, and who says so, where the text itself does not; nil where it is as long, or longer.
    private static func silence(_ response: Response, shorterThan window: Int64, in draft: Draft) -> (
        seconds: Int64, says: String?
    )? {
        var known: (seconds: Int64, says: String?)?
        switch response.episodeEndsAfter {
        case .stated(let seconds): known = (seconds, nil)
        case .either(let all): known = all.min().map { ($0, "one of the accounts has it") }
        case .term:
            let read = draft.read(response.episodeEndsAfter) { TermValue.duration(seconds: $0) }
            if case (.duration(let seconds), let says)? = read { known = (seconds, says) }
        case .unstated: break
        }
        guard let known else { return (max(1, window / 2 / 3_600 * 3_600), nil) }
        return known.seconds < window ? known : nil
    }

    private func mend(_ response: Response, _ window: Window, in draft: Draft) -> Mend {
        // The longest time of any rung, so that one mend does for all of them.
        let longest =
            response.rungs.compactMap { Self.window($0, of: response)?.seconds }.max() ?? window.seconds
        let edit = draft.edit(
            Stage.Setting(
                holder: .response(response.name), key: "episode-ends-after", value: Self.text(longest),
                words: ""))
        return Mend(
            words:
                "Let an episode end only after a silence of \(lengthText(seconds: longest)), the longest time that its rungs look at.",
            edits: edit.map { [$0] } ?? [])
    }

    static func text(_ seconds: Int64) -> String {
        seconds % 86_400 == 0
            ? "\(seconds / 86_400)d" : seconds % 3_600 == 0 ? "\(seconds / 3_600)h" : "PT\(seconds)S"
    }

    /// The time that a rung looks at.
    private struct Window {
        var seconds: Int64
        /// How many breaches within it call for the rung.
        var count: Int
        var words: String
    }

    private static func window(_ rung: Rung, of response: Response) -> Window? {
        let windows = rung.condition.parts.compactMap { part -> Window? in
            switch part {
            case .count(let atLeast, let within?) where atLeast >= 2:
                return Window(
                    seconds: within, count: atLeast,
                    words:
                        "the rung \(rung.name) counts \(atLeast) breaches within \(lengthText(seconds: within))"
                )
            case .continuesAfter(let name):
                guard let below = response.rungs.first(where: { $0.name == name }),
                    case .stated(let timing) = below.timing, let within = timing.withinSeconds
                else { return nil }
                return Window(
                    seconds: within, count: 2,
                    words:
                        "the rung \(rung.name) waits for breaches after \(name), which is due within \(lengthText(seconds: within))"
                )
            default: return nil
            }
        }
        return windows.max { $0.seconds < $1.seconds }
    }

    /// The fewest breaches with one pause that do not call for the rung, where the same breaches without a pause do.
    private func example(
        _ rung: Rung, _ response: Response, _ window: Window, gap: Int64, in draft: Draft, on stage: Stage
    ) -> Counterexample? {
        // Words that are only another way to the rung are not said; all others are, at once.
        let beside = response.wordsBesideEvents
        guard let search = LadderSearch(response.name, in: stage, silent: beside.contains),
            let rung = search.response.rungs.first(where: { $0.name == rung.name }),
            let found = search.resetting(rung, gapSeconds: gap, within: window.seconds * 2)
        else { return nil }
        let subject = "\(response.name)/\(rung.name)"
        for party in stage.answeredParties(search.response) {
            for provision in stage.provisions(answeredBy: search.response, bindingOn: party) {
                let side = Side(party: party, provision: provision)
                if let example = example(
                    found, by: side, rung, window, gap: gap, in: draft, on: stage, search)
                {
                    return example
                }
            }
        }
        draft.effort.leaveUnconfirmed(subject)
        return nil
    }

    /// Who breaks what.
    private struct Side {
        let party: ActorID
        let provision: Provision
    }

    private func example(
        _ found: [PlannedBreach], by side: Side, _ rung: Rung, _ window: Window, gap: Int64, in draft: Draft,
        on stage: Stage, _ search: LadderSearch
    ) -> Counterexample? {
        let (response, party, provision) = (search.response, side.party, side.provision)
        func play(_ breaches: [PlannedBreach], on stage: Stage) -> Play {
            var play = Play(on: stage)
            for breach in breaches {
                play.breach(of: provision, by: party, at: 3_600 + breach.seconds, planned: breach)
                if response.waitsForMeasures {
                    play.anchor(response, breachOf: provision.name, by: party, at: 3_600 + breach.seconds)
                }
            }
            if rung.condition.waitsForWord {
                play.speak(for: rung.condition, stance: { _ in .inFavour }, accused: party, at: 3_600)
            }
            return play
        }
        // A silence that the rung waits for comes to its end, too.
        let quiet: [Int64] = rung.condition.parts.compactMap { part in
            if case .stoppedFor(let seconds) = part { seconds } else { nil }
        }
        let length: Int64 = (found.last?.seconds ?? 0) + window.seconds + gap
        let until: Int64 = 3_600 + length + (quiet.max() ?? 0)
        // The same breaches, where no silence ends an episode: they do call for it.
        guard
            let endless = Stage(
                draft,
                settings: [
                    Stage.Setting(
                        holder: .response(response.name), key: "episode-ends-after",
                        value: Self.text(window.seconds * 3), words: "")
                ]),
            play(found, on: endless).shown(
                .called(rung.name, of: response.name, against: party), until: until, words: "") != nil
        else { return nil }
        return play(found, on: stage).shown(
            .all([
                .breaches(by: party, atLeast: found.count),
                .notCalled(rung.name, of: response.name, against: party),
            ]), until: until,
            words:
                "\(rung.name) is not called for; without the end of the episode in the pause the same \(found.count) breaches call for it"
        )
    }
}
