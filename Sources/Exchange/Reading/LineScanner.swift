/// A line of a file, without its line break.
struct SourceLine {
    /// Counts from 1.
    var number: Int
    /// Its bytes.
    var range: Range<Int>
}

/// Cuts a file into its lines and passes over blank ones.
struct LineScanner {
    private let bytes: [UInt8]
    /// The first byte of the next line, and the number of the last.
    private(set) var position: Int
    private(set) var number = 0

    init(_ source: SourceText) {
        bytes = source.bytes
        position = source.start
    }

    /// Goes on behind a line.
    mutating func move(to position: Int, number: Int) {
        self.position = position
        self.number = number
    }

    /// The next line that is not blank; nil at the end of the file.
    mutating func next() -> SourceLine? {
        while position < bytes.count {
            let start = position
            var isBlank = true
            while position < bytes.count, bytes[position] != ASCII.lineFeed {
                let byte = bytes[position]
                isBlank =
                    isBlank && (byte == ASCII.space || byte == ASCII.tab || byte == ASCII.carriageReturn)
                position += 1
            }
            var end = position
            position += 1
            number += 1
            if end > start, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
            if !isBlank { return SourceLine(number: number, range: start..<end) }
        }
        return nil
    }
}
