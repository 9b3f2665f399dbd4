/// Why something is so, in words in which moments stay moments: whoever shows them tells them by the clocks of
/// the place.
///
///     let reason: Reason = "it was over by \(interval.latest), before the beginning"
///     reason.utcText   // it was over by 2026-02-02T16:00Z, before the beginning
public struct Reason: Hashable, Sendable {
    /// A piece of a reason.
    public enum Segment: Hashable, Sendable {
        /// Words.
        case text(String)
        /// A moment, to be told by some clock.
        case moment(Instant)
    }

    /// The pieces in order. Words never follow words, and no words are empty, so that equal reasons compare alike.
    public private(set) var segments: [Segment] = []

    /// Takes the words as the reason.
    public init(_ text: String) { append(text) }

    /// Whether nothing is said.
    public var isEmpty: Bool { segments.isEmpty }

    /// The reason in words, with each moment as `tell` gives it.
    public func text(_ tell: (Instant) -> String) -> String {
        segments.reduce(into: "") { text, segment in
            switch segment {
            case .text(let words): text += words
            case .moment(let instant): text += tell(instant)
            }
        }
    }

    /// The reason in words, in Universal Time: `it was over by 2026-02-02T16:00Z`.
    public var utcText: String { text(\.utcText) }

    private mutating func append(_ text: String) {
        guard !text.isEmpty else { return }
        if case .text(let before)? = segments.last {
            segments[segments.count - 1] = .text(before + text)
        } else {
            segments.append(.text(text))
        }
    }

    /// One reason after the other.
    public static func + (a: Self, b: Self) -> Self {
        var both = a
        both += b
        return both
    }

    /// Adds a reason at the end.
    public static func += (a: inout Self, b: Self) {
        for segment in b.segments {
            switch segment {
            case .text(let text): a.append(text)
            case .moment: a.segments.append(segment)
            }
        }
    }
}

extension Reason: Comparable {
    /// By the words in Universal Time.
    public static func < (a: Self, b: Self) -> Bool { a.utcText < b.utcText }
}

extension Reason: ExpressibleByStringInterpolation {
    /// Takes the literal as the reason.
    public init(stringLiteral value: String) { self.init(value) }

    /// Takes the pieces as the reason.
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.reason }

    /// Collects the pieces of a literal.
    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var reason = Reason("")

        /// Starts empty.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds words.
        public mutating func appendLiteral(_ literal: String) { reason.append(literal) }

        /// Adds a moment as a moment.
        public mutating func appendInterpolation(_ instant: Instant) {
            reason.segments.append(.moment(instant))
        }

        /// Adds a reason.
        public mutating func appendInterpolation(_ other: Reason) { reason += other }

        /// Adds words.
        public mutating func appendInterpolation(_ words: some CustomStringConvertible) {
            reason.append(words.description)
        }
    }
}

extension Reason {
    /// `at 2026-02-02T16:00Z`, or `between` the two ends where they differ.
    public static func time(_ interval: Interval) -> Reason {
        interval.earliest == interval.latest
            ? "at \(interval.earliest)" : "between \(interval.earliest) and \(interval.latest)"
    }

    /// `2026-02-02T16:00Z`, or `2026-02-02T16:00Z to 2026-02-02T18:00Z`.
    public static func span(_ interval: Interval) -> Reason {
        interval.earliest == interval.latest
            ? "\(interval.earliest)" : "\(interval.earliest) to \(interval.latest)"
    }
}

extension Sequence<Reason> {
    /// All of them, with the words between each two.
    public func joined(separator: String) -> Reason {
        reduce(into: (reason: Reason(""), isFirst: true)) { joined, next in
            if !joined.isFirst { joined.reason += Reason(separator) }
            joined = (joined.reason + next, false)
        }.reason
    }
}
