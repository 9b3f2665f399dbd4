import CeasefireModel
import Evidence
import Geography
import TestSupport
import Testing

/// What arrives at a mission in one afternoon: reports in any order, some twice, some corrected, some without a
/// position or from elsewhere, and people's decisions in between, also about reports that are still to come.
struct Arrivals {
    enum Step {
        case report(Report)
        case decisions(FusionDecisions)
    }

    private(set) var steps: [Step] = []
    private var random: Seeded

    init(seed: UInt64, events: Int) {
        random = Seeded(seed: seed)
        var reports = GeneratedReports(seed: seed, events: events).reports
        for i in reports.indices { change(&reports[i]) }
        let copies = reports.filter { _ in random.below(8) == 0 }.map { report in
            var copy = report
            copy.id = ReportID((random.below(2) == 0 ? "A-" : "Z-") + report.id.text)
            return copy
        }
        reports += copies
        steps = reports.shuffled(using: &random).map { .report($0) }
        let names = reports.map(\.id)
        for _ in 0..<max(2, events / 4) { insert(.decisions(decision(names))) }
        for report in reports where random.below(10) == 0 {
            var corrected = report
            corrected.killed = 7
            corrected.occurred = corrected.occurred + Int64(random.below(5)) * 36_000
            insert(.report(corrected))
        }
    }

    private mutating func insert(_ step: Step) { steps.insert(step, at: random.below(steps.count + 1)) }

    private mutating func change(_ report: inout Report) {
        switch random.below(20) {
        case 0: report.place.coordinate = nil
        case 1: report.place.coordinate = Coordinate(latitude: -35, longitude: Double(random.below(5)) * 9)
        case 2:
            report.occurred = Interval(
                spanning: report.occurred.earliest, report.occurred.latest + Int64(random.below(80)) * 86_400)
        case 3: report.place.precisionMeters = 220_000
        case 4, 5: report.catalogue = "A mission's list"
        default: break
        }
    }

    private mutating func decision(_ names: [ReportID]) -> FusionDecisions {
        let few = (0...random.below(3) + 1).map { _ in random.pick(names) }
        return switch random.below(3) {
        case 0: FusionDecisions(sameEvent: [few])
        case 1: FusionDecisions(differentEvents: [few])
        default: FusionDecisions(contains: [.init(whole: few[0], part: few[1])])
        }
    }
}

@Suite("Fusion one by one")
struct FusionIncrementalTests {
    @Test(
        "after each step the incidents are those of all together",
        arguments: Array(1...10 as ClosedRange<UInt64>))
    func equalsBatch(seed: UInt64) {
        var fusion = IncrementalFusion()
        var known: [ReportID: Report] = [:]
        var decisions = FusionDecisions()
        for (number, step) in Arrivals(seed: seed, events: seed <= 7 ? 14 : 30).steps.enumerated() {
            switch step {
            case .report(let report):
                known[report.id] = report
                fusion.take(report)
            case .decisions(let more):
                decisions.sameEvent += more.sameEvent
                decisions.differentEvents += more.differentEvents
                decisions.contains += more.contains
                fusion.take(more)
            }
            let batch = Fusion().incidents(from: Array(known.values), decisions: decisions)
            guard fusion.incidents == batch else {
                let missing = batch.filter { !fusion.incidents.contains($0) }
                Issue.record("seed \(seed), step \(number): \(step): \(missing.prefix(2))")
                return
            }
        }
        #expect(fusion.reportCount == known.count && fusion.decisions == decisions)
    }

    @Test("a report taken twice changes nothing; a new version of it takes its place")
    func versions() {
        let first = report("R1", spot("Ardo"), span(8, 9), killed: 2, "The market of Ardo was hit")
        var second = report("R2", spot("Ardo"), span(8, 9), killed: 2, "Two die at the market of Ardo")
        var fusion = IncrementalFusion()
        for report in [first, second, first] { fusion.take(report) }
        #expect(fusion.incidents.map(\.reports) == [["R1", "R2"]])
        second.occurred = span(60, 61)
        fusion.take(second)
        #expect(fusion.incidents.map(\.reports) == [["R1"], ["R2"]])
        #expect(fusion.reportCount == 2)
    }

    @Test("many at once is the same as one by one", arguments: [21, 22, 23] as [UInt64])
    func manyAtOnce(seed: UInt64) {
        let reports = GeneratedReports(seed: seed, events: 24).reports
        var corrected = reports[0]
        corrected.killed = 8
        let (first, rest) = (reports.prefix(2), reports.dropFirst(2))
        var fusion = IncrementalFusion()
        for report in first { fusion.take(report) }
        fusion.take(Array(rest) + [corrected])
        fusion.take([reports[3], corrected])
        let batch = Fusion().incidents(from: [corrected] + reports.dropFirst())
        #expect(fusion.incidents == batch, "seed \(seed)")
    }

    @Test("a decision waits for the reports that it names, and is kept whatever comes after")
    func decisionFirst() {
        var fusion = IncrementalFusion()
        fusion.take(FusionDecisions(sameEvent: [["R1", "R2"]], differentEvents: [["R1", "R3"]]))
        let place = spot("Ardo")
        for name in ["R3", "R2", "R1"] {
            let occurred = name == "R2" ? span(90, 91) : span(8, 9)
            fusion.take(report(name, place, occurred, killed: 3, "Three die in the bakery of Ardo"))
        }
        #expect(fusion.incidents.map(\.reports) == [["R1", "R2"], ["R3"]])
        for number in 4..<12 {
            fusion.take(report("R\(number)", place, span(8, 9), killed: 3, "Three die, \(number) say"))
        }
        let incident = { (name: ReportID) in fusion.incidents.first { $0.reports.contains(name) }?.id }
        #expect(incident("R1") == incident("R2") && incident("R1") != incident("R3"))
    }
}
