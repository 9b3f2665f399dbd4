/// Something that is true or false of some whole numbers. Only linear arithmetic can be said, so that every question has an answer.
public indirect enum Formula: Hashable, Sendable {
    /// True or false, whatever the numbers.
    case constant(Bool)
    /// The number is at least zero.
    case atLeastZero(Linear)
    /// Not so.
    case not(Formula)
    /// All are so; true of none.
    case all([Formula])
    /// Some is so; false of none.
    case any([Formula])

    /// That the first number is no larger than the second.
    public static func atMost(_ a: Linear, _ b: Linear) -> Self { .atLeastZero(b - a) }
    /// That the first number is smaller than the second.
    public static func less(_ a: Linear, _ b: Linear) -> Self { .atLeastZero(b - a - Linear(1)) }
    /// That both numbers are the same.
    public static func equal(_ a: Linear, _ b: Linear) -> Self { .all([.atMost(a, b), .atMost(b, a)]) }

    /// Whether it is so of these values, by variable.
    public func holds(_ values: [Int64]) -> Bool {
        switch self {
        case .constant(let value): value
        case .atLeastZero(let number): number.value(values) >= 0
        case .not(let formula): !formula.holds(values)
        case .all(let formulas): formulas.allSatisfy { $0.holds(values) }
        case .any(let formulas): formulas.contains { $0.holds(values) }
        }
    }
}

/// A sum of whole multiples of variables, and a constant.
public struct Linear: Hashable, Sendable {
    /// The multiple of each variable; none of them zero.
    public private(set) var terms: [Variable: Int64]
    /// What is added.
    public private(set) var constant: Int64

    /// A number.
    public init(_ constant: Int64) {
        terms = [:]
        self.constant = constant
    }

    /// A variable.
    public init(_ variable: Variable) {
        terms = [variable: 1]
        constant = 0
    }

    /// The sum.
    public static func + (a: Self, b: Self) -> Self {
        var sum = a
        sum.constant += b.constant
        for (variable, multiple) in b.terms {
            let total = (sum.terms[variable] ?? 0) + multiple
            sum.terms[variable] = total == 0 ? nil : total
        }
        return sum
    }

    /// The difference.
    public static func - (a: Self, b: Self) -> Self { a + b * -1 }

    /// A multiple.
    public static func * (a: Self, factor: Int64) -> Self {
        var product = a
        product.constant *= factor
        product.terms = factor == 0 ? [:] : product.terms.mapValues { $0 * factor }
        return product
    }

    /// The number for these values, by variable.
    public func value(_ values: [Int64]) -> Int64 {
        terms.reduce(constant) { $0 + $1.value * values[$1.key.index] }
    }
}

/// A whole number that a solver looks for.
public struct Variable: Hashable, Sendable {
    /// Its place among the solver's variables.
    public let index: Int
}
