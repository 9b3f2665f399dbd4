public import AgreementLanguage
public import CeasefireModel
public import Evaluation
internal import Evidence

/// Asks what moves a verdict: one thing is changed at a time, everything else held.
public struct Sensitivity: Sendable {
    let agreement: Agreement
    let prepared: PreparedRecord

    /// The largest change of a weight that is tried, in decibans, in steps of one.
    public static let largestStep = 20

    /// Creates the question.
    public init(agreement: Agreement, prepared: PreparedRecord) {
        self.agreement = agreement
        self.prepared = prepared
    }

    /// What every reading comes to before anything is changed.
    public func outcomes() -> [(reading: ReadingName, outcome: Outcome)] {
        assess(agreement, prepared: prepared).readings.map { ($0.reading.name, Outcome($0)) }
    }

    /// Every change that was tried and changes something, by reading, then by kind. Of the changes of one
    /// weight in one direction only the smallest that reverses the outcome is told.
    ///
    /// - Parameter progress: Called with the share of the work that is done, `0 ... 1`.
    public func variations(progress: (Double) -> Void = { _ in }) -> [Variation] {
        let before = Dictionary(
            outcomes().map { ($0.reading, $0.outcome) }, uniquingKeysWith: { a, _ in a })
        var found: [Variation] = []
        let settings = WeightTable.Setting.allCases
        for (i, setting) in settings.enumerated() {
            found += weights(setting, before: before)
            progress(Double(i + 1) / Double(settings.count) * 0.6)
        }
        found += standards(before: before)
        found += duties(before: before)
        progress(0.7)
        found += terms(before: before)
        found += alternatives(before: before)
        progress(0.8)
        found += origins(before: before)
        progress(1)
        let order = Dictionary(
            agreement.readings.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
        // A stable order: by reading, then as found.
        return found.enumerated().sorted { a, b in
            let (x, y) = (order[a.element.reading] ?? 0, order[b.element.reading] ?? 0)
            return (x, a.offset) < (y, b.offset)
        }.map(\.element)
    }

    /// The smallest step up and the smallest step down of one weight that reverse a reading's outcome.
    private func weights(_ setting: WeightTable.Setting, before: [ReadingName: Outcome]) -> [Variation] {
        let table = prepared.record.weights
        return [1.0, -1.0].flatMap { direction -> [Variation] in
            var open = Set(before.keys)
            var found: [Variation] = []
            for step in 1...Self.largestStep where !open.isEmpty {
                var changed = table
                changed[setting] = table[setting] + direction * Double(step)
                // A word that counts for its contrary is no weight.
                guard changed[setting] >= 0 || setting.mayBeNegative else { break }
                for reading in assess(agreement, prepared: prepared, readings: open, weights: changed)
                    .readings
                {
                    guard let from = before[reading.reading.name] else { continue }
                    let variation = Variation(
                        reading: reading.reading.name, subject: .weight(setting.rawValue),
                        before: decibansText(table[setting]), after: decibansText(changed[setting]),
                        decibans: direction * Double(step), from: from, to: Outcome(reading))
                    guard variation.reverses else { continue }
                    found.append(variation)
                    open.remove(reading.reading.name)
                }
            }
            return found
        }
    }

    private func standards(before: [ReadingName: Outcome]) -> [Variation] {
        StandardOfProof.allCases.flatMap { standard -> [Variation] in
            var changed = agreement
            changed.provisions = agreement.provisions.map { provision in
                var provision = provision
                provision.standard = .stated(standard)
                return provision
            }
            return compare(assess(changed, prepared: prepared), before, .standard, after: standard.rawValue) {
                _ in "as agreed, or assumed"
            }
        }
    }

    /// Each term that a reading leaves open, with the values that other readings give for it.
    private func terms(before: [ReadingName: Outcome]) -> [Variation] {
        agreement.readings.flatMap { reading -> [Variation] in
            let open = agreement.openTerms.map(\.name).filter { term in
                switch reading.values[term] ?? .unstated {
                case .unstated, .either: true
                case .stated, .term: false
                }
            }
            return open.flatMap { term in
                agreement.readings.flatMap { other -> [Variation] in
                    guard let value = other.values[term], case .stated = value else { return [] }
                    var changed = agreement
                    changed.readings = [reading]
                    changed.readings[0].values[term] = value
                    return compare(
                        assess(changed, prepared: prepared), before, .term(term, from: other.name),
                        after: "as \(other.name) holds it"
                    ) { _ in
                        reading.values[term] == nil || reading.values[term] == .unstated ? "unstated" : "open"
                    }
                }
            }
        }
    }

    /// Each origin left out whose words help to make up a breach, deny one, or say whether a duty was done.
    private func origins(before: [ReadingName: Outcome]) -> [Variation] {
        let readings = assess(agreement, prepared: prepared).readings
        let words = readings.flatMap(\.assessments).flatMap { assessment in
            assessment.grades.flatMap(\.weighings).filter {
                assessment.state == .meetsStandard || $0.direction == .denies
            }
        }
        let deeds = readings.flatMap(\.deeds).flatMap { $0.weighings + $0.beginWeighings }
        let origins = Set((words + deeds).map(\.origin.id)).sorted()
        return origins.flatMap { origin in
            compare(
                assess(agreement, prepared: prepared, ignoring: [origin]), before, .origin(origin),
                after: "left out"
            ) { _ in "heard" }
        }
    }

    func compare(
        _ verdict: Verdict, _ before: [ReadingName: Outcome], _ subject: Variation.Subject, after: String,
        words: (ReadingName) -> String
    ) -> [Variation] {
        verdict.readings.compactMap { reading in
            guard let from = before[reading.reading.name] else { return nil }
            let variation = Variation(
                reading: reading.reading.name, subject: subject, before: words(reading.reading.name),
                after: after, decibans: nil, from: from, to: Outcome(reading))
            return variation.from == variation.to ? nil : variation
        }
    }
}
