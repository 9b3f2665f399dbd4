/// Why a store cannot do what it was asked.
public struct RecordStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong.
    public enum Code: Hashable, Sendable {
        /// A later version of the program wrote the store.
        case newer
        /// What lies there is no record.
        case notARecord
        /// Where a record was to be made there is something already.
        case exists
        /// There is nothing there.
        case missing
        /// There is no room left; nothing of the transaction was kept.
        case full
        /// Others held the store for too long; nothing of the transaction was kept.
        case busy
        /// What lies there contradicts itself.
        case damaged
        /// It may not be written to.
        case readOnly
        /// What was asked makes no sense to a store, such as leaves that do not follow on its last one.
        case misuse
        /// Anything else; the sentence tells.
        case failed
    }

    /// What went wrong.
    public var code: Code
    /// A sentence that says what, where, and what can be done.
    public var description: String

    /// Creates an error.
    public init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

extension RecordHead {
    /// What is wrong with appending these leaves after this head; nil where nothing is. Every store asks before it writes.
    public func misuse(appending leaves: [StoredLeaf], newHead: RecordHead) -> RecordStoreError? {
        let expected = size + UInt64(leaves.count)
        guard zip(leaves, size...).allSatisfy({ $0.number == $1 }), newHead.size == expected else {
            return RecordStoreError(
                .misuse,
                "The leaves to append do not follow on the \(size) that are there, or the new head is not theirs."
            )
        }
        return nil
    }
}
