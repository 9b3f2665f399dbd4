internal import AgreementLanguage
internal import CeasefireModel

/// How far a draft settles something.
enum Settled: Equatable {
    /// There is one answer.
    case settled
    /// Nobody says it: the text is silent, and no reading fills it.
    case unsaid
    /// The text is relayed in several ways.
    case relayed
    /// It is left to readings, and these do not all say the same.
    case disputed(TermName)

    /// Whether several answers are given.
    var isDisputed: Bool {
        switch self {
        case .relayed, .disputed: true
        case .settled, .unsaid: false
        }
    }
}

extension Draft {
    /// How far a value is settled.
    func settled<Wrapped>(_ value: Value<Wrapped>) -> Settled {
        switch value {
        case .stated(let one): (one as? InstantExpression).map { settled(moment: $0, depth: 0) } ?? .settled
        case .unstated: .unsaid
        case .either: .relayed
        case .term(let name): settled(term: name)
        }
    }

    private func settled(term name: TermName) -> Settled {
        let values = agreement.readings.map { $0.values[name] ?? .unstated }
        let given = Set(values.filter { $0 != .unstated })
        guard let first = given.first else { return .unsaid }
        guard given.count == 1, !values.contains(.unstated), case .stated = first else {
            return .disputed(name)
        }
        return .settled
    }

    /// A moment counted from something is as settled as that.
    private func settled(moment: InstantExpression, depth: Int) -> Settled {
        switch moment.base {
        case .instant, .never: return .settled
        case .term(let name): return settled(term: name)
        case .event(.provisionStarted(let name)), .event(.provisionEnded(let name)):
            guard depth < 16, let provision = agreement.provisions.first(where: { $0.name == name }) else {
                return .settled
            }
            let value = moment.base == .event(.provisionStarted(name)) ? provision.from : provision.until
            guard case .stated(let inner) = value else { return settled(value) }
            return settled(moment: inner, depth: depth + 1)
        // That a duty is begun or done is told by what happens.
        case .event(.deedStarted), .event(.deedCompleted): return .settled
        }
    }

    /// Who says what of it, in a few words: `kyiv 2026-01-30T00:00; moscow 2026-01-29T00:00`.
    func answers(_ settled: Settled) -> String {
        guard case .disputed(let term) = settled else { return "the text is relayed in several ways" }
        return agreement.readings.map { reading in
            let entry = block("reading", reading.name.text)?.block.node["values"]?.value[term.text]
            return "\(reading.name) says \(entry.map { $0.value.text ?? "several things" } ?? "nothing")"
        }.joined(separator: "; ")
    }
}

extension Value<Set<ActorID>> {
    /// All actors that may be meant.
    var allNamed: Set<ActorID> {
        switch self {
        case .stated(let actors): actors
        case .either(let all): all.reduce(into: []) { $0.formUnion($1) }
        case .unstated, .term: []
        }
    }
}

extension Sequence<Set<ActorID>> {
    /// All of them in one set.
    var together: Set<ActorID> { reduce(into: []) { $0.formUnion($1) } }
}
