import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport

/// A generated world with more in it: several provisions, weapons, values relayed in several ways, nested
/// incidents, statements, concessions and pleas carried by reports, long ladders.
struct RichWorld {
    let seed: UInt64
    var agreement: Agreement
    var record: Record
    var asOf: Instant?

    static let start = at("2026-03-01T00:00")
    static let sides: [ActorID] = ["arland", "borland"]
    static let span = SourceSpan(file: "rich.md", line: 1, column: 1)

    init(seed: UInt64) {
        self.seed = seed
        var random = Seeded(seed: seed &* 7_919 &+ 13)
        let plain = OracleTests.withoutDecisions(seed)
        agreement = plain.agreement
        record = plain.record
        Self.enrich(&agreement, &random)
        let count = 4 + random.below(9)
        record.reports = (1...count).map { Self.report($0, &random) }
        if random.below(3) > 0 { Self.makeFamilies(&record.reports, &random) }
        record.origins = OriginRegister([
            OriginAlias(alias: "arland ministry", institution: "A ministry", party: "arland"),
            OriginAlias(alias: "borland ministry", institution: "B ministry", party: "borland"),
            OriginAlias(alias: "Observers", institution: "Observers", reliability: .b),
            OriginAlias(alias: "Old hands", institution: "Old hands", reliability: .a),
            OriginAlias(alias: "Carland envoy", institution: "C", party: "carland", reliability: .c),
            OriginAlias(alias: "Rumour", institution: "Rumour", reliability: .e),
            OriginAlias(alias: "A post", institution: "A post", party: "arland", reliability: .d),
            OriginAlias(alias: "B post", institution: "B post", party: "borland", reliability: .d),
        ])
        record.statements = (0..<2).map { Self.statement($0, &random) }
        record.entries = (0..<random.below(8)).map { number in
            Entry(
                id: EntryID("E\(number)"), author: "A coder", role: "coder",
                available: random.pick(record.reports).available, reason: "Generated.",
                content: Self.content(record.reports, agreement, &random))
        }
        if random.below(3) == 0 { nest(&random) }
        if random.below(4) == 0 {
            // Another table, in which interested words may outweigh a standard that they can never meet.
            let words = WeightTable.Setting.allCases.filter { !$0.rawValue.hasPrefix("standard") }
            for _ in 0..<2 { record.weights[random.pick(words)] = Double(random.below(13)) }
            record.weights[.prior] = -Double(random.below(12))
            record.weights[.interestedCap] = Double(random.below(25))
        }
        switch random.below(6) {
        case 0, 1: asOf = random.pick(record.reports).available.latest
        case 2: asOf = random.pick(record.reports).occurred.latest + random.pick([6, 24, 48, 72]) * 3_600
        default: break
        }
        // Silences as long as the bound, to the hour.
        for i in agreement.responses.indices where random.below(3) == 0 {
            let silence =
                random.pick(record.reports).occurred.earliest - random.pick(record.reports).occurred.latest
            if silence >= 0 { agreement.responses[i].episodeEndsAfter = .stated(silence) }
        }
    }

    /// Makes three reports a strike, a part of it and a part of that part, mostly admitted.
    private mutating func nest(_ random: inout Seeded) {
        let side = random.pick(Self.sides)
        let night = record.reports[0].occurred
        for i in 0..<3 {
            record.reports[i].occurred = random.below(4) == 0 ? record.reports[i].occurred : night
            record.reports[i].accused = [side]
            record.reports[i].place.name = ["Northtown", "Southtown", "Easttown"][i]
            record.reports[i].available = Interval(
                at: record.reports[i].occurred.latest + Int64(random.below(30)) * 3_600)
            if random.below(5) > 0 {
                record.reports[i].claimant = side
                record.reports[i].attribution = "\(side) ministry"
                record.reports[i].act = "missile-strike"
                record.reports[i].target = "energy"
                record.reports[i].weapons = random.pick([[], ["uav"]])
            }
        }
        let ids = record.reports.prefix(3).map(\.id)
        for (number, content) in [
            Entry.Content.contains(whole: ids[0], part: ids[1]), .contains(whole: ids[1], part: ids[2]),
            .differentEvents(ids),
        ].enumerated() {
            record.entries.append(
                Entry(
                    id: EntryID("N\(number)"), author: "A coder", available: record.reports[0].available,
                    reason: "A nest.", content: content))
        }
    }

    func verdict() -> Verdict { assess(agreement, record: record, asOf: asOf) }

    // MARK: - The agreement

    private static func moment(_ hours: Int) -> TermValue {
        .instant(InstantExpression(base: .instant(start + Int64(hours) * 3_600)))
    }

