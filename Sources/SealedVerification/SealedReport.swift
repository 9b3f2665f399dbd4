/// What a verification found, and what it went through.
public struct SealedReport: Hashable, Sendable {
    /// The most findings of one name that are told one by one; of the others only their number.
    public static let mostFindingsOfAName = 20

    /// The log's name for itself; empty where there is no checkpoint to read.
    public internal(set) var origin = ""
    /// Leaves of the tree.
    public internal(set) var size: UInt64 = 0
    /// The root of the checkpoint, in hexadecimal digits; empty where there is none to read.
    public internal(set) var root = ""
    /// Leaves whose content was read.
    public internal(set) var shownCount: UInt64 = 0
    /// Leaves of which only the hash is there.
    public internal(set) var withheldCount: UInt64 = 0
    /// Signatures on entries that were found good.
    public internal(set) var signatureCount: UInt64 = 0
    /// Attachments that were found to be what they should be.
    public internal(set) var attachmentCount: UInt64 = 0
    /// When the last leaf that is shown was recorded, in seconds since 1970.
    public internal(set) var lastRecorded: Int64?
    /// The trusted keys that signed the checkpoint.
    public internal(set) var signers: [String] = []
    /// The trusted witnesses that cosigned it, and when, in seconds since 1970.
    public internal(set) var witnesses: [Witness] = []
    /// The leaves of the earlier checkpoint from which the folder was found to go on; nil where none was given, or it was not.
    public internal(set) var earlierSize: UInt64?
    /// The first leaves that the second view was found to have in common with the folder: all of the shorter; nil where none was given, or it
    /// was not.
    public internal(set) var commonSize: UInt64?
    /// Whose record it is, by its leaves; nil where leaf 0 is withheld or opens nothing.
    public internal(set) var people: People?
    /// What was found, in the order in which it was come across.
    public private(set) var findings: [SealedFinding] = []
    /// How often each thing was found.
    public private(set) var counts: [SealedFinding.Name: Int] = [:]

    /// Whose record it is, and the keys that count at its end.
    public struct People: Hashable, Sendable {
        /// The title; empty where there is none.
        public var title: String
        /// The owner's name.
        public var owner: String
        /// The owner's public key, 32 bytes.
        public var ownerKey: [UInt8]
        /// The name of the log's key.
        public var logName: String
        /// The log's public key, 32 bytes.
        public var logKey: [UInt8]

        /// Says whose record it is.
        public init(title: String, owner: String, ownerKey: [UInt8], logName: String, logKey: [UInt8]) {
            self.title = title
            self.owner = owner
            self.ownerKey = ownerKey
            self.logName = logName
            self.logKey = logKey
        }
    }

    /// A witness that cosigned.
    public struct Witness: Hashable, Sendable {
        /// The name of its key.
        public var name: String
        /// When it cosigned, in seconds since 1970.
        public var time: UInt64
    }

    /// Whether the folder is what it says: nothing was found but remarks.
    public var holds: Bool { counts.keys.allSatisfy(\.isRemark) }

    mutating func add(
        _ name: SealedFinding.Name, _ sentence: String, leaf: UInt64? = nil, file: String? = nil
    ) {
        counts[name, default: 0] += 1
        guard counts[name, default: 0] <= Self.mostFindingsOfAName else { return }
        findings.append(SealedFinding(name: name, sentence: sentence, leaf: leaf, file: file))
    }
}
