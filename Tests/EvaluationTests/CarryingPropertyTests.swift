import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Geography
import TestSupport
import Testing

/// What must hold of every truce in which something is owed, decided and kept up. A failure prints its seed.
@Suite("Properties on worlds with duties")
struct CarryingPropertyTests {
    static let seeds = UInt64(1)...250

    @Test("the order in which entries arrive changes nothing")
    func order() {
        for seed in Self.seeds {
            let world = GeneratedWorld.carrying(seed: seed)
            var shuffled = world
            var random = Seeded(seed: seed)
            shuffled.record.reports.shuffle(using: &random)
            shuffled.record.entries.shuffle(using: &random)
            let (a, b) = (world.verdict(), shuffled.verdict())
            #expect(
                a.readings == b.readings, "seed \(seed): \(PropertyTests.difference(a.readings, b.readings))")
        }
    }

    @Test("an entry put on the record twice changes no state")
    func repetition() {
        for seed in Self.seeds {
            let world = GeneratedWorld.carrying(seed: seed)
            var repeated = world
            for entry in world.record.entries {
                guard case .proceeding = entry.content else { continue }
                var copy = entry
                copy.id = EntryID(entry.id.text + "-again")
                repeated.record.entries.append(copy)
            }
            for (a, b) in zip(world.verdict().readings, repeated.verdict().readings) {
                #expect(Self.told(a) == Self.told(b), "seed \(seed)")
            }
        }
    }

    @Test("what comes to be known later never changes what an earlier moment says")
    func asOf() {
        for seed in Self.seeds {
            let world = GeneratedWorld.carrying(seed: seed)
            var random = Seeded(seed: seed)
            let moment = random.pick(world.record.entries).available.latest
            var earlier = world
            earlier.record.reports.removeAll { $0.available.latest > moment }
            earlier.record.entries.removeAll { $0.available.latest > moment }
            earlier.record.statements.removeAll { $0.available.latest > moment }
            let (then, now) = (earlier.verdict(asOf: moment), world.verdict(asOf: moment))
            #expect(then.readings == now.readings, "seed \(seed)")
        }
    }

    @Test("swapping the parties mirrors what is told of duties, measures and breaches")
    func mirror() {
        for seed in Self.seeds {
            let world = GeneratedWorld.carrying(seed: seed)
            for (a, b) in zip(world.verdict().readings, world.mirroredWithCarrying().verdict().readings) {
                let (expected, said) = (Self.told(a, party: world.swap), Self.told(b))
                #expect(
                    expected == said, "seed \(seed): \(expected.symmetricDifference(said).sorted().prefix(4))"
                )
            }
        }
    }

    @Test("a report of something far away and long ago changes nothing else")
    func irrelevant() {
        for seed in UInt64(1)...100 {
            let world = GeneratedWorld.carrying(seed: seed)
            var busier = world
            busier.record.reports.append(
                Report(
                    id: "ZZZ", occurred: from("1999-01-01T00:00", to: "1999-01-02T00:00"),
                    available: Interval(at: at("1999-01-03T00:00")),
                    place: Place(
                        name: "Elsewhere", country: "Farland",
                        coordinate: Coordinate(latitude: -40, longitude: 170), precisionMeters: 1_000),
                    act: "shelling", target: "port", accused: ["thirdland"], attribution: "A far observer"))
            for (x, y) in zip(world.verdict().readings, busier.verdict().readings) {
                #expect(x.assessments == y.assessments.filter { $0.incident != "I-ZZZ" }, "seed \(seed)")
                #expect(x.breaches == y.breaches && x.responses == y.responses, "seed \(seed)")
                #expect(x.deeds == y.deeds && x.standingMeasures == y.standingMeasures, "seed \(seed)")
                #expect(
                    x.findings == y.findings && x.guarantorDefaults == y.guarantorDefaults, "seed \(seed)")
            }
        }
    }

    @Test("every total is the sum of listed rows, and all incidents are accounted for")
    func totals() {
        for seed in UInt64(1)...100 {
            let verdict = GeneratedWorld.carrying(seed: seed).verdict()
            for reading in verdict.readings {
                #expect(verdict.reconciliation(of: reading).addsUp, "seed \(seed)")
                let members = reading.tallies.flatMap { tally in
                    tally.units.flatMap { unit in
                        unit.members.map { "\(tally.provision) \(tally.party?.text ?? "-") \($0)" }
                    }
                }
                let assessed = reading.assessments.map {
                    "\($0.provision) \($0.party?.text ?? "-") \($0.incident)"
                }
                #expect(members.sorted() == assessed.sorted(), "seed \(seed)")
                for response in reading.responses {
                    let subjects = Set(response.scenarios.first?.episodes.flatMap(\.breaches) ?? [])
                    #expect(
                        subjects.isEmpty || subjects == Set(response.breaches + response.found),
                        "seed \(seed)")
                    #expect(Set(response.incidents).count == response.incidents.count, "seed \(seed)")
                }
            }
        }
    }

    @Test("every duty of everybody who owes it is told exactly once")
    func once() {
        for seed in Self.seeds {
            let world = GeneratedWorld.carrying(seed: seed)
            let agreement = world.agreement
            for reading in world.verdict().readings {
                let names = reading.deeds.map(\.id)
                #expect(Set(names).count == names.count, "seed \(seed)")
                let told = Set(
                    reading.deeds.map {
                        [$0.deed.text, $0.tranche?.text ?? "", $0.party.text].joined(separator: "/")
                    })
                var owed: Set<String> = []
                for (deed, value) in agreement.obligations.map({ ($0.name, $0.binds) })
                    + agreement.declarations.map({ ($0.name, $0.binds) })
                {
                    for party in Self.owners(value, agreement) { owed.insert("\(deed)//\(party)") }
                }
                for exchange in agreement.exchanges {
                    for tranche in exchange.tranches {
                        for party in Self.owners(exchange.between, agreement) {
                            owed.insert("\(exchange.name)/\(tranche.name)/\(party)")
                        }
                    }
                }
                #expect(told == owed, "seed \(seed)")
            }
        }
    }

    @Test("a state says what the times beside it say")
    func coherent() {
        for seed in Self.seeds {
            let verdict = GeneratedWorld.carrying(seed: seed).verdict()
            for deed in verdict.readings.flatMap(\.deeds) {
                let comment: Comment = "seed \(seed) \(deed.id)"
                #expect((deed.state == .breached) == (deed.breached != nil), comment)
                #expect((deed.state == .breached) == (deed.breachKnown != nil), comment)
                #expect(!deed.reason.isEmpty, comment)
                #expect(deed.entries == Set(deed.entries).sorted(), comment)
                if deed.state == .performed, deed.owed != 0 { #expect(deed.completed != nil, comment) }
                if deed.state == .performed, deed.owed != 0, let due = deed.completeBy,
                    let done = deed.completed
                {
                    #expect(done.latest <= due.earliest, comment)
                }
                if let due = deed.completeBy, let now = verdict.now, deed.state == .due {
                    #expect(now < due.latest, comment)
                }
            }
            for reading in verdict.readings {
                let breached = reading.deeds.filter { $0.state == .breached }.map(\.id)
                #expect(Set(reading.breaches.flatMap(\.deeds)) == Set(breached), "seed \(seed)")
                for measure in reading.standingMeasures {
                    for (a, b) in zip(measure.phases, measure.phases.dropFirst()) {
                        #expect(a.state != b.state, "seed \(seed)")
                        if let x = a.since, let y = b.since { #expect(x < y, "seed \(seed)") }
                    }
                }
            }
        }
    }

    @Test("generated worlds reach every state of a duty, and every kind of what surrounds it")
    func reach() {
        var seen: Set<String> = []
        for reading in Self.seeds.flatMap({ GeneratedWorld.carrying(seed: $0).verdict().readings }) {
            for deed in reading.deeds { seen.insert("\(deed.kind.rawValue) \(deed.state.rawValue)") }
            for phase in reading.standingMeasures.flatMap(\.phases) {
                seen.insert("measure \(phase.state.rawValue)")
                if phase.isByDefault { seen.insert("by default") }
            }
            for assessment in reading.assessments {
                let reason = assessment.grade(.exemption)?.reason.utcText ?? ""
                for word in ["permitted by", "it answers", "within the quota"] where reason.contains(word) {
                    seen.insert("\(word) \(assessment.grade(.exemption)?.state.rawValue ?? "")")
                }
            }
            if !reading.guarantorDefaults.isEmpty { seen.insert("a default") }
            for standing in reading.findings {
                if standing.notCarried != nil { seen.insert("not carried") }
                if standing.deed != nil { seen.insert("found on a duty") }
            }
        }
        var wanted = DeedState.allCases.flatMap { ["obligation \($0.rawValue)", "tranche \($0.rawValue)"] }
        // No generated exchange is told of before its parts are due.
        wanted.removeAll { ["tranche pending", "tranche due"].contains($0) }
        wanted += [
            "declaration performed", "declaration breached", "declaration excused", "declaration unverified",
        ]
        wanted += StandingMeasure.State.allCases.map { "measure \($0.rawValue)" }
        wanted += ["by default", "a default", "not carried", "found on a duty"]
        wanted += [
            "permitted by refuted", "it answers refuted", "it answers undecidable",
            "within the quota refuted",
        ]
        let missing = wanted.filter { !seen.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    /// What is told of a reading, by names and figures, with the party as `party` gives it.
    static func told(_ reading: ReadingVerdict, party: (ActorID) -> ActorID = { $0 }) -> Set<String> {
        func when(_ interval: Interval?) -> String {
            interval.map { "\($0.earliest.utcText)..\($0.latest.utcText)" } ?? "-"
        }
        var told: Set<String> = ["headline \(reading.headline.rawValue)"]
        for deed in reading.deeds {
            let part = deed.tranche?.text ?? deed.occasion.map(String.init) ?? ""
            let figures = "\(deed.owed.map(String.init) ?? "?") \(deed.done.map(String.init) ?? "?")"
            let times = [
                deed.opens, deed.beginBy, deed.completeBy, deed.begun, deed.completed, deed.breached,
                deed.breachKnown,
            ]
            told.insert(
                "\(deed.deed)/\(part)/\(party(deed.party)) \(deed.state.rawValue) \(figures) \(times.map(when).joined(separator: " "))"
            )
        }
        for assessment in reading.assessments {
            told.insert(
                "\(assessment.provision) \(assessment.incident) \(assessment.party.map(party)?.text ?? "-") \(assessment.state.rawValue)"
            )
        }
        for measure in reading.standingMeasures {
            for (i, phase) in measure.phases.enumerated() {
                told.insert(
                    "\(measure.name) \(i) \(phase.state.rawValue) \(when(phase.since)) \(phase.isByDefault)")
            }
        }
        for response in reading.responses {
            for scenario in response.scenarios {
                for (i, episode) in scenario.episodes.enumerated() {
                    let dues = episode.rungs.flatMap(\.clocks).map { when($0.due) + $0.state.rawValue }
                    told.insert(
                        "\(response.response) \(party(response.party)) \(scenario.anchor) \(scenario.episodeEndsAfterSeconds ?? -1) \(i) \(when(episode.occurred)) \(dues)"
                    )
                }
            }
        }
        for one in reading.guarantorDefaults {
            told.insert("default \(one.rung) \(party(one.guarantor)) \(party(one.party)) \(when(one.due))")
        }
        for window in reading.windows { told.insert("\(window.provision) \(window.from) \(window.until)") }
        return told
    }

    private static func owners(_ value: Value<Set<ActorID>>, _ agreement: Agreement) -> Set<ActorID> {
        switch value {
        case .stated(let parties): parties
        case .either(let all): all.reduce(into: []) { $0.formUnion($1) }
        case .unstated, .term: Set(agreement.parties)
        }
    }
}
