internal import AuditLog
internal import CeasefireModel
internal import EventStore
internal import Publication
internal import RecordKeeping

/// What the owner asks for: a role, the end of one, another key.
enum OwnersWish {
    /// It stands on the record; what stands there.
    case standsAlready(String)
    /// The entry that does it, and what is so from then on.
    case entry(RecordedEntry, String)
}

extension Shell {
    /// Adds an entry that the owner alone may sign, and tells of it. Whose key it is is looked at first: whoever may not do it is told
    /// so, and nothing else.
    func addOwners(
        _ record: RecordOption, _ signer: SignerOptions, json: Bool,
        _ wish: (RecordPeople, Instant) throws -> OwnersWish
    ) throws {
        let store = try records.open(record.record)
        let clock = try clock()
        let recorder = Recorder(store: store, clock: clock)
        let people = try people(recorder)
        let key = try signer.signingKey(in: self)
        guard PublicKey(key.publicKey) == people.ownerKey else {
            throw ShellError(
                description:
                    "the key \(Hexadecimal.text(key.publicKey)) is not the owner's: roles and keys are changed by \(people.owner) alone, whose key is \(people.ownerKey)"
            )
        }
        switch try wish(people, clock.moment) {
        case .standsAlready(let words):
            out(
                json
                    ? JSONValue.object([("leaf", .null)]).text(openLevels: 1)
                    : "\(DiagnosticText.escaped(words)); nothing was done.\n")
        case .entry(let entry, let words):
            let outcome = try recorder.append([
                try Submission(entry, signedBy: key, origin: recorder.origin)
            ])[0]
            if case .refused(let refusal) = outcome { throw refusal }
            let number = outcome.number ?? 0
            out(
                json
                    ? JSONValue.object([("leaf", .integer(Int64(clamping: number)))]).text(openLevels: 1)
                    : "Leaf \(number): \(DiagnosticText.escaped(words)).\n")
        }
    }
}
