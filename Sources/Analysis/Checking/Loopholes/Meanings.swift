internal import AgreementLanguage
internal import CeasefireModel

/// The values of a draft that are relayed in several ways, each made into an open term with a reading for each of the first two, so
/// that one document can be played under both.
enum Meanings {
    /// The term that stands in place of the values.
    fileprivate static let term = "value-relayed"
    /// The readings that give it.
    fileprivate static let readings: [ReadingName] = ["as-first-relayed", "as-then-relayed"]

    /// One such value.
    struct Meaning {
        /// `the timing of multi-tiered/backstop`, to stand in a sentence.
        let words: String
        /// Names it within the document: `multi-tiered/backstop/timing`.
        let subject: String
        /// What is relayed, as written; two of them.
        let alternatives: [String]
        /// Where the key and its values stand.
        let span: SourceSpan
        /// The values alone, in scalars.
        let range: Range<Int>
        fileprivate let kind: OpenTerm.Kind
        fileprivate let outline: DocumentOutline
        /// The response in which it stands, and the rung; nil for a value of a provision.
        fileprivate var response: ResponseName?
        fileprivate var rung: RungName?
        /// The duty in which it stands; nil elsewhere.
        fileprivate var deed: DeedName?
    }

    /// All of them, in the documents' order.
    static func all(in draft: Draft) -> [Meaning] {
        draft.files.compactMap { draft.outlines[$0] }.flatMap { outline in
            outline.blocks.flatMap { block -> [Meaning] in
                switch block.kind {
                case "provision":
                    return keys(of: block.node, ofProvision).compactMap {
                        meaning($0.path, $0.entry, $0.kind, block.name, outline, draft)
                    }
                case "response":
                    let own = keys(of: block.node, ofResponse).compactMap { found -> Meaning? in
                        var one = meaning(found.path, found.entry, found.kind, block.name, outline, draft)
                        one?.response = ResponseName(block.name)
                        return one
                    }
                    let rungs = block.node["rungs"]?.value.members ?? []
                    return own
                        + rungs.compactMap { rung -> Meaning? in
                            guard let name = rung["rung"]?.value.text, let entry = rung["timing"] else {
                                return nil
                            }
                            var one = meaning(
                                "timing", entry, .timing, "\(block.name)/\(name)", outline, draft)
                            one?.response = ResponseName(block.name)
                            one?.rung = RungName(name)
                            return one
                        }
                default:
                    return keys(of: block.node, ofDuty[block.kind] ?? []).compactMap { found in
                        var one = meaning(found.path, found.entry, found.kind, block.name, outline, draft)
                        one?.deed = DeedName(block.name)
                        return one
                    }
                }
            }
        }
    }

    private static let ofProvision: [(path: String, kind: OpenTerm.Kind)] = [
        ("binds", .parties), ("prohibits.acts", .acts), ("prohibits.against", .targets),
        ("prohibits.with", .weapons), ("where", .place), ("during.from", .instant),
        ("during.until", .instant), ("except", .exemptions),
    ]
    private static let ofResponse: [(path: String, kind: OpenTerm.Kind)] = [
        ("breach-by", .parties), ("clock-starts", .anchor), ("episode-ends-after", .duration),
    ]

    private static let ofDuty: [String: [(path: String, kind: OpenTerm.Kind)]] = [
        "obligation": [
            ("binds", .parties), ("from", .instant), ("begin-by", .instant), ("complete-by", .instant),
            ("until", .instant),
        ],
        "declaration": [("binds", .parties), ("by", .instant)],
        "exchange": [("between", .parties)],
    ]

    private static func keys(of node: OutlineNode, _ paths: [(path: String, kind: OpenTerm.Kind)]) -> [(
        path: String, entry: OutlineNode.Entry, kind: OpenTerm.Kind
    )] {
        paths.compactMap { path, kind in
            let parts = path.split(separator: ".").map(String.init)
            let holder = parts.count == 2 ? node[parts[0]]?.value : node
            return (holder?[parts[parts.count - 1]]).map { (path, $0, kind) }
        }
    }

