/// Who a page is for. Precise and timely places are damage assessment for whoever fired, and names expose
/// witnesses: what is shown shrinks as the circle grows.
public enum ReleaseTier: String, Hashable, Sendable, CaseIterable {
    /// The body that assesses: everything.
    case `internal`
    /// The parties and guarantors.
    case parties
    /// Everybody.
    case `public`
}
