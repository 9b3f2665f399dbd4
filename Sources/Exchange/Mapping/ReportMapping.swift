public import CeasefireModel

/// How the columns of a foreign table become the fields of reports: as data, no code.
///
/// A mapping file is JSON, so that a fault in it has a line and a column. `Documentation/Formats.md` shows
/// every rule, and `Documentation/mapping.schema.json` lets editors check it.
public struct ReportMapping: Sendable {
    /// The mapping's name.
    public var name: String { plan.name }
    let plan: MappingPlan

    /// Reads a mapping file.
    /// - Parameters:
    ///   - bytes: The file's content: one JSON object, UTF-8.
    ///   - file: The file's path, for diagnostics.
    ///   - limits: How much is taken in.
    /// - Returns: The mapping, nil where the file has errors; and what must be said about it.
    public static func read(
        _ bytes: [UInt8], file: String, limits: ReaderLimits = .standard
    ) -> (mapping: ReportMapping?, diagnostics: [Diagnostic]) {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        if let refusal = source.refusal { return (nil, [refusal]) }
        var reader = MappingReader(source: source)
        let plan = reader.read()
        return (plan.map { ReportMapping(plan: $0) }, reader.problems.inOrder())
    }
}
