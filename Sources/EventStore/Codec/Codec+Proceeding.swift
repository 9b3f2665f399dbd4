internal import AuditLog
internal import CeasefireModel

extension Proceeding {
    private enum Code: UInt8 { case step, declared, certified, decided, announced }

    func encode(to fields: inout CBORMapWriter) {
        func put(_ code: Code, _ content: (inout CBORMapWriter) -> Void) {
            fields.put(0, uint: UInt64(code.rawValue))
            fields.put(1) { $0.map(content) }
        }
        switch self {
        case .step(let step): put(.step) { step.encode(to: &$0) }
        case .declared(let declared): put(.declared) { declared.encode(to: &$0) }
        case .certified(let certified): put(.certified) { certified.encode(to: &$0) }
        case .decided(let decided): put(.decided) { decided.encode(to: &$0) }
        case .announced(let announced): put(.announced) { announced.encode(to: &$0) }
        }
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var code: Code?
        var proceeding: Proceeding?
        try reader.map { (key, reader) throws(CBORError) in
            switch (key, code) {
            case (0, _): code = try reader.code(of: "a proceeding of the kind")
            case (1, .step?): proceeding = .step(try Step(header, from: &reader))
            case (1, .declared?): proceeding = .declared(try Declared(header, from: &reader))
            case (1, .certified?): proceeding = .certified(try Certified(header, from: &reader))
            case (1, .decided?):
                try header.refuseOccurred(reader)
                proceeding = .decided(try Decided(from: &reader))
            case (1, .announced?): proceeding = .announced(try Announced(header, from: &reader))
            default: throw reader.unknown(key, in: "a proceeding")
            }
        }
        self = try reader.need(proceeding, 1, of: "a proceeding")
    }
}

extension Step {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: deed)
        fields.put(1, id: tranche)
        fields.put(2, id: by)
        fields.put(3, word: stage)
        fields.put(4, count: amount)
        fields.put(5, filled: speaker)
        fields.put(6, id: statement)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var (deed, tranche, by): (DeedName?, TrancheName?, ActorID?)
        var stage: Stage?
        var (amount, speaker, statement): (Int?, String, StatementID?) = (nil, "", nil)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: deed = try reader.id()
            case 1: tranche = try reader.id()
            case 2: by = try reader.id()
            case 3: stage = try reader.word()
            case 4: amount = try reader.count()
            case 5: speaker = try reader.filledText()
            case 6: statement = try reader.id()
            default: throw reader.unknown(key, in: "a step")
            }
        }
        self.init(
            deed: try reader.need(deed, 0, of: "a step"), tranche: tranche,
            by: try reader.need(by, 2, of: "a step"), stage: try reader.need(stage, 3, of: "a step"),
            occurred: try header.neededOccurred(reader), amount: amount, speaker: speaker,
            statement: statement)
    }
}

extension Declared {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: deed)
        fields.put(1, id: by)
        fields.put(2, count: amount)
        fields.put(3, texts: items)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var (deed, by): (DeedName?, ActorID?)
        var (amount, items): (Int?, [String]) = (nil, [])
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: deed = try reader.id()
            case 1: by = try reader.id()
            case 2: amount = try reader.count()
            case 3: items = try reader.texts()
            default: throw reader.unknown(key, in: "a declaration")
            }
        }
        self.init(
            deed: try reader.need(deed, 0, of: "a declaration"),
            by: try reader.need(by, 1, of: "a declaration"),
            given: try header.neededOccurred(reader), amount: amount, items: items)
    }
}

extension Certified {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: matter)
        fields.put(1, id: by)
        fields.put(2, bool: holds)
        fields.put(3, word: standard)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var (matter, by): (MatterName?, ActorID?)
        var (holds, standard): (Bool?, StandardOfProof?)
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: matter = try reader.id()
            case 1: by = try reader.id()
            case 2: holds = try reader.bool()
            case 3: standard = try reader.word()
            default: throw reader.unknown(key, in: "a certificate")
            }
        }
        self.init(
            matter: try reader.need(matter, 0, of: "a certificate"),
            by: try reader.need(by, 1, of: "a certificate"),
            holds: try reader.need(holds, 2, of: "a certificate"), made: try header.neededOccurred(reader),
            standard: standard)
    }
}

extension Decided {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: matter)
        fields.put(1, id: by)
        fields.put(2, time: put)
        fields.put(3, time: made)
        fields.put(4, bool: isYes)
        fields.put(5, each: votes) { $1.encode(to: &$0) }
        fields.put(6, filled: dissent)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        var (matter, by): (MatterName?, ActorID?)
        var decided = Decided(matter: "", by: "")
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: matter = try reader.id()
            case 1: by = try reader.id()
            case 2: decided.put = try reader.interval()
            case 3: decided.made = try reader.interval()
            case 4: decided.isYes = try reader.bool()
            case 5:
                decided.votes = try reader.filled { (reader) throws(CBORError) in
                    try Finding.Vote(from: &reader)
                }
            case 6: decided.dissent = try reader.filledText()
            default: throw reader.unknown(key, in: "a decision")
            }
        }
        decided.matter = try reader.need(matter, 0, of: "a decision")
        decided.by = try reader.need(by, 1, of: "a decision")
        self = decided
    }
}

extension Announced {
    func encode(to fields: inout CBORMapWriter) {
        fields.put(0, id: permission)
        fields.put(1, id: by)
        fields.put(2, set: to)
        fields.put(3, time: period)
        fields.put(4, texts: places)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var (permission, by): (PermissionName?, ActorID?)
        var (to, period, places): (Set<ActorID>, Interval?, [String]) = ([], nil, [])
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: permission = try reader.id()
            case 1: by = try reader.id()
            case 2: to = try reader.idSet()
            case 3: period = try reader.interval()
            case 4: places = try reader.texts()
            default: throw reader.unknown(key, in: "an announcement")
            }
        }
        self.init(
            permission: try reader.need(permission, 0, of: "an announcement"),
            by: try reader.need(by, 1, of: "an announcement"), to: to,
            served: try header.neededOccurred(reader),
            period: try reader.need(period, 3, of: "an announcement"), places: places)
    }
}
