internal import CeasefireModel
internal import Evidence

/// One origin's word on what a party did, or did not do, of what it owes.
struct StepWord: Sendable {
    let entry: EntryID
    let step: Step
    let origin: Origin
    /// The side of the outlet that relays it.
    let relayedBy: ActorID?
    let knownFrom: Instant

    var occurred: Interval { step.occurred }

    /// The words of all steps on record, by what is owed. A step that rests on a statement which is not on the
    /// record says nothing.
    static func all(_ record: Record, ignoring ignored: Set<OriginID>) -> [DeedName: [StepWord]] {
        let statements = Dictionary(record.statements.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var words: [DeedName: [StepWord]] = [:]
        for entry in record.entries {
            guard case .proceeding(.step(let step)) = entry.content else { continue }
            var statement: Statement?
            if let id = step.statement {
                guard let found = statements[id] else { continue }
                statement = found
            }
            let speaker = step.speaker.isEmpty ? statement?.speaker ?? "" : step.speaker
            let known = [entry.available.latest, statement?.available.latest].compactMap { $0 }.max()
            let origins = record.origins.origins(
                attribution: speaker, speakingFor: statement?.onBehalfOf)
            words[step.deed, default: []] += origins.filter { !ignored.contains($0.id) }.map { origin in
                StepWord(
                    entry: entry.id, step: step, origin: origin,
                    relayedBy: statement.flatMap { record.origins.lookUp($0.outlet)?.party },
                    knownFrom: known ?? entry.available.latest)
            }
        }
        return words
    }
}
