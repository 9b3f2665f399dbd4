public import CeasefireModel

/// Fusion of reports and decisions that come one by one, in any order.
///
/// After each step ``incidents`` are exactly those that ``Fusion/incidents(from:decisions:)`` finds in all reports
/// and decisions so far. Only what the new report can reach is fused again: the reports in whose words' rarity it
/// counts, those near enough in time to be compared with these, and what hangs together with any of them.
///
/// ```swift
/// var fusion = IncrementalFusion()
/// for report in reports { fusion.take(report) }
/// fusion.take(FusionDecisions(sameEvent: [["R1", "R7"]]))
/// print(fusion.incidents)
/// ```
public struct IncrementalFusion: Sendable {
    /// The decisions so far, in the order in which they were taken in.
    public private(set) var decisions = FusionDecisions()

    private let origins: OriginRegister
    private let parameters: FusionParameters
    private var record: FusionRecord
    private var nests: IncrementalNesting
    /// Which reports hang together: the block of each, and the members of each block, by their places.
    private var blockOf: [Int] = []
    private var members: [Int: [Int]] = [:]
    private var nextBlock = 0
    /// For each report that decisions name, all reports that they name with it, known already or not.
    private var namedWith: [ReportID: Set<ReportID>] = [:]

    /// Creates a fusion without reports.
    public init(origins: OriginRegister = OriginRegister(), parameters: FusionParameters = .standard) {
        self.origins = origins
        self.parameters = parameters
        record = FusionRecord(parameters: parameters)
        nests = IncrementalNesting(parameters: parameters)
    }

    /// The incidents of all reports so far, sorted by name. Sorting them takes time in proportion to their number.
    public var incidents: [Incident] { nests.incidents }

    /// How many reports were taken in, each name counted once.
    public var reportCount: Int { record.count }

    /// Takes in a report. One whose name is known already replaces the earlier one.
    public mutating func take(_ report: Report) {
        guard let step = record.take(report) else { return }
        if step.place == blockOf.count { blockOf.append(-1) }
        var touched = step.touched
        for other in namedWith[report.id] ?? [] {
            if let place = record.place(of: other) { touched.insert(place) }
        }
        fuse(touched)
    }

    /// Takes in many reports, which is the same as taking one after the other. Where they are more than those known
    /// so far, all are fused at once.
    public mutating func take(_ reports: [Report]) {
        guard reports.count > record.count else {
            for report in reports { take(report) }
            return
        }
        record.take(all: reports)
        blockOf += Array(repeating: -1, count: record.count - blockOf.count)
        fuse(Set(0..<record.count))
    }

    /// Takes in decisions, after those taken before. They may name reports that are still to come.
    public mutating func take(_ more: FusionDecisions) {
        decisions.sameEvent += more.sameEvent
        decisions.differentEvents += more.differentEvents
        decisions.contains += more.contains
        var touched: Set<Int> = []
        for group in Self.groups(more) {
            for report in group {
                namedWith[report, default: []].formUnion(group)
                if let place = record.place(of: report) { touched.insert(place) }
            }
        }
        fuse(touched)
    }

    private static func groups(_ decisions: FusionDecisions) -> [[ReportID]] {
        decisions.sameEvent + decisions.differentEvents + decisions.contains.map { [$0.whole, $0.part] }
    }

    /// Fuses the blocks of these reports again; nothing outside them can change.
    private mutating func fuse(_ touched: Set<Int>) {
        guard !touched.isEmpty else { return }
        var chosen = touched
        for place in touched { chosen.formUnion(members[blockOf[place]] ?? []) }
        for place in chosen { members[blockOf[place]] = nil }

        // Others are there only to be counted with: how rare a word is.
        let (places, reports) = record.sorted(chosen.union(record.countedWith(chosen)))
        let fused = FusedEvents(
            reports, decisions: decisions, origins: origins, parameters: parameters,
            theatres: record.theatres, chosen: places.map { chosen.contains($0) }, workers: SingleWorker())

        var number: [ReportID: Int] = [:]
        for (i, report) in reports.enumerated() where chosen.contains(places[i]) { number[report.id] = i }
        var blocks = fused.blocks
        for (report, i) in number {
            for other in namedWith[report] ?? [] { if let j = number[other] { blocks.unite(i, j) } }
        }
        var blockOfRoot: [Int: Int] = [:]
        for (i, place) in places.enumerated() where chosen.contains(place) {
            let root = blocks.root(i)
            if blockOfRoot[root] == nil {
                blockOfRoot[root] = nextBlock
                nextBlock += 1
            }
            let block = blockOfRoot[root] ?? -1
            blockOf[place] = block
            members[block, default: []].append(place)
        }
        nests.replace(eventsOf: chosen.map { record.id(at: $0) }, by: fused.events, decisions: decisions)
    }
}
