public import CeasefireModel

/// The share of the place and time of a provision that somebody observed, under one reading, up to the moment asked for.
///
/// Place and time are counted together: area times hours. What nobody is known to have observed counts as not observed. Where it is not
/// known how much an observer saw, the share lies between two bounds.
public struct Coverage: Hashable, Sendable {
    /// The provision.
    public var provision: ProvisionName
    /// The share, from 0 to 1, at least and at most; nil where it is unknown.
    public var share: Share?
    /// What it was counted over, in words; why it is unknown, where it is.
    public var reason: String
    /// The time that it was counted over; nil where it is unknown.
    public var period: Interval?
    /// The mean area in square kilometres; nil where places are known by name only, or nothing was counted.
    public var squareKilometers: Double?
    /// The observations that it was summed from, sorted.
    public var observations: [ObservationID]
    /// Observations during that time that could not be counted, and why, sorted.
    public var leftOut: [LeftOut]

    /// A share between two bounds.
    public struct Share: Hashable, Sendable {
        /// At least so much, 0 to 1.
        public var least: Double
        /// At most so much, 0 to 1.
        public var most: Double

        /// Creates a share.
        public init(least: Double, most: Double) {
            self.least = least
            self.most = most
        }
    }

    /// An observation that could not be counted.
    public struct LeftOut: Hashable, Sendable {
        /// The observation.
        public var observation: ObservationID
        /// Why.
        public var reason: String
    }

    /// `unknown`, `12 % of place and time`, `between 12 % and 40 % of place and time`.
    public var text: String { Self.text(share) }

    /// The share in words.
    public static func text(_ share: Share?) -> String { share.map { percents($0) + ofWhat } ?? "unknown" }

    private static let ofWhat = " of place and time"

    private static func percents(_ share: Share) -> String {
        let (least, most) = (percent(share.least), percent(share.most))
        if least == most { return least }
        // Less than one percent or none at all: that the most is not reached is what counts.
        guard share.least >= 0.01 else { return most == "under 1 %" ? most : "up to " + most }
        return "between \(least) and \(most)"
    }

    /// Whole percents, rounded down, so that only all is 100 % ; what is there but less than one percent is told as such.
    private static func percent(_ share: Double) -> String {
        // Sums of many parts miss the whole by less than this.
        let whole = Int((share * 100 + 1e-6).rounded(.down))
        return whole == 0 && share > 0 ? "under 1 %" : "\(min(100, whole)) %"
    }

    /// What holds of several provisions together: between the least and the most that is observed of any; how many are unknown.
    public static func text(of all: [Coverage]) -> String {
        let shares = all.compactMap(\.share)
        guard let least = shares.map(\.least).min(), let most = shares.map(\.most).max() else {
            return "unknown"
        }
        let known = percents(Share(least: least, most: most)) + ofWhat
        let unknown = all.count - shares.count
        return unknown == 0 ? known : known + ", unknown for \(unknown) of \(all.count) provisions"
    }
}

extension ReadingVerdict {
    /// The headline as every output gives it: where no breach is established, with the coverage.
    public var headlineText: String {
        headline == .noBreachEstablished
            ? "\(headline.rawValue) (coverage \(Coverage.text(of: coverage)))" : headline.rawValue
    }

    /// How much of a provision's place and time was observed.
    public func coverage(of provision: ProvisionName) -> Coverage? {
        coverage.first { $0.provision == provision }
    }
}
