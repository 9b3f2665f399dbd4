internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

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

    // An answer of its own counts beside the others.
    static let opens: [RuleID] = [.breachesSpread]

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft) else { return duties(in: draft) }
        let gaps = draft.agreement.provisions.flatMap { provision in
            parties(bound: provision, in: draft).compactMap {
                gap(provision, party: $0, in: draft, on: stage)
            }
        }
        var told: Set<String> = []
        return gaps.compactMap { first in
            guard told.insert(first.name).inserted else { return nil }
            return flaw(gaps.filter { $0.name == first.name }, in: draft, on: stage)
        } + duties(in: draft)
    }

    private func parties(bound provision: Provision, in draft: Draft) -> [ActorID] {
        guard case .stated(let bound) = provision.binds else { return draft.agreement.parties }
        return draft.agreement.parties.filter(bound.contains)
    }

    /// A breach by a party that nothing answers.
    private struct Gap {
        let provision: Provision
        let party: ActorID
        /// The response that answers others' breaches of it, where there is one: there the party is missing.
        let response: Response?
        /// The response that answers the party's breaches of it, and of which no rung is called for.
        let silent: Response?
        /// The acts by which it can be broken and some rung is called for; none where nothing that the party does calls for one.
        let answered: [Act]
        let example: Counterexample

        /// What one response leaves out is one gap, however many provisions it answers.
        var name: String {
            "\(response?.name.text ?? "")/\(response == nil ? provision.name.text : "")/\(party)"
        }
    }

    private func gap(_ provision: Provision, party: ActorID, in draft: Draft, on stage: Stage) -> Gap? {
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
        let isForbidden = stage.forbids(played, stage.someAct(of: played, by: party), to: party)
        var answered: [Act] = []
        var example: Counterexample?
        for act in Self.acts(played, answeredBy: own) {
            var play = Play(on: stage)
            play.breach(of: played, by: party, at: 3_600, act: act)
            let broken = Claim.breaches(by: party, atLeast: 1)
            let shown = play.shown(
                .all([broken, .unanswered(party)]), until: 7 * 86_400,
                words: "a breach by \(play.name(party)) is assessed, and nothing is called for",
                // What a permission lets the party do in every way breaks nothing: another rule tells of that.
                bearingOut: isForbidden ? "\(provision.name)/\(party)" : nil, testedBy: broken)
            // What was not played is not known to be answered.
            if shown == nil, stage.draft.effort.isCutShort { return nil }
            if shown == nil { answered += [act].compactMap(\.self) }
            example = example ?? shown
        }
        guard let example else { return nil }
        return Gap(
            provision: provision, party: party, response: own.first { !answers($0) },
            silent: own.first { answers($0) }, answered: answered, example: example)
    }

    /// The kinds of acts that are tried: each that is forbidden where some rung asks by what act a provision was broken, and any
    /// one where none does.
    private static func acts(_ provision: Provision, answeredBy responses: [Response]) -> [Act?] {
        let asked = responses.flatMap(\.rungs).flatMap(\.condition.parts).flatMap { part -> Set<Act> in
            if case .actsInclude(let acts) = part { acts } else { [] }
        }
        guard !asked.isEmpty else { return [nil] }
        guard case .stated(.only(let forbidden)) = provision.acts else {
            return Set(asked + [provision.someAct]).sorted()
        }
        return forbidden.sorted()
    }

    private func flaw(_ gaps: [Gap], in draft: Draft, on stage: Stage) -> Flaw {
        let first = gaps[0]
        let name = stage.name(first.party)
        let provisions = gaps.map(\.provision.name.text)
        let broken = provisions.joined(separator: " or ")
        let place = first.response.flatMap { draft.block("response", $0.name.text) }
        let others =
            first.response != nil
            ? "breaches by others are answered"
            : first.silent.map { "one breach alone calls for no rung of \($0.name)" }
                ?? "no response answers its breach at all"
        let (act, kinds) = (first.example.acts.first?.text ?? "", first.answered.map(\.text))
        let isPartly = !kinds.isEmpty
        return Flaw(
            rule: .breachUnanswered, severity: .grave,
            subject: "\(first.provision.name)/\(first.party)",
            message: isPartly
                ? "Nothing answers a breach of \(broken) by \(name) unless it is \(kinds.joined(separator: " or ")): \(act), for one, calls for no rung of \(first.silent?.name.text ?? "any response")."
                : "Nothing answers a breach of \(broken) by \(name); \(others).",
            story: isPartly
                ? "\(name) breaks \(first.provision.name) by \(act). The text forbids it, everybody sees it, and \(name) itself says so. But what was agreed to follow waits for \(kinds.joined(separator: " or ")), and so nothing follows."
                : "\(name) breaks \(first.provision.name). Everybody sees it, \(name) itself says so, and the agreement calls for nothing: no warning, no clock, no one who must act.",
            span: place.map { draft.span(of: "breach-by", in: $0) } ?? first.provision.span,
            counterexample: first.example, mend: mend(first, provisions, in: draft))
    }

    private func mend(_ gap: Gap, _ provisions: [String], in draft: Draft) -> Mend {
        if let response = gap.response {
            return draft.mend(leftOut: [gap.party], of: response, breaches: provisions)
        }
        if let silent = gap.silent, let rung = silent.rungs.first {
            let when = draft.edit(
                Stage.Setting(
                    holder: .rung(rung.name, of: silent.name), key: "when", value: "first-breach", words: ""))
            return Mend(
                "Let the first rung answer any breach, or add one below it that does; what is worse can call for more.",
                when)
        }
        let words = "Agree a response to it, with who acts, by when, and what ends it."
        guard gap.silent == nil, case .stated(let bound) = gap.provision.binds else {
            return Mend(words: words)
        }
        let parties = bound.intersection(draft.agreement.parties)
        if let (response, edit) = draft.joining(gap.provision, by: parties) {
            return Mend(
                words:
                    "Let \(response.name) answer it too, so that all breaches are counted together, or agree a response to it, with who acts, by when, and what ends it.",
                edits: [edit])
        }
        // Nothing answers anybody's breach of it: one response does for all whom it binds.
        let edits = draft.answer(
            named: "answer-to-\(gap.provision.name)", to: provisions,
            by: parties)
        return Mend(words: words, edits: edits)
    }
}

extension Counterexample {
    /// The acts that are reported in it, in their order.
    fileprivate var acts: [Act] { record.reports.compactMap(\.act) }
}
