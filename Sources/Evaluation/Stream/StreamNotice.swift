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
    /// Which rung or clock.
    public var number: Int16
    /// What it is about.
    public var matter: Matter
    /// Whether it revises what had been said.
    public var revision: Revision
    /// Whether a measure of the rung was on record when it was taken back: somebody had acted on it.
    public var wasActedOn: Bool
    /// Whether the episode is no more: another took its breaches in, or its last breach was withdrawn.
    public var isGone: Bool
    var before: UInt8
    var after: UInt8
    /// Since when a rung was called for, or when a clock was due, before and after.
    var formerly: StreamSpan
    var now: StreamSpan

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
    /// Says what differs between how an episode stood and how it stands.
    func tell(
        _ episode: Int32, lane: Int32, from before: LadderStanding, to after: LadderStanding, isGone: Bool,
        into notices: inout ContiguousArray<StreamNotice>
    ) {
        func notice(
            _ matter: StreamNotice.Matter, _ number: Int, _ revision: StreamNotice.Revision,
            _ former: (UInt8, StreamSpan), _ present: (UInt8, StreamSpan), wasActedOn: Bool = false
        ) {
            notices.append(
                StreamNotice(
                    lane: lane, episode: episode, number: Int16(number), matter: matter, revision: revision,
                    wasActedOn: wasActedOn && revision == .takenBack, isGone: isGone, before: former.0,
                    after: present.0, formerly: former.1, now: present.1))
        }
        if before.begin != after.begin {
            let revision: StreamNotice.Revision =
                before.breachCount > 0 ? .takenBack : after.begin.latest <= now ? .late : .none
            notice(.beginning, 0, revision, (0, before.begin), (0, after.begin))
        }
        for i in before.rungs.indices {
            let (former, present) = (before.rungs[i], after.rungs[i])
            guard former.condition != present.condition || former.since != present.since else { continue }
            var revision = StreamNotice.Revision.none
            if former.condition == .holds {
                revision = .takenBack
            } else if present.condition == .holds, present.since.latest <= now {
                revision = .late
            }
            notice(
                .rung, i, revision, (former.condition.rawValue, former.since),
                (present.condition.rawValue, present.since), wasActedOn: former.measure != .none)
        }
        for i in before.clocks.indices {
            let (former, present) = (before.clocks[i], after.clocks[i])
            guard former != present else { continue }
            // Of a rung that is not called for there is nothing to say.
            if former.state == .notCalledFor, present.state == .notCalledFor { continue }
            let rung = ladder.clocks[i].rung
            notice(
                .clock, i, revision(from: former, to: present, after.rungs[rung]),
                (former.state.rawValue, former.dueSpan), (present.state.rawValue, present.dueSpan),
                wasActedOn: before.rungs[rung].measure != .none)
        }
    }

    private func revision(
        from former: LadderStanding.Clock, to present: LadderStanding.Clock, _ rung: LadderStanding.Rung
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
