/// What a person put on the record about the evidence: never a fact of its own, always somebody's word, with
/// a name, a time and a reason.
public struct Entry: Hashable, Sendable, Identifiable {
    /// The entry's name, unique in a record.
    public var id: EntryID
    /// Who says so.
    public var author: String
    /// In what capacity: `coder`, `duty-officer`.
    public var role: String
    /// When what it says became known.
    public var available: Interval
    /// When it was put on the record; nil in a file that was written by hand.
    public var recorded: Instant?
    /// Why.
    public var reason: String
    /// Who may see it.
    public var release: ReleaseMark
    /// What it says.
    public var content: Content

    /// What an entry can say.
    public enum Content: Hashable, Sendable {
        /// Somebody's words bear on incidents.
        case bearing(Bearing)
        /// The reports tell of one event.
        case sameEvent([ReportID])
        /// The reports tell of different events.
        case differentEvents([ReportID])
        /// The incident of the first report contains the incident of the second.
        case contains(whole: ReportID, part: ReportID)
        /// A measure of a response was taken.
        case measureTaken(Measure)
        /// A notice of breach was served.
        case noticeServed(Notice)
        /// A named person or body made a finding.
        case finding(Finding)
        /// The clocks of a response stood still by agreement.
        case clockPaused(ClockPause)
        /// Something about the carrying out of the agreement.
        case proceeding(Proceeding)
    }

    /// Creates an entry.
    public init(
        id: EntryID, author: String, role: String = "", available: Interval, recorded: Instant? = nil,
        reason: String, release: ReleaseMark = .open, content: Content
    ) {
        self.id = id
        self.author = author
        self.role = role
        self.available = available
        self.recorded = recorded
        self.reason = reason
        self.release = release
        self.content = content
    }
}

/// How somebody's words bear on elements of the incidents that a selector names.
public struct Bearing: Hashable, Sendable {
    /// What the words do.
    public enum Effect: String, Hashable, Sendable, CaseIterable {
        /// They speak for the elements.
        case supports
        /// They speak against the elements.
        case denies
        /// The accused grants the elements. Reports named by the selector that carry the same words then
        /// support these elements and no others.
        case concedes
        /// The accused grants nothing by this, but pleads an exemption.
        case pleads
    }
    /// What the words do.
    public var effect: Effect
    /// The elements that they reach.
    public var elements: Set<Element>
    /// The exemption pleaded, nil where none is.
    public var plea: ExemptionName?
    /// Whose words they are, to be looked up among the origins; taken from the statement where empty.
    public var speaker: String
    /// The statement that holds the words, nil where reports do.
    public var statement: StatementID?
    /// The incidents that the words reach.
    public var incidents: IncidentSelector

    /// Creates a bearing.
    public init(
        effect: Effect, elements: Set<Element>, plea: ExemptionName? = nil, speaker: String = "",
        statement: StatementID? = nil, incidents: IncidentSelector
    ) {
        self.effect = effect
        self.elements = elements
        self.plea = plea
        self.speaker = speaker
        self.statement = statement
        self.incidents = incidents
    }
}

/// Names incidents by what was reported of them. All that is given must hold; an empty selector names none.
public struct IncidentSelector: Hashable, Sendable {
    /// Incidents that hold one of these reports.
    public var reports: [ReportID]
    /// Incidents whose whole interval lies in this one.
    public var within: Interval?
    /// Incidents at a place whose name, region or country is one of these.
    public var places: [String]
    /// Incidents of which some report tells one of these acts.
    public var acts: Set<Act>
    /// Incidents of which some report names one of these targets.
    public var targets: Set<TargetClass>
    /// Incidents of which some report accuses this party.
    public var accused: ActorID?
    /// Whether the words also reach what is contained in the incidents named.
    public var reachesParts: Bool

    /// Creates a selector; what is not given does not restrict.
    public init(
        reports: [ReportID] = [], within: Interval? = nil, places: [String] = [], acts: Set<Act> = [],
        targets: Set<TargetClass> = [], accused: ActorID? = nil, reachesParts: Bool = false
    ) {
        self.reports = reports
        self.within = within
        self.places = places
        self.acts = acts
        self.targets = targets
        self.accused = accused
        self.reachesParts = reachesParts
    }
}

/// A measure of a response, as taken.
public struct Measure: Hashable, Sendable {
    /// The response that asks for it.
    public var response: ResponseName
    /// The rung that asks for it.
    public var rung: RungName
    /// Who took it.
    public var by: ActorID
    /// Against whom: the party in breach.
    public var against: ActorID
    /// When.
    public var taken: Interval

    /// Creates a measure.
    public init(response: ResponseName, rung: RungName, by: ActorID, against: ActorID, taken: Interval) {
        self.response = response
        self.rung = rung
        self.by = by
        self.against = against
        self.taken = taken
    }
}

/// A notice of breach, as served.
public struct Notice: Hashable, Sendable {
    /// Who served it.
    public var by: ActorID
    /// On whom: the party said to be in breach.
    public var on: ActorID
    /// The incidents it complains of.
    public var incidents: IncidentSelector
    /// The duties whose omission it complains of.
    public var deeds: [DeedName]
    /// When it was served.
    public var served: Interval

    /// Creates a notice.
    public init(
        by: ActorID, on: ActorID, incidents: IncidentSelector = IncidentSelector(), deeds: [DeedName] = [],
        served: Interval
    ) {
        self.by = by
        self.on = on
        self.incidents = incidents
        self.deeds = deeds
        self.served = served
    }
}
