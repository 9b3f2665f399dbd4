import CeasefireModel
import Exchange
import Testing

@Suite("The reports around the energy truce")
struct DataSetTests {
    @Test("every report of the data set is read, and nothing but the scoring label is left out")
    func reports() throws {
        guard let bytes = Repository.data("energy-truce-2026/reports.csv", for: "DataSetTests.reports") else {
            return
        }
        let intake = ReportsCSV.read(
            bytes, file: "reports.csv", sourceZone: "Europe/Kyiv", zones: FoundationTimeZones())
        #expect(intake.readCount == 611)
        #expect(intake.acceptedCount == 611)
        #expect(intake.rejectedCount == 0)
        let told = intake.diagnostics.filter { $0.severity != .warning }.map(\.message)
        #expect(told == ["Not read: the column `incident_key`."])
        print(DiagnosticText.render(intake.diagnostics))
    }

    @Test("every statement of the data set is read")
    func statements() throws {
        guard let bytes = Repository.data("energy-truce-2026/statements.csv", for: "DataSetTests.statements")
        else { return }
        let intake = StatementsCSV.read(
            bytes, file: "statements.csv", sourceZone: "Europe/Kyiv", zones: FoundationTimeZones())
        #expect(intake.readCount == 70)
        #expect(intake.acceptedCount == 70)
        #expect(intake.diagnostics.isEmpty)
    }
}
