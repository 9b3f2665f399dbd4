import TestSupport

/// Changes an input a little, as its format's words suggest.
struct Mutation {
    private var random: Seeded
    private let words: [[UInt8]]

    /// Mutates from a seed, with words of the format.
    init(seed: UInt64, words: [[UInt8]]) {
        random = Seeded(seed: seed)
        self.words = words
    }

    /// One to six changes; now and then a piece of another input.
    mutating func apply(to bytes: [UInt8], other: [UInt8]) -> [UInt8] {
        var bytes = bytes
        for _ in 0...random.below(6) { change(&bytes, other) }
        return bytes
    }

    private mutating func change(_ bytes: inout [UInt8], _ other: [UInt8]) {
        let place = random.below(bytes.count + 1)
        let end = min(bytes.count, place + random.below(40))
        switch random.below(8) {
        case 0, 1: bytes.replaceSubrange(place..<end, with: random.pick(words))
        case 2, 3: bytes.insert(contentsOf: random.pick(words), at: place)
        case 4: bytes.removeSubrange(place..<end)
        case 5: if place < bytes.count { bytes[place] = UInt8.random(in: 0...255, using: &random) }
        case 6: bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count + 1))
        default:
            guard !other.isEmpty else { return }
            let from = random.below(other.count)
            bytes.insert(contentsOf: other[from..<min(other.count, from + 200)], at: place)
        }
    }
}
