internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Exchange
internal import Fingerprint
internal import Geography

/// Reads the files that an agreement's zones and lines are drawn in. All that is wrong with any of them is gathered.
struct TheatreLoader {
    let shell: Shell
    /// The agreement's time zone: a day's drawing holds from midnight to midnight there.
    let timeZone: String
    /// Files and folders to read instead of those that the agreement names, by the name of the zone or line.
    let elsewhere: [String: String]
    private(set) var theatre = Theatre()
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var files: [ReadFile] = []
    /// Lines without their own exclusions, for other lines to leave out.
    private var borders: [LineName: LineIndex] = [:]

    /// Files of one folder, at most.
    static let mostFiles = 4_000

    init(shell: Shell, timeZone: String, elsewhere: [String: String]) {
        self.shell = shell
        self.timeZone = timeZone
        self.elsewhere = elsewhere
    }

    /// Reads everything that the agreement draws.
    mutating func load(_ agreement: Agreement) {
        for zone in agreement.zones { load(zone) }
        // Lines that others leave out come first.
        let left = Set(agreement.lines.compactMap { $0.leavingOut?.line })
        for line in agreement.lines where left.contains(line.name) { load(line) }
        for line in agreement.lines where !left.contains(line.name) { load(line) }
    }

    private mutating func load(_ zone: Zone) {
        let path = elsewhere[zone.name.text] ?? zone.file
        guard let bytes = read(path, "zone", zone.name.text, "GeoJSON with its polygons", at: zone.span)
        else {
            return
        }
        let (region, problems) = DrawnGeoJSON.zone(bytes, file: path, features: zone.features)
        diagnostics += problems
        let digest = Fingerprint.sha256(bytes)
        count(path, "zone \(zone.name)", isSound: region != nil, digest)
        guard let region else { return }
        theatre.zones[zone.name] = region
        theatre.sources.append(DrawnSource(kind: .zone, name: zone.name.text, file: path, digest: digest))
    }

    private mutating func load(_ line: DrawnLine) {
        let path = elsewhere[line.name.text] ?? line.path
        let outline = outline(line)
        let rules = line.selecting.map { FeatureRule(property: $0.property, values: $0.values) }
        switch line.source {
        case .file:
            guard
                let bytes = read(
                    path, "line", line.name.text, "GeoJSON with lines or polygons", at: line.span)
            else { return }
            let (shape, problems) = DrawnGeoJSON.line(bytes, file: path, selecting: rules, outline: outline)
            diagnostics += problems
            let digest = Fingerprint.sha256(bytes)
            count(path, "line \(line.name)", isSound: shape != nil, digest)
            guard let shape else { return }
            take(
                LineCourse([LineCourse.Drawing(territory: shape.territory, line: shape.line)]), of: line,
                [DrawnSource(kind: .line, name: line.name.text, file: path, digest: digest)])
        case .folder(_, let missingDays): load(line, folder: path, missingDays, rules, outline)
        }
    }

    private mutating func load(
        _ line: DrawnLine, folder: String, _ missingDays: DrawnLine.MissingDays, _ rules: [FeatureRule],
        _ outline: OutlineRule
    ) {
        let names: [String]
        do {
            names = try shell.list(folder).sorted().map { folder + "/" + $0 }
        } catch {
            unreadable(
                "line", line.name.text, folder, "a folder of daily GeoJSON files", "\(error)", at: line.span)
            return
        }
        guard names.count <= Self.mostFiles else {
            diagnostics.append(
                Diagnostic(
                    severity: .error, code: "too-many-files",
                    message:
                        "The folder \(folder) has \(names.count) files; at most \(Self.mostFiles) are read.",
                    span: line.span, mend: "Leave out the days that no report tells of."))
            return
        }
        var digests: [String: String] = [:]
        let intake: Intake<ContactSnapshot>
        do {
            intake = try LineOfContactFolder.read(names: names, selecting: rules, outline: outline) {
                [shell] name in
                let bytes = try shell.read(name)
                digests[name] = Fingerprint.sha256(bytes)
                return bytes
            }
        } catch {
            unreadable("line", line.name.text, folder, "daily GeoJSON files", "\(error)", at: line.span)
            return
        }
        diagnostics += intake.diagnostics
        let sources = intake.rows.map {
            DrawnSource(
                kind: .line, name: line.name.text, file: $0.source, day: $0.day,
                digest: digests[$0.source] ?? "")
        }
        files.append(
            ReadFile(
                path: folder, kind: "line \(line.name)", read: intake.readCount,
                accepted: intake.acceptedCount,
                rejected: intake.rejectedCount,
                digest: Fingerprint.sha256(sources.map(\.digest).sorted().joined(separator: "\n").utf8)))
        guard !intake.rows.isEmpty else {
            if !intake.hasErrors {
                diagnostics.append(
                    Diagnostic(
                        severity: .error, code: "no-drawing",
                        message:
                            "The folder \(folder) of the line '\(line.name)' holds no GeoJSON file that tells a day.",
                        span: line.span, mend: "Name each file with its day: line_2025-03-18.geojson."))
            }
            return
        }
        let drawings = intake.rows.map { snapshot -> LineCourse.Drawing in
            let shows = bounds(of: snapshot.day)
            let made = LineOfContactFolder.day(inName: snapshot.source)?.madeAtSeconds
            return LineCourse.Drawing(
                day: snapshot.day, shows: shows,
                available: made.map { Instant(secondsSinceEpoch: $0) } ?? shows.latest,
                territory: snapshot.region, line: snapshot.line)
        }
        take(LineCourse(drawings, missingDays: missingDays), of: line, sources)
    }

