internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// What the text, or a reading, relays in several ways: each taken for the one that was meant.
extension Sensitivity {
    /// Each of several meanings taken alone, of provisions and of readings.
    func alternatives(before: [ReadingName: Outcome]) -> [Variation] {
        ofProvisions(before: before) + ofReadings(before: before)
    }

    private func ofProvisions(before: [ReadingName: Outcome]) -> [Variation] {
        var found: [Variation] = []
        for i in agreement.provisions.indices {
            found += several(in: \.binds, "binds", i, before)
            found += several(in: \.acts, "acts", i, before)
            found += several(in: \.targets, "against", i, before)
            found += several(in: \.weapons, "with", i, before)
            found += several(in: \.place, "where", i, before)
            found += several(in: \.from, "from", i, before)
            found += several(in: \.until, "until", i, before)
            found += several(in: \.exemptions, "except", i, before)
        }
        return found
    }

    private func several<Wrapped>(
        in field: WritableKeyPath<Provision, Value<Wrapped>>, _ key: String, _ index: Int,
        _ before: [ReadingName: Outcome]
    ) -> [Variation] {
        let provision = agreement.provisions[index]
        guard case .either(let all) = provision[keyPath: field] else { return [] }
        return all.enumerated().flatMap { number, one -> [Variation] in
            var changed = agreement
            changed.provisions[index][keyPath: field] = .stated(one)
            return told(
                changed, "\(key) of \(provision.name)", number: number + 1, of: all.count, before: before)
        }
    }

    private func ofReadings(before: [ReadingName: Outcome]) -> [Variation] {
        agreement.readings.flatMap { reading in
            agreement.openTerms.map(\.name).flatMap { term -> [Variation] in
                guard case .either(let all)? = reading.values[term] else { return [] }
                return all.enumerated().flatMap { number, one -> [Variation] in
                    var changed = agreement
                    changed.readings = [reading]
                    changed.readings[0].values[term] = .stated(one)
                    return told(changed, term.text, number: number + 1, of: all.count, before: before)
                }
            }
        }
    }

    private func told(
        _ changed: Agreement, _ what: String, number: Int, of count: Int, before: [ReadingName: Outcome]
    ) -> [Variation] {
        compare(
            assess(changed, prepared: prepared), before, .alternative(what, number),
            after: "taken in the meaning written at place \(number) of \(count)"
        ) { _ in "any of \(count)" }
    }
}
