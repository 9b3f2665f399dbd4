/// Whole numbers of which something is required.
public struct Problem: Hashable, Sendable {
    /// The names of the variables.
    public private(set) var names: [String] = []
    /// The least and the most that each variable may be.
    public private(set) var bounds: [ClosedRange<Int64>] = []
    /// What is required.
    public private(set) var requirements: [Formula] = []

    /// A problem that requires nothing.
    public init() {}

    /// A new variable between two bounds.
    public mutating func variable(_ name: String, in bounds: ClosedRange<Int64>) -> Linear {
        names.append(name)
        self.bounds.append(bounds)
        return Linear(Variable(index: names.count - 1))
    }

    /// Requires a formula.
    public mutating func require(_ formula: Formula) { requirements.append(formula) }

    /// Whether values, by variable, lie in their bounds and do all that is required.
    public func isSolved(by values: [Int64]) -> Bool {
        values.count == bounds.count && zip(values, bounds).allSatisfy { $1.contains($0) }
            && requirements.allSatisfy { $0.holds(values) }
    }
}

/// What looking for a solution came to.
public enum Solution: Hashable, Sendable {
    /// Values that do all that is required, by variable; the best there are, where something was to be as small as can be.
    case found([Int64])
    /// There are no such values.
    case impossible
    /// It could not be told with the effort that was allowed.
    case undecided
}
