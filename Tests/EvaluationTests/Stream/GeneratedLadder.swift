import AgreementLanguage
import CeasefireModel
import TestSupport

@testable import Evaluation

/// A response made from a seed, with breaches and measures that its ladder may meet: every condition that a stream carries turns up
/// sooner or later.
struct GeneratedLadder {
    static let hour: Int64 = 3_600
    static let start = at("2026-03-02T00:00")
    static let acts: [Act] = ["shelling", "missile-strike", "small-arms-fire"]

    let response: Response
    let reading: Reading
    let gap: Int64?
    let anchor: Anchor
    var breaches: [Breach]
    var measures: [Measure]

    /// - Parameter count: How many breaches; some where nil.
    init(seed: UInt64, count: Int? = nil) {
        var random = Seeded(seed: seed)
        var truce = TruceExample()
        let anchor = random.pick([Anchor.occurred, .occurred, .available, .found])
        let gap = random.pick([nil, 0, 6, 24].map { (hours: Int64?) in hours.map { $0 * Self.hour } })
        Self.vary(&truce.agreement.responses[0], &random)
        truce.agreement.responses[0].clockStarts = .stated(anchor)
        truce.agreement.responses[0].episodeEndsAfter = gap.map { .stated($0) } ?? .unstated
        response = truce.agreement.responses[0]
        reading = truce.agreement.readings[0]
        self.anchor = anchor
        self.gap = gap
        let isExact = random.below(3) == 0
        let span = (count ?? 12) * random.pick([2, 8, 20])
        breaches = (0..<(count ?? 2 + random.below(14))).map {
            Self.breach($0, hours: span, isExact: isExact, &random)
        }
        measures = (0..<(count ?? random.below(6))).map { _ in
            Measure(
                response: "ladder", rung: random.pick(["warning", "inspection", "sanctions"]),
                by: random.pick(["carland", "carland", "borland"]), against: "arland",
                taken: Self.interval(hours: span + 60, isExact: isExact, &random))
        }
    }

    private static func interval(hours: Int, isExact: Bool, _ random: inout Seeded) -> Interval {
        let begin = start + Int64(random.below(hours)) * hour + Int64(random.below(2)) * 1_800
        return Interval(
            spanning: begin, begin + (isExact ? 0 : random.pick([0, 0, 1, 3, 12, 24]) * hour))
    }

    private static func breach(
        _ number: Int, hours: Int, isExact: Bool, _ random: inout Seeded
    ) -> Breach {
        let occurred = interval(hours: hours, isExact: isExact, &random)
        let known = occurred.latest + Int64(random.below(30)) * hour
        let place = random.pick([nil, "", "Northtown", "Southtown", "Easttown"])
        let reports = (0...random.below(2)).map { report in
            Report(
                id: ReportID("R\(number)-\(report)"), occurred: occurred, available: Interval(at: known),
                act: random.pick([nil] + acts), killed: random.pick([nil, 0, 1, 2]),
                injured: random.pick([nil, 0, 3]))
        }
        let made = random.below(3) == 0 ? nil : known + Int64(random.below(20)) * hour
        let finding = made.map {
            Finding(
                report: reports[0].id, provision: "power-spared", party: "arland", conclusion: .breach,
                body: "carland", made: Interval(spanning: $0, $0 + Int64(random.below(3)) * hour))
        }
        return Breach(
            subject: .incident(IncidentID("I\(number)")), id: "A\(number)", occurred: occurred,
            available: Interval(spanning: known, known + Int64(random.below(3)) * hour),
            place: place.map { Place(name: $0) }, told: ToldNest(reports: reports, parts: []),
            finding: finding)
    }

