internal import CeasefireModel

/// How something stood over time: certified and withdrawn again, decided, found once more.
struct Timeline {
    /// A moment at which it was said to hold, or not to.
    struct Change {
        var at: Interval
        /// Whether it holds from then on.
        var holds: Bool
        /// Whether it comes about then, be it once more.
        var comesAbout: Bool
        var reason: Reason
        /// Whether it came about because nobody decided in time.
        var isByDefault = false
        var entries: [EntryID] = []

        init(
            at: Interval, holds: Bool, reason: Reason, isByDefault: Bool = false, entries: [EntryID] = []
        ) {
            self.at = at
            self.holds = holds
            comesAbout = holds
            self.reason = reason
            self.isByDefault = isByDefault
            self.entries = entries
        }
    }

    /// By time.
    private(set) var changes: [Change]
    /// Why it cannot be told whether it holds beyond these changes; nil where it can.
    var open: Reason?
    /// Whether it is open only because the document does not say.
    var isUnstated = false
    /// What is said where there is no change.
    var silence: Reason
    /// What is assumed that the document does not say.
    var assumptions: [Assumption] = []

    init(_ changes: [Change], silence: Reason, open: Reason? = nil, isUnstated: Bool = false) {
        self.changes = changes.sorted {
            ($0.at, $0.entries.first?.text ?? "") < ($1.at, $1.entries.first?.text ?? "")
        }
        self.silence = silence
        self.open = open
        self.isUnstated = isUnstated
    }

    static func unstated(_ reason: Reason) -> Timeline {
        Timeline([], silence: reason, open: reason, isUnstated: true)
    }

    /// Whether it holds after all that was said up to a moment: the last word counts. Nothing said: it does not.
    func holds(after moment: Interval) -> Bool {
        changes.last { $0.at <= moment }?.holds ?? false
    }

    /// How it stands now, since the beginning of the stretch in which it does.
    var state: ConditionState {
        guard let last = changes.last else {
            guard let open else { return .doesNotHold(silence) }
            return isUnstated ? .unstated(open) : .mayHold(open)
        }
        // A contrary word that may be the later one leaves it open.
        if let other = changes.last(where: { $0.holds != last.holds }), other.at.latest > last.at.earliest {
            return .mayHold("\(last.reason); perhaps before that: \(other.reason)")
        }
        guard last.holds else { return .doesNotHold(last.reason) }
        let run = changes.reversed().prefix(while: \.holds).last ?? last
        return .holds(since: run.at, reason: run.reason)
    }

    // MARK: Together

    /// It comes about whenever one of them does.
    static func any(_ all: [Timeline]) -> Timeline {
        merged(all) { $0.contains(true) }
    }

    /// It comes about when the last of them does, and again whenever one does while the others hold.
    static func every(_ all: [Timeline]) -> Timeline {
        merged(all) { !$0.contains(false) }
    }

    private static func merged(_ all: [Timeline], _ rule: ([Bool]) -> Bool) -> Timeline {
        var timeline = Timeline(
            all.flatMap(\.changes).map { change in
                var change = change
                change.holds = rule(all.map { $0.holds(after: change.at) })
                change.comesAbout = change.comesAbout && change.holds
                return change
            },
            silence: all.first?.silence ?? "no condition is given",
            open: all.compactMap(\.open).first, isUnstated: all.contains(where: \.isUnstated))
        timeline.assumptions = all.flatMap(\.assumptions)
        return timeline
    }

    /// The contrary, from a beginning on.
    func negated(from begin: Interval) -> Timeline {
        var changes = changes.map { change in
            var change = change
            change.holds.toggle()
            change.comesAbout = change.holds
            change.reason = "not so any more: \(change.reason)"
            return change
        }
        if !changes.contains(where: { $0.at <= begin }) {
            changes.append(Change(at: begin, holds: true, reason: silence))
        }
        var timeline = Timeline(changes, silence: silence, open: open, isUnstated: isUnstated)
        timeline.assumptions = assumptions
        return timeline
    }
}
