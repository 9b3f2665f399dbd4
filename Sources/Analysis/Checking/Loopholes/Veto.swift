internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// A party that can stop what is to be found or decided about itself.
struct Veto: Rule {
    static let page = RulePage(
        id: .veto, kind: .loophole, title: "The accused can veto",
        looksFor:
            "A finding or a decision about a party that the party itself can stop: by its vote against, by staying away so that there is no quorum, or by keeping silent where nobody else may speak. So it can be with what opens a duty that it owes; and the other side may stop what would release it from one. And a measure against a party that nobody but the party itself must take, or may order.",
        matters:
            "A commission in which the accused has a vote that cannot be overruled finds no breach that the accused did not admit. The ladder stands in the text and cannot be entered.",
        bad: document("consensus", quorum: "2"), good: document("majority", quorum: "2"))

    private static func document(_ vote: String, quorum: String) -> String {
        ExampleText.document(
            ExampleText.fireCeases,
            """
            body: commission
            name: Commission
            members: [east, west, mission]
            vote: \(vote)
            quorum: \(quorum)
            """,
            """
            response: ladder
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: found
            found-by: [commission]
            episode-ends-after: 30d
            rungs:
              - rung: sanctions
                when: first-breach
                who: [guarantor]
                measure: sanctions
                within: 72h
            """, front: "guarantors: {guarantor: Guarantor}\nobservers: {mission: Mission}")
    }

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft, withDuties: true) else { return [] }
        return draft.agreement.responses.flatMap { response in
            [finding(response, in: draft, on: stage)].compactMap(\.self)
                + response.rungs.compactMap { decision($0, of: response, in: draft, on: stage) }
                + response.rungs.compactMap { measure($0, of: response, in: draft, on: stage) }
        }
            + draft.agreement.standingMeasures.flatMap { measure in
                measure.transitions.indices.compactMap { change($0, of: measure, in: draft, on: stage) }
            } + duties(in: draft, on: stage)
    }

    /// How a party stops something.
    enum Means: CaseIterable {
        case against, absent, silent

        var words: String {
            switch self {
            case .against: "by a vote against"
            case .absent: "by staying away from the vote"
            case .silent: "by keeping silent"
            }
        }
    }

    /// A party that stops something about itself.
    struct Stopped {
        let party: ActorID
        let means: Means
        let example: Counterexample
        /// Whether anybody else says what it takes.
        let othersSpeak: Bool
    }

    /// The parties that stop what is said of themselves, where it comes about as long as nobody stops it.
    ///
    /// - Parameters:
    ///   - subject: What it is about, by names of the document, where no replay bears out what the text lets a party do.
    ///   - mayStop: Whether a party can stop it, as far as the text tells.
    ///   - play: What happens, where everybody stands so; nil where it cannot be played.
    ///   - comes: What it comes to where all are in favour.
    ///   - fails: What it comes to where it is stopped, with the words for it.
    func stopped(
        by parties: [ActorID], _ subject: String, mayStop: (ActorID) -> Bool, until: (ActorID) -> Int64,
        on stage: Stage, play: (ActorID, (ActorID) -> Finding.Vote.Choice?) -> Play?,
        comes: (ActorID) -> Claim, fails: (ActorID) -> Claim, words: String
    ) -> [Stopped] {
        parties.compactMap { party in
            guard let all = play(party, { _ in .inFavour }) else { return nil }
            func leave() {
                if mayStop(party) { stage.draft.effort.leaveUnconfirmed(subject) }
            }
            guard all.shown(comes(party), until: until(party), words: "") != nil else {
                leave()
                return nil
            }
            // Where it has no vote, it can only keep silent.
            for means in all.hasVote(of: party) ? [Means.against, .absent] : [.silent] {
                let stance: (ActorID) -> Finding.Vote.Choice? = {
                    $0 == party ? (means == .against ? .against : nil) : .inFavour
                }
                guard var play = play(party, stance) else { continue }
                let othersSpeak = play.events.contains { [.finding, .vote, .word].contains($0.kind) }
                if means != .against {
                    play.put(
                        Counterexample.Event(
                            at: play.moment(until(party) - 60), kind: .silence, actor: party,
                            words: "\(play.name(party)) has said nothing"))
                }
                if let example = play.shown(fails(party), until: until(party), words: words) {
                    return Stopped(party: party, means: means, example: example, othersSpeak: othersSpeak)
                }
            }
            leave()
            return nil
        }
    }

    /// `The North and The South`.
    func names(_ stopped: [Stopped], _ stage: Stage) -> String {
        stopped.map { stage.name($0.party) }.joined(separator: " and ")
    }

    /// Who stops what, and how: `The North can stop any finding of its own breach by a vote against; The South by staying away from
    /// the vote`.
    ///
    /// - Parameter what: What is stopped, by one party or by several.
    func sentence(_ stopped: [Stopped], _ stage: Stage, what: (_ isOne: Bool) -> String) -> String {
        Means.allCases.compactMap { means -> (some: [Stopped], means: Means)? in
            let some = stopped.filter { $0.means == means }
            return some.isEmpty ? nil : (some, means)
        }.enumerated().map { i, part in
            let can = i == 0 ? " can stop \(what(part.some.count == 1))" : ""
            return "\(names(part.some, stage))\(can) \(part.means.words)"
        }.joined(separator: "; ") + "."
    }

    // MARK: Findings

    private func finding(_ response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let staged = stage.response(response.name), let finders = staged.foundBy,
            let place = draft.block("response", response.name.text)
        else { return nil }
        let stopped = stopped(
            by: stage.answeredParties(staged), response.name.text,
            mayStop: { stage.isStopped(.breachFound(staged.provisions, by: finders), by: $0) },
            until: { _ in 14_400 }, on: stage,
            play: { party, stance in
                guard let provision = stage.provisions(answeredBy: staged, bindingOn: party).first else {
                    return nil
                }
                var play = Play(on: stage)
                play.breach(of: provision, by: party, at: 3_600)
                play.findings(of: provision.name, by: party, among: finders, stance: stance, at: 7_200)
                return play
            }, comes: { .binds(response.name, against: $0) },
            fails: { .doesNotBind(response.name, against: $0) },
            words: "no finding comes about, and no clock binds anybody")
        guard let first = stopped.first else { return nil }
        let name = stage.name(first.party)
        return Flaw(
            rule: .veto, severity: .grave, subject: response.name.text,
            message: sentence(stopped, stage) {
                "any finding of \($0 ? "its" : "their") own breach"
            },
            story:
                "\(name) breaks the agreement, and everybody knows it. \(first.othersSpeak ? "All others who may find it say so" : "Nobody else may find it"); \(name) stops the finding \(first.means.words). Nothing that \(response.name) promises becomes due.",
            span: draft.span(of: "found-by", in: place), counterexample: first.example,
            mend: mend(finders, stopping: stopped.map(\.party), in: draft, on: stage))
    }

    // MARK: Decisions that call for a rung

    private func decision(_ rung: Rung, of response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let staged = stage.response(response.name),
            let place = draft.rung(rung.name, of: response.name),
            rung.condition.parts.contains(where: \.isWord)
        else { return nil }
        let called = Dictionary(
            uniqueKeysWithValues: stage.answeredParties(staged).compactMap { party in
                stage.calling(rung.name, of: response.name, against: party).map { (party, $0) }
            })
        let stopped = stopped(
            by: called.keys.sorted(), "\(response.name)/\(rung.name)",
            mayStop: { !stage.isLeftOpen(rung, of: response) && stage.isStopped(rung.condition, by: $0) },
            until: { (called[$0]?.seconds ?? 0) + 7_200 }, on: stage,
            play: { party, stance in
                guard let (timeline, last) = called[party] else { return nil }
                var play = timeline
                play.speak(for: rung.condition, stance: stance, accused: party, at: last + 3_600)
                return play
            }, comes: { .called(rung.name, of: response.name, against: $0) },
            fails: { .notCalled(rung.name, of: response.name, against: $0) },
            words: "\(rung.name) is not called for")
        guard let first = stopped.first else { return nil }
        let name = stage.name(first.party)
        return Flaw(
            rule: .veto, severity: .grave, subject: "\(response.name)/\(rung.name)",
            message: sentence(stopped, stage) {
                "\(rung.name) against \($0 ? "itself" : "themselves")"
            },
            story:
                "\(name) breaks the agreement so that \(rung.name) would be called for. \(first.othersSpeak ? "All others speak for it" : "Nobody else has a say in it"); \(name) stops it \(first.means.words), and the measure does not come: \(rung.measure).",
            span: draft.span(of: "when", in: place), counterexample: first.example,
            mend: mend(rung.condition, stopping: stopped.map(\.party), in: draft, on: stage))
    }

    // MARK: Measures that return

    private func change(_ index: Int, of measure: StandingMeasure, in draft: Draft, on stage: Stage) -> Flaw?
    {
        let change = measure.transitions[index]
        guard [.on, .reimposed].contains(change.to), change.condition.parts.contains(where: \.isWord),
            let against = measure.against, let place = draft.block("standing-measure", measure.name.text)
        else { return nil }
        let stopped = stopped(
            by: stage.parties(against), "\(measure.name)/\(change.to.rawValue)",
            mayStop: { stage.isStopped(change.condition, by: $0) }, until: { _ in 30 * 86_400 }, on: stage,
            play: { party, stance in
                var play = Play(on: stage)
                guard let from = play.lead(measure, to: change.from, accused: party) else { return nil }
                play.speak(for: change.condition, stance: stance, accused: party, at: from + 86_400)
                return play
            }, comes: { _ in .stood(measure.name, change.to) },
            fails: { _ in .neverStood(measure.name, change.to) },
            words: "\(measure.name) does not come to be \(change.to.rawValue)")
        guard let first = stopped.first else { return nil }
        let name = stage.name(first.party)
        return Flaw(
            rule: .veto, severity: .grave, subject: "\(measure.name)/\(change.to.rawValue)",
            message:
                "\(names(stopped, stage)) can keep \(measure.name), which is against \(stopped.count == 1 ? "it" : "them"), from being \(change.to.rawValue) \(first.means.words).",
            story:
                "\(measure.measure.capitalisedFirst) was eased in return for promises. \(name) breaks them, and all others want the measure back; \(name) stops that \(first.means.words).",
            span: draft.span(of: "transitions", in: place), counterexample: first.example,
            mend: mend(change.condition, stopping: stopped.map(\.party), in: draft, on: stage))
    }

    // MARK: Mends

    func mend(_ condition: Condition, stopping: [ActorID], in draft: Draft, on stage: Stage) -> Mend {
        let deciders = condition.parts.compactMap { part -> Value<Set<ActorID>>? in
            switch part {
            case .certified(let rule): rule.by
            case .decided(let rule): rule.vote == nil ? rule.by : nil
            case .breachFound(_, let by): by
            default: nil
            }
        }
        return deciders.first.map { mend($0, stopping: stopping, in: draft, on: stage) }
            ?? Mend(words: Self.words)
    }

    private static let words =
        "Let the party whose conduct is decided on have no vote that the others together cannot overrule."

    /// A majority in which the others can overrule the accused, where there are enough of them.
    private func mend(
        _ deciders: Value<Set<ActorID>>, stopping: [ActorID], in draft: Draft, on stage: Stage
    ) -> Mend {
        let voices = Voices(agreement: stage.draft.agreement)
        let bodies = voices.actors(deciders).sorted().compactMap { voices.body($0) }
        guard let body = bodies.first else {
            guard let neutral = voices.neutral, voices.actors(deciders).contains(where: stopping.contains)
            else { return Mend(words: Self.words) }
            return Mend(words: "\(Self.words) \(stage.name(neutral)) could speak in its place.")
        }
        let members = voices.members(of: body)
        guard members.count >= 3, body.veto.isDisjoint(with: stopping) else { return Mend(words: Self.words) }
        var edits = [
            draft.edit(
                Stage.Setting(
                    holder: .block("body", body.id.text), key: "vote", value: "majority", words: ""))
        ]
        if let quorum = body.quorum, quorum >= members.count {
            edits.append(
                draft.edit(
                    Stage.Setting(
                        holder: .block("body", body.id.text), key: "quorum", value: "\(members.count - 1)",
                        words: "")))
        } else if (body.quorum ?? 0) < 2 {
            // A majority of whoever comes would be one vote where nobody else does.
            edits.append(
                draft.edit(
                    Stage.Setting(
                        holder: .block("body", body.id.text), key: "quorum",
                        value: "\(members.count / 2 + 1)", words: "")))
        }
        return Mend(words: Self.words, edits: edits.compactMap(\.self))
    }
}

