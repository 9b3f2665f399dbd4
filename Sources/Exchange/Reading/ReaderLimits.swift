/// How much a reader takes in before it refuses. Input comes from strangers, so everything is bounded.
public struct ReaderLimits: Hashable, Sendable {
    /// Bytes in a file; a longer one is not read at all.
    public var fileBytes = 256 << 20
    /// Times its own size to which a compressed file may unpack, once that is more than a mebibyte.
    public var expansion = 200
    /// Rows in a file; what follows is not read.
    public var rows = 2_000_000
    /// Bytes in a field of a table or a string of an entry.
    public var fieldBytes = 1 << 16
    /// Columns in a table.
    public var columns = 256
    /// Bytes in a line of an entries file.
    public var lineBytes = 1 << 20
    /// Objects and lists within each other in an entry.
    public var jsonDepth = 16
    /// The largest count of munitions or people.
    public var count = 10_000_000
    /// Names of one place in a gazetteer, its own among them.
    public var namesPerPlace = 256
    /// Places of one name that a note lists.
    public var candidatesShown = 5
    /// Diagnostics kept for one row.
    public var problemsPerRow = 64
    /// Bytes of a source line kept with a diagnostic.
    public var excerptBytes = 4_096
    /// Diagnostics that a command shows for one file before it says how many more there are.
    public var diagnosticsShown = 20
    /// Whether rows of reports that leave no doubt are taken straight from their bytes, and only the others read with care. What comes
    /// of it is the same; only whoever wants to see that sets it to false.
    public var takesQuickly = true

    /// The limits that commands use.
    public static let standard = ReaderLimits()

    /// Creates the standard limits, to be changed one by one.
    public init() {}
}
