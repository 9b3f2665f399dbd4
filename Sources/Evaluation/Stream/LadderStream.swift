public import CeasefireModel

/// A ladder that is kept as breaches, findings, notices and measures come, in any order and however late.
///
/// A *lane* is one line of episodes: a party's breaches, or those in one sector of a front, or one matter alone. At every moment each
/// lane stands as an assessment of all that was heard of it would have it; nothing is dropped for coming late, since no bound is
/// set on lateness. Each change is told (``notices``), and what takes back something that had been said, says so.
///
/// The stream knows no clock. ``advance(to:)`` says up to when time has passed: what is due by then is told in order. Costs of one event: finding its
/// place among those of its lane by halving, and looking at the breaches that it may make up a stretch with; of a clock that runs out: the same however many run.
/// A breach that is withdrawn has its episode put together anew.
public struct LadderStream: Sendable {
    /// The ladder.
    public let ladder: StreamLadder
    /// What was told and not yet taken away by ``clearNotices()``, in the order in which it was told.
    public internal(set) var notices: ContiguousArray<StreamNotice> = []
    /// The last second that has passed.
    private(set) var now: Int64 = .min

    private(set) var core: StreamEpisodes
    private var keys = LaneKeys()
    private var measures = StreamMeasures()
    private var wheel = TimerWheel()
    /// How the episodes that an event may touch stood before it.
    private var touched: ContiguousArray<Int32> = []
    var before: ContiguousArray<LadderStanding> = []
    var after: LadderStanding
    private let nothing: LadderStanding

    /// The most breaches and the most lanes that one stream takes.
    public static let mostRows = Int(Int32.max) - 1

    /// A stream without lanes.
    public init(_ ladder: StreamLadder) {
        self.ladder = ladder
        core = StreamEpisodes(ladder)
        nothing = LadderStanding(ladder)
        after = nothing
    }

    /// How many clocks are to be looked at again when their time comes, some of them in vain.
    public var timerCount: Int { wheel.count }
    /// How many breaches there are places for.
    public var breachCount: Int { core.order.rows.count }

    /// The lane of a key, a new one where nothing was heard of it yet.
    public mutating func lane(_ key: UInt64) -> Int32 {
        precondition(core.order.lanes.count < Self.mostRows, "more lanes than a stream takes")
        let next = Int32(core.order.lanes.count)
        if let known = keys.lane(of: key, orElse: next) { return known }
        core.order.lanes.append(StreamOrder.Lane(key: key))
        return next
    }

    /// The key of a lane.
    public func key(of lane: Int32) -> UInt64 { core.order.lanes[Int(lane)].key }

    /// All lanes, in the order in which they were first heard of.
    public var lanes: Range<Int32> { 0..<Int32(core.order.lanes.count) }

    /// Makes room for so many lanes and breaches, so that nothing is moved while they come.
    public mutating func reserve(lanes: Int, breaches: Int) {
        keys.reserve(lanes)
        core.order.lanes.reserveCapacity(lanes)
        core.reserve(breaches)
        measures.reserve(breaches)
    }

    /// Takes away what was told.
    public mutating func clearNotices() { notices.removeAll(keepingCapacity: true) }

    // MARK: Time

    /// Says that time has passed up to a moment, and that all that is heard from now on is of what came later or came late.
    public mutating func advance(to moment: Instant) {
        let second = moment.secondsSinceEpoch
        guard second > now else { return }
        while let (episode, due) = wheel.next(upTo: second) {
            guard core.episodes[Int(episode)].nextChange == due else { continue }
            core.stand(episode, now: due, measures: measures, into: &after)
            now = due - 1
            if core.hasSilences {
                if before.isEmpty { before.append(nothing) }
                core.stand(episode, now: due - 1, measures: measures, into: &before[0])
                tell(episode, from: 0)
            } else {
                tellPassing(episode)
            }
            schedule(episode)
        }
        now = second
    }

    /// Looks at an episode again when something may change in it, as `after` has it.
    private mutating func schedule(_ episode: Int32) {
        let next = after.nextChange
        guard next != core.episodes[Int(episode)].nextChange else { return }
        core.episodes[Int(episode)].nextChange = next
        if next != .max { wheel.insert(episode, due: next) }
    }

    // MARK: Events

    /// A breach.
    public struct Breach: Sendable {
        var occurred: StreamSpan
        var anchor: StreamSpan
        var facts = StreamEpisodes.Facts()

        /// A breach of which nothing is asked but its time.
        ///
        /// - Parameters:
        ///   - occurred: When it happened.
        ///   - anchored: When what the ladder's clocks run from came about for this breach: when it became known, was found, or
        ///     notice of it was first served; nil where it has not yet. Not looked at where clocks run from the breach itself.
        public init(occurred: Interval, anchored: Interval? = nil) {
            self.occurred = StreamSpan(occurred)
            anchor = StreamSpan(anchored)
        }

        /// The place, as a number: 0 for one without a name, nil for a breach that has none.
        public var place: Int32? {
            get { facts.place < 0 ? nil : facts.place }
            set { facts.place = newValue ?? -1 }
        }

        /// The least and the most people told of.
        public mutating func setPeople(killed: ClosedRange<Int>, injured: ClosedRange<Int>) {
            facts.killedLeast = Int32(clamping: killed.lowerBound)
            facts.killedMost = Int32(clamping: killed.upperBound)
            facts.injuredLeast = Int32(clamping: injured.lowerBound)
            facts.injuredMost = Int32(clamping: injured.upperBound)
        }

        /// The acts that reports of it tell.
        public mutating func setActs(_ acts: Set<Act>, of ladder: StreamLadder) {
            facts.acts = ladder.actBits(acts)
        }
    }

