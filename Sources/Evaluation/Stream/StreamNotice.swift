public import CeasefireModel

/// What a stream says when something that was said of an episode no longer is: a rung is called for, a clock starts or runs out,
/// or what had been said is taken back.
public struct StreamNotice: Sendable {
    /// What it is about.
    public enum Matter: UInt8, Sendable {
        /// When the episode began; it has no number.
        case beginning
        /// A rung, by its number from 0.
        case rung
        /// A clock, by its number among the ladder's.
        case clock
    }

    /// How the news stands to what had been said.
    public enum Revision: UInt8, Sendable {
        /// It is new, and of a moment that was not over yet.
        case none
        /// It is new, and of a moment of which something else had been said: somebody's word came late.
        case late
        /// Something that had been said is taken back.
        case takenBack
    }

    /// The lane.
    public var lane: Int32
    /// The episode, by a number that no other has.
    public var episode: Int32
    /// When it was told: the second that was passing, or in which a clock ran out.
    public var told: Instant
    /// Which rung or clock.
    public var number: Int16 = 0
    /// What it is about.
    public var matter = Matter.beginning
    /// Whether it revises what had been said.
    public var revision = Revision.none
    /// Whether a measure of the rung was on record when it was taken back: somebody had acted on it.
    public var wasActedOn = false
    /// Whether the episode is no more: another took its breaches in, or its last breach was withdrawn.
    public var isGone: Bool
    var before: UInt8 = 0
    var after: UInt8 = 0
    /// Since when a rung was called for, or when a clock was due, before and after.
    var formerly = StreamSpan.none
    var now = StreamSpan.none

    init(lane: Int32, episode: Int32, isGone: Bool, now: Int64) {
        // What comes next is of the second that has not passed.
        told = Instant(secondsSinceEpoch: now == .min ? now : now + 1)
        self.lane = lane
        self.episode = episode
        self.isGone = isGone
    }

    /// Of a rung: how it stood before.
    public var rungBefore: LadderStanding.Condition { .init(rawValue: before) ?? .doesNotHold }
    /// Of a rung: how it stands.
    public var rungAfter: LadderStanding.Condition { .init(rawValue: after) ?? .doesNotHold }
    /// Of a clock: how it stood before.
    public var clockBefore: Clock.State { (LadderStanding.State(rawValue: before) ?? .notCalledFor).told }
    /// Of a clock: how it stands.
    public var clockAfter: Clock.State { (LadderStanding.State(rawValue: after) ?? .notCalledFor).told }
    /// Since when the rung had been called for, when the clock had been due, or when the episode had begun; nil for none.
    public var formerSpan: Interval? { formerly.interval }
    /// Since when the rung is called for, when the clock is due, or when the episode began; nil for none.
    public var span: Interval? { now.interval }
}

extension LadderStream {
    /// Says what differs between how an episode stood and how it stands, as `after` has it.
    ///
    /// No closure looks at the stream here: each would copy it.
    ///
    /// - Parameter slot: Where in `before` it stands how it stood; -1 for an episode that is new.
    mutating func tell(_ episode: Int32, from slot: Int, isGone: Bool = false) {
        var notice = StreamNotice(
            lane: core.episodes[Int(episode)].lane, episode: episode, isGone: isGone, now: now)
        if slot >= 0 { notice.formerly = before[slot].begin }
        if !isGone { notice.now = after.begin }
        if notice.formerly != notice.now {
            notice.revision =
                !notice.formerly.isNone ? .takenBack : notice.now.latest <= now ? .late : .none
            notices.append(notice)
        }
        notice.matter = .rung
        for i in after.rungs.indices {
            let former = slot < 0 ? LadderStanding.Rung() : before[slot].rungs[i]
            let present = isGone ? LadderStanding.Rung() : after.rungs[i]
            guard former.condition != present.condition || former.since != present.since else { continue }
            notice.number = Int16(truncatingIfNeeded: i)
            notice.revision = .none
            if former.condition == .holds {
                notice.revision = .takenBack
            } else if present.condition == .holds, present.since.latest <= now {
                notice.revision = .late
            }
            (notice.before, notice.after) = (former.condition.rawValue, present.condition.rawValue)
            (notice.formerly, notice.now) = (former.since, present.since)
            notice.wasActedOn = notice.revision == .takenBack && former.measure != .none
            notices.append(notice)
        }
        notice.matter = .clock
        for i in after.clocks.indices {
            let former = slot < 0 ? LadderStanding.Clock() : before[slot].clocks[i]
            let present = isGone ? LadderStanding.Clock() : after.clocks[i]
            guard former.state != present.state || former.dueSpan != present.dueSpan else { continue }
            // Of a rung that is not called for there is nothing to say.
            if former.state == .notCalledFor, present.state == .notCalledFor { continue }
            let rung = core.clocks[i].rung
            notice.number = Int16(truncatingIfNeeded: i)
            notice.revision = Self.revision(
                from: former, to: present, isGone ? LadderStanding.Rung() : after.rungs[rung], now: now)
            (notice.before, notice.after) = (former.state.rawValue, present.state.rawValue)
            (notice.formerly, notice.now) = (former.dueSpan, present.dueSpan)
            notice.wasActedOn =
                notice.revision == .takenBack && slot >= 0 && before[slot].rungs[rung].measure != .none
            notices.append(notice)
        }
    }

    /// Says which clocks of an episode stand otherwise than a second earlier: time alone changes nothing else, where no rung waits
    /// for a silence.
    mutating func tellPassing(_ episode: Int32) {
        var notice = StreamNotice(
            lane: core.episodes[Int(episode)].lane, episode: episode, isGone: false, now: now)
        notice.matter = .clock
        for i in after.clocks.indices {
            let clock = after.clocks[i]
            guard clock.earlier != clock.state else { continue }
            notice.number = Int16(truncatingIfNeeded: i)
            (notice.before, notice.after) = (clock.earlier.rawValue, clock.state.rawValue)
            (notice.formerly, notice.now) = (clock.dueSpan, clock.dueSpan)
            notices.append(notice)
        }
    }

    private static func revision(
        from former: LadderStanding.Clock, to present: LadderStanding.Clock, _ rung: LadderStanding.Rung,
        now: Int64
    ) -> StreamNotice.Revision {
        let wasCounted = former.state != .notCalledFor && former.state != .pending
        if wasCounted, former.dueSpan != present.dueSpan, !former.dueSpan.isNone { return .takenBack }
        switch (former.state, present.state) {
        case (.notCalledFor, _), (.pending, _):
            return rung.since.latest <= now && present.state != .pending ? .late : .none
        case (.running, .notCalledFor), (.running, .pending), (.runningOrOverdue, .notCalledFor),
            (.runningOrOverdue, .pending), (.runningOrOverdue, .running):
            return .takenBack
        case (.running, .overdue), (.running, .open), (.running, .runningOrOverdue), (.running, .stoodDown),
            (.runningOrOverdue, .overdue), (.runningOrOverdue, .open), (.runningOrOverdue, .stoodDown),
            (.overdue, .stoodDown), (.open, .stoodDown), (.running, .running):
            return .none
        case (.running, _), (.runningOrOverdue, _), (.open, .met), (.open, .perhapsMet), (.open, .metEarly),
            (.overdue, .metLate), (.overdue, .perhapsMet):
            // A measure that was taken then.
            return rung.taken.latest <= now ? .late : .none
        default: return .takenBack
        }
    }
}
