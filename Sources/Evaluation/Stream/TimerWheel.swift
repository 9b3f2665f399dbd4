/// What is due, by the second: a wheel of eight levels with 256 slots each, in flat arrays.
///
/// A timer lies in the level of the highest byte in which its second differs from the wheel's, and moves down when the wheel
/// comes to its slot: seven times at most, and a clock of some days twice. So neither putting one in nor taking one out depends on how many there are.
/// Timers of one second come out in the order in which they were put in. The wheel knows no clock: it stands where it is told to.
struct TimerWheel: Sendable {
    private struct Timer {
        var key: UInt64
        var owner: Int32
        var next: Int32
    }

    private static let levels = 8
    private static let slots = 256
    private static let wordsPerLevel = slots / 64

    private var timers: ContiguousArray<Timer> = []
    private var freed: Int32 = -1
    private var heads = ContiguousArray<Int32>(repeating: -1, count: levels * slots)
    private var tails = ContiguousArray<Int32>(repeating: -1, count: levels * slots)
    private var occupied = ContiguousArray<UInt64>(repeating: 0, count: levels * wordsPerLevel)
    /// Where the wheel stands; nothing earlier is in it.
    private var at: UInt64 = 0
    /// Nothing is due before this.
    private var soonest: UInt64 = .max
    /// How many timers are in the wheel.
    private(set) var count = 0

    private static func key(_ second: Int64) -> UInt64 { UInt64(bitPattern: second) ^ (1 << 63) }
    private static func second(_ key: UInt64) -> Int64 { Int64(bitPattern: key ^ (1 << 63)) }

    /// Puts a timer in. What is due earlier than the wheel stands comes out next.
    mutating func insert(_ owner: Int32, due: Int64) {
        let key = max(Self.key(due), at)
        var slot = freed
        if slot >= 0 {
            freed = timers[Int(slot)].next
            timers[Int(slot)] = Timer(key: key, owner: owner, next: -1)
        } else {
            slot = Int32(timers.count)
            timers.append(Timer(key: key, owner: owner, next: -1))
        }
        count += 1
        soonest = min(soonest, key)
        place(slot, key)
    }

    /// Takes out the next timer that is due at a second or earlier; nil where there is none.
    mutating func next(upTo second: Int64) -> (owner: Int32, due: Int64)? {
        let limit = Self.key(second)
        guard limit >= soonest else { return nil }
        while count > 0 {
            if let slot = firstOccupied(level: 0, from: Int(at & 255)) {
                let key = (at & ~255) | UInt64(slot)
                soonest = key
                guard key <= limit else { return nil }
                at = key
                return (take(slot), Self.second(key))
            }
            guard let block = nextBlock() else { break }
            soonest = block
            guard block <= limit else { return nil }
            move(to: block)
        }
        soonest = .max
        return nil
    }

    /// Where the next occupied slot above the first level begins.
    private func nextBlock() -> UInt64? {
        for level in 1..<Self.levels {
            let shift = UInt64(8 * level)
            if let slot = firstOccupied(level: level, from: Int((at >> shift) & 255) + 1) {
                let above = level == Self.levels - 1 ? 0 : (at >> (shift + 8)) << (shift + 8)
                return above | (UInt64(slot) << shift)
            }
        }
        return nil
    }

    private mutating func take(_ slot: Int) -> Int32 {
        let first = heads[slot]
        let timer = timers[Int(first)]
        heads[slot] = timer.next
        if timer.next < 0 {
            tails[slot] = -1
            occupied[slot >> 6] &= ~(1 << UInt64(slot & 63))
        }
        timers[Int(first)].next = freed
        freed = first
        count -= 1
        return timer.owner
    }

    /// Stands at another second; what lay in the slots that it comes to moves down.
    private mutating func move(to second: UInt64) {
        let changed = at ^ second
        at = second
        guard changed > 255, count > 0 else { return }
        var level = (63 - changed.leadingZeroBitCount) >> 3
        while level >= 1 {
            let index = level * Self.slots + Int((at >> UInt64(8 * level)) & 255)
            var slot = heads[index]
            if slot >= 0 {
                heads[index] = -1
                tails[index] = -1
                occupied[index >> 6] &= ~(1 << UInt64(index & 63))
                while slot >= 0 {
                    let next = timers[Int(slot)].next
                    timers[Int(slot)].next = -1
                    place(slot, timers[Int(slot)].key)
                    slot = next
                }
            }
            level -= 1
        }
    }

    private mutating func place(_ timer: Int32, _ key: UInt64) {
        let differs = key ^ at
        let level = differs == 0 ? 0 : (63 - differs.leadingZeroBitCount) >> 3
        let index = level * Self.slots + Int((key >> UInt64(8 * level)) & 255)
        let last = tails[index]
        if last < 0 {
            heads[index] = timer
            occupied[index >> 6] |= 1 << UInt64(index & 63)
        } else {
            timers[Int(last)].next = timer
        }
        tails[index] = timer
    }

    private func firstOccupied(level: Int, from slot: Int) -> Int? {
        guard slot < Self.slots else { return nil }
        let base = level * Self.wordsPerLevel
        var word = slot >> 6
        var bits = occupied[base + word] & (~0 << UInt64(slot & 63))
        while bits == 0 {
            word += 1
            guard word < Self.wordsPerLevel else { return nil }
            bits = occupied[base + word]
        }
        return word << 6 + bits.trailingZeroBitCount
    }
}
