/// The reports about one event, with all their disagreements kept.
public struct Incident: Hashable, Sendable, Identifiable {
    /// `I-` and the smallest of the reports' names: the same for any order of arrival.
    public var id: IncidentID
    /// The reports, sorted by name; never empty.
    public var reports: [ReportID]
    /// The incident that this one is a part of, nil for an outermost one.
    public var parent: IncidentID?
    /// When it happened: the moments that more than half of the origins' accounts allow (see `Fusion`).
    public var occurred: Interval
    /// When the first report of it became known: not before the first moment at which some report may have
    /// been there, and certainly by the first at which one was.
    public var available: Interval
    /// Where: the place of the report that is most precise, the smallest name among equals.
    public var place: Place
    /// Where the reports differ.
    public var disagreements: [Disagreement]
    /// Why these reports are held to tell of one event, and why the incident is held to be part of another.
    public var reasons: [String]

    /// Creates an incident.
    public init(
        id: IncidentID, reports: [ReportID], parent: IncidentID? = nil, occurred: Interval,
        available: Interval, place: Place, disagreements: [Disagreement] = [], reasons: [String] = []
    ) {
        self.id = id
        self.reports = reports
        self.parent = parent
        self.occurred = occurred
        self.available = available
        self.place = place
        self.disagreements = disagreements
        self.reasons = reasons
    }
}

/// A question to which the reports of one incident give different answers.
public struct Disagreement: Hashable, Sendable {
    /// The question, as the reader sees it: `killed`, `night`, `act`.
    public var field: String
    /// Each answer with the reports that give it, in the order of the answers.
    public var answers: [Answer]

    /// One answer and who gives it.
    public struct Answer: Hashable, Sendable {
        /// The answer in words: `15`.
        public var value: String
        /// The reports that give it, sorted.
        public var reports: [ReportID]

        /// Creates an answer.
        public init(value: String, reports: [ReportID]) {
            self.value = value
            self.reports = reports
        }
    }

    /// Creates a disagreement.
    public init(field: String, answers: [Answer]) {
        self.field = field
        self.answers = answers
    }
}
