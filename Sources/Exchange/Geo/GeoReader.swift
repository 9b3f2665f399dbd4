internal import CeasefireModel
internal import Geography

/// Reads one GeoJSON file.
struct GeoReader {
    typealias SyntaxError = JSONParser.SyntaxError

    private var scanner: GeoScanner
    private let source: SourceText
    private var problems: Problems
    private var intake = Intake<GeoFeature>()
    private var positions = 0

    init(_ source: SourceText) {
        self.source = source
        scanner = GeoScanner(source)
        problems = Problems(source: source)
    }

    /// Reads the whole file.
    mutating func read() -> Intake<GeoFeature> {
        begin()
        do throws(SyntaxError) {
            scanner.skipBlanks()
            let top = try document()
            scanner.skipBlanks()
            guard scanner.peek == nil else {
                throw SyntaxError(
                    message: "The text has ended, but more follows.", range: scanner.here,
                    mend: "A GeoJSON file holds one object.")
            }
            if !top.isCollection { close(top.object) }
            intake.diagnostics += problems.inOrder()
        } catch {
            refuse(error)
        }
        return intake
    }

    /// Nothing of a file that breaks off is kept: half a map is another map.
    private mutating func refuse(_ error: SyntaxError) {
        problems.error(error.code, error.message, at: error.range, mend: error.mend)
        intake.diagnostics += problems.inOrder()
        intake.rejectedCount = intake.readCount
        intake.rows = []
        intake.spans = []
    }

    private mutating func begin() { problems.begin(rowAt: scanner.lineStart, line: scanner.line) }

    /// Reads the outermost object; the features of a collection become rows as they are met.
    private mutating func document() throws(SyntaxError) -> (object: GeoObject, isCollection: Bool) {
        guard scanner.peek == UInt8(ascii: "{") else { throw scanner.expected("`{`") }
        var found = GeoObject(range: scanner.here)
        var hasFeatures = false
        try eachMember(depth: 1) { (reader, key, range) throws(SyntaxError) in
            switch key {
            case "features":
                hasFeatures = true
                try reader.features()
            case "crs": try reader.referenceSystem()
            default: try reader.member(key, range, of: &found, depth: 1)
            }
        }
        found.range = found.range.lowerBound..<scanner.position
        let isCollection = hasFeatures || found.type?.text == "FeatureCollection"
        if isCollection {
            if found.type?.text != "FeatureCollection" {
                tell("wrong-type", "An object with features must be of type 'FeatureCollection'.", found)
            } else if !hasFeatures {
                tell("missing-key", "The FeatureCollection has no 'features'.", found)
            }
        }
        return (found, isCollection)
    }

    private mutating func tell(_ code: String, _ message: String, _ object: GeoObject) {
        let start = object.range.lowerBound
        problems.error(code, message, at: object.type?.range ?? start..<(start + 1))
    }

    /// Reads the list of features.
    private mutating func features() throws(SyntaxError) {
        let start = scanner.position
        guard scanner.peek == UInt8(ascii: "[") else {
            _ = try scanner.value(depth: 2)
            problems.error("wrong-kind", "The 'features' are no list.", at: start..<scanner.position)
            return
        }
        intake.diagnostics += problems.inOrder()
        try eachItem(depth: 2) { (reader) throws(SyntaxError) in
            reader.begin()
            guard reader.intake.readCount < reader.source.limits.rows else {
                throw SyntaxError(
                    code: "too-many-rows",
                    message: "The file has more than \(reader.source.limits.rows) features.",
                    range: reader.scanner.here, mend: "Split it into several files.")
            }
            reader.close(try reader.object(depth: 3))
            guard reader.intake.diagnostics.count < GeoJSON.diagnosticLimit else {
                throw SyntaxError(
                    code: "too-many-problems", message: "Too much is wrong; what follows was not read.",
                    range: reader.scanner.here)
            }
        }
        // What is still wrong concerns the whole file, and may stand before the features.
        problems.begin(rowAt: source.start, line: 1)
    }

    /// Books a feature, or a shape that stands alone.
    private mutating func close(_ object: GeoObject?) {
        intake.readCount += 1
        var shaper = GeoShaper(problems: problems)
        let feature = object.flatMap { shaper.feature($0) }
        problems = shaper.problems
        if let feature, !problems.isRejected {
            intake.rows.append(feature)
            let start = object?.range.lowerBound ?? scanner.lineStart
            intake.spans.append(problems.span(of: start..<(start + 1)))
        } else {
            intake.rejectedCount += 1
        }
        intake.diagnostics += problems.inOrder()
        begin()
    }

    /// Coordinates of another reference system would be read as if they were degrees.
    private mutating func referenceSystem() throws(SyntaxError) {
        let start = scanner.position
        let value = try scanner.value(depth: 1)
        let text = source.text(start..<scanner.position)
        if case .null = value { return }
        guard !text.contains("CRS84"), !text.contains("EPSG:4326"), !text.contains("EPSG::4326") else {
            return
        }
        throw SyntaxError(
            code: "other-reference-system", message: "The file's reference system is not WGS84.",
            range: start..<(start + 1), mend: "Convert it to WGS84, longitude first (RFC 7946).")
    }

