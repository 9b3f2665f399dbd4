import CeasefireModel

/// The telling words of the summaries of some reports, each text folded once: one headline tells of many places, and
/// many rows repeat it.
struct FoldedTexts: Sendable {
    /// A text's words, packed, in the order in which they are said, where they stand in ``words``, and a number that tells
    /// the text from others.
    struct Text: Sendable {
        var words: Range<Int>
        var digest: UInt64
    }

    /// The words of all texts, one text after the other.
    private(set) var words: [UInt64] = []
    private(set) var texts: [Text] = []
    /// For each of the reports the number of its text here.
    private(set) var textOf: [Int32] = []

    /// Folds the summaries of the reports of a range; `placeWords` are those of a report's place, which may be among a text's
    /// words or not.
    init(_ range: Range<Int>, of reports: [Report], placeWords: (Int) -> [UInt64]) {
        var known = TextTable(expecting: range.count)
        var summaries = SummaryWords()
        textOf.reserveCapacity(range.count)
        for report in range {
            let summary = reports[report].summary
            if summary.isEmpty {
                // Two that say nothing say nothing alike.
                texts.append(Text(words: words.count..<words.count, digest: UInt64(report)))
                textOf.append(Int32(texts.count - 1))
                continue
            }
            let next = Int32(texts.count)
            let (text, isLong) = known.number(summary, next: next)
            if isLong {
                // Which words are the last that are taken depends on the place.
                fold(summary, placeWords(report), &summaries)
            } else if text == next, fold(summary, [], &summaries) == SummaryWords.mostWords {
                known.markLong(summary)
                words.removeSubrange(texts[Int(next)].words)
                texts.removeLast()
                fold(summary, placeWords(report), &summaries)
            }
            textOf.append(isLong ? next : text)
        }
    }

    @discardableResult
    private mutating func fold(
        _ summary: String, _ place: [UInt64], _ summaries: inout SummaryWords
    ) -> Int {
        let first = words.count
        let digest = summaries.add(summary, without: place, to: &words)
        texts.append(Text(words: first..<words.count, digest: digest))
        return words.count - first
    }
}

/// Numbers of texts by their bytes.
private struct TextTable {
    private struct Slot {
        var hash: UInt64
        var text: String
        var number: Int32
        var isLong: Bool
    }

    private var slots: [Slot] = []
    /// For each place of the table the slot, -1 where there is none.
    private var table: [Int32]

    init(expecting texts: Int) {
        var size = 16
        while size < 2 * texts { size *= 2 }
        table = Array(repeating: -1, count: size)
    }

    /// The number of a text, which is the next where it is new; and whether it was marked as long.
    mutating func number(_ text: String, next: Int32) -> (Int32, isLong: Bool) {
        let hash = text.byteHash
        let place = place(of: text, hash)
        if table[place] >= 0 {
            let slot = slots[Int(table[place])]
            return (slot.number, slot.isLong)
        }
        table[place] = Int32(slots.count)
        slots.append(Slot(hash: hash, text: text, number: next, isLong: false))
        return (next, false)
    }

    /// Notes that a text is long.
    mutating func markLong(_ text: String) {
        let slot = table[place(of: text, text.byteHash)]
        if slot >= 0 { slots[Int(slot)].isLong = true }
    }

    private func place(of text: String, _ hash: UInt64) -> Int {
        let mask = table.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while table[place] >= 0 {
            let number = Int(table[place])
            if slots[number].hash == hash, slots[number].text.hasSameBytes(as: text) { break }
            place = (place + 1) & mask
        }
        return place
    }
}

extension String {
    /// A number for the bytes, eight at a time.
    fileprivate var byteHash: UInt64 {
        withBytes { bytes in
            var hash = UInt64(bytes.count) &* 0x9E37_79B9_7F4A_7C15
            var i = 0
            while i + 8 <= bytes.count {
                hash = Self.mixed(hash ^ bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self))
                i += 8
            }
            while i < bytes.count {
                hash = Self.mixed(hash ^ UInt64(bytes[i]))
                i += 1
            }
            return hash
        }
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = value &* 0xFF51_AFD7_ED55_8CCD
        return product ^ (product >> 32)
    }

    /// Whether both are the same bytes: letters that are written in two ways are two.
    fileprivate func hasSameBytes(as other: String) -> Bool {
        withBytes { bytes in
            other.withBytes { others in
                guard bytes.count == others.count else { return false }
                var i = 0
                while i + 8 <= bytes.count {
                    guard
                        bytes.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                            == others.loadUnaligned(fromByteOffset: i, as: UInt64.self)
                    else { return false }
                    i += 8
                }
                while i < bytes.count {
                    if bytes[i] != others[i] { return false }
                    i += 1
                }
                return true
            }
        }
    }

    private func withBytes<Answer>(_ look: (UnsafeRawBufferPointer) -> Answer) -> Answer {
        if let answer = utf8.withContiguousStorageIfAvailable({ look(UnsafeRawBufferPointer($0)) }) {
            return answer
        }
        var copy = self
        return copy.withUTF8 { look(UnsafeRawBufferPointer($0)) }
    }
}
