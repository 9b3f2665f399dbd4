internal import CeasefireModel

/// Where a field of a row stands in the bytes of its file.
struct QuickField: BitwiseCopyable {
    /// Its first byte.
    var start = 0
    /// The byte after its last.
    var end = 0
    /// In what way they are its text.
    var coding = Coding.none

    /// How the bytes of a field say what its text is.
    enum Coding: UInt8 {
        /// They are the text.
        case none
        /// Each doubled quote means one.
        case doubledQuotes
        /// A backslash gives the sign behind it another meaning.
        case backslashes
        /// They are a list of texts.
        case list
        /// They are `true` or `false`, which no field is.
        case word
    }

    /// Whether the bytes are not the text as they stand.
    var isCoded: Bool { coding != .none }
}

/// Makes rows of a table of fields whose bytes leave no doubt.
///
/// What a field means is decided in one place, by ``ReportColumns``. This is the way around it for rows about which there is nothing
/// to say: numbers, moments and plain texts in their usual forms, and words that stood in a row that was read there before without a complaint. Any
/// doubt sends the row there: what it says of a row is then the same as if there were no other way.
struct QuickFields {
    /// The rows that were taken.
    var table = ReportTable(seed: NameTable.seed)
    private let times: TimeReader
    private let limits: ReaderLimits
    /// For each of the words that are checked what stood in the file, and which number it has in the table: first what stood there as
    /// it is meant, then what was coded.
    private var known: [ByteTable]
    private var days = DayMemory()
    /// For each field that is a word where it stood in the row before, and its number: rows that follow one another say much the same.
    private var before = ReportColumns.names.map { _ in Word() }
    private var scratch: [UInt8] = []

    init(times: TimeReader, limits: ReaderLimits) {
        self.times = times
        self.limits = limits
        known = Checked.allCases.flatMap { _ in [false, true] }.map { _ in ByteTable(seed: NameTable.seed) }
    }

    private struct Word: BitwiseCopyable {
        var start = 0
        var count = 0
        var number: UInt32 = 0
    }

