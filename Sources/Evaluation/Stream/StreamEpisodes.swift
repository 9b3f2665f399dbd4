internal import AgreementLanguage

/// Breaches parted into episodes, kept as they come, late ones too.
///
/// Two breaches are parted where the later begins longer than the agreed silence after all before it have ended. So one more
/// breach only ever joins episodes, and one less only ever parts the one that it was in.
struct StreamEpisodes: Sendable {
    struct Episode {
        // What is looked at most lies first.
        /// When its first breach happened: not before the one, not after the other.
        var begin: StreamSpan = .none
        /// What its clocks are counted from.
        var anchor: StreamSpan = .none
        /// When something may change without any event; `Int64.max` for never.
        var nextChange: Int64 = .max
        /// The episode that it was merged into; -1 where it stands.
        var into: Int32 = -1
        var previous: Int32 = -1
        var next: Int32 = -1
        /// The last of the measures that it may be concerned with.
        var measures: Int32 = -1
        var count: Int32 = 0
        var lane: Int32
        /// When its breaches had ended at the latest.
        var end: Int64 = .min
        /// When the last to begin began.
        var last: Int64 = .min
        var firstRow: Int32 = -1
        var lastRow: Int32 = -1
        var number: Int32

        init(lane: Int32, number: Int32) {
            self.lane = lane
            self.number = number
        }
    }

    /// What is known of a breach besides its time.
    struct Facts {
        /// Its place by number; 0 for one without a name, -1 for none.
        var place: Int32 = -1
        var killedLeast: Int32 = 0
        var killedMost: Int32 = 0
        var injuredLeast: Int32 = 0
        var injuredMost: Int32 = 0
        var acts: UInt64 = 0
    }

    /// A rung, in numbers alone: whoever looks at it a million times counts no references.
    struct RungRule {
        let condition: Int32
        let standDown: Int32
        let firstClock: Int32
        let endOfClocks: Int32
        let hasCeiling: Bool
    }

    let rungs: ContiguousArray<RungRule>
    let clocks: ContiguousArray<StreamLadder.Clock>
    let nodes: ContiguousArray<StreamLadder.Node>
    let parts: ContiguousArray<Int32>
    let figures: ContiguousArray<StreamLadder.Figure>
    let anchoredBy: Anchor
    let gapSeconds: Int64?
    /// Whether clocks run from the breach itself, which then is no more to keep.
    let runsFromBreach: Bool
    let hasFacts: Bool
    /// Whether some condition comes about by time alone.
    let hasSilences: Bool
    let asksOfPlaces: Bool
    let asksOfPeople: Bool
    var order = StreamOrder()
    var episodes: ContiguousArray<Episode> = []
    /// What the clocks of an episode are counted from, breach by breach; empty where that is the breach itself.
    var anchors: ContiguousArray<StreamSpan> = []
    /// Empty where no rung asks for more than time.
    var facts: ContiguousArray<Facts> = []
    /// Since when each figure of each episode is reached: possibly, certainly.
    var reached: ContiguousArray<StreamSpan> = []
    /// The places of each figure of each episode; empty where no rung asks for places.
    var marks: ContiguousArray<[PlaceMark]> = []
    /// The people of each figure of each episode; empty where no rung asks for people.
    var totals: ContiguousArray<Total> = []
    /// The smallest ends of a stretch, to be asked for the last of them.
    var ends: ContiguousArray<Int64> = []

    init(_ ladder: StreamLadder) {
        rungs = ContiguousArray(
            ladder.rungs.map {
                RungRule(
                    condition: $0.condition, standDown: $0.standDown,
                    firstClock: Int32($0.clocks.lowerBound), endOfClocks: Int32($0.clocks.upperBound),
                    hasCeiling: $0.hasCeiling)
            })
        clocks = ContiguousArray(ladder.clocks)
        nodes = ContiguousArray(ladder.nodes)
        parts = ContiguousArray(ladder.parts)
        figures = ContiguousArray(ladder.figures)
        anchoredBy = ladder.anchor
        gapSeconds = ladder.gapSeconds
        runsFromBreach = ladder.anchor == .occurred
        hasSilences = ladder.nodes.contains { $0.kind == .stopped }
        hasFacts = ladder.figures.contains { $0.kind != .count }
        asksOfPlaces = ladder.figures.contains { $0.kind == .places }
        asksOfPeople = ladder.figures.contains { $0.kind == .killed || $0.kind == .injured }
    }

    mutating func reserve(_ breaches: Int) {
        order.rows.reserveCapacity(breaches)
        episodes.reserveCapacity(breaches)
        if !runsFromBreach { anchors.reserveCapacity(breaches) }
        if hasFacts { facts.reserveCapacity(breaches) }
    }

