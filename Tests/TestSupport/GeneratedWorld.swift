public import AgreementLanguage
public import CeasefireModel
public import Evaluation
internal import Evidence
internal import Geography

/// A small truce and a small war, made from a seed: every construct of the language and of the record turns
/// up sooner or later.
public struct GeneratedWorld: Sendable {
    /// The seed it was made from; print it with every failure.
    public let seed: UInt64
    /// The agreement.
    public var agreement: Agreement
    /// The record.
    public var record: Record

    static let start = at("2026-03-01T00:00")
    static let towns: [(name: String, latitude: Double, longitude: Double)] = [
        ("Northtown", 52, 20), ("Southtown", 48, 20), ("Easttown", 50, 24), ("Westtown", 50, 16),
    ]

    /// Makes the world of a seed.
    public init(seed: UInt64) {
        self.seed = seed
        var random = Seeded(seed: seed)
        var example = TruceExample()
        Self.vary(&example.agreement, &random)
        agreement = example.agreement
        record = Record(
            reports: (1...(3 + random.below(12))).map { Self.report($0, &random) },
            origins: Self.register(mirrored: false))
        record.entries = (0..<random.below(4)).map { Self.entry($0, reports: record.reports, &random) }
    }

    static func register(mirrored: Bool) -> OriginRegister {
        let sides: [ActorID] = mirrored ? ["borland", "arland"] : ["arland", "borland"]
        return OriginRegister([
            OriginAlias(alias: "arland ministry", institution: "A ministry", party: sides[0]),
            OriginAlias(alias: "borland ministry", institution: "B ministry", party: sides[1]),
            OriginAlias(alias: "Observers", institution: "Observers", reliability: .b),
            OriginAlias(alias: "Old hands", institution: "Old hands", reliability: .a),
            OriginAlias(alias: "A post", institution: "A post", party: sides[0]),
            OriginAlias(alias: "B post", institution: "B post", party: sides[1]),
        ])
    }

    private static func vary(_ agreement: inout Agreement, _ random: inout Seeded) {
        let bindings: [Value<Set<ActorID>>] = [
            .stated(["arland", "borland"]), .stated(["arland", "borland"]), .stated(["arland"]), .unstated,
        ]
        agreement.provisions[0].binds = random.pick(bindings)
        agreement.provisions[0].standard = random.pick(
            [.unstated] + StandardOfProof.allCases.map { .stated($0) })
        agreement.provisions[0].exemptions = random.pick([.stated([]), .stated(["military-use"]), .unstated])
        agreement.provisions[0].place = random.pick([
            .stated(.anywhere), .stated(.named(["Northtown", "Easttown"])), .unstated,
        ])
        let readings = agreement.readings
        var second = readings[0]
        second.name = "narrow"
        second.values["start"] = random.pick([
            .unstated,
            .stated(.instant(InstantExpression(base: .instant(start + Int64(random.below(72)) * 3_600)))),
        ])
        second.values["spared"] = random.pick([
            .unstated, .stated(.targets(.any)), .stated(.targets(.only(["energy", "medical"]))),
        ])
        agreement.readings = readings + [second]
        agreement.responses[0].clockStarts = random.pick([
            .unstated, .stated(.occurred), .either([.occurred, .available]),
        ])
        agreement.responses[0].episodeEndsAfter = random.pick([
            .unstated, .stated(0), .stated(Int64(random.below(72)) * 3_600),
        ])
        agreement.responses[0].breachBy = random.pick(bindings)
    }

    /// A report somewhere in the ten days around the truce.
    static func report(_ number: Int, _ random: inout Seeded) -> Report {
        let town = towns[random.below(towns.count)]
        let begin = start + Int64(random.below(240) - 24) * 3_600
        let occurred = Interval(spanning: begin, begin + Int64(random.below(13)) * 3_600)
        let sides: [ActorID] = ["arland", "borland"]
        let accused = random.pick([[sides[0]], [sides[1]], [sides[0]], [sides[1]], [], sides])
        let claimant = random.pick([sides[0], sides[1], nil])
        let attribution =
            claimant.map { random.pick(["\($0) ministry", "\($0) governor"]) }
            ?? random.pick(["Observers", "Old hands", "A channel"])
        return Report(
            id: ReportID("R\(number)"), occurred: occurred,
            available: Interval(at: occurred.latest + Int64(random.below(48)) * 3_600),
            place: Place(
                name: town.name, region: "\(town.name) Province", country: "Borland",
                coordinate: Coordinate(latitude: town.latitude, longitude: town.longitude),
                precisionMeters: random.pick([3_000, 10_000, 120_000])),
            act: random.pick(["missile-strike", "drone-strike", "ground-assault", nil]),
            target: random.pick(["energy", "energy", "residential", "medical", nil]), claimant: claimant,
            accused: accused, killed: random.pick([nil, 0, 2, 5]),
            outlet: random.pick(["A post", "B post", "Courier"]), attribution: attribution,
            summary: "Event \(random.below(1_000)) at \(town.name).")
    }

    private static func entry(_ number: Int, reports: [Report], _ random: inout Seeded) -> Entry {
        let report = reports[random.below(reports.count)]
        let other = reports[random.below(reports.count)]
        let selector = random.pick([
            IncidentSelector(reports: [report.id], reachesParts: true),
            IncidentSelector(within: report.occurred, targets: ["energy"]),
            IncidentSelector(places: ["Northtown"], accused: "arland"),
            IncidentSelector(acts: ["drone-strike"]),
        ])
        let speaker = random.pick(["arland ministry", "borland ministry", "Observers"])
        let content: Entry.Content
        switch random.below(8) {
        case 0...2:
            content = .bearing(
                Bearing(
                    effect: random.pick(Bearing.Effect.allCases),
                    elements: Set(Element.allCases.filter { _ in random.below(2) == 0 }),
                    plea: random.pick([nil, "military-use"]), speaker: speaker, incidents: selector))
        case 3:
            content = .measureTaken(
                Measure(
                    response: "ladder", rung: "warning", by: "carland",
                    against: random.pick(["arland", "borland"]), taken: report.available))
        case 5:
            content = .finding(
                Finding(
                    report: report.id, provision: "power-spared", party: random.pick(["arland", "borland"]),
                    conclusion: random.pick(Finding.Conclusion.allCases), body: "Commission",
                    made: report.available + 3_600))
        case 6:
            let from = report.available.latest + Int64(random.below(30)) * 3_600
            content = .clockPaused(
                ClockPause(
                    response: "ladder", against: random.pick(["arland", "borland"]), from: from,
                    until: random.pick([nil, from + Int64(random.below(30)) * 3_600])))
        case 4:
            content = .noticeServed(
                Notice(
                    by: "carland", on: random.pick(["arland", "borland"]), incidents: selector,
                    served: report.available))
        default:
            content =
                random.below(2) == 0
                ? .sameEvent([report.id, other.id]) : .differentEvents([report.id, other.id])
        }
        return Entry(
            id: EntryID("E\(number)"), author: "A coder", role: "coder", available: report.available,
            reason: "Generated.", content: content)
    }

    /// The verdict on all of it.
    public func verdict(asOf: Instant? = nil) -> Verdict { assess(agreement, record: record, asOf: asOf) }
}
