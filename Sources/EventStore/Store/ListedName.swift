/// A name as a store lists it beside the number of a leaf: what somebody may have written there, in bytes that need be no name at all.
public struct ListedName: Hashable, Sendable {
    /// The number of the leaf.
    public let number: UInt64
    /// The ``EntryName/key``.
    public let key: [UInt8]
    /// The digest of what the leaf says under the name.
    public let substance: [UInt8]

    /// Creates an element of a list.
    public init(number: UInt64, key: [UInt8], substance: [UInt8]) {
        self.number = number
        self.key = key
        self.substance = substance
    }

    /// What a list says where it is as it was written.
    public init(_ name: StoredLeaf.IndexedName, of number: UInt64) {
        self.init(number: number, key: name.name.key, substance: name.substance.bytes)
    }

    /// The name; nil where the bytes are none.
    public var name: EntryName? {
        guard let space = key.first.flatMap(NameSpace.init(rawValue:)),
            let text = String(validating: key.dropFirst(), as: UTF8.self)
        else { return nil }
        return EntryName(space, text)
    }
}

extension RecordedEntry {
    /// The names that a leaf with this entry bears, its own first.
    public var indexedNames: [StoredLeaf.IndexedName] {
        [self, replacement].compactMap(\.self).map {
            StoredLeaf.IndexedName(name: $0.name, substance: EntryCodec.substance(of: $0))
        }
    }
}
