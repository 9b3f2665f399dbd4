internal import CeasefireModel
internal import Foundation

/// Where each name of a file stood first. Every row has a name, and nearly every name is new.
struct NameTable {
    private var places: ByteTable

    /// An empty table with room for about so many names.
    init(expecting names: Int = 0) { places = ByteTable(seed: Self.seed, expecting: names) }

    /// Notes where a name stands, if it is new; the place noted before, if it is not.
    mutating func insert(_ name: String, at place: Int) -> Int? {
        // All ways of writing the same letters are one name.
        var written = name.utf8.allSatisfy { $0 < 0x80 } ? name : name.precomposedStringWithCanonicalMapping
        return written.withUTF8 { insert(ascii: $0, at: place) }
    }

    /// The same for a name of ASCII, by its bytes.
    mutating func insert(ascii name: UnsafeBufferPointer<UInt8>, at place: Int) -> Int? {
        places.insertIfNew(name, UInt32(truncatingIfNeeded: place)).map { Int(Int32(bitPattern: $0)) }
    }

    // The seed is another in each process, so that nobody can write names that all fall into one slot.
    static let seed = UInt64.random(in: .min ... .max)
}
