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
                given: given.map { ($0.declared.given, $0.entry) })
            row.verdict.done = given.last?.declared.amount
            return row
        }
    }

    /// What a party declared, the latest last.
    private func declared(_ deed: DeedName, by party: ActorID) -> [(entry: EntryID, declared: Declared)] {
        record.entries.compactMap { entry -> (entry: EntryID, declared: Declared)? in
            guard case .proceeding(.declared(let declared)) = entry.content, declared.deed == deed,
                declared.by == party
            else { return nil }
            return (entry.id, declared)
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
            let by = Bound(
                terms.instants(tranche.by, .last), orElse: .open(notBefore: nil, "by when is unstated"))
            let parts = sides.map { side in
                let words = words(on: exchange.name, tranche: tranche.name, by: side.owner)
                return Part(words: words, ready: ready(words, side, owed: side.shares[index]))
            }
            return sides.indices.map { i in
                let others = sides.indices.filter { $0 != i }.map { parts[$0].ready }
                let first = Breach.first(of: others.compactMap(\.since))
                var duty = Duty(
                    id: id(exchange.name, tranche.name.text, sides[i].owner), deed: exchange.name,
                    kind: .tranche, tranche: tranche.name, party: sides[i].owner, what: exchange.of,
                    owed: sides[i].shares[index], lacksCount: sides[i].shares[index] == nil,
                    perhapsOwed: sides[i].perhaps,
                    // Nobody is late with its part before another has done, or stood ready with, its own.
                    completeBy: first.map { by == .none ? by : by.later(.known($0)) } ?? by,
                    silence: .unverified, standard: standard, assumptions: assumed + verifying)
                if first == nil {
                    let said = others.compactMap(\.saidFrom).min()
                    duty.nobodyFirst = said == nil ? .certain : .perhaps
                    // Who goes first is never late, whoever is said to have followed.
                    if let done = parts[i].ready.done, said.map({ done.latest <= $0 }) ?? true {
                        duty.goesFirst = true
                        if !duty.lacksCount { duty.completeBy = .none }
                    }
                }
                return row(duty, words: parts[i].words, scale: sides[i].scale)
            }
        }
    }

    private struct Side {
        let owner: ActorID
        let perhaps: Reason?
        let scale: DeedScale
        /// How much it owes in each tranche; nil where that is not known.
        let shares: [Int?]
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

    private func ready(_ words: [StepWord], _ side: Side, owed: Int?) -> Ready {
        let done = evidence(words, owed: owed, scale: side.scale).doing.done?.occurred
        let offers = DeedEvidence(
            claims: words.filter { $0.step.stage == .offered && side.scale.counts($0) }, denials: [],
            scale: side.scale)
        let said = words.filter {
            side.scale.counts($0) && ($0.step.stage == .offered || $0.step.stage == .completed)
        }
        return Ready(
            since: Breach.first(of: [done, offers.done?.occurred].compactMap { $0 }), done: done,
            saidFrom: said.map(\.occurred.earliest).min())
    }

    /// How much a side owes in each tranche, of what it declared last.
    private func shares(of exchange: Exchange, _ party: ActorID) -> [Int?] {
        let total = exchange.declaration.flatMap { declared($0, by: party).last?.declared.amount }
        var left = total
        return exchange.tranches.map { tranche -> Int? in
            let share: Int? =
                switch tranche.share {
                case .count(let count): count
                case .percent(let percent): total.map { ($0 * percent + 99) / 100 }
                case .rest: left
                }
            // Rounded up, the last parts may find less left than their share.
            let owed = share.map { share in left.map { min(share, $0) } ?? share }
            left = left.flatMap { left in owed.map { max(0, left - $0) } }
            return owed
        }
    }
}
