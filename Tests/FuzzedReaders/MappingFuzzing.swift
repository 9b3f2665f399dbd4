import CeasefireModel
import Exchange

/// Reads a mapping, and by it a small table that has the columns of the mappings among the seeds.
enum MappingFuzzing {
    private static let table = """
        datetime,lon,lat,place_name,event_type,headline,text,id,date,time,message
        2025-03-01 00:00:00,37.7,48.5,Lyman,,"Обстріл: 3 поранені; удар по підстанції, 12 дронів",a; b,1,01.03.2025,04:15,x
        2025-03-30 03:30:00,,,,strike,"вчора, 2 of 14 launched - Kyiv oblast",,2,31.02.2025,24:00,
        not a time,200,100,"É ї",,"",1,2,3,4,5
        """

    static func faults(_ bytes: [UInt8]) -> [String] {
        let (mapping, diagnostics) = ReportMapping.read(bytes, file: "mapping.json")
        var faults = Rules.faults(diagnostics)
        if (mapping == nil) != diagnostics.contains(where: { $0.severity == .error }) {
            faults.append("a mapping and errors, or neither")
        }
        guard let mapping else { return faults }
        let intake = MappedReports.read(
            Array(table.utf8), file: "table.csv", mapping: mapping, sourceZone: "Europe/Kyiv",
            zones: FoundationTimeZones())
        return faults + Rules.faults(intake) + ReportsFuzzing.faults(intake.rows)
    }
}
