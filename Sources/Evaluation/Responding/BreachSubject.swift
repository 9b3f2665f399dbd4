public import CeasefireModel

/// What broke the agreement: an incident, or the omission of a duty.
public enum BreachSubject: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The incident of that name.
    case incident(IncidentID)
    /// The duty, by the name of its verdict.
    case deed(String)

    /// The name of the incident or of the verdict.
    public var text: String {
        switch self {
        case .incident(let id): id.text
        case .deed(let id): id
        }
    }

    /// The incident; nil for a duty.
    public var incident: IncidentID? { if case .incident(let id) = self { id } else { nil } }

    /// The name itself.
    public var description: String { text }

    /// Incidents first, then by name.
    public static func < (a: Self, b: Self) -> Bool {
        if (a.incident == nil) != (b.incident == nil) { return a.incident != nil }
        return a.text < b.text
    }
}
