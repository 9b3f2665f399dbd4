internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// A provision with every open term looked up under one reading, ready to be asked about incidents.
struct ProvisionUnderReading: Sendable {
    let provision: Provision
    let reading: Reading
    let time: TimeScope
    let place: Settled<PlaceScope>
    let acts: Settled<Selection<Act>>
    let targets: Settled<Selection<TargetClass>>
    let weapons: Settled<Selection<Weapon>>
    let bound: Settled<Set<ActorID>>
    let exemptions: Settled<Set<ExemptionName>>
    let standard: StandardOfProof
    let assumptions: [Assumption]

    /// What is asked of every element where an agreement names no standard, as its results then say.
    static let assumedStandard: StandardOfProof = .balanceOfProbabilities

    init(_ provision: Provision, reading: Reading) {
        let terms = TermResolution(reading: reading)
        self.provision = provision
        self.reading = reading
        time = TimeScope(from: terms.instants(provision.from), until: terms.instants(provision.until))
        place = terms.place(provision.place)
        acts = terms.acts(provision.acts)
        targets = terms.targets(provision.targets)
        weapons = terms.weapons(provision.weapons)
        bound = terms.parties(provision.binds, subject: "who is bound")
        exemptions = terms.exemptions(provision.exemptions)
        let settled = terms.standard(provision.standard)
        var assumptions = reading.values.filter { $0.value == .unstated }.keys.sorted()
            .map { Assumption(subject: $0.text, text: "unstated") }
        switch settled {
        case .candidates(let all):
            // Of several relayed standards the most demanding is asked: a result then holds under each.
            standard = all.max { $0.rank < $1.rank } ?? Self.assumedStandard
            if all.count > 1 {
                assumptions.append(
                    Assumption(
                        subject: "standard-of-proof of \(provision.name)",
                        text: "several are relayed; the most demanding, \(standard.rawValue), is asked"))
            }
        case .unstated:
            standard = Self.assumedStandard
            assumptions.append(
                Assumption(
                    subject: "standard-of-proof of \(provision.name)",
                    text: "unstated; \(standard.rawValue) is asked"))
        }
        self.assumptions = assumptions
    }

    /// The beginning of the time in force, where it is stated.
    var start: Instant? {
        guard case .known(let moment)? = time.from.single else { return nil }
        return moment
    }

    /// The stated beginning and end, and the whole in words.
    var window: Window {
        func known(_ bound: Settled<ReadInstant>) -> [Instant] {
            guard case .candidates(let all) = bound else { return [] }
            return all.compactMap { if case .known(let moment) = $0 { moment } else { nil } }
        }
        func words(_ bound: Settled<ReadInstant>) -> String {
            guard case .candidates(let all) = bound else { return "unstated" }
            return all.map {
                switch $0 {
                case .known(let moment): moment.utcText
                case .after(let term, 0): "\(term) (unstated)"
                case .after(let term, let plus): "\(term) (unstated) + \(lengthText(seconds: plus))"
                }
            }.joined(separator: " or ")
        }
        return Window(
            provision: provision.name, from: known(time.from), until: known(time.until),
            text: "from \(words(time.from)) until \(words(time.until))")
    }
}

extension StandardOfProof {
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
