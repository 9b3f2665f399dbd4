internal import AuditLog
internal import CeasefireModel

extension Finding {
    func encode(to fields: inout CBORMapWriter) {
        switch subject {
        case .incident(let report, let provision):
            fields.put(0, id: report)
            fields.put(1, id: provision)
        case .deed(let deed, let tranche, let occasion):
            fields.put(2, id: deed)
            fields.put(3, id: tranche)
            fields.put(4, count: occasion)
        }
        fields.put(5, id: party)
        fields.put(6, word: conclusion)
        fields.put(7, filled: body)
        fields.put(8, texts: verification)
        fields.put(9, id: notice)
        fields.put(10, filled: reply)
        fields.put(11, each: votes) { $1.encode(to: &$0) }
        fields.put(12, filled: dissent)
    }

    init(_ header: EntryHeader, from reader: inout CBORReader) throws(CBORError) {
        var (report, provision): (ReportID?, ProvisionName?)
        var (deed, tranche, occasion): (DeedName?, TrancheName?, Int?)
        var party: ActorID?
        var conclusion: Conclusion?
        var finding = Finding(
            report: "", provision: "", party: "", conclusion: .undetermined, body: "",
            made: try header.neededOccurred(reader))
        try reader.map { (key, reader) throws(CBORError) in
            switch key {
            case 0: report = try reader.id()
            case 1: provision = try reader.id()
            case 2: deed = try reader.id()
            case 3: tranche = try reader.id()
            case 4: occasion = try reader.count()
            case 5: party = try reader.id()
            case 6: conclusion = try reader.word()
            case 7: finding.body = try reader.filledText()
            case 8: finding.verification = try reader.texts()
            case 9: finding.notice = try reader.id()
            case 10: finding.reply = try reader.filledText()
            case 11:
                finding.votes = try reader.filled { (reader) throws(CBORError) in try Vote(from: &reader) }
            case 12: finding.dissent = try reader.filledText()
            default: throw reader.unknown(key, in: "a finding")
            }
        }
        switch (report, provision, deed) {
        case (let report?, let provision?, nil) where tranche == nil && occasion == nil:
            finding.subject = .incident(report: report, provision: provision)
        case (nil, nil, let deed?): finding.subject = .deed(deed, tranche: tranche, occasion: occasion)
        default: throw CBORError("a finding that is on neither one incident nor one duty", at: reader.offset)
        }
        finding.party = try reader.need(party, 5, of: "a finding")
        finding.conclusion = try reader.need(conclusion, 6, of: "a finding")
        self = finding
    }
}

extension Finding.Vote {
    func encode(to writer: inout CBORWriter) {
        writer.array(count: 2)
        writer.text(member)
        writer.text(choice.rawValue)
    }

    init(from reader: inout CBORReader) throws(CBORError) {
        let start = reader.offset
        guard try reader.arrayCount() == 2 else {
            throw CBORError("a vote that is not a member and a choice", at: start)
        }
        self.init(member: try reader.text(), choice: try reader.word())
    }
}
