internal import AuditLog
internal import CeasefireModel

// What the record holds besides evidence. `Documentation/RecordContents.md` lists the fields.

extension Reply {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: notice)
        fields.put(1, id: by)
        fields.put(2, bool: grants)
        fields.put(3, filled: text)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (notice, by): (EntryID?, ActorID?)
        var (grants, text): (Bool?, String) = (nil, "")
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: notice = try reader.id()
            case 1: by = try reader.id()
            case 2: grants = try reader.bool()
            case 3: text = try reader.filledText()
            default: throw reader.unknown(key, in: "a reply")
            }
        }
        self.init(
            notice: try reader.need(notice, 0, of: "a reply"), by: try reader.need(by, 1, of: "a reply"),
            grants: grants, text: text)
    }
}

extension ClockResumption {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: pause)
        fields.put(1, instant: at)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (pause, at): (EntryID?, Instant?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: pause = try reader.id()
            case 1: at = try reader.instant()
            default: throw reader.unknown(key, in: "a resumption")
            }
        }
        self.init(
            pause: try reader.need(pause, 0, of: "a resumption"),
            at: try reader.need(at, 1, of: "a resumption"))
    }
}

extension VerificationTask {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, filled: assignee)
        fields.put(1, filled: question)
        if incidents != IncidentSelector() { fields.put(2) { incidents.encode(to: &$0) } }
        fields.put(3, ids: deeds)
        fields.put(4, instant: due)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var task = VerificationTask(assignee: "", question: "")
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: task.assignee = try reader.filledText()
            case 1: task.question = try reader.filledText()
            case 2: task.incidents = try IncidentSelector(filledFrom: &reader)
            case 3: task.deeds = try reader.ids()
            case 4: task.due = try reader.instant()
            default: throw reader.unknown(key, in: "a verification task")
            }
        }
        self = task
    }
}

extension EntryName {
    func encode(to writer: inout CBORWriter) {
        writer.array(count: 2)
        writer.uint(UInt64(space.rawValue))
        writer.text(text)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        let start = reader.offset
        guard try reader.arrayCount() == 2 else {
            throw CBORError("a name that is not a space and a text", at: start)
        }
        let space: NameSpace = try reader.code(of: "a name in the space")
        self.init(space, try reader.text())
    }
}

extension AttachmentAdded {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, each: about) { $1.encode(to: &$0) }
        fields.put(1, text: text)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (about, text): ([EntryName], String?) = ([], nil)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: about = try reader.filled { (reader) throws(CBORError) in try EntryName(from: &reader) }
            case 1: text = try reader.text()
            default: throw reader.unknown(key, in: "an attachment")
            }
        }
        self.init(about: about, text: try reader.need(text, 1, of: "an attachment"))
    }
}

extension Note {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, each: about) { $1.encode(to: &$0) }
        fields.put(1, filled: text)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var note = Note(text: "")
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0:
                note.about = try reader.filled { (reader) throws(CBORError) in try EntryName(from: &reader) }
            case 1: note.text = try reader.filledText()
            default: throw reader.unknown(key, in: "a note")
            }
        }
        self = note
    }
}

extension AgreementAdoption {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, uint: UInt64(stage.rawValue))
        fields.put(1, filled: title)
        fields.put(2, filled: fingerprint)
        fields.put(3, instant: effective)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var stage: Stage?
        var adoption = AgreementAdoption(stage: .adopted, title: "", fingerprint: "")
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: stage = try reader.code(of: "an agreement at the stage")
            case 1: adoption.title = try reader.filledText()
            case 2: adoption.fingerprint = try reader.filledText()
            case 3: adoption.effective = try reader.instant()
            default: throw reader.unknown(key, in: "an agreement")
            }
        }
        adoption.stage = try reader.need(stage, 0, of: "an agreement")
        self = adoption
    }
}

extension LineOfDay {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: line)
        fields.put(1, int: day.wallSeconds / 86_400)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (line, day): (LineName?, Int64?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: line = try reader.id()
            case 1:
                let start = reader.offset
                let number = try reader.int()
                guard RecordLimits.days.contains(number) else {
                    throw CBORError("the day \(number) since 1970, which no calendar here has", at: start)
                }
                day = number
            default: throw reader.unknown(key, in: "a line of a day")
            }
        }
        self.init(
            line: try reader.need(line, 0, of: "a line of a day"),
            day: CivilTime(wallSeconds: try reader.need(day, 1, of: "a line of a day") * 86_400))
    }
}
