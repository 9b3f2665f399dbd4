internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

extension Sensitivity {
    /// At most so many pairs of changes are tried: their number grows with the square of what can be changed.
    public static let mostPairs = 300
    /// How far weights are moved in a pair, in decibans.
    static let pairStep = 6.0

    /// Two changes at a time, for the readings that no single change reverses. Evidence and terms come first,
    /// then standards, then weights: what the world may change is asked before what we chose.
    ///
    /// - Parameters:
    ///   - singles: What single changes came to.
    ///   - progress: Called with the share of the work that is done, `0 ... 1`.
    public func pairs(
        besides singles: [Variation], progress: (Double) -> Void = { _ in }
    ) -> PairSearch {
        let before = Dictionary(
            outcomes().map { ($0.reading, $0.outcome) }, uniquingKeysWith: { a, _ in a })
        let reversed = Set(singles.filter(\.reverses).map(\.reading))
        var open = agreement.readings.map(\.name).filter { !reversed.contains($0) }
        var search = PairSearch(found: [], readings: open, tried: 0, possible: 0)
        guard !open.isEmpty else { return search }
        let changes = candidates(for: open)
        let pairs = changes.indices.flatMap { i in
            changes.indices.dropFirst(i + 1).compactMap { j in
                changes[i].subject.isSame(as: changes[j].subject) ? nil : [changes[i], changes[j]]
            }
        }
        search.possible = pairs.count
        for pair in pairs.prefix(Self.mostPairs) where !open.isEmpty {
            search.tried += 1
            for reading in outcome(of: pair, readings: Set(open)) {
                guard let from = before[reading.reading.name],
                    !pair.contains(where: { isNone($0, for: reading.reading) })
                else { continue }
                let to = Outcome(reading)
                guard from.headline != to.headline || from.parties != to.parties else { continue }
                search.found.append(
                    PairedVariation(reading: reading.reading.name, changes: pair, from: from, to: to))
                open.removeAll { $0 == reading.reading.name }
            }
            progress(Double(search.tried) / Double(min(pairs.count, Self.mostPairs)))
        }
        return search
    }

    /// Whether a change leaves a reading as it is: then a pair with it is no pair.
    private func isNone(_ change: Change, for reading: Reading) -> Bool {
        guard case .term(let term, let other) = change.subject else { return false }
        return agreement.readings.first { $0.name == other }?.values[term] == reading.values[term]
    }

    private func candidates(for open: [ReadingName]) -> [Change] {
        let readings = assess(agreement, prepared: prepared, readings: Set(open)).readings
        let words =
            readings.flatMap(\.assessments).flatMap(\.grades).flatMap(\.weighings)
            + readings.flatMap(\.deeds).flatMap { $0.weighings + $0.beginWeighings }
        // The heaviest words first: they are the likeliest to matter.
        var weight: [OriginID: Double] = [:]
        for weighing in words {
            weight[weighing.origin.id, default: 0] += weighing.decibans
        }
        let origins = weight.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map { origin, _ in
            Change(subject: .origin(origin), before: "heard", after: "left out")
        }
        let terms = agreement.openTerms.map(\.name).flatMap { term in
            agreement.readings.compactMap { other -> Change? in
                guard let value = other.values[term], case .stated = value else { return nil }
                return Change(
                    subject: .term(term, from: other.name), before: "as the reading has it",
                    after: "as \(other.name) holds it")
            }
        }
        let standards = StandardOfProof.allCases.map {
            Change(subject: .standard, before: "as agreed, or assumed", after: $0.rawValue)
        }
        let table = prepared.record.weights
        let weights = WeightTable.Setting.allCases.flatMap { setting in
            [Self.pairStep, -Self.pairStep].compactMap { step -> Change? in
                let value = table[setting] + step
                guard value >= 0 || setting.mayBeNegative else { return nil }
                return Change(
                    subject: .weight(setting.rawValue), before: decibansText(table[setting]),
                    after: decibansText(value), decibans: step)
            }
        }
        return origins + terms + standards + dutyChanges + weights
    }

    private func outcome(of changes: [Change], readings: Set<ReadingName>) -> [ReadingVerdict] {
        var changed = agreement
        var weights = prepared.record.weights
        var ignoring: Set<OriginID> = []
        for change in changes {
            switch change.subject {
            case .origin(let origin): ignoring.insert(origin)
            // Not among the candidates for pairs.
            case .alternative, .report, .entry: continue
            case .dutyStandard, .silence: changed = self.changed(changed, change)
            case .standard:
                guard let standard = StandardOfProof(rawValue: change.after) else { continue }
                for i in changed.provisions.indices { changed.provisions[i].standard = .stated(standard) }
            case .term(let term, let holder):
                guard let value = agreement.readings.first(where: { $0.name == holder })?.values[term]
                else { continue }
                for i in changed.readings.indices { changed.readings[i].values[term] = value }
            case .weight(let name):
                guard let setting = WeightTable.Setting(rawValue: name), let step = change.decibans else {
                    continue
                }
                weights[setting] = weights[setting] + step
            }
        }
        return assess(
            changed, prepared: prepared, readings: readings, weights: weights, ignoring: ignoring
        ).readings
    }
}

extension Variation.Subject {
    /// Whether both change the same thing, so that one of them would undo the other.
    fileprivate func isSame(as other: Self) -> Bool {
        switch (self, other) {
        case (.standard, .standard): true
        case (.dutyStandard(let a), .dutyStandard(let b)), (.silence(let a), .silence(let b)): a == b
        case (.term(let a, _), .term(let b, _)): a == b
        case (.weight(let a), .weight(let b)): a == b
        case (.origin(let a), .origin(let b)): a == b
        default: false
        }
    }
}