    /// Reads a feature or a geometry; nil, with the reason told, where the value is no object.
    private mutating func object(depth: Int) throws(SyntaxError) -> GeoObject? {
        let start = scanner.position
        guard scanner.peek == UInt8(ascii: "{") else {
            _ = try scanner.value(depth: depth)
            problems.error("wrong-kind", "Expected an object.", at: start..<scanner.position)
            return nil
        }
        var object = GeoObject(range: scanner.here)
        try eachMember(depth: depth) { (reader, key, range) throws(SyntaxError) in
            try reader.member(key, range, of: &object, depth: depth)
        }
        object.range = start..<scanner.position
        return object
    }

    /// Reads what stands under a key of a feature or a geometry.
    private mutating func member(
        _ key: String, _ keyRange: Range<Int>, of object: inout GeoObject, depth: Int
    ) throws(SyntaxError) {
        guard object.keys.insert(key).inserted else {
            problems.error(
                "duplicate-key", "The key \(key.quoted) stands twice in one object.", at: keyRange,
                mend: "Remove one of the two.")
            _ = try scanner.value(depth: depth)
            return
        }
        let start = scanner.position
        switch key {
        case "type":
            let value = try scanner.value(depth: depth)
            guard case .string(let text) = value else {
                problems.error("wrong-kind", "The 'type' is no text.", at: start..<scanner.position)
                return
            }
            object.type = (text, start..<scanner.position)
        case "id":
            switch try scanner.value(depth: depth) {
            case .string(let text), .number(let text): object.id = text
            default: problems.error("wrong-kind", "The 'id' is no text.", at: start..<scanner.position)
            }
        case "coordinates":
            object.coordinates = try scanner.coordinates(
                depth: depth, positions: &positions, &problems)
        case "geometry":
            guard scanner.peek == UInt8(ascii: "{") else {
                guard case .null = try scanner.value(depth: depth) else {
                    problems.error(
                        "wrong-kind", "The 'geometry' is no object.", at: start..<scanner.position)
                    return
                }
                object.hasNoGeometry = true
                return
            }
            if let part = try self.object(depth: depth + 1) { object.parts.append(part) }
        case "geometries":
            guard scanner.peek == UInt8(ascii: "[") else {
                _ = try scanner.value(depth: depth)
                problems.error(
                    "wrong-kind", "The 'geometries' are no list.", at: start..<scanner.position)
                return
            }
            var parts: [GeoObject] = []
            try eachItem(depth: depth + 1) { (reader) throws(SyntaxError) in
                if let part = try reader.object(depth: depth + 2) { parts.append(part) }
            }
            object.parts += parts
        case "properties": object.properties = try properties(depth: depth)
        default: _ = try scanner.value(depth: depth)
        }
    }

    private mutating func properties(depth: Int) throws(SyntaxError) -> [String: String] {
        let start = scanner.position
        guard scanner.peek == UInt8(ascii: "{") else {
            guard case .null = try scanner.value(depth: depth) else {
                problems.error(
                    "wrong-kind", "The 'properties' are no object.", at: start..<scanner.position)
                return [:]
            }
            return [:]
        }
        var properties: [String: String] = [:]
        try eachMember(depth: depth + 1) { (reader, key, range) throws(SyntaxError) in
            let value = reader.scanner.position
            let text: String
            switch try reader.scanner.value(depth: depth + 1) {
            case .string(let string), .number(let string): text = string
            case .bool(let bool): text = bool ? "true" : "false"
            case .null, nil: return
            }
            if text.utf8.count > reader.source.limits.fieldBytes {
                reader.problems.error(
                    "field-too-long",
                    "\(key.quoted) has more than \(reader.source.limits.fieldBytes) bytes.",
                    at: value..<reader.scanner.position)
            } else if properties.updateValue(text, forKey: key) != nil {
                reader.problems.error(
                    "duplicate-key", "The key \(key.quoted) stands twice in one object.", at: range,
                    mend: "Remove one of the two.")
            }
        }
        return properties
    }
}

extension GeoReader {
    // The scanner is a part of the reader: it is lent to itself for the form, and taken back for each value.
    private mutating func eachMember(
        depth: Int, _ body: (inout Self, String, Range<Int>) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        var form = scanner
        try form.object(depth: depth) { (form, key, range) throws(SyntaxError) in
            scanner = form
            try body(&self, key, range)
            form = scanner
        }
        scanner = form
    }

    private mutating func eachItem(
        depth: Int, _ body: (inout Self) throws(SyntaxError) -> Void
    ) throws(SyntaxError) {
        var form = scanner
        try form.list(depth: depth) { (form) throws(SyntaxError) in
            scanner = form
            try body(&self)
            form = scanner
        }
        scanner = form
    }
}
