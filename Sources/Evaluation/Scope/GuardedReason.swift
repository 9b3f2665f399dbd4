internal import CeasefireModel

/// Why something is answered as it is: words that anybody may read, and figures that would tell where exactly it happened.
struct GuardedReason: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// The reason without such figures.
    var words: Reason
    /// The figures, as a sentence that can follow the words; empty where there are none.
    var figures = ""

    init(_ words: Reason, figures: String = "") {
        self.words = words
        self.figures = figures
    }

    init(stringLiteral value: String) { words = Reason(value) }

    init(stringInterpolation: Reason.StringInterpolation) {
        words = Reason(stringInterpolation: stringInterpolation)
    }
}

/// `850 m`, `4.2 km`, `37 km`: as closely as a place is ever known.
public func distanceText(meters: Double) -> String {
    if meters < 1_000 { return "\(Int(meters.rounded())) m" }
    if meters < 10_000 {
        let tenths = Int((meters / 100).rounded())
        return tenths % 10 == 0 ? "\(tenths / 10) km" : "\(tenths / 10).\(tenths % 10) km"
    }
    return "\(Int((meters / 1_000).rounded())) km"
}
