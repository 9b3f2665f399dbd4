internal import CeasefireModel

/// Finds the fields of a report in an object of JSON whose form is plain: no value in it is an object, and no key is written with
/// escapes or stands twice.
struct QuickObjects {
    /// Makes rows of the fields.
    var fields: QuickFields
    /// Where the fields of the object stand, by their places in ``ReportColumns/names``.
    private(set) var places: [QuickField]
    private let fieldLimit: Int
    /// The numbers of keys: of a field its place, of another key one more than of those before.
    private var keys = ByteTable(seed: NameTable.seed)
    private var keyCount: Int
    /// The keys of the object before: most are the same, in the same order.
    private var order: [Key] = []
    /// A key that nobody has told of yet.
    private var newKey: Range<Int>?
    private var keepsFile = false

    private struct Key: BitwiseCopyable {
        var start: Int
        var count: Int
        var number: Int
    }

    /// Keys that are told apart in one object.
    private static let mostKeys = 64
    private static let lists = Set(
        ["weapon", "against", "attributed_to"].compactMap { ReportColumns.names.firstIndex(of: $0) })

    init(_ source: SourceText, times: TimeReader) {
        fields = QuickFields(times: times, limits: source.limits)
        fieldLimit = source.limits.fieldBytes
        places = ReportColumns.names.map { _ in QuickField() }
        keyCount = ReportColumns.names.count
        for (number, name) in ReportColumns.names.enumerated() {
            var name = name
            name.withUTF8 { _ = keys.insertIfNew($0, UInt32(number)) }
        }
    }

    /// Keeps the bytes of the file, in which texts of rows stand from now on.
    mutating func keepFile(_ bytes: [UInt8]) {
        if !keepsFile { fields.table.keep(file: bytes) }
        keepsFile = true
    }

    /// Puts a report that was read with care among the others, and remembers what its words mean where there was nothing to say.
    mutating func add(_ report: Report, of cells: JSONCells) -> Report {
        let bytes = cells.problems.source.bytes
        if cells.problems.list.isEmpty {
            fields.learn(report, from: bytes) { name in
                let cell = cells.field(ReportColumns.names[name])
                return cell.text.isEmpty ? nil : QuickField(json: cell.range, of: bytes)
            }
        }
        return fields.table.add(report)
    }

    /// Sets what a feature says beside its properties; false where they say it too.
    mutating func set(id: QuickField?, point: (longitude: QuickField, latitude: QuickField)?) -> Bool {
        let (name, latitude, longitude) = (0, 11, 12)
        if let id, places[name].start == places[name].end { places[name] = id }
        guard let point else { return true }
        guard places[latitude].start == places[latitude].end, places[longitude].start == places[longitude].end
        else { return false }
        places[latitude] = point.latitude
        places[longitude] = point.longitude
        return true
    }

    /// The row of the fields that were found, and the bytes of its name; nil where there is any doubt.
    @inline(__always)
    mutating func row(
        _ bytes: UnsafeBufferPointer<UInt8>
    ) -> (row: ReportRow, name: UnsafeBufferPointer<UInt8>)? {
        let places = places
        return fields.row(bytes) { places[$0] }
    }

    /// Takes a key that was new for one that means nothing here, once its file's reader has told of it.
    mutating func learnKey(_ unknown: UnknownKeys, _ bytes: [UInt8]) {
        guard let range = newKey else { return }
        newKey = nil
        guard keyCount < Self.mostKeys, unknown.contains(String(decoding: bytes[range], as: UTF8.self)) else {
            return
        }
        bytes.withUnsafeBufferPointer {
            _ = keys.insertIfNew(UnsafeBufferPointer(rebasing: $0[range]), UInt32(keyCount))
        }
        keyCount += 1
    }

    /// Finds the fields of the object that begins at the cursor, and moves on behind it; false where there is any doubt.
    @inline(__always)
    mutating func find(_ cursor: inout QuickCursor) -> Bool {
        for i in places.indices { places[i] = QuickField() }
        guard cursor.skip(UInt8(ascii: "{")) else { return false }
        cursor.skipBlanks()
        if cursor.skip(UInt8(ascii: "}")) { return true }
        var (seen, number) = (0 as UInt64, 0)
        while true {
            guard let name = key(&cursor, number) else { return false }
            // A key that stands twice is a fault.
            let bit = UInt64(1) << UInt64(name)
            guard seen & bit == 0, let value = cursor.value(), value.end - value.start <= fieldLimit else {
                return false
            }
            seen |= bit
            if name < places.count {
                guard value.coding != .word, value.coding != .list || Self.lists.contains(name) else {
                    return false
                }
                places[name] = value
            }
            number += 1
            cursor.skipBlanks()
            if cursor.skip(UInt8(ascii: ",")) {
                cursor.skipBlanks()
                continue
            }
            return cursor.skip(UInt8(ascii: "}"))
        }
    }

    /// The number of the next key, which nearly always is that of the same key of the object before.
    @inline(__always)
    private mutating func key(_ cursor: inout QuickCursor, _ place: Int) -> Int? {
        if place < order.count, cursor.skip(key: order[place].start, count: order[place].count) {
            return order[place].number
        }
        guard let key = cursor.key() else { return nil }
        return number(of: key, place, cursor.bytes)
    }

    private mutating func number(
        of key: Range<Int>, _ place: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Int? {
        guard let number = keys[UnsafeBufferPointer(rebasing: bytes[key])] else {
            newKey = key
            return nil
        }
        let found = Key(start: key.lowerBound, count: key.count, number: Int(number))
        if place < order.count {
            order[place] = found
        } else if place == order.count {
            order.append(found)
        }
        return Int(number)
    }
}

extension QuickField {
    /// A value of JSON as it stands there.
    init(json range: Range<Int>, of bytes: [UInt8]) {
        self.init(start: range.lowerBound, end: range.upperBound)
        if bytes[start] == ASCII.quote {
            start += 1
            end -= 1
            if bytes[start..<end].contains(ASCII.backslash) { coding = .backslashes }
        } else if bytes[start] == UInt8(ascii: "[") {
            coding = .list
        }
    }
}
