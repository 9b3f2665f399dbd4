internal import CeasefireModel

/// Reads points of GeoJSON feature by feature, without a tree of the whole file.
///
/// Features that leave no doubt are taken straight from their bytes, and the others by their reader, one by one. Where the text is no JSON
/// somewhere, or not the plain collection of features, nobody can tell what was meant before either: then nothing is taken,
/// and the whole is read with care.
struct QuickGeoJSON {
    private var reader: FeatureReader
    private var builder = IntakeBuilder<Report>(saysTheSame: ==)
    private let source: SourceText

    /// What is taken in of a file; nil where it has to be read with care.
    static func read(_ source: SourceText, _ times: TimeReader) -> Intake<Report>? {
        guard source.mayBeTakenQuickly else { return nil }
        var file = QuickGeoJSON(source, times)
        guard file.builder.open(source, times) == true,
            source.firstInvalid(in: source.start..<source.bytes.count) == nil
        else { return nil }
        file.reader.reports.objects.keepFile(source.bytes)
        guard source.bytes.withUnsafeBufferPointer({ file.takeCollection($0) }) else { return nil }
        if let note = file.reader.reports.cells.unknown.note { file.builder.tell(note) }
        return file.builder.intake
    }

    private init(_ source: SourceText, _ times: TimeReader) {
        self.source = source
        reader = FeatureReader(source: source, times: times)
    }

    private mutating func takeCollection(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var cursor = QuickCursor(bytes, from: source.start)
        var seen: Set<String> = []
        cursor.skipBlanks()
        guard cursor.skip(UInt8(ascii: "{")) else { return false }
        repeat {
            cursor.skipBlanks()
            guard let key = cursor.key() else { return false }
            let name = String(decoding: bytes[key], as: UTF8.self)
            guard seen.insert(name).inserted else { return false }
            switch name {
            case "type":
                guard let kind = cursor.text(), bytes.says("FeatureCollection", kind) else { return false }
            case "features": guard takeFeatures(&cursor) else { return false }
            default:
                guard let node = source.node(at: cursor.position, depth: 1) else { return false }
                cursor.pass(to: node.range.upperBound)
            }
            cursor.skipBlanks()
        } while cursor.skip(ASCII.comma)
        guard cursor.skip(UInt8(ascii: "}")), seen.contains("type"), seen.contains("features") else {
            return false
        }
        cursor.skipBlanks()
        return cursor.position == bytes.count
    }

    private mutating func takeFeatures(_ cursor: inout QuickCursor) -> Bool {
        guard cursor.skip(UInt8(ascii: "[")) else { return false }
        cursor.skipBlanks()
        if cursor.skip(UInt8(ascii: "]")) { return true }
        repeat {
            cursor.skipBlanks()
            guard builder.intake.readCount < source.limits.rows else { return false }
            let before = cursor
            cursor.beginPart()
            if !takeFeature(&cursor) {
                cursor = before
                guard let node = source.node(at: cursor.position, depth: 2) else { return false }
                reader.begin(node, lineStart: cursor.lineStart, line: cursor.lines + 1)
                let outcome = reader.report(of: node)
                builder.close(outcome, &reader.reports.cells.problems)
                cursor.pass(to: node.range.upperBound)
            }
            cursor.skipBlanks()
        } while cursor.skip(ASCII.comma)
        return cursor.skip(UInt8(ascii: "]"))
    }

    /// What a feature is made of.
    private struct Parts {
        var hasType = false
        var hasProperties = false
        var hasGeometry = false
        var hasOther = false
        var id: QuickField?
        var point: (longitude: QuickField, latitude: QuickField)?
    }

    /// Takes a feature straight from its bytes; false where it leaves a doubt.
    private mutating func takeFeature(_ cursor: inout QuickCursor) -> Bool {
        let (start, line) = (cursor.position, cursor.lines + 1)
        guard let parts = parts(&cursor), parts.hasType, parts.hasProperties, parts.hasGeometry else {
            return false
        }
        let (bytes, end) = (cursor.bytes, cursor.position)
        guard reader.reports.objects.set(id: parts.id, point: parts.point),
            cursor.isASCII || bytes.isPlainText(start..<end), let made = reader.reports.objects.row(bytes)
        else { return false }
        return builder.accept(made.name, line: line, in: source.file) {
            reader.reports.objects.fields.table.add(made.row)
        }
    }

