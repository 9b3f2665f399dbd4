public import CeasefireModel
internal import Geography

/// How the columns of a foreign gazetteer become places: a file as for ``ReportMapping``, with `place` instead
/// of `report`.
public struct GazetteerMapping: Sendable {
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
    ) -> (mapping: GazetteerMapping?, diagnostics: [Diagnostic]) {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        if let refusal = source.refusal { return (nil, [refusal]) }
        var reader = MappingReader(source: source)
        let plan = reader.read(places: true)
        return (plan.map { GazetteerMapping(plan: $0) }, reader.problems.inOrder())
    }
}

extension Gazetteer {
    /// The fields that a mapping of a gazetteer fills.
    static let fields = [
        "name", "alternates", "region", "country", "kind", "latitude", "longitude", "precision_km",
    ]

    /// Reads a table of places. Two rows may say the same: namesakes are what a gazetteer is asked about.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, RFC 4180.
    ///   - file: The file's path, for diagnostics.
    ///   - mapping: How columns become fields. `alternates` are parted by `;`.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, mapping: GazetteerMapping, limits: ReaderLimits = .standard
    ) -> Intake<Entry> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        var maker = MappedRow(plan: mapping.plan, source: source, times: [])
        let reading = CSVReading<[CSVColumn], Entry>(
            columns: { header in mapping.plan.columns.map { header.required($0) } },
            rows: { columns, cells in
                guard let fields = maker.cells(of: &cells, columns) else { return .nothing }
                return .one(entry(of: fields, &cells.problems))
            },
            saysTheSame: ==)
        return reading.read(source)
    }

    private static func entry(of fields: [Cell], _ problems: inout Problems) -> RowOutcome<Entry> {
        let name = fields[0]
        if name.text.isEmpty { problems.error("no-name", "The row has no name.", at: name.range) }
        let texts = fields[..<5].map { $0.plain(&problems) }
        let north = fields[5].decimal(in: -90...90, unit: "degrees", &problems)
        let east = fields[6].decimal(in: -180...180, unit: "degrees", &problems)
        let kilometers = fields[7].decimal(in: 0...20_038, unit: "kilometres", &problems)
        var coordinate: Coordinate?
        if let north, let east { coordinate = Coordinate(latitude: north, longitude: east) }
        var alternates = texts[1].split(separator: ";").map { String($0).trimmingBlanks() }
        let limit = problems.source.limits.namesPerPlace - 1
        if alternates.count > limit {
            problems.warning(
                "too-many-names",
                "The place has \(alternates.count + 1) names; the first \(limit + 1) are taken.",
                at: fields[1].range)
            alternates.removeLast(alternates.count - limit)
        }
        let entry = Entry(
            name: texts[0], alternates: alternates, region: texts[2], country: texts[3], kind: texts[4],
            coordinate: coordinate, precisionMeters: kilometers.map { $0 * 1_000 })
        return RowOutcome(name: name, key: "", row: problems.isRejected ? nil : entry)
    }
}