extension Condition {
    /// Whether it asks for somebody's word.
    var isWord: Bool {
        switch self {
        case .certified, .decided, .breachFound: true
        default: false
        }
    }
}

extension Stage {
    /// Whether a party can stop whatever words a condition waits for; not where it may come about by events, or where it asks for no word.
    func isStopped(_ condition: Condition, by party: ActorID) -> Bool {
        switch condition {
        case .any(let all): !all.isEmpty && all.allSatisfy { isStopped($0, by: party) }
        case .all(let all): all.contains { isStopped($0, by: party) }
        default: Voices(agreement: draft.agreement).canKeepBack(condition, party)
        }
    }

    /// The full name of somebody.
    func name(_ actor: ActorID) -> String {
        draft.agreement.actors.first { $0.id == actor }?.name ?? actor.text
    }
}

extension Play {
    /// Whether a party votes in anything that is found, decided or certified.
    fileprivate func hasVote(of party: ActorID) -> Bool {
        let voices = Voices(agreement: stage.draft.agreement)
        return entries.contains { entry in
            if case .proceeding(.certified(let certified)) = entry.content,
                let body = voices.body(certified.by)
            {
                return voices.members(of: body).contains(party)
            }
            let votes: [Finding.Vote] =
                switch entry.content {
                case .finding(let finding): finding.votes
                case .proceeding(.decided(let decided)): decided.votes
                default: []
                }
            return votes.contains { $0.member == party.text }
        }
    }

