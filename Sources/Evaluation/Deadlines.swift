internal import AgreementLanguage
public import CeasefireModel

/// Something that somebody must do by some time, or may not do before it, and that is still to come about, or should have.
public struct Deadline: Hashable, Sendable, Identifiable {
    /// The name of the clock or of what is owed, by which it can be explained.
    public var id: String
    /// The readings under which it stands, in the agreement's order; never empty.
    public var readings: [ReadingName]
    /// Who must act; empty where the document names nobody.
    public var who: [ActorID]
    /// What is to be done, in the document's words.
    public var what: String
    /// Where the document says so.
    public var source: Source
    /// The title of the document.
    public var document: String
    /// Whose breach it answers; nil where it answers none.
    public var against: ActorID?
    /// It may not be done before then; nil where nothing forbids it.
    public var notBefore: Interval?
    /// It must be done by then; nil where the document sets no such time. An interval where the moment that
    /// it is counted from is one.
    public var due: Interval?
    /// How its clock stands.
    public var state: Clock.State
    /// Why it stands so.
    public var reason: Reason
    /// What is assumed where the document does not say; empty where all is stated.
    public var assumptions: [Assumption]
    /// Whether it binds nobody: breaches that were found do not by themselves make it due so.
    public var isHypothetical: Bool

    /// Where a document sets a deadline.
    public enum Source: Hashable, Sendable {
        /// A rung of a response.
        case rung(ResponseName, RungName)
        /// What a party owes.
        case obligation(DeedName)
    }

    /// Whether its clock stands still by agreement.
    public var isPaused: Bool { state == .paused }

    /// Creates a deadline.
    public init(
        id: String, readings: [ReadingName], who: [ActorID], what: String, source: Source, document: String,
        against: ActorID? = nil, notBefore: Interval? = nil, due: Interval? = nil, state: Clock.State,
        reason: Reason = "", assumptions: [Assumption] = [], isHypothetical: Bool
    ) {
        self.id = id
        self.readings = readings
        self.who = who
        self.what = what
        self.source = source
        self.document = document
        self.against = against
        self.notBefore = notBefore
        self.due = due
        self.state = state
        self.reason = reason
        self.assumptions = assumptions
        self.isHypothetical = isHypothetical
    }
}

extension Verdict {
    /// All that is running, pending, paused or overdue at the verdict's `now`, by time; what has no time yet comes last. What is
    /// overdue is still owed: nobody is rid of a deadline by missing it.
    /// What several readings say alike is one.
    public var deadlines: [Deadline] {
        var deadlines: [Deadline] = []
        var places: [Deadline: Int] = [:]
        for deadline in readings.flatMap({ $0.deadlines(document: agreement.title) }) {
            // The same but for the reading.
            var same = deadline
            same.id = String(deadline.id.dropFirst(deadline.readings.first?.text.count ?? 0))
            same.readings = []
            if let at = places[same] {
                deadlines[at].readings += deadline.readings
            } else {
                places[same] = deadlines.count
                deadlines.append(deadline)
            }
        }
        return deadlines.sorted { a, b in
            let (i, j) = (a.due ?? a.notBefore, b.due ?? b.notBefore)
            if let i, let j, i != j { return i < j }
            return (i == nil ? 1 : 0, a.id) < (j == nil ? 1 : 0, b.id)
        }
    }
}

extension ReadingVerdict {
    /// The deadlines of the reading's responses, and of the duties that its parties owe.
    func deadlines(document: String) -> [Deadline] {
        responseDeadlines + deeds.flatMap { dutyDeadlines($0, document: document) }
    }

    /// A duty binds whoever owes it: nobody has to find anything first.
    private func dutyDeadlines(_ deed: DeedVerdict, document: String) -> [Deadline] {
        guard deed.state == .pending || deed.state == .due else { return [] }
        let begin = deed.begun == nil ? deed.beginBy : nil
        return [("begin", begin), ("complete", deed.completeBy)].compactMap { part, due -> Deadline? in
            guard let due else { return nil }
            return Deadline(
                id: deed.id + "/" + part, readings: [reading.name], who: [deed.party],
                what: part == "begin" ? "begin: " + deed.what : deed.what, source: .obligation(deed.deed),
                document: document, due: due, state: deed.state == .due ? .running : .pending,
                reason: deed.reason, assumptions: deed.assumptions, isHypothetical: false)
        }
    }

    private var responseDeadlines: [Deadline] {
        responses.flatMap { response in
            response.scenarios.flatMap { scenario in
                scenario.episodes.flatMap { episode in
                    episode.rungs.flatMap { rung in
                        // What binds is told by the episode that binds.
                        rung.clocks.filter {
                            ($0.state.isToCome || $0.state == .overdue)
                                && $0.isHypothetical == episode.isHypothetical
                        }.map { clock in
                            deadline(clock, rung, episode, scenario, response)
                        }
                    }
                }
            }
        }
    }

    private func deadline(
        _ clock: Clock, _ rung: RungVerdict, _ episode: Episode, _ scenario: Scenario,
        _ response: ResponseVerdict
    ) -> Deadline {
        Deadline(
            id: clock.id, readings: [reading.name], who: rung.who, what: rung.measure,
            source: .rung(response.response, rung.rung), document: response.document,
            against: response.party, notBefore: clock.kind == .floor ? clock.due : nil,
            due: clock.kind == .floor ? nil : clock.due, state: clock.state, reason: clock.reason,
            assumptions: scenario.assumptions, isHypothetical: clock.isHypothetical)
    }
}

extension Clock.State {
    /// Whether what the clock is about still lies ahead, or may.
    public var isToCome: Bool {
        switch self {
        case .pending, .running, .runningOrOverdue, .paused: true
        case .notCalledFor, .stoodDown, .overdue, .open, .met, .metLate, .metEarly, .perhapsMet: false
        }
    }
}
