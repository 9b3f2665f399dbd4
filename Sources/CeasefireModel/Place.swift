public import Geography

/// Where a report puts an event: a name, the regions around it, and a position with a radius of doubt.
public struct Place: Hashable, Sendable {
    /// The source's name for it, `Nikopol district`; empty where it gives none.
    public var name: String
    /// The first-level region, `Dnipropetrovsk Oblast`; empty where the source gives none.
    public var region: String
    /// The country, by its recognised borders; empty where the source gives none.
    public var country: String
    /// The middle of the named place, never a point of impact.
    public var coordinate: Coordinate?
    /// The event lies within so many metres of `coordinate`; nil where nobody said.
    public var precisionMeters: Double?

    /// Creates a place.
    public init(
        name: String = "", region: String = "", country: String = "", coordinate: Coordinate? = nil,
        precisionMeters: Double? = nil
    ) {
        self.name = name
        self.region = region
        self.country = country
        self.coordinate = coordinate
        self.precisionMeters = precisionMeters
    }
}
