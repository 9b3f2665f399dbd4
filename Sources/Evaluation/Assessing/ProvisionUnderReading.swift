internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// A provision with every open term looked up under one reading, ready to be asked about incidents.
struct ProvisionUnderReading: Sendable {
    let provision: Provision
    let reading: Reading
    /// One for each way of settling instants of which several values are relayed; never empty.
    let times: [TimeScope]
    let place: Settled<PlaceScope>
    let acts: Settled<Selection<Act>>
    let targets: Settled<Selection<TargetClass>>
    let weapons: Settled<WeaponScope>
    let bound: Settled<Set<ActorID>>
    let exemptions: Settled<Set<ExemptionName>>
    let standard: StandardOfProof
    let assumptions: [Assumption]

    /// What is asked of every element where an agreement names no standard, as its results then say.
    static let assumedStandard: StandardOfProof = .balanceOfProbabilities

    init(_ provision: Provision, reading: Reading, events: (any EventSource)? = nil) {
        let terms = TermResolution(reading: reading, events: events)
        self.provision = provision
        self.reading = reading
        times = terms.choices.map {
            TimeScope(from: $0.instants(provision.from, .first), until: $0.instants(provision.until, .last))
        }
        place = terms.place(provision.place)
        acts = terms.acts(provision.acts)
        targets = terms.targets(provision.targets)
        weapons = terms.weapons(provision.weapons)
        bound = terms.parties(provision.binds, subject: "who is bound")
        exemptions = terms.exemptions(provision.exemptions)
        let (standard, assumed) = terms.standard(provision.standard, of: provision.name.text)
        self.standard = standard
        assumptions =
            reading.values.filter { $0.value == .unstated }.keys.sorted()
            .map { Assumption(subject: $0.text, text: "unstated") } + assumed
    }

    /// The beginning of the time in force, where one and only one is stated; as wide as the event from which it is counted.
    var start: Interval? {
        let starts = Set(times.map { $0.from.single })
        return starts.count == 1 ? starts.first??.interval : nil
    }

    /// Whether an interval lies in the time in force, whichever values are meant.
    func fit(_ interval: Interval) -> Fit {
        times.count == 1 ? times[0].fit(interval) : .agreed(times.map { $0.fit(interval) })
    }

    /// Whether an interval lies outside the time in force, whichever values are meant.
    func liesOutside(_ interval: Interval) -> Bool {
        if times.count == 1, let quick = times[0].liesOutside(interval) { return quick }
        if case .outside = fit(interval) { return true }
        return false
    }

    /// The stated beginning and end, and the whole in words.
    var window: Window {
        func candidates(_ bounds: [Settled<ReadInstant>]) -> [ReadInstant] {
            bounds.flatMap { bound -> [ReadInstant] in
                guard case .candidates(let all) = bound else { return [] }
                return all
            }
        }
        func known(_ bounds: [Settled<ReadInstant>]) -> [Instant] {
            let moments = candidates(bounds).compactMap { bound -> Instant? in
                guard case .known(let moment) = bound else { return nil }
                return moment
            }
            return Set(moments).sorted()
        }
        func words(_ bounds: [Settled<ReadInstant>]) -> String {
            var texts: [String] = []
            for bound in candidates(bounds) {
                let text =
                    switch bound {
                    case .known(let moment): moment.utcText
                    case .after(let term, 0): "\(term) (unstated)"
                    case .after(let term, let plus): "\(term) (unstated) + \(lengthText(seconds: plus))"
                    case .within(let interval, let words):
                        "\(words) (\(interval.earliest.utcText) to \(interval.latest.utcText))"
                    case .awaited(let awaited): "\(awaited.words) (awaited)"
                    case .never: "never"
                    }
                if !texts.contains(text) { texts.append(text) }
            }
            return texts.isEmpty ? "unstated" : texts.joined(separator: " or ")
        }
        let (starts, ends) = (times.map(\.from), times.map(\.until))
        return Window(
            provision: provision.name, from: known(starts), until: known(ends),
            isEndless: !candidates(ends).isEmpty && candidates(ends).allSatisfy { $0 == .never },
            text: "from \(words(starts)) until \(words(ends))")
    }
}

extension StandardOfProof {
    var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
