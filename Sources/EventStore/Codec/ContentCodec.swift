internal import AuditLog
internal import CeasefireModel

/// What stands in front of the content: the fields that all kinds share.
struct EntryHeader {
    var kind: EntryKind
    var name: String
    var occurred: Interval?
    var available: Interval
    var release: ReleaseMark

    func neededOccurred(_ reader: CBORReader) throws(CBORError) -> Interval {
        guard let occurred else {
            throw CBORError("a \(kind.words) without when it occurred", at: reader.offset)
        }
        return occurred
    }

    func refuseOccurred(_ reader: CBORReader) throws(CBORError) {
        if occurred != nil {
            throw CBORError(
                "a \(kind.words) with a time at which it occurred, which it has none of", at: reader.offset)
        }
    }
}

extension EntryContent {
    func encode(to fields: inout CBORMapWriter) {
        switch self {
        case .report(let report): report.encode(to: &fields)
        case .statement(let statement): statement.encode(to: &fields)
        case .observation(let observation): observation.encode(to: &fields)
        case .entry(let content): content.encode(to: &fields)
        case .act(let act): act.encode(to: &fields)
        }
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        switch header.kind {
        case .report: self = .report(try Report(header, from: &reader))
        case .statement: self = .statement(try Statement(header, from: &reader))
        case .observation: self = .observation(try Observation(header, from: &reader))
        case .measure: self = try Measure.content(header, from: &reader)
        case .bearing: self = .entry(.bearing(try Bearing(from: &reader)))
        case .sameEvent: self = .entry(.sameEvent(try reportsOfEvents(from: &reader)))
        case .differentEvents: self = .entry(.differentEvents(try reportsOfEvents(from: &reader)))
        case .contains: self = .entry(try Entry.Content.containment(from: &reader))
        case .notice: self = .entry(.noticeServed(try Notice(header, from: &reader)))
        case .finding: self = .entry(.finding(try Finding(header, from: &reader)))
        case .pause: self = .entry(.clockPaused(try ClockPause(from: &reader)))
        case .proceeding: self = .entry(.proceeding(try Proceeding(header, from: &reader)))
        default: self = .act(try RecordAct(header, from: &reader))
        }
        if case .entry(let content) = self, content.occurred == nil { try header.refuseOccurred(reader) }
    }
}

extension RecordAct {
    func encode(to fields: inout CBORMapWriter) {
        switch self {
        case .opened(let opening): opening.encode(to: &fields)
        case .measureAuthorised(let measure): measure.encode(isTaken: false, to: &fields)
        case .replied(let reply): reply.encode(to: &fields)
        case .clockResumed(let resumption): resumption.encode(to: &fields)
        case .verificationTask(let task): task.encode(to: &fields)
        case .attachmentAdded(let added): added.encode(to: &fields)
        case .agreement(let adoption): adoption.encode(to: &fields)
        case .roleGranted(let grant): grant.encode(to: &fields)
        case .roleRevoked(let revocation): revocation.encode(to: &fields)
        case .lineOfDay(let line): line.encode(to: &fields)
        case .correction(let correction): correction.encode(to: &fields)
        case .intake(let account): account.encode(to: &fields)
        case .keyRotated(let rotation): rotation.encode(to: &fields)
        case .note(let note): note.encode(to: &fields)
        }
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        switch header.kind {
        case .opened: self = .opened(try RecordOpening(from: &reader))
        case .reply: self = .replied(try Reply(from: &reader))
        case .resume: self = .clockResumed(try ClockResumption(from: &reader))
        case .verificationTask: self = .verificationTask(try VerificationTask(from: &reader))
        case .attachment: self = .attachmentAdded(try AttachmentAdded(from: &reader))
        case .agreement: self = .agreement(try AgreementAdoption(from: &reader))
        case .role: self = .roleGranted(try RoleGrant(from: &reader))
        case .roleRevoked: self = .roleRevoked(try RoleRevocation(from: &reader))
        case .line: self = .lineOfDay(try LineOfDay(from: &reader))
        case .correction: self = .correction(try Correction(from: &reader))
        case .intake: self = .intake(try IntakeAccount(from: &reader))
        case .keyRotated: self = .keyRotated(try KeyRotation(from: &reader))
        case .note: self = .note(try Note(from: &reader))
        case .report, .statement, .observation, .bearing, .sameEvent, .differentEvents, .contains, .measure,
            .notice,
            .finding, .pause, .proceeding:
            preconditionFailure("\(header.kind.words) is read elsewhere")
        }
    }
}

extension ReleaseMark {
    // The numbers stand in the leaves and never change.
    private static let tiers: [ReleaseTier] = [.internal, .parties, .public]

    func encode(to writer: inout CBORWriter) {
        writer.array(count: 2)
        writer.uint(UInt64(Self.tiers.firstIndex(of: widest) ?? 0))
        if let embargoUntil { writer.int(embargoUntil.secondsSinceEpoch) } else { writer.null() }
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        let start = reader.offset
        guard try reader.arrayCount() == 2 else {
            throw CBORError("a release that is not a circle and an embargo", at: start)
        }
        let number = try reader.uint()
        guard number < UInt64(Self.tiers.count) else {
            throw CBORError("a release to the circle \(number), which this version does not know", at: start)
        }
        self.init(
            widest: Self.tiers[Int(number)], embargoUntil: reader.skipNull() ? nil : try reader.instant())
    }
}

extension AttachmentReference {
    func encode(to writer: inout CBORWriter) {
        writer.array(count: 4)
        writer.bytes(digest.bytes)
        writer.text(name)
        writer.text(mediaType)
        writer.uint(byteCount)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        let start = reader.offset
        guard try reader.arrayCount() == 4 else {
            throw CBORError("an attachment that is not a digest, a name, a media type and a size", at: start)
        }
        self.init(
            digest: try reader.digest(), name: try reader.text(), mediaType: try reader.text(),
            byteCount: try reader.uint())
    }
}
