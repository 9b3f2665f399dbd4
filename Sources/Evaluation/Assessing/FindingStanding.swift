public import CeasefireModel

/// A finding beside what the machine assesses under one reading.
public struct FindingStanding: Hashable, Sendable {
    /// The entry that records it.
    public var entry: EntryID
    /// The finding.
    public var finding: Finding
    /// The incident that it decides on; nil for one that decides on a duty.
    public var incident: IncidentID?
    /// The assessment of the same incident, provision and party; nil where the reading does not cover it, and for a
    /// finding on a duty.
    public var assessment: String?
    /// The verdict on the duty that it decides on, by its name; nil where the party does not owe it under the reading,
    /// and for a finding on an incident.
    public var deed: String?
    /// Why the votes on record do not carry it, where it is made in the name of a body of the agreement: then it starts no
    /// clock and changes nothing. Nil where they do, and where nobody has to vote.
    public var notCarried: Reason?
    /// What the finding does to the assessment.
    public var relation: Relation
    /// The later finding on the same incident or duty that holds in its stead; nil where this one holds.
    public var replacedBy: EntryID?

    /// Whether it holds: its votes carry it, and no later one has taken its place.
    public var holds: Bool { replacedBy == nil && notCarried == nil }

    /// What a finding does to an assessment, or to the verdict on a duty.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
        /// Both say breach, or neither does.
        case adopts
        /// The machine sees no breach, the finding does.
        case changes
        /// The machine sees a breach, the finding does not.
        case rejects
        /// The reading does not cover the incident, or the party owes no such duty under it.
        case beyondReading = "decides beyond this reading"
    }
}

extension FindingStanding {
    /// All findings on the record as they stand under one reading, by the time they were made.
    static func all(
        entries: [Entry], incidents: [Incident], assessments: [Assessment]
    ) -> (standings: [FindingStanding], remarks: [Reason]) {
        var remarks: [Reason] = []
        var standings = entries.compactMap { entry -> FindingStanding? in
            guard case .finding(let finding) = entry.content else { return nil }
            guard case .incident(let report, let provision) = finding.subject else {
                return FindingStanding(entry: entry.id, finding: finding, relation: .beyondReading)
            }
            guard let incident = incidents.first(where: { $0.reports.contains(report) }) else {
                remarks.append(
                    "finding \(entry.id) is about the incident of report \(report), which is not on the record"
                )
                return nil
            }
            let assessment = assessments.first {
                $0.incident == incident.id && $0.provision == provision && $0.party == finding.party
            }
            let sees = assessment?.state == .meetsStandard
            let relation: Relation =
                switch (assessment, finding.conclusion == .breach) {
                case (nil, _): .beyondReading
                case (_?, let finds) where finds == sees: .adopts
                case (_?, true): .changes
                case (_?, false): .rejects
                }
            return FindingStanding(
                entry: entry.id, finding: finding, incident: incident.id, assessment: assessment?.id,
                relation: relation, replacedBy: nil)
        }
        standings.sort { ($0.finding.made, $0.entry) < ($1.finding.made, $1.entry) }
        for i in standings.indices {
            // Two findings may name one incident by different reports.
            let later = standings[(i + 1)...].last { other in
                other.incident == standings[i].incident
                    && other.finding.subject.words == standings[i].finding.subject.words
                    && other.finding.party == standings[i].finding.party
            }
            standings[i].replacedBy = later?.entry
        }
        return (standings, remarks)
    }
}
