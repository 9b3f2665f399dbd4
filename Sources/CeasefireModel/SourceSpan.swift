/// Where something stands in a document. Lines and columns count from 1; columns count characters.
public struct SourceSpan: Hashable, Sendable, Comparable {
    /// The document's path as it was given.
    public var file: String
    /// The line of the first character.
    public var line: Int
    /// The column of the first character.
    public var column: Int
    /// Characters underlined, at least 1, all on that line.
    public var length: Int

    /// Creates a span.
    public init(file: String, line: Int, column: Int, length: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
        self.length = length
    }

    /// By file, line and column.
    public static func < (a: Self, b: Self) -> Bool {
        (a.file, a.line, a.column, a.length) < (b.file, b.line, b.column, b.length)
    }
}