    private mutating func parts(_ cursor: inout QuickCursor) -> Parts? {
        var parts = Parts()
        guard cursor.skip(UInt8(ascii: "{")) else { return nil }
        repeat {
            cursor.skipBlanks()
            guard let key = cursor.key() else { return nil }
            let name = QuickField(start: key.lowerBound, end: key.upperBound)
            switch key.count {
            case 4 where cursor.bytes.says("type", name) && !parts.hasType:
                guard let kind = cursor.text(), cursor.bytes.says("Feature", kind) else { return nil }
                parts.hasType = true
            case 10 where cursor.bytes.says("properties", name) && !parts.hasProperties:
                guard reader.reports.objects.find(&cursor) else { return nil }
                parts.hasProperties = true
            case 8 where cursor.bytes.says("geometry", name) && !parts.hasGeometry:
                guard takePoint(&cursor, &parts) else { return nil }
                parts.hasGeometry = true
            case 2 where cursor.bytes.says("id", name) && parts.id == nil:
                guard let id = cursor.value(), id.coding == .none, id.end > id.start else { return nil }
                parts.id = id
            default:
                // Two might be one that stands twice.
                guard !parts.hasOther, key.count != 4, key.count != 10, key.count != 8, key.count != 2,
                    cursor.value() != nil
                else { return nil }
                parts.hasOther = true
            }
            cursor.skipBlanks()
        } while cursor.skip(ASCII.comma)
        return cursor.skip(UInt8(ascii: "}")) ? parts : nil
    }

    private func takePoint(_ cursor: inout QuickCursor, _ parts: inout Parts) -> Bool {
        if cursor.null() { return true }
        guard cursor.skip(UInt8(ascii: "{")) else { return false }
        var (hasType, point) = (false, nil as (longitude: QuickField, latitude: QuickField)?)
        repeat {
            cursor.skipBlanks()
            guard let key = cursor.key() else { return false }
            let name = QuickField(start: key.lowerBound, end: key.upperBound)
            if cursor.bytes.says("type", name), !hasType {
                guard let kind = cursor.text(), cursor.bytes.says("Point", kind) else { return false }
                hasType = true
            } else if cursor.bytes.says("coordinates", name), point == nil {
                point = cursor.pair()
                if point == nil { return false }
            } else {
                return false
            }
            cursor.skipBlanks()
        } while cursor.skip(ASCII.comma)
        parts.point = point
        return hasType && point != nil && cursor.skip(UInt8(ascii: "}"))
    }
}

extension QuickCursor {
    /// Passes over `null`, if it is next.
    mutating func null() -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: "n") else { return false }
        return value() != nil
    }

    /// A list of two numbers; nil for all else.
    mutating func pair() -> (QuickField, QuickField)? {
        guard skip(UInt8(ascii: "[")) else { return nil }
        skipBlanks()
        guard position < bytes.count, let first = number() else { return nil }
        skipBlanks()
        guard skip(ASCII.comma) else { return nil }
        skipBlanks()
        guard position < bytes.count, let second = number() else { return nil }
        skipBlanks()
        return skip(UInt8(ascii: "]")) ? (first, second) : nil
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Whether a field says a word.
    func says(_ word: StaticString, _ field: QuickField) -> Bool {
        guard field.coding == .none, field.end - field.start == word.utf8CodeUnitCount else { return false }
        for i in 0..<word.utf8CodeUnitCount where self[field.start + i] != word.utf8Start[i] { return false }
        return true
    }
}

extension SourceText {
    /// The value of JSON at a place, so many objects and lists deep; nil where there is anything to say of its form.
    func node(at start: Int, depth: Int) -> JSONNode? {
        var problems = Problems(source: self)
        var parser = JSONParser(self, range: start..<bytes.count, kind: .file)
        guard let node = parser.part(depth: depth, &problems), problems.list.isEmpty else { return nil }
        return node
    }
}
