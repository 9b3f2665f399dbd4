internal import CeasefireModel

extension EntryReader {
    /// How somebody's words bear on incidents.
    mutating func bearing(_ fields: inout JSONFields) -> Bearing? {
        let plea = fields.text("pleads", &problems).flatMap { $0.token(&problems) }.map { ExemptionName($0) }
        var (effect, elements): (Bearing.Effect, Set<Element>) = (.pleads, [])
        for candidate in [Bearing.Effect.supports, .denies, .concedes] {
            guard let member = fields.optional(candidate.rawValue) else { continue }
            (effect, elements) = (candidate, self.elements(member))
        }
        let statement = fields.text("statement", &problems)
        let statementName = statement.flatMap { $0.identifier(&problems) }.map { StatementID($0) }
        let speaker = fields.text("speaker", &problems)
        let speakerName = speaker.map { $0.plain(&problems) } ?? ""
        let selected = fields.required("incidents", &problems)
        let incidents = selected.flatMap { selector($0) }
        // What reports themselves carry needs no other source; everything else is somebody's word.
        let reportsCarryIt = (effect == .concedes || effect == .pleads) && incidents?.reports.isEmpty == false
        if statement == nil, speaker == nil, !reportsCarryIt, incidents != nil {
            problems.error(
                "no-source", "The entry does not say whose words \(effect.rawValue.quoted) rests on.",
                at: fields.range.lowerBound..<(fields.range.lowerBound + 1),
                mend: "Add `statement` or `speaker`.")
        }
        guard let incidents else { return nil }
        return Bearing(
            effect: effect, elements: elements, plea: plea, speaker: speakerName, statement: statementName,
            incidents: incidents)
    }

    private mutating func elements(_ member: JSONMember) -> Set<Element> {
        let known = Element.allCases.map(\.rawValue)
        var elements: Set<Element> = []
        for cell in member.texts(&problems) ?? [] {
            guard let element = Element(rawValue: cell.text) else {
                problems.error(
                    "unknown-element",
                    "\(cell.text.quoted) is not an element: those are \(known.quotedList).", at: cell.range,
                    mend: NearestWord.question(cell.text, among: known))
                continue
            }
            if !elements.insert(element).inserted { tellTwice(cell) }
        }
        return elements
    }

    /// Which incidents are meant.
    mutating func selector(_ member: JSONMember) -> IncidentSelector? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        var selector = IncidentSelector()
        selector.reports = fields.texts("reports", &problems).map { identifiers($0) } ?? []
        selector.within = within(&fields)
        selector.places = (fields.texts("places", &problems) ?? []).map { $0.plain(&problems) }
        for cell in fields.texts("acts", &problems) ?? [] {
            if let act = words.act(cell, &problems) { selector.acts.insert(act) } else { tellUnsaid(cell) }
        }
        for cell in fields.texts("targets", &problems) ?? [] {
            if let target = words.target(cell, &problems) {
                selector.targets.insert(target)
            } else {
                tellUnsaid(cell)
            }
        }
        if let cell = fields.text("accused", &problems) {
            selector.accused = cell.party(&problems)
            if cell.isUnsaid { tellUnsaid(cell) }
        }
        selector.reachesParts = fields.optional("parts").flatMap { truth($0) } ?? selector.reachesParts
        fields.finish(&problems)
        var unrestricted = IncidentSelector()
        unrestricted.reachesParts = selector.reachesParts
        if selector == unrestricted, !problems.isRejected {
            problems.error(
                "selects-nothing", "\(member.key.quoted) names no incident.", at: member.node.range,
                mend: "Add `reports`, `from` and `to`, `places`, `acts`, `targets` or `accused`.")
        }
        return selector
    }

    /// From the beginning of `from` to the end of `to`: both are there, or neither.
    private mutating func within(_ fields: inout JSONFields) -> Interval? {
        let (from, to) = (fields.optional("from"), fields.optional("to"))
        switch (from, to) {
        case (nil, nil): return nil
        case (let from?, let to?): return interval(from, to)
        case (let one?, nil), (nil, let one?):
            problems.error(
                "half-an-interval",
                "The key \(one.key.quoted) needs \((one.key == "from" ? "to" : "from").quoted) beside it.",
                at: one.keyRange)
            return nil
        }
    }

    /// From the beginning of one time to the end of another.
    mutating func interval(_ from: JSONMember, _ to: JSONMember) -> Interval? {
        let first = from.node.text(called: from.key, &problems).flatMap { times.beginning($0, &problems) }
        let last = to.node.text(called: to.key, &problems).flatMap { times.interval($0, &problems) }
        guard let first, let last else { return nil }
        // The end of one day is the beginning of the next: the day before is before all the same.
        if last.earliest >= first || last.latest > first {
            return Interval(earliest: first, latest: last.latest)
        }
        problems.error(
            "ends-before-it-begins", "\(to.key.quoted) lies before \(from.key.quoted).", at: to.node.range,
            mend: "Exchange the two, or correct one of them.")
        return nil
    }

    private mutating func tellUnsaid(_ cell: Cell) {
        // A word of the wrong form was told of already.
        guard cell.isUnsaid || cell.text.lowercased() == "other" else { return }
        problems.error(
            "selects-unsaid", "\(cell.text.quoted) says nothing, so \(cell.name.quoted) cannot select by it.",
            at: cell.range)
    }
}
