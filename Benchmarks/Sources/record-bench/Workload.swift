import AuditLog
import CeasefireModel
import EventStore
import Foundation

/// What is appended: reports of a real truce, again and again, each time under other names and other days.
struct Workload {
    let identity: RecordIdentity
    let clock = Clock()
    /// The entry that opens the record, signed by its owner.
    let opening: Submission
    let singles: [Submission]
    let batches: [[Submission]]
    /// The same leaves as rows of a plain table.
    let singleRows: [PlainRow]
    let batchRows: [[PlainRow]]

    /// How many rows there are in all.
    var rowCount: Int { singleRows.count + batchRows.reduce(0) { $0 + $1.count } }

    struct Clock: RecordClock {
        func now() -> Instant { Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)) }
    }

    init(samples: [Report], batches count: Int, batch: Int, singles singleCount: Int) throws {
        let origin = "monitors.example/bench"
        guard
            let identity = RecordIdentity(
                origin: origin, secret: [UInt8](repeating: 1, count: RecordIdentity.secretBytes))
        else { fail("no identity") }
        self.identity = identity
        let owner = try PrivateKey(seed: [UInt8](repeating: 2, count: 32))
        guard let key = PublicKey(owner.publicKey) else { fail("no key") }
        let now = clock.now()
        let entry = RecordedEntry(
            EntrySubstance(
                .opened(RecordOpening(origin: origin, owner: "owner", ownerKey: key, logKey: key)),
                name: RecordOpening.name, available: Interval(at: now)), author: "owner", role: "owner")
        let message = SignedMessage.ofBody(EntryCodec.body(of: entry), origin: origin)
        opening = Submission(
            entry, signature: EntrySignature(key: key, bytes: try owner.signature(over: message)))

        func submission(_ number: Int) -> Submission {
            var report = samples[number % samples.count]
            report.id = ReportID("\(report.id)-\(number / samples.count)")
            return Submission(RecordedEntry(EntrySubstance(report), author: "desk", role: "recorder"))
        }
        func plain(_ submission: Submission, _ number: Int) -> PlainRow {
            PlainRow(
                number: Int64(number), kind: 1, name: Array(submission.entry.name.text.utf8),
                leaf: Leaf(
                    body: EntryCodec.body(of: submission.entry), signature: nil, recorded: now,
                    secret: identity.secret
                ).encoded)
        }
        singles = (0..<singleCount).map(submission)
        batches = stride(from: singleCount, to: singleCount + count, by: batch).map { start in
            (start..<min(start + batch, singleCount + count)).map(submission)
        }
        singleRows = singles.enumerated().map { plain($1, $0) }
        var number = singleCount
        batchRows = batches.map { batch in
            defer { number += batch.count }
            return batch.enumerated().map { plain($1, number + $0) }
        }
    }
}

/// A row of a plain table.
struct PlainRow {
    var number: Int64
    var kind: Int64
    var name: [UInt8]
    var leaf: [UInt8]
}
