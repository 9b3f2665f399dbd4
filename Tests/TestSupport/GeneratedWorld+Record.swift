internal import AgreementLanguage
internal import CeasefireModel
internal import Geography

extension GeneratedWorld {
    static let towns: [(name: String, latitude: Double, longitude: Double)] = [
        ("Northtown", 52, 20), ("Southtown", 48, 20), ("Easttown", 50, 24), ("Westtown", 50, 16),
    ]

    /// A report somewhere in the ten days around the truce.
    static func report(_ number: Int, _ random: inout Seeded) -> Report {
        let begin = start + Int64(random.below(240) - 24) * 3_600
        let occurred = Interval(spanning: begin, begin + Int64(random.below(13)) * 3_600)
        let accused = random.pick([[sides[0]], [sides[1]], [sides[0]], [sides[1]], [], sides])
        let claimant = random.pick([sides[0], sides[1], nil])
        let attribution =
            claimant.map { random.pick(["\($0) ministry", "\($0) governor"]) }
            ?? random.pick(["Observers", "Old hands", "A channel"])
        let place = place(&random)
        var report = Report(
            id: ReportID("R\(number)"), occurred: occurred,
            available: Interval(at: occurred.latest + Int64(random.below(48)) * 3_600), place: place,
            act: random.pick([
                "missile-strike", "missile-strike", "drone-strike", "ground-assault", "other", nil,
            ]),
            weapons: random.pick([[], [], [], ["uav"], ["missile"], ["artillery", "cruise missile"], [""]]),
            target: random.pick(["energy", "energy", "energy", "residential", "medical", "other", nil]),
            claimant: claimant, accused: accused, killed: random.pick([nil, 0, 2, 5]),
            injured: random.pick([nil, nil, 1, 4]), outlet: random.pick(["A post", "B post", "Courier"]),
            attribution: attribution, summary: "Event \(random.below(1_000)) at \(place.name).")
        // Without admissions there would be few breaches, and with few breaches no ladders.
        if random.below(4) == 0 {
            let side = random.pick(sides)
            report.accused = [side]
            report.claimant = side
            report.attribution = "\(side) ministry"
            report.act = "missile-strike"
            report.target = "energy"
            report.weapons = ["uav"]
        }
        return report
    }

    /// A town, closely known or not; now and then only its province.
    private static func place(_ random: inout Seeded) -> Place {
        let town = towns[random.below(towns.count)]
        let province = "\(town.name) Province"
        if random.below(10) == 0 { return Place(name: province, region: province, country: "Borland") }
        return Place(
            name: town.name, region: province, country: "Borland",
            coordinate: Coordinate(latitude: town.latitude, longitude: town.longitude),
            precisionMeters: random.pick([3_000, 10_000, 120_000]))
    }

    static func statement(_ number: Int, _ random: inout Seeded) -> Statement {
        let side = random.pick(sides)
        return Statement(
            id: StatementID("S\(number)"),
            available: Interval(at: start + Int64(random.below(200)) * 3_600),
            speaker: random.pick(["\(side) ministry", "A spokesman", "Observers"]), onBehalfOf: side,
            outlet: random.pick(["A post", "B post", "Courier"]))
    }

    static func entry(
        _ number: Int, reports: [Report], agreement: Agreement, _ random: inout Seeded
    ) -> Entry {
        // People mostly act on what was admitted.
        let admitted = reports.filter { $0.claimant.map { [$0] } == $0.accused }
        let report = random.pick(admitted.isEmpty || random.below(3) == 0 ? reports : admitted)
        return Entry(
            id: EntryID("E\(number)"), author: "A coder", role: "coder", available: report.available,
            reason: "Generated.",
            content: content(on: report, and: random.pick(reports), agreement: agreement, &random))
    }

    private static func content(
        on report: Report, and other: Report, agreement: Agreement, _ random: inout Seeded
    ) -> Entry.Content {
        // What is said, done and found is mostly about whoever is accused.
        let side = random.below(3) > 0 ? report.accused.first ?? sides[0] : random.pick(sides)
        let selector = random.pick([
            IncidentSelector(reports: [report.id], reachesParts: true),
            IncidentSelector(within: report.occurred, targets: ["energy"]),
            IncidentSelector(places: ["Northtown"], accused: side),
            IncidentSelector(reports: [report.id, "R99"], accused: side),
            IncidentSelector(acts: ["drone-strike"]),
        ])
        switch random.below(12) {
        case 0...3: return bearing(on: selector, &random)
        case 4, 5:
            return .measureTaken(
                Measure(
                    response: "ladder", rung: random.pick(agreement.responses[0].rungs).name,
                    by: random.pick(["carland", "carland", "carland", side]), against: side,
                    taken: random.pick([
                        report.available, report.available, other.occurred,
                        Interval(
                            spanning: report.occurred.earliest,
                            report.occurred.latest + Int64(random.below(30)) * 3_600),
                    ])))
        case 6:
            return .noticeServed(
                Notice(by: "carland", on: side, incidents: selector, served: report.available))
        case 7:
            return .finding(
                Finding(
                    report: report.id, provision: random.pick(agreement.provisions).name, party: side,
                    conclusion: random.pick(Finding.Conclusion.allCases), body: "Commission",
                    made: report.available + 3_600))
        case 8:
            let from = report.occurred.latest + Int64(random.below(12)) * 3_600
            return .clockPaused(
                ClockPause(
                    response: "ladder", against: side, from: from,
                    until: random.pick([nil, from + Int64(random.below(30)) * 3_600])))
        case 9: return .contains(whole: report.id, part: other.id)
        case 10: return .differentEvents([report.id, other.id])
        default: return .sameEvent([report.id, other.id])
        }
    }

    private static func bearing(on selector: IncidentSelector, _ random: inout Seeded) -> Entry.Content {
        .bearing(
            Bearing(
                effect: random.pick(Bearing.Effect.allCases),
                elements: Set(Element.allCases.filter { _ in random.below(2) == 0 }),
                plea: random.pick([nil, "military-use"]),
                speaker: random.pick(["arland ministry", "borland ministry", "Observers"]),
                statement: random.pick([nil, nil, nil, "S0", "S9"]), incidents: selector))
    }
}
