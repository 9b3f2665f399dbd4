public import CeasefireModel
public import Evidence

/// How an incident stands against one provision under one reading, the worst first.
public enum AssessmentState: String, Hashable, Sendable, CaseIterable, Comparable {
    /// Some element is refuted.
    case refuted
    /// Some element needs a fact or a term that nobody gives.
    case undecidable
    /// Words that are not mere interest stand on both sides of some element.
    case contested
    /// Some element is supported below the standard, or by interested origins only.
    case alleged
    /// The event meets the standard; who did it does not.
    case unattributed
    /// Every element meets the standard: a breach, as far as a machine may say so.
    case meetsStandard = "meets-the-standard"

    /// The weakest first.
    public static func < (a: Self, b: Self) -> Bool {
        guard let i = allCases.firstIndex(of: a), let j = allCases.firstIndex(of: b) else { return false }
        return i < j
    }
}

/// Whether one incident meets an agreement's standard for a breach of one provision by one party, under one
/// reading; with every reason. Made by the machine: it starts no clock that binds anybody.
public struct Assessment: Hashable, Sendable, Identifiable {
    /// Reading, provision, party and incident, joined by `/`.
    public var id: String
    /// The incident.
    public var incident: IncidentID
    /// The provision.
    public var provision: ProvisionName
    /// The party accused; nil where no report names one.
    public var party: ActorID?
    /// How it stands: as its weakest element.
    public var state: AssessmentState
    /// The standard that was asked of each element.
    public var standard: StandardOfProof
    /// The most demanding standard that every weighed element reaches; nil where one reaches none.
    public var highestStandard: StandardOfProof?
    /// Each element's grade, in the order in which they are asked.
    public var grades: ElementGrades
    /// When it happened.
    public var occurred: Interval
    /// When the first report of it became known.
    public var available: Interval
    /// When the evidence first sufficed for the standard; nil where it does not.
    public var sufficedFrom: Instant?
    /// Seconds from the beginning of the time in force, as an interval; nil where that is not stated.
    public var elapsed: ElapsedSeconds?
    /// The outermost incident, assessed for the same provision and party, that this one is a part of: it is
    /// counted there. Nil for one that counts itself.
    public var countedIn: IncidentID?

    /// The elements that decide: those in the weakest state.
    public var decisive: [ElementGrade] {
        let weakest = grades.indices.map(grades.state(at:)).min()
        return grades.indices.filter { grades.state(at: $0) == weakest }.map { grades[$0] }
    }

    /// The grade of one element.
    public func grade(_ element: Element) -> ElementGrade? {
        grades.indices.first { grades.element(at: $0) == element }.map { grades[$0] }
    }
}

/// A length of time that is only known to lie between two bounds, in seconds.
public struct ElapsedSeconds: Hashable, Sendable {
    /// At least so many.
    public var least: Int64
    /// At most so many.
    public var most: Int64

    /// Creates a length.
    public init(least: Int64, most: Int64) {
        self.least = least
        self.most = most
    }
}

/// An incident that a provision does not cover, and why.
public struct OutOfScope: Hashable, Sendable {
    /// The incident.
    public var incident: IncidentID
    /// The provision.
    public var provision: ProvisionName
    /// The party accused; nil where no report names one.
    public var party: ActorID?
    /// The element on which it falls outside; the first, where there are several.
    public var element: Element
    /// Why.
    public var reason: Reason
    /// What would tell where exactly it happened, as a sentence that can follow the reason; empty where nothing would.
    public var figures: String = ""
}