    private static func enrich(_ agreement: inout Agreement, _ random: inout Seeded) {
        let energy: Selection<TargetClass> = .only(["energy"])
        let wider: Selection<TargetClass> = .only(["energy", "medical", "residential"])
        var first = agreement.provisions[0]
        first.acts = random.pick([
            first.acts, .stated(.any), .unstated, .either([.only(Vocabulary.strikes), .any]),
            .either([.only(["missile-strike"]), .only(["missile-strike", "drone-strike"])]),
        ])
        if random.below(2) == 0 {
            first.targets = random.pick([
                .stated(.any), .either([energy, wider]), .either([.any, wider]), .unstated,
                .either([.only(["energy", "medical"]), .only(["energy", "residential"])]),
            ])
        }
        first.weapons = random.pick([
            .stated(.any), .stated(.any), .stated(.any), .stated(.any), .stated(.only(["artillery", "uav"])),
            .unstated, .term("guns"),
            .either([.only(["uav"]), .only(["uav", "missile"])]), .stated(.only(["cruise missile", "uav"])),
            .either([.only(["cruise missile"]), .only(["uav", "ballistic missile"])]),
        ])
        first.binds = random.pick([
            first.binds, .stated(Set(sides)), .either([["arland"], Set(sides)]), .term("bound"),
        ])
        first.exemptions = random.pick([
            first.exemptions, .stated(["military-use", "self-defence"]), .either([[], ["military-use"]]),
        ])
        first.standard = random.pick([
            first.standard, .either([.balanceOfProbabilities, .clearAndConvincing]),
            .stated(.balanceOfProbabilities), .stated(.reasonableGrounds),
        ])
        first.place = random.pick([
            .stated(.anywhere), .stated(.anywhere), first.place, .term("theatre"),
            .either([.named(["Northtown"]), .named(["northtown", "Southtown"])]),
        ])
        var second = first
        second.name = "guns-silent"
        second.acts = random.pick([.stated(.any), .stated(.only(["shelling", "ground-assault", "mine"]))])
        second.targets = .stated(.any)
        second.weapons = random.pick([.stated(.any), .stated(.only(["artillery"])), .term("guns")])
        second.binds = .stated(Set(sides))
        second.place = random.pick([.stated(.anywhere), .stated(.named(["borland"]))])
        second.from = random.pick([
            .stated(InstantExpression(base: .term("start"), plusSeconds: 48 * 3_600)),
            .stated(InstantExpression(base: .instant(start - 24 * 3_600))),
            .either([start, start + 36 * 3_600].map { InstantExpression(base: .instant($0)) }), .unstated,
        ])
        second.until = random.pick([
            .term("end"), .stated(InstantExpression(base: .term("start"), plusSeconds: 24 * 3_600)),
            .stated(InstantExpression(base: .instant(start + 200 * 3_600))), .unstated,
        ])
        agreement.provisions = random.pick([[first], [first, second], [first, second], [second]])
        var narrow = agreement.readings[1]
        narrow.values["guns"] = random.pick([.unstated, .stated(.weapons(.only(["artillery"])))])
        narrow.values["bound"] = random.pick([.stated(.parties(["arland"])), .either(bothWays)])
        narrow.values["theatre"] = random.pick([.stated(.place(.named(["Easttown"]))), .unstated])
        if random.below(2) == 0 {
            narrow.values["start"] = random.pick([
                .either([moment(0), moment(24)]), .either([moment(-200), moment(60)]), .unstated,
            ])
        }
        narrow.values["end"] = random.pick([
            narrow.values["end"] ?? .unstated, .unstated, .stated(moment(150)),
            .stated(.instant(InstantExpression(base: .term("start"), plusSeconds: 30 * 3_600))),
            .either([moment(100), moment(168)]),
        ])
        narrow.values["anchor"] = random.pick([.stated(.anchor(.notified)), .unstated])
        narrow.values["pause"] = random.pick([.stated(.duration(seconds: 36 * 3_600)), .unstated])
        agreement.readings[1] = narrow
        agreement.responses = [response("ladder", agreement, &random)]
        if random.below(3) == 0 { agreement.responses.append(response("second", agreement, &random)) }
    }

    private static var bothWays: [TermValue] { [.parties(["arland"]), .parties(["arland", "borland"])] }

