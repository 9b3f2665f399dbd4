internal import Analysis
internal import CeasefireModel

/// A line of a timeline as it is told: something that happens, or that lines above it go on happening.
struct TimelineRow {
    /// What it tells.
    enum Content {
        /// Something that happens, and its number among the lines that are told.
        case event(EventRun, number: Int)
        /// That the `lines` above it come again: so often in all, one time after the other.
        case again(lines: Int, times: Int, everySeconds: Int64)
    }

    /// What it tells.
    var content: Content
    /// When it begins.
    var at: Instant
    /// When the last of it happens.
    var until: Instant
    /// All that it stands for.
    var repeated: [Counterexample.Event]
    /// Rows that tell the same, at whatever time, have the same.
    private var key: Key

    /// The same for rows that tell the same at different times.
    private indirect enum Key: Hashable {
        case event(Counterexample.Event.Kind, ActorID?, String, Int)
        case again(Int, Int, [Key])
    }

    /// Fewer lines than these are not worth leaving out.
    private static let fewestLeftOut = 2
    /// At most so many lines that come again are looked for.
    private static let mostLines = 6

    /// The rows of a timeline.
    static func all(_ events: [Counterexample.Event]) -> [TimelineRow] {
        var rows = EventRun.all(events).map { run in
            TimelineRow(
                content: .event(run, number: 0), at: run.event.at, until: run.event.at,
                repeated: [run.event],
                key: .event(run.event.kind, run.event.actor, run.event.words, run.count))
        }
        // Single lines first, so that what comes again within a round is told in few lines before rounds are looked for.
        for lines in 1...mostLines { rows = fold(rows, by: lines) }
        var number = 0
        return rows.map { row in
            guard case .event(let run, _) = row.content else { return row }
            number += 1
            var row = row
            row.content = .event(run, number: number)
            return row
        }
    }

    /// The number of its event; nil where it tells of others that come again.
    var number: Int? {
        switch content {
        case .event(_, let number): number
        case .again: nil
        }
    }

    /// What is told, with the moment of the last where lines come again.
    func words(_ moments: Moments) -> String {
        switch content {
        case .event(let run, _): run.words
        case .again(let lines, let times, let seconds):
            (lines == 1 ? "and so on " : "the \(lines) lines above again ")
                + "\(Self.every(seconds)), \(times) times in all, until \(moments.local(until))"
        }
    }

    private static func every(_ seconds: Int64) -> String {
        switch seconds {
        case 3_600: return "each hour"
        case 86_400: return "each day"
        case 7 * 86_400: return "each week"
        // Seconds say nothing where hours pass.
        case 3_600... where seconds % 60 != 0:
            return "about every \(lengthText(seconds: (seconds + 30) / 60 * 60))"
        default: return "every \(lengthText(seconds: seconds))"
        }
    }

    // MARK: What comes again

    /// The rows, so many lines that come again and again told once.
    private static func fold(_ rows: [TimelineRow], by lines: Int) -> [TimelineRow] {
        var folded: [TimelineRow] = []
        var i = 0
        while i < rows.count {
            let times = i + 2 * lines <= rows.count ? self.times(of: lines, in: rows, from: i) : 1
            guard (times - 1) * lines - 1 >= fewestLeftOut else {
                folded.append(rows[i])
                i += 1
                continue
            }
            let first = rows[i..<(i + lines)]
            let others = Array(rows[(i + lines)..<(i + lines * times)])
            folded += first
            folded.append(
                TimelineRow(
                    content: .again(lines: lines, times: times, everySeconds: others[0].at - rows[i].at),
                    at: others[0].at, until: others[others.count - 1].until,
                    repeated: others.flatMap(\.repeated), key: .again(lines, times, first.map(\.key))))
            i += lines * times
        }
        return folded
    }

    /// How often so many lines come one after the other, each time after the same while.
    private static func times(of lines: Int, in rows: [TimelineRow], from start: Int) -> Int {
        let period = rows[start + lines].at - rows[start].at
        guard period > 0 else { return 1 }
        // Whole seconds are rounded, and what lasts days need not come to the second.
        let slack = max(2, period / 50)
        var times = 1
        while start + (times + 1) * lines <= rows.count {
            let comesAgain = (0..<lines).allSatisfy { line in
                let (row, before) = (
                    rows[start + times * lines + line], rows[start + (times - 1) * lines + line]
                )
                return row.key == before.key && abs((row.at - before.at) - period) <= slack
            }
            guard comesAgain else { break }
            times += 1
        }
        return times
    }
}
