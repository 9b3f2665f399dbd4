import CeasefireModel
import Evidence
import Geography
import TestSupport

/// A moment on the clocks of 2 February 2026, UTC: hours may run past midnight either way.
func at(_ hour: Int, _ minute: Int = 0) -> Instant {
    Instant(secondsSinceEpoch: 1_769_990_400 + Int64(hour * 3_600 + minute * 60))
}

func span(_ from: Int, _ to: Int) -> Interval { Interval(spanning: at(from), at(to)) }

/// About so many kilometres north and east of a point in no country.
func spot(_ name: String, north: Double = 0, east: Double = 0, km: Double = 5, region: String = "") -> Place {
    Place(
        name: name, region: region, country: "Landia",
        coordinate: Coordinate(latitude: 10 + north / 110.6, longitude: 20 + east / 109.6),
        precisionMeters: km * 1_000)
}

func report(
    _ id: String, _ place: Place, _ occurred: Interval, act: Act? = "shelling", weapons: [Weapon] = [],
    count: Int? = nil, target: TargetClass? = nil, accused: [ActorID] = ["red"], killed: Int? = nil,
    injured: Int? = nil, by attribution: String = "", url: String = "", _ summary: String = ""
) -> Report {
    Report(
        id: ReportID(id), occurred: occurred, available: Interval(at: occurred.latest), place: place,
        act: act, weapons: weapons, weaponCount: count, target: target, claimant: "blue", accused: accused,
        killed: killed, injured: injured, outlet: "Outlet " + id, outletKind: "news-outlet",
        attribution: attribution, url: url.isEmpty ? "https://example.org/" + id : url, summary: summary)
}

/// The incidents as lists of reports, in order of the incidents' names.
func groups(_ reports: [Report], _ decisions: FusionDecisions = FusionDecisions()) -> [[String]] {
    Fusion().incidents(from: reports, decisions: decisions).map { $0.reports.map(\.text) }
}

/// A made-up fortnight between two parties: events in towns, told by one to five reports each that differ in
/// tolls, precision and words, and nightly tallies of a whole country.
struct GeneratedReports {
    private(set) var reports: [Report] = []
    private var random: Seeded

    private static let towns = [
        ("Ardo", 0.0, 0.0), ("Belkan", 40.0, 10.0), ("Corvat", -60.0, 80.0), ("Dremen", 120.0, -30.0),
        ("Estal", 15.0, 140.0), ("Fornik", -150.0, -70.0),
    ]
    private static let acts: [Act] = ["shelling", "drone-strike", "missile-strike"]
    private static let targets: [TargetClass] = ["residential", "energy", "medical", "military"]
    private static let things = [
        "market", "bridge", "bakery", "substation", "clinic", "depot", "school", "tractor", "warehouse",
    ]

    /// Makes so many events.
    init(seed: UInt64, events: Int) {
        random = Seeded(seed: seed)
        for event in 0..<events { tell(event) }
    }

    private mutating func tell(_ event: Int) {
        let side: ActorID = Bool.random(using: &random) ? "red" : "blue"
        let hour = Int.random(in: 0..<(14 * 24), using: &random)
        let isTally = Int.random(in: 0..<8, using: &random) == 0
        let town = Self.towns[Int.random(in: 0..<Self.towns.count, using: &random)]
        let act = Self.acts[Int.random(in: 0..<Self.acts.count, using: &random)]
        let target = Self.targets[Int.random(in: 0..<Self.targets.count, using: &random)]
        let thing = Self.things[Int.random(in: 0..<Self.things.count, using: &random)]
        let toll = Int.random(in: 0...9, using: &random)
        for copy in 0..<Int.random(in: 1...5, using: &random) {
            let slack = Int.random(in: 0...6, using: &random)
            let isVague = Int.random(in: 0..<4, using: &random) == 0
            let said = Bool.random(using: &random)
            let place =
                isTally
                ? spot("Landia", km: 300) : spot(town.0, north: town.1, east: town.2, km: isVague ? 12 : 4)
            reports.append(
                report(
                    "R\(padded(event))-\(copy)", place, span(hour - slack, hour + (isTally ? 12 : slack)),
                    act: isVague ? nil : act, count: isTally ? 20 + toll : nil,
                    target: said ? target : nil, accused: [side], killed: said ? toll : nil,
                    by: Bool.random(using: &random) ? "Governor of \(town.0)" : "",
                    "The \(thing) of \(town.0) was hit at \(hour) and \(toll) people suffered"))
        }
    }

    private func padded(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 4 - String(number).count)) + String(number)
    }
}
