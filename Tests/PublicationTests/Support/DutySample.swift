import AgreementLanguage
import CeasefireModel
import Evidence
import Publication
import TestSupport

@testable import Evaluation

/// The sample with duties in every state, an exchange, standing measures and guarantors. What is evaluated is
/// tested elsewhere; here the results are written down, so that each shows.
enum DutySample {
    static let span = SourceSpan(file: "example.md", line: 20, column: 1)

    /// A duty with its usual times, to be changed where it matters.
    static func deed(
        _ name: DeedName, _ party: ActorID, _ state: DeedState, reason: Reason, what: String,
        kind: DeedVerdict.Kind = .obligation, tranche: TrancheName? = nil, occasion: Int? = nil,
        dueDay: Int = 5, change: (inout DeedVerdict) -> Void = { _ in }
    ) -> DeedVerdict {
        let part = tranche?.text ?? occasion.map(String.init)
        let id = (["full", name.text] + [part].compactMap { $0 } + [party.text]).joined(separator: "/")
        let due = at("2026-03-0\(dueDay)T22:00")
        var deed = DeedVerdict(
            id: id, deed: name, kind: kind, tranche: tranche, occasion: occasion, party: party, what: what,
            state: state, reason: reason, opens: Interval(at: due - 3 * 86_400),
            completeBy: Interval(at: due),
            beginWeighings: [], standard: .balanceOfProbabilities, weighings: [], entries: [], assumptions: []
        )
        change(&deed)
        return deed
    }

    static var deeds: [DeedVerdict] {
        let observers = Origin(id: "Observers", reliability: .b)
        let reports = (1...5).map { number in
            deed(
                "reports-given", "arland", number < 4 ? .unverified : number == 4 ? .due : .pending,
                reason: number < 4
                    ? "its time has run out, and nobody speaks of it" : "its time has not run out",
                what: "gives the commission a report", occasion: number, dueDay: number + 1)
        }
        return [
            deed(
                "tanks-withdrawn", "arland", .performed,
                reason: "the sum of +5 reaches the standard of +3, before it was due",
                what: "withdraws its tanks"
            ) {
                $0.owed = 60
                $0.done = 60
                $0.beginBy = Interval(at: at("2026-03-03T22:00"))
                $0.begun = from("2026-03-03T08:00", to: "2026-03-03T12:00")
                $0.completed = from("2026-03-04T08:00", to: "2026-03-05T08:00")
                $0.entries = ["E-10"]
                $0.weighings = [
                    Weighing(
                        origin: observers, direction: .supports, interest: .independent, decibans: 15,
                        entries: ["E-10"])
                ]
            },
            deed(
                "tanks-withdrawn", "borland", .breached,
                reason: "12 of 60 by \(at("2026-03-05T22:00")); the sum against it reaches the standard",
                what: "withdraws its tanks"
            ) {
                $0.owed = 60
                $0.done = 12
                $0.beginBy = Interval(at: at("2026-03-03T22:00"))
                $0.begun = from("2026-03-05T08:00", to: "2026-03-05T12:00")
                $0.breached = Interval(at: at("2026-03-05T22:00"))
                $0.breachKnown = Interval(at: at("2026-03-06T08:00"))
                $0.entries = ["E-11"]
                $0.weighings = [
                    Weighing(
                        origin: observers, direction: .denies, interest: .independent, decibans: 15,
                        entries: ["E-11"])
                ]
            },
            deed(
                "mines-cleared", "borland", .undecidable,
                reason: "the day on which it was done may be too late",
                what: "clears the road of mines"
            ) {
                $0.opens = from("2026-03-01T22:00", to: "2026-03-02T22:00")
                $0.completeBy = from("2026-03-04T22:00", to: "2026-03-05T22:00")
                $0.completed = from("2026-03-05T08:00", to: "2026-03-06T08:00")
                $0.assumptions = [Assumption(subject: "start of power-spared", text: "either of two")]
            },
            deed(
                "bridge-guarded", "arland", .excused, reason: "released by the commission",
                what: "guards the bridge"
            ) {
                $0.opens = nil
                $0.completeBy = nil
            },
        ] + reports
            + [("arland", DeedState.performed), ("borland", .excused)].map { party, state in
                deed(
                    "prisoners-exchanged", ActorID(party), state, reason: "as the observers saw",
                    what: "hands over prisoners", kind: .tranche, tranche: "wounded", dueDay: 4
                ) {
                    $0.owed = 10
                    $0.done = state == .performed ? 10 : 0
                }
            }
            + [
                deed(
                    "prisoners-exchanged", "arland", .unverified, reason: "nobody declared how many it holds",
                    what: "hands over prisoners", kind: .tranche, tranche: "others", dueDay: 6)
            ]
    }

