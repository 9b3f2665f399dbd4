/// Remembers what two intervals weigh, in a table of fixed size. Days and minutes recur: few differences are met.
///
/// Each key has one slot, and what falls into a slot that is taken replaces what is there.
struct IntervalScores: Sendable {
    /// All on which the weight of two intervals depends: the length of the one that begins first, that of the other, and
    /// how much later this one begins, in seconds.
    struct Key: Equatable, Sendable {
        var length: Int64
        var otherLength: Int64
        var after: Int64
    }

    private static let slotBits = 12

    private struct Slot {
        var key: Key
        var value: Int32
    }

    private var slots: [Slot]

    /// An empty table.
    init() {
        // No interval ends before it begins.
        let none = Slot(key: Key(length: -1, otherLength: -1, after: -1), value: 0)
        slots = Array(repeating: none, count: 1 << Self.slotBits)
    }

    /// What two intervals weigh; nil where it is not remembered.
    func value(_ key: Key) -> Centibans? {
        let slot = slots[Self.place(of: key)]
        return slot.key == key ? Centibans(slot.value) : nil
    }

    /// Remembers what two intervals weigh.
    mutating func keep(_ value: Centibans, _ key: Key) {
        guard let value = Int32(exactly: value) else { return }
        slots[Self.place(of: key)] = Slot(key: key, value: value)
    }

    /// The upper bits of products with odd numbers: they depend on all bits of the key.
    private static func place(of key: Key) -> Int {
        var mixed = UInt64(bitPattern: key.after) &* 0x9E37_79B9_7F4A_7C15
        mixed ^= UInt64(bitPattern: key.length) &* 0xC2B2_AE3D_27D4_EB4F
        mixed ^= UInt64(bitPattern: key.otherLength) &* 0x1656_67B1_9E37_79F9
        return Int(mixed >> (64 - UInt64(slotBits)))
    }
}
