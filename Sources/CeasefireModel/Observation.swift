extension Named {
    /// An observation.
    public enum Observation {}
}

/// Names an observation.
public typealias ObservationID = Identifier<Named.Observation>

/// Who looked, where, when and by what means, and what kept them from looking. Without it nothing can be said
/// about what did not happen.
public struct Observation: Hashable, Sendable, Identifiable {
    /// What kept the observer from looking.
    public enum Restriction: String, Hashable, Sendable, CaseIterable {
        /// Nothing: the observer looked freely.
        case none
        /// Somebody forbade or hindered it.
        case restricted
        /// The instruments were jammed.
        case jamming
        /// It was dark, and the means do not see in the dark.
        case night
        /// Clouds, fog, snow.
        case weather
    }

    /// Where the observer looked.
    public enum Area: Hashable, Sendable {
        /// A zone by the name that an agreement or a file of zones gives it.
        case zone(String)
        /// A place: all within its precision of its coordinate, or, where it has none, all that its names mean.
        case place(Place)
    }

    /// The observation's name, unique in a record.
    public var id: ObservationID
    /// Who looked: a mission, a sensor, a satellite.
    public var observer: String
    /// When: from the first moment to the last.
    public var period: Interval
    /// When it became known.
    public var available: Interval
    /// Where.
    public var area: Area
    /// By what means, in the observer's word: `patrol`, `camera`, `acoustic`, `satellite`; empty where nobody said.
    public var means: String
    /// What kept them from looking; nil where nobody said whether anything did.
    public var restriction: Restriction?
    /// The share of place and time that was seen, 0 to 1; nil where nobody said. Where something kept the
    /// observer from looking and no share is given, nobody knows how much was seen.
    public var shareSeen: Double?
    /// Who may see it.
    public var release: ReleaseMark

    /// Creates an observation.
    public init(
        id: ObservationID, observer: String, period: Interval, available: Interval, area: Area,
        means: String = "", restriction: Restriction? = nil, shareSeen: Double? = nil,
        release: ReleaseMark = .open
    ) {
        self.id = id
        self.observer = observer
        self.period = period
        self.available = available
        self.area = area
        self.means = means
        self.restriction = restriction
        self.shareSeen = shareSeen
        self.release = release
    }
}
