/// Which lane a key belongs to: a table of numbers with open places, which grows to twice its size when it is half full.
public struct LaneKeys: Sendable {
    private struct Place {
        var key: UInt64
        /// -1 where the place is open.
        var lane: Int32
    }

    private var places = ContiguousArray(repeating: Place(key: 0, lane: -1), count: 16)
    /// How many keys are known.
    public private(set) var count = 0

    /// No keys.
    public init() {}

    /// The lane of a key, a new one of the stream where the key is not known yet.
    public mutating func lane(of key: UInt64, in stream: inout LadderStream) -> Int32 {
        let place = self.place(of: key)
        if places[place].lane >= 0 { return places[place].lane }
        let lane = stream.newLane()
        places[place] = Place(key: key, lane: lane)
        count += 1
        if count * 2 > places.count { grow() }
        return lane
    }

    /// All keys with their lanes, in no order of any meaning.
    public var all: [(key: UInt64, lane: Int32)] {
        places.filter { $0.lane >= 0 }.map { ($0.key, $0.lane) }
    }

    /// Where a key stands, or would.
    private func place(of key: UInt64) -> Int {
        let mask = places.count - 1
        // Keys that follow each other lie side by side: what is heard at one time is mostly of what began at one time.
        let block = Int(truncatingIfNeeded: ((key >> 4) &* 0x9E37_79B9_7F4A_7C15) >> 32) << 4
        var place = (block + Int(key & 15)) & mask
        while places[place].lane >= 0, places[place].key != key { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let former = places
        places = ContiguousArray(repeating: Place(key: 0, lane: -1), count: former.count * 2)
        for place in former where place.lane >= 0 { places[self.place(of: place.key)] = place }
    }
}
