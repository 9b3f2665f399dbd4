internal import AuditLog
internal import CeasefireModel
internal import Geography

// The rows that sources bring. `Documentation/RecordContents.md` lists the fields.

extension Report {
    func encode(to fields: inout CBORMapWriter) {
        if place != Place() { fields.put(0) { place.encode(to: &$0) } }
        fields.put(1, id: act)
        fields.put(2, ids: weapons)
        fields.put(3, count: weaponCount)
        fields.put(4, id: target)
        fields.put(5, id: claimant)
        fields.put(6, ids: accused)
        fields.put(7, count: killed)
        fields.put(8, count: injured)
        fields.put(9, filled: outlet)
        fields.put(10, filled: outletKind)
        fields.put(11, filled: attribution)
        fields.put(12, filled: url)
        fields.put(13, filled: summary)
        fields.put(14, filled: catalogue)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var report = Report(
            id: ReportID(header.name), occurred: try header.neededOccurred(reader),
            available: header.available, release: header.release)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: report.place = try Place(from: &reader)
            case 1: report.act = try reader.id()
            case 2: report.weapons = try reader.ids()
            case 3: report.weaponCount = try reader.count()
            case 4: report.target = try reader.id()
            case 5: report.claimant = try reader.id()
            case 6: report.accused = try reader.ids()
            case 7: report.killed = try reader.count()
            case 8: report.injured = try reader.count()
            case 9: report.outlet = try reader.filledText()
            case 10: report.outletKind = try reader.filledText()
            case 11: report.attribution = try reader.filledText()
            case 12: report.url = try reader.filledText()
            case 13: report.summary = try reader.filledText()
            case 14: report.catalogue = try reader.filledText()
            default: throw reader.unknown(key, in: "a report")
            }
        }
        self = report
    }
}

extension Place {
    func encode(to writer: inout CBORWriter) {
        writer.map { fields in
            fields.put(0, filled: name)
            fields.put(1, filled: region)
            fields.put(2, filled: country)
            fields.put(3, int: coordinate.map { Int64($0.latitudeMicrodegrees) })
            fields.put(4, int: coordinate.map { Int64($0.longitudeMicrodegrees) })
            fields.put(5, double: precisionMeters)
        }
    }

    /// A place of which nothing is said is left out where a report has it, and there where an observation looked.
    init(from reader: inout CBORReader, mayBeEmpty: Bool = false) throws(CBORError) {
        var place = Place()
        var (latitude, longitude): (Int?, Int?)
        let start = reader.offset
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: place.name = try reader.filledText()
            case 1: place.region = try reader.filledText()
            case 2: place.country = try reader.filledText()
            case 3: latitude = try reader.count()
            case 4: longitude = try reader.count()
            case 5: place.precisionMeters = try reader.double()
            default: throw reader.unknown(key, in: "a place")
            }
        }
        switch (latitude, longitude) {
        case (nil, nil): break
        case (let latitude?, let longitude?):
            place.coordinate = Coordinate(
                latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude)
            if place.coordinate == nil { throw CBORError("a position that is not on the globe", at: start) }
        default: throw CBORError("half a position", at: start)
        }
        if !mayBeEmpty, place == Place() { throw CBORError("an empty place, which is left out", at: start) }
        self = place
    }
}

extension Statement {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, filled: speaker)
        fields.put(1, id: onBehalfOf)
        fields.put(2, id: addressedTo)
        fields.put(3, filled: kind)
        fields.put(4, filled: about)
        fields.put(5, filled: outlet)
        fields.put(6, filled: url)
        fields.put(7, filled: summary)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        try header.refuseOccurred(reader)
        var statement = Statement(
            id: StatementID(header.name), available: header.available,
            release: header.release)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: statement.speaker = try reader.filledText()
            case 1: statement.onBehalfOf = try reader.id()
            case 2: statement.addressedTo = try reader.id()
            case 3: statement.kind = try reader.filledText()
            case 4: statement.about = try reader.filledText()
            case 5: statement.outlet = try reader.filledText()
            case 6: statement.url = try reader.filledText()
            case 7: statement.summary = try reader.filledText()
            default: throw reader.unknown(key, in: "a statement")
            }
        }
        self = statement
    }
}

extension Observation {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, filled: observer)
        switch area {
        case .zone(let name): fields.put(1, text: name)
        case .place(let place): fields.put(2) { place.encode(to: &$0) }
        }
        fields.put(3, filled: means)
        fields.put(4, word: restriction)
        fields.put(5, double: shareSeen)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var observation = Observation(
            id: ObservationID(header.name), observer: "", period: try header.neededOccurred(reader),
            available: header.available, area: .zone(""), release: header.release)
        var area: Area?
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: observation.observer = try reader.filledText()
            case 1: area = .zone(try reader.text())
            case 2:
                if area != nil {
                    throw CBORError("an observation of a zone and of a place", at: reader.offset)
                }
                area = .place(try Place(from: &reader, mayBeEmpty: true))
            case 3: observation.means = try reader.filledText()
            case 4: observation.restriction = try reader.word()
            case 5: observation.shareSeen = try reader.double()
            default: throw reader.unknown(key, in: "an observation")
            }
        }
        observation.area = try reader.need(area, 1, of: "an observation")
        self = observation
    }
}
