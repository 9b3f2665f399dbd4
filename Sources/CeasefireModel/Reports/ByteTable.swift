/// Numbers for words, found by their bytes: one look at flat arrays tells.
package struct ByteTable: Sendable {
    private struct Entry: BitwiseCopyable {
        var hash: UInt64
        var start: UInt32
        var count: UInt32
        var number: UInt32
    }

    private let seed: UInt64
    private var entries: [Entry] = []
    /// The bytes of all words, one after the other.
    private var bytes: [UInt8] = []
    /// For each slot one more than the number of the entry, at most half of them filled.
    private var slots: [UInt32]

    /// An empty table with room for about so many words. The seed spreads them over the slots.
    package init(seed: UInt64, expecting words: Int = 0) {
        self.seed = seed
        var count = 64
        while count < 2 * words { count *= 2 }
        slots = Array(repeating: 0, count: count)
        entries.reserveCapacity(words)
    }

    /// The number of a word; nil where it has none.
    package subscript(word: UnsafeBufferPointer<UInt8>) -> UInt32? {
        let hash = ByteHash.of(word, seed: seed)
        let filled = slots[slot(of: word, hash)]
        return filled == 0 ? nil : entries[Int(filled) - 1].number
    }

    /// Gives a word a number, if it has none; the number that it has, if it has one.
    package mutating func insertIfNew(_ word: UnsafeBufferPointer<UInt8>, _ number: UInt32) -> UInt32? {
        if 2 * (entries.count + 1) > slots.count { grow() }
        let hash = ByteHash.of(word, seed: seed)
        let slot = slot(of: word, hash)
        guard slots[slot] == 0 else { return entries[Int(slots[slot]) - 1].number }
        let start = UInt32(bytes.count)
        bytes += word
        entries.append(Entry(hash: hash, start: start, count: UInt32(word.count), number: number))
        slots[slot] = UInt32(entries.count)
        return nil
    }

    /// The slot of a word, or the empty one where it would be.
    private func slot(of word: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash) & mask
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.hash == hash, isWord(entry, word) { break }
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        slots = Array(repeating: 0, count: 2 * slots.count)
        let mask = slots.count - 1
        for number in entries.indices {
            var slot = Int(truncatingIfNeeded: entries[number].hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(number + 1)
        }
    }

    private func isWord(_ entry: Entry, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
        guard Int(entry.count) == word.count else { return false }
        return bytes.withUnsafeBytes {
            ByteHash.areSame(
                UnsafeRawBufferPointer(word),
                UnsafeRawBufferPointer(rebasing: $0[Int(entry.start)..<Int(entry.start + entry.count)]))
        }
    }
}

/// A number for some bytes, by which tables find them.
package enum ByteHash {
    /// Eight bytes at a time, multiplied and folded.
    @inline(__always)
    static func of(_ bytes: UnsafeBufferPointer<UInt8>, seed: UInt64) -> UInt64 {
        let raw = UnsafeRawBufferPointer(bytes)
        let count = raw.count
        var hash = seed ^ UInt64(truncatingIfNeeded: count)
        var i = 0
        while i + 8 <= count {
            hash = mixed(hash ^ raw.loadUnaligned(fromByteOffset: i, as: UInt64.self))
            i += 8
        }
        return mixed(mixed(hash ^ rest(raw, from: i)))
    }

    /// The last bytes, fewer than eight, as one number. Where there are eight or more in all it is the last eight: some of them count twice.
    @inline(__always)
    private static func rest(_ raw: UnsafeRawBufferPointer, from start: Int) -> UInt64 {
        let (count, left) = (raw.count, raw.count - start)
        if left == 0 { return 0 }
        if count >= 8 { return raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) }
        if count >= 4 {
            let low = raw.loadUnaligned(fromByteOffset: 0, as: UInt32.self)
            let high = raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            return UInt64(low) | UInt64(high) << 32
        }
        return UInt64(raw[0]) | UInt64(raw[count / 2]) << 8 | UInt64(raw[count - 1]) << 16
    }

    /// Whether two runs of bytes that are equally long are the same.
    @inlinable @inline(__always)
    package static func areSame(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        var i = 0
        while i + 8 <= a.count {
            if a.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                != b.loadUnaligned(fromByteOffset: i, as: UInt64.self)
            {
                return false
            }
            i += 8
        }
        while i < a.count {
            if a[i] != b[i] { return false }
            i += 1
        }
        return true
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
