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

    @Test("swapping the parties mirrors the verdict, down to the words of every reason")
    func mirror() {
        for seed in Self.seeds {
            let world = GeneratedWorld(seed: seed)
            let (plain, mirrored) = (world.verdict(), world.mirrored().verdict())
            let (expected, said) = (world.mirrored(plain), world.inOneOrder(mirrored))
            #expect(expected == said, "seed \(seed): \(Self.difference(expected, said))")
            #expect(world.mirroredRemarks(plain) == mirrored.remarks.map(\.utcText), "seed \(seed)")
            #expect(
                plain.incidents.map(\.reports) == mirrored.incidents.map(\.reports)
                    && plain.incidents.map(\.occurred) == mirrored.incidents.map(\.occurred), "seed \(seed)")
        }
    }

    /// The first part of a reading that is not alike.
    static func difference(_ a: [ReadingVerdict], _ b: [ReadingVerdict]) -> String {
        for (a, b) in zip(a, b) where a != b {
            for (x, y) in zip(Mirror(reflecting: a).children, Mirror(reflecting: b).children) {
                let (x, y) = ((x.label ?? "", "\(x.value)"), (y.label ?? "", "\(y.value)"))
                guard x != y else { continue }
                let at = zip(x.1, y.1).prefix { $0 == $1 }.count
                let from = max(0, at - 80)
                return "\(x.0): ...\(x.1.dropFirst(from).prefix(200)) | \(y.1.dropFirst(from).prefix(200))"
            }
        }
        return ""
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
            let moments =
                world.record.reports.map(\.available.latest) + world.record.entries.map(\.available.latest)
                + world.record.statements.map(\.available.latest)
            let moment = random.pick(moments)
            // A record that was made at that moment, and is read whole: it holds what was known by then.
            let then = Record(
                reports: world.record.reports.filter { $0.available.latest <= moment },
                statements: world.record.statements.filter { $0.available.latest <= moment },
                entries: world.record.entries.filter { $0.available.latest <= moment },
                origins: world.record.origins, weights: world.record.weights)
            let (first, later) = (assess(world.agreement, record: then), world.verdict(asOf: moment))
            #expect(first.readings == later.readings, "seed \(seed)")
            #expect(first.incidents == later.incidents && first.remarks == later.remarks, "seed \(seed)")
        }
    }

    @Test("generated worlds reach every state of an assessment")
    func reach() {
        let states = Self.seeds.flatMap { seed in
            GeneratedWorld(seed: seed).verdict().readings.flatMap(\.assessments).map(\.state)
        }
        #expect(Set(states) == Set(AssessmentState.allCases))
    }

    @Test("generated worlds hold nests, areas, several provisions, findings, pauses, notices and measures")
    func constructs() {
        var seen: Set<String> = []
        for seed in Self.seeds {
            let world = GeneratedWorld(seed: seed)
            note(world.verdict(), &seen)
            // As it stood an hour after clocks were said to stand still.
            let pause = world.record.entries.first {
                if case .clockPaused = $0.content { true } else { false }
            }
            if let pause { note(world.verdict(asOf: pause.available.latest + 3_600), &seen) }
        }
        let wanted: Set<String> = [
            "nest", "area", "several provisions", "both broken", "counted once", "remark",
        ]
        let findings = FindingStanding.Relation.allCases.map { "finding: \($0.rawValue)" }
        let clocks: [Clock.State] = [
            .notCalledFor, .pending, .running, .paused, .stoodDown, .overdue, .open, .met, .metLate,
            .perhapsMet,
        ]
        #expect(wanted.union(findings).union(clocks.map { "clock: \($0.rawValue)" }).subtracting(seen) == [])
    }

    private func note(_ verdict: Verdict, _ seen: inout Set<String>) {
        if verdict.incidents.contains(where: { $0.parent != nil }) { seen.insert("nest") }
        if verdict.record.reports.contains(where: { $0.place.name == $0.place.region }) {
            seen.insert("area")
        }
        if verdict.agreement.provisions.count > 1 { seen.insert("several provisions") }
        if !verdict.remarks.isEmpty { seen.insert("remark") }
        for reading in verdict.readings {
            for standing in reading.findings { seen.insert("finding: \(standing.relation.rawValue)") }
            for breach in reading.breaches where breach.provisions.count > 1 { seen.insert("both broken") }
            for response in reading.responses {
                if response.incidents.count < response.breaches.count { seen.insert("counted once") }
                for clock in response.scenarios.flatMap(\.episodes).flatMap(\.rungs).flatMap(\.clocks) {
                    seen.insert("clock: \(clock.state.rawValue)")
                }
            }
        }
    }
}
