/// What counts as known at a moment.
public enum RecordBasis: String, Hashable, Sendable, CaseIterable {
    /// What had become known by then, whenever somebody wrote it down.
    case available
    /// What stood on the record by then: a prefix of the log, with a size and a root that can be named.
    case recorded
}
