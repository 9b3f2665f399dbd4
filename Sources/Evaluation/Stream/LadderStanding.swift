public import CeasefireModel

/// How the rungs and clocks of one episode stand at a moment, in flat memory that is used again and again.
public struct LadderStanding: Sendable {
    /// A rung.
    public struct Rung: Equatable, Sendable {
        var condition = Condition.doesNotHold
        var since = StreamSpan.none
        var measure = Measured.none
        var taken = StreamSpan.none

        /// Whether the rung is called for.
        public var isCalledFor: Condition { condition }
        /// Since when; nil where it is not.
        public var calledForSince: Interval? { since.interval }
        /// When its measure was taken, for certain or perhaps; nil where none is on record.
        public var measureTaken: Interval? { taken.interval }
    }

    /// Whether a condition holds.
    public enum Condition: UInt8, Sendable {
        case doesNotHold, mayHold, holds, unstated
        /// It is left to the assessment.
        case left
    }

    enum Measured: UInt8, Sendable { case none, taken, perhaps }

    /// A clock.
    public struct Clock: Equatable, Sendable {
        var state = State.notCalledFor
        /// How it stood a second earlier.
        var earlier = State.notCalledFor
        var dueSpan = StreamSpan.none

        /// How it stands.
        public var standing: Evaluation.Clock.State { state.told }
        /// When it is due; nil where that is not known yet.
        public var due: Interval? { dueSpan.interval }
    }

    /// The states of a clock, as a byte.
    enum State: UInt8 {
        case notCalledFor, pending, running, runningOrOverdue, stoodDown, overdue, open, met, perhapsMet,
            metLate,
            metEarly

        var told: Evaluation.Clock.State {
            switch self {
            case .notCalledFor: .notCalledFor
            case .pending: .pending
            case .running: .running
            case .runningOrOverdue: .runningOrOverdue
            case .stoodDown: .stoodDown
            case .overdue: .overdue
            case .open: .open
            case .met: .met
            case .perhapsMet: .perhapsMet
            case .metLate: .metLate
            case .metEarly: .metEarly
            }
        }
    }

    /// The rungs, in the ladder's order.
    public internal(set) var rungs: ContiguousArray<Rung>
    /// The clocks, in the ladder's order.
    public internal(set) var clocks: ContiguousArray<Clock>
    var begin = StreamSpan.none
    var anchor = StreamSpan.none
    var nextChange = Int64.max
    /// How many breaches it has; none where there is no episode.
    public internal(set) var breachCount = 0

    init(_ ladder: StreamLadder) {
        rungs = ContiguousArray(repeating: Rung(), count: ladder.rungs.count)
        clocks = ContiguousArray(repeating: Clock(), count: ladder.clocks.count)
    }

    /// When the first breach happened.
    public var began: Interval? { begin.interval }
    /// What the clocks run from; nil where there is nothing yet (no finding, no notice).
    public var anchored: Interval? { anchor.interval }
}
