internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

/// Duties each of which falls due only when another is done.
struct DutiesInACircle: Rule {
    static let page = RulePage(
        id: .dutiesInACircle, kind: .loophole, title: "Duties that wait for each other",
        looksFor:
            "Duties whose times are counted from one another, or that open only when another is done, in a circle, and a duty whose time is counted from its own beginning and that need not begin by any time: as long as nobody begins, nobody is late. (Circles in which nothing could ever begin are errors, which every command reports.)",
        matters:
            "Each side may wait for the other for ever, and each will say so. The text looks as if it obliged both; as it stands it obliges neither.",
        bad: ExampleText.document(
            provision,
            obligation("guns-withdrawn", due: "prisoners-freed.completed + 7d"),
            obligation("prisoners-freed", due: "guns-withdrawn.completed + 7d"), response,
            front: "observers: {mission: Mission}"),
        good: ExampleText.document(
            provision,
            obligation("guns-withdrawn", due: "fire-ceases.started + 14d"),
            obligation("prisoners-freed", due: "guns-withdrawn.completed + 7d"), response,
            front: "observers: {mission: Mission}"))

    private static let provision = ExampleText.fireCeases

    private static func obligation(_ name: String, due: String) -> String {
        """
        obligation: \(name)
        binds: [east, west]
        to: do what the article says
        from: fire-ceases.started
        complete-by: \(due)
        verified-by: [mission]
        silence: breach
        standard-of-proof: clear-and-convincing
        """
    }

    private static let response = """
        response: answer
        to: [fire-ceases, guns-withdrawn, prisoners-freed]
        breach-by: [east, west]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
          - rung: warning
            when: first-breach
            who: [mission]
            measure: a warning
            within: 24h
        """

    // Whoever no longer waits may then open the other's duty by its own word.
    static let opens: [RuleID] = [.selfServingTrigger]

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft, withDuties: true) else { return [] }
        let waits = DutyWaits(draft.agreement)
        return waits.circles().compactMap { flaw($0, in: draft, on: stage) }
            + draft.agreement.obligations.filter(\.waitsForItself).compactMap {
                flaw($0, in: draft, on: stage)
            }
    }

    /// A duty whose time is counted from its own beginning, for which there is no time.
    private func flaw(_ duty: Obligation, in draft: Draft, on stage: Stage) -> Flaw? {
        let days = Int64(draft.bounds.days)
        var play = Play(on: stage)
        play.put(
            Counterexample.Event(
                at: play.moment(days * 86_400), kind: .silence,
                words: "after \(days) days nobody has begun \(duty.name)"))
        let claims = stage.owners(of: duty.name).map { Claim.neverLate(duty.name, of: $0) }
        guard !claims.isEmpty,
            let example = play.shown(
                .all(claims), until: days * 86_400,
                words: "nothing is begun, nothing is due, and nobody is in breach",
                bearingOut: duty.name.text),
            let place = draft.deed(duty.name)
        else { return nil }
        let begin = draft.agreement.provisions.first.flatMap {
            draft.edit("obligation", duty.name.text, "begin-by", to: "\($0.name).started + 14d")
        }
        return Flaw(
            rule: .dutiesInACircle, severity: .grave, subject: duty.name.text,
            message:
                "The time of \(duty.name) is counted from its own beginning or end, and nothing else says by when it must begin: as long as nobody begins, nobody is late.",
            story:
                "Whoever owes \(duty.name) does not begin. Its time has not run out, for it has not begun to run. \(days) days later nothing has been done, and nobody has broken anything; what waits for \(duty.name) waits as well.",
            span: draft.span(of: "complete-by", in: place), counterexample: example, bound: "\(days) days",
            mend: Mend("Say by when it must begin, or count its time from something else.", begin))
    }

    private func flaw(_ circle: [DeedName], in draft: Draft, on stage: Stage) -> Flaw? {
        let days = Int64(draft.bounds.days)
        var play = Play(on: stage)
        for (deed, other) in zip(circle, circle.dropFirst() + circle.prefix(1)) {
            play.put(
                Counterexample.Event(
                    at: play.moment(days * 86_400), kind: .silence,
                    words: "after \(days) days nobody has begun \(deed): it waits for \(other)"))
        }
        let claims = circle.flatMap { deed in
            stage.owners(of: deed).map { Claim.neverLate(deed, of: $0) }
        }
        guard !claims.isEmpty,
            let example = play.shown(
                .all(claims), until: days * 86_400,
                words: "nothing is done, nothing is due, and nobody is in breach",
                bearingOut: circle.map(\.text).joined(separator: "/")),
            let place = draft.deed(circle[0])
        else { return nil }
        let names = circle.map(\.text)
        let chain = zip(names, names.dropFirst() + [names[0]]).map { "\($0) waits for \($1)" }
            .joined(separator: ", and ")
        return Flaw(
            rule: .dutiesInACircle, severity: .grave, subject: names.joined(separator: "/"),
            message: "\(chain): as long as nobody begins, nobody is late.",
            story:
                "Each side waits. Whoever asks the other to begin is told that its own part comes first, and both are right by the text. \(days) days later nothing has been done, and nobody has broken anything.",
            span: draft.span(of: Self.key(of: circle[0], in: draft), in: place), counterexample: example,
            bound: "\(days) days", mend: mend(circle[0], in: draft))
    }

    /// The key by which a duty waits.
    private static func key(of deed: DeedName, in draft: Draft) -> String {
        if let one = draft.agreement.obligations.first(where: { $0.name == deed }) {
            return one.waitsFor.map { !DutyWaits.deeds(in: $0).isEmpty } ?? false
                ? "after" : one.completeBy != nil ? "complete-by" : "from"
        }
        return draft.agreement.declarations.contains { $0.name == deed } ? "by" : "tranches"
    }

    private func mend(_ deed: DeedName, in draft: Draft) -> Mend {
        let words = "Count the time of one of them from a date, or from when the ceasefire began."
        guard let provision = draft.agreement.provisions.first,
            draft.agreement.obligations.contains(where: { $0.name == deed }),
            Self.key(of: deed, in: draft) == "complete-by",
            let edit = draft.edit(
                Stage.Setting(
                    holder: .block("obligation", deed.text), key: "complete-by",
                    value: "\(provision.name).started + 30d", words: ""))
        else { return Mend(words: words) }
        return Mend(words: words, edits: [edit])
    }
}

extension Stage {
    /// Who owes a duty.
    func owners(of deed: DeedName) -> [ActorID] {
        let agreement = draft.agreement
        let value =
            agreement.obligations.first { $0.name == deed }?.binds
            ?? agreement.declarations.first { $0.name == deed }?.binds
            ?? agreement.exchanges.first { $0.name == deed }?.between
        guard case .stated(let owners)? = value else { return [] }
        return owners.sorted()
    }
}

extension Draft {
    /// The block that declares a duty.
    func deed(_ name: DeedName) -> (outline: DocumentOutline, block: DocumentOutline.Block)? {
        block("obligation", name.text) ?? block("declaration", name.text) ?? block("exchange", name.text)
    }
}
