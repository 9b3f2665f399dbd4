public import AgreementLanguage
public import CeasefireModel
public import Evaluation
internal import Evidence

// What is needed to tell how an agreement was carried out.
extension TruceExample {
    /// The example with somebody whose word suffices ("Old hands"), somebody whose word alone does not
    /// ("Observers"), and the ministries of both sides.
    public static func withWitnesses() -> TruceExample {
        var truce = TruceExample()
        truce.record.origins = GeneratedWorld.register(mirrored: false)
        return truce
    }

    /// A moment, as a document gives it.
    public static func moment(_ text: String) -> Value<InstantExpression> {
        .stated(InstantExpression(base: .instant(at(text))))
    }

    /// A moment counted from something that happens.
    public static func after(
        _ event: EventReference, plus seconds: Int64 = 0, day: Int? = nil
    ) -> Value<InstantExpression> {
        .stated(InstantExpression(base: .event(event), plusSeconds: seconds, localDay: day))
    }

    /// Puts something on the record; known when it was said unless told otherwise.
    public mutating func enter(_ id: EntryID, _ content: Entry.Content, known: String) {
        record.entries.append(
            Entry(
                id: id, author: "Duty officer", role: "duty-officer", available: Interval(at: at(known)),
                reason: "Told to the duty officer.", content: content))
    }

    /// Puts somebody's words on a duty on the record.
    public mutating func step(
        _ id: EntryID, _ deed: DeedName, _ stage: Step.Stage, by party: ActorID = "arland",
        _ occurred: Interval,
        saidBy speaker: String = "Old hands", tranche: TrancheName? = nil, amount: Int? = nil,
        known: Instant? = nil
    ) {
        record.entries.append(
            Entry(
                id: id, author: "Duty officer", available: Interval(at: known ?? occurred.latest),
                reason: "Told to the duty officer.",
                content: .proceeding(
                    .step(
                        Step(
                            deed: deed, tranche: tranche, by: party, stage: stage, occurred: occurred,
                            amount: amount, speaker: speaker)))))
    }

    /// A withdrawal of heavy weapons by Arland: owed from 2 March, begun by 3 March, done by 15 March.
    public static let withdrawal = Obligation(
        name: "weapons-withdrawn", binds: .stated(["arland"]), deed: "withdraw heavy weapons",
        opens: moment("2026-03-02T00:00"), completeBy: moment("2026-03-15T00:00"),
        standard: .stated(.balanceOfProbabilities), span: SourceSpan(file: "example.md", line: 1, column: 1))

    /// How the first duty of that name stands.
    public func deed(
        _ name: DeedName = "weapons-withdrawn", by party: ActorID = "arland", asOf: Instant? = nil
    ) -> DeedVerdict? {
        full(asOf: asOf).deeds.first { $0.deed == name && $0.party == party }
    }
}
