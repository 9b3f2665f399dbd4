/// A date, or a date and time, as a document or a data file writes it.
public enum TimestampText: Hashable, Sendable {
    /// `2026-01-30`.
    case date(CivilTime)
    /// `2026-01-30T15:30`, in a zone that the context must name.
    case local(CivilTime)
    /// `2026-01-30T15:30+02:00` or `...Z`: a moment, and the offset it was written in.
    case instant(Instant, offsetSeconds: Int)

    /// Reads ISO 8601's extended form: a date; a date, `T` or a space, and `hh:mm` or `hh:mm:ss` (fractions
    /// of a second are dropped); optionally `Z` or an offset `+hh:mm`, `+hhmm` or `+hh`. Nil for anything else.
    public init?(_ text: some StringProtocol) {
        var scanner = DigitScanner(text.utf8)
        guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2),
            scanner.skip("-"), let day = scanner.digits(2)
        else { return nil }
        if scanner.isAtEnd {
            guard let date = CivilTime(year: year, month: month, day: day) else { return nil }
            self = .date(date)
            return
        }
        guard scanner.skip("T") || scanner.skip(" "), let hour = scanner.digits(2), scanner.skip(":"),
            let minute = scanner.digits(2)
        else { return nil }
        var second = 0
        if scanner.skip(":") {
            guard let value = scanner.digits(2) else { return nil }
            second = value
            if scanner.skip(".") { guard scanner.skipDigits() else { return nil } }
        }
        guard
            let civil = CivilTime(
                year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        else { return nil }
        if scanner.isAtEnd {
            self = .local(civil)
        } else {
            guard let offset = scanner.offsetSeconds(), scanner.isAtEnd else { return nil }
            self = .instant(
                Instant(secondsSinceEpoch: civil.wallSeconds - Int64(offset)), offsetSeconds: offset)
        }
    }
}

/// Reads fixed-width numbers off the front of a line of bytes.
struct DigitScanner<Bytes: Collection<UInt8>> {
    private var rest: Bytes.SubSequence

    init(_ bytes: Bytes) { rest = bytes[...] }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func digits(_ count: Int) -> Int? {
        var value = 0
        for _ in 0..<count {
            guard let byte = rest.first, (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
            rest.removeFirst()
        }
        return value
    }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
        guard let byte = rest.first, UInt32(byte) == character.value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func skipDigits() -> Bool {
        let before = rest.count
        rest = rest.drop { (48...57).contains($0) }
        return rest.count < before
    }

    mutating func offsetSeconds() -> Int? {
        if skip("Z") { return 0 }
        let sign = skip("+") ? 1 : (skip("-") ? -1 : 0)
        guard sign != 0, let hours = digits(2), hours <= 18 else { return nil }
        if isAtEnd { return sign * hours * 3_600 }
        _ = skip(":")
        guard let minutes = digits(2), minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60)
    }
}
