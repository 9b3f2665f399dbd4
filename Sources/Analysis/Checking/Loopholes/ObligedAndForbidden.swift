internal import AgreementLanguage
internal import CeasefireModel

/// Something that one article asks of a party and another forbids it.
struct ObligedAndForbidden: Rule {
    static let page = RulePage(
        id: .obligedAndForbidden, kind: .loophole, title: "An act that is obliged and forbidden",
        looksFor:
            "A measure that a party must take, or a duty that it owes, by acts that a provision forbids it, where no exemption and no permission allows them to it, at the place and in the time of the duty. Where the text does not say by which acts a measure is taken or a duty is done, and its words speak of force, it is asked what holds if it takes force. A duty that is done elsewhere than where the provision applies clashes with nothing; where it does not say where it is done, it is asked what holds if it is done there.",
        matters:
            "Whoever must act breaks the agreement by acting, and by not acting. The other side will complain of the answer as loudly as of what was answered, and it will have the text on its side.",
        bad: bad, good: good)

    private static let bad = ExampleText.document(
        provision,
        response("    involves: {acts: [shelling], against: [military]}\n"))

    private static let good = ExampleText.document(
        provision + "\nexcept: [halting]",
        """
        exemption: halting
        text: An infraction may be halted by fire at the place from which it came.
        answers: {to: [fire-ceases], within: 1h, distance: 5km}
        """,
        response("    involves: {acts: [shelling], against: [military]}\n"))

    private static let provision = ExampleText.fireCeases

    private static func response(_ involves: String) -> String {
        """
        response: halt
        to: fire-ceases
        breach-by: [east, west]
        clock-starts: found
        episode-ends-after: 24h
        rungs:
          - rung: halt
            when: first-breach
            who: [east, west]
            measure: action by the army of the other side to halt the infraction
        \(involves)    within: 24h
        """
    }

    func flaws(in draft: Draft) -> [Flaw] {
        guard let stage = Stage(draft, withDuties: true) else { return [] }
        let agreement = stage.draft.agreement
        return agreement.responses.flatMap { response in
            response.rungs.flatMap { rung in
                stage.parties(rung.who).compactMap {
                    measure(rung, of: response, by: $0, in: draft, on: stage)
                }
            }
        }
            + agreement.obligations.flatMap { obligation in
                stage.parties(obligation.binds).compactMap { duty(obligation, of: $0, in: draft, on: stage) }
            }
    }

    // MARK: Measures

    private func measure(
        _ rung: Rung, of response: Response, by party: ActorID, in draft: Draft, on stage: Stage
    ) -> Flaw? {
        let isOpen = rung.involves.map { !$0.acts.isStated } ?? true
        guard rung.involves != nil || rung.measure.speaksOfForce,
            let place = draft.rung(rung.name, of: response.name),
            let opponent = stage.answeredParties(response).first(where: { $0 != party }),
            let (play, last) = stage.calledFor(rung.name, of: response.name, against: opponent)
        else { return nil }
        let subject = "\(response.name)/\(rung.name)/\(party)"
        let name = play.name(party)
        let called = Claim.called(rung.name, of: response.name, against: opponent)
        let clashes = stage.draft.agreement.provisions.filter { $0.isBinding(on: party) }.compactMap {
            provision -> (provision: Provision, clash: Clash, example: Counterexample)? in
            guard let clash = Clash(rung.involves, provision, party, in: draft),
                DutyPlace(rung, of: response, draft.provision(provision.name) ?? provision, in: draft)
                    != .elsewhere
            else { return nil }
            var play = play
            play.breach(of: provision, by: party, at: last + 60, act: clash.act, target: clash.target)
            return play.shown(
                .all([called, .breaks(provision.name, by: party)]), until: last + 7_200,
                words:
                    "\(rung.name) is called for, and \(name), which must act, is assessed to break \(provision.name) by \(clash.act)",
                bearingOut: stage.isLeftOpen(rung, of: response) ? nil : subject,
                testedBy: clash.mayBeExempt ? called : nil
            ).map { (provision, clash, $0) }
        }
        guard let (provision, clash, example) = clashes.first else { return nil }
        let acts = isOpen ? "The text does not say by which acts; if by \(clash.act), " : "By \(clash.act) "
        let own =
            stage.answeredParties(response).contains(party)
            ? " By the same ladder \(name) is then itself answered." : ""
        return Flaw(
            rule: .obligedAndForbidden, severity: .grave, subject: subject,
            message:
                "\(rung.name) asks \(name) to act, and \(provision.name) forbids it what that may take: \(clash.act).",
            story:
                "\(play.name(opponent)) breaks the agreement, and \(rung.name) is called for: \(rung.measure). \(acts)\(isOpen ? "" : "as the text says, ")\(name) breaks \(provision.name) while it does what the ladder asks of it.\(own)",
            span: draft.span(of: rung.involves == nil ? "measure" : "involves", in: place),
            counterexample: example,
            holdsFor: isOpen
                ? "every act that \(provision.name) forbids; none, if the measure is taken by other acts"
                : "",
            mend: exemption(clashes.map(\.provision), for: rung, of: response, isOpen: isOpen, in: draft))
    }

