/// Which lane a key belongs to: a table of numbers of lanes with open places, which grows to twice its size when it is half full.
///
/// Keys that follow each other lie side by side: what is heard at one time is mostly of what began at one time.
struct LaneKeys: Sendable {
    private var places = ContiguousArray<Int32>(repeating: -1, count: 64)
    private var count = 0

    /// The lane of a key; nil, and a lane of that number is expected next, where the key is not known yet.
    mutating func lane(of key: UInt64, in lanes: ContiguousArray<StreamOrder.Lane>) -> Int32? {
        var place = Self.place(of: key) & (places.count - 1)
        while case let lane = places[place], lane >= 0 {
            if lanes[Int(lane)].key == key { return lane }
            place = (place + 1) & (places.count - 1)
        }
        places[place] = Int32(lanes.count)
        count += 1
        if count * 2 > places.count { grow(to: places.count * 2, lanes, new: key) }
        return nil
    }

    /// Makes room for so many keys.
    mutating func reserve(_ number: Int, in lanes: ContiguousArray<StreamOrder.Lane>) {
        var size = places.count
        while size < number * 2 { size *= 2 }
        if size > places.count { grow(to: size, lanes, new: 0) }
    }

    private static func place(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: ((key >> 4) &* 0x9E37_79B9_7F4A_7C15) >> 32) << 4 + Int(key & 15)
    }

    private mutating func grow(to size: Int, _ lanes: ContiguousArray<StreamOrder.Lane>, new: UInt64) {
        let former = places
        places = ContiguousArray(repeating: -1, count: size)
        for lane in former where lane >= 0 {
            // The newest lane is not among the others yet.
            let key = Int(lane) < lanes.count ? lanes[Int(lane)].key : new
            var place = Self.place(of: key) & (size - 1)
            while places[place] >= 0 { place = (place + 1) & (size - 1) }
            places[place] = lane
        }
    }
}
