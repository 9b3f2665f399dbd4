internal import CeasefireModel
public import Geography

/// Reads a line of contact from daily GeoJSON files, one snapshot a file.
///
/// - *The day* stands in the file's name: `2025-03-18` or `20250318`, parted from other digits, wherever it stands first. A number of ten digits
///   behind it is the second since 1970 at which the file was made (`deepstate_2025-03-18_1742333889.geojson`): of two files for one
///   day the one made later counts, and the other is named in a note. Two for one day that nothing tells apart are an error.
/// - *The day's line* is the file of that day, however late on it the file was made. A day without a file is the business
///   of `LineOfContact`: the latest earlier day answers, and says so.
/// - *The territory* is all polygons of the features that the rules select. A file in which they select no polygon is an error:
///   an empty territory would be believed.
/// - *A file with an error* makes no snapshot at all, since a line with a part missing is another line.
public enum LineOfContactFolder {
    /// Reads the files of a folder.
    /// - Parameters:
    ///   - names: The files' names, in any order; those that do not end with `.geojson` or `.json` are passed over.
    ///   - rules: Which features make up the territory; see ``FeatureRule``.
    ///   - outline: Which parts of its border are the line; all of it by default.
    ///   - limits: How much is taken in of each file.
    ///   - load: Gives the bytes of a file; what it throws is thrown on.
    /// - Returns: The snapshots in the order of their days; a file is a row.
    public static func read(
        names: [String], selecting rules: [FeatureRule] = [], outline: OutlineRule = OutlineRule(),
        limits: ReaderLimits = .standard, load: (String) throws -> [UInt8]
    ) rethrows -> Intake<ContactSnapshot> {
        var intake = Intake<ContactSnapshot>()
        for file in files(names, &intake) {
            intake.readCount += 1
            let features = GeoJSON.read(try load(file.name), file: file.name, limits: limits)
            intake.diagnostics += features.diagnostics
            let span = SourceSpan(file: file.name, line: 1, column: 1)
            guard !features.hasErrors else {
                intake.rejectedCount += 1
                continue
            }
            let selected = features.rows.filter { feature in rules.allSatisfy { $0.holds(for: feature) } }
            let polygons = selected.flatMap { $0.geometry?.polygons ?? [] }
            guard let region = try? MultiPolygon(polygons) else {
                intake.rejectedCount += 1
                intake.diagnostics.append(
                    Diagnostic(
                        severity: .error, code: "nothing-selected",
                        message:
                            "Of \(features.rows.count) features none that the rules select has a polygon.",
                        span: span, mend: "Compare the rules with the file's properties."))
                continue
            }
            let line = outline.leavesAllIn ? region.outline() : region.outline(outline)
            intake.rows.append(
                ContactSnapshot(day: file.day, region: region, line: line, source: file.name))
            intake.spans.append(span)
        }
        return intake
    }

    /// The day that a file's name tells, and when the file was made, in seconds since 1970; nil where it tells no day.
    public static func day(inName name: String) -> (day: CivilDay, madeAtSeconds: Int64?)? {
        let base = name.split(separator: "/").last.map(String.init) ?? name
        let runs = base.split { !($0.isASCII && $0.isNumber) }
        for (i, run) in runs.enumerated() {
            var parts: [Substring] = []
            if run.utf8.count == 8 {
                parts = [run.prefix(4), run.dropFirst(4).prefix(2), run.suffix(2)]
            } else if run.utf8.count == 4, i + 2 < runs.count, isDate(runs[i...(i + 2)], in: base) {
                parts = Array(runs[i...(i + 2)])
            }
            let numbers = parts.compactMap { Int($0) }
            guard numbers.count == 3, numbers[0] >= 1900,
                let day = CivilDay(year: numbers[0], month: numbers[1], day: numbers[2])
            else { continue }
            let made = runs[(i + 1)...].first { $0.utf8.count == 10 }.flatMap { Int64($0) }
            return (day, made)
        }
        return nil
    }

    /// Whether three runs of digits stand as in `2025-03-18`.
    private static func isDate(_ runs: ArraySlice<Substring>, in base: String) -> Bool {
        guard let first = runs.first, let last = runs.last,
            runs.dropFirst().allSatisfy({ $0.utf8.count == 2 })
        else { return false }
        return base[first.startIndex..<last.endIndex] == runs.joined(separator: "-")[...]
    }

    private typealias File = (name: String, day: CivilDay, madeAtSeconds: Int64?)

    /// The file of each day, in order.
    private static func files(_ names: [String], _ intake: inout Intake<ContactSnapshot>) -> [File] {
        var files: [File] = []
        for name in Set(names).sorted() {
            guard name.hasSuffix(".geojson") || name.hasSuffix(".json") else { continue }
            if let found = day(inName: name) {
                files.append((name, found.day, found.madeAtSeconds))
            } else {
                intake.reject(
                    name, .error, "no-day-in-name", "The file's name \(name.quoted) tells no day.",
                    mend: "Write it as in 'line_2025-03-18.geojson'.")
            }
        }
        files.sort { ($0.day, $0.madeAtSeconds ?? 0, $0.name) < ($1.day, $1.madeAtSeconds ?? 0, $1.name) }
        var kept: [File] = []
        for file in files {
            guard let last = kept.last, last.day == file.day else {
                kept.append(file)
                continue
            }
            if last.madeAtSeconds == file.madeAtSeconds {
                intake.reject(
                    file.name, .error, "two-files-for-a-day",
                    "\(last.name.quoted) is of the same day, and nothing tells which counts.",
                    mend: "Remove one of the two.")
            } else {
                intake.reject(
                    last.name, .note, "earlier-of-the-day",
                    "\(last.name.quoted) is not used: \(file.name.quoted) was made later on that day.")
                kept[kept.count - 1] = file
            }
        }
        return kept
    }
}

extension OutlineRule {
    /// Whether the rule leaves nothing out.
    fileprivate var leavesAllIn: Bool { seamMeters <= 0 && otherBorders == nil }
}

extension Intake {
    /// Books a file that is not used.
    fileprivate mutating func reject(
        _ file: String, _ severity: Diagnostic.Severity, _ code: String, _ message: String, mend: String = ""
    ) {
        readCount += 1
        rejectedCount += 1
        diagnostics.append(
            Diagnostic(
                severity: severity, code: code, message: message,
                span: SourceSpan(file: file, line: 1, column: 1), mend: mend))
    }
}
