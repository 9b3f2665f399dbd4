internal import CeasefireModel

extension EntryReader {
    /// A finding by a named person or body.
    mutating func finding(_ member: JSONMember) -> Finding? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let subject = subject(&fields, of: member)
        let party = actor("party", &fields)
        let conclusion = fields.requiredText("conclusion", &problems).flatMap { self.conclusion($0) }
        let body = fields.requiredText("body", &problems).map { $0.plain(&problems) }
        let made = fields.requiredText("at", &problems).flatMap { times.interval($0, &problems) }
        let verification = (fields.texts("verification", &problems) ?? []).map { $0.plain(&problems) }
        let notice = fields.text("notice", &problems).flatMap { $0.identifier(&problems) }
        let reply = fields.text("reply", &problems).map { $0.plain(&problems) } ?? ""
        let votes = fields.optional("votes").map { self.votes($0) } ?? []
        let dissent = fields.text("dissent", &problems).map { $0.plain(&problems) } ?? ""
        fields.finish(&problems)
        guard let subject, let party, let conclusion, let body, let made else { return nil }
        return Finding(
            subject: subject, party: party, conclusion: conclusion, body: body, made: made,
            verification: verification, notice: notice.map { EntryID($0) }, reply: reply, votes: votes,
            dissent: dissent)
    }

    /// An incident by one of its reports, with the provision; or a duty, with the part or the return of it that is
    /// meant.
    private mutating func subject(_ fields: inout JSONFields, of member: JSONMember) -> Finding.Subject? {
        guard let deed = fields.text("deed", &problems) else {
            let report = fields.requiredText("report", &problems).flatMap { $0.identifier(&problems) }
            let provision = fields.requiredText("provision", &problems).flatMap { $0.token(&problems) }
            guard let report, let provision else { return nil }
            return .incident(report: ReportID(report), provision: ProvisionName(provision))
        }
        let name = deed.token(&problems)
        let tranche = fields.text("tranche", &problems).map { $0.token(&problems) }
        let number = fields.optional("occasion")
        let occasion = number.map { ordinal($0) }
        for key in ["report", "provision"] {
            if let cell = fields.text(key, &problems) {
                problems.error(
                    "finding-subject", "A finding decides on a duty or on an incident, not on both.",
                    at: cell.range, mend: "Remove \(key.quoted), or remove `deed`.")
            }
        }
        if case .some(.none) = tranche { return nil }
        if case .some(.none) = occasion { return nil }
        return name.map {
            .deed(DeedName($0), tranche: tranche?.map { TrancheName($0) }, occasion: occasion ?? nil)
        }
    }

    /// Which return of a duty that recurs, from 1.
    private mutating func ordinal(_ member: JSONMember) -> Int? {
        if case .number(let text) = member.node.value, let number = Int(text), number >= 1 { return number }
        problems.error(
            "bad-occasion", "\(member.key.quoted) should be a whole number from 1.", at: member.node.range,
            mend: "Write which return of the duty is meant: 1 for the first.")
        return nil
    }

    private mutating func conclusion(_ cell: Cell) -> Finding.Conclusion? {
        if let conclusion = Finding.Conclusion(rawValue: cell.text) { return conclusion }
        let known = Finding.Conclusion.allCases.map(\.rawValue)
        problems.error(
            "unknown-conclusion", "\(cell.text.quoted) is not a conclusion: those are \(known.quotedList).",
            at: cell.range, mend: NearestWord.question(cell.text, among: known))
        return nil
    }

    /// Who voted how; nobody need have voted in each of the ways.
    mutating func votes(_ member: JSONMember) -> [Finding.Vote] {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return [] }
        var votes: [Finding.Vote] = []
        var seen: Set<String> = []
        for choice in Finding.Vote.Choice.allCases {
            guard let list = fields.optional(choice.rawValue), !list.isEmptyList else { continue }
            for cell in list.texts(&problems) ?? [] {
                let voter = cell.plain(&problems)
                if !seen.insert(voter).inserted { tellTwice(cell) }
                votes.append(Finding.Vote(member: voter, choice: choice))
            }
        }
        fields.finish(&problems)
        return votes
    }

    /// Clocks that stood still by agreement.
    mutating func pause(_ member: JSONMember) -> ClockPause? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let response = fields.requiredText("response", &problems).flatMap { $0.token(&problems) }
        let against = actor("against", &fields)
        let from = fields.requiredText("from", &problems).flatMap { times.moment($0, &problems) }
        let end = fields.text("until", &problems)
        let until = end.flatMap { times.moment($0, &problems) }
        fields.finish(&problems)
        guard let response, let against, let from else { return nil }
        if let until, let end, until < from {
            problems.error(
                "ends-before-it-begins", "The pause ends before it begins.", at: end.range)
            return nil
        }
        return ClockPause(
            response: ResponseName(response), against: against, from: from, until: until)
    }
}
