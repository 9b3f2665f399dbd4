internal import AgreementLanguage
internal import CeasefireModel

/// Monitors who may be kept away, or hit, without anything being broken: by anybody, or by one side, for a time, in some place.
struct MonitorsUnprotected: ComparedRule {
    static let page = RulePage(
        id: .monitorsUnprotected, kind: .omission, title: "Access of monitors not protected",
        looksFor:
            "A document with observers, or with somebody who verifies what others owe, in which no provision forbids to deny them access or to jam their devices, or none protects them: any party that another provision binds, for as long and wherever that one holds. Times and places are compared where the text gives them as moments and names.",
        matters:
            "A side that does not want to be seen need not fire at anybody. It closes a road, or jams a drone. If that breaks nothing, the agreement can be hollowed out without a breach.",
        bad: ExampleText.document(
            ExampleText.fireCeases, front: "observers: {mission: The monitoring mission}"),
        good: ExampleText.document(
            ExampleText.fireCeases,
            """
            provision: access-of-monitors
            binds: [east, west]
            prohibits: {acts: [denial-of-access, jamming], against: monitors}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: balance-of-probabilities
            """, front: "observers: {mission: The monitoring mission}"),
        guidance: [
            Guidance(
                says:
                    "A monitoring mission reports a flight of its drone stopped by soldiers and its signal jammed, and recalls that access without condition to all areas, by technical means too, is essential to its task.",
                source: "OSCE Special Monitoring Mission to Ukraine, spot report 2/2022",
                url:
                    "https://reliefweb.int/report/ukraine/osce-smm-spot-report-22022-soldiers-ukrainian-armed-forces-threatened-shoot-down-smm"
            ),
            .verification,
        ])

    static let opens: [RuleID] = [.breachUnanswered, .unpunishedRate]

    func flaws(in draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        let watchers = agreement.watchers
        guard !watchers.isEmpty, !agreement.provisions.isEmpty else { return [] }
        let gaps = MonitorGaps(draft)
        guard !gaps.all.isEmpty else { return [] }
        let observer = agreement.actors.first { watchers.contains($0.id) && $0.role == .observer }
        let entry = observer.flatMap {
            draft.outlines[draft.file]?.frontMatter?["observers"]?.value[$0.id.text]
        }
        return [
            Flaw(
                rule: .monitorsUnprotected,
                severity: gaps.all.contains { $0.deeds.contains(.keepAway) } ? .grave : .serious,
                subject: "",
                message: "\(gaps.words.capitalisedFirst): \(draft.names(watchers.sorted())).",
                story:
                    "A patrol is on its way to a place where fire was heard. At a roadblock it is told that the road is mined. Its drone loses its signal. The log of that day has no breach at that place, and nobody broke anything by seeing to it.",
                span: entry.flatMap { entry in draft.outlines[draft.file]?.span(entry.wholeRange) }
                    ?? draft.frontMatterSpan,
                mend: mend(gaps, draft))
        ]
    }

    private func mend(_ gaps: MonitorGaps, _ draft: Draft) -> Mend {
        let words =
            "Forbid to deny them access and to jam their devices, and protect them and their devices: whoever is bound by the rest, wherever and for as long as the rest holds."
        let rest = draft.timeOfTheRest
        // Who is left out may keep monitors away: all of them.
        let parties = draft.agreement.provisions.map(\.binds.allNamed).together.union(draft.agreement.parties)
        if let edits = widened(gaps, parties, rest, draft) { return Mend(words: words, edits: edits) }
        let taken = Set(draft.agreement.provisions.map(\.name.text))
        let free = (["access-of-monitors"] + (2...9).map { "access-of-monitors-\($0)" }).first {
            !taken.contains($0)
        }
        guard let free, let outline = draft.outlines[draft.file], let rest else { return Mend(words: words) }
        // A new promise that nothing answers would be a gap of its own. What answers fire, or shut roads, answers this, too: apart from it, breaches
        // of both would call for less than they do together.
        let bound = parties.intersection(draft.agreement.parties)
        let answer =
            draft.answeredTogether([free], by: bound).map { [$0] }
            ?? draft.answer(named: "answer-to-denied-access", to: [free], by: bound)
        guard !answer.isEmpty else { return Mend(words: words) }
        let provision = outline.adding(
            block: """
                provision: \(free)
                binds: \(Draft.list(parties))
                prohibits: {acts: [any-attack, denial-of-access, jamming], against: monitors}
                during: {from: \(rest.from), until: \(rest.until)}
                standard-of-proof: \(StandardOfProof.balanceOfProbabilities.rawValue)
                """, heading: "Access of monitors")
        return Mend(words: words, edits: [provision] + answer)
    }