    /// What a key says, to stand before `is`.
    private static func words(_ path: String, _ name: String) -> String {
        switch path {
        case "binds": "whom \(name) binds"
        case "prohibits.acts": "what \(name) forbids"
        case "prohibits.against": "against what \(name) forbids it"
        case "prohibits.with": "with which weapons \(name) forbids it"
        case "where": "where \(name) holds"
        case "during.from": "the start of \(name)"
        case "during.until": "the end of \(name)"
        case "except": "what exempts from \(name)"
        case "between": "who takes part in \(name)"
        case "by", "complete-by": "by when \(name) must be done"
        case "begin-by": "by when \(name) must begin"
        case "from": "from when \(name) is owed"
        case "until": "until when \(name) is owed"
        case "breach-by": "whose breaches \(name) answers"
        case "clock-starts": "what the clocks of \(name) count from"
        case "episode-ends-after": "the silence that ends an episode of \(name)"
        default: "the \(path) of \(name)"
        }
    }

    private static func meaning(
        _ path: String, _ entry: OutlineNode.Entry, _ kind: OpenTerm.Kind, _ name: String,
        _ outline: DocumentOutline, _ draft: Draft
    ) -> Meaning? {
        let relayed = entry.value["either"]?.value.members.map { draft.words(of: $0, in: outline.file) } ?? []
        // What is written over several lines cannot stand on one.
        guard relayed.count >= 2, !relayed.contains(where: { $0.contains("\n") }) else { return nil }
        let end = max(entry.value.range.upperBound, entry.value.lastScalar)
        return Meaning(
            words: words(path, name), subject: "\(name)/\(path)",
            alternatives: Array(relayed.prefix(2)),
            span: outline.span(entry.keyRange.lowerBound..<end),
            range: entry.value.range.lowerBound..<end, kind: kind, outline: outline)
    }
}

extension Meanings.Meaning {
    /// The smallest event that tells the two apart, replayed under both; nil where none is found.
    func example(in draft: Draft) -> Counterexample? {
        guard let draft = draft.edited(edits(in: draft)) else { return nil }
        if let deed { return ofDuty(deed, draft) }
        guard let response else { return ofProvision(draft) }
        return ofResponse(response, draft)
    }

    /// The document with an open term in place of the values.
    private func edits(in draft: Draft) -> [DocumentEdit] {
        // What else is open is read as the first reading gives it.
        let others =
            outline.blocks.first { $0.kind == "reading" }?.node["values"]?.value.entryTexts(
                draft, in: outline.file) ?? []
        let readings = zip(Meanings.readings, alternatives).map { name, value in
            let values = (others + ["\(Meanings.term): \(value)"]).joined(separator: ", ")
            return outline.adding(block: "reading: \(name)\nvalues: {\(values)}", heading: "Read")
        }
        return [
            DocumentEdit(file: outline.file, range: range, text: Meanings.term),
            outline.adding(
                block: "open-term: \(Meanings.term)\ntype: \(kind.rawValue)", heading: "Relayed"),
        ] + readings
    }

    private var readings: Set<ReadingName> { Set(Meanings.readings) }

    private func ofProvision(_ draft: Draft) -> Counterexample? {
        if kind == .exemptions {
            return TellingPleas.differences(in: draft, readings: readings).first?.example
        }
        guard let stage = Stage(asRead: draft), let events = TellingEvents(stage, readings: readings),
            let found = events.first(between: Meanings.readings[0], Meanings.readings[1])
        else { return nil }
        var play = Play(on: stage)
        play.act(found.event)
        let isFirst = found.breach.contains(Meanings.readings[0])
        let (yes, no) = (alternatives[isFirst ? 0 : 1], alternatives[isFirst ? 1 : 0])
        return play.shown(
            .readingsDiffer, until: found.event.seconds + 3_600,
            words: "with \(yes): a breach of \(found.provision); with \(no): none", readings: readings)
    }

    // MARK: Values of a duty

    private func ofDuty(_ deed: DeedName, _ draft: Draft) -> Counterexample? {
        guard let stage = Stage(asRead: draft),
            let found = ReadingsDiverge.late(deed, under: Meanings.readings, on: stage)
        else { return nil }
        let isFirst = found.late.contains(Meanings.readings[0])
        let (yes, no) = (alternatives[isFirst ? 0 : 1], alternatives[isFirst ? 1 : 0])
        return found.play.shown(
            .readingsDiffer, until: found.seconds,
            words: "with \(yes): \(stage.name(found.party)) is late; with \(no): not", readings: readings)
    }

