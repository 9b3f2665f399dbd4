import CeasefireModel
import Exchange
import Foundation
import Geography
import Testing

@Suite("The data sets around the energy moratorium")
struct MappedDataSetTests {
    static let mappings = Repository.root.appending(path: "Examples/energy-moratorium-2025/mappings")

    static func mapping(_ name: String) throws -> ReportMapping {
        let bytes = Array(try Data(contentsOf: mappings.appending(path: name)))
        let (mapping, diagnostics) = ReportMapping.read(bytes, file: name)
        #expect(diagnostics.isEmpty, "\(DiagnosticText.render(diagnostics))")
        return try #require(mapping)
    }

    @Test(
        "every mapping is read without a word",
        arguments: [
            "viina-monthly", "viina-deep-strikes", "uaf-missile-attacks", "air-raid-alerts", "ru-mod-russia",
            "ru-mod-dronbomber",
        ])
    func valid(name: String) throws { _ = try Self.mapping(name + ".mapping.json") }

    @Test(
        "every row is read, and none is rejected",
        arguments: [
            ("viina-monthly", "viina-monthly/viina_incidents_202504.csv", nil),
            ("viina-deep-strikes", "viina-deep-strikes/VIINA_2025_REBUILD.csv", 325),
            ("uaf-missile-attacks", "uaf-missile-attacks/missile_attacks_daily.csv", 3_770),
            ("air-raid-alerts", "air-raid-alerts/alerts_oblast_2022-03_2026-06.csv", 74_675),
            ("ru-mod-russia", "ru-mod-telegram/mod_russia_v2.csv", 5_927),
            ("ru-mod-dronbomber", "ru-mod-telegram/dronbomber_v2.csv", 2_480),
        ] as [(String, String, Int?)])
    func dataSet(name: String, path: String, count: Int?) throws {
        guard let bytes = Repository.data(path, for: "MappedDataSetTests.dataSet(\(name))") else { return }
        let intake = ReportsReader.read(
            bytes, file: path, mapping: try Self.mapping(name + ".mapping.json"), sourceZone: "Europe/Kyiv",
            zones: FoundationTimeZones())
        #expect(imbalance(intake) == nil)
        #expect(intake.rejectedCount == 0, "\(DiagnosticText.render(intake.diagnostics))")
        #expect(intake.acceptedCount > 0)
        if let count { #expect(intake.readCount == count) }
        let parties: Set<ActorID> = ["russia", "ukraine"]
        for report in intake.rows {
            #expect(Set(report.accused + [report.claimant].compactMap { $0 }).isSubset(of: parties))
        }
        // The claims of one side, and the words of a sensor, never accuse the other way round.
        switch name {
        case "uaf-missile-attacks": #expect(intake.rows.allSatisfy { $0.accused == ["russia"] })
        case "ru-mod-russia": #expect(intake.rows.allSatisfy { $0.accused == ["ukraine"] })
        case "air-raid-alerts", "viina-monthly":
            #expect(intake.rows.allSatisfy { $0.accused.isEmpty && $0.claimant == nil })
        default: break
        }
        print(
            "\(name): read \(intake.readCount), accepted \(intake.acceptedCount), filtered \(intake.filteredCount), reports \(intake.rows.count)"
        )
    }

    @Test("the gazetteers know places by their Ukrainian names")
    func gazetteer() throws {
        var entries: [Gazetteer.Entry] = []
        for (name, path) in [
            ("geonames", "gazetteer/geonames_ua_border_cities500.csv"),
            ("katottg", "gazetteer/katottg_kodifikator.csv"),
        ] {
            let file = "\(name).gazetteer.json"
            let content = Array(try Data(contentsOf: Self.mappings.appending(path: file)))
            let (mapping, diagnostics) = GazetteerMapping.read(content, file: file)
            #expect(diagnostics.isEmpty, "\(DiagnosticText.render(diagnostics))")
            guard let bytes = Repository.data(path, for: "MappedDataSetTests.gazetteer") else { return }
            let intake = Gazetteer.read(bytes, file: path, mapping: try #require(mapping))
            #expect(intake.rejectedCount == 0, "\(DiagnosticText.render(intake.diagnostics))")
            entries += intake.rows
        }
        let gazetteer = Gazetteer(entries)
        for (name, region) in [
            ("Куп'янськ", "Kharkiv Oblast"), ("Енергодар", ""), ("Херсон", "Kherson Oblast"),
        ] {
            guard case .found(let place) = gazetteer.locate(Place(name: name, region: region)) else {
                Issue.record("\(name): \(gazetteer.locate(Place(name: name, region: region)))")
                continue
            }
            print(name, place.coordinate.map { "\($0.latitude) \($0.longitude)" } ?? "")
        }
        guard case .ambiguous = gazetteer.locate(Place(name: "Іванівка")) else {
            Issue.record("there are more than a hundred")
            return
        }
    }
}
