extension Coordinate {
    /// Creates a position from millionths of a degree; nil where either value is off the globe.
    public init?(latitudeMicrodegrees latitude: Int, longitudeMicrodegrees longitude: Int) {
        guard (-90_000_000...90_000_000).contains(latitude),
            (-180_000_000...180_000_000).contains(longitude)
        else { return nil }
        latitudeMicrodegrees = Int32(latitude)
        longitudeMicrodegrees = Int32(longitude)
    }
}
