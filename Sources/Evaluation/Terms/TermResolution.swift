internal import AgreementLanguage
internal import CeasefireModel

/// Looks values up under one reading.
struct TermResolution {
    let reading: Reading
    /// Knows when things happened from which time is counted; nil where nobody asks for moments.
    var events: (any EventSource)?

    /// Several relayed values of one term are told apart up to so many ways in all; beyond, the rest is left
    /// out and the answer is open.
    static let mostChoices = 256

    /// The reading once for each way of settling the open instants of which several values are relayed: a term
    /// has one value at a time, wherever it is used.
    var choices: [TermResolution] {
        let open = reading.values.keys.sorted().filter { term in
            guard case .either(let all)? = reading.values[term] else { return false }
            return all.contains { if case .instant = $0 { true } else { false } }
        }
        var readings = [reading]
        for term in open {
            guard case .either(let all)? = reading.values[term] else { continue }
            readings = readings.flatMap { reading in
                all.map { value in
                    var chosen = reading
                    chosen.values[term] = .stated(value)
                    return chosen
                }
            }
            if readings.count > Self.mostChoices { return [self] }
        }
        return readings.map { TermResolution(reading: $0, events: events) }
    }

    /// Follows open terms to what the reading gives for them.
    func settle<Wrapped>(
        _ value: Value<Wrapped>, subject: String, unwrap: (TermValue) -> Wrapped?
    ) -> Settled<Wrapped> {
        switch value {
        case .stated(let wrapped): return .candidates([wrapped])
        case .either(let all): return .candidates(all)
        case .unstated: return .unstated(subject)
        case .term(let term):
            switch reading.values[term] ?? .unstated {
            case .stated(let termValue):
                return unwrap(termValue).map { .candidates([$0]) } ?? .unstated(term.text)
            case .either(let all):
                let unwrapped = all.compactMap(unwrap)
                return unwrapped.isEmpty ? .unstated(term.text) : .candidates(unwrapped)
            case .unstated, .term: return .unstated(term.text)
            }
        }
    }

    func targets(_ value: Value<Selection<TargetClass>>) -> Settled<Selection<TargetClass>> {
        settle(value, subject: "what is protected") {
            guard case .targets(let targets) = $0 else { return nil }
            return targets
        }
    }

    func acts(_ value: Value<Selection<Act>>) -> Settled<Selection<Act>> {
        settle(value, subject: "which acts are forbidden") {
            guard case .acts(let acts) = $0 else { return nil }
            return acts
        }
    }

    func weapons(_ value: Value<WeaponScope>) -> Settled<WeaponScope> {
        settle(value, subject: "which weapons are meant") {
            guard case .weapons(let weapons) = $0 else { return nil }
            return weapons
        }
    }

    func parties(_ value: Value<Set<ActorID>>, subject: String) -> Settled<Set<ActorID>> {
        settle(value, subject: subject) {
            guard case .parties(let parties) = $0 else { return nil }
            return parties
        }
    }

    func place(_ value: Value<PlaceScope>) -> Settled<PlaceScope> {
        settle(value, subject: "where it applies") {
            guard case .place(let place) = $0 else { return nil }
            return place
        }
    }

    func exemptions(_ value: Value<Set<ExemptionName>>) -> Settled<Set<ExemptionName>> {
        settle(value, subject: "exemptions") {
            guard case .exemptions(let names) = $0 else { return nil }
            return names
        }
    }

    func standard(_ value: Value<StandardOfProof>) -> Settled<StandardOfProof> {
        settle(value, subject: "standard-of-proof") {
            guard case .standard(let standard) = $0 else { return nil }
            return standard
        }
    }

    func anchor(_ value: Value<Anchor>) -> Settled<Anchor> {
        settle(value, subject: "clock-starts") {
            guard case .anchor(let anchor) = $0 else { return nil }
            return anchor
        }
    }

    func duration(_ value: Value<Int64>, subject: String) -> Settled<Int64> {
        settle(value, subject: subject) {
            guard case .duration(let seconds) = $0 else { return nil }
            return seconds
        }
    }

    func timing(_ value: Value<Timing>) -> Settled<Timing> {
        settle(value, subject: "by when") {
            guard case .timing(let timing) = $0 else { return nil }
            return timing
        }
    }
}
