internal import Analysis
internal import CeasefireModel

/// A timeline on a terminal: marks over an axis of time, the first and the last moment above its ends.
struct TextTimeline {
    /// The lines, none where all happens at one moment.
    let lines: [String]

    /// Axes wider than this are no easier to read.
    private static let widest = 72
    private static let marks = Array("123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")

    /// The mark of an event, by its number from 0; a `+` for those for which there are no more signs.
    static func mark(_ number: Int) -> Character { marks.indices.contains(number) ? marks[number] : "+" }

    init(_ events: [Counterexample.Event], width: Int, style: TerminalStyle, _ moments: Moments) {
        guard let first = events.map(\.at).min(), let last = events.map(\.at).max(), first < last else {
            lines = []
            return
        }
        let columns = max(events.count, min(width - 6, Self.widest))
        let line: Character = style == .colour ? "\u{2500}" : "-"
        var cells = Array(repeating: line, count: columns)
        var taken: Set<Int> = []
        for (number, event) in events.enumerated() {
            // Halves are rounded down, so that the first and the last lie at the ends.
            let wanted = Int(Int64(columns - 1) * (event.at - first) / (last - first))
            let free =
                (wanted..<columns).first { !taken.contains($0) }
                ?? (0..<wanted).last { !taken.contains($0) } ?? wanted
            taken.insert(free)
            cells[free] = Self.mark(number)
        }
        let (left, right) = (moments.local(first), moments.local(last))
        let gap = columns + 2 - left.count - right.count
        let ends = gap > 1 ? left + String(repeating: " ", count: gap) + right : left
        lines = [
            "  " + style.paint(ends, .faint), "  |" + String(cells) + (style == .colour ? "\u{25B8}" : ">"),
        ]
    }
}
