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
    /// Why it starts no clock and changes nothing: the votes on record do not carry it in the body's name, a side made it
    /// about another, or who made it is nearly and not quite a body or a side. Nil where it counts.
    public var notCarried: Reason?
    /// Whether it counts turns on what the agreement leaves open; `notCarried` then says on what.
    public var mayBeCarried = false
    /// What the machine says of the same subject; nil where the reading does not cover it.
    public var machine: Machine?
    /// What the finding does to the assessment.
    public var relation: Relation
    /// The later finding on the same incident or duty that holds in its stead; nil where this one holds.
    public var replacedBy: EntryID?

    /// Whether it holds: its votes carry it, and no later one has taken its place.
    public var holds: Bool { replacedBy == nil && notCarried == nil }

    /// What the machine says of an incident or of a duty.
    public enum Machine: Hashable, Sendable {
        /// Of an incident as a breach of a provision by a party.
        case assessment(AssessmentState)
        /// Of a duty of a party.
        case duty(DeedState)

        /// What a finding that says the same would conclude.
        var conclusion: Finding.Conclusion {
            switch self {
            case .assessment(.meetsStandard), .duty(.breached): .breach
            case .assessment(.refuted), .duty(.performed), .duty(.excused), .duty(.pending), .duty(.due):
                .noBreach
            case .assessment, .duty: .undetermined
            }
        }
    }

    /// What a finding does to an assessment, or to the verdict on a duty.
    public enum Relation: String, Hashable, Sendable, CaseIterable {
        /// Both say the same: breach, no breach, or that it cannot be told.
        case adopts
        /// The machine says no breach or cannot tell, and the finding says something else.
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
        entries: [Entry], incidents: IncidentIndex, assessments: [Assessment], proceedings: Proceedings
    ) -> [FindingStanding] {
        guard entries.contains(where: { if case .finding = $0.content { true } else { false } }) else {
            return []
        }
        let byIncident = Dictionary(grouping: assessments.indices) { assessments[$0].incident }
        let deeds = Dictionary(
            proceedings.verdicts().map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        var standings = entries.compactMap { entry -> FindingStanding? in
            guard case .finding(let finding) = entry.content else { return nil }
            var standing = FindingStanding(
                entry: entry.id, finding: finding, incident: nil, assessment: nil, deed: nil,
                notCarried: nil, machine: nil, relation: .beyondReading, replacedBy: nil)
            switch proceedings.weight(of: finding) {
            case .counts: break
            case .countsNot(let reason): standing.notCarried = reason
            case .open(let reason):
                standing.notCarried = "whether it is carried cannot be told: \(reason)"
                standing.mayBeCarried = true
            }
            switch finding.subject {
            case .incident(let report, let provision):
                guard let number = incidents.number(holding: report) else { return nil }
                let incident = incidents.incidents[number].id
                let assessment = (byIncident[incident] ?? []).lazy.map { assessments[$0] }.first {
                    $0.provision == provision && $0.party == finding.party
                }
                standing.incident = incident
                standing.assessment = assessment?.id
                standing.machine = assessment.map { .assessment($0.state) }
            case .deed:
                standing.deed = proceedings.deedID(finding)
                let deed = standing.deed.flatMap { deeds[$0] }
                standing.machine = deed.map { .duty($0.state) }
            }
            standing.relation = relation(standing.machine, finding)
            return standing
        }
        standings.sort { ($0.finding.made, $0.entry) < ($1.finding.made, $1.entry) }
        for i in standings.indices {
            let later = standings[(i + 1)...].last {
                $0.notCarried == nil && $0.isOn(theSubjectOf: standings[i])
            }
            standings[i].replacedBy = later?.entry
        }
        return standings
    }

    /// What cannot be brought to bear, whatever the agreement.
    static func remarks(entries: [Entry], incidents: IncidentIndex) -> [Reason] {
        entries.compactMap { entry in
            guard case .finding(let finding) = entry.content,
                case .incident(let report, _) = finding.subject, incidents.number(holding: report) == nil
            else { return nil }
            return "finding \(entry.id) is about the incident of report \(report), which is not on the record"
        }
    }

    private static func relation(_ machine: Machine?, _ finding: Finding) -> Relation {
        guard let says = machine?.conclusion else { return .beyondReading }
        return says == finding.conclusion ? .adopts : says == .breach ? .rejects : .changes
    }

    private func isOn(theSubjectOf other: FindingStanding) -> Bool {
        guard finding.party == other.finding.party else { return false }
        switch (finding.subject, other.finding.subject) {
        case (.incident(_, let a), .incident(_, let b)): return incident == other.incident && a == b
        case (.deed, .deed):
            return deed != nil && other.deed != nil
                ? deed == other.deed : finding.subject == other.finding.subject
        default: return false
        }
    }
}
