/// The things that must each be shown before an incident is a breach. Each is graded on its own; the
/// weakest decides.
public enum Element: String, Hashable, Sendable, CaseIterable, Comparable {
    /// It happened.
    case event
    /// It happened while the provision was in force.
    case time
    /// It happened where the provision applies.
    case place
    /// It was an act of the kind that the provision forbids.
    case act
    /// It was against what the provision protects.
    case target
    /// This party did it.
    case actor
    /// No exemption applies.
    case exemption

    /// In the order in which they are asked.
    public static func < (a: Self, b: Self) -> Bool {
        guard let i = allCases.firstIndex(of: a), let j = allCases.firstIndex(of: b) else { return false }
        return i < j
    }
}