    /// A place in memory for a breach that is not in any episode yet.
    mutating func newRow(
        _ occurred: StreamSpan, _ anchor: StreamSpan, _ told: Facts, lane: Int32
    ) -> Int32 {
        let row = order.newRow(occurred, lane: lane)
        if !runsFromBreach { keep(anchor, at: row, in: &anchors) }
        if hasFacts { keep(told, at: row, in: &facts) }
        return row
    }

    private func keep<Value>(_ value: Value, at row: Int32, in values: inout ContiguousArray<Value>) {
        if Int(row) < values.count { values[Int(row)] = value } else { values.append(value) }
    }

    /// The episode that a breach is in.
    mutating func episode(of row: Int32) -> Int32 {
        let former = order.rows[Int(row)].episode
        let episode = standing(former)
        if episode != former { order.rows[Int(row)].episode = episode }
        return episode
    }

    /// The episode that one was merged into, or itself.
    func standing(_ episode: Int32) -> Int32 {
        var episode = episode
        while case let host = episodes[Int(episode)].into, host >= 0 { episode = host }
        return episode
    }

    /// The last episode of a lane; -1 where it has none.
    func lastEpisode(of lane: Int32) -> Int32 {
        let last = order.lanes[Int(lane)].lastEpisode
        return last < 0 ? -1 : standing(last)
    }

    /// Whether a silence is so long that it ends an episode.
    @inline(__always)
    private func isParted(_ begin: Int64, from end: Int64) -> Bool {
        guard let gap = gapSeconds else { return false }
        return begin - end > gap
    }

    /// Where a breach stands, and whom it concerns.
    struct Site {
        var previousRow: Int32
        /// The episode that the breach before it is in, and the one that the breach after it is in; -1 for none.
        var before: Int32
        var after: Int32
        /// The episode that it becomes part of; -1 for a new one.
        var host: Int32
    }

    mutating func site(of row: Int32) -> Site {
        let occurred = order.rows[Int(row)].occurred
        let lane = order.rows[Int(row)].lane
        let last = lastEpisode(of: lane)
        if last < 0 { return Site(previousRow: -1, before: -1, after: -1, host: -1) }
        if occurred.earliest > episodes[Int(last)].last {
            let host = isParted(occurred.earliest, from: episodes[Int(last)].end) ? -1 : last
            return Site(
                previousRow: order.lanes[Int(lane)].last, before: last, after: -1, host: host)
        }
        let previous = order.predecessor(occurred, row, in: lane)
        let next = previous < 0 ? order.lanes[Int(lane)].first : order.rows[Int(previous)].next
        let before = previous < 0 ? -1 : episode(of: previous)
        let after = next < 0 ? -1 : episode(of: next)
        var host: Int32 = -1
        if before >= 0, before == after || !isParted(occurred.earliest, from: episodes[Int(before)].end) {
            host = before
        } else if after >= 0, !isParted(episodes[Int(after)].begin.earliest, from: occurred.latest) {
            host = after
        }
        return Site(previousRow: previous, before: before, after: after, host: host)
    }

    /// The episode that would be merged into its predecessor if that one ended then; -1 where none would.
    func merged(after episode: Int32, ending end: Int64) -> Int32 {
        let next = episodes[Int(episode)].next
        guard next >= 0, !isParted(episodes[Int(next)].begin.earliest, from: end) else { return -1 }
        return next
    }

    /// Puts a breach in its place; returns its episode.
    mutating func insert(_ row: Int32, at site: Site) -> Int32 {
        let occurred = order.rows[Int(row)].occurred
        var host = site.host
        if host < 0 {
            host = newEpisode(in: order.rows[Int(row)].lane, after: site.before, before: site.after)
        } else {
            let end = max(episodes[Int(host)].end, occurred.latest)
            while case let next = merged(after: host, ending: max(end, episodes[Int(host)].end)), next >= 0 {
                merge(next, into: host)
            }
        }
        order.link(row, after: site.previousRow)
        take(row, into: host)
        return host
    }