    /// The one article that lets monitors in, widened to all sides, all places and all the time; nil where there is none, or several, or
    /// where that does not do.
    private func widened(
        _ gaps: MonitorGaps, _ parties: Set<ActorID>, _ rest: (from: String, until: String)?, _ draft: Draft
    ) -> [DocumentEdit]? {
        let access = draft.agreement.provisions.filter { $0.forbids("denial-of-access") }
        guard access.count == 1, let name = access.first?.name.text else { return nil }
        var edits: [DocumentEdit?] = []
        if gaps.all.contains(where: { $0.hole == .always }) {
            edits.append(draft.edit("provision", name, "binds", to: Draft.list(parties)))
        }
        if gaps.all.contains(where: { if case .outside = $0.hole { true } else { false } }) {
            edits.append(draft.edit("provision", name, "where", to: "anywhere"))
        }
        if gaps.all.contains(where: { if case .during = $0.hole { true } else { false } }) {
            guard let rest else { return nil }
            edits.append(draft.edit("provision", name, "during", "from", to: rest.from))
            edits.append(draft.edit("provision", name, "during", "until", to: rest.until))
        }
        let all = edits.compactMap(\.self)
        guard !all.isEmpty, all.count == edits.count, let mended = draft.edited(all),
            MonitorGaps(mended).all.isEmpty
        else { return nil }
        return all
    }

    func said(in draft: Draft) -> String? {
        draft.agreement.provisions.contains { $0.forbids("denial-of-access") }
            ? "forbids to deny monitors access" : nil
    }
}

extension Agreement {
    /// Who watches: the observers, and whoever says of others whether they did what they owe. A party that says it of itself watches
    /// nobody.
    fileprivate var watchers: Set<ActorID> {
        let verifiers = duties.filter { $0.kind != "declaration" }.flatMap { duty in
            let owners = duty.binds.allNamed.isEmpty ? Set(parties) : duty.binds.allNamed
            return (duty.verifiedBy?.allNamed ?? []).subtracting(owners.intersection(parties))
        }
        return Set(actors.filter { $0.role == .observer }.map(\.id)).union(verifiers)
    }
}

extension Draft {
    /// The edit that lets a ladder that answers fire or denied access by all these parties answer more provisions; nil where there is
    /// none, or it takes force.
    func answeredTogether(_ names: [String], by parties: Set<ActorID>) -> DocumentEdit? {
        let forbidding = Set(
            agreement.provisions.filter { $0.forbidsForce || $0.forbids("denial-of-access") }.map(\.name))
        for response in agreement.responses
        where !response.provisions.isDisjoint(with: forbidding)
            && !response.rungs.contains(where: \.takesForce)
            && response.breachBy.allNamed.isSuperset(of: parties)
        {
            guard let (outline, block) = block("response", response.name.text),
                outline.file == file, let to = block.node["to"]?.value
            else { continue }
            let own = to.text.map { [$0] } ?? to.members.compactMap(\.text)
            return outline.setting(
                "to", to: "[\((own + names).joined(separator: ", "))]", in: block.node)
        }
        return nil
    }

    /// From when and until when the rest of the agreement holds, as it is written; nil where it forbids nothing.
    fileprivate var timeOfTheRest: (from: String, until: String)? {
        let rest = agreement.provisionsWatched
        guard let first = rest.first else { return nil }
        func words(_ value: (Provision) -> Value<InstantExpression>, _ key: String, last: Bool) -> String {
            let values = rest.map(value)
            let node = block("provision", first.name.text)?.block.node["during"]?.value[key]?.value
            let written = node.map { $0.text ?? $0.flow }
            if Set(values).count == 1, values[0].isStated, let written { return written }
            let moments = values.compactMap(\.instant)
            if last, values.contains(where: \.isNever) { return "never" }
            guard moments.count == values.count, let moment = last ? moments.max() : moments.min() else {
                return "\(first.name).\(last ? "ended" : "started")"
            }
            return local(moment)
        }
        return (words(\.from, "from", last: false), words(\.until, "until", last: true))
    }
}