    /// Lets everybody do what leads a standing measure to one of some states, a day for each change.
    ///
    /// - Returns: When it stands so; nil where no changes lead there, or only such as wait for the word of somebody whom the text does not
    ///   name: other rules tell of that.
    mutating func lead(_ measure: StandingMeasure, to states: Set<StandingMeasure.State>, accused: ActorID?)
        -> Int64?
    {
        let voices = Voices(agreement: stage.draft.agreement)
        guard let path = Self.path(measure, from: measure.atFirst, to: states, seen: [], voices) else {
            return nil
        }
        var time: Int64 = 3_600
        for change in path {
            speak(for: change.condition, stance: { _ in .inFavour }, accused: accused, at: time)
            time += 86_400
        }
        return time
    }

    private static func path(
        _ measure: StandingMeasure, from state: StandingMeasure.State, to states: Set<StandingMeasure.State>,
        seen: Set<StandingMeasure.State>, _ voices: Voices
    ) -> [StandingMeasure.Transition]? {
        if states.contains(state) { return [] }
        let next = measure.transitions.filter {
            $0.from.contains(state) && !seen.contains($0.to) && voices.canBeSaid($0.condition)
        }
        let paths = next.compactMap { change in
            path(measure, from: change.to, to: states, seen: seen.union([state]), voices).map {
                [change] + $0
            }
        }
        return paths.min { $0.count < $1.count }
    }
}
