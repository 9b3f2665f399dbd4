internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Geography

// What an agreement draws, on top of a generated world: a zone around Northtown, and a line along a meridian that moves
// eastward over Northtown and Southtown while the truce lasts.
extension GeneratedWorld {
    /// The corners of the zone, in degrees.
    public static let zone = (south: 51.0, north: 53.0, west: 19.0, east: 21.0)
    /// Where the line ran from the first of March on, and from the fourth, in degrees east.
    public static let meridians = (early: 19.9, late: 21.0, fixed: 20.1)

    private static func coordinate(_ latitude: Double, _ longitude: Double) -> Coordinate {
        guard let coordinate = Coordinate(latitude: latitude, longitude: longitude) else {
            preconditionFailure("not on the globe")
        }
        return coordinate
    }

    private static func box(_ south: Double, _ north: Double, _ west: Double, _ east: Double) -> MultiPolygon
    {
        let corners = [(south, west), (south, east), (north, east), (north, west), (south, west)]
        guard let ring = try? Ring(corners.map { coordinate($0.0, $0.1) }) else {
            preconditionFailure("not a ring")
        }
        return MultiPolygon(Polygon(exterior: ring))
    }

    private static func drawing(_ longitude: Double, day: Int?) -> LineCourse.Drawing {
        let shown = day.map { Interval(spanning: start + Int64($0 - 1) * 86_400, start + Int64($0) * 86_400) }
        return LineCourse.Drawing(
            day: day.flatMap { CivilDay(year: 2026, month: 3, day: $0) }, shows: shown,
            available: shown?.latest,
            territory: box(46, 54, longitude, 30),
            line: [[coordinate(46, longitude), coordinate(54, longitude)]])
    }

    /// Draws the zone and the lines, and lets provisions and permissions apply there.
    mutating func draw(_ random: inout Seeded) {
        let missing = random.pick([DrawnLine.MissingDays.latestBefore(atMostDays: nil), .unknown])
        record.theatre = Theatre(
            zones: ["range": Self.box(Self.zone.south, Self.zone.north, Self.zone.west, Self.zone.east)],
            lines: [
                "contact": LineCourse(
                    [
                        Self.drawing(Self.meridians.early, day: 1), Self.drawing(Self.meridians.late, day: 4),
                    ],
                    missingDays: missing),
                "old": LineCourse([Self.drawing(Self.meridians.fixed, day: nil)]),
            ])
        agreement.zones = [Zone(name: "range", file: "range.geojson", span: agreement.provisions[0].span)]
        agreement.lines = [
            DrawnLine(
                name: "contact", source: .folder("contact", missingDays: missing), holder: "borland",
                span: agreement.provisions[0].span),
            DrawnLine(
                name: "old", source: .file("old.geojson"), holder: "borland",
                span: agreement.provisions[0].span),
        ]
        for i in agreement.provisions.indices where random.below(2) == 0 {
            agreement.provisions[i].place = Self.scope(&random)
        }
        for i in agreement.permissions.indices where random.below(3) == 0 {
            agreement.permissions[i].place = Self.scope(&random)
        }
    }

    private static func scope(_ random: inout Seeded) -> Value<PlaceScope> {
        let contact = LineReference("contact")
        let first = Interval(spanning: start, start + 86_400)
        let lines: [Baseline] = [
            .line(contact), .line(LineReference("old")), .line(LineReference("contact", asOf: first)),
            .byParty(["arland": contact, "borland": LineReference("old")]),
        ]
        let drawn: [PlaceScope] = [
            .zone("range"), .outside("range"), .within(meters: 25_000, of: random.pick(lines)),
            .within(meters: 400_000, of: random.pick(lines)), .beyond(meters: 25_000, of: random.pick(lines)),
            .held(by: "borland", of: random.pick([contact, LineReference("old")])),
            .any([.zone("range"), .held(by: "borland", of: contact)]),
            .any([.named(["Westtown"]), .within(meters: 25_000, of: .line(contact))]),
        ]
        return random.pick(
            drawn.map { .stated($0) } + [
                .term("theatre"), .either([random.pick(drawn), .anywhere]),
                .either([.zone("range"), random.pick(drawn)]),
            ])
    }
}

// The places of a mirrored world.
extension GeneratedWorld {
    func swap(_ place: Value<PlaceScope>) -> Value<PlaceScope> {
        switch place {
        case .stated(let scope): .stated(swap(scope))
        case .either(let all): .either(all.map(swap))
        case .unstated, .term: place
        }
    }

    func swap(_ scope: PlaceScope) -> PlaceScope {
        switch scope {
        case .within(let meters, let baseline): .within(meters: meters, of: swap(baseline))
        case .beyond(let meters, let baseline): .beyond(meters: meters, of: swap(baseline))
        case .held(let party, let line): .held(by: swap(party), of: line)
        case .any(let all): .any(all.map(swap))
        case .anywhere, .named, .zone, .outside: scope
        }
    }

    private func swap(_ baseline: Baseline) -> Baseline {
        switch baseline {
        case .line: baseline
        case .byParty(let lines):
            .byParty(Dictionary(uniqueKeysWithValues: lines.map { (swap($0.key), $0.value) }))
        }
    }
}
