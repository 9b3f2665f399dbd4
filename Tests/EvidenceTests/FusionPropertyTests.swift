import CeasefireModel
import Evidence
import Geography
import TestSupport
import Testing

@Suite("Whatever the reports")
struct FusionPropertyTests {
    static let seeds = Array(1...12 as ClosedRange<UInt64>)
    static let events = 60

    func made(_ seed: UInt64) -> [Report] { GeneratedReports(seed: seed, events: Self.events).reports }

    @Test("every report is in exactly one incident, and no incident is within itself", arguments: seeds)
    func partition(seed: UInt64) {
        let reports = made(seed)
        let found = Fusion().incidents(from: reports)
        #expect(found.flatMap(\.reports).sorted() == reports.map(\.id).sorted(), "seed \(seed)")
        #expect(found.map(\.id) == found.map(\.id).sorted(), "seed \(seed)")
        let parents = Dictionary(uniqueKeysWithValues: found.map { ($0.id, $0.parent) })
        for incident in found {
            #expect(incident.id.text == "I-" + (incident.reports.first?.text ?? ""), "seed \(seed)")
            var (steps, next) = (0, incident.parent)
            while let parent = next, steps <= found.count {
                (steps, next) = (steps + 1, parents[parent] ?? nil)
            }
            #expect(steps <= found.count, "seed \(seed): \(incident.id) is within itself")
        }
        #expect(found.count < reports.count && found.count >= Self.events / 2, "seed \(seed): \(found.count)")
    }

    @Test("the order of arrival changes nothing", arguments: seeds)
    func order(seed: UInt64) {
        let reports = made(seed)
        var random = Seeded(seed: seed)
        let found = Fusion().incidents(from: reports)
        #expect(Fusion().incidents(from: reports.shuffled(using: &random)) == found, "seed \(seed)")
        #expect(Fusion().incidents(from: reports.reversed()) == found, "seed \(seed)")
    }

    @Test("a repeated report joins its twin's incident and moves no other", arguments: seeds)
    func repeated(seed: UInt64) {
        var reports = made(seed)
        var random = Seeded(seed: seed &+ 100)
        guard var copy = reports.randomElement(using: &random) else { return }
        let original = copy.id
        copy.id = "Z-copy"
        let before = Fusion().incidents(from: reports).map(\.reports)
        reports.append(copy)
        let after = Fusion().incidents(from: reports).map(\.reports)
        #expect(
            after == before.map { $0.contains(original) ? $0 + ["Z-copy"] : $0 }, "seed \(seed), \(original)")
    }

    @Test("a report from far away changes no other incident", arguments: seeds)
    func farAway(seed: UInt64) {
        let reports = made(seed)
        let before = Fusion().incidents(from: reports)
        guard var stranger = reports.first else { return }
        stranger.id = "A-far"
        stranger.place.coordinate = Coordinate(latitude: -40, longitude: -150)
        #expect(Fusion().incidents(from: reports + [stranger]).filter { $0.id != "I-A-far" } == before)
        stranger.place = reports[0].place
        stranger.occurred = stranger.occurred + 400 * 86_400
        #expect(Fusion().incidents(from: reports + [stranger]).filter { $0.id != "I-A-far" } == before)
    }

    @Test("the parties' names make no difference", arguments: seeds)
    func mirror(seed: UInt64) {
        let names: [ActorID: ActorID] = ["red": "blue", "blue": "red"]
        let reports = made(seed)
        let mirrored = reports.map { report in
            var report = report
            report.accused = report.accused.map { names[$0] ?? $0 }.sorted()
            report.claimant = report.claimant.flatMap { names[$0] }
            return report
        }
        let (a, b) = (Fusion().incidents(from: reports), Fusion().incidents(from: mirrored))
        #expect(a.map(\.reports) == b.map(\.reports), "seed \(seed)")
        #expect(a.map(\.parent) == b.map(\.parent), "seed \(seed)")
        #expect(a.map(\.occurred) == b.map(\.occurred), "seed \(seed)")
    }

    @Test("decisions are kept whatever reports come later", arguments: seeds)
    func decisions(seed: UInt64) {
        let reports = made(seed)
        var random = Seeded(seed: seed &+ 200)
        let few = Array(reports.prefix(reports.count / 2))
        let chosen = few.shuffled(using: &random).prefix(4).map(\.id)
        let decisions = FusionDecisions(
            sameEvent: [[chosen[0], chosen[1]]], differentEvents: [[chosen[0], chosen[2]]],
            contains: [.init(whole: chosen[3], part: chosen[0])])
        for known in [few, reports] {
            let found = Fusion().incidents(from: known, decisions: decisions)
            let incident = Dictionary(
                uniqueKeysWithValues: found.flatMap { incident in incident.reports.map { ($0, incident) } })
            #expect(incident[chosen[0]]?.id == incident[chosen[1]]?.id, "seed \(seed)")
            #expect(incident[chosen[0]]?.id != incident[chosen[2]]?.id, "seed \(seed)")
            #expect(incident[chosen[0]]?.parent == incident[chosen[3]]?.id, "seed \(seed)")
        }
    }
}
