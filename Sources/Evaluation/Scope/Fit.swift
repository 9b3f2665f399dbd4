public import CeasefireModel

/// Whether something lies within what a provision covers.
public enum Fit: Hashable, Sendable {
    /// It does, for the reason given.
    case inside(Reason)
    /// It does not, for the reason given.
    case outside(Reason)
    /// It cannot be told, for the reason given.
    case undecided(Reason)

    /// The reason, whichever way it goes.
    public var reason: Reason {
        switch self {
        case .inside(let reason), .outside(let reason), .undecided(let reason): reason
        }
    }

    /// What holds whichever of several candidates is meant; undecided where they differ.
    static func agreed(_ fits: [Fit]) -> Fit {
        guard let first = fits.first else { return .undecided("nothing is stated") }
        let allInside = fits.allSatisfy { if case .inside = $0 { true } else { false } }
        let allOutside = fits.allSatisfy { if case .outside = $0 { true } else { false } }
        if allInside || allOutside { return first }
        if fits.count == 1 { return first }
        return .undecided("it depends on which value is meant: \(fits.map(\.reason).joined(separator: "; "))")
    }
}
