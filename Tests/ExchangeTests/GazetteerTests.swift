import CeasefireModel
import Exchange
import Geography
import Testing

@Suite("Where a place is of which only the name is given")
struct GazetteerTests {
    static func at(_ north: Double, _ east: Double) -> Coordinate? {
        Coordinate(latitude: north, longitude: east)
    }

    let gazetteer = Gazetteer([
        .init(
            name: "Kharkiv", alternates: ["Харків", "Харьков", "Kharkov"], region: "Kharkiv Oblast",
            country: "Ukraine", coordinate: at(49.98, 36.25), precisionMeters: 15_000),
        .init(name: "Іванівка", region: "Odesa Oblast", country: "Ukraine"),
        .init(name: "Ivanivka", region: "Odesa Oblast", country: "Ukraine", coordinate: at(46.97, 30.46)),
        .init(name: "Ivanivka", region: "Kherson Oblast", country: "Ukraine", coordinate: at(46.7, 34.55)),
        .init(name: "Степове", region: "Sumy Oblast", country: "Ukraine"),
        .init(name: "Степове", region: "Sumy Oblast", country: "Ukraine"),
        .init(name: "Stepove", region: "Sumy Oblast", country: "Ukraine", coordinate: at(50.9, 34.8)),
        .init(name: "Myrne", region: "A", country: "Ukraine", coordinate: at(48.00, 35.00)),
        .init(name: "Myrne", region: "A", country: "Ukraine", coordinate: at(48.02, 35.00)),
        .init(name: "Kursk", region: "Kursk Oblast", country: "Russia", coordinate: at(51.73, 36.19)),
        .init(name: "Nowhere", country: "Ukraine"),
    ])

    @Test(
        "scripts, cases, marks and ways of romanising do not matter",
        arguments: ["Харків", "KHARKIV", "Harkiv", "Харьков", "Khárkiv"])
    func spelling(name: String) throws {
        guard case .found(let place) = gazetteer.locate(Place(name: name)) else {
            Issue.record("\(name) was not found")
            return
        }
        #expect(place.coordinate == Self.at(49.98, 36.25))
        #expect(place.precisionMeters == 15_000)
        #expect(place.region == "Kharkiv Oblast")
        #expect(place.name == name)
    }

    @Test("a region or a country tells namesakes apart; two lists of one place are no namesakes")
    func regions() {
        guard case .found(let place) = gazetteer.locate(Place(name: "Іванівка", region: "Odesa Oblast"))
        else {
            Issue.record("not found")
            return
        }
        #expect(place.coordinate == Self.at(46.97, 30.46))
        guard case .ambiguous(let candidates) = gazetteer.locate(Place(name: "Ivanivka")) else {
            Issue.record("not ambiguous")
            return
        }
        #expect(candidates.count == 2)
        #expect(gazetteer.locate(Place(name: "Ivanivka", region: "Lviv Oblast")) == .unknown)
        #expect(gazetteer.locate(Place(name: "Kursk", country: "Ukraine")) == .unknown)
    }

    @Test("a list that knows of more villages than have positions keeps them apart")
    func unpositioned() {
        guard
            case .ambiguous(let candidates) = gazetteer.locate(Place(name: "Stepove", region: "Sumy Oblast"))
        else {
            Issue.record("not ambiguous")
            return
        }
        #expect(candidates.count == 2)
        guard case .unpositioned = gazetteer.locate(Place(name: "Nowhere")) else {
            Issue.record("a place without a position")
            return
        }
    }

    @Test("namesakes within the stated precision have a common middle, and only then")
    func middle() {
        guard case .ambiguous = gazetteer.locate(Place(name: "Myrne")) else {
            Issue.record("no precision is stated")
            return
        }
        guard case .ambiguous = gazetteer.locate(Place(name: "Myrne", precisionMeters: 1_000)) else {
            Issue.record("they lie farther apart")
            return
        }
        guard
            case .withinPrecision(let place, _) = gazetteer.locate(
                Place(name: "Мирне", precisionMeters: 5_000))
        else {
            Issue.record("they lie within it")
            return
        }
        #expect(place.coordinate == Self.at(48.01, 35.00))
        #expect(place.precisionMeters == 5_000)
    }

    @Test("reports are filled in, and what cannot be is told")
    func reports() {
        let bytes = Array(
            """
            report_id,occurred_from,occurred_to,published_at,place_name,admin1,latitude,longitude
            R-1,2026-01-30,2026-01-30,2026-01-31,Харків,,,
            R-2,2026-01-30,2026-01-30,2026-01-31,Ivanivka,,,
            R-3,2026-01-30,2026-01-30,2026-01-31,Atlantis,,,
            R-4,2026-01-30,2026-01-30,2026-01-31,Atlantis,,,
            R-5,2026-01-30,2026-01-30,2026-01-31,Харків,,1,2
            """.utf8)
        let intake = ReportsCSV.read(bytes, file: "r.csv", sourceZone: "UTC", zones: FixedOffsetZones())
        let filled = gazetteer.fill(intake)
        #expect(filled.rows.map { $0.place.coordinate != nil } == [true, false, false, false, true])
        #expect(filled.rows[4] == intake.rows[4])
        #expect(filled.diagnostics.map(\.code) == ["places-looked-up", "ambiguous-place", "unknown-place"])
        #expect(
            filled.diagnostics[1].message
                == "`Ivanivka` may be Ivanivka (Odesa Oblast, Ukraine at 46.97, 30.46); Ivanivka (Kherson Oblast, Ukraine at 46.7, 34.55): no position is taken."
        )
        #expect(
            filled.diagnostics[0].message
                == "The gazetteer gives a position to 1 of 4 reports that give only a name.")
        #expect(filled.diagnostics[2].message == "The gazetteer does not know `Atlantis` (2 rows).")
        #expect(imbalance(filled) == nil)
    }

    @Test("a name that is known only elsewhere is told with where it is known")
    func elsewhere() {
        let bytes = Array(
            """
            report_id,occurred_from,occurred_to,published_at,place_name,admin1
            R-1,2026-01-30,2026-01-30,2026-01-31,Ivanivka,Sumy Oblast
            """.utf8)
        let intake = ReportsCSV.read(bytes, file: "r.csv", sourceZone: "UTC", zones: FixedOffsetZones())
        let note = gazetteer.fill(intake).diagnostics[1]
        #expect(
            note.message
                == "The gazetteer does not know `Ivanivka` in Sumy Oblast, but Ivanivka (Odesa Oblast, Ukraine at 46.97, 30.46); Ivanivka (Kherson Oblast, Ukraine at 46.7, 34.55)."
        )
        #expect(note.mend == "Write region and country as the gazetteer does, or leave them out.")
    }
}