    private static func response(
        _ name: ResponseName, _ agreement: Agreement, _ random: inout Seeded
    ) -> Response {
        let hour: Int64 = 3_600
        let names: [RungName] = ["one", "two", "three", "four", "five"]
        return Response(
            name: name, document: "Rich truce",
            provisions: random.below(4) > 0
                ? Set(agreement.provisions.map(\.name)) : [agreement.provisions[0].name],
            breachBy: random.pick([
                .stated(Set(sides)), .stated(Set(sides)), .either([["arland"], Set(sides)]), .unstated,
                .stated(["borland"]), .term("bound"),
            ]),
            clockStarts: random.pick([
                .unstated, .stated(.occurred), .stated(.available), .stated(.notified), .stated(.found),
                .either([.occurred, .available, .notified]), .term("anchor"),
            ]),
            episodeEndsAfter: random.pick([
                .unstated, .stated(0), .stated(Int64(random.below(30)) * hour), .term("pause"),
                .stated(Int64(1 + random.below(8)) * 6 * hour),
                .either([12 * hour, 60 * hour]),
            ]),
            rungs: names.prefix(2 + random.below(4)).enumerated().map { index, name in
                Rung(
                    name: name, condition: condition(below: Array(names.prefix(index)), depth: 0, &random),
                    who: random.pick([.stated(["carland"]), .unstated, .either([["carland"], ["arland"]])]),
                    measure: "a measure",
                    timing: random.pick([
                        .stated(Timing(withinSeconds: 24 * hour)), .stated(Timing(withinSeconds: 6 * hour)),
                        .stated(Timing(notBeforeSeconds: 30 * hour)), .unstated,
                        .either([Timing(withinSeconds: 24 * hour), Timing(withinSeconds: 48 * hour)]),
                        .either([Timing(withinSeconds: 72 * hour), Timing(notBeforeSeconds: 72 * hour)]),
                        .stated(Timing(withinSeconds: 90 * hour, notBeforeSeconds: 20 * hour)),
                    ]),
                    standDown: random.pick([
                        nil, nil, nil, .stoppedFor(seconds: Int64(random.below(100)) * hour),
                        .not(.killed(atLeast: 3)),
                    ]), span: span)
            }, span: span)
    }

    private static func condition(below: [RungName], depth: Int, _ random: inout Seeded) -> Condition {
        func inner(_ random: inout Seeded) -> Condition {
            condition(below: below, depth: depth + 1, &random)
        }
        let hour: Int64 = 3_600
        switch random.below(depth < 2 ? 19 : 11) {
        case 0, 1: return .firstBreach
        case 2, 3: return below.isEmpty ? .firstBreach : .continuesAfter(random.pick(below))
        case 4: return .count(atLeast: 1 + random.below(3), withinSeconds: nil)
        case 5:
            return .count(
                atLeast: 2 + random.below(2), withinSeconds: Int64(1 + random.below(60)) * hour)
        case 6: return .places(atLeast: 1 + random.below(3))
        case 7: return .killed(atLeast: 1 + random.below(9))
        case 8: return .injured(atLeast: 1 + random.below(9))
        case 9: return .actsInclude([random.pick(["missile-strike", "shelling", "mine"])])
        case 10: return random.pick([.unstated, .stoppedFor(seconds: Int64(random.below(200)) * hour)])
        case 11: return .any([inner(&random), inner(&random)])
        case 12: return .all([inner(&random), inner(&random)])
        case 13, 17, 18: return .not(inner(&random))
        case 14: return .expandedAttack(.unstated)
        case 15: return .expandedAttack(.stated(inner(&random)))
        default: return .expandedAttack(.either([inner(&random), inner(&random)]))
        }
    }

    // MARK: - The record

    private static func report(_ number: Int, _ random: inout Seeded) -> Report {
        let town = random.pick(["Northtown", "Southtown", "Easttown", "Westtown"])
        let begin = start + Int64(random.below(200) - 12) * 3_600
        let occurred = Interval(spanning: begin, begin + Int64(random.pick([0, 0, 1, 2, 6, 12])) * 3_600)
        let side = random.pick(sides)
        let accused: [ActorID] = random.pick([[side], [side], [side], [], sides, ["unknown"], ["thirdland"]])
        let claimant: ActorID? = random.pick([side, sides[0], sides[1], nil, nil])
        let own = claimant.map { ["\($0) ministry", "\($0) ministry", "\($0) governor", "Officials"] }
        let attribution = random.pick(
            own ?? [
                "Observers", "Old hands", "Observers; Old hands", "A channel", "Rumour", "Carland envoy", "",
            ])
        var report = Report(
            id: ReportID("R\(number)"), occurred: occurred,
            available: Interval(
                spanning: occurred.latest, occurred.latest + Int64(random.below(36)) * 3_600),
            place: Place(
                name: random.below(12) == 0 ? "" : town, region: "\(town) Province", country: "Borland",
                precisionMeters: random.pick([3_000, 3_000, 10_000, 50_000, 120_000, nil])),
            act: random.pick(["missile-strike", "missile-strike", "shelling", "drone-strike", "other", nil]),
            weapons: random.pick([
                [], [], ["artillery"], ["uav"], ["missile"], ["artillery", "missile"], [""],
                ["ballistic missile"],
                ["other"], ["cruise"],
            ]),
            target: random.pick([
                "energy", "energy", "energy", "medical", "residential", "unknown", "other", nil,
            ]),
            claimant: claimant, accused: accused, killed: random.pick([nil, 0, 2, 5]),
            injured: random.pick([nil, 1, 4]), outlet: random.pick(["A post", "B post", "Courier"]),
            attribution: attribution, summary: "Event \(number) at \(town).")
        if random.below(20) == 0 { report.accused = random.pick([[], sides]) }
        // Without admissions there would be few breaches, and with few breaches no ladders.
        if random.below(5) < 2 {
            report.accused = [side]
            report.claimant = side
            report.attribution = "\(side) ministry"
            report.act = "missile-strike"
            report.target = "energy"
            report.weapons = random.pick([["uav"], ["artillery", "uav"]])
            report.place.name = town
        }
        return report
    }

