/// Reads and writes GeoJSON (RFC 7946).
public enum GeoJSON {
    /// Positions in a file; a file with more is not read.
    static let positionLimit = 4_000_000
    /// Diagnostics of a file; behind the last, nothing is read.
    static let diagnosticLimit = 64

    /// Reads a file that holds a FeatureCollection, a Feature or a geometry; the latter becomes a feature without
    /// properties.
    ///
    /// Every feature is a row: accepted, or rejected with all that is wrong with it. A file that is not JSON to its
    /// end yields no rows at all, since half a map is another map. Longitude comes first; numbers are rounded to
    /// microdegrees from their decimal digits, half away from zero; heights are passed over. Another reference
    /// system than WGS84 is refused.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8.
    ///   - file: The file's path, for diagnostics.
    ///   - limits: How much is taken in: `fileBytes`, `rows` (features), `fieldBytes` (a text), `jsonDepth`.
    public static func read(
        _ bytes: [UInt8], file: String, limits: ReaderLimits = .standard
    ) -> Intake<GeoFeature> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        if let refusal = source.refusal { return Intake(diagnostics: [refusal]) }
        if let invalid = source.firstInvalid(in: source.start..<bytes.count) {
            var problems = Problems(source: source)
            problems.begin(rowAt: source.start, line: 1)
            problems.error(
                "not-utf-8", "A byte here is not UTF-8.", at: invalid..<(invalid + 1),
                mend: "Save the file as UTF-8.")
            return Intake(diagnostics: problems.inOrder())
        }
        var reader = GeoReader(source)
        return reader.read()
    }
}
