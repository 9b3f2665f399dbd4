/// Remembers a number for each of some pairs of numbered things: the last found, in a table of fixed size.
///
/// A pair has one slot, and what falls into a slot that is taken replaces what is there. So the table cannot grow with
/// the record, and whoever asks must be able to find the number again.
struct PairCache: Sendable {
    // What fits beside the rest into the cache of a core: reports are compared place after place.
    private static let mostSlotBits = 16
    private static let none = UInt64.max

    // Side by side, so that a look costs one line of memory.
    private struct Slot {
        var key: UInt64
        var value: Int32
    }

    private var slots: [Slot]
    private let shift: UInt64

    /// An empty table for pairs of so many things, each of which is met together with some others.
    init(things: Int) {
        let bits = min(Self.mostSlotBits, max(4, Int.bitWidth - (16 * things).leadingZeroBitCount))
        slots = Array(repeating: Slot(key: Self.none, value: 0), count: 1 << bits)
        shift = UInt64(64 - bits)
    }

    /// The number of a pair, in either order; nil where it is not remembered.
    func value(_ a: Int32, _ b: Int32) -> Int32? {
        let key = Self.key(a, b)
        let slot = slots[place(of: key)]
        return slot.key == key ? slot.value : nil
    }

    /// Remembers the number of a pair.
    mutating func keep(_ value: Int32, _ a: Int32, _ b: Int32) {
        let key = Self.key(a, b)
        slots[place(of: key)] = Slot(key: key, value: value)
    }

    private static func key(_ a: Int32, _ b: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: min(a, b))) << 32 | UInt64(UInt32(bitPattern: max(a, b)))
    }

    /// The upper bits of a product with the golden ratio: they depend on all bits of the key.
    private func place(of key: UInt64) -> Int { Int((key &* 0x9E37_79B9_7F4A_7C15) >> shift) }
}
