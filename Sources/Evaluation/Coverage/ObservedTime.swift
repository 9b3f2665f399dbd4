internal import CeasefireModel

/// What one observation says of how much was seen of a place while it lasted.
struct Seen: Sendable {
    /// At least this share.
    var least: Double
    /// At most this share.
    var most: Double

    /// By what the observer says: a share where one is given; all where nothing kept from looking; else nobody knows.
    init(_ observation: Observation) {
        if let share = observation.shareSeen {
            (least, most) = (min(1, max(0, share)), min(1, max(0, share)))
        } else {
            (least, most) = (observation.restriction == Observation.Restriction.none ? 1 : 0, 1)
        }
    }

    /// Of a place of which the observation reaches an unknown part.
    var ofPart: Self {
        var seen = self
        seen.least = 0
        return seen
    }
}

/// An observation of one place, as long as it lasted.
struct SeenSpan: Sendable {
    let from: Int64
    let until: Int64
    let seen: Seen
}

/// The seconds of a stretch of time that were seen at one place, at least and at most. Time that several observed counts once: together
/// they saw at least as much as the one that saw most, and at most as much as all of them one beside another.
func seenSeconds(_ spans: [SeenSpan], from: Int64, until: Int64) -> (least: Double, most: Double) {
    var marks: [(at: Int64, isEnd: Bool, index: Int)] = []
    for (i, span) in spans.enumerated() {
        let (start, end) = (max(from, span.from), min(until, span.until))
        guard start < end else { continue }
        marks.append((start, false, i))
        marks.append((end, true, i))
    }
    marks.sort { ($0.at, $0.isEnd ? 0 : 1, $0.index) < ($1.at, $1.isEnd ? 0 : 1, $1.index) }
    var active: [Int] = []
    var last = from
    var sum = (least: 0.0, most: 0.0)
    for mark in marks {
        if mark.at > last, !active.isEmpty {
            let length = Double(mark.at - last)
            sum.least += length * (active.map { spans[$0].seen.least }.max() ?? 0)
            sum.most += length * min(1, active.reduce(0) { $0 + spans[$1].seen.most })
        }
        last = mark.at
        if mark.isEnd { active.removeAll { $0 == mark.index } } else { active.append(mark.index) }
    }
    return sum
}