    // MARK: Values of a response

    private func ofResponse(_ name: ResponseName, _ draft: Draft) -> Counterexample? {
        guard let original = draft.agreement.responses.first(where: { $0.name == name }) else { return nil }
        let settings = Stage.usual(original, in: draft).filter { setting in
            switch setting.key {
            case "clock-starts": original.clockStarts == .unstated
            case "breach-by": original.breachBy == .unstated
            default: original.episodeEndsAfter == .unstated
            }
        }
        guard let stage = Stage(asRead: draft, settings: settings), let response = stage.response(name) else {
            return nil
        }
        for party in stage.answeredParties(response) {
            guard
                let provision = stage.draft.agreement.provisions.first(where: {
                    response.provisions.contains($0.name)
                })
            else { continue }
            var single = Play(on: stage)
            single.breach(of: provision, by: party, at: 3_600)
            for (play, until) in variants(single, response, provision, party) {
                if let example = play.shown(
                    .readingsDiffer, until: until,
                    words: "late, early or called for if it is the one, and not if it is the other",
                    readings: readings)
                {
                    return example.telling(
                        (Meanings.readings[0], "with \(alternatives[0])"),
                        apartFrom: (Meanings.readings[1], "with \(alternatives[1])"))
                }
            }
        }
        return nil
    }

    /// The breach alone, with a finding, with a measure at the times that may matter, with a second breach.
    private func variants(_ single: Play, _ response: Response, _ provision: Provision, _ party: ActorID)
        -> [(
            play: Play, until: Int64
        )]
    {
        let bounds = times(response, single.stage.draft.agreement)
        let longest = bounds.last ?? 86_400
        var all = [(single, 3_600 + longest + 3_600)]
        if let rung = response.rungs.first(where: { $0.name == self.rung }) {
            let actor = rung.who.someone ?? single.stage.draft.agreement.parties.first { $0 != party }
            for (a, b) in zip([0] + bounds, bounds + [longest + 7_200]) {
                guard let actor else { break }
                var play = single
                play.measure(rung, of: response, by: actor, against: party, at: 3_600 + (a + b) / 2)
                all.append((play, 3_600 + longest + 7_200))
            }
        }
        var found = single
        found.findings(
            of: provision.name, by: party, among: response.foundBy, stance: { _ in .inFavour },
            at: 3_600 + longest / 2)
        all += [(found, 3_600 + longest + 60), (found, 3_600 + 2 * longest + 3_600)]
        for (a, b) in zip(bounds, bounds.dropFirst()) {
            var play = single
            play.breach(of: provision, by: party, at: 3_600 + (a + b) / 2, site: 1)
            all.append((play, 3_600 + (a + b) / 2 + longest))
        }
        return all
    }

    /// The lengths that may matter, in order.
    private func times(_ response: Response, _ agreement: Agreement) -> [Int64] {
        var all: Set<Int64> = []
        func note(_ timing: Timing) {
            all.formUnion([timing.withinSeconds, timing.notBeforeSeconds].compactMap(\.self))
        }
        for rung in response.rungs {
            switch rung.timing {
            case .stated(let timing): note(timing)
            case .either(let timings): timings.forEach(note)
            case .unstated, .term: break
            }
        }
        for reading in agreement.readings where readings.contains(reading.name) {
            switch reading.values[TermName(Meanings.term)] {
            case .stated(.timing(let timing)): note(timing)
            case .stated(.duration(let seconds)): all.insert(seconds)
            default: break
            }
        }
        return all.filter { $0 > 0 }.sorted()
    }
}

extension OutlineNode {
    /// `start: 2030-01-01T00:00` for each key, as written on one line.
    fileprivate func entryTexts(_ draft: Draft, in file: String) -> [String] {
        guard case .keys(let entries) = content else { return [] }
        return entries.map { "\($0.key): \(draft.words(of: $0.value, in: file))" }.filter {
            !$0.contains("\n")
        }
    }
}
