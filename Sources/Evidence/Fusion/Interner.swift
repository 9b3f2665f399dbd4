/// Gives each distinct value a small number, in order of arrival.
struct Interner<Value: Hashable & Sendable>: Sendable {
    private var numbers: [Value: Int32] = [:]
    // Rows of one file mostly say what the row before said: comparing is faster than hashing.
    private var last: (value: Value, number: Int32)?

    /// The value's number; ``ReportTraits/unsaid`` for nil.
    mutating func number(_ value: Value?) -> Int32 {
        guard let value else { return ReportTraits.unsaid }
        if let last, last.value == value { return last.number }
        let number = numbers[value] ?? Int32(numbers.count)
        if Int(number) == numbers.count { numbers[value] = number }
        last = (value, number)
        return number
    }
}

/// Gives each distinct 64-bit value a small number, in order of arrival: an ``Interner`` for words and digests, of
/// which a record has millions.
///
/// A table of open slots, at most half full, in two flat arrays.
struct WordInterner: Sendable {
    private static let none: Int32 = -1

    private var keys: [UInt64]
    private var numbers: [Int32]
    /// How many values have a number.
    private(set) var count = 0

    /// An empty table with room for about so many values.
    init(expecting values: Int = 0) {
        var slots = 16
        while slots < 2 * values { slots *= 2 }
        keys = Array(repeating: 0, count: slots)
        numbers = Array(repeating: Self.none, count: slots)
    }

    /// The value's number.
    mutating func number(_ value: UInt64) -> Int32 {
        var slot = slot(of: value)
        if numbers[slot] == Self.none {
            if 2 * count >= keys.count {
                grow()
                slot = self.slot(of: value)
            }
            keys[slot] = value
            numbers[slot] = Int32(count)
            count += 1
        }
        return numbers[slot]
    }

    /// The value's number, nil where it has none.
    func known(_ value: UInt64) -> Int32? {
        let number = numbers[slot(of: value)]
        return number == Self.none ? nil : number
    }

    /// Where the value stands, or is to stand.
    private func slot(of value: UInt64) -> Int {
        // The finish of MurmurHash3: every bit of the value moves every bit of the slot.
        var mixed = (value ^ (value >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: mixed ^ (mixed >> 33)) & mask
        while numbers[slot] != Self.none, keys[slot] != value { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let (oldKeys, oldNumbers) = (keys, numbers)
        keys = Array(repeating: 0, count: 2 * oldKeys.count)
        numbers = Array(repeating: Self.none, count: keys.count)
        for (key, number) in zip(oldKeys, oldNumbers) where number != Self.none {
            let slot = slot(of: key)
            keys[slot] = key
            numbers[slot] = number
        }
    }
}
