internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Verifying, certifying or deciding may lawfully take longer than the clock that waits for it.
struct VerificationOutlastsClock: Rule {
    static let page = RulePage(
        id: .verificationOutlastsClock, kind: .loophole, title: "Verification that outlasts the clock",
        looksFor:
            "A measure whose time is counted from the breach, although it is called for only once somebody has found, certified or decided something, and that may lawfully come after the time has run out.",
        matters:
            "Whoever must act is late before anybody may ask him to act. One side will say that the time was missed, the other that there was nothing to do before the decision; both are right. Whoever wants no answer need only take as long as the text allows.",
        bad: bad, good: good)

    private static let bad = ExampleText.document(
        provision, commission,
        """
        response: ladder
        to: fire-ceases
        breach-by: [east, west]
        clock-starts: occurred
        episode-ends-after: 30d
        rungs:
          - rung: sanctions
            when: {decided: {what: sanctions-due, by: commission, within: 10d, otherwise: no}}
            who: [guarantor]
            measure: sanctions
            within: 72h
        """, front: front)

    private static let good = ExampleText.document(
        provision, commission,
        """
        response: ladder
        to: fire-ceases
        breach-by: [east, west]
        clock-starts: occurred
        episode-ends-after: 30d
        rungs:
          - rung: sanctions
            when: {decided: {what: sanctions-due, by: commission, within: 10d, otherwise: no}}
            who: [guarantor]
            measure: sanctions
            within: 13d
        """, front: front)