    /// Takes a breach that stands in its lane already into an episode.
    private mutating func take(_ row: Int32, into host: Int32) {
        let occurred = order.rows[Int(row)].occurred
        order.rows[Int(row)].episode = host
        let formerBegin = episodes[Int(host)].begin
        let previous = order.rows[Int(row)].previous
        let next = order.rows[Int(row)].next
        let isFirst = episodes[Int(host)].firstRow < 0 || episodes[Int(host)].firstRow == next
        let isLast = episodes[Int(host)].lastRow < 0 || episodes[Int(host)].lastRow == previous
        if isFirst { episodes[Int(host)].firstRow = row }
        if isLast { episodes[Int(host)].lastRow = row }
        episodes[Int(host)].count += 1
        episodes[Int(host)].begin.first(occurred)
        episodes[Int(host)].end = max(episodes[Int(host)].end, occurred.latest)
        episodes[Int(host)].last = max(episodes[Int(host)].last, occurred.earliest)
        if runsFromBreach {
            episodes[Int(host)].anchor = episodes[Int(host)].begin
        } else if anchoredBy == .found {
            episodes[Int(host)].anchor.first(anchors[Int(row)])
        } else if occurred.earliest <= episodes[Int(host)].begin.latest
            || formerBegin.latest != episodes[Int(host)].begin.latest
        {
            anchor(host)
        }
        if !figures.isEmpty { count(row, in: host) }
    }

    /// Works out anew what the clocks of an episode are counted from.
    mutating func anchor(_ episode: Int32) {
        var anchor = StreamSpan.none
        var row = episodes[Int(episode)].firstRow
        let last = episodes[Int(episode)].lastRow
        let bound = episodes[Int(episode)].begin.latest
        while row >= 0 {
            if anchoredBy != .found, order.rows[Int(row)].occurred.earliest > bound { break }
            let own = anchors[Int(row)]
            if anchoredBy == .available, !own.isNone, !anchor.isNone {
                // Any of those that may be the first: as wide as they lie apart.
                anchor.earliest = min(anchor.earliest, own.earliest)
                anchor.latest = max(anchor.latest, own.latest)
            } else {
                anchor.first(own)
            }
            if row == last { break }
            row = order.rows[Int(row)].next
        }
        episodes[Int(episode)].anchor = anchor
    }

    private mutating func newEpisode(in lane: Int32, after previous: Int32, before next: Int32) -> Int32 {
        let made = Int32(episodes.count)
        var episode = Episode(lane: lane, number: made)
        episode.previous = previous
        episode.next = next
        episodes.append(episode)
        if previous >= 0 { episodes[Int(previous)].next = made }
        if next >= 0 { episodes[Int(next)].previous = made }
        if next < 0 { order.lanes[Int(lane)].lastEpisode = made }
        clearFigures(of: made)
        return made
    }

    /// Makes one episode of two that follow each other.
    private mutating func merge(_ later: Int32, into host: Int32) {
        let other = episodes[Int(later)]
        episodes[Int(host)].lastRow = other.lastRow
        episodes[Int(host)].count += other.count
        episodes[Int(host)].end = max(episodes[Int(host)].end, other.end)
        episodes[Int(host)].last = max(episodes[Int(host)].last, other.last)
        if anchoredBy == .found { episodes[Int(host)].anchor.first(other.anchor) }
        remove(later, into: host)
        if !figures.isEmpty { mergeFigures(later, into: host, joint: other.firstRow) }
    }

    /// Takes an episode out of its lane; -1 where it is merged into none.
    private mutating func remove(_ episode: Int32, into host: Int32) {
        let gone = episodes[Int(episode)]
        if gone.previous >= 0 { episodes[Int(gone.previous)].next = gone.next }
        if gone.next >= 0 { episodes[Int(gone.next)].previous = gone.previous }
        if gone.next < 0 { order.lanes[Int(gone.lane)].lastEpisode = gone.previous }
        episodes[Int(episode)].into = host
        episodes[Int(episode)].count = 0
        episodes[Int(episode)].nextChange = .max
    }

    /// Takes a breach out; its episode is put together anew. Returns the episodes that it is in now, the first under the old
    /// number; none where it was the last breach.
    mutating func withdraw(_ row: Int32) -> [Int32] {
        let episode = episode(of: row)
        let former = episodes[Int(episode)]
        var rows: [Int32] = []
        var member = former.firstRow
        while true {
            if member != row { rows.append(member) }
            if member == former.lastRow { break }
            member = order.rows[Int(member)].next
        }
        order.unlink(row)
        guard !rows.isEmpty else {
            remove(episode, into: -1)
            return []
        }
        var made = [episode]
        empty(episode)
        for row in rows {
            let current = made[made.count - 1]
            if episodes[Int(current)].count > 0,
                isParted(order.rows[Int(row)].occurred.earliest, from: episodes[Int(current)].end)
            {
                made.append(
                    newEpisode(
                        in: former.lane, after: current, before: episodes[Int(current)].next))
            }
            take(row, into: made[made.count - 1])
        }
        return made
    }

    private mutating func empty(_ episode: Int32) {
        var fresh = Episode(lane: episodes[Int(episode)].lane, number: episode)
        fresh.previous = episodes[Int(episode)].previous
        fresh.next = episodes[Int(episode)].next
        episodes[Int(episode)] = fresh
        clearFigures(of: episode)
    }
}
