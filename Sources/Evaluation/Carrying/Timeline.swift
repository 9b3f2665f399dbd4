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
    /// From when it cannot be told; nil for always.
    var openFrom: Instant?
    /// What may be so that cannot be told: that it holds, that it no longer does, or either.
    var openMeans: Set<Bool> = [true]
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

    /// Whether it holds at a moment, by the last word; nil where words that may be the last disagree, or where more may be said
    /// than is told.
    func holds(at moment: Instant) -> Bool? {
        let certain = changes.filter { $0.at.latest <= moment }
        var answers = Set(
            changes.filter { change in
                change.at.earliest <= moment
                    && !certain.contains { $0.at.earliest >= change.at.latest && $0.at != change.at }
            }.map(\.holds))
        if certain.isEmpty { answers.insert(false) }
        let isOpen = open != nil && openFrom.map { $0 <= moment } ?? true
        if isOpen { answers.formUnion(openMeans) }
        return answers.count > 1 ? nil : answers.first
    }

    /// Moments at which the answer may change, by time.
    var moments: [Instant] {
        Set(changes.flatMap { [$0.at.earliest, $0.at.latest] } + [openFrom].compactMap { $0 }).sorted()
    }

    /// How it stands at a moment, since the beginning of the stretch in which it does.
    func state(at moment: Instant?) -> ConditionState {
        if isUnstated { return .unstated((open ?? silence)) }
        let told = changes.filter { change in moment.map { change.at.earliest <= $0 } ?? false }
        guard let moment, let last = told.last else {
            let isOpen = moment.map { holds(at: $0) == nil } ?? (open != nil)
            return isOpen ? .mayHold((open ?? silence)) : .doesNotHold(silence)
        }
        switch holds(at: moment) {
        case false?: return .doesNotHold(told.last { !$0.holds }?.reason ?? silence)
        case nil:
            let other = told.last { $0.holds != last.holds }
            return .mayHold(
                other.map { "\(last.reason); perhaps before that: \($0.reason)" }
                    ?? open ?? "\(last.reason), perhaps later")
        case true?:
            let before = moments.filter { $0 <= moment }
            let from = before.last { holds(at: $0) == false }
            let stretch = before.filter { moment in from.map { $0 < moment } ?? true }
            let unsure = before.last { holds(at: $0) != true }
            let sure = before.first { moment in unsure.map { $0 < moment } ?? true } ?? moment
            let run = told.first { $0.holds && $0.at.latest >= (stretch.first ?? sure) } ?? last
            return .holds(
                since: Interval(spanning: stretch.first ?? sure, sure), reason: run.reason)
        }
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

    /// The contrary, from a beginning on. It comes about when what it denies ceases; what never was has not ceased.
    func negated(from begin: Interval) -> Timeline {
        var changes = changes.map { change in
            var change = change
            change.holds.toggle()
            change.comesAbout = change.holds
            change.reason = "not so any more: \(change.reason)"
            return change
        }
        if !changes.contains(where: { $0.at <= begin }) {
            var first = Change(at: begin, holds: true, reason: silence)
            first.comesAbout = false
            changes.append(first)
        }
        var timeline = Timeline(changes, silence: silence, open: open, isUnstated: isUnstated)
        timeline.assumptions = assumptions
        return timeline
    }
}