    private static func vary(_ response: inout Response, _ random: inout Seeded) {
        for i in response.rungs.indices {
            if i > 0 || random.below(2) == 0 {
                response.rungs[i].condition = condition(depth: 0, below: i, &random)
            }
            response.rungs[i].who = random.pick([
                .stated(["carland"]), .unstated, .either([["carland"], ["carland", "borland"]]),
            ])
            response.rungs[i].timing = random.pick([
                .stated(Timing(withinSeconds: 24 * hour)), .unstated,
                .stated(Timing(withinSeconds: 72 * hour, notBeforeSeconds: 24 * hour)),
                .either([Timing(withinSeconds: 12 * hour), Timing(withinSeconds: 48 * hour)]),
                .stated(Timing(isCeilingUnstated: true)),
            ])
            response.rungs[i].standDown =
                random.below(3) == 0 ? condition(depth: 1, below: i, &random) : nil
        }
    }

    private static func condition(depth: Int, below rung: Int, _ random: inout Seeded) -> Condition {
        func parts() -> [Condition] {
            (0...random.below(2)).map { _ in condition(depth: depth + 1, below: rung, &random) }
        }
        switch random.below(depth < 2 ? 14 : 9) {
        case 0: return .firstBreach
        case 1: return .count(atLeast: 1 + random.below(4), withinSeconds: nil)
        case 2, 3:
            return .count(
                atLeast: 1 + random.below(4), withinSeconds: random.pick([0, 2, 6, 24, 72]) * hour)
        case 4: return .places(atLeast: 1 + random.below(3))
        case 5: return random.below(2) == 0 ? .killed(atLeast: 1 + random.below(5)) : .injured(atLeast: 4)
        case 6: return .actsInclude([random.pick(acts)])
        case 7: return .stoppedFor(seconds: random.pick([6, 24, 48]) * hour)
        case 8: return .continuesAfter(rung > 0 && random.below(4) > 0 ? "warning" : "inspection")
        case 9: return .any(parts())
        case 10: return .all(parts())
        case 11: return .not(condition(depth: depth + 1, below: rung, &random))
        case 12: return .expandedAttack(.either(parts()))
        default: return .unstated
        }
    }
}

extension GeneratedLadder {
    /// What a stream is told of a breach.
    func told(_ breach: Breach, of ladder: StreamLadder) -> LadderStream.Breach {
        let anchored: Interval? =
            switch anchor {
            case .occurred, .notified: nil
            case .available: breach.available
            case .found: breach.finding?.made
            }
        var told = LadderStream.Breach(occurred: breach.occurred, anchored: anchored)
        told.place = breach.place.map { ["", "Northtown", "Southtown", "Easttown"].firstIndex(of: $0.name) }?
            .map(Int32.init)
        let (killed, injured) = (breach.told.toll(\.killed), breach.told.toll(\.injured))
        told.setPeople(killed: killed.least...killed.most, injured: injured.least...injured.most)
        told.setActs(Set(breach.told.reports.compactMap(\.act)), of: ladder)
        return told
    }

    /// What an assessment says of some of the breaches and measures.
    func assessed(_ breaches: [Breach], _ measures: [Measure], now: Instant) -> [Episode] {
        var truce = TruceExample()
        truce.agreement.responses[0] = response
        truce.record.entries = measures.enumerated().map {
            Entry(
                id: EntryID("M\($0)"), author: "Carland", available: Interval(at: $1.taken.latest),
                reason: "Taken.", content: .measureTaken($1))
        }
        let prepared = PreparedRecord(truce.record)
        let proceedings = Proceedings(
            agreement: truce.agreement, reading: reading, record: prepared.record,
            accounts: prepared.accounts, theatre: prepared.theatre, now: now)
        return ResponseAssessment(
            response: response, party: "arland", reading: reading, assessments: [], findings: [],
            accounts: prepared.accounts, deeds: [], proceedings: proceedings, record: prepared.record,
            now: now
        ).episodes(
            breaches.sorted { ($0.occurred, $0.id) < ($1.occurred, $1.id) }, gapSeconds: gap,
            anchor: anchor, label: anchor.rawValue)
    }
}
