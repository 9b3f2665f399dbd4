internal import CeasefireModel

/// Lines of a calendar as RFC 5545 has them: CRLF at the end, folded at 75 octets, text escaped.
struct CalendarText {
    private(set) var text = ""

    /// The most octets on a line, its end not counted.
    private static let longestLine = 75

    /// A line whose value is a name of the program or of the format.
    mutating func line(_ name: StaticString, _ value: String) { add("\(name):\(value)") }

    /// A line whose value is words from anywhere.
    mutating func words(_ name: StaticString, _ words: String) { add("\(name):\(Self.escaped(words))") }

    /// A moment, in Universal Time.
    mutating func moment(_ name: StaticString, _ instant: Instant) { add("\(name):\(Self.stamp(instant))") }

    /// A component, from its beginning to its end.
    mutating func component(_ name: StaticString, _ content: (inout CalendarText) -> Void) {
        add("BEGIN:\(name)")
        content(&self)
        add("END:\(name)")
    }

    /// `20260203T160000Z`.
    static func stamp(_ instant: Instant) -> String {
        let civil = CivilTime(wallSeconds: instant.secondsSinceEpoch)
        let second = ((instant.secondsSinceEpoch % 60) + 60) % 60
        let digits = (civil.dateText + "T" + civil.clockText).filter { $0 != "-" && $0 != ":" }
        return digits + (second < 10 ? "0" : "") + String(second) + "Z"
    }

    /// Commas, semicolons and backslashes behind a backslash, a line break as `\n`. Other control characters, and
    /// marks that turn the direction of writing, are shown by number.
    static func escaped(_ words: String) -> String {
        words.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            var escaped = ""
            for scalar in DiagnosticText.escaped(String(line)).unicodeScalars {
                if scalar == "\\" || scalar == "," || scalar == ";" { escaped += "\\" }
                escaped.unicodeScalars.append(scalar)
            }
            return escaped
        }.joined(separator: "\\n")
    }

    /// Never cut within a character: some readers join lines only after they have decoded them.
    private mutating func add(_ line: String) {
        var octets = 0
        for scalar in line.unicodeScalars {
            let length = UTF8.width(scalar)
            if octets + length > Self.longestLine {
                text += "\r\n "
                octets = 1
            }
            text.unicodeScalars.append(scalar)
            octets += length
        }
        text += "\r\n"
    }
}