    static var standingMeasure: StandingMeasureVerdict {
        StandingMeasureVerdict(
            name: "oil-sanctions", measure: "no oil is bought", keptBy: ["carland"], against: ["borland"],
            phases: [
                .init(
                    state: .on, since: nil, reason: "as it stood at first", isByDefault: false, entries: []),
                .init(
                    state: .suspended, since: from("2026-03-03T00:00", to: "2026-03-03T12:00"),
                    reason: "the matter withdrawal-verified is certified", isByDefault: false,
                    entries: ["E-10"]),
                .init(
                    state: .reimposed, since: Interval(at: at("2026-03-05T00:00")),
                    reason: "the matter sanctions-return is deemed decided", isByDefault: true, entries: []),
            ], assumptions: [Assumption(subject: "standard of withdrawal-verified", text: "none is named")])
    }

    static func verdict() -> Verdict {
        var example = Sample.example()
        example.record = Sample.verdict().record
        example.agreement.articles.append(
            Article(
                heading: "Tanks", text: "Each side withdraws its tanks.\n\nIt begins on the third of March.",
                hasMeaning: true, span: span))
        example.agreement.obligations = [
            Obligation(
                name: "tanks-withdrawn", binds: .stated(["arland", "borland"]), deed: "withdraws its tanks",
                amount: Amount(count: 60, unit: "tanks"), article: "Tanks", span: span)
        ]
        example.agreement.bodies = [
            Body(
                id: "commission", name: "Joint Commission", members: .stated(["arland", "borland"]),
                vote: .stated(.consensus), quorum: 2, span: span)
        ]
        func step(_ id: EntryID, _ stage: Step.Stage, by party: ActorID, amount: Int?) -> Entry {
            Entry(
                id: id, author: "Jane Coder", role: "duty-officer",
                available: Interval(at: at("2026-03-06T08:00")), reason: "The patrol counted them.",
                content: .proceeding(
                    .step(
                        Step(
                            deed: "tanks-withdrawn", by: party, stage: stage,
                            occurred: from("2026-03-04T08:00", to: "2026-03-05T08:00"), amount: amount,
                            speaker: "Observers"))))
        }
        example.record.entries += [
            step("E-10", .completed, by: "arland", amount: 60),
            step("E-11", .notCompleted, by: "borland", amount: nil),
        ]
        var verdict = example.verdict()
        for i in verdict.readings.indices {
            let name = verdict.readings[i].reading.name.text
            verdict.readings[i].deeds = deeds.map { deed in
                var deed = deed
                deed.id = name + deed.id.dropFirst("full".count)
                return deed
            }
            verdict.readings[i].standingMeasures = [standingMeasure]
            verdict.readings[i].guarantorDefaults = [true, false].map { isHypothetical in
                GuarantorDefault(
                    response: "guarantee", rung: "inspection", guarantor: "carland", party: "borland",
                    episode: .deed("\(name)/tanks-withdrawn/borland"),
                    due: Interval(at: at("2026-03-06T22:00")),
                    isHypothetical: isHypothetical)
            }
        }
        return verdict
    }

    /// The sample with hostile words in every place that takes words.
    static func hostile(_ words: String) -> Verdict {
        var verdict = verdict()
        verdict.agreement.bodies[0].name = words
        verdict.agreement.obligations[0].amount?.unit = words
        for i in verdict.readings.indices {
            for j in verdict.readings[i].deeds.indices {
                verdict.readings[i].deeds[j].reason = Reason(words)
                verdict.readings[i].deeds[j].what = words
            }
            verdict.readings[i].deeds[0].assumptions = [
                Assumption(subject: words, text: Reason(words))
            ]
            verdict.readings[i].standingMeasures[0].measure = words
            verdict.readings[i].standingMeasures[0].phases[1].reason = Reason(words)
        }
        return verdict
    }
}
