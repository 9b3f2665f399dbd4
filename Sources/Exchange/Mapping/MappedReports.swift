public import CeasefireModel

/// Reads foreign tables through a mapping.
public enum MappedReports {
    /// Reads a table.
    ///
    /// The columns that the mapping names must be there, in any order. Rows that its `where` does not mean are
    /// counted in ``Intake/filteredCount``; a row of which several reports are made is accepted or rejected as
    /// a whole, counts once, and its reports share a place in ``Intake/spans``.
    /// - Parameters:
    ///   - bytes: The file's content: UTF-8, RFC 4180.
    ///   - file: The file's path, for diagnostics and for `#file`.
    ///   - mapping: How columns become fields.
    ///   - sourceZone: The zone of times where neither they nor the mapping name one.
    ///   - zones: What the clocks of zones showed.
    ///   - limits: How much is taken in.
    public static func read(
        _ bytes: [UInt8], file: String, mapping: ReportMapping, sourceZone: String,
        zones: any TimeZoneRules, limits: ReaderLimits = .standard
    ) -> Intake<Report> {
        let source = SourceText(file: file, bytes: bytes, limits: limits)
        let times = mapping.plan.zones.map { TimeReader(zone: $0.isEmpty ? sourceZone : $0, rules: zones) }
        var maker = MappedRow(plan: mapping.plan, source: source, times: times)
        let reading = CSVReading<[CSVColumn], Report>(
            columns: { header in mapping.plan.columns.map { header.required($0) } },
            rows: { columns, cells in maker.reports(of: &cells, columns) },
            saysTheSame: ==)
        return reading.read(source, refusal: times.lazy.compactMap { $0.refusal(file: file) }.first)
    }
}

/// The fields of a report as a mapping makes them.
struct MappedCells: RowCells {
    var problems: Problems
    /// By the order of ``ReportColumns/names``.
    var values: [Cell]
    /// For each of them whether the mapping gives it the same in every row, or nothing.
    private let fixed: [Bool]

    init(source: SourceText, plan: MappingPlan) {
        problems = Problems(source: source)
        values = ReportColumns.names.map { Cell(name: $0, text: "", range: 0..<0) }
        var fixed = values.map { _ in true }
        for (number, rule) in plan.fields {
            if case .constant = rule { continue }
            fixed[number] = false
        }
        self.fixed = fixed
    }

    func isFixed(_ column: CSVColumn) -> Bool { column.position.map { fixed[$0] } ?? true }

    func isFixed(_ number: Int) -> Bool { fixed[number] }

    func cell(_ column: CSVColumn) -> Cell {
        guard let position = column.position else { return Cell(name: column.name, text: "", range: 0..<0) }
        return values[position]
    }
}

/// Makes reports of one row after the other.
struct MappedRow {
    let plan: MappingPlan
    let times: [TimeReader]
    let fileName: String
    private var fields: MappedCells
    private var words = WordCheck()
    private let columns = ReportColumns.allAtTheirPlace()
    let texts: RowTexts
    /// The report of the first row about which there was nothing to say.
    private var known: Report?
    private var table = ReportTable(seed: NameTable.seed)
    /// For each field of time what its last text meant, and by which rule: rows of one day follow one another.
    private var lastTimes: [LastTime?] = Array(repeating: nil, count: TimeField.allCases.count)

    /// The fields of a report that are times.
    private enum TimeField: Int, CaseIterable {
        case occurredFrom, occurredTo, published

        var name: String {
            switch self {
            case .occurredFrom: "occurred_from"
            case .occurredTo: "occurred_to"
            case .published: "published_at"
            }
        }
    }

    private struct LastTime {
        var rule: Int
        var text: String
        var interval: Interval
    }

    init(plan: MappingPlan, source: SourceText, times: [TimeReader]) {
        self.plan = plan
        self.times = times
        fields = MappedCells(source: source, plan: plan)
        texts = RowTexts(plan: plan, source: source)
        let path = source.file.split(separator: "/").last.map { String($0) } ?? source.file
        fileName = path.split(separator: ".").first.map { String($0) } ?? path
    }

    /// The reports of a row.
    mutating func reports(of cells: inout CSVCells, _ columns: [CSVColumn]) -> RowYield<Report> {
        texts.begin(cells, columns, plan, fileName)
        if let filter = plan.filter, !holds(filter) { return .nothing }
        if plan.needsDigest { texts.countCopy(cells) }
        guard let split = plan.split else { return .one(report(&cells)) }
        var outcomes: [RowOutcome<Report>] = []
        for (i, part) in parts(of: texts.text(split.source), split).enumerated() {
            texts.begin(part: part, number: i + 1)
            if let condition = split.condition, !holds(condition) { continue }
            outcomes.append(report(&cells))
        }
        return outcomes.isEmpty ? .nothing : .several(outcomes)
    }

