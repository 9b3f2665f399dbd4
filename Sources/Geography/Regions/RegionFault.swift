/// Why positions do not make a ring, or rings no region.
public struct RegionFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of fault.
    public enum Kind: Hashable, Sendable {
        /// A ring has fewer than four positions.
        case tooFewPositions(count: Int)
        /// A ring's last position is not its first.
        case notClosed
        /// An edge spans more than half the globe's longitudes, so that nobody can tell which way it goes.
        case crossesAntimeridian
        /// A polygon has no ring, or a region no polygon.
        case empty
    }
    /// The kind of fault.
    public var kind: Kind
    /// The position in the ring, counted from 0, at which it shows.
    public var index: Int

    /// Creates a fault.
    public init(_ kind: Kind, index: Int = 0) {
        self.kind = kind
        self.index = index
    }

    /// One sentence.
    public var description: String {
        switch kind {
        case .tooFewPositions(let count):
            "A ring needs four positions, the last like the first; this one has \(count)."
        case .notClosed: "The ring's last position is not its first."
        case .crossesAntimeridian:
            "The edge from position \(index + 1) spans more than 180 degrees of longitude."
        case .empty: "There is no ring."
        }
    }

    /// How to mend it; empty where the description says so already.
    public var mend: String {
        switch kind {
        case .notClosed: "Repeat the first position at the end."
        case .crossesAntimeridian: "Cut the region in two at 180 degrees, as RFC 7946 asks."
        case .tooFewPositions, .empty: ""
        }
    }
}
