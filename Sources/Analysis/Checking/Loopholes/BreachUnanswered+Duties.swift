internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

// Duties whose omission nothing answers.
extension BreachUnanswered {
    /// Every obligation, declaration and exchange, and every party that owes it, where no response is called for when the party does
    /// not do it.
    func duties(in draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        let names =
            agreement.obligations.map(\.name) + agreement.declarations.map(\.name)
            + agreement.exchanges.map(\.name)
        guard !names.isEmpty, let stage = Stage(draft, withDuties: true) else { return [] }
        return names.compactMap { flaw($0, in: draft, on: stage) }
    }

    private func flaw(_ deed: DeedName, in draft: Draft, on stage: Stage) -> Flaw? {
        guard let place = draft.deed(deed) else { return nil }
        let unanswered = stage.owners(of: deed).filter(draft.agreement.parties.contains).compactMap {
            party -> (party: ActorID, play: Play, until: Int64)? in
            let candidate = stage.isLeftOpen(deed) ? nil : deed.text
            guard let (play, until) = omission(of: deed, by: party, on: stage) else {
                if let candidate { draft.effort.leaveUnconfirmed(candidate) }
                return nil
            }
            let shown = play.shown(
                Self.claim(deed, party), until: until, words: "", bearingOut: candidate,
                testedBy: .any(stage.closed(deed).map { .duty(deed, of: party, is: $0) }))
            return shown == nil ? nil : (party, play, until)
        }
        guard let first = unanswered.first else { return nil }
        let claim = Self.claim(deed, first.party)
        let example = first.play.shortest(claim, keeping: first.party, until: first.until).shown(
            claim, until: first.until,
            words: "\(stage.name(first.party)) is in breach of \(deed), and nothing is called for")
        let isAdmitted = example?.events.contains { $0.kind == .word && $0.actor == first.party } ?? false
        let names = unanswered.map { stage.name($0.party) }
        let answering = draft.agreement.responses.first { $0.deeds.contains(deed) }
        let holder = answering.flatMap { draft.block("response", $0.name.text) }
        return Flaw(
            rule: .breachUnanswered, severity: .serious, subject: deed.text,
            message:
                "Nothing answers it if \(names.joined(separator: " or ")) does not do what \(deed) asks\(answering == nil ? "" : "; omissions by others are answered").",
            story:
                "The time runs out, and \(names[0]) has not done what it owes. \(isAdmitted ? "It says so itself" : "Nobody disputes it"), and the agreement calls for nothing.",
            span: holder.map { draft.span(of: "breach-by", in: $0) }
                ?? place.outline.span(place.block.nameRange),
            counterexample: example,
            mend: mend(answering, deed: deed, parties: Set(unanswered.map(\.party)), in: draft))
    }

    private static func claim(_ deed: DeedName, _ party: ActorID) -> Claim {
        .all([.duty(deed, of: party, is: .breached), .unanswered(party)])
    }

    /// A timeline in which a party does not do what it owes; the others do.
    private func omission(of deed: DeedName, by party: ActorID, on stage: Stage) -> (Play, Int64)? {
        var play = Play(on: stage)
        guard let owed = play.fallDue(deed, of: party) else { return nil }
        let (due, tranche) = (owed.seconds, owed.tranche)
        let agreement = stage.draft.agreement
        if !agreement.declarations.contains(where: { $0.name == deed }) {
            for voice in play.voices(on: deed, of: party) {
                play.step(
                    deed, tranche: tranche, by: party, owed.isBeginning ? .notBegun : .notCompleted,
                    saidBy: voice, at: due + 3_600)
            }
        }
        play.put(
            Counterexample.Event(
                at: play.moment(due), kind: .silence, actor: party,
                words: "\(deed) is due, and \(play.name(party)) has not done it"))
        return (play, due + 86_400)
    }

    /// The response that answers others' omissions answers these too, or a response of its own does: what answers fire need not
    /// answer a late report.
    private func mend(_ answering: Response?, deed: DeedName, parties: Set<ActorID>, in draft: Draft) -> Mend
    {
        if let answering { return draft.mend(leftOut: parties, of: answering, breaches: [deed.text]) }
        return Mend(
            words: "Agree a response to the omission, with who acts and by when.",
            edits: draft.answer(named: "answer-to-\(deed)", to: [deed.text], by: parties))
    }
}

extension Stage {
    /// How a duty stands that was not done, where nothing is left unanswered: it is a breach, or none. Where only the sides verify it,
    /// or silence on a declaration means nothing, it may stay open, of which other rules tell.
    fileprivate func closed(_ deed: DeedName) -> [DeedState] {
        let agreement = draft.agreement
        let verifiers = agreement.duties.first { $0.name == deed }?.verifiedBy?.allNamed ?? []
        let areSides = !verifiers.isEmpty && verifiers.allSatisfy(agreement.parties.contains)
        let isSilent = agreement.declarations.contains { $0.name == deed && $0.silence == .unverified }
        return [.breached, .excused] + (areSides || isSilent ? [.unverified] : [])
    }

