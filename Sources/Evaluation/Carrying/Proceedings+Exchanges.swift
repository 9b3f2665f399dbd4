internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

// What is declared, and what is exchanged by it.
extension Proceedings {
    func rows(of declaration: Declaration) -> [Row] {
        let by = Bound(
            terms.instants(declaration.by, .last), orElse: .open(notBefore: nil, "by when is unstated"))
        return owners(declaration.binds).map { owner in
            let given = declared(declaration.name, by: owner.party)
            let duty = Duty(
                id: id(declaration.name, nil, owner.party), deed: declaration.name, kind: .declaration,
                party: owner.party, what: declaration.of, perhapsOwed: owner.perhaps, completeBy: by,
                silence: declaration.silence, standard: ProvisionUnderReading.assumedStandard)
            let scale = DeedScale(
                weights: record.weights, party: owner.party, parties: parties,
                standard: ProvisionUnderReading.assumedStandard, verifiers: nil)
            var row = row(
                duty, words: words(on: declaration.name, by: owner.party), scale: scale,
                given: given.map { ($0.declared.given, $0.known, $0.entry) },
                releasers: releasers(
                    declaration.releasedBy, owedTo: declaration.to, owner: owner.party, of: declaration.name))
            row.verdict.done = given.last?.declared.amount
            return row
        }
    }

    /// What a party declared, the latest last.
    private func declared(
        _ deed: DeedName, by party: ActorID
    ) -> [(entry: EntryID, known: Instant, declared: Declared)] {
        record.entries.compactMap { entry -> (entry: EntryID, known: Instant, declared: Declared)? in
            guard case .proceeding(.declared(let declared)) = entry.content, declared.deed == deed,
                declared.by == party
            else { return nil }
            return (entry.id, entry.available.latest, declared)
        }.sorted { ($0.declared.given, $0.entry) < ($1.declared.given, $1.entry) }
    }

    func rows(of exchange: Exchange) -> [Row] {
        let (standard, assumed) = terms.standard(exchange.standard, of: exchange.name.text)
        let (verifiers, verifying) = verifiers(exchange.verifiedBy, of: exchange.name)
        let sides = owners(exchange.between).map { owner in
            Side(
                owner: owner.party, perhaps: owner.perhaps,
                scale: DeedScale(
                    weights: record.weights, party: owner.party, parties: parties, standard: standard,
                    verifiers: verifiers),
                shares: shares(of: exchange, owner.party))
        }
        return exchange.tranches.enumerated().flatMap { index, tranche -> [Row] in
            let by = due(tranche)
            let parts = sides.map { side in
                let words = words(on: exchange.name, tranche: tranche.name, by: side.owner)
                return Part(words: words, ready: ready(words, side, side.shares[index]))
            }
            return sides.indices.map { i in
                let others = sides.indices.filter { $0 != i }.map { parts[$0].ready }
                let first = Breach.first(of: others.compactMap(\.since))
                var duty = Duty(
                    id: id(exchange.name, tranche.name.text, sides[i].owner), deed: exchange.name,
                    kind: .tranche, tranche: tranche.name, party: sides[i].owner, what: exchange.of,
                    owed: sides[i].shares[index].owed, lacksCount: sides[i].shares[index].owed == nil,
                    perhapsOwed: sides[i].perhaps,
                    // Nobody is late with its part before another has done, or stood ready with, its own.
                    completeBy: first.map { by == .none ? by : by.later(.known($0)) } ?? by,
                    silence: .unverified, standard: standard,
                    assumptions: assumed + verifying + sides[i].shares[index].assumptions)
                if first == nil {
                    let said = others.compactMap(\.saidFrom).min()
                    duty.nobodyFirst = said == nil ? .certain : .perhaps
                    // Who goes first is never late, whoever is said to have followed.
                    if let done = parts[i].ready.done, said.map({ done.latest <= $0 }) ?? true {
                        duty.goesFirst = true
                        if !duty.lacksCount { duty.completeBy = .none }
                    }
                }
                return row(
                    duty, words: parts[i].words, scale: sides[i].scale,
                    releasers: releasers(
                        exchange.releasedBy, owedTo: exchange.between, owner: sides[i].owner,
                        of: exchange.name))
            }
        }
    }

    private struct Side {
        let owner: ActorID
        let perhaps: Reason?
        let scale: DeedScale
        /// How much it owes in each tranche.
        let shares: [Share]
    }

    /// What a side owes in one tranche.
    private struct Share {
        /// Nil where that is not known.
        var owed: Int?
        /// When that of which it is counted was declared; nil where nothing is.
        var declared: Interval?
        /// Of which declaration it is counted, where there are several.
        var assumptions: [Assumption] = []
    }

