internal import AgreementLanguage
internal import CeasefireModel

// What is settled of responses: as a reading gives it, where one does, so that a story is true under a reading that somebody holds.
extension Stage {
    /// What is settled of a response where it is open.
    static func usual(_ response: Response, in draft: Draft) -> [Setting] {
        let holder = Setting.Holder.response(response.name)
        var settings: [Setting] = []
        func settle(_ key: String, _ value: String, _ words: String) {
            settings.append(Setting(holder: holder, key: key, value: value, words: words))
        }
        if !response.breachBy.isStated {
            if case (.parties(let parties), let says)? = draft.read(response.breachBy, TermValue.parties) {
                let names = parties.sorted().map { party in
                    draft.agreement.actors.first { $0.id == party }?.name ?? party.text
                }
                settle(
                    "breach-by", Draft.list(parties.sorted()),
                    "\(response.name) answers breaches by \(names.joined(separator: " and ")), as \(says)")
            } else {
                settle("breach-by", "parties", "\(response.name) answers breaches by all parties")
            }
        }
        if !response.clockStarts.isStated {
            if case (.anchor(let anchor), let says)? = draft.read(response.clockStarts, TermValue.anchor) {
                settle(
                    "clock-starts", anchor.rawValue,
                    "the clocks of \(response.name) count from \(anchor.inWords), as \(says)")
            } else {
                settle(
                    "clock-starts", Anchor.occurred.rawValue,
                    "the clocks of \(response.name) count from \(Anchor.occurred.inWords)")
            }
        }
        if !response.episodeEndsAfter.isStated {
            if case (.duration(let seconds), let says)? = draft.read(
                response.episodeEndsAfter, { TermValue.duration(seconds: $0) })
            {
                settle(
                    "episode-ends-after", PauseResets.text(seconds),
                    "a silence of more than \(lengthText(seconds: seconds)) ends an episode of \(response.name), as \(says)"
                )
            } else {
                settle(
                    "episode-ends-after", "24h",
                    "a silence of more than 24 h ends an episode of \(response.name)")
            }
        }
        return settings
    }
}

extension Draft {
    /// The readings under which stories are told: one for each way in which the parties read whom responses answer, and how they
    /// count time. Where no party reads them, whoever's readings there are; nil for a draft that leaves none of it to readings.
    var readingsToPlay: [ReadingName?] {
        let terms = agreement.responses.flatMap { response in
            [response.breachBy.term, response.clockStarts.term, response.episodeEndsAfter.term]
        }.compactMap(\.self)
        guard !terms.isEmpty else { return [nil] }
        var seen: Set<[Value<TermValue>]> = []
        let told = holders.filter { reading in
            let values = terms.map { reading.values[$0] ?? .unstated }
            return values.contains(where: \.isStated) && seen.insert(values).inserted
        }.map(\.name)
        return told.isEmpty ? [nil] : told
    }

    /// The readings that parties hold; all readings where no party holds any.
    private var holders: [Reading] {
        let own = agreement.readings.filter { reading in
            reading.heldBy.map(agreement.parties.contains) ?? false
        }
        return own.isEmpty ? agreement.readings : own
    }

    /// What is taken for an open value: what the reading says under which the draft is played, or else the first that says
    /// something; of several relayed values the first. Nil where nobody says anything.
    ///
    /// - Parameter wrap: A value as readings give it.
    /// - Returns: The value, and who says so, as a clause: `north reads it (The North)`.
    func read<Wrapped>(_ value: Value<Wrapped>, _ wrap: (Wrapped) -> TermValue) -> (
        TermValue, says: String
    )? {
        switch value {
        case .stated, .unstated: return nil
        case .either(let all): return all.first.map { (wrap($0), "one of the accounts has it") }
        case .term(let term):
            let ordered = holders.filter { $0.name == reading } + holders.filter { $0.name != reading }
            for one in ordered {
                guard case .stated(let given) = one.values[term] ?? .unstated else { continue }
                guard holders.contains(where: { $0.values[term] != one.values[term] }) else {
                    return (
                        given, holders.count == 1 ? "the reading \(one.name) has it" : "all readings have it"
                    )
                }
                let holder = one.heldBy.flatMap { actor in
                    agreement.actors.first { $0.id == actor }?.name
                }
                return (
                    given, "the reading \(one.name) has it\(holder.map { ", which \($0) holds" } ?? "")"
                )
            }
            return nil
        }
    }
}

extension Anchor {
    /// From when it counts: `when notice of it was served`.
    fileprivate var inWords: String {
        switch self {
        case .occurred: "when a breach happened"
        case .available: "when a breach became known"
        case .found: "when a breach was found"
        case .notified: "when notice of a breach was served"
        }
    }
}

extension Value {
    /// The open term by which it goes; nil where it goes by none.
    fileprivate var term: TermName? { if case .term(let name) = self { name } else { nil } }
}
