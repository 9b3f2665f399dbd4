internal import AgreementLanguage
internal import CeasefireModel

/// A breach that nothing answers: no response covers the provision, or none covers this party.
struct BreachUnanswered: Rule {
    static let page = RulePage(
        id: .breachUnanswered, kind: .loophole, title: "A breach that nothing answers",
        looksFor:
            "A provision and a party bound by it, where no response is called for when the party breaks the provision; and a duty and a party that owes it, where none is called for when the party does not do it.",
        matters:
            "A promise without a consequence is kept for as long as it suits. Where one side's breaches are answered and the other's are not, the side that is answered will say that it never agreed to be the only one.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            """
            response: warnings
            to: fire-ceases
            breach-by: [east]
            clock-starts: found
            episode-ends-after: 24h
            rungs:
              - rung: warning
                when: first-breach
                who: [west]
                measure: a warning
                within: 24h
            """),
        good: ExampleText.document(
            ExampleText.fireCeases,
            """
            response: warnings
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: found
            episode-ends-after: 24h
            rungs:
              - rung: warning
                when: first-breach
                who: [east, west]
                measure: a warning
                within: 24h
            """))

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft) else { return duties(in: draft) }
        return draft.agreement.provisions.flatMap { provision in
            parties(bound: provision, in: draft).compactMap {
                flaw(provision, party: $0, in: draft, on: stage)
            }
        } + duties(in: draft)
    }

    private func parties(bound provision: Provision, in draft: Draft) -> [ActorID] {
        guard case .stated(let bound) = provision.binds else { return draft.agreement.parties }
        return draft.agreement.parties.filter(bound.contains)
    }

    private func flaw(_ provision: Provision, party: ActorID, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let played = stage.draft.agreement.provisions.first(where: { $0.name == provision.name }) else {
            return nil
        }
        // Where a response answers this party, and nobody says what calls for its rungs, other rules tell of that.
        let own = draft.agreement.responses.filter { $0.provisions.contains(provision.name) }
        func answers(_ response: Response) -> Bool {
            if case .stated(let parties) = response.breachBy { parties.contains(party) } else { true }
        }
        guard !own.contains(where: { answers($0) && $0.rungs.contains { $0.condition.isOpen } }) else {
            return nil
        }
        var play = Play(on: stage)
        play.breach(of: played, by: party, at: 3_600)
        let name = play.name(party)
        guard
            let example = play.shown(
                .all([.breaches(by: party, atLeast: 1), .unanswered(party)]), until: 7 * 86_400,
                words: "a breach by \(name) is assessed, and nothing is called for")
        else { return nil }
        // The response that answers others' breaches of it, where there is one: there the party is missing.
        let response = own.first { !answers($0) }
        let place = response.flatMap { draft.block("response", $0.name.text) }
        let others =
            response != nil
            ? "breaches by others are answered"
            : own.isEmpty
                ? "no response answers its breach at all" : "no rung of \(own[0].name) is called for by it"
        return Flaw(
            rule: .breachUnanswered, severity: .grave, subject: "\(provision.name)/\(party)",
            message: "Nothing answers a breach of \(provision.name) by \(name); \(others).",
            story:
                "\(name) breaks \(provision.name). Everybody sees it, \(name) itself says so, and the agreement calls for nothing: no warning, no clock, no one who must act.",
            span: place.map { draft.span(of: "breach-by", in: $0) } ?? provision.span,
            counterexample: example, mend: mend(response, party: party, in: draft))
    }

    private func mend(_ response: Response?, party: ActorID, in draft: Draft) -> Mend {
        guard let response, case .stated(let answered) = response.breachBy else {
            return Mend(words: "Agree a response to it, with who acts, by when, and what ends it.")
        }
        let all = answered.union([party]).sorted().map(\.text).joined(separator: ", ")
        let edit = draft.edit(
            Stage.Setting(holder: .response(response.name), key: "breach-by", value: "[\(all)]", words: ""))
        return Mend(
            words: "Let \(response.name) answer breaches by \(party) too, or say what does.",
            edits: edit.map { [$0] } ?? [])
    }
}