    private struct Part {
        let words: [StepWord]
        let ready: Ready
    }

    /// Whether a side has done its part, or stood ready with it.
    private struct Ready {
        /// Since when, by words that meet the standard; nil where none do.
        var since: Interval?
        /// When it is shown to have done all of it; nil where it is not.
        var done: Interval?
        /// The first moment at which anybody says so; nil where nobody does.
        var saidFrom: Instant?
    }

    /// Stood ready counts for a part like done: whoever offers less than it still owes has not stood ready with its part.
    private func ready(_ words: [StepWord], _ side: Side, _ share: Share) -> Ready {
        let owed = share.owed
        // A side that has nothing to do has done its part, from when it declared so: its having none excuses nobody else.
        if owed == 0 {
            return Ready(
                since: share.declared, done: share.declared, saidFrom: share.declared?.earliest)
        }
        let counted = words.filter(side.scale.counts)
        let (doing, _) = evidence(words, owed: owed, scale: side.scale)
        let done = doing.done?.occurred
        let offered = counted.filter { $0.step.stage == .offered }
        let offers = DeedEvidence(
            claims: offered.filter { offer in
                covers(offer, owed, less: doing.tally?.done(before: offer.occurred) ?? 0)
            }, denials: [], scale: side.scale)
        let completed = counted.filter { $0.step.stage == .completed }
        let told = DeedTally.told(completed).values.max() ?? 0
        let isTold = told > 0 && owed.map { told >= $0 } ?? true
        let said =
            completed.filter { $0.step.amount == nil || isTold }
            + offered.filter { $0.step.amount == nil || owed == nil || covers($0, owed, less: told) }
        return Ready(
            since: Breach.first(of: [done, offers.done?.occurred].compactMap { $0 }), done: done,
            saidFrom: said.map(\.occurred.earliest).min())
    }

    /// Whether an offer is of all that is still owed: it says no amount, or one that is enough.
    private func covers(_ offer: StepWord, _ owed: Int?, less done: Int) -> Bool {
        guard let amount = offer.step.amount else { return true }
        return owed.map { amount >= $0 - done } ?? false
    }

    /// When a part of an exchange is due by the document.
    private func due(_ tranche: Tranche) -> Bound {
        Bound(terms.instants(tranche.by, .last), orElse: .open(notBefore: nil, "by when is unstated"))
    }

    /// How much a side owes in each tranche, of what it had declared when that was due.
    private func shares(of exchange: Exchange, _ party: ActorID) -> [Share] {
        let given = exchange.declaration.map { declared($0, by: party) } ?? []
        let list = given.compactMap { one in
            one.declared.amount.map { (given: one.declared.given, entry: one.entry, amount: $0) }
        }
        var before = 0
        return exchange.tranches.map { tranche -> Share in
            let counts = counting(list, at: due(tranche))
            let left = counts.map { max(0, $0.amount - before) }
            let share: Int? =
                switch tranche.share {
                case .count(let count): count
                case .percent(let percent): counts.map { ($0.amount * percent + 99) / 100 }
                case .rest: left
                }
            // Rounded up, the last parts may find less left than their share.
            var owed = Share(
                owed: share.map { share in left.map { min(share, $0) } ?? share }, declared: counts?.given)
            before += owed.owed ?? 0
            if let counts, Set(list.map(\.amount)).count > 1 {
                owed.assumptions = [
                    Assumption(
                        subject: "count of \(exchange.name), \(tranche.name), by \(party)",
                        text:
                            "counted from the \(counts.amount) that entry \(counts.entry) declares; less declared after it was due lowers nothing"
                    )
                ]
            }
            return owed
        }
    }

    /// The declaration that a part is counted from, of several in the order of time: the last that was certainly given
    /// when the part was due, or else the first after. One given later counts only if it declares more: nobody makes
    /// up for what it has not done by declaring less.
    private func counting(
        _ list: [(given: Interval, entry: EntryID, amount: Int)], at due: Bound
    ) -> (given: Interval, entry: EntryID, amount: Int)? {
        let inTime: Int =
            switch due {
            case .none: list.count
            case .known(let due): list.prefix { $0.given.latest <= due.earliest }.count
            case .open(let notBefore, _):
                notBefore.map { moment in list.prefix { $0.given.latest <= moment }.count } ?? 0
            }
        guard var counts = inTime > 0 ? list[inTime - 1] : list.first else { return nil }
        for later in list.dropFirst(inTime) where later.amount > counts.amount { counts = later }
        return counts
    }
}
