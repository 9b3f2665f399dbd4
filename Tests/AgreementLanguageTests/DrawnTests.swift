import AgreementLanguage
import CeasefireModel
import Testing

@Suite("Zones, lines, distances and calibres")
struct DrawnTests {
    private static let line = """
        line: contact
        folder: maps/lines
        missing-days: {latest-before: 3d}
        select: {fill: [red, crimson]}
        held-by: south
        seam: 500m
        """

    private func provision(where place: String, with weapons: String = "any") -> String {
        """
        provision: guns-withdrawn
        binds: [north, south]
        prohibits: {acts: [weapon-present], with: \(weapons)}
        where: \(place)
        during: {from: unstated, until: unstated}
        standard-of-proof: unstated
        """
    }

    private func compiled(_ place: String, with weapons: String = "any") throws -> Agreement {
        let result = compile(
            blocks: "zone: strip\nfile: maps/strip.geojson\nfeature: [Strip 1, Strip 2]", Self.line,
            "line: memorandum\nfile: maps/memorandum.geojson", provision(where: place, with: weapons))
        #expect(rendered(result.errors) == "")
        return try #require(result.agreement)
    }

    private func place(_ text: String) throws -> PlaceScope? {
        guard case .stated(let place)? = try compiled(text).provisions.first?.place else { return nil }
        return place
    }

    @Test("what is drawn is read as it is written")
    func drawn() throws {
        let agreement = try compiled("anywhere")
        let line = try #require(agreement.lines.first)
        #expect(line.source == .folder("maps/lines", missingDays: .latestBefore(atMostDays: 3)))
        #expect(line.selecting == [.init(property: "fill", values: ["red", "crimson"])])
        #expect(line.holder == "south" && line.seamMeters == 500)
        #expect(agreement.zones.first?.features == ["Strip 1", "Strip 2"])
    }

    @Test("each way of saying where")
    func places() throws {
        let contact = Baseline.line(LineReference("contact"))
        #expect(try place("{zone: strip}") == .zone("strip"))
        #expect(try place("{outside: strip}") == .outside("strip"))
        #expect(try place("{within: 25km, of: contact}") == .within(meters: 25_000, of: contact))
        #expect(try place("{beyond: 1.5km, of: contact}") == .beyond(meters: 1_500, of: contact))
        #expect(
            try place("{held-by: south, of: contact}") == .held(by: "south", of: LineReference("contact")))
        #expect(
            try place("{any: [{zone: strip}, [Harbour City]]}")
                == .any([.zone("strip"), .named(["Harbour City"])]))
        let own = Baseline.byParty(["north": LineReference("contact"), "south": LineReference("memorandum")])
        #expect(
            try place("{within: 500m, of: {north: contact, south: memorandum}}")
                == .within(meters: 500, of: own))
    }

    @Test("fifty kilometres apart are twenty-five for each side")
    func apart() throws {
        #expect(try place("{apart: 50km, of: contact}") == place("{within: 25km, of: contact}"))
    }

    @Test("a date fixes the line: for all, or for one side")
    func asOf() throws {
        let day = Interval(
            spanning: Instant(secondsSinceEpoch: 1_423_692_000), Instant(secondsSinceEpoch: 1_423_778_400))
        let fixed = LineReference("contact", asOf: day)
        #expect(
            try place("{within: 15km, of: contact, as-of: 2015-02-12}")
                == .within(meters: 15_000, of: .line(fixed)))
        #expect(
            try place("{within: 15km, of: {north: contact, south: {line: contact, as-of: 2015-02-12}}}")
                == .within(meters: 15_000, of: .byParty(["north": LineReference("contact"), "south": fixed])))
    }

    @Test("a zone or a distance may be the value of an open term")
    func openTerm() throws {
        let result = compile(
            blocks: "zone: strip\nfile: strip.geojson", "open-term: theatre\ntype: place",
            provision(where: "theatre"),
            "reading: narrow\nvalues: {theatre: {zone: strip}}",
            "reading: wide\nvalues: {theatre: {either: [anywhere, {outside: strip}]}}")
        let agreement = try #require(result.agreement, "\(rendered(result.diagnostics))")
        #expect(agreement.readings[0].values["theatre"] == .stated(.place(.zone("strip"))))
        #expect(
            agreement.readings[1].values["theatre"]
                == .either([.place(.anywhere), .place(.outside("strip"))]))
    }

    @Test("calibres stand beside words")
    func calibres() throws {
        let agreement = try compiled(
            "anywhere",
            with: "[tochka, {calibre: {at-least: 100mm}}, {calibre: {at-least: 50mm, below: 82.5mm}}]")
        #expect(
            agreement.provisions.first?.weapons
                == .stated(
                    .only(
                        ["tochka"],
                        calibres: [
                            CalibreRange(atLeast: Calibre(hundredths: 10_000)),
                            CalibreRange(
                                atLeast: Calibre(hundredths: 5_000), below: Calibre(hundredths: 8_250)),
                        ])))
    }

    @Test(
        "the calibre is found in a weapon's words",
        arguments: [
            ("122mm howitzer", [12_200]), ("152-mm", [15_200]), ("7,62 mm machine gun", [762]),
            ("122-мм гаубица", [12_200]),
            ("T-72 tank, 125mm", [12_500]), ("howitzer", []), ("2S1", []), ("100 mmol", []),
            ("82mm and 120 mm mortars", [8_200, 12_000]),
        ])
    func calibreInWords(words: String, expected: [Int]) {
        #expect(Calibre.all(in: words).map(\.hundredths) == expected)
    }

    @Test(
        "bounds of calibres: at least holds its bound, below does not; two calibres of one weapon may leave it open"
    )
    func bounds() {
        let heavy = WeaponScope.only([], calibres: [CalibreRange(atLeast: Calibre(hundredths: 10_000))])
        let light = WeaponScope.only([], calibres: [CalibreRange(below: Calibre(hundredths: 10_000))])
        #expect(heavy.contains("100mm gun") == true && light.contains("100mm gun") == false)
        #expect(heavy.contains("82mm and 120mm mortars") == nil)
        #expect(
            heavy.contains("howitzer") == nil && WeaponScope.only(["howitzer"]).contains("mortar") == false)
    }

    @Test("an article names the Smerch and a report the SMERCH: the same weapon")
    func capitals() {
        let launchers = WeaponScope.only(["Smerch", "Tornado-S"])
        #expect(launchers.contains("smerch") == true && launchers.contains("SMERCH") == true)
        #expect(launchers.contains("tornado-s") == true && launchers.contains("grad") == false)
    }

    @Test("where a map lies is no part of the meaning; what it selects, and the rule for missing days, is")
    func fingerprint() throws {
        func meaning(_ line: String) throws -> String {
            let result = compile(blocks: line, provision(where: "{within: 25km, of: contact}"))
            return try #require(result.agreement, "\(rendered(result.diagnostics))").meaningFingerprint
        }
        let original = try meaning(Self.line)
        #expect(try meaning(Self.line.replacing("maps/lines", with: "elsewhere")) == original)
        #expect(try meaning(Self.line.replacing("3d", with: "4d")) != original)
        #expect(try meaning(Self.line.replacing("crimson", with: "scarlet")) != original)
    }
}
