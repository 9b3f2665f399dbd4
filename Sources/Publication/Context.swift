public import CeasefireModel
public import Evaluation
internal import Synchronization

/// A verdict, and what is needed besides to tell people of it.
public struct Context: Sendable {
    /// The verdict, with nothing left out; what a page may show of it the release tier decides.
    public var verdict: Verdict { didSet { forget() } }
    /// What clocks showed where, so that times can be told in the agreement's own zone.
    public var zones: any TimeZoneRules { didSet { forget() } }
    /// Who the pages are for.
    public var release: ReleaseTier { didSet { forget() } }
    /// The files that the verdict was made from.
    public var files: [IntakeCount] { didSet { forget() } }
    /// The command that makes the same again, word by word; empty where it is not known.
    public var command: [String] { didSet { forget() } }
    /// Whether the calendar also holds clocks on assessments, which bind nobody.
    public var showsHypotheticalDeadlines: Bool
    private var memory = ReleasedMemory()

    /// Creates a context, for the public unless told otherwise.
    public init(
        verdict: Verdict, zones: any TimeZoneRules, release: ReleaseTier = .public,
        files: [IntakeCount] = [], command: [String] = [],
        showsHypotheticalDeadlines: Bool = false
    ) {
        self.verdict = verdict
        self.zones = zones
        self.release = release
        self.files = files
        self.command = command
        self.showsHypotheticalDeadlines = showsHypotheticalDeadlines
    }

    /// What the release tier lets be seen, worked out once for all that is rendered from this context and its copies.
    var released: Released { memory.released(self) }

    private mutating func forget() { memory = ReleasedMemory() }

    /// Takes over what the release of another verdict made of the same record, as far as this one's document has no other say in it. Changes
    /// nothing of what is shown.
    public mutating func share(recordOf other: Context) {
        memory = ReleasedMemory(sharing: other.released.record)
    }
}

/// Keeps what was worked out for a context.
private final class ReleasedMemory: Sendable {
    private let kept = Mutex<Released?>(nil)
    private let shared: RecordRelease?

    init(sharing shared: RecordRelease? = nil) { self.shared = shared }

    func released(_ context: Context) -> Released {
        kept.withLock { kept in
            if let kept { return kept }
            let made = Released(context, sharing: shared)
            kept = made
            return made
        }
    }
}

/// A file that a verdict was made from: what it holds, how much of it could be read, and what names it.
public struct IntakeCount: Hashable, Sendable {
    /// The path as it was given.
    public var file: String
    /// What it holds: `agreement`, `reports`, `statements`, `entries`, `origins`, `weights`.
    public var kind: String
    /// Rows read.
    public var read: Int
    /// Rows accepted.
    public var accepted: Int
    /// Rows rejected; read is accepted, rejected and filtered together.
    public var rejected: Int
    /// Rows that a mapping set aside, since they tell of something else.
    public var filtered: Int
    /// Names the content, `sha256:` and 64 hexadecimal digits; the order of rows does not change it.
    public var digest: String
    /// Which record it is, where it is one; its rows are then leaves, and the digest is that of the leaves that were read.
    public var record: RecordCount?

    /// Creates a count.
    public init(
        file: String, kind: String, read: Int, accepted: Int, rejected: Int, filtered: Int = 0,
        digest: String,
        record: RecordCount? = nil
    ) {
        self.file = file
        self.kind = kind
        self.read = read
        self.accepted = accepted
        self.rejected = rejected
        self.filtered = filtered
        self.digest = digest
        self.record = record
    }
}

/// What names a record, and how much of it counted as known.
public struct RecordCount: Hashable, Sendable {
    /// What its checkpoints call it.
    public var origin: String
    /// What counts as known: `available` or `recorded`.
    public var basis: String
    /// The leaves of the shortest prefix that holds all that was read; nil where it is not known.
    public var size: UInt64?
    /// The root of that prefix, in hexadecimal digits.
    public var root: String?
    /// The trusted keys that signed the sealed folder, by their names; nil where what was read is a store.
    public var signers: [String]?

    /// Creates a count.
    public init(origin: String, basis: String, size: UInt64?, root: String?, signers: [String]? = nil) {
        self.signers = signers
        self.origin = origin
        self.basis = basis
        self.size = size
        self.root = root
    }

    /// Which leaves of which record were read, in words.
    func words(leaves: Int) -> String {
        guard let size, let root else { return "\(leaves) leaves of \(origin), by when they became \(basis)" }
        let among = basis == "recorded" ? "" : "\(leaves) leaves, by when they became \(basis), of "
        return "\(among)the first \(size) leaves of \(origin), root \(root)"
    }
}
