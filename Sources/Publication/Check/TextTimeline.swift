internal import Analysis
internal import CeasefireModel

/// A timeline on a terminal: marks over an axis of time, the first and the last moment above its ends.
struct TextTimeline {
    /// The lines, none where all happens at one moment.
    let lines: [String]

    /// Axes wider than this are no easier to read.
    private static let widest = 72
    /// The mark of what comes again.
    private static let again: Character = "."
    private static let marks = Array("123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// The mark of an event, by its number from 0; a `+` for those for which there are no more signs.
    static func mark(_ number: Int) -> Character { marks.indices.contains(number) ? marks[number] : "+" }

    /// How long it is between two marks, in the middle of the line that joins them, where there is room and nothing else stands there.
    private static func tell(
        _ length: String, between first: Int, _ second: Int, on line: Character, in cells: inout [Character]
    ) {
        let words = Array(" \(length) ")
        let free = (first + 1)..<second
        guard free.count >= words.count + 2, cells[free].allSatisfy({ $0 == line }) else { return }
        let start = free.lowerBound + (free.count - words.count) / 2
        cells.replaceSubrange(start..<(start + words.count), with: words)
    }

    init(_ rows: [TimelineRow], indent: Int = 2, width: Int, style: TerminalStyle, _ moments: Moments) {
        let events = rows.filter { $0.number != nil }
        guard let first = rows.map(\.at).min(), let last = rows.map(\.until).max(), first < last else {
            lines = []
            return
        }
        let columns = max(events.count, min(width - indent - 4, Self.widest))
        let line: Character = style == .colour ? "\u{2500}" : "-"
        var cells = Array(repeating: line, count: columns)
        func place(_ moment: Instant) -> Int { Int(Int64(columns - 1) * (moment - first) / (last - first)) }
        // Each where its moment is, moved right where one stands already, and then left where the end is reached: the order
        // stays.
        var places = events.map { place($0.at) }
        for i in places.indices.dropFirst() { places[i] = max(places[i], places[i - 1] + 1) }
        var room = columns - 1
        for i in places.indices.reversed() {
            places[i] = min(places[i], room)
            room = places[i] - 1
        }
        // What comes again has a point for each time.
        for row in rows where row.number == nil {
            for event in row.repeated { cells[place(event.at)] = Self.again }
        }
        for (number, place) in places.enumerated() { cells[place] = Self.mark(number) }
        for (i, gap) in zip(places, places.dropFirst()).enumerated() {
            Self.tell(
                lengthText(seconds: events[i + 1].at - events[i].at), between: gap.0, gap.1, on: line,
                in: &cells)
        }
        let (left, right) = (moments.local(first), moments.local(last))
        let gap = columns + 2 - left.count - right.count
        let ends = gap > 1 ? left + String(repeating: " ", count: gap) + right : left
        let start = String(repeating: " ", count: indent)
        lines = [
            start + style.paint(ends, .faint),
            start + "|" + String(cells) + (style == .colour ? "\u{25B8}" : ">"),
        ]
    }
}
