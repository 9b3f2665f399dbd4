/// What a named person or body decided about one incident, or about one duty of one party: adopts, changes or rejects
/// what the machine assessed. Only findings start clocks that bind.
public struct Finding: Hashable, Sendable {
    /// What was found.
    public enum Conclusion: String, Hashable, Sendable, CaseIterable {
        /// A breach.
        case breach
        /// No breach.
        case noBreach = "no-breach"
        /// Neither could be established.
        case undetermined
    }

    /// What was decided on.
    public enum Subject: Hashable, Sendable {
        /// An incident as a breach of a provision. A report of it names the incident in every run.
        case incident(report: ReportID, provision: ProvisionName)
        /// A duty as not done, in a part of an exchange or in one return of a duty that recurs; nil elsewhere.
        case deed(DeedName, tranche: TrancheName?, occasion: Int?)

        /// The provision or the duty: `energy-spared`, `prisoners-exchanged/wounded`, `reports-given/3`.
        public var words: String {
            switch self {
            case .incident(_, let provision): provision.text
            case .deed(let deed, let tranche, let occasion):
                [deed.text, tranche?.text, occasion.map(String.init)].compactMap { $0 }.joined(separator: "/")
            }
        }
    }

    /// What was decided on.
    public var subject: Subject
    /// The party whose conduct was decided on.
    public var party: ActorID
    /// What was found.
    public var conclusion: Conclusion
    /// Who found it: the body or the person.
    public var body: String
    /// When it was found.
    public var made: Interval
    /// What was done to verify it, a sentence each.
    public var verification: [String]
    /// The entry by which notice was served; nil where none is named.
    public var notice: EntryID?
    /// What the party in question replied; empty where it did not, or was not heard.
    public var reply: String
    /// Who voted how, where there was a vote.
    public var votes: [Vote]
    /// What the minority held; empty where nobody dissented.
    public var dissent: String

    /// One member's vote.
    public struct Vote: Hashable, Sendable {
        /// How a member voted.
        public enum Choice: String, Hashable, Sendable, CaseIterable {
            case inFavour = "in-favour"
            case against, abstaining
        }
        /// Who voted.
        public var member: String
        /// How.
        public var choice: Choice

        /// Creates a vote.
        public init(member: String, choice: Choice) {
            self.member = member
            self.choice = choice
        }
    }

    /// Creates a finding on an incident.
    public init(
        report: ReportID, provision: ProvisionName, party: ActorID, conclusion: Conclusion, body: String,
        made: Interval, verification: [String] = [], notice: EntryID? = nil, reply: String = "",
        votes: [Vote] = [], dissent: String = ""
    ) {
        self.init(
            subject: .incident(report: report, provision: provision), party: party, conclusion: conclusion,
            body: body, made: made, verification: verification, notice: notice, reply: reply, votes: votes,
            dissent: dissent)
    }

    /// Creates a finding.
    public init(
        subject: Subject, party: ActorID, conclusion: Conclusion, body: String,
        made: Interval, verification: [String] = [], notice: EntryID? = nil, reply: String = "",
        votes: [Vote] = [], dissent: String = ""
    ) {
        self.subject = subject
        self.party = party
        self.conclusion = conclusion
        self.body = body
        self.made = made
        self.verification = verification
        self.notice = notice
        self.reply = reply
        self.votes = votes
        self.dissent = dissent
    }
}

/// A stretch of time that those concerned agreed not to count on the clocks of a response.
public struct ClockPause: Hashable, Sendable {
    /// The response.
    public var response: ResponseName
    /// The party in breach.
    public var against: ActorID
    /// When the clocks stood still; of a pause that nobody has ended yet, up to the moment it is read.
    public var from: Instant
    /// When they went on; nil where they have not.
    public var until: Instant?

    /// Creates a pause.
    public init(response: ResponseName, against: ActorID, from: Instant, until: Instant? = nil) {
        self.response = response
        self.against = against
        self.from = from
        self.until = until
    }
}