    /// Takes a breach in, in its place. Returns its number.
    @discardableResult
    public mutating func add(_ breach: Breach, to lane: Int32) -> Int32 {
        precondition(core.order.rows.count < Self.mostRows, "more breaches than a stream takes")
        let row = core.newRow(breach.occurred, breach.anchor, breach.facts, lane: lane)
        let site = core.site(of: row)
        touched.removeAll(keepingCapacity: true)
        if site.host >= 0 { touch(site.host) }
        touchMerged(site, ending: breach.occurred.latest)
        touchMeasured(site.host < 0 ? site.before : core.episodes[Int(site.host)].previous, lane)
        if site.host < 0 { touchMeasured(site.after, lane) }
        let host = core.insert(row, at: site)
        settle()
        if site.host < 0 { tellNew(host) }
        return row
    }

    /// A breach that nobody holds any more.
    public mutating func withdraw(_ row: Int32) {
        let episode = core.episode(of: row)
        let lane = core.order.rows[Int(row)].lane
        touched.removeAll(keepingCapacity: true)
        touch(episode)
        touchMeasured(core.episodes[Int(episode)].previous, lane)
        touchMeasured(core.episodes[Int(episode)].next, lane)
        let made = core.withdraw(row)
        settle()
        for other in made.dropFirst() { tellNew(other) }
    }

    /// What the ladder's clocks run from came about for a breach, or did not after all.
    public mutating func anchor(_ row: Int32, _ anchored: Interval?) {
        guard !core.runsFromBreach else { return }
        let episode = core.episode(of: row)
        touched.removeAll(keepingCapacity: true)
        touch(episode)
        core.anchors[Int(row)] = StreamSpan(anchored)
        core.anchor(episode)
        settle()
    }

    /// A measure of a rung was taken in a lane.
    ///
    /// - Parameter isCertain: Whether the document asks it of who took it, whatever is meant (``StreamLadder/asks(_:of:)``).
    public mutating func take(rung: Int, at taken: Interval, isCertain: Bool = true, in lane: Int32) {
        let span = StreamSpan(taken)
        touched.removeAll(keepingCapacity: true)
        // It may concern those that had begun when it was taken and that no other had followed for certain.
        var episode = core.lastEpisode(of: lane)
        if episode >= 0, core.episodes[Int(episode)].begin.earliest > span.latest {
            let lastRow = core.order.predecessor(
                StreamSpan(earliest: span.latest, latest: .max), .max, in: lane)
            episode = lastRow < 0 ? -1 : core.episode(of: lastRow)
        }
        while episode >= 0 {
            touch(episode)
            if core.episodes[Int(episode)].begin.latest <= span.earliest { break }
            episode = core.episodes[Int(episode)].previous
        }
        let last = core.order.lanes[Int(lane)].measures
        core.order.lanes[Int(lane)].measures = measures.add(
            rung: rung, taken: span, isAsked: isCertain, to: last)
        settle()
    }

    private mutating func touch(_ episode: Int32) {
        if touched.contains(episode) { return }
        if before.count == touched.count { before.append(nothing) }
        core.stand(episode, now: now, measures: measures, into: &before[touched.count])
        touched.append(episode)
    }

    /// Those that will be merged into the one that a breach joins.
    private mutating func touchMerged(_ site: StreamEpisodes.Site, ending end: Int64) {
        guard site.host >= 0 else { return }
        var last = site.host
        var end = max(end, core.episodes[Int(last)].end)
        while case let next = core.merged(after: last, ending: end), next >= 0 {
            touch(next)
            end = max(end, core.episodes[Int(next)].end)
            last = next
        }
    }

    /// A measure may belong to another episode than before where one begins or is no more beside it.
    private mutating func touchMeasured(_ episode: Int32, _ lane: Int32) {
        if episode >= 0, core.order.lanes[Int(lane)].measures >= 0 { touch(episode) }
    }

    private mutating func settle() {
        for i in touched.indices {
            let episode = touched[i]
            guard core.episodes[Int(episode)].count > 0 else {
                tell(episode, from: i, isGone: true)
                continue
            }
            lookAfter(episode)
            tell(episode, from: i)
            schedule(episode)
        }
    }

    /// How an episode stands after an event that may have touched it.
    private mutating func lookAfter(_ episode: Int32) {
        let lane = core.episodes[Int(episode)].lane
        core.episodes[Int(episode)].measures = core.order.lanes[Int(lane)].measures
        core.stand(episode, now: now, measures: measures, into: &after)
    }

    private mutating func tellNew(_ episode: Int32) {
        lookAfter(episode)
        tell(episode, from: -1)
        schedule(episode)
    }

    // MARK: How it stands

    /// The episodes of a lane, by time.
    public func episodes(of lane: Int32) -> [Int32] {
        var episodes: [Int32] = []
        let first = core.order.lanes[Int(lane)].first
        guard first >= 0 else { return [] }
        var episode = core.order.rows[Int(first)].episode
        while core.episodes[Int(episode)].into >= 0 { episode = core.episodes[Int(episode)].into }
        while episode >= 0 {
            episodes.append(episode)
            episode = core.episodes[Int(episode)].next
        }
        return episodes
    }

    /// How an episode stands.
    public func standing(of episode: Int32) -> LadderStanding {
        var standing = nothing
        core.stand(episode, now: now, measures: measures, into: &standing)
        return standing
    }

    /// The breaches of an episode, by time; those of one interval in no order of any meaning.
    public func breaches(of episode: Int32) -> [Int32] {
        var rows: [Int32] = []
        var row = core.episodes[Int(episode)].firstRow
        while row >= 0 {
            rows.append(row)
            if row == core.episodes[Int(episode)].lastRow { break }
            row = core.order.rows[Int(row)].next
        }
        return rows
    }
}