    /// A licence to answer by force is proposed for no longer than this, and no farther away than ``AnswerOutlastsBreach/usualDistance``.
    private static let longestLicence: Int64 = 3_600

    /// An exemption, in every article that forbids it, for what answers an attack at once and near to where it came from. None for a measure
    /// that is taken later, or for many breaches together: it would take the ceasefire away.
    private func exemption(
        _ provisions: [Provision], for rung: Rung, of response: Response, isOpen: Bool, in draft: Draft
    ) -> Mend {
        let articles = provisions.map(\.name.text).joined(separator: " and ")
        let words =
            "Say by which acts it is taken, and exempt them, as an answer to the breach, in the article that forbids them (\(articles))\(isOpen ? "; or say that it is taken without force" : ", or let the measure be taken by other acts")."
        // What a plan asks for is forbidden in the document that uses the plan: there it must be exempt.
        guard !draft.isStandIn, case .stated(let timing) = rung.timing else { return Mend(words: words) }
        let attacks = response.provisions.filter { draft.provision($0)?.forbidsForce ?? false }
        let within = timing.withinSeconds ?? AnswerOutlastsBreach.usualSeconds
        let forbidsForce = provisions.contains { draft.provision($0.name)?.forbidsForce ?? false }
        guard
            !forbidsForce
                || (rung.condition == .firstBreach && within <= AnswerOutlastsBreach.usualSeconds
                    && !attacks.isEmpty)
        else {
            var mend = Mend(words: words)
            mend.noEdits =
                "the measure comes later than an answer that is given at once, or answers what is no attack; a licence to use force for so long would take the ceasefire away, and only the parties can say which acts it takes, where and for how long"
            return mend
        }
        let name = "\(rung.name)-in-answer"
        let answered = (attacks.isEmpty ? response.provisions : attacks).sorted().map(\.text)
        let horizon = AnswerOutlastsBreach.horizon(of: response.provisions, in: draft.agreement)
        let length = min(within, horizon.seconds, forbidsForce ? Self.longestLicence : .max)
        let distance = forbidsForce ? ", distance: \(AnswerOutlastsBreach.usualDistance)" : ""
        var edits: [DocumentEdit?] = provisions.map { provision in
            guard case .stated(let granted)? = draft.provision(provision.name)?.exemptions else { return nil }
            return draft.edit(
                "provision", provision.name.text, "except",
                to: "[\((granted.map(\.text).sorted() + [name]).joined(separator: ", "))]")
        }
        edits.append(
            draft.outlines[draft.file]?.adding(
                block: """
                    exemption: \(name)
                    text: What the measure \(rung.name) asks for may be done at once in answer to a breach, near to where it happened.
                    answers: {to: [\(answered.joined(separator: ", "))], within: \(PauseResets.text(length))\(distance)}
                    """, heading: "What answers a breach"))
        return Mend(words: words, edits: edits.contains { $0 == nil } ? [] : edits.compactMap(\.self))
    }

