/// Why a text is no signed note, no checkpoint or no key.
public struct NoteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence that says what stands there and what was expected.
    public var description: String

    /// Creates an error.
    public init(_ description: String) { self.description = description }
}
