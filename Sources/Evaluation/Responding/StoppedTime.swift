internal import CeasefireModel

/// Time that does not count on a clock, because those concerned agreed so.
struct StoppedTime {
    /// Stretches that do not touch, by time.
    private let stretches: [Interval]

    /// A pause that nobody has ended lasts up to the moment it is read.
    init(pauses: [ClockPause], now: Instant?) {
        var stretches: [Interval] = []
        for pause in pauses.sorted(by: { $0.from < $1.from }) {
            guard let end = pause.until ?? now, end > pause.from else { continue }
            if let last = stretches.last, pause.from <= last.latest {
                stretches[stretches.count - 1] = last.union(Interval(spanning: pause.from, end))
            } else {
                stretches.append(Interval(spanning: pause.from, end))
            }
        }
        self.stretches = stretches
    }

    /// When a clock that starts at `anchor` has counted so many seconds.
    func due(_ anchor: Interval, afterSeconds seconds: Int64) -> Interval {
        Interval(
            spanning: due(anchor.earliest, afterSeconds: seconds),
            due(anchor.latest, afterSeconds: seconds))
    }

    private func due(_ anchor: Instant, afterSeconds seconds: Int64) -> Instant {
        var due = anchor + seconds
        for stretch in stretches where stretch.latest > anchor && stretch.earliest < due {
            due = due + (stretch.latest - max(stretch.earliest, anchor))
        }
        return due
    }
}
