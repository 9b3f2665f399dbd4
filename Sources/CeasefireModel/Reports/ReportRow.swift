internal import Geography

/// A report as numbers: moments in seconds, positions in millionths of a degree, words by their numbers, and long texts by
/// where they stand. 144 bytes, and nothing that has to be counted, copied or freed.
///
/// A row and not a column for each field: whoever looks at a report asks for many of its fields, which lie side by side here.
/// What needs one field of all reports gathers it once.
package struct ReportRow: BitwiseCopyable, Sendable {
    /// Seconds since 1970.
    package var occurredEarliest: Int64 = 0
    package var occurredLatest: Int64 = 0
    package var availableEarliest: Int64 = 0
    package var availableLatest: Int64 = 0
    /// No number where nobody said.
    package var precisionMeters = Double.nan
    /// Millionths of a degree; ``nowhere`` where there is no position.
    package var latitude = nowhere
    package var longitude = nowhere
    package var id = TextPlace()
    package var placeName = TextPlace()
    package var url = TextPlace()
    package var summary = TextPlace()
    // Numbers of words; 0 is the empty word, and where nothing is said.
    package var region: UInt32 = 0
    package var country: UInt32 = 0
    package var outlet: UInt32 = 0
    package var outletKind: UInt32 = 0
    package var attribution: UInt32 = 0
    package var catalogue: UInt32 = 0
    package var act: UInt32 = 0
    package var target: UInt32 = 0
    package var claimant: UInt32 = 0
    // Numbers of lists and of marks; 0 is the empty list, and the mark that is open to all.
    package var weapons: UInt32 = 0
    package var accused: UInt32 = 0
    package var release: UInt32 = 0
    /// ``unsaid`` where nobody counted.
    package var weaponCount = unsaid
    package var killed = unsaid
    package var injured = unsaid

    /// The latitude and longitude of no position.
    package static let nowhere = Int32.min
    /// The count that nobody gave.
    package static let unsaid: Int32 = -1

    /// A row that says nothing.
    package init() {}

    var occurred: Interval {
        Interval(
            spanning: Instant(secondsSinceEpoch: occurredEarliest),
            Instant(secondsSinceEpoch: occurredLatest))
    }

    var available: Interval {
        Interval(
            spanning: Instant(secondsSinceEpoch: availableEarliest),
            Instant(secondsSinceEpoch: availableLatest))
    }

    var coordinate: Coordinate? {
        guard latitude != Self.nowhere else { return nil }
        return Coordinate(latitudeMicrodegrees: Int(latitude), longitudeMicrodegrees: Int(longitude))
    }

    var precision: Double? { precisionMeters.isNaN ? nil : precisionMeters }

    static func count(_ value: Int32) -> Int? { value == unsaid ? nil : Int(value) }
}

/// Where a long text stands: in the bytes of the file, or among those that do not stand there as they are meant.
package struct TextPlace: BitwiseCopyable, Sendable {
    /// Its first byte.
    package var start: UInt32 = 0
    /// Its bytes, and in the highest bit where they are.
    var length: UInt32 = 0

    /// The empty text.
    package init() {}

    /// A text of the file.
    @inline(__always)
    package init(inFileFrom start: Int, count: Int) {
        self.start = UInt32(truncatingIfNeeded: start)
        length = UInt32(truncatingIfNeeded: count)
    }

    /// A text that is kept apart.
    init(apartFrom start: Int, count: Int) {
        self.init(inFileFrom: start, count: count)
        length |= Self.apart
    }

    private static let apart: UInt32 = 1 << 31
    var isApart: Bool { length & Self.apart != 0 }
    var count: Int { Int(length & ~Self.apart) }
    var range: Range<Int> { Int(start)..<(Int(start) + count) }
}

/// The rows of some reports that stand together. A large table has many blocks, so that those who look at
/// different parts of it on different cores do not count the same references.
final class ReportBlock: ReportHolder, @unchecked Sendable {
    let texts: ReportTexts
    // Rows are added by the one reader that makes the table, before anybody else has a report of it.
    @exclusivity(unchecked) var rows: [ReportRow] = []

    init(texts: ReportTexts, capacity: Int) {
        self.texts = texts
        super.init()
        rows.reserveCapacity(capacity)
    }
}
