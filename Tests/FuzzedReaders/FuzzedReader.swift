/// The readers that take files from strangers, each as one function of bytes: what the fuzzers drive, and what
/// `make test` drives for a short while.
public enum FuzzedReader: String, CaseIterable, Sendable {
    /// An agreement document.
    case agreement
    /// A table of reports.
    case reportsCSV = "reports-csv"
    /// Reports as lines of JSON.
    case reportsNDJSON = "reports-ndjson"
    /// Shapes, and reports as points, of GeoJSON.
    case geoJSON = "geojson"
    /// A mapping of a foreign table, and the table read by it.
    case mapping
    /// Entries as lines of JSON.
    case entries
    /// The encoding of a record's leaves, with the reader that records and the one that checks.
    case cbor
    /// Signed notes and public keys, with both readers.
    case note

    /// Reads the bytes, and says what is wrong with what came of it; nothing where all is well. A crash and a
    /// hang speak for themselves.
    public func faults(reading bytes: [UInt8]) -> [String] {
        switch self {
        case .agreement: AgreementFuzzing.faults(bytes)
        case .reportsCSV: ReportsFuzzing.faultsOfCSV(bytes)
        case .reportsNDJSON: ReportsFuzzing.faultsOfNDJSON(bytes)
        case .geoJSON: GeoJSONFuzzing.faults(bytes)
        case .mapping: MappingFuzzing.faults(bytes)
        case .entries: ReportsFuzzing.faultsOfEntries(bytes)
        case .cbor: RecordFuzzing.faultsOfCBOR(bytes)
        case .note: RecordFuzzing.faultsOfNote(bytes)
        }
    }
}
