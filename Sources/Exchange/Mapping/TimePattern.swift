internal import CeasefireModel

/// A form in which a table writes times: `yyyyMMdd`, `dd.MM.yyyy HH:mm`, `epoch-seconds`.
struct TimePattern: Sendable {
    /// What a text in some form says.
    enum Reading: Equatable {
        /// A date.
        case date(CivilTime)
        /// A date and a time of day, in a zone that the text does not name.
        case local(CivilTime)
        /// A moment.
        case instant(Instant)
    }

    private enum Piece: Equatable, Sendable {
        case year, month, day, hour, minute, second, offset
        // An hour, day or month that may have one digit.
        case shortHour, shortDay, shortMonth
        case literal(UInt8)
    }

    private enum Form: Equatable, Sendable {
        case iso, epochSeconds, epochMilliseconds
        case pieces([Piece])
    }

    private let form: Form

    /// The forms that need no pattern: a date or time as Truce's own tables write it.
    static let iso = TimePattern(form: .iso)

    private init(form: Form) { self.form = form }

    /// Reads a pattern; nil where it cannot say which day is meant, or says it twice.
    init?(_ text: String) {
        switch text {
        case "iso": form = .iso
        case "epoch-seconds": form = .epochSeconds
        case "epoch-milliseconds": form = .epochMilliseconds
        default:
            guard let pieces = Self.pieces(text) else { return nil }
            form = .pieces(pieces)
        }
    }

    private static let names: [(String, Piece)] = [
        ("yyyy", .year), ("MM", .month), ("dd", .day), ("HH", .hour), ("mm", .minute), ("ss", .second),
        ("xxx", .offset), ("H", .shortHour), ("d", .shortDay), ("M", .shortMonth),
    ]

    private static func pieces(_ text: String) -> [Piece]? {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while let first = rest.utf8.first {
            if let (name, piece) = names.first(where: { rest.hasPrefix($0.0) }) {
                if pieces.contains(piece) { return nil }
                pieces.append(piece)
                rest = rest.dropFirst(name.count)
            } else {
                // Other letters stand for themselves, save those that look like a piece.
                if first >= 0x80 || (first != 0x54 && first != 0x5A && isLetter(first)) { return nil }
                pieces.append(.literal(first))
                rest = rest.dropFirst()
            }
        }
        let has = { (wanted: [Piece]) in pieces.contains { wanted.contains($0) } }
        guard has([.year]), has([.month, .shortMonth]), has([.day, .shortDay]) else { return nil }
        if has([.minute]), !has([.hour, .shortHour]) { return nil }
        if has([.hour, .shortHour]), !has([.minute]) { return nil }
        if has([.second]) || has([.offset]), !has([.minute]) { return nil }
        return pieces
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    /// What a text in this form says; nil where it is in another.
    func read(_ text: String) -> Reading? {
        switch form {
        case .iso: readISO(text)
        case .epochSeconds: epoch(text, perSecond: 1)
        case .epochMilliseconds: epoch(text, perSecond: 1_000)
        case .pieces(let pieces): read(text, pieces)
        }
    }

    private func readISO(_ text: String) -> Reading? {
        switch FastTimestamp.read(text) {
        case .instant(let instant, _): .instant(instant)
        case .local(let civil): .local(civil)
        case .date(let date): .date(date)
        case nil: nil
        }
    }

    private func epoch(_ text: String, perSecond: Int64) -> Reading? {
        // Seconds may have decimals, which are dropped.
        let whole = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = whole.first, let value = Int64(first), !first.hasPrefix("+"),
            abs(value) / perSecond < 253_402_300_800
        else { return nil }
        let remainder = value % perSecond
        let seconds = value / perSecond - (remainder < 0 ? 1 : 0)
        return .instant(Instant(secondsSinceEpoch: seconds))
    }

    private func read(_ text: String, _ pieces: [Piece]) -> Reading? {
        var text = text
        return text.withUTF8 { bytes in
            var reader = PieceReader(bytes: bytes)
            for piece in pieces { guard reader.take(piece) else { return nil } }
            return reader.reading
        }
    }

    /// Takes the pieces of a text one by one.
    private struct PieceReader {
        let bytes: UnsafeBufferPointer<UInt8>
        private var i = 0
        private var (year, month, day) = (0, 0, 0)
        private var clock: (hour: Int, minute: Int, second: Int)?
        private var offset: Int?

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func take(_ piece: Piece) -> Bool {
            switch piece {
            case .year: return number(4...4) { $0.year = $1 }
            case .month: return number(2...2) { $0.month = $1 }
            case .day: return number(2...2) { $0.day = $1 }
            case .shortMonth: return number(1...2) { $0.month = $1 }
            case .shortDay: return number(1...2) { $0.day = $1 }
            case .hour: return number(2...2) { $0.clock = ($1, $0.clock?.minute ?? 0, 0) }
            case .shortHour: return number(1...2) { $0.clock = ($1, $0.clock?.minute ?? 0, 0) }
            case .minute: return number(2...2) { $0.clock = ($0.clock?.hour ?? 0, $1, 0) }
            case .second: return number(2...2) { $0.clock?.second = $1 }
            case .offset: return takeOffset()
            case .literal(let byte):
                guard i < bytes.count, bytes[i] == byte else { return false }
                i += 1
                return true
            }
        }

        private mutating func number(_ digits: ClosedRange<Int>, _ set: (inout Self, Int) -> Void) -> Bool {
            var (value, count) = (0, 0)
            while count < digits.upperBound, i < bytes.count, (0x30...0x39).contains(bytes[i]) {
                value = value * 10 + Int(bytes[i] - 0x30)
                i += 1
                count += 1
            }
            guard count >= digits.lowerBound else { return false }
            set(&self, value)
            return true
        }

        private mutating func takeOffset() -> Bool {
            guard i < bytes.count else { return false }
            let sign = bytes[i]
            i += 1
            if sign == 0x5A {
                offset = 0
                return true
            }
            guard sign == 0x2B || sign == 0x2D else { return false }
            var (hours, minutes) = (0, 0)
            guard
                number(
                    2...2,
                    {
                        hours = $1; _ = $0
                    })
            else { return false }
            if i < bytes.count, bytes[i] == 0x3A { i += 1 }
            guard
                number(
                    2...2,
                    {
                        minutes = $1; _ = $0
                    }), hours <= 18, minutes < 60
            else { return false }
            offset = (sign == 0x2D ? -1 : 1) * (hours * 3_600 + minutes * 60)
            return true
        }

        /// What was taken; nil where something is left, or no calendar has such a day.
        var reading: Reading? {
            guard i == bytes.count else { return nil }
            guard let clock else {
                return CivilTime(year: year, month: month, day: day).map { .date($0) }
            }
            guard
                let civil = CivilTime(
                    year: year, month: month, day: day, hour: clock.hour, minute: clock.minute,
                    second: clock.second)
            else { return nil }
            guard let offset else { return .local(civil) }
            return .instant(Instant(secondsSinceEpoch: civil.wallSeconds - Int64(offset)))
        }
    }
}
