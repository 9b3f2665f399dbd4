/// Words of a document that are to stand in place of others.
public struct DocumentEdit: Hashable, Sendable {
    /// The document's path.
    public var file: String
    /// What is replaced, in Unicode scalars from the document's start; empty where something is put in.
    public var range: Range<Int>
    /// What stands there afterwards.
    public var text: String

    /// Creates an edit.
    public init(file: String, range: Range<Int>, text: String) {
        self.file = file
        self.range = range
        self.text = text
    }
}
