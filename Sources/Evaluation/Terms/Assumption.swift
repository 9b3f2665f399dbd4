public import CeasefireModel

/// Something that the agreement does not settle and that a result rests on all the same.
public struct Assumption: Hashable, Sendable, Comparable {
    /// What is not settled: `end`, `standard-of-proof of energy-spared`.
    public var subject: String
    /// What is assumed instead, or that nothing is.
    public var text: Reason

    /// Creates an assumption.
    public init(subject: String, text: Reason) {
        self.subject = subject
        self.text = text
    }

    /// By subject, then by text.
    public static func < (a: Self, b: Self) -> Bool { (a.subject, a.text) < (b.subject, b.text) }

    /// `end: unstated`.
    public var line: Reason { "\(subject): \(text)" }
}

/// What a place in an agreement comes to under one reading.
public enum Settled<Wrapped: Hashable & Sendable>: Hashable, Sendable {
    /// One value, or several of which nobody says which holds; never empty.
    case candidates([Wrapped])
    /// No value. The text says what is missing.
    case unstated(String)

    /// The value, where there is exactly one.
    public var single: Wrapped? {
        guard case .candidates(let all) = self, all.count == 1 else { return nil }
        return all[0]
    }

    func map<Other>(_ transform: (Wrapped) -> Other) -> Settled<Other> {
        switch self {
        case .candidates(let all): .candidates(all.map(transform))
        case .unstated(let subject): .unstated(subject)
        }
    }
}