    private mutating func take(_ course: LineCourse, of line: DrawnLine, _ sources: [DrawnSource]) {
        theatre.lines[line.name] = course
        theatre.sources += sources
        if case .file = line.source, let drawing = course.drawings.first {
            borders[line.name] = LineIndex(drawing.line)
        }
    }

    /// Which parts of borders are the line.
    private mutating func outline(_ line: DrawnLine) -> OutlineRule {
        guard let other = line.leavingOut else { return OutlineRule(seamMeters: Double(line.seamMeters)) }
        guard let border = borders[other.line] else {
            if theatre.lines[other.line] != nil {
                diagnostics.append(
                    Diagnostic(
                        severity: .error, code: "line-moves",
                        message: "The line '\(line.name)' leaves out '\(other.line)', which itself moves.",
                        span: line.span, mend: "Leave out a line that is drawn in one file."))
            }
            // Nothing will be assessed, but what is wrong with this line's own files is to be told as well.
            return OutlineRule()
        }
        return OutlineRule(
            seamMeters: Double(line.seamMeters), otherBorders: border,
            otherBordersMeters: Double(other.meters))
    }

    // MARK: Files

    private mutating func read(
        _ path: String, _ what: String, _ name: String, _ expected: String, at span: SourceSpan
    ) -> [UInt8]? {
        do {
            return try shell.read(path)
        } catch {
            unreadable(what, name, path, expected, "\(error)", at: span)
            return nil
        }
    }

    private mutating func unreadable(
        _ what: String, _ name: String, _ path: String, _ expected: String, _ why: String, at span: SourceSpan
    ) {
        // The path stands in the sentence already.
        let why = why.hasPrefix(path + ": ") ? String(why.dropFirst(path.count + 2)) : why
        diagnostics.append(
            Diagnostic(
                severity: .error, code: "drawing-unavailable",
                message:
                    "The \(what) '\(name)' is drawn in '\(path)', where \(expected) was expected: \(why).",
                span: span, mend: "Put it there, or say where it is: --drawn \(name)=PATH."))
    }

    private mutating func count(_ path: String, _ kind: String, isSound: Bool, _ digest: String) {
        files.append(
            ReadFile(
                path: path, kind: kind, read: 1, accepted: isSound ? 1 : 0, rejected: isSound ? 0 : 1,
                digest: digest))
    }

    // MARK: Days

    private func bounds(of day: CivilDay) -> Interval {
        let wall = Int64(day.daysSinceEpoch) * 86_400
        return Interval(spanning: midnight(wall), midnight(wall + 86_400))
    }

    /// The first moment of a day, in zones that change their clocks at midnight too.
    private func midnight(_ wallSeconds: Int64) -> Instant {
        switch shell.zones.meaning(of: CivilTime(wallSeconds: wallSeconds), in: timeZone) {
        case .once(let instant), .twice(let instant, _): return instant
        case .never, .unknownZone:
            let before = Instant(secondsSinceEpoch: wallSeconds - 86_400)
            let offset = shell.zones.offsetSeconds(of: timeZone, at: before) ?? 0
            return Instant(secondsSinceEpoch: wallSeconds - Int64(offset))
        }
    }
}
