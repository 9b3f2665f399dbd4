public import AuditLog
public import CeasefireModel
public import EventStore
internal import Synchronization

/// Keys, a clock and a record to try things out with. Its keys sign by a hash that anybody can make, which costs nothing and proves
/// nothing.
public final class TrialMission: Sendable {
    /// The record.
    public let store: any RecordStore
    /// The clock that stands on the wall of the mission.
    public let clock = TrialClock()
    /// The owner of the record.
    public let owner = TrialKey("owner")
    /// Adds entries.
    public let recorder: Recorder

    /// Founds a mission whose record is kept in a store.
    public init(_ store: any RecordStore) {
        self.store = store
        recorder = Recorder(store: store, clock: clock, verifier: TrialVerifier())
    }

    /// A mission whose record is kept in memory.
    public static func inMemory() -> TrialMission {
        guard let identity = RecordIdentity(origin: "mission.example/record", secret: Array(0..<32)) else {
            preconditionFailure("32 bytes are a secret")
        }
        return TrialMission(MemoryRecordStore(identity: identity))
    }

    /// Another recorder for the same record, as another process has one.
    public func anotherRecorder() -> Recorder {
        Recorder(store: store, clock: clock, verifier: TrialVerifier())
    }

    /// An entry that a key signs; unsigned where there is none.
    public func submission(_ entry: RecordedEntry, by key: TrialKey?) throws -> Submission {
        guard let key else { return Submission(entry) }
        return try Submission(entry, signedBy: key, origin: store.identity.origin)
    }

    /// Hands in one entry.
    @discardableResult
    public func add(_ entry: RecordedEntry, by key: TrialKey? = nil) throws -> AppendOutcome {
        try recorder.append([try submission(entry, by: key)])[0]
    }

    /// Opens the record.
    @discardableResult
    public func open() throws -> AppendOutcome { try add(opening, by: owner) }

    /// What opens the record.
    public var opening: RecordedEntry {
        let opening = RecordOpening(
            origin: store.identity.origin, owner: "The mission", ownerKey: owner.key,
            logKey: TrialKey("log").key)
        return entry(.opened(opening), named: RecordOpening.name)
    }

    /// Grants a role to the key of somebody.
    @discardableResult
    public func grant(_ role: RecordRole, to key: TrialKey, named name: EntryID? = nil) throws
        -> AppendOutcome
    {
        let grant = RoleGrant(holder: key.holder, role: role, key: key.key)
        return try add(entry(.roleGranted(grant), named: name ?? EntryID("role-\(key.holder)")), by: owner)
    }

    /// An entry that becomes known as the clock stands.
    public func entry(
        _ act: RecordAct, named name: EntryID, attachments: [AttachmentReference] = [],
        corrects: LeafReference? = nil
    ) -> RecordedEntry {
        RecordedEntry(
            EntrySubstance(act, name: name, available: Interval(at: clock.now()), attachments: attachments),
            author: "The mission", reason: "As decided.", corrects: corrects)
    }

    /// The leaf of a number, as corrections name it.
    public func reference(_ number: UInt64) throws -> LeafReference {
        try store.read { try $0.reference(number) } ?? LeafReference(number: number, hash: .ofEmptyTree)
    }
}

/// A clock that goes when it is told to.
public final class TrialClock: RecordClock {
    private let time = Mutex(Instant(secondsSinceEpoch: 1_772_323_200))

    /// The time it shows.
    public func now() -> Instant { time.withLock { $0 } }

    /// Puts it to a time, be it forwards or back.
    public func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// A key that signs by a hash.
public struct TrialKey: SigningKey, Hashable {
    /// Who holds it.
    public let holder: String

    /// The key of somebody.
    public init(_ holder: String) { self.holder = holder }

    /// The public key.
    public var key: PublicKey {
        guard let key = PublicKey(publicKey) else { preconditionFailure("32 bytes are a key") }
        return key
    }

    /// The public key: the holder's name, filled up.
    public var publicKey: [UInt8] { Array((Array(holder.utf8) + Array(repeating: 0, count: 32)).prefix(32)) }

    /// 64 bytes that hang on the key and the message.
    public func signature(over message: [UInt8]) throws(SigningError) -> [UInt8] {
        Self.signature(publicKey, message)
    }

    static func signature(_ key: [UInt8], _ message: [UInt8]) -> [UInt8] {
        let digest = Digest(hashing: key + message).bytes
        return digest + digest
    }
}

private struct TrialVerifier: SignatureVerifier {
    func isValid(_ signature: EntrySignature, of message: [UInt8]) -> Bool {
        signature.bytes == TrialKey.signature(signature.key.bytes, message)
    }
}
