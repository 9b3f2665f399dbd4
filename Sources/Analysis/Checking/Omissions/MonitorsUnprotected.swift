internal import AgreementLanguage
internal import CeasefireModel

/// Monitors who may be kept away, or hit, without anything being broken.
struct MonitorsUnprotected: ComparedRule {
    static let page = RulePage(
        id: .monitorsUnprotected, kind: .omission, title: "Access of monitors not protected",
        looksFor:
            "A document with observers, or with somebody who verifies or finds, in which no provision forbids to deny them access or to jam their devices, or none protects them.",
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

    func flaws(in draft: Draft) -> [Flaw] {
        let agreement = draft.agreement
        let watchers = Set(agreement.actors.filter { $0.role == .observer }.map(\.id))
            .union(
                agreement.duties.filter { $0.kind != "declaration" }.compactMap(\.verifiedBy).flatMap(
                    \.allNamed))
        guard !watchers.isEmpty, !agreement.provisions.isEmpty else { return [] }
        let named = draft.names(watchers.sorted())
        var lacks: [String] = []
        if !agreement.provisions.contains(where: { $0.forbids("denial-of-access") }) {
            lacks.append("keep monitors away")
        }
        if !agreement.provisions.contains(where: { $0.forbids("jamming") }) {
            lacks.append("jam their devices")
        }
        if !agreement.provisions.contains(where: \.protectsMonitors) { lacks.append("fire at them") }
        guard !lacks.isEmpty else { return [] }
        let observer = agreement.actors.first { watchers.contains($0.id) && $0.role == .observer }
        let entry = observer.flatMap {
            draft.outlines[draft.file]?.frontMatter?["observers"]?.value[$0.id.text]
        }
        return [
            Flaw(
                rule: .monitorsUnprotected,
                severity: lacks.contains("keep monitors away") ? .grave : .serious,
                subject: "",
                message: "Nothing forbids to \(lacks.joined(separator: ", or to ")): \(named).",
                story:
                    "A patrol is on its way to a place where fire was heard. At a roadblock it is told that the road is mined. Its drone loses its signal. The log of that day has no breach at that place, and nobody broke anything by seeing to it.",
                span: entry.flatMap { entry in draft.outlines[draft.file]?.span(entry.wholeRange) }
                    ?? draft.frontMatterSpan,
                mend: mend(draft))
        ]
    }

    private func mend(_ draft: Draft) -> Mend {
        let words =
            "Forbid to deny them access and to jam their devices, and protect them and their devices, for as long as the rest holds."
        // Where no hour is said, for as long as what they watch.
        guard
            let from = draft.moments({ $0.from })
                ?? draft.agreement.provisions.first.map({ "\($0.name).started" })
        else { return Mend(words) }
        // All of them: whoever is left out may keep monitors away.
        let parties = draft.agreement.provisions.map(\.binds.allNamed).together.union(draft.agreement.parties)
        let name = "access-of-monitors"
        // A new promise that nothing answers would be a gap of its own.
        let answer = draft.answer(
            named: "answer-to-denied-access", to: [name], by: parties.intersection(draft.agreement.parties))
        guard let outline = draft.outlines[draft.file], !answer.isEmpty else { return Mend(words) }
        let provision = outline.adding(
            block: """
                provision: \(name)
                binds: \(Draft.list(parties))
                prohibits: {acts: [any-attack, denial-of-access, jamming], against: monitors}
                during: {from: \(from), until: never}
                standard-of-proof: \(StandardOfProof.balanceOfProbabilities.rawValue)
                """, heading: "Access of monitors")
        return Mend(words: words, edits: [provision] + answer)
    }

    func said(in draft: Draft) -> String? {
        draft.agreement.provisions.contains { $0.forbids("denial-of-access") }
            ? "forbids to deny monitors access" : nil
    }
}

extension Provision {
    /// Whether the act is among those that it names. One that forbids any act whatever forbids this one.
    fileprivate func forbids(_ act: Act) -> Bool {
        guard case .stated(let acts) = acts else { return false }
        return acts.contains(act)
    }

    /// Whether an attack on monitors would break it.
    fileprivate var protectsMonitors: Bool {
        guard case .stated(let targets) = targets else { return false }
        return targets.contains("monitors")
    }
}