    /// Whether the text does not say who may open a duty, or release whoever owes it, or of one for which it waits, or duties wait for
    /// one another in a circle: whether it is broken no timeline can show, and other rules tell of it.
    func isLeftOpen(_ deed: DeedName, besides seen: Set<DeedName> = []) -> Bool {
        let agreement = draft.agreement
        if let duty = agreement.obligations.first(where: { $0.name == deed }),
            isLeftOpen(duty.waitsFor) || isLeftOpen(duty.excusedWhen)
                || (duty.beginBy == nil && duty.completeBy == nil)
                || duty.verifiedBy.map({ !$0.isStated }) ?? false
        {
            return true
        }
        let first = DutyWaits(agreement).of(deed)
        // In a circle nothing is due: another rule tells of that.
        return !first.isDisjoint(with: seen)
            || first.contains { isLeftOpen($0, besides: seen.union([deed])) }
    }
}

extension Stage {
    /// Whoever verifies a duty, as far as the text names somebody; nobody for a declaration, which speaks for itself.
    func verifiers(of deed: DeedName) -> Set<ActorID> {
        let agreement = draft.agreement
        let value =
            agreement.obligations.first { $0.name == deed }?.verifiedBy
            ?? agreement.exchanges.first { $0.name == deed }?.verifiedBy
        return value?.allNamed ?? []
    }
}

extension Play {
    /// Those whose words together settle what a party did of a duty: whoever verifies it, or else a witness, the party itself and
    /// the others; nil stands for the witness.
    func voices(on deed: DeedName, of party: ActorID) -> [ActorID?] {
        let agreement = stage.draft.agreement
        let verifiers = stage.verifiers(of: deed).sorted()
        if let verifier = verifiers.first(where: { $0 != party }) { return [verifier] }
        return [nil] + agreement.parties.map { $0 }
    }

    /// A duty of a party, or its first part, comes to be due. Where it is an exchange, the others do their part.
    ///
    /// - Returns: When it is due; nil where that cannot be told.
    mutating func fallDue(_ deed: DeedName, of party: ActorID) -> Due? {
        let exchange = stage.draft.agreement.exchanges.first { $0.name == deed }
        if let declaration = exchange?.declaration {
            for owner in stage.owners(of: deed) { declare(declaration, by: owner, amount: 10, at: 3_600) }
        }
        open(deed, of: party)
        if stage.draft.agreement.obligations.contains(where: { $0.name == deed && $0.waitsForItself }) {
            for voice in voices(on: deed, of: party) {
                step(deed, by: party, .begun, saidBy: voice, at: 7_200)
            }
        }
        guard let due = due(deed, of: party) else { return nil }
        if exchange != nil {
            for owner in stage.owners(of: deed) where owner != party {
                for voice in voices(on: deed, of: owner) {
                    step(
                        deed, tranche: due.tranche, by: owner, .completed, saidBy: voice,
                        at: due.seconds - 3_600)
                }
            }
        }
        return due
    }

    /// What a duty of a party waits for comes about at once: everybody says what that takes, and duties from which its times are
    /// counted are done.
    mutating func open(_ deed: DeedName, of party: ActorID, besides seen: Set<DeedName> = []) {
        let agreement = stage.draft.agreement
        if let condition = agreement.obligations.first(where: { $0.name == deed })?.waitsFor {
            speak(
                for: condition, stance: { _ in .inFavour },
                accused: agreement.parties.first { $0 != party }, at: 3_600)
        }
        let first = DutyWaits(agreement).of(deed).subtracting(seen.union([deed]))
        for other in first.sorted() {
            open(other, of: party, besides: seen.union([deed]))
            perform(other, at: 3_600)
        }
    }

    /// A party declares what a declaration asks for.
    mutating func declare(_ deed: DeedName, by party: ActorID, amount: Int?, at seconds: Int64) {
        let declared = Declared(deed: deed, by: party, given: Interval(at: moment(seconds)), amount: amount)
        put(
            Counterexample.Event(
                at: moment(seconds), kind: .word, actor: party,
                words: "\(name(party)) gives \(deed)\(amount.map { ": \($0)" } ?? "")"),
            entries: [
                Entry(
                    id: nextEntry, author: party.text, role: "secretary",
                    available: Interval(at: moment(seconds)), reason: "it was declared",
                    content: .proceeding(.declared(declared)))
            ])
    }

    /// When a duty of a party, or its first part, is due after what is on the record; nil where that cannot be told.
    func due(_ deed: DeedName, of party: ActorID) -> Due? {
        let verdict = verdict(until: 365 * 86_400, readings: [Stage.reading])
        let row = verdict.readings.flatMap(\.deeds).first { $0.deed == deed && $0.party == party }
        guard let row, let last = row.completeBy ?? row.beginBy else { return nil }
        return Due(
            seconds: last.latest - stage.begins, tranche: row.tranche,
            beginSeconds: row.beginBy.map { $0.earliest - stage.begins }, isBeginning: row.completeBy == nil)
    }
}

/// When a duty is due.
struct Due {
    /// By when it must be done, or begun where nothing says more, in seconds from the beginning.
    let seconds: Int64
    /// The part of an exchange; nil elsewhere.
    let tranche: TrancheName?
    /// By when it must have begun; nil where nothing is asked.
    let beginSeconds: Int64?
    /// Whether it need only have begun.
    let isBeginning: Bool
}
