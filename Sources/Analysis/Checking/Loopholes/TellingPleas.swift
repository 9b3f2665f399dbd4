internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// An act that is excused by one reading and not by another: whoever did it pleads an exemption that only the one grants, and shows
/// all that it asks for.
struct TellingPleas {
    /// What tells two readings apart.
    struct Difference {
        let provision: Provision
        let exemption: ExemptionName
        /// The readings that grant it.
        let granting: [ReadingName]
        /// The readings that grant others, or none.
        let refusing: [ReadingName]
        let example: Counterexample
    }

    /// Of each provision on whose exemptions readings differ, the first act that shows it.
    static func differences(in draft: Draft, readings: Set<ReadingName>) -> [Difference] {
        let open = draft.agreement.provisions.filter {
            draft.possibleExemptions(from: $0) != draft.agreedExemptions(from: $0)
        }
        guard !open.isEmpty, let stage = Stage(asRead: draft, settings: open.compactMap(shown)) else {
            return []
        }
        return stage.draft.agreement.provisions.compactMap { provision in
            let said = draft.exemptions(from: provision).filter { $0.reading.map(readings.contains) ?? false }
            let open = draft.possibleExemptions(from: provision).subtracting(
                draft.agreedExemptions(from: provision))
            return open.sorted().lazy.compactMap { exemption -> Difference? in
                let granting = said.filter { $0.granted.contains(exemption) }.compactMap(\.reading)
                let refusing = said.filter { !$0.granted.contains(exemption) }.compactMap(\.reading)
                for a in granting {
                    for b in refusing where a != b {
                        if let example = example(exemption, provision, a, b, on: stage) {
                            return Difference(
                                provision: provision, exemption: exemption, granting: granting,
                                refusing: refusing, example: example)
                        }
                    }
                }
                return nil
            }.first
        }
    }

    /// The plea is shown: how sure one must be is not what the readings dispute.
    private static func shown(_ provision: Provision) -> Stage.Setting? {
        guard provision.standard.isStated else { return nil }
        return Stage.Setting(
            holder: .provision(provision.name), key: "standard-of-proof",
            value: StandardOfProof.reasonableGrounds.rawValue,
            words:
                "what is pleaded against \(provision.name) is shown, so that the standard of proof does not matter"
        )
    }

    /// The act that two readings judge differently because of the exemption, and not without it.
    private static func example(
        _ name: ExemptionName, _ provision: Provision, _ a: ReadingName, _ b: ReadingName, on stage: Stage
    ) -> Counterexample? {
        let agreement = stage.draft.agreement
        guard let exemption = agreement.exemptions.first(where: { $0.name == name }) else { return nil }
        for party in agreement.parties {
            for seconds in starts(of: provision, a, b, on: stage) {
                let plain = plays(exemption, provision, party, seconds, on: stage, isExcused: false)
                let excused = plays(exemption, provision, party, seconds, on: stage, isExcused: true)
                guard let play = excused.last, plain.allSatisfy({ isAlike($0, a, b) }),
                    let example = play.shown(
                        .readingsDiffer, until: seconds + 86_400,
                        words: "excused under \(a), which grants \(name), and a breach under \(b)",
                        readings: [a, b])
                else { continue }
                return example
            }
        }
        return nil
    }

    /// Whether two readings say the same of what happens.
    private static func isAlike(_ play: Play, _ a: ReadingName, _ b: ReadingName) -> Bool {
        let told = play.told(until: 400 * 86_400, readings: [a, b])
        return told[a] != nil && told[a] == told[b]
    }

    /// An hour after the provision comes into force, by each of the two readings; the later first.
    private static func starts(of provision: Provision, _ a: ReadingName, _ b: ReadingName, on stage: Stage)
        -> [Int64]
    {
        let windows = assess(stage.draft.agreement, record: Record(reports: []), readings: [a, b]).readings
            .flatMap(\.windows).filter { $0.provision == provision.name }
        let moments = Set(windows.flatMap(\.from)).sorted().reversed().map { $0 - stage.begins + 3_600 }
        return moments.isEmpty ? [3_600] : Array(moments)
    }

    /// What happens: the act and the plea; or what is answered, and the act. Where it is not to be excused, each on its own.
    private static func plays(
        _ exemption: Exemption, _ provision: Provision, _ party: ActorID, _ seconds: Int64, on stage: Stage,
        isExcused: Bool
    ) -> [Play] {
        func event(_ provision: Provision, _ party: ActorID, _ seconds: Int64) -> TellingEvents.Event {
            TellingEvents.Event(
                party: party, act: provision.someAct, target: provision.someTarget ?? "residential",
                weapons: provision.someWeapons, place: stage.region(provision, by: party), seconds: seconds)
        }
        let act = event(provision, party, seconds)
        guard let rule = exemption.answers else {
            var play = Play(on: stage)
            play.act(act, pleading: isExcused ? exemption.name : nil)
            return [play]
        }
        let agreement = stage.draft.agreement
        guard let answered = agreement.provisions.first(where: { rule.provisions.contains($0.name) }),
            let other = agreement.parties.first(where: { $0 != party })
        else { return [] }
        let first = event(answered, other, seconds - min(1_800, max(1, rule.withinSeconds / 2)))
        var (before, after, both) = (Play(on: stage), Play(on: stage), Play(on: stage))
        before.act(first)
        after.act(act)
        both.act(first, site: 0)
        both.act(act, site: 0)
        return isExcused ? [both] : [before, after]
    }
}

extension Play {
    /// An act that a reliable witness tells of and whoever did it admits; it pleads an exemption besides, and the witness says that all
    /// is there which that asks for.
    mutating func act(_ event: TellingEvents.Event, pleading exemption: ExemptionName?) {
        guard let exemption else { return act(event) }
        act(event, conceding: Set(Element.allCases).subtracting([.exemption]))
        guard let report = reports.last else { return }
        let speakers =
            [(name(event.party), speaker(of: event.party), "pleads \(exemption)")]
            + [(witness, witness, "says that \(exemption) applies")]
        for (told, speaker, words) in speakers {
            put(
                Counterexample.Event(
                    at: moment(event.seconds), kind: .word,
                    actor: told == witness ? nil : event.party, words: "\(told) \(words)"),
                entries: [
                    Entry(
                        id: nextEntry, author: speaker, role: "spokesperson",
                        available: Interval(at: moment(event.seconds)), reason: "it is pleaded",
                        content: .bearing(
                            Bearing(
                                effect: .pleads, elements: [.exemption], plea: exemption, speaker: speaker,
                                incidents: IncidentSelector(reports: [report.id]))))
                ])
        }
    }
}