    private static let front = "guarantors: {guarantor: Guarantor}\nobservers: {mission: Mission}"
    private static let provision = ExampleText.fireCeases
    private static let commission = """
        body: commission
        name: Commission
        members: [east, west, mission]
        vote: majority
        quorum: 2
        """

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft) else { return [] }
        return draft.agreement.responses.flatMap { response in
            response.rungs.compactMap { decided($0, of: response, in: draft, on: stage) }
                + [found(response, in: draft, on: stage)].compactMap(\.self)
        }
    }

    // MARK: What calls for the measure must be decided

    private func decided(_ rung: Rung, of response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard case .stated(let timing) = rung.timing, let ceiling = timing.withinSeconds,
            let place = draft.rung(rung.name, of: response.name),
            let staged = stage.response(response.name),
            let times = VerificationTimes(rung.name, of: staged, ceiling: ceiling, in: draft),
            let example = example(rung.name, of: response.name, times, on: stage)
        else { return nil }
        let (due, late) = (lengthText(seconds: ceiling), lengthText(seconds: times.called))
        let what = times.waited.map(\.words).joined(separator: " and ")
        let limit =
            times.isLimited
            ? "may take \(lengthText(seconds: times.called))" : "has no time that it must keep to"
        let anchors = response.clockStarts.isStated ? [] : anchors(rung.name, response, times, draft)
        return Flaw(
            rule: .verificationOutlastsClock, severity: .grave, subject: "\(response.name)/\(rung.name)",
            message:
                "\(rung.name) is due within \(due), and \(what), without which nothing calls for it, \(limit).",
            story:
                "Everybody keeps to the text. \(what.capitalisedFirst) comes after \(late), which is allowed, and calls for \(rung.name). Its time had run out \(lengthText(seconds: times.called - ceiling)) before. Whoever had to act will say that there was nothing to do; the other side, that the time was missed.",
            span: draft.span(of: timing.notBeforeSeconds == nil ? "within" : "timing", in: place),
            counterexample: example, bound: "up to \(draft.bounds.days) days",
            holdsFor: anchors.isEmpty ? "" : "clocks that count from: \(anchors.joined(separator: ", "))",
            mend: mend(rung, response, times, in: draft))
    }

    /// The anchors for which it holds, where the draft states none.
    private func anchors(_ rung: RungName, _ response: Response, _ times: VerificationTimes, _ draft: Draft)
        -> [String]
    {
        Anchor.allCases.filter { anchor in
            let setting = Stage.Setting(
                holder: .response(response.name), key: "clock-starts", value: anchor.rawValue, words: "")
            guard let stage = Stage(draft, settings: [setting]) else { return false }
            return example(rung, of: response.name, times, on: stage) != nil
        }.map(\.rawValue)
    }

    private func example(
        _ name: RungName, of response: ResponseName, _ times: VerificationTimes, on stage: Stage
    ) -> Counterexample? {
        guard let staged = stage.response(response),
            let rung = staged.rungs.first(where: { $0.name == name })
        else { return nil }
        for party in stage.answeredParties(staged) {
            guard var play = stage.calling(name, of: response, against: party)?.play,
                let provision = stage.provisions(answeredBy: staged, bindingOn: party).first
            else { continue }
            play.anchor(staged, breachOf: provision.name, by: party, at: 3_600)
            for one in times.waited {
                if case .decided(let rule) = one.condition, let actor = rule.by.someone {
                    let votes = Voices(agreement: stage.draft.agreement).unanimous(actor)
                    play.decision(
                        rule.matter, by: actor, votes: votes, put: 3_600, at: 3_600 + one.seconds)
                } else {
                    play.speak(
                        for: one.condition, stance: { _ in .inFavour }, accused: party,
                        at: 3_600 + one.seconds)
                }
            }
            if let example = play.shown(
                .calledTooLate(name, of: response, against: party), until: 3_600 + times.called + 3_600,
                words: "\(name) is called for when its time has run out, and nobody did anything wrong",
                bearingOut: stage.isLeftOpen(rung, of: staged) ? nil : "\(response)/\(name)")
            {
                return example
            }
        }
        return nil
    }

    private func mend(_ rung: Rung, _ response: Response, _ times: VerificationTimes, in draft: Draft) -> Mend
    {
        let words =
            "Give the measure longer than the decision may take, or let whoever decides keep to a time that ends before the measure is due."
        guard times.isLimited, case .stated(let timing) = rung.timing, let ceiling = timing.withinSeconds,
            let place = draft.rung(rung.name, of: response.name), place.node["within"] != nil,
            let edit = place.outline.setting(
                "within", to: PauseResets.text(times.called + ceiling), in: place.node)
        else { return Mend(words: words) }
        return Mend(words: words, edits: [edit])
    }

    // MARK: Only findings bind

    /// Clocks that begin with the breach bind nobody before it is found, and nothing says how long finding it may take.
    private func found(_ response: Response, in draft: Draft, on stage: Stage) -> Flaw? {
        guard response.foundBy != nil, let staged = stage.response(response.name),
            case .stated(let anchor) = staged.clockStarts, anchor == .occurred || anchor == .available,
            let place = draft.block("response", response.name.text)
        else { return nil }
        let pairs = staged.rungs.flatMap { rung in stage.answeredParties(staged).map { (rung, $0) } }
        for (rung, party) in pairs {
            guard case .stated(let timing) = rung.timing, let ceiling = timing.withinSeconds,
                let provision = stage.provisions(answeredBy: staged, bindingOn: party).first,
                let called = stage.calledFor(rung.name, of: response.name, against: party)
            else { continue }
            var play = called.play
            let found = called.seconds + ceiling + 3_600
            play.findAll(of: provision.name, by: party, among: staged.foundBy, at: found)
            guard
                let example = play.shown(
                    .dueBeforeFound(rung.name, of: response.name, against: party), until: found + 3_600,
                    words: "the finding that makes \(rung.name) binding comes after its time has run out",
                    bearingOut: stage.isLeftOpen(rung, of: staged) ? nil : response.name.text)
            else { continue }
            let due = lengthText(seconds: ceiling)
            return Flaw(
                rule: .verificationOutlastsClock, severity: .serious, subject: response.name.text,
                message:
                    "\(rung.name) is due within \(due) of the breach, binds nobody before the breach is found, and finding it may take any time.",
                story:
                    "The breach is looked into with care, and found \(due) and an hour after it happened. With the finding \(rung.name) becomes binding, and is overdue in the same moment.",
                span: draft.span(of: "clock-starts", in: place), counterexample: example,
                holdsFor: response.clockStarts.isStated
                    ? "" : "clocks that count from: occurred, available",
                mend: Mend(
                    words: "Count the time from the finding, or say within what time it must be found.",
                    edits: draft.edit(
                        Stage.Setting(
                            holder: .response(response.name), key: "clock-starts",
                            value: Anchor.found.rawValue, words: "")
                    ).map { [$0] } ?? []))
        }
        return nil
    }
}

extension Value<Set<ActorID>> {
    /// The first who is named; nil where it is open.
    var someone: ActorID? { if case .stated(let actors) = self { actors.min() } else { nil } }
}

extension Voices {
    /// The votes of all members of a body in favour; none of an actor who is no body.
    func unanimous(_ actor: ActorID) -> [Finding.Vote] {
        body(actor).map { votes(of: $0) { _ in .inFavour } } ?? []
    }
}
