import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Geography
import TestSupport
import Testing

/// What must hold of every truce and every war. Each world is made from a seed; a failure prints it.
@Suite("Properties on generated worlds")
struct PropertyTests {
    static let seeds = UInt64(1)...400

    @Test("the order of arrival changes nothing")
    func order() {
        for seed in Self.seeds {
            let world = GeneratedWorld(seed: seed)
            var shuffled = world
            var random = Seeded(seed: seed &+ 1_000_000)
            shuffled.record.reports.shuffle(using: &random)
            shuffled.record.entries.shuffle(using: &random)
            let (a, b) = (world.verdict(), shuffled.verdict())
            #expect(a.readings == b.readings && a.incidents == b.incidents, "seed \(seed)")
        }
    }

    @Test("swapping the parties mirrors the verdict")
    func mirror() {
        for seed in Self.seeds {
            let world = GeneratedWorld(seed: seed)
            let (a, b) = (world.verdict(), world.mirrored().verdict())
            for (plain, mirrored) in zip(a.readings, b.readings) {
                #expect(plain.headline == mirrored.headline, "seed \(seed)")
                #expect(
                    Set(plain.assessments.map { Summary($0, party: $0.party.map(world.swap)) })
                        == Set(mirrored.assessments.map { Summary($0, party: $0.party) }), "seed \(seed)")
                #expect(
                    Set(plain.breaches.map { [world.swap($0.party).text, $0.since.latest.utcText] })
                        == Set(mirrored.breaches.map { [$0.party.text, $0.since.latest.utcText] }),
                    "seed \(seed)")
                for response in plain.responses {
                    let other = mirrored.responses.first { $0.party == world.swap(response.party) }
                    #expect(other?.answersParty == response.answersParty, "seed \(seed)")
                    #expect(
                        other?.scenarios.map(Self.dues) == response.scenarios.map(Self.dues), "seed \(seed)")
                }
            }
        }
    }

    @Test("a report of something far away and long ago changes no other assessment")
    func irrelevant() {
        for seed in Self.seeds {
            let world = GeneratedWorld(seed: seed)
            var busier = world
            busier.record.reports.append(
                Report(
                    id: "ZZZ", occurred: from("1999-01-01T00:00", to: "1999-01-02T00:00"),
                    available: Interval(at: at("1999-01-03T00:00")),
                    place: Place(
                        name: "Elsewhere", country: "Farland",
                        coordinate: Coordinate(latitude: -40, longitude: 170), precisionMeters: 1_000),
                    act: "shelling", target: "port", accused: ["thirdland"], attribution: "A far observer"))
            let (a, b) = (world.verdict(), busier.verdict())
            for (x, y) in zip(a.readings, b.readings) {
                #expect(x.assessments == y.assessments.filter { $0.incident != "I-ZZZ" }, "seed \(seed)")
                #expect(x.breaches == y.breaches && x.responses == y.responses, "seed \(seed)")
            }
        }
    }

    @Test("a report repeated word for word adds no weight")
    func repetition() {
        for seed in Self.seeds {
            let world = GeneratedWorld(seed: seed)
            var repeated = world
            var random = Seeded(seed: seed)
            var copy = random.pick(world.record.reports)
            copy.id = ReportID(copy.id.text + "-again")
            repeated.record.reports.append(copy)
            for (x, y) in zip(world.verdict().readings, repeated.verdict().readings) {
                let sums = [x, y].map { reading in
                    reading.assessments.map { "\($0.id) \($0.state) \($0.grades.map(\.sum))" }
                }
                #expect(sums[0] == sums[1], "seed \(seed)")
            }
        }
    }

    @Test("every total is the sum of listed rows")
    func totals() {
        for seed in Self.seeds {
            let verdict = GeneratedWorld(seed: seed).verdict()
            for reading in verdict.readings {
                #expect(verdict.reconciliation(of: reading).addsUp, "seed \(seed)")
                let listed = reading.tallies.flatMap(\.units).flatMap(\.members)
                #expect(listed.count == reading.assessments.count, "seed \(seed)")
                let reports = verdict.incidents.flatMap(\.reports)
                #expect(reports.count == verdict.record.reports.count, "seed \(seed)")
                #expect(Set(reports).count == reports.count, "seed \(seed)")
            }
        }
    }

    @Test("what comes to be known later never changes what an earlier moment says")
    func asOf() {
        for seed in Self.seeds {
            let world = GeneratedWorld(seed: seed)
            var random = Seeded(seed: seed)
            let moment = world.record.reports[random.below(world.record.reports.count)].available.latest
            var earlier = world
            earlier.record.reports.removeAll { $0.available.latest > moment }
            earlier.record.entries.removeAll { $0.available.latest > moment }
            let (then, now) = (earlier.verdict(asOf: moment), world.verdict(asOf: moment))
            #expect(then.readings == now.readings && then.incidents == now.incidents, "seed \(seed)")
        }
    }

    @Test("generated worlds reach every state of an assessment")
    func reach() {
        let states = Self.seeds.flatMap { seed in
            GeneratedWorld(seed: seed).verdict().readings.flatMap(\.assessments).map(\.state)
        }
        #expect(Set(states) == Set(AssessmentState.allCases))
    }

    /// What two mirrored assessments have in common.
    struct Summary: Hashable {
        var incident: IncidentID
        var party: ActorID?
        var state: AssessmentState
        var sums: [Double?]

        init(_ assessment: Assessment, party: ActorID?) {
            incident = assessment.incident
            self.party = party
            state = assessment.state
            sums = assessment.grades.map(\.sum)
        }
    }

    static func dues(_ scenario: Scenario) -> [[Interval?]] {
        scenario.episodes.flatMap(\.rungs).map { $0.clocks.map(\.due) }
    }
}
