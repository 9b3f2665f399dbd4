internal import CeasefireModel

extension MappingReader {
    /// The ways to a time, of which the first that gives one counts: an object, or a list of them.
    mutating func times(_ member: JSONMember?) -> [TimeRule] {
        guard let member else { return [] }
        if case .array = member.node.value {
            return (list(member) ?? []).compactMap { time($0, called: member.key) }
        }
        return time(member.node, called: member.key).map { [$0] } ?? []
    }

    private mutating func time(_ node: JSONNode, called name: String) -> TimeRule? {
        if case .string(let text) = node.value { return TimeRule(base: .constant(text.trimmingBlanks())) }
        guard var fields = JSONFields(node, called: name, &problems) else { return nil }
        let condition = fields.optional("when").flatMap { self.condition($0.node, called: "when") }
        guard let base = timeText(&fields, called: name) else {
            fields.finish(&problems)
            return nil
        }
        var rule = TimeRule(condition: condition, base: base)
        if let formats = fields.texts("formats", &problems) {
            rule.formats = formats.compactMap { format($0) }
        }
        if let zone = fields.text("zone", &problems) { rule.zone = self.zone(zone) }
        if let zone = fields.text("clock-zone", &problems) { rule.clockZone = self.zone(zone) }
        for cell in fields.texts("no-clock", &problems) ?? [] {
            if let clock = clock(cell) { rule.noClock.insert(clock) }
        }
        if let days = fields.optional("days") { rule.days = Int64(number(days, in: -366...366) ?? 0) }
        if let cell = fields.text("clock", &problems) { rule.clock = clock(cell) }
        if let minutes = fields.optional("minutes") {
            rule.seconds = Int64((number(minutes, in: -527_040...527_040) ?? 0) * 60)
        }
        if let spoken = fields.optional("spoken-clock") {
            rule.spoken = self.spoken(spoken)
            if rule.spoken != nil, rule.clock != nil {
                problems.error(
                    "two-clocks", "The rule says `clock`, so it cannot say `spoken-clock` too.",
                    at: spoken.keyRange, mend: "Write two rules in a list.")
            }
        }
        fields.finish(&problems)
        return rule
    }

    /// The text that holds the time: `column`, `columns` or `template`, as for other values.
    private mutating func timeText(_ fields: inout JSONFields, called name: String) -> ValueRule? {
        let ways = ["column", "columns", "template"]
        let given = ways.compactMap { fields.optional($0) }
        guard let first = given.first, given.count == 1 else {
            problems.error(
                given.isEmpty ? "no-rule" : "two-rules",
                "The rule for \(name.quoted) should take its time from one place.",
                at: fields.range.lowerBound..<(fields.range.lowerBound + 1),
                mend: "Write one of \(ways.quotedList).")
            return nil
        }
        let node = JSONNode(value: .object([first]), range: fields.range)
        return value(node, called: name)
    }

    private mutating func format(_ cell: Cell) -> TimePattern? {
        if let format = TimePattern(cell.text) { return format }
        problems.error(
            "format-form", "\(cell.text.quoted) is not a form of times.", at: cell.range,
            mend:
                "Write `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss`, `xxx` for an offset, and what stands between them; or `iso`, `epoch-seconds`, `epoch-milliseconds`."
        )
        return nil
    }

    /// The number of a zone.
    private mutating func zone(_ cell: Cell) -> Int {
        if let number = plan.zones.firstIndex(of: cell.text) { return number }
        plan.zones.append(cell.text)
        return plan.zones.count - 1
    }

    /// `18:00` or `18:00:30`, as seconds of the day.
    private mutating func clock(_ cell: Cell) -> Int64? {
        if case .local(let civil)? = TimestampText("2000-01-01T" + cell.text) {
            return civil.wallSeconds - 946_684_800
        }
        problems.error(
            "clock-form", "\(cell.text.quoted) is not a time of day.", at: cell.range, mend: "Write `18:00`.")
        return nil
    }

    private mutating func spoken(_ member: JSONMember) -> SpokenClock? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let from = fields.requiredText("in", &problems).flatMap { source($0) }
        let pattern = fields.required("pattern", &problems).flatMap { self.pattern($0) }
        let take = fields.optional("take").flatMap { number($0, in: 1...9) } ?? 1
        fields.finish(&problems)
        guard let from, let pattern else { return nil }
        let clocks = pattern.tokens.count { $0 == .hour }
        guard Int(take) <= clocks else {
            problems.error(
                "pattern-form", "The pattern has no clock time number \(Int(take)).", at: member.node.range,
                mend: "Write a clock time as `{H.mm}`.")
            return nil
        }
        return SpokenClock(source: from, pattern: pattern, take: Int(take) - 1)
    }
}
