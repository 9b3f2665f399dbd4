internal import Geography

/// Reports as flat rows, made by one reader from one file. The reports that it gives out keep what they need of it.
package struct ReportTable {
    private let texts: ReportTexts
    private var block: ReportBlock
    private var words: ByteTable
    private var lists: ByteTable
    private var marks: [ReleaseMark: UInt32] = [.open: 0]
    private var room = 16

    /// Rows of a block: half a mebibyte.
    private static let largestBlock = 4_096

    /// Starts an empty table. The seed spreads words over the slots of tables;
    /// where nobody outside knows it, nobody can write words that all fall into one.
    package init(seed: UInt64) {
        texts = ReportTexts()
        block = ReportBlock(texts: texts, capacity: room)
        words = ByteTable(seed: seed)
        lists = ByteTable(seed: seed)
    }

    /// Keeps the bytes of the file, in which texts of rows stand from now on.
    package func keep(file bytes: [UInt8]) { texts.bytes = bytes }

    /// Adds a row and gives the report of it.
    package mutating func add(_ row: ReportRow) -> Report {
        if block.rows.count == room {
            room = min(2 * room, Self.largestBlock)
            block = ReportBlock(texts: texts, capacity: room)
        }
        block.rows.append(row)
        return Report(block, row: block.rows.count - 1)
    }

    /// Adds what a report says and gives the report of the row; the report itself where it is a row already, or no row can hold it.
    package mutating func add(_ report: Report) -> Report {
        report.isOwn ? row(of: report).map { add($0) } ?? report : report
    }

    /// The number of a word.
    package mutating func word(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
        if bytes.isEmpty { return 0 }
        let number = UInt32(texts.words.count)
        if let known = words.insertIfNew(bytes, number) { return known }
        texts.words.append(String(decoding: bytes, as: UTF8.self))
        return number
    }

    /// Keeps a text that does not stand in the file as it is meant; nil where there is no room.
    package mutating func keep(_ bytes: some Collection<UInt8>) -> TextPlace? {
        let start = texts.apart.count
        if bytes.isEmpty { return TextPlace() }
        guard start + bytes.count < Int(UInt32.max), bytes.count < 1 << 31 else { return nil }
        texts.apart += bytes
        return TextPlace(apartFrom: start, count: bytes.count)
    }

    /// What a report says as a row; nil where no row can hold it.
    package mutating func row(of report: Report) -> ReportRow? {
        var row = ReportRow()
        let place = report.place
        guard let id = keep(report.id.text.utf8), let name = keep(place.name.utf8),
            let url = keep(report.url.utf8), let summary = keep(report.summary.utf8),
            let weaponCount = Self.count(report.weaponCount), let killed = Self.count(report.killed),
            let injured = Self.count(report.injured),
            let act = word(report.act), let target = word(report.target),
            let claimant = word(report.claimant)
        else { return nil }
        (row.id, row.placeName, row.url, row.summary) = (id, name, url, summary)
        (row.weaponCount, row.killed, row.injured) = (weaponCount, killed, injured)
        (row.act, row.target, row.claimant) = (act, target, claimant)
        row.occurredEarliest = report.occurred.earliest.secondsSinceEpoch
        row.occurredLatest = report.occurred.latest.secondsSinceEpoch
        row.availableEarliest = report.available.earliest.secondsSinceEpoch
        row.availableLatest = report.available.latest.secondsSinceEpoch
        if let coordinate = place.coordinate {
            row.latitude = coordinate.latitudeMicrodegrees
            row.longitude = coordinate.longitudeMicrodegrees
        }
        if let precision = place.precisionMeters {
            guard !precision.isNaN else { return nil }
            row.precisionMeters = precision
        }
        row.region = word(place.region)
        row.country = word(place.country)
        row.outlet = word(report.outlet)
        row.outletKind = word(report.outletKind)
        row.attribution = word(report.attribution)
        row.catalogue = word(report.catalogue)
        row.weapons = number(of: report.weapons.map(\.text), next: texts.weapons.count, kind: 0)
        if Int(row.weapons) == texts.weapons.count { texts.weapons.append(report.weapons) }
        row.accused = number(of: report.accused.map(\.text), next: texts.accused.count, kind: 1)
        if Int(row.accused) == texts.accused.count { texts.accused.append(report.accused) }
        row.release = mark(report.release)
        return row
    }

    private static func count(_ value: Int?) -> Int32? {
        guard let value else { return ReportRow.unsaid }
        return value < 0 ? nil : Int32(exactly: value)
    }

    private mutating func word(_ text: String) -> UInt32 {
        var text = text
        return text.withUTF8 { word($0) }
    }

    /// Nil for a name that is empty, which is not the same as none.
    private mutating func word<Kind>(_ name: Identifier<Kind>?) -> UInt32? {
        guard let name else { return 0 }
        return name.text.isEmpty ? nil : word(name.text)
    }

    /// The number of a list, by the bytes of its names, since names that are only equal are not the same words. A new one gets the
    /// number `next`.
    private mutating func number(of names: [String], next: Int, kind: UInt8) -> UInt32 {
        if names.isEmpty { return 0 }
        var key = [kind]
        for name in names {
            withUnsafeBytes(of: UInt32(name.utf8.count)) { key += $0 }
            key += name.utf8
        }
        return key.withUnsafeBufferPointer { lists.insertIfNew($0, UInt32(next)) } ?? UInt32(next)
    }

    private mutating func mark(_ mark: ReleaseMark) -> UInt32 {
        if let number = marks[mark] { return number }
        let number = UInt32(texts.marks.count)
        texts.marks.append(mark)
        marks[mark] = number
        return number
    }
}
