public import CeasefireModel

/// A finding beside what the machine assesses under one reading.
public struct FindingStanding: Hashable, Sendable {
    /// The entry that records it.
    public var entry: EntryID
    /// The finding.
    public var finding: Finding
    /// The incident that it decides on.
    public var incident: IncidentID
    /// The assessment of the same incident, provision and party; nil where the reading does not cover it.
    public var assessment: String?
    /// What the finding does to the assessment.
    public var relation: Relation
    /// The later finding on the same incident that holds in its stead; nil where this one holds.
    public var replacedBy: EntryID?

    /// What a finding does to an assessment.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
        /// Both say breach, or neither does.
        case adopts
        /// The machine sees no breach, the finding does.
        case changes
        /// The machine sees a breach, the finding does not.
        case rejects
        /// The reading does not cover the incident at all.
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
            guard let incident = incidents.first(where: { $0.reports.contains(finding.report) }) else {
                remarks.append(
                    "finding \(entry.id) is about the incident of report \(finding.report), which is not on the record"
                )
                return nil
            }
            let assessment = assessments.first {
                $0.incident == incident.id && $0.provision == finding.provision && $0.party == finding.party
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
            let later = standings[(i + 1)...].last {
                $0.incident == standings[i].incident && $0.finding.provision == standings[i].finding.provision
                    && $0.finding.party == standings[i].finding.party
            }
            standings[i].replacedBy = later?.entry
        }
        return (standings, remarks)
    }
}
