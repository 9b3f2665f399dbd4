import CeasefireModel
import Testing

@Suite("A report")
struct ReportTests {
    private let report = Report(
        id: "R1", occurred: Interval(at: Instant(secondsSinceEpoch: 0)),
        available: Interval(at: Instant(secondsSinceEpoch: 60)), weapons: ["mortar"], killed: 2,
        summary: "Shells fell.")

    @Test("a copy that is changed leaves the others as they were")
    func copies() {
        var copy = report
        #expect(copy == report && copy.hashValue == report.hashValue)
        copy.killed = 3
        copy.weapons.append("tank")
        #expect(report.killed == 2 && report.weapons == ["mortar"])
        #expect(copy.killed == 3 && copy.weapons == ["mortar", "tank"] && copy.summary == "Shells fell.")
        #expect(copy != report)
        copy.killed = 2
        copy.weapons = ["mortar"]
        #expect(copy == report && copy.hashValue == report.hashValue)
    }
}