    /// The fields of a row that are no report; nil where the mapping sets the row aside.
    mutating func cells(of cells: inout CSVCells, _ columns: [CSVColumn]) -> [Cell]? {
        texts.begin(cells, columns, plan, fileName)
        if let filter = plan.filter, !holds(filter) { return nil }
        swap(&cells.problems, &fields.problems)
        defer { swap(&cells.problems, &fields.problems) }
        for (number, rule) in plan.fields { set(number, rule) }
        return Array(fields.values.prefix(plan.names.count))
    }

    /// The report of the row, or of the part of it that is being read.
    private mutating func report(_ cells: inout CSVCells) -> RowOutcome<Report> {
        swap(&cells.problems, &fields.problems)
        defer { swap(&cells.problems, &fields.problems) }
        for (number, rule) in plan.fields where known == nil || !fields.isFixed(number) { set(number, rule) }
        let name = fields.values[0]
        let identifier = name.identifier(&fields.problems)
        let occurred = occurred()
        let available = available(occurred: occurred)
        guard var report = columns.details(&fields, &words, times[0], known: &known), let identifier,
            let occurred,
            let available
        else {
            return RowOutcome(name: name, key: name.text, row: nil)
        }
        report.id = ReportID(identifier)
        report.occurred = occurred
        report.available = available
        return RowOutcome(name: name, key: name.text, row: table.add(report))
    }

    private mutating func set(_ number: Int, _ rule: ValueRule) {
        let name = plan.names[number]
        let text = text(of: rule, for: name)
        fields.values[number] = Cell(name: name, text: text, range: texts.range(of: rule))
    }

    /// Tells of something in a row that the mapping has no word for.
    mutating func tell(_ code: String, _ message: String, of rule: ValueRule, mend: String) {
        fields.problems.error(code, message, at: texts.range(of: rule), mend: mend)
    }

    // MARK: - Times

    private mutating func occurred() -> Interval? {
        guard let start = time(plan.occurredFrom, for: .occurredFrom, isRequired: true) else { return nil }
        guard !plan.occurredTo.isEmpty else { return start }
        guard let end = time(plan.occurredTo, for: .occurredTo, isRequired: true) else { return nil }
        if let interval = Interval(earliest: start.earliest, latest: end.latest) { return interval }
        let range = plan.occurredTo.first.map { texts.range(of: $0.base) } ?? 0..<0
        fields.problems.error(
            "ends-before-it-begins",
            "The event ends, at \(end.latest.utcText.quoted), before it begins, at \(start.earliest.utcText.quoted).",
            at: range, mend: "Correct the row, or the mapping's rule.")
        return nil
    }

    private mutating func available(occurred: Interval?) -> Interval? {
        guard let available = time(plan.published, for: .published, isRequired: false) else {
            // Where the mapping has no such field it is the data set that does not say: no fault of the row.
            if !fields.problems.isRejected, !plan.published.isEmpty {
                fields.problems.warning(
                    "no-publication-time",
                    "The row has no `published_at`, so it counts as known when the event had ended.",
                    at: texts.rowStart)
            }
            return occurred.map { Interval(at: $0.latest) }
        }
        return available
    }

    /// The time of the first rule that gives one.
    private mutating func time(_ rules: [TimeRule], for field: TimeField, isRequired: Bool) -> Interval? {
        for number in rules.indices {
            if let condition = rules[number].condition, !holds(condition) { continue }
            let text = text(of: rules[number].base, for: field.name)
            let isOfText = rules[number].spoken == nil
            if isOfText, let last = lastTimes[field.rawValue], last.rule == number, last.text == text {
                return last.interval
            }
            switch evaluate(rules[number], text, for: field.name) {
            case .known(let interval):
                if isOfText {
                    lastTimes[field.rawValue] = LastTime(rule: number, text: text, interval: interval)
                }
                return interval
            case .faulty: return nil
            case .absent: continue
            }
        }
        if isRequired {
            let range = rules.first.map { texts.range(of: $0.base) } ?? texts.rowStart
            fields.problems.error(
                "no-time", "The row gives no time for \(field.name.quoted).", at: range,
                mend: "Fill in the column, or add a rule to the mapping.")
        }
        return nil
    }

    private enum Found {
        case known(Interval)
        case absent
        case faulty
    }

