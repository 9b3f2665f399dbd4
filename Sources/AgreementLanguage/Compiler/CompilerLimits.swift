/// How large a document may be. Each limit lies far above what an agreement needs, and keeps a document made
/// to do harm from holding up whoever opens it.
public struct CompilerLimits: Hashable, Sendable {
    /// Bytes of one document.
    public var documentBytes: Int
    /// Blocks of one document.
    public var blocks: Int
    /// Characters of one block, or of the front matter.
    public var blockCharacters: Int
    /// Lists and keys within each other in one block.
    public var depth: Int
    /// Keys, values and lists of one block.
    public var nodesPerBlock: Int
    /// Documents that use one another in a row, the first one among them.
    public var usesDepth: Int
    /// Documents that one agreement uses, directly or through others.
    public var usedDocuments: Int
    /// Diagnostics listed for one document.
    public var diagnosticsPerDocument: Int

    /// Creates limits.
    public init(
        documentBytes: Int = 1_048_576, blocks: Int = 1_000, blockCharacters: Int = 65_536, depth: Int = 16,
        nodesPerBlock: Int = 5_000, usesDepth: Int = 8, usedDocuments: Int = 64,
        diagnosticsPerDocument: Int = 1_000
    ) {
        self.documentBytes = documentBytes
        self.blocks = blocks
        self.blockCharacters = blockCharacters
        self.depth = depth
        self.nodesPerBlock = nodesPerBlock
        self.usesDepth = usesDepth
        self.usedDocuments = usedDocuments
        self.diagnosticsPerDocument = diagnosticsPerDocument
    }
}
