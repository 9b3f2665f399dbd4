internal import CeasefireModel

extension EntryReader {
    /// Two reports or more.
    mutating func reports(_ member: JSONMember) -> [ReportID]? {
        guard let cells = member.texts(&problems) else { return nil }
        let reports = identifiers(cells)
        if cells.count < 2 {
            problems.error(
                "too-few-reports", "\(member.key.quoted) needs two reports or more.", at: member.node.range)
        }
        return reports
    }

    /// A whole and a part.
    mutating func containment(_ member: JSONMember) -> Entry.Content? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let whole = fields.requiredText("whole", &problems).flatMap { $0.identifier(&problems) }
        let part = fields.requiredText("part", &problems)
        let partName = part.flatMap { $0.identifier(&problems) }
        fields.finish(&problems)
        guard let whole, let part, let partName else { return nil }
        if whole == partName {
            problems.error(
                "part-of-itself", "\(whole.quoted) cannot contain itself.", at: part.range)
        }
        return .contains(whole: ReportID(whole), part: ReportID(partName))
    }

    /// A measure as taken.
    mutating func measure(_ member: JSONMember) -> Measure? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let response = fields.requiredText("response", &problems).flatMap { $0.token(&problems) }
        let rung = fields.requiredText("rung", &problems).flatMap { $0.token(&problems) }
        let by = actor("by", &fields)
        let against = actor("against", &fields)
        let from = fields.required("from", &problems)
        let to = fields.required("to", &problems)
        let taken: Interval? = if let from, let to { interval(from, to) } else { nil }
        fields.finish(&problems)
        guard let response, let rung, let by, let against, let taken else { return nil }
        return Measure(
            response: ResponseName(response), rung: RungName(rung), by: by, against: against, taken: taken)
    }

    /// A notice as served.
    mutating func notice(_ member: JSONMember) -> Notice? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let by = actor("by", &fields)
        let on = actor("on", &fields)
        let deeds = (fields.texts("deeds", &problems) ?? []).compactMap { $0.token(&problems) }
        // Whoever complains of an omission need not complain of incidents as well.
        let complaint = deeds.isEmpty ? fields.required("incidents", &problems) : fields.optional("incidents")
        let incidents =
            complaint == nil && !deeds.isEmpty ? IncidentSelector() : complaint.flatMap { selector($0) }
        let served = fields.requiredText("at", &problems).flatMap { times.interval($0, &problems) }
        fields.finish(&problems)
        guard let by, let on, let incidents, let served else { return nil }
        guard by != on else {
            problems.error(
                "notice-on-oneself", "\(by.text.quoted) serves the notice, and serves it on itself.",
                at: member.keyRange, mend: "Name in `on` the party that is complained of.")
            return nil
        }
        return Notice(
            by: by, on: on, incidents: incidents, deeds: deeds.map { DeedName($0) }, served: served)
    }

    /// The names of reports; one that stands twice is told of.
    mutating func identifiers(_ cells: [Cell]) -> [ReportID] {
        var (names, seen): ([ReportID], Set<ReportID>) = ([], [])
        for cell in cells {
            guard let name = cell.identifier(&problems).map({ ReportID($0) }) else { continue }
            if seen.insert(name).inserted { names.append(name) } else { tellTwice(cell) }
        }
        return names
    }

    mutating func tellTwice(_ cell: Cell) {
        problems.error(
            "listed-twice", "\(cell.text.quoted) stands twice in \(cell.name.quoted).", at: cell.range,
            mend: "Remove one of the two.")
    }

    mutating func actor(_ key: String, _ fields: inout JSONFields) -> ActorID? {
        guard let cell = fields.requiredText(key, &problems) else { return nil }
        if cell.isUnsaid {
            problems.error("no-actor", "\(key.quoted) must name somebody.", at: cell.range)
            return nil
        }
        return cell.party(&problems)
    }
}
