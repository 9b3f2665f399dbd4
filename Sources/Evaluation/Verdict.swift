public import AgreementLanguage
internal import Algorithms
public import CeasefireModel

/// What an agreement says of a record, under each of its readings, as far as was known at one moment.
public struct Verdict: Sendable {
    /// The agreement.
    public var agreement: Agreement
    /// What was known, sorted by name.
    public var record: Record
    /// How many reports were known.
    public var reportCount: Int
    /// Up to when the record was read; nil for all of it.
    public var asOf: Instant?
    /// The moment for which the states of clocks are told: `asOf`, or the last that is on the record.
    public var now: Instant?
    /// The incidents, sorted by name.
    public var incidents: [Incident]
    /// One for each reading, in the agreement's order.
    public var readings: [ReadingVerdict]
    /// How far each incident lies from each line that was drawn for its day, by the names of the lines; incidents without a
    /// position are missing.
    public var distances: [IncidentID: [LineDistance]]
    /// What entries reach nothing on the record, or meet nothing in the agreement, and why.
    public var remarks: [Reason]
}

/// What an agreement says under one reading.
public struct ReadingVerdict: Hashable, Sendable {
    /// The reading.
    public var reading: Reading
    /// When its time in force begins and ends; one line for each provision.
    public var windows: [Window]
    /// What the reading leaves open, or the document does, and the results rest on all the same. Sorted.
    public var assumptions: [Assumption]
    /// The headline.
    public var headline: Headline
    /// How much of each provision's place and time was observed; one line for each provision.
    public var coverage: [Coverage]
    /// For each party with an assessed breach: since when, and after how long. In the order of parties.
    public var breaches: [PartyBreach]
    /// Units by provision, party and state, with the rows that each figure is summed from.
    public var tallies: [Tally]
    /// Every incident that some provision covers or may cover, sorted by time.
    public var assessments: [Assessment]
    /// Every incident, provision and party that is not covered, sorted by time.
    public var outOfScope: OutOfScopeRows
    /// What the agreed responses would ask for.
    public var responses: [ResponseVerdict]
    /// What named people or bodies decided, by the time it was made.
    public var findings: [FindingStanding]
    /// How every duty of every party stands: obligations, declarations, exchanges, each in the document's order.
    public var deeds: [DeedVerdict]
    /// How the standing measures stood over time, in the document's order.
    public var standingMeasures: [StandingMeasureVerdict]
    /// Who was bound to act by a guarantee and did not in time.
    public var guarantorDefaults: [GuarantorDefault]

    /// The highest rung that is called for in any scenario, with the response that holds it.
    public var highestRung: RungName? {
        let called = responses.flatMap(\.scenarios).flatMap(\.episodes).flatMap(\.rungs).filter {
            if case .holds = $0.condition { true } else { false }
        }
        return called.max { $0.position < $1.position }?.rung
    }
}

/// What may be said in one line. Never that a ceasefire held: silence is not compliance.
public enum Headline: String, Hashable, Sendable, CaseIterable {
    /// A named person or body found a breach.
    case breachFound = "breach found"
    /// Some incident meets the standard for a breach, or some duty was not done.
    case breachAssessed = "breach assessed"
    /// None does. How much was observed stands beside it, wherever it is told.
    case noBreachEstablished = "no breach established"
}

/// The time in which a provision is in force under a reading, as far as it is stated.
public struct Window: Hashable, Sendable {
    /// The provision.
    public var provision: ProvisionName
    /// The possible beginnings; empty where none is stated.
    public var from: [Instant]
    /// The possible ends; empty where none is stated.
    public var until: [Instant]
    /// Whether it never ends, whichever value is meant.
    public var isEndless: Bool
    /// In words, with open terms named.
    public var text: String
}

/// When a party is assessed to have broken the agreement first.
public struct PartyBreach: Hashable, Sendable {
    /// The party.
    public var party: ActorID
    /// The first breach, as an interval.
    public var since: Interval
    /// The first breach of each provision that it broke, in the order of the agreement: each has a time in force of
    /// its own.
    public var provisions: [ProvisionBreach]
    /// The assessments that meet the standard, sorted by time.
    public var assessments: [String]
    /// The duties that it breached, as names of their verdicts, sorted by time.
    public var deeds: [String]
    /// The most demanding standard that any of them reaches.
    public var highestStandard: StandardOfProof?
}

/// When a party is assessed to have broken one provision first.
public struct ProvisionBreach: Hashable, Sendable {
    /// The provision.
    public var provision: ProvisionName
    /// Its first breach, as an interval.
    public var since: Interval
    /// From the beginning of the provision's time in force; nil where that is not stated.
    public var elapsed: ElapsedSeconds?
}

/// A count and what it was summed from. A unit is an outermost incident with all its parts: a countrywide
/// strike and the plants that it hit are one, in the strongest state that any of them reaches.
public struct Tally: Hashable, Sendable {
    /// The rule by which units are counted.
    public static let countingRule = "nested-incidents-v1"

    /// The provision.
    public var provision: ProvisionName
    /// The party accused; nil where nobody is.
    public var party: ActorID?
    /// The state.
    public var state: AssessmentState
    /// The units.
    public var units: [Unit]

    /// An outermost incident and its parts.
    public struct Unit: Hashable, Sendable {
        /// The outermost incident.
        public var incident: IncidentID
        /// It and its parts, as far as they were assessed, sorted.
        public var members: [IncidentID]
    }

    /// How many units there are.
    public var count: Int { units.count }
}

extension Verdict {
    /// The incident of that name.
    public func incident(_ id: IncidentID) -> Incident? { place(of: id).map { incidents[$0] } }

    /// The place of an incident among all.
    public func place(of id: IncidentID) -> Int? {
        // Sorted by name, so that a report page with a thousand incidents need not build an index.
        let place = incidents.partitioningIndex { $0.id >= id }
        return place < incidents.count && incidents[place].id == id ? place : nil
    }

    /// How many reports were known, how many incidents they make, and how many of those some provision may
    /// cover under the reading. Assessed and out of scope add up to all.
    public func reconciliation(of reading: ReadingVerdict) -> Reconciliation {
        let assessed = Set(reading.assessments.map(\.incident))
        let outOfScope = reading.outOfScope.incidentCount(but: assessed)
        // Where there is no provision none covers anything, and no row says so.
        return Reconciliation(
            reports: reportCount, incidents: incidents.count, assessed: assessed.count,
            outOfScope: agreement.provisions.isEmpty ? incidents.count : outOfScope)
    }
}

/// Totals that must add up: a total that does not is a fault of the program.
public struct Reconciliation: Hashable, Sendable {
    /// Reports known.
    public var reports: Int
    /// Incidents that they were fused into.
    public var incidents: Int
    /// Incidents assessed for some provision and party.
    public var assessed: Int
    /// Incidents that no provision covers.
    public var outOfScope: Int

    /// Whether assessed and out of scope make up all.
    public var addsUp: Bool { assessed + outOfScope == incidents }
}
