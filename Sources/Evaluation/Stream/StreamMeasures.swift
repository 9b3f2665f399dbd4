/// The measures that were taken, each lane's as a chain from the last to the first.
struct StreamMeasures: Sendable {
    private struct Measure {
        var taken: StreamSpan
        var previous: Int32
        var rung: Int16
        /// Whether the rung asks for it of who took it, whatever is meant.
        var isAsked: Bool
    }

    private var measures: ContiguousArray<Measure> = []
    /// The length of the longest interval in which one may have been taken.
    private var longest: Int64 = 0

    mutating func reserve(_ number: Int) { measures.reserveCapacity(number) }

    /// Puts a measure into the chain that ends in `last`; returns its new end.
    mutating func add(rung: Int, taken: StreamSpan, isAsked: Bool, to last: Int32) -> Int32 {
        longest = max(longest, taken.latest - taken.earliest)
        let made = Int32(measures.count)
        var later: Int32 = -1
        var earlier = last
        while earlier >= 0, taken.isBefore(measures[Int(earlier)].taken) {
            later = earlier
            earlier = measures[Int(earlier)].previous
        }
        measures.append(Measure(taken: taken, previous: earlier, rung: Int16(rung), isAsked: isAsked))
        guard later >= 0 else { return made }
        measures[Int(later)].previous = made
        return last
    }

    /// Finds the first measure of each rung that may have been taken in an episode. One belongs to the last episode that had
    /// begun when it was taken.
    func look(
        _ last: Int32, _ episode: StreamEpisodes.Episode, _ all: ContiguousArray<StreamEpisodes.Episode>,
        _ standing: inout LadderStanding
    ) {
        let next = episode.next < 0 ? StreamSpan.none : all[Int(episode.next)].begin
        var number = last
        while number >= 0 {
            let measure = measures[Int(number)]
            number = measure.previous
            let taken = measure.taken
            if taken.earliest < episode.begin.earliest - longest { break }
            guard taken.latest >= episode.begin.earliest, taken.earliest < next.latest else { continue }
            let isEarliers = episode.previous >= 0 && taken.earliest < episode.begin.latest
            let isLaters = next.earliest <= taken.latest
            let rung = Int(measure.rung)
            if measure.isAsked, !isEarliers, !isLaters {
                standing.rungs[rung].measure = .taken
                standing.rungs[rung].taken = taken
            } else if standing.rungs[rung].measure != .taken {
                standing.rungs[rung].measure = .perhaps
                standing.rungs[rung].taken = taken
            }
        }
    }
}

extension StreamSpan {
    /// By beginning, then by end.
    fileprivate func isBefore(_ other: StreamSpan) -> Bool {
        earliest != other.earliest ? earliest < other.earliest : latest < other.latest
    }
}