    private mutating func evaluate(_ rule: TimeRule, _ text: String, for name: String) -> Found {
        if text.isEmpty { return .absent }
        guard let reading = rule.formats.lazy.compactMap({ $0.read(text) }).first else {
            tell(
                "time-form",
                "The time for \(name.quoted) cannot be \(text.quoted): it has none of the mapping's forms.",
                of: rule.base, mend: "Correct the row, or add the form to `formats`.")
            return .faulty
        }
        guard var interval = interval(reading, rule, text) else {
            tell(
                "time-does-not-exist",
                "\(text.quoted) never stood on the clocks of \(times[rule.zone].zone), which were set forward over it.",
                of: rule.base, mend: "Correct the time, or the mapping's `zone`.")
            return .faulty
        }
        if let spoken = rule.spoken {
            guard
                let moment = spokenMoment(
                    spoken, zone: times[rule.clockZone ?? rule.zone], notAfter: interval.latest)
            else {
                return .absent
            }
            interval = Interval(at: moment)
        }
        return .known(rule.seconds == 0 ? interval : interval + rule.seconds)
    }

    /// When a time as written was, with the rule's days and clock put in.
    private func interval(_ reading: TimePattern.Reading, _ rule: TimeRule, _ text: String) -> Interval? {
        let zone = times[rule.clockZone ?? rule.zone]
        var civil: CivilTime
        var isDay = false
        switch reading {
        case .instant(let instant):
            if rule.days == 0, rule.clock == nil, rule.noClock.isEmpty { return Interval(at: instant) }
            civil = zone.civil(at: instant)
        case .local(let local):
            civil = local
            if rule.clockZone != nil {
                guard let span = times[rule.zone].span(of: local) else { return nil }
                if rule.days == 0, rule.clock == nil, rule.noClock.isEmpty { return span }
                civil = zone.civil(at: span.latest)
            }
        case .date(let date): (civil, isDay) = (date, true)
        }
        if rule.noClock.contains(civil.timeOfDaySeconds) { isDay = true }
        if rule.days != 0 { civil = CivilTime(wallSeconds: civil.wallSeconds + rule.days * 86_400) }
        if let clock = rule.clock {
            let set = CivilTime(wallSeconds: civil.startOfDay.wallSeconds + clock)
            // The clock is the mapping's and not the row's: an hour that was skipped is the next there was.
            return zone.span(of: set) ?? zone.span(of: CivilTime(wallSeconds: set.wallSeconds + 3_600))
        }
        return isDay ? zone.day(civil.startOfDay) : zone.span(of: civil)
    }

    /// The last moment up to a bound at which clocks showed the time that the prose gives.
    private mutating func spokenMoment(
        _ spoken: SpokenClock, zone: TimeReader, notAfter bound: Instant
    ) -> Instant? {
        let folded = texts.folded(spoken.source)
        guard let slots = spoken.pattern.slots([.hour, .minute], in: folded),
            slots.count > spoken.take * 2 + 1,
            let hour = WordPattern.number(slots[spoken.take * 2]),
            let minute = WordPattern.number(slots[spoken.take * 2 + 1])
        else { return nil }
        let dayOfMonth = spoken.pattern.slots([.day], in: folded)?.first.flatMap { WordPattern.number($0) }
        let today = zone.civil(at: bound).startOfDay.wallSeconds
        // Whoever writes at 22:59 of what happened until 23:00 has rounded.
        let bound = bound + 600
        // A day of the month comes again within two months at most.
        for back in 0...(dayOfMonth == nil ? 1 : 62) {
            let day = CivilTime(wallSeconds: today - Int64(back) * 86_400)
            if let dayOfMonth, day.date.day != dayOfMonth { continue }
            let civil = CivilTime(wallSeconds: day.wallSeconds + Int64(hour * 3_600 + minute * 60))
            if let moment = zone.span(of: civil)?.earliest, moment <= bound { return moment }
        }
        return nil
    }
}

extension TimeReader {
    /// What clocks showed at a moment.
    func civil(at instant: Instant) -> CivilTime {
        CivilTime(wallSeconds: instant.secondsSinceEpoch + Int64(memory.offsetSeconds(at: instant) ?? 0))
    }

    /// The moment at which clocks showed a time; both, where they showed it twice; nil where they never did.
    func span(of civil: CivilTime) -> Interval? {
        switch memory.meaning(of: civil) {
        case .once(let instant): Interval(at: instant)
        case .twice(let first, let second): Interval(spanning: first, second)
        case .never, .unknownZone: nil
        }
    }
}
