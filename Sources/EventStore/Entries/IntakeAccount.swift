public import AuditLog

/// What an import brought, signed by whoever imported: it binds the rows, which are not signed one by one.
public struct IntakeAccount: Hashable, Sendable {
    /// The file's name, without its folders.
    public var file: String
    /// SHA-256 of the file as it was read.
    public var digest: Digest
    /// Rows among those read that were accepted, whether they were new to the record or stood there already.
    public var accepted: UInt64
    /// Rows among those read that were rejected.
    public var rejected: UInt64
    /// Rows among those read that a mapping set aside.
    public var setAside: UInt64
    /// Rows among those accepted that stood on the record already.
    public var alreadyThere: UInt64
    /// The leaves of the rows accepted, new or there already, in runs that ascend and lie apart.
    public var leaves: [Range<UInt64>]
    /// The root of the tree over those leaves, in their order; nil where there are none.
    public var root: MerkleHash?

    /// Rows read.
    public var read: UInt64 { accepted + rejected + setAside }

    /// Creates an account.
    public init(
        file: String, digest: Digest, accepted: UInt64, rejected: UInt64 = 0, setAside: UInt64 = 0,
        alreadyThere: UInt64 = 0, leaves: [Range<UInt64>] = [], root: MerkleHash? = nil
    ) {
        self.file = file
        self.digest = digest
        self.accepted = accepted
        self.rejected = rejected
        self.setAside = setAside
        self.alreadyThere = alreadyThere
        self.leaves = leaves
        self.root = root
    }

    /// The runs of some leaves, in any order and with repetitions.
    public static func runs(of numbers: some Sequence<UInt64>) -> [Range<UInt64>] {
        var runs: [Range<UInt64>] = []
        for number in numbers.sorted() {
            if let last = runs.last, number < last.upperBound { continue }
            if let last = runs.last, number == last.upperBound {
                runs[runs.count - 1] = last.lowerBound..<number + 1
            } else {
                runs.append(number..<number + 1)
            }
        }
        return runs
    }
}
