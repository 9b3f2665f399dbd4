internal import Foundation

/// Where each name of a file stood first. Every row has a name, and nearly every name is new: one look at flat arrays tells.
struct NameTable {
    private static let none: Int32 = -1

    private struct Entry {
        var hash: UInt64
        var name: String
        var place: Int
    }

    private var entries: [Entry] = []
    /// For each slot the entry, at most half of them filled.
    private var slots: [Int32]

    /// An empty table with room for about so many names.
    init(expecting names: Int = 0) {
        var count = 16
        while count < 2 * names { count *= 2 }
        slots = Array(repeating: Self.none, count: count)
        entries.reserveCapacity(names)
    }

    /// Notes where a name stands, if it is new; the place noted before, if it is not.
    mutating func insert(_ name: String, at place: Int) -> Int? {
        let hash = Self.hash(name)
        if 2 * entries.count >= slots.count { grow() }
        let slot = slot(of: name, hash)
        if slots[slot] != Self.none { return entries[Int(slots[slot])].place }
        slots[slot] = Int32(entries.count)
        entries.append(Entry(hash: hash, name: name, place: place))
        return nil
    }

    private func slot(of name: String, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != Self.none {
            let entry = Int(slots[slot])
            if entries[entry].hash == hash, entries[entry].name == name { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: Self.none, count: 2 * slots.count)
        let mask = slots.count - 1
        for (number, entry) in entries.enumerated() {
            var slot = Int(truncatingIfNeeded: entry.hash) & mask
            while slots[slot] != Self.none { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }

    /// A number for the name, the same for all ways of writing its letters: those are one name.
    private static func hash(_ name: String) -> UInt64 {
        if let hash = hashOfASCII(name) { return hash }
        let composed = name.precomposedStringWithCanonicalMapping
        return hashOfASCII(composed) ?? composed.utf8.reduce(start) { mixed($0 ^ UInt64($1)) }
    }

    private static func hashOfASCII(_ name: String) -> UInt64? {
        name.withBytes { bytes in
            var (hash, seen) = (start, 0 as UInt8)
            for byte in bytes {
                hash = mixed(hash ^ UInt64(byte))
                seen |= byte
            }
            return seen < 0x80 ? hash : nil
        }
    }

    // The seed is another in each process, so that nobody can write names that all fall into one slot.
    private static let start = UInt64.random(in: .min ... .max)

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value &* 0xFF51_AFD7_ED55_8CCD
        return product ^ (product >> 29)
    }
}
