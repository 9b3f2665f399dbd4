import CeasefireModel

/// What people's decisions leave to the scores.
///
/// The rule for contradictions: that two reports tell of different events outweighs that they tell of one,
/// whichever was said later, since a wrong split can be seen and mended while a wrong merger hides a report;
/// a containment says that whole and part are different events. Among decisions of one kind the earlier holds.
struct FusionConstraints {
    /// Groups of reports that are one event by decision, or because they are twins.
    var groups: DisjointSets
    /// For the first report of each group, the numbers of the decisions and catalogues that set its reports apart
    /// from others. No event has two reports that share one, unless people decided so.
    private(set) var barred: [Int: Set<Int32>] = [:]
    /// What to tell of decisions, under the report it concerns.
    private(set) var reasons: [Int: [String]] = [:]

    private let reports: [Report]

    /// Reads the decisions about `reports`, which are sorted by name; names that are not among them wait.
    init(_ decisions: FusionDecisions, reports: [Report], twins: Twins) {
        self.reports = reports
        groups = DisjointSets(count: reports.count)
        var numbers: [ReportID: Int] = [:]
        if !decisions.isEmpty {
            for (number, report) in reports.enumerated() { numbers[report.id] = numbers[report.id] ?? number }
        }
        for group in decisions.differentEvents { bar(group.compactMap { numbers[$0] }) }
        for pair in decisions.contains {
            guard let whole = numbers[pair.whole], let part = numbers[pair.part], whole != part else {
                continue
            }
            bar(
                [whole, part],
                saying: "By decision the incident of \(pair.whole) contains the incident of \(pair.part).")
        }
        for group in decisions.sameEvent { unite(group.compactMap { numbers[$0] }) }
        // People may see that a catalogue has an event twice, so their word comes first.
        barCatalogues()
        for (number, first) in twins.first.enumerated() where first != number {
            let isApart = !barred.isEmpty && !barredSet(first).isDisjoint(with: barredSet(number))
            if !isApart { join(first, number) }
        }
    }

    private mutating func barredSet(_ report: Int) -> Set<Int32> { barred[groups.root(report)] ?? [] }

    private var decisionCount: Int32 = 0

    private mutating func bar(_ group: [Int], saying reason: String? = nil) {
        let members = Set(group).sorted()
        guard members.count > 1 else { return }
        for member in members { barred[member, default: []].insert(decisionCount) }
        decisionCount += 1
        let names = members.map { reports[$0].id.text }.joined(separator: ", ")
        for member in members {
            reasons[member, default: []].append(
                reason ?? "By decision these tell of different events: \(names).")
        }
    }

    /// Sets the rows of each catalogue apart from one another.
    private mutating func barCatalogues() {
        var numbers: [String: Int32] = [:]
        for (report, row) in reports.enumerated() where !row.catalogue.isEmpty {
            let number = numbers[row.catalogue] ?? decisionCount
            if number == decisionCount {
                numbers[row.catalogue] = number
                decisionCount += 1
            }
            barred[groups.root(report), default: []].insert(number)
        }
    }

    private mutating func unite(_ group: [Int]) {
        guard let first = group.first else { return }
        for other in group.dropFirst() where groups.root(first) != groups.root(other) {
            let (a, b) = (reports[first].id.text, reports[other].id.text)
            if barredSet(first).isDisjoint(with: barredSet(other)) {
                join(first, other)
                reasons[first, default: []].append("By decision \(a) and \(b) tell of one event.")
            } else {
                let text =
                    "The decision that \(a) and \(b) tell of one event yields to one that keeps them apart."
                for report in [first, other] { reasons[report, default: []].append(text) }
            }
        }
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let union = barredSet(a).union(barredSet(b))
        groups.unite(a, b)
        if !union.isEmpty { barred[groups.root(a)] = union }
    }
}
