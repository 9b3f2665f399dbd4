public import CeasefireModel
public import Geography

/// What one GeoJSON file draws for an agreement: an area, a line, or both.
public struct DrawnShape: Hashable, Sendable {
    /// All polygons that were selected; nil where there are none.
    public var territory: MultiPolygon?
    /// The lines that were selected; where there are none, the border of the polygons.
    public var line: [[Coordinate]]
}

/// Reads zones and lines that agreements name.
public enum DrawnGeoJSON {
    /// Reads a zone: the polygons of the features of these names, or of all features where no name is given.
    ///
    /// A feature's name is its property `name`, or its `id`. A name that the file does not have is an error, since a zone with a part
    /// missing is another zone.
    public static func zone(
        _ bytes: [UInt8], file: String, features names: [String], limits: ReaderLimits = .standard
    ) -> (region: MultiPolygon?, diagnostics: [Diagnostic]) {
        let read = GeoJSON.read(bytes, file: file, limits: limits)
        guard !read.hasErrors else { return (nil, read.diagnostics) }
        let span = SourceSpan(file: file, line: 1, column: 1)
        let known = Set(read.rows.flatMap(\.names))
        let missing = names.filter { !known.contains($0.collapsingBlanks()) }
        guard missing.isEmpty else {
            let diagnostics = missing.map { name in
                Diagnostic(
                    severity: .error, code: "no-such-feature",
                    message: "No feature of the file has the name \(name.quoted).", span: span,
                    mend: known.isEmpty
                        ? "Its features have no property `name` and no `id`; leave `feature` out to take all."
                        : NearestWord.of(name, among: known).map { "Did you mean \($0.quoted)?" }
                            ?? "It has \(known.sorted().prefix(limits.candidatesShown).map(\.quoted).joined(separator: ", "))."
                )
            }
            return (nil, read.diagnostics + diagnostics)
        }
        let wanted = Set(names.map { $0.collapsingBlanks() })
        let selected = read.rows.filter { feature in
            wanted.isEmpty || feature.names.contains(where: wanted.contains)
        }
        guard let region = try? MultiPolygon(selected.flatMap { $0.geometry?.polygons ?? [] }) else {
            return (
                nil,
                read.diagnostics + [
                    Diagnostic(
                        severity: .error, code: "no-polygon",
                        message: "Of \(selected.count) features none has a polygon, and a zone is an area.",
                        span: span, mend: "Draw the zone as a Polygon or MultiPolygon.")
                ]
            )
        }
        return (region, read.diagnostics)
    }

    /// Reads a line that does not move: the lines of the features selected, or the border of their polygons.
    public static func line(
        _ bytes: [UInt8], file: String, selecting rules: [FeatureRule], outline: OutlineRule,
        limits: ReaderLimits = .standard
    ) -> (shape: DrawnShape?, diagnostics: [Diagnostic]) {
        let read = GeoJSON.read(bytes, file: file, limits: limits)
        guard !read.hasErrors else { return (nil, read.diagnostics) }
        let selected = read.rows.filter { feature in rules.allSatisfy { $0.holds(for: feature) } }
        let territory = try? MultiPolygon(selected.flatMap { $0.geometry?.polygons ?? [] })
        let drawn = selected.flatMap { $0.geometry?.lines ?? [] }
        let line = drawn.isEmpty ? territory?.outline(outline) ?? [] : drawn
        guard !line.isEmpty else {
            return (
                nil,
                read.diagnostics + [
                    Diagnostic(
                        severity: .error, code: "nothing-selected",
                        message:
                            "Of \(read.rows.count) features none that is selected has a line or a border.",
                        span: SourceSpan(file: file, line: 1, column: 1),
                        mend: "Compare `select` with the file's properties.")
                ]
            )
        }
        return (DrawnShape(territory: territory, line: line), read.diagnostics)
    }
}

extension GeoFeature {
    /// What it may be called.
    fileprivate var names: [String] { [properties["name"], id].compactMap { $0?.collapsingBlanks() } }
}