    /// The number that a word had in the row before, if it is the same.
    @inline(__always)
    private func same(
        _ name: Int, _ text: UnsafeBufferPointer<UInt8>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> UInt32? {
        let word = before[name]
        guard word.count == text.count else { return nil }
        let other = UnsafeBufferPointer(rebasing: bytes[word.start..<(word.start + word.count)])
        return ByteHash.areSame(UnsafeRawBufferPointer(text), UnsafeRawBufferPointer(other))
            ? word.number : nil
    }

    /// Fields whose words are checked, by their places in ``ReportColumns/names``.
    enum Checked: Int, CaseIterable {
        case act = 14
        case weapon = 15
        case target = 17
        case claimant = 18
        case accused = 19
        case release = 24
    }

    /// Remembers what the words of a row mean about which there was nothing to say. `field` tells where each field stands, by its place
    /// in ``ReportColumns/names``; nil for one that has no bytes of its own.
    mutating func learn(
        _ report: Report, from bytes: [UInt8], _ field: (Int) -> QuickField?
    ) {
        guard let row = table.row(of: report) else { return }
        for (number, word) in Checked.allCases.enumerated() {
            // A mark is what two fields say together.
            if word == .release, report.release.embargoUntil != nil { continue }
            guard let field = field(word.rawValue), field.end > field.start else { continue }
            let meaning =
                switch word {
                case .act: row.act
                case .weapon: row.weapons
                case .target: row.target
                case .claimant: row.claimant
                case .accused: row.accused
                case .release: row.release
                }
            bytes.withUnsafeBufferPointer {
                let text = UnsafeBufferPointer(rebasing: $0[field.start..<field.end]).trimmed
                if !text.isEmpty {
                    _ = known[2 * number + (field.isCoded ? 1 : 0)].insertIfNew(text, meaning)
                }
            }
        }
    }

    /// Makes a row of fields; nil where there is any doubt. `field` tells where each of them stands, by its place in
    /// ``ReportColumns/names``.
    @inline(__always)
    mutating func row(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: (Int) -> QuickField
    ) -> (row: ReportRow, name: UnsafeBufferPointer<UInt8>)? {
        var row = ReportRow()
        let name = bytes.text(field(0))
        guard let id = Self.name(name, at: field(0)), takeTimes(bytes, field, &row),
            takePlace(bytes, field, &row), takeNumbers(bytes, field, &row),
            takeWords(bytes, field, &row), takeTexts(bytes, field, &row)
        else { return nil }
        row.id = id.place(in: bytes)
        return (row, id)
    }

    /// A name of ASCII without white space.
    @inline(__always)
    private static func name(
        _ text: UnsafeBufferPointer<UInt8>, at field: QuickField
    ) -> UnsafeBufferPointer<UInt8>? {
        guard !field.isCoded, !text.isEmpty, text.count <= Cell.longestName,
            text.allSatisfy({ $0 > ASCII.space && $0 < 0x7F })
        else { return nil }
        return text
    }

    @inline(__always)
    private mutating func takeTimes(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: (Int) -> QuickField, _ row: inout ReportRow
    ) -> Bool {
        guard let from = interval(bytes.text(field(1)), field(1)),
            let to = interval(bytes.text(field(2)), field(2)),
            let published = interval(bytes.text(field(3)), field(3)),
            from.earliest <= to.latest, published.latest >= from.earliest
        else { return false }
        row.occurredEarliest = from.earliest
        row.occurredLatest = to.latest
        row.availableEarliest = published.earliest
        row.availableLatest = published.latest
        return true
    }

    /// When a text says, in seconds since 1970; nil where it is not in one of the usual forms, or the clocks were changed.
    @inline(__always)
    private mutating func interval(
        _ text: UnsafeBufferPointer<UInt8>, _ field: QuickField
    ) -> (earliest: Int64, latest: Int64)? {
        guard !field.isCoded, let time = FastTimestamp.quickly(text) else { return nil }
        switch time {
        case .instant(let instant, _): return (instant.secondsSinceEpoch, instant.secondsSinceEpoch)
        case .local(let civil):
            guard case .once(let instant) = times.memory.meaning(of: civil) else { return nil }
            return (instant.secondsSinceEpoch, instant.secondsSinceEpoch)
        case .date(let date): return days.bounds(of: date, times)
        }
    }

    @inline(__always)
    private mutating func takePlace(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: (Int) -> QuickField, _ row: inout ReportRow
    ) -> Bool {
        guard let north = Self.microdegrees(bytes.text(field(11)), field(11), within: 90),
            let east = Self.microdegrees(bytes.text(field(12)), field(12), within: 180),
            (north == ReportRow.nowhere) == (east == ReportRow.nowhere)
        else { return false }
        row.latitude = north
        row.longitude = east
        let precision = bytes.text(field(13))
        if precision.isUnsaid { return true }
        guard !field(13).isCoded, let decimal = ShortDecimal(precision) else { return false }
        let kilometers = decimal.value
        guard ReportColumns.precisionKilometers.contains(kilometers) else { return false }
        row.precisionMeters = kilometers * 1_000
        return true
    }

    /// Millionths of a degree; nil where the text is no number of degrees.
    @inline(__always)
    private static func microdegrees(
        _ text: UnsafeBufferPointer<UInt8>, _ field: QuickField, within bound: Int
    ) -> Int32? {
        if text.isUnsaid { return ReportRow.nowhere }
        guard !field.isCoded, let decimal = ShortDecimal(text) else { return nil }
        if decimal.decimals > 6 {
            let degrees = decimal.value
            return abs(degrees) <= Double(bound) ? Int32((degrees * 1e6).rounded()) : nil
        }
        // Up to six decimals no digit is lost, and nothing is rounded.
        let micro = decimal.digits * ShortDecimal.wholePowersOfTen[6 - decimal.decimals]
        guard micro <= bound * 1_000_000 else { return nil }
        return Int32(decimal.isNegative ? -micro : micro)
    }

    @inline(__always)
    private mutating func takeNumbers(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: (Int) -> QuickField, _ row: inout ReportRow
    ) -> Bool {
        guard let weapons = count(bytes.text(field(16)), field(16)),
            let killed = count(bytes.text(field(20)), field(20)),
            let injured = count(bytes.text(field(21)), field(21))
        else { return false }
        row.weaponCount = weapons
        row.killed = killed
        row.injured = injured
        return true
    }

    @inline(__always)
    private func count(_ text: UnsafeBufferPointer<UInt8>, _ field: QuickField) -> Int32? {
        if text.isUnsaid { return ReportRow.unsaid }
        guard !field.isCoded, text.count <= 9 else { return nil }
        var value = 0
        for byte in text {
            let digit = byte &- 0x30
            guard digit < 10 else { return nil }
            value = value &* 10 &+ Int(digit)
        }
        return value <= limits.count ? Int32(truncatingIfNeeded: value) : nil
    }

    @inline(__always)
    private mutating func takeWords(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: (Int) -> QuickField, _ row: inout ReportRow
    ) -> Bool {
        guard bytes.text(field(25)).isEmpty,
            let act = word(0, 14, bytes, field(14)), let weapons = word(1, 15, bytes, field(15)),
            let target = word(2, 17, bytes, field(17)), let claimant = word(3, 18, bytes, field(18)),
            let accused = word(4, 19, bytes, field(19)), let release = word(5, 24, bytes, field(24))
        else { return false }
        row.act = act
        row.weapons = weapons
        row.target = target
        row.claimant = claimant
        row.accused = accused
        row.release = release
        return true
    }

    @inline(__always)
    private mutating func word(
        _ number: Int, _ name: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ field: QuickField
    ) -> UInt32? {
        let text = bytes.text(field)
        if text.isEmpty { return 0 }
        if !field.isCoded, let known = same(name, text, bytes) { return known }
        // Asked where it lies: a table that is copied counts references.
        guard
            let found = known.withUnsafeBufferPointer({ $0[2 * number + (field.isCoded ? 1 : 0)][text] })
        else { return nil }
        if !field.isCoded {
            before[name] = Word(start: text.start(in: bytes), count: text.count, number: found)
        }
        return found
    }

    @inline(__always)
    private mutating func takeTexts(
        _ bytes: UnsafeBufferPointer<UInt8>, _ field: (Int) -> QuickField, _ row: inout ReportRow
    ) -> Bool {
        guard let outlet = plain(4, bytes, field(4)), let outletKind = plain(5, bytes, field(5)),
            let attribution = plain(6, bytes, field(6)), let region = plain(9, bytes, field(9)),
            let country = plain(10, bytes, field(10)), let catalogue = plain(23, bytes, field(23)),
            let url = place(of: field(7), bytes), let placeName = place(of: field(8), bytes),
            let summary = place(of: field(22), bytes)
        else { return false }
        row.outlet = outlet
        row.outletKind = outletKind
        row.attribution = attribution
        row.region = region
        row.country = country
        row.catalogue = catalogue
        row.url = url
        row.placeName = placeName
        row.summary = summary
        return true
    }

    @inline(__always)
    private mutating func plain(
        _ name: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ field: QuickField
    ) -> UInt32? {
        if field.isCoded {
            return decode(bytes, field) ? scratch.withUnsafeBufferPointer { table.word($0.trimmed) } : nil
        }
        let text = bytes.text(field)
        if text.isEmpty { return 0 }
        if let known = same(name, text, bytes) { return known }
        let found = table.word(text)
        before[name] = Word(start: text.start(in: bytes), count: text.count, number: found)
        return found
    }

    @inline(__always)
    private mutating func place(of field: QuickField, _ bytes: UnsafeBufferPointer<UInt8>) -> TextPlace? {
        if field.isCoded {
            return decode(bytes, field) ? scratch.withUnsafeBufferPointer { table.keep($0.trimmed) } : nil
        }
        return bytes.text(field).place(in: bytes)
    }

    /// Writes what the bytes of a field mean; false where they are no text.
    @inline(never)
    private mutating func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ field: QuickField) -> Bool {
        guard field.coding == .doubledQuotes || field.coding == .backslashes else { return false }
        scratch.removeAll(keepingCapacity: true)
        let mark = field.coding == .backslashes ? ASCII.backslash : ASCII.quote
        var i = field.start
        while i < field.end {
            if bytes[i] == mark {
                i += 1
                scratch.append(field.coding == .backslashes ? Self.meaning(of: bytes[i]) : bytes[i])
            } else {
                scratch.append(bytes[i])
            }
            i += 1
        }
        return true
    }

