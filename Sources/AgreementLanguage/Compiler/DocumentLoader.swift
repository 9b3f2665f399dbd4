/// Fetches the documents that an agreement uses. The language itself opens no file.
public protocol DocumentLoader: Sendable {
    /// The bytes of a document. `path` is what the using document wrote, resolved against that document's own
    /// path: `Examples/a/truce.md` that uses `../b/plan.md` asks for `Examples/b/plan.md`.
    func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8]
}

/// Why a document cannot be had.
public struct DocumentUnavailable: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reason in words that can follow a colon: `there is no such file`.
    public var reason: String

    /// Creates the error.
    public init(reason: String) { self.reason = reason }

    /// The reason.
    public var description: String { reason }
}

/// Documents by path: what tests need, and agreements that use no other (``none``).
public struct DocumentsInMemory: DocumentLoader {
    /// No documents at all.
    public static let none = Self([:])

    private let documents: [String: String]

    /// Creates a loader of these texts by their paths.
    public init(_ documents: [String: String]) { self.documents = documents }

    /// The text of that path.
    public func bytes(ofDocumentAt path: String) throws(DocumentUnavailable) -> [UInt8] {
        guard let text = documents[path] else {
            throw DocumentUnavailable(reason: "there is no such document")
        }
        return Array(text.utf8)
    }
}