    // MARK: Duties

    private func duty(_ obligation: Obligation, of party: ActorID, in draft: Draft, on stage: Stage) -> Flaw?
    {
        let isInWords = obligation.involves == nil && draft.speaksEnglish && obligation.deed.asksForForce
        guard obligation.involves != nil || isInWords,
            let place = draft.block("obligation", obligation.name.text)
        else { return nil }
        let clashes = stage.draft.agreement.provisions.filter { $0.isBinding(on: party) }.compactMap {
            provision -> (provision: Provision, clash: Clash, where: DutyPlace)? in
            guard
                let clash = Clash(obligation.involves, provision, party, owed: obligation, in: draft)
            else { return nil }
            let written = draft.provision(provision.name) ?? provision
            switch DutyPlace(obligation, written, in: draft) {
            case .there: return (provision, clash, .there)
            case .unsaid: return (provision, clash, .unsaid)
            case .elsewhere:
                draft.effort.note(
                    "\(obligation.name) is taken to be done elsewhere than where \(provision.name) applies")
                return nil
            }
        }
        let subject = "\(obligation.name)/\(party)"
        let isOpen = isInWords || obligation.involves.map { !$0.acts.isStated } ?? true
        for (provision, clash, reach) in clashes {
            var play = Play(on: stage)
            play.perform(obligation.name, at: 7_200)
            play.breach(of: provision, by: party, at: 7_200, act: clash.act, target: clash.target)
            let name = play.name(party)
            guard
                let example = play.shown(
                    .breaks(provision.name, by: party), until: 14_400,
                    words: "\(name) does what it owes, and is assessed to break \(provision.name)",
                    bearingOut: subject, testedBy: clash.mayBeExempt ? .all([]) : nil)
            else { continue }
            let taken =
                isInWords
                ? "By which acts the text does not say; it speaks of force, and if it is done by \(clash.act), that is forbidden by \(provision.name)."
                : "The acts that this takes are forbidden by \(provision.name)\(reach == .there ? "" : " where that applies, and the duty does not say where it is done")."
            let holdsFor = [
                isOpen
                    ? "every act that \(provision.name) forbids\(isInWords ? "; none, if the duty is done by other acts" : "")"
                    : "",
                reach == .there ? "" : "a duty that is done where \(provision.name) applies",
            ].filter { !$0.isEmpty }.joined(separator: "; ")
            return Flaw(
                rule: .obligedAndForbidden, severity: reach == .there ? .grave : .serious,
                subject: subject,
                message:
                    "\(obligation.name) obliges \(name) to what \(provision.name) forbids\(isInWords ? ", if it takes force as its words say" : ""): \(clash.act).",
                story:
                    "\(name) does what it owes: \(obligation.deed). \(taken) Whatever it does, it breaks one of the two.",
                span: draft.span(of: isInWords ? "to" : "involves", in: place), counterexample: example,
                holdsFor: holdsFor,
                mend: permission(
                    obligation, clashes.map(\.provision), Set(clashes.flatMap(\.clash.acts)), in: draft))
        }
        return nil
    }
}

extension Stage {
    /// The parties among whoever a value names; nobody where it is open.
    func parties(_ value: Value<Set<ActorID>>) -> [ActorID] {
        guard case .stated(let actors) = value else { return [] }
        return draft.agreement.parties.filter(actors.contains)
    }
}

extension Draft {
    /// A provision of the draft as it is written.
    func provision(_ name: ProvisionName) -> Provision? { agreement.provisions.first { $0.name == name } }

    /// A value as it is written.
    func words(of node: OutlineNode, in file: String) -> String {
        let scalars = Array(text(of: file).unicodeScalars)
        let end = min(max(node.range.upperBound, node.lastScalar), scalars.count)
        guard node.range.lowerBound < end else { return "" }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[node.range.lowerBound..<end])
        return String(view)
    }
}
