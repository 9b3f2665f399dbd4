internal import CeasefireModel

/// Makes a plan of a mapping file.
struct MappingReader {
    /// What is wrong with the file.
    var problems: Problems
    var plan = MappingPlan()
    private var columnNumbers: [String: Int] = [:]
    /// Rules that have a name, for others to use.
    var named: [String: ValueRule] = [:]

    init(source: SourceText) {
        problems = Problems(source: source)
        problems.begin(rowAt: source.start, line: 1)
    }

    /// The plan; nil, with the reasons told, where the file is no mapping.
    mutating func read() -> MappingPlan? {
        let source = problems.source
        let whole = source.start..<source.bytes.count
        if let offset = source.firstInvalid(in: whole) {
            problems.error(
                "not-utf-8", "The file is not UTF-8.", at: offset..<(offset + 1), mend: "Save it as UTF-8.")
            return nil
        }
        var parser = JSONParser(source, range: whole, kind: .file)
        guard let node = parser.parse(&problems),
            var fields = JSONFields(node, called: nil, orElse: "The mapping", &problems)
        else { return nil }
        plan.name = fields.requiredText("mapping", &problems)?.plain(&problems) ?? ""
        _ = fields.text("about", &problems)
        _ = fields.texts("notes", &problems)
        _ = fields.text("$schema", &problems)
        let zone = fields.text("zone", &problems)
        plan.zones = [zone?.text ?? ""]
        if let split = fields.optional("split") { plan.split = self.split(split) }
        if let filter = fields.optional("where") { plan.filter = condition(filter.node, called: "where") }
        if let rules = fields.optional("rules") { takeRules(rules) }
        if let report = fields.required("report", &problems) { takeReport(report) }
        fields.finish(&problems)
        for source in plan.keywords.keys { plan.keywords[source]?.build() }
        return problems.isRejected ? nil : plan
    }

    private mutating func takeRules(_ member: JSONMember) {
        guard case .object(let rules) = member.node.value else {
            problems.error(
                "wrong-kind", "`rules` is \(member.node.value.kind), and should be an object.",
                at: member.node.range)
            return
        }
        // Only rules above may be used, so that none can use itself.
        for rule in rules { named[rule.key] = value(rule.node, called: rule.key) }
    }

    private mutating func takeReport(_ member: JSONMember) {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return }
        for (number, name) in ReportColumns.names.enumerated() {
            switch name {
            case "occurred_from": plan.occurredFrom = times(fields.required(name, &problems))
            case "occurred_to": plan.occurredTo = times(fields.optional(name))
            case "published_at": plan.published = times(fields.optional(name))
            default:
                let given = name == "report_id" ? fields.required(name, &problems) : fields.optional(name)
                if let given, let rule = value(given.node, called: name) {
                    plan.fields.append((number, rule))
                }
            }
        }
        fields.finish(&problems)
    }

    private mutating func split(_ member: JSONMember) -> SplitRule? {
        guard var fields = JSONFields(member.node, called: member.key, &problems) else { return nil }
        let from = fields.requiredText("column", &problems)
        let marks = fields.required("at", &problems).map { exactTexts($0) }
        let dropsLead = flag("drop-lead", &fields)
        // The parts must be known as a source before their condition is read.
        guard let from, let marks, let source = source(from) else { return nil }
        var rule = SplitRule(
            source: source, marks: marks, dropsLead: dropsLead, condition: nil)
        plan.split = rule
        rule.condition = fields.optional("where").flatMap { condition($0.node, called: "where") }
        fields.finish(&problems)
        return rule
    }

    /// A key that is true or false; false where it is left out.
    mutating func flag(_ key: String, _ fields: inout JSONFields) -> Bool {
        guard let member = fields.optional(key) else { return false }
        if case .bool(let value) = member.node.value { return value }
        problems.error(
            "wrong-kind", "\(key.quoted) is \(member.node.value.kind), and should be true or false.",
            at: member.node.range)
        return false
    }

    /// A number, as it is written.
    mutating func number(_ member: JSONMember, in bounds: ClosedRange<Double>) -> Double? {
        if case .number(let text) = member.node.value, let value = Double(text), bounds.contains(value) {
            return value
        }
        problems.error(
            "not-a-number",
            "\(member.key.quoted) should be a number from \(Int64(bounds.lowerBound)) to \(Int64(bounds.upperBound)).",
            at: member.node.range, mend: "Write it without quotes.")
        return nil
    }

    /// The column of a name, or what stands for it.
    mutating func source(_ cell: Cell) -> MappingSource? {
        guard cell.text.hasPrefix("#") else {
            if let number = columnNumbers[cell.text] { return .column(number) }
            columnNumbers[cell.text] = plan.columns.count
            plan.columns.append(cell.text)
            return .column(plan.columns.count - 1)
        }
        let own: [String: MappingSource] = [
            "#line": .line, "#file": .file, "#digest": .digest, "#copy": .copy, "#part": .part,
            "#part-number": .partNumber,
        ]
        guard let source = own[cell.text] else {
            problems.error(
                "unknown-source", "\(cell.text.quoted) is nothing that a rule can take.", at: cell.range,
                mend: NearestWord.question(cell.text, among: own.keys))
            return nil
        }
        switch source {
        case .digest, .copy: plan.needsDigest = true
        case .part, .partNumber:
            if plan.split == nil {
                problems.error(
                    "no-parts", "\(cell.text.quoted) has no meaning where rows are not split.",
                    at: cell.range, mend: "Add `split` to the mapping.")
            }
        default: break
        }
        return source
    }
}
