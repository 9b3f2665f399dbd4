internal import AuditLog

/// Why an entry is not taken in.
public struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: Hashable, Sendable {
        /// The entry cannot stand on any record.
        case malformed
        /// Another entry has its name.
        case nameTaken
        /// Its kind must be signed.
        case unsigned
        /// The signature is not that of the key over this entry in this record.
        case badSignature
        /// The key has no role that stands.
        case unknownKey
        /// No role of the key allows this.
        case notAllowed
        /// The record has not been opened.
        case notOpen
        /// The record has been opened already, or by another origin.
        case wrongOpening
        /// What it corrects is not there, is another leaf, or is not corrected.
        case wrongTarget
        /// What it revokes does not stand.
        case noSuchGrant
        /// A file that it names is not there.
        case noSuchAttachment
    }

    /// What is wrong.
    public var code: Code
    /// A sentence that says what, and how to mend it.
    public var description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}

extension Refusal {
    static func unsigned(_ kind: EntryKind) -> Self {
        Self(
            .unsigned,
            "An entry of the kind \(kind.words) must be signed, and this one is not: sign it with a key whose role allows it."
        )
    }

    static let notOpen = Self(
        .notOpen, "The record has not been opened: its first entry is its opening, signed by its owner.")

    static let openedTwice = Self(.wrongOpening, "The record has been opened already: leaf 0 says how.")

    static func notTheOwner(_ kind: EntryKind, _ key: PublicKey) -> Self {
        Self(
            .notAllowed,
            "An entry of the kind \(kind.words) is the owner's alone, and the key \(key) is not the owner's.")
    }

    static func unknownKey(_ key: PublicKey, isOwner: Bool) -> Self {
        Self(
            .unknownKey,
            isOwner
                ? "The owner's key signs only what the owner alone may do: grant a role, to a key of its own, for the rest."
                : "The key \(key) has no role on this record, or none any more: the owner grants roles.")
    }

    static func notAllowed(_ kind: EntryKind, _ key: PublicKey) -> Self {
        Self(.notAllowed, "No role of the key \(key) allows entries of the kind \(kind.words).")
    }

    static func wrongHash(_ reference: LeafReference) -> Self {
        Self(
            .wrongTarget,
            "Leaf \(reference.number) has not the hash \(reference.hash.hexadecimal): look at it again before you write about it."
        )
    }

    static func nameTaken(_ name: EntryName, by number: UInt64) -> Self {
        Self(
            .nameTaken,
            "\(name.space.word) '\(name.text)' stands on the record as leaf \(number) and says something else. Nothing is overwritten: give this one a name of its own, or correct leaf \(number)."
        )
    }
}

extension NameSpace {
    /// `The report`, at the beginning of a sentence.
    var word: String {
        switch self {
        case .reports: "The report"
        case .statements: "The statement"
        case .observations: "The observation"
        case .entries: "The entry"
        }
    }
}
