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

    /// The same, with what is certain whatever the numbers are taken out.
    public var simplified: Self {
        switch self {
        case .constant: self
        case .atLeastZero(let number): number.terms.isEmpty ? .constant(number.constant >= 0) : self
        case .not(let formula):
            switch formula.simplified {
            case .constant(let value): .constant(!value)
            case .not(let inner): inner
            case let other: .not(other)
            }
        case .all(let formulas): Self.joined(formulas, unless: false) { .all($0) }
        case .any(let formulas): Self.joined(formulas, unless: true) { .any($0) }
        }
    }

    /// Several formulas simplified and joined; one of them that has the value of `unless` decides for all.
    private static func joined(_ formulas: [Self], unless: Bool, _ join: ([Self]) -> Self) -> Self {
        let parts = formulas.map(\.simplified)
        if parts.contains(.constant(unless)) { return .constant(unless) }
        let open = parts.filter { $0 != .constant(!unless) }
        return open.isEmpty ? .constant(!unless) : open.count == 1 ? open[0] : join(open)
    }

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
