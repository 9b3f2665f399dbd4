internal import AuditLog
internal import CeasefireModel

// What people say about the evidence. `Documentation/RecordContents.md` lists the fields.

extension Entry.Content {
    func encode(to fields: inout CBORMapWriter) {
        switch self {
        case .bearing(let bearing): bearing.encode(to: &fields)
        case .sameEvent(let reports), .differentEvents(let reports): fields.put(0, ids: reports)
        case .contains(let whole, let part):
            fields.put(0, id: whole)
            fields.put(1, id: part)
        case .measureTaken(let measure): measure.encode(isTaken: true, to: &fields)
        case .noticeServed(let notice): notice.encode(to: &fields)
        case .finding(let finding): finding.encode(to: &fields)
        case .clockPaused(let pause): pause.encode(to: &fields)
        case .proceeding(let proceeding): proceeding.encode(to: &fields)
        }
    }
}

extension Bearing {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, word: effect)
        fields.put(1, texts: elements.map(\.rawValue).sorted())
        fields.put(2, id: plea)
        fields.put(3, filled: speaker)
        fields.put(4, id: statement)
        fields.put(5) { incidents.encode(to: &$0) }
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var effect: Effect?
        var bearing = Bearing(effect: .pleads, elements: [], incidents: IncidentSelector())
        var incidents: IncidentSelector?
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: effect = try reader.word()
            case 1:
                let start = reader.offset
                let list: [Element] = try reader.filled { (reader) throws(CBORError) in try reader.word() }
                bearing.elements = Set(list)
                guard bearing.elements.map(\.rawValue).sorted() == list.map(\.rawValue) else {
                    throw CBORError(
                        "elements that are not each there once, in the order of the alphabet", at: start)
                }
            case 2: bearing.plea = try reader.id()
            case 3: bearing.speaker = try reader.filledText()
            case 4: bearing.statement = try reader.id()
            case 5: incidents = try IncidentSelector(from: &reader)
            default: throw reader.unknown(key, in: "a bearing")
            }
        }
        bearing.effect = try reader.need(effect, 0, of: "a bearing")
        bearing.incidents = try reader.need(incidents, 5, of: "a bearing")
        self = bearing
    }
}

extension IncidentSelector {
    func encode(to writer: inout CBORWriter) {
        writer.map { fields in
            fields.put(0, ids: reports)
            fields.put(1, time: within)
            fields.put(2, texts: places)
            fields.put(3, set: acts)
            fields.put(4, set: targets)
            fields.put(5, id: accused)
            fields.put(6, bool: reachesParts ? true : nil)
        }
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var selector = IncidentSelector()
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: selector.reports = try reader.ids()
            case 1: selector.within = try reader.interval()
            case 2: selector.places = try reader.texts()
            case 3: selector.acts = try reader.idSet()
            case 4: selector.targets = try reader.idSet()
            case 5: selector.accused = try reader.id()
            case 6: selector.reachesParts = try reader.yes()
            default: throw reader.unknown(key, in: "a choice of incidents")
            }
        }
        self = selector
    }

    /// Reads a choice that is left out where it names nothing.
    init(filledFrom reader: inout CBORReader) throws(CBORError) {
        let start = reader.offset
        self = try Self(from: &reader)
        if self == Self() { throw CBORError("an empty choice of incidents, which is left out", at: start) }
    }
}

/// The reports that tell of one event, or of different ones.
func reportsOfEvents(from reader: inout CBORReader) throws(CBORError) -> [ReportID] {
    var reports: [ReportID] = []
    try reader.map { (key, reader) throws(CBORError) in
        guard key == 0 else { throw reader.unknown(key, in: "a word on events") }
        reports = try reader.ids()
    }
    return reports
}

extension Entry.Content {
    static func containment(from reader: inout CBORReader) throws(CBORError) -> Self {
        var (whole, part): (ReportID?, ReportID?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: whole = try reader.id()
            case 1: part = try reader.id()
            default: throw reader.unknown(key, in: "a containment")
            }
        }
        return .contains(
            whole: try reader.need(whole, 0, of: "a containment"),
            part: try reader.need(part, 1, of: "a containment"))
    }
}

extension Measure {
    func encode(isTaken: Bool, to fields: inout CBORMapWriter) {
        fields.put(0, id: response)
        fields.put(1, id: rung)
        fields.put(2, id: by)
        fields.put(3, id: against)
        fields.put(4, bool: isTaken ? nil : true)
    }

    static func content(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError)
        -> EntryContent
    {
        var (response, rung): (ResponseName?, RungName?)
        var (by, against): (ActorID?, ActorID?)
        var isOnlyAuthorised = false
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: response = try reader.id()
            case 1: rung = try reader.id()
            case 2: by = try reader.id()
            case 3: against = try reader.id()
            case 4: isOnlyAuthorised = try reader.yes()
            default: throw reader.unknown(key, in: "a measure")
            }
        }
        let measure = Measure(
            response: try reader.need(response, 0, of: "a measure"),
            rung: try reader.need(rung, 1, of: "a measure"),
            by: try reader.need(by, 2, of: "a measure"),
            against: try reader.need(against, 3, of: "a measure"),
            taken: try header.neededOccurred(reader))
        return isOnlyAuthorised ? .act(.measureAuthorised(measure)) : .entry(.measureTaken(measure))
    }
}

extension Notice {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: by)
        fields.put(1, id: on)
        if incidents != IncidentSelector() { fields.put(2) { incidents.encode(to: &$0) } }
        fields.put(3, ids: deeds)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var (by, on): (ActorID?, ActorID?)
        var incidents = IncidentSelector()
        var deeds: [DeedName] = []
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: by = try reader.id()
            case 1: on = try reader.id()
            case 2: incidents = try IncidentSelector(filledFrom: &reader)
            case 3: deeds = try reader.ids()
            default: throw reader.unknown(key, in: "a notice")
            }
        }
        self.init(
            by: try reader.need(by, 0, of: "a notice"), on: try reader.need(on, 1, of: "a notice"),
            incidents: incidents, deeds: deeds, served: try header.neededOccurred(reader))
    }
}

extension ClockPause {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: response)
        fields.put(1, id: against)
        fields.put(2, instant: from)
        fields.put(3, instant: until)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var response: ResponseName?
        var against: ActorID?
        var (from, until): (Instant?, Instant?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: response = try reader.id()
            case 1: against = try reader.id()
            case 2: from = try reader.instant()
            case 3: until = try reader.instant()
            default: throw reader.unknown(key, in: "a pause")
            }
        }
        self.init(
            response: try reader.need(response, 0, of: "a pause"),
            against: try reader.need(against, 1, of: "a pause"),
            from: try reader.need(from, 2, of: "a pause"),
            until: until)
    }
}
