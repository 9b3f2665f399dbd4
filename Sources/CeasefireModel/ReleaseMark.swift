/// Who may see something. Precise and timely places are damage assessment for whoever fired, and names expose
/// witnesses: what is shown shrinks as the circle grows.
public enum ReleaseTier: String, Hashable, Sendable, CaseIterable, Comparable {
    /// The body that assesses: everything.
    case `internal`
    /// The parties and guarantors.
    case parties
    /// Everybody.
    case `public`

    /// The smaller circle first.
    public static func < (a: Self, b: Self) -> Bool {
        guard let i = allCases.firstIndex(of: a), let j = allCases.firstIndex(of: b) else { return false }
        return i < j
    }
}

/// How far one row of the record may be shown, as whoever wrote it marked it.
public struct ReleaseMark: Hashable, Sendable {
    /// The widest circle that may see it.
    public var widest: ReleaseTier
    /// Until this moment nobody but the body that assesses may see it; nil for no such moment.
    public var embargoUntil: Instant?

    /// What nobody marked: everybody may see it.
    public static let open = ReleaseMark()

    /// Creates a mark.
    public init(widest: ReleaseTier = .public, embargoUntil: Instant? = nil) {
        self.widest = widest
        self.embargoUntil = embargoUntil
    }

    /// Whether somebody may see the row, now or ever, who may not see one with another mark.
    public func isWider(than other: ReleaseMark) -> Bool {
        if widest > other.widest { return true }
        guard let until = other.embargoUntil, widest > .internal else { return false }
        return embargoUntil.map { $0 < until } ?? true
    }

    /// Whether the circle may see the row at a moment. An embargo holds where nobody knows the moment.
    public func isOpen(to tier: ReleaseTier, at now: Instant?) -> Bool {
        guard tier != .internal else { return true }
        guard tier <= widest else { return false }
        guard let embargoUntil else { return true }
        return now.map { embargoUntil <= $0 } ?? false
    }
}