    /// The sign that a letter behind a backslash means.
    private static func meaning(of letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "n"): ASCII.lineFeed
        case UInt8(ascii: "r"): ASCII.carriageReturn
        case UInt8(ascii: "t"): ASCII.tab
        default: letter
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// The bytes of a field without the white space around them. The rows that are made here hold no other control characters.
    @inline(__always)
    func text(_ field: QuickField) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(rebasing: self[field.start..<field.end]).trimmed
    }

    /// Without white space at either end.
    @inline(__always)
    var trimmed: UnsafeBufferPointer<UInt8> {
        var (start, end) = (0, count)
        while start < end, self[start] <= ASCII.space { start += 1 }
        while end > start, self[end - 1] <= ASCII.space { end -= 1 }
        return UnsafeBufferPointer(rebasing: self[start..<end])
    }

    /// Whether the source says nothing here.
    @inline(__always)
    var isUnsaid: Bool {
        if isEmpty { return true }
        return count == 7 && elementsEqual("unknown".utf8) { $0 | 0x20 == $1 }
    }

    /// Where these bytes of a file stand in it.
    @inline(__always)
    func place(in file: UnsafeBufferPointer<UInt8>) -> TextPlace {
        count > 0 ? TextPlace(inFileFrom: start(in: file), count: count) : TextPlace()
    }

    /// The first of these bytes in their file.
    @inline(__always)
    func start(in file: UnsafeBufferPointer<UInt8>) -> Int {
        guard let base = baseAddress, let first = file.baseAddress else { return 0 }
        return base - first
    }
}

/// The bounds of the days that the rows of a file speak of, found at one look.
private struct DayMemory {
    private struct Bounds {
        var day = Int64.min
        var earliest: Int64 = 0
        var latest: Int64 = 0
    }

    private var slots = Array(repeating: Bounds(), count: 512)

    @inline(__always)
    mutating func bounds(of date: CivilTime, _ times: TimeReader) -> (earliest: Int64, latest: Int64)? {
        let slot = Int(truncatingIfNeeded: date.wallSeconds / 86_400) & (slots.count - 1)
        if slots[slot].day != date.wallSeconds {
            guard let day = times.day(date) else { return nil }
            slots[slot] = Bounds(
                day: date.wallSeconds, earliest: day.earliest.secondsSinceEpoch,
                latest: day.latest.secondsSinceEpoch)
        }
        return (slots[slot].earliest, slots[slot].latest)
    }
}

/// When to try: where many rows one after the other left a doubt, few are tried.
struct QuickPatience {
    private var left = 0
    private static let most = 32

    /// Whether to try the next row.
    mutating func tries() -> Bool {
        left += 1
        return left <= Self.most || left % Self.most == 0
    }

    /// Hopes anew.
    mutating func hasTaken() { left = 0 }
}
