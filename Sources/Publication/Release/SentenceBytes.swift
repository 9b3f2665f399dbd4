internal import CeasefireModel

/// Finds what the engine writes into its sentences, by reading their bytes once.
struct SentenceBytes {
    private let text: String
    private let bytes: [UInt8]

    init(_ text: String) {
        self.text = text
        bytes = Array(text.utf8)
    }

    /// The text with each find replaced. `find` is asked at every byte, from left to right, and tells where the find ends and
    /// what stands there instead; nil where it finds nothing.
    func replacing(_ find: (Self, Int) -> (end: Int, shown: String)?) -> String {
        var kept: [UInt8] = []
        var (i, copied) = (0, 0)
        while i < bytes.count {
            guard let (end, shown) = find(self, i) else {
                i += 1
                continue
            }
            kept += bytes[copied..<i]
            kept += shown.utf8
            (i, copied) = (end, end)
        }
        return copied == 0 ? text : String(decoding: kept + bytes[copied...], as: UTF8.self)
    }

    /// Where a moment that begins here ends: `2026-02-03T01:37Z` or `2026-02-03T01:37:20Z`. Its time is nil where no calendar has it.
    func moment(at start: Int) -> (end: Int, civil: CivilTime?)? {
        guard isDigit(start), start + 17 <= bytes.count, let year = number(start, 4, then: "-"),
            let month = number(start + 5, 2, then: "-"), let day = number(start + 8, 2, then: "T"),
            let hour = number(start + 11, 2, then: ":"), let minute = number(start + 14, 2)
        else { return nil }
        var (end, second) = (start + 16, 0)
        if let seconds = number(start + 17, 2, then: "Z"), bytes[end] == UInt8(ascii: ":") {
            (end, second) = (start + 19, seconds)
        }
        guard end < bytes.count, bytes[end] == UInt8(ascii: "Z") else { return nil }
        let civil = CivilTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second)
        return (end + 1, civil)
    }

    /// Where ` (12 km from the middle of X, which has a radius of 30 km)` ends, if it begins here. X may itself hold such words: the
    /// last end in the line counts.
    func remoteness(at start: Int) -> Int? {
        guard let digits = after(" (", at: start), let words = afterDigits(digits),
            let name = after(" km from the middle of ", at: words)
        else { return nil }
        let lineEnd = bytes[name...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        return (name..<lineEnd).reversed().lazy.compactMap { at -> Int? in
            guard let radius = after(", which has a radius of ", at: at), let unit = afterDigits(radius)
            else { return nil }
            return after(" km)", at: unit)
        }.first
    }

    private func isDigit(_ i: Int) -> Bool {
        i < bytes.count && UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[i]
    }

    private func number(_ start: Int, _ count: Int, then mark: Unicode.Scalar? = nil) -> Int? {
        var value = 0
        for i in start..<start + count {
            guard isDigit(i) else { return nil }
            value = value * 10 + Int(bytes[i] - UInt8(ascii: "0"))
        }
        guard let mark else { return value }
        return start + count < bytes.count && bytes[start + count] == UInt8(ascii: mark) ? value : nil
    }

    private func after(_ words: StaticString, at start: Int) -> Int? {
        words.withUTF8Buffer { wanted in
            guard start + wanted.count <= bytes.count,
                wanted.indices.allSatisfy({ bytes[start + $0] == wanted[$0] })
            else { return nil }
            return start + wanted.count
        }
    }

    /// The place behind at least one digit.
    private func afterDigits(_ start: Int) -> Int? {
        var end = start
        while isDigit(end) { end += 1 }
        return end > start ? end : nil
    }
}
