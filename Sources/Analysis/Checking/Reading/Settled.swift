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
        case .stated(let one): (one as? InstantExpression).map { settled(moment: $0) } ?? .settled
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

    /// When something happens from which time is counted is told where that is agreed, and by what happens.
    private func settled(moment: InstantExpression) -> Settled {
        switch moment.base {
        case .term(let name): settled(term: name)
        case .instant, .never, .event: .settled
        }
    }

    /// More answers than these are counted and not told.
    private static var mostAnswers: Int { 3 }

    /// Who says what of it, in a few words: `kyiv and kyiv-talks say 2026-01-30T00:00; kremlin says nothing`.
    func answers(_ settled: Settled) -> String {
        guard case .disputed(let term) = settled else { return "the text is relayed in several ways" }
        var said: [(answer: String, holders: [String])] = []
        for reading in agreement.readings {
            let answer = answer(of: reading, to: term)
            if let i = said.firstIndex(where: { $0.answer == answer }) {
                said[i].holders.append(reading.name.text)
            } else {
                said.append((answer, [reading.name.text]))
            }
        }
        let told = said.prefix(Self.mostAnswers).map { answer, holders in
            let (first, last) = (holders.dropLast().joined(separator: ", "), holders.last ?? "")
            return (first.isEmpty ? last + " says " : first + " and " + last + " say ") + answer
        }
        let more = said.dropFirst(Self.mostAnswers).reduce(0) { $0 + $1.holders.count }
        return told.joined(separator: "; ")
            + (more == 0
                ? "" : "; \(more) \(more == 1 ? "reading says" : "readings say") something else again")
    }

    /// Where a strike falls that the answers tell apart: some readings may name no moment at all.
    func strikeFalls(within settled: Settled) -> String {
        guard case .disputed(let term) = settled,
            agreement.readings.contains(where: { ($0.values[term] ?? .unstated) == .unstated })
        else { return "A strike falls between the moments that are named" }
        return "A strike falls where one account names a moment and the other names none"
    }

    /// The text of an answer that some reading gives and that stands on one line; nil where none does.
    func answerGiven(_ settled: Settled) -> String? {
        guard case .disputed(let term) = settled else { return nil }
        return agreement.readings.lazy.compactMap { reading in
            block("reading", reading.name.text)?.block.node["values"]?.value[term.text]?.value.text
        }.first { $0 != "unstated" && $0 != "never" }
    }

    private func answer(of reading: Reading, to term: TermName) -> String {
        let node = block("reading", reading.name.text)?.block.node["values"]?.value[term.text]?.value
        guard let node, node.text != "unstated" else { return "nothing" }
        if let text = node.text { return text }
        let members = node.members.compactMap(\.text)
        if !members.isEmpty { return members.joined(separator: ", ") }
        let file = block("reading", reading.name.text)?.outline.file ?? self.file
        let words = words(of: node, in: file)
        return words.contains("\n") ? "something longer, in its block" : words
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
