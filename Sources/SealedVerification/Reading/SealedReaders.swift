/// What the readers of the verifier accept, for the tests that hold them against the readers of what writes records.
package enum SealedReaders {
    /// Whether bytes are one item of CBOR in its one form.
    package static func readsItem(_ bytes: [UInt8]) -> Bool { (try? SealedWalk.only(bytes[...])) != nil }

    /// Whether bytes are a leaf of a record.
    package static func readsLeaf(_ bytes: [UInt8]) -> Bool { (try? SealedLeaf(bytes[...])) != nil }

    /// Whether bytes are a signed note.
    package static func readsNote(_ bytes: [UInt8]) -> Bool { SealedNote(bytes) != nil }

    /// A moment in seconds since 1970 as sentences tell it.
    package static func words(ofMoment seconds: Int64) -> String { SealedTime.text(seconds) }

    /// The path of a tile's file.
    package static func tilePath(level: Int, number: UInt64, width: Int) -> String {
        SealedPaths.tile(level: level, number: number, width: width)
    }
}
