internal import CeasefireModel

/// The bytes of a file, and what a diagnostic needs to point into them.
struct SourceText: Sendable {
    /// The path as it was given.
    let file: String
    /// The whole file.
    let bytes: [UInt8]
    /// What the reader may take in.
    let limits: ReaderLimits
    /// Where the text begins: after the byte order mark, if there is one.
    let start: Int

    init(file: String, bytes: [UInt8], limits: ReaderLimits) {
        self.file = file
        self.bytes = bytes
        self.limits = limits
        start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Why the file cannot be read at all, nil where it can.
    var refusal: Diagnostic? {
        let place = SourceSpan(file: file, line: 1, column: 1)
        if bytes.count > limits.fileBytes {
            return Diagnostic(
                severity: .error, code: "file-too-large",
                message: "The file has \(bytes.count) bytes; at most \(limits.fileBytes) are read.",
                span: place, mend: "Split it into several files.")
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            return Diagnostic(
                severity: .error, code: "not-utf-8", message: "The file is UTF-16, not UTF-8.",
                span: place, mend: "Save it as UTF-8.")
        }
        return nil
    }

    /// Whether rows of the file may be taken straight from its bytes: places in it have 31 bits, and what is taken so is as deep as a
    /// list in a point among others.
    var mayBeTakenQuickly: Bool {
        limits.takesQuickly && bytes.count < Int(Int32.max) && limits.jsonDepth >= 6
    }

    /// About how many rows a table has, so that room for them is made once. What is nothing but short lines gets less: room
    /// is dear.
    var expectedRows: Int {
        let (leastBytes, most) = (64, 1_000_000)
        guard bytes.count <= limits.fileBytes else { return 0 }
        let sample = bytes.prefix(1 << 16)
        let lines = sample.count { $0 == ASCII.lineFeed }
        return min(
            lines * (bytes.count / max(1, sample.count) + 1), bytes.count / leastBytes, limits.rows, most)
    }

    /// The text of a range; bytes that are not UTF-8 become U+FFFD.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The first byte of a range at which it stops being UTF-8, nil where all of it is.
    func firstInvalid(in range: Range<Int>) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span.extracting(range))
            return nil
        } catch {
            return range.lowerBound + error.byteOffsets.lowerBound
        }
    }

    /// Where a range stands, given that `line` begins at `lineStart` at or before it.
    func locate(_ range: Range<Int>, from lineStart: Int, line: Int) -> Location {
        var location = Location(line: line, lineStart: lineStart, lineEnd: range.lowerBound)
        for i in lineStart..<max(lineStart, range.lowerBound) where bytes[i] == ASCII.lineFeed {
            location.line += 1
            location.lineStart = i + 1
        }
        // A line may be as long as the file; more of it than this is never shown.
        let bound = min(bytes.count, max(range.upperBound, location.lineStart + limits.excerptBytes) + 4)
        while location.lineEnd < bound, bytes[location.lineEnd] != ASCII.lineFeed {
            location.lineEnd += 1
        }
        if location.lineEnd > location.lineStart, location.lineEnd < bytes.count,
            bytes[location.lineEnd - 1] == ASCII.carriageReturn
        {
            location.lineEnd -= 1
        }
        return location
    }

    /// A line of the file that holds the first byte of a range.
    struct Location {
        /// Counts from 1.
        var line: Int
        /// Its first byte.
        var lineStart: Int
        /// The byte after its last, without the line break.
        var lineEnd: Int
    }
}

/// The bytes that have a meaning of their own in tables and entries.
enum ASCII {
    static let tab: UInt8 = 0x09
    static let lineFeed: UInt8 = 0x0A
    static let carriageReturn: UInt8 = 0x0D
    static let space: UInt8 = 0x20
    static let quote: UInt8 = 0x22
    static let comma: UInt8 = 0x2C
    static let backslash: UInt8 = 0x5C
}