    /// Makes some reports tell of the event of an earlier one, in other words and from other origins.
    private static func makeFamilies(_ reports: inout [Report], _ random: inout Seeded) {
        for i in reports.indices.dropFirst() where random.below(2) == 0 {
            let model = reports[random.below(i)]
            reports[i].occurred = random.below(3) == 0 ? reports[i].occurred : model.occurred
            reports[i].available = Interval(
                at: max(model.occurred.latest, reports[i].occurred.latest) + Int64(random.below(40)) * 3_600)
            reports[i].place = model.place
            reports[i].act = random.pick([model.act, model.act, reports[i].act])
            reports[i].target = random.pick([model.target, model.target, reports[i].target])
            reports[i].summary = model.summary
            if random.below(4) > 0 { reports[i].accused = model.accused }
        }
    }

    private static func statement(_ number: Int, _ random: inout Seeded) -> Statement {
        let side = random.pick(sides)
        return Statement(
            id: StatementID("S\(number)"),
            available: Interval(at: start + Int64(random.below(200)) * 3_600),
            speaker: random.pick(["\(side) ministry", "A spokesman", "Observers"]), onBehalfOf: side,
            outlet: random.pick(["A post", "B post", "Courier"]))
    }

    private static func content(
        _ reports: [Report], _ agreement: Agreement, _ random: inout Seeded
    ) -> Entry.Content {
        let (one, other) = (random.pick(reports), random.pick(reports))
        let selector = random.pick([
            IncidentSelector(reports: [one.id]), IncidentSelector(reports: [one.id], reachesParts: true),
            IncidentSelector(reports: [one.id, other.id], reachesParts: true),
            IncidentSelector(within: Interval(spanning: one.occurred.earliest, other.occurred.latest)),
            IncidentSelector(places: ["northtown"], accused: "arland"),
            IncidentSelector(reports: [one.id], accused: "borland"),
            IncidentSelector(acts: ["missile-strike"], targets: ["energy"]),
        ])
        let side = random.pick(sides)
        switch random.below(14) {
        case 0...5:
            let effect = random.pick(Bearing.Effect.allCases)
            // What reports themselves carry needs no other source, where the accused concedes or pleads.
            let isCarried =
                (effect == .concedes || effect == .pleads) && !selector.reports.isEmpty
                && random.below(2) == 0
            let isStatement = !isCarried && random.below(4) == 0
            return .bearing(
                Bearing(
                    effect: effect,
                    elements: Set(Element.allCases.filter { _ in random.below(3) > 0 }),
                    plea: effect == .pleads || random.below(6) == 0
                        ? random.pick(["military-use", "self-defence", nil]) : nil,
                    speaker: isCarried || (isStatement && random.below(2) == 0)
                        ? ""
                        : random.pick([
                            "arland ministry", "borland ministry", "Observers", "Old hands", "Nobody known",
                            "Carland envoy", "arland governor",
                        ]),
                    statement: isStatement ? random.pick(["S0", "S1"]) : nil, incidents: selector))
        case 6, 7, 8:
            let response = random.pick(agreement.responses)
            return .measureTaken(
                Measure(
                    response: response.name, rung: random.pick(response.rungs).name,
                    by: random.pick(["carland", "carland", "carland", "arland", "thirdland"]),
                    against: side,
                    taken: random.pick([
                        one.occurred + random.pick([6, 20, 24, 30, 48, 72]) * 3_600,
                        Interval(
                            spanning: one.occurred.earliest + Int64(random.below(40)) * 3_600,
                            one.occurred.earliest + Int64(random.below(40)) * 3_600),
                    ])))
        case 9, 10:
            return .noticeServed(
                Notice(by: "carland", on: side, incidents: selector, served: one.available))
        case 11: return .sameEvent([one.id, other.id])
        default: return .contains(whole: one.id, part: other.id)
        }
    }
}
