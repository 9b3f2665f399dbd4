/// Which lane a key belongs to.
///
/// Sixteen keys that follow each other share a block of lanes, and a table with open places finds the block: what is heard at one
/// time is mostly of what began at one time, and then lies side by side.
struct LaneKeys: Sendable {
    private struct Place {
        var upperKey: UInt64
        /// -1 where the place is open.
        var block: Int32
    }

    private static let blockSize = 16

    private var places = ContiguousArray(repeating: Place(upperKey: 0, block: -1), count: 16)
    private var lanes: ContiguousArray<Int32> = []
    private var blockCount = 0

    /// The lane of a key; where the key is not known yet, `next` from now on, and nil.
    mutating func lane(of key: UInt64, orElse next: Int32) -> Int32? {
        let upper = key / UInt64(Self.blockSize)
        var place = place(of: upper)
        if places[place].block < 0 {
            if blockCount * 2 >= places.count {
                grow(to: places.count * 2)
                place = self.place(of: upper)
            }
            places[place] = Place(upperKey: upper, block: Int32(blockCount))
            blockCount += 1
            for _ in 0..<Self.blockSize { lanes.append(-1) }
        }
        let index = Int(places[place].block) * Self.blockSize + Int(key % UInt64(Self.blockSize))
        let known = lanes[index]
        if known >= 0 { return known }
        lanes[index] = next
        return nil
    }

    /// Makes room for so many keys that follow each other.
    mutating func reserve(_ number: Int) {
        let blocks = number / Self.blockSize + 1
        lanes.reserveCapacity(blocks * Self.blockSize)
        var size = places.count
        while size < blocks * 2 { size *= 2 }
        if size > places.count { grow(to: size) }
    }

    /// Where a block stands, or would.
    private func place(of upper: UInt64) -> Int {
        let mask = places.count - 1
        // Multiplied by the golden ratio's fraction, of which the upper bits are the most mixed.
        var place = Int(truncatingIfNeeded: (upper &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while places[place].block >= 0, places[place].upperKey != upper { place = (place + 1) & mask }
        return place
    }

    private mutating func grow(to size: Int) {
        let former = places
        places = ContiguousArray(repeating: Place(upperKey: 0, block: -1), count: size)
        for place in former where place.block >= 0 { places[self.place(of: place.upperKey)] = place }
    }
}
