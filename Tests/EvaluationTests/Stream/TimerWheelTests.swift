import TestSupport
import Testing

@testable import Evaluation

@Suite("The wheel of timers")
struct TimerWheelTests {
    @Test("gives what is due in the order of time, like a sorted list", arguments: (1...40).map(UInt64.init))
    func likeASortedList(seed: UInt64) {
        var random = Seeded(seed: seed)
        var wheel = TimerWheel()
        var expected: [(due: Int64, owner: Int32)] = []
        var now: Int64 = random.pick([-4_000_000_000, 0, 1_770_000_000])
        while case _? = wheel.next(upTo: now) {}
        for owner in 0..<600 {
            // From seconds to some thousand years ahead: every level but the last is used.
            let ahead = Int64(1) << Int64(random.below(random.pick([6, 12, 20, 36])))
            let due = now + 1 + Int64.random(in: 0..<ahead, using: &random)
            wheel.insert(Int32(owner), due: due)
            expected.append((due, Int32(owner)))
            guard random.below(3) == 0 else { continue }
            now += Int64(random.below(1 << random.pick([4, 10, 18, 26])))
            var found: [(due: Int64, owner: Int32)] = []
            while let next = wheel.next(upTo: now) { found.append((next.due, next.owner)) }
            let passed = expected.filter { $0.due <= now }
            expected.removeAll { $0.due <= now }
            #expect(found.map(\.due) == passed.map(\.due).sorted(), "seed \(seed)")
            #expect(
                found.sorted { $0 < $1 }.map(\.owner) == passed.sorted { $0 < $1 }.map(\.owner),
                "seed \(seed)")
            #expect(wheel.count == expected.count, "seed \(seed)")
        }
    }
}
