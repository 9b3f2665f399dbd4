import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

/// What binds on generated worlds; a failure prints the seed.
@Suite("Properties of what binds")
struct BindingPropertyTests {
    static let seeds = UInt64(1)...120

    static func worlds(_ seed: UInt64) -> [(name: String, world: GeneratedWorld)] {
        [("plain", GeneratedWorld(seed: seed)), ("carrying", .carrying(seed: seed))]
    }

    /// One way of settling what a response leaves open.
    struct Way: Hashable {
        var response: ResponseName
        var party: ActorID
        var anchor: Anchor
        var gapSeconds: Int64?

        /// Whether both differ only in when an episode ends.
        func isAlike(_ other: Way) -> Bool {
            response == other.response && party == other.party && anchor == other.anchor
        }
    }

    static func binding(_ reading: ReadingVerdict) -> [Way: [Episode]] {
        var binding: [Way: [Episode]] = [:]
        for response in reading.responses {
            for scenario in response.scenarios {
                let way = Way(
                    response: response.response, party: response.party, anchor: scenario.anchor,
                    gapSeconds: scenario.episodeEndsAfterSeconds)
                binding[way] = scenario.episodes.filter { !$0.isHypothetical }
            }
        }
        return binding
    }

    @Test("a further breach that nobody has found makes no clock bind, and moves none that does")
    func unfound() {
        var compared = 0
        for seed in Self.seeds {
            for (name, world) in Self.worlds(seed) {
                var random = Seeded(seed: seed)
                var more = world
                let before = world.verdict()
                guard let now = before.now, let model = world.record.reports.first else { continue }
                var report = model
                report.id = "ZZ"
                let side = random.pick([ActorID("arland"), "borland"])
                let begin = at("2026-03-01T12:00") + Int64(random.below(72)) * 3_600
                report.occurred = Interval(spanning: begin, begin + 3_600)
                report.available = Interval(at: min(now, begin + 7_200))
                report.place = Place(name: "Newtown", region: "Newtown Province", country: "Borland")
                report.accused = [side]
                report.claimant = side
                report.attribution = "\(side) ministry"
                report.act = "missile-strike"
                report.target = "energy"
                report.weapons = ["uav"]
                report.killed = 9
                guard report.available.latest <= now, begin + 3_600 <= now else { continue }
                more.record.reports.append(report)
                let after = more.verdict()
                // Another report may tip how the others are fused: then it is another record.
                guard after.incidents.filter({ $0.id != "I-ZZ" }) == before.incidents else { continue }
                for (a, b) in zip(before.readings, after.readings) {
                    let (old, new) = (Self.binding(a), Self.binding(b))
                    for (way, episodes) in new where old[way] == nil {
                        // A second breach makes it matter when an episode ends; what was found is the same either way.
                        let others = old.filter { $0.key.isAlike(way) }
                        #expect(
                            episodes.count == others.values.first?.count ?? 0, "\(name) seed \(seed) \(way)")
                    }
                    for (way, episodes) in old where !episodes.isEmpty {
                        compared += 1
                        #expect(new[way] == episodes, "\(name) seed \(seed) \(way)")
                    }
                    let defaults = { (reading: ReadingVerdict) in
                        reading.guarantorDefaults.filter { !$0.isHypothetical }
                    }
                    #expect(defaults(a) == defaults(b), "\(name) seed \(seed)")
                }
            }
        }
        #expect(compared > 50, "too few episodes bind: \(compared)")
    }

    @Test("what is hypothetical rests on what nobody has found, or on a measure that it takes elsewhere")
    func reasons() {
        for seed in Self.seeds {
            for (name, world) in Self.worlds(seed) {
                for response in world.verdict().readings.flatMap(\.responses) {
                    for episode in response.scenarios.flatMap(\.episodes) {
                        let comment: Comment = "\(name) seed \(seed) \(episode.first)"
                        let clocks = episode.rungs.flatMap(\.clocks)
                        if !episode.isHypothetical {
                            #expect(episode.notFound.isEmpty, comment)
                            #expect(clocks.allSatisfy { !$0.isHypothetical }, comment)
                            #expect(Set(episode.breaches).isSubset(of: response.found), comment)
                        } else {
                            #expect(Set(episode.breaches).isSubset(of: response.breaches), comment)
                            #expect(Set(response.found).isDisjoint(with: episode.notFound), comment)
                            #expect(
                                !response.found.isEmpty || clocks.allSatisfy(\.isHypothetical), comment)
                        }
                    }
                    #expect(
                        response.found.isEmpty
                            == response.scenarios.allSatisfy { $0.episodes.allSatisfy(\.isHypothetical) }
                            || response.scenarios.isEmpty, "\(name) seed \(seed)")
                }
            }
        }
    }

    @Test("once all that is assessed is found, nothing is hypothetical")
    func allFound() {
        for seed in Self.seeds {
            var world = GeneratedWorld(seed: seed)
            let before = world.verdict()
            guard let now = before.now else { continue }
            var subjects: Set<String> = []
            for assessment in before.readings.flatMap(\.assessments)
            where assessment.state == .meetsStandard {
                guard let party = assessment.party,
                    let report = before.incident(assessment.incident)?.reports.first,
                    subjects.insert("\(assessment.provision) \(party) \(assessment.incident)").inserted
                else { continue }
                world.record.entries.append(
                    Entry(
                        id: EntryID("ZZ\(subjects.count)"), author: "Secretary", available: Interval(at: now),
                        reason: "Minuted.",
                        content: .finding(
                            Finding(
                                report: report, provision: assessment.provision, party: party,
                                conclusion: .breach, body: "Commission", made: Interval(at: now)))))
            }
            for response in world.verdict().readings.flatMap(\.responses) {
                #expect(response.found == response.breaches, "seed \(seed)")
                #expect(
                    response.scenarios.flatMap(\.episodes).allSatisfy { !$0.isHypothetical }, "seed \(seed)")
            }
        }
    }
}
