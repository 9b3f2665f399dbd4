/// The breaches of all lanes, each lane in the order of time, in flat arrays.
///
/// The breaches of a lane are a chain. What comes in order is hung on at its end. A lane with many breaches has *fences* besides,
/// breaches some dozens apart, among which a late one finds its place by halving.
struct StreamOrder: Sendable {
    struct Row {
        var occurred: StreamSpan
        var previous: Int32 = -1
        var next: Int32 = -1
        /// The episode, or one that was merged into it.
        var episode: Int32 = -1
        var lane: Int32
    }

    struct Lane {
        var key: UInt64
        var first: Int32 = -1
        var last: Int32 = -1
        var count: Int32 = 0
        var fences: Int32 = -1
        /// The episode that the last breach is in, or one that was merged into it.
        var lastEpisode: Int32 = -1
        /// The last measure taken.
        var measures: Int32 = -1
        /// The length of the longest interval in which a breach may lie.
        var longest: Int64 = 0
    }

    private struct Fence {
        var row: Int32
        var count: Int32
    }

    /// A lane of more breaches than these has fences.
    private static let fencedCount = 128
    /// A stretch between fences that grows longer than this is halved.
    private static let longestStretch = 64

    var rows: ContiguousArray<Row> = []
    var lanes: ContiguousArray<Lane> = []
    private var fences: ContiguousArray<ContiguousArray<Fence>> = []
    private var freed: Int32 = -1

    /// Whether a breach stands before a moment and its like. Breaches of the same interval stand in the order of their numbers.
    private func stands(_ row: Int32, before occurred: StreamSpan, _ number: Int32) -> Bool {
        let other = rows[Int(row)].occurred
        if other.earliest != occurred.earliest { return other.earliest < occurred.earliest }
        if other.latest != occurred.latest { return other.latest < occurred.latest }
        return row < number
    }

    /// A place in memory for a breach that is not in the order yet.
    mutating func newRow(_ occurred: StreamSpan, lane: Int32) -> Int32 {
        let row = freed
        if row >= 0 {
            freed = rows[Int(row)].next
            rows[Int(row)] = Row(occurred: occurred, lane: lane)
            return row
        }
        rows.append(Row(occurred: occurred, lane: lane))
        return Int32(rows.count - 1)
    }

    /// The last breach of a lane that stands before this one; -1 where none does.
    func predecessor(_ occurred: StreamSpan, _ number: Int32, in lane: Int32) -> Int32 {
        var row = lanes[Int(lane)].last
        guard row >= 0, !stands(row, before: occurred, number) else { return row }
        let list = lanes[Int(lane)].fences
        guard list >= 0 else {
            while row >= 0, !stands(row, before: occurred, number) { row = rows[Int(row)].previous }
            return row
        }
        let stretch = self.stretch(occurred, number, list)
        guard stretch >= 0 else { return -1 }
        row = fences[Int(list)][stretch].row
        while true {
            let next = rows[Int(row)].next
            guard next >= 0, stands(next, before: occurred, number) else { return row }
            row = next
        }
    }

    /// The first breach of a lane that does not begin before a moment; -1 where all do.
    func first(from moment: Int64, in lane: Int32) -> Int32 {
        let before = predecessor(StreamSpan(earliest: moment, latest: .min), -1, in: lane)
        return before < 0 ? lanes[Int(lane)].first : rows[Int(before)].next
    }

    /// The last fence before a breach; -1 where it stands before all.
    private func stretch(_ occurred: StreamSpan, _ number: Int32, _ list: Int32) -> Int {
        var (low, high) = (0, fences[Int(list)].count)
        while low < high {
            let middle = (low + high) / 2
            if stands(fences[Int(list)][middle].row, before: occurred, number) {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return low - 1
    }

    /// Hangs a breach into its lane behind its predecessor.
    mutating func link(_ row: Int32, after previous: Int32) {
        let lane = Int(rows[Int(row)].lane)
        let next = previous < 0 ? lanes[lane].first : rows[Int(previous)].next
        rows[Int(row)].previous = previous
        rows[Int(row)].next = next
        if previous < 0 { lanes[lane].first = row } else { rows[Int(previous)].next = row }
        if next < 0 { lanes[lane].last = row } else { rows[Int(next)].previous = row }
        lanes[lane].count += 1
        let length = rows[Int(row)].occurred.latest - rows[Int(row)].occurred.earliest
        if length > lanes[lane].longest { lanes[lane].longest = length }
        if lanes[lane].fences >= 0 {
            fence(row, lane)
        } else if lanes[lane].count > Self.fencedCount {
            fenceIn(lane)
        }
    }

    /// Takes a breach out of its lane; its place may be given to another.
    mutating func unlink(_ row: Int32) {
        let removed = rows[Int(row)]
        let lane = Int(removed.lane)
        if lanes[lane].fences >= 0 { unfence(row, lane) }
        if removed.previous < 0 {
            lanes[lane].first = removed.next
        } else {
            rows[Int(removed.previous)].next = removed.next
        }
        if removed.next < 0 {
            lanes[lane].last = removed.previous
        } else {
            rows[Int(removed.next)].previous = removed.previous
        }
        lanes[lane].count -= 1
        rows[Int(row)].episode = -1
        rows[Int(row)].next = freed
        freed = row
    }

    private mutating func fenceIn(_ lane: Int) {
        var made: ContiguousArray<Fence> = []
        var row = lanes[lane].first
        while row >= 0 {
            if made.isEmpty || made[made.count - 1].count == Int32(Self.longestStretch / 2) {
                made.append(Fence(row: row, count: 0))
            }
            made[made.count - 1].count += 1
            row = rows[Int(row)].next
        }
        lanes[lane].fences = Int32(fences.count)
        fences.append(made)
    }

    private mutating func fence(_ row: Int32, _ lane: Int) {
        let list = lanes[lane].fences
        let last = fences[Int(list)].count - 1
        guard last >= 0 else { return fences[Int(list)].append(Fence(row: row, count: 1)) }
        let occurred = rows[Int(row)].occurred
        var stretch = last
        if !stands(fences[Int(list)][last].row, before: occurred, row) {
            stretch = self.stretch(occurred, row, list)
        }
        if stretch < 0 {
            stretch = 0
            fences[Int(list)][0].row = row
        }
        fences[Int(list)][stretch].count += 1
        guard fences[Int(list)][stretch].count > Int32(Self.longestStretch) else { return }
        var middle = fences[Int(list)][stretch].row
        let half = fences[Int(list)][stretch].count / 2
        for _ in 0..<half { middle = rows[Int(middle)].next }
        let rest = fences[Int(list)][stretch].count - half
        fences[Int(list)][stretch].count = half
        fences[Int(list)].insert(Fence(row: middle, count: rest), at: stretch + 1)
    }

    private mutating func unfence(_ row: Int32, _ lane: Int) {
        let list = lanes[lane].fences
        let stretch = self.stretch(rows[Int(row)].occurred, row &+ 1, list)
        guard stretch >= 0 else { return }
        fences[Int(list)][stretch].count -= 1
        if fences[Int(list)][stretch].count == 0 {
            fences[Int(list)].remove(at: stretch)
        } else if fences[Int(list)][stretch].row == row {
            fences[Int(list)][stretch].row = rows[Int(row)].next
        }
    }
}
