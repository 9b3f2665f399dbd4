internal import CeasefireModel

/// Makes reports of features.
struct FeatureReader {
    var reports: ReportObjectReader
    private let source: SourceText
    // Where the line of the last feature began.
    private var position: (offset: Int, lineStart: Int, line: Int)

    init(source: SourceText, times: TimeReader) {
        reports = ReportObjectReader(source: source, times: times)
        self.source = source
        position = (source.start, source.start, 1)
        reports.cells.problems.begin(rowAt: source.start, line: 1)
    }

    /// The features of the file; nil, with the reason told, where it is none of GeoJSON.
    mutating func features() -> [JSONNode]? {
        let whole = source.start..<source.bytes.count
        if let offset = source.firstInvalid(in: whole) {
            let byte = String(source.bytes[offset], radix: 16, uppercase: true)
            reports.cells.problems.error(
                "not-utf-8", "The byte 0x\(byte) is not UTF-8.", at: offset..<(offset + 1),
                mend: "Save the file as UTF-8.")
            return nil
        }
        var parser = JSONParser(source, range: whole, kind: .file)
        guard let node = parser.parse(&reports.cells.problems) else { return nil }
        guard var fields = JSONFields(node, called: nil, orElse: "The file", &reports.cells.problems) else {
            return nil
        }
        let kind = fields.requiredText("type", &reports.cells.problems)
        switch kind?.text {
        case "Feature": return reports.cells.problems.isRejected ? nil : [node]
        case "FeatureCollection":
            guard let member = fields.required("features", &reports.cells.problems) else { return nil }
            if case .array(let features) = member.node.value {
                return reports.cells.problems.isRejected ? nil : features
            }
            reports.cells.problems.error(
                "wrong-kind", "`features` is \(member.node.value.kind), and should be a list of features.",
                at: member.node.range)
        case let other?:
            reports.cells.problems.error(
                "not-features", "The file is a \(other.quoted), and should be a `FeatureCollection`.",
                at: kind?.range ?? node.range,
                mend: "Put the point into the `geometry` of a `Feature`, with the report as its `properties`."
            )
        case nil: break
        }
        return nil
    }

    /// Moves on to a feature on a line that is known.
    mutating func begin(_ feature: JSONNode, lineStart: Int, line: Int) {
        position = (lineStart, lineStart, line)
        begin(feature)
    }

    /// Moves on to the next feature.
    mutating func begin(_ feature: JSONNode) {
        for i in position.offset..<feature.range.lowerBound where source.bytes[i] == ASCII.lineFeed {
            position.line += 1
            position.lineStart = i + 1
        }
        position.offset = feature.range.lowerBound
        reports.cells.problems.begin(rowAt: position.lineStart, line: position.line)
        reports.cells.begin(feature.range)
    }

    /// The report of a feature, or what is wrong with it; nil where it is none.
    mutating func report(of feature: JSONNode) -> RowOutcome<Report>? {
        guard
            var fields = JSONFields(feature, called: nil, orElse: "The feature", &reports.cells.problems)
        else { return nil }
        if let kind = fields.requiredText("type", &reports.cells.problems), kind.text != "Feature" {
            reports.cells.problems.error(
                "not-a-feature", "The object is a \(kind.text.quoted), and should be a `Feature`.",
                at: kind.range)
        }
        if let properties = fields.required("properties", &reports.cells.problems) {
            switch properties.node.value {
            case .object(let members): reports.cells.take(members)
            case .null: break
            default:
                reports.cells.problems.error(
                    "wrong-kind", "`properties` is \(properties.node.value.kind), and should be an object.",
                    at: properties.node.range)
            }
        }
        takeName(fields.optional("id"))
        if let geometry = fields.required("geometry", &reports.cells.problems) { takePoint(geometry) }
        guard !reports.cells.problems.isRejected else { return nil }
        return reports.report()
    }

    private mutating func takeName(_ id: JSONMember?) {
        guard let id, reports.cells.field("report_id").text.isEmpty else { return }
        switch id.node.value {
        case .string(let text), .number(let text):
            reports.cells.set("report_id", text.trimmingBlanks(), at: id.node.range)
        default: break
        }
    }

    private mutating func takePoint(_ geometry: JSONMember) {
        if case .null = geometry.node.value { return }
        guard var fields = JSONFields(geometry.node, called: "geometry", &reports.cells.problems),
            let kind = fields.requiredText("type", &reports.cells.problems)
        else { return }
        guard kind.text == "Point" else {
            reports.cells.problems.error(
                "not-a-point", "The geometry is a \(kind.text.quoted), and a report stands at a `Point`.",
                at: kind.range,
                mend: "Give the middle of the place as a point, and its size as `location_precision_km`.")
            return
        }
        guard let member = fields.required("coordinates", &reports.cells.problems) else { return }
        var numbers: [(text: String, range: Range<Int>)] = []
        if case .array(let items) = member.node.value {
            for case .number(let text) in items.map(\.value) {
                numbers.append((text, items[numbers.count].range))
            }
            if numbers.count != items.count || !(2...3).contains(items.count) { numbers = [] }
        }
        guard numbers.count >= 2 else {
            reports.cells.problems.error(
                "not-a-position", "`coordinates` should be two numbers: the longitude, then the latitude.",
                at: member.node.range, mend: "Write `[34.39, 47.57]`.")
            return
        }
        for (name, number) in zip(["longitude", "latitude"], numbers) {
            let given = reports.cells.field(name)
            if !given.isUnsaid, Double(given.text) != Double(number.text) {
                reports.cells.problems.error(
                    "two-positions",
                    "The geometry and the property \(name.quoted) differ: \(number.text.quoted) and \(given.text.quoted).",
                    at: given.range, mend: "Remove the property, or correct one of the two.")
            }
            reports.cells.set(name, plainNumber(number.text), at: number.range)
        }
    }

    /// `1e-05` as `0.00001`: some writers give small degrees an exponent.
    private func plainNumber(_ text: String) -> String {
        guard text.contains(where: { $0 == "e" || $0 == "E" }), let value = Double(text), abs(value) < 1_000
        else { return text }
        let micro = Int64((abs(value) * 1e6).rounded())
        let digits = String(micro % 1_000_000)
        return (value < 0 ? "-" : "") + "\(micro / 1_000_000)."
            + String(repeating: "0", count: 6 - digits.count) + digits
    }
}
