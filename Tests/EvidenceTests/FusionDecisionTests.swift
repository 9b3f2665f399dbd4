import CeasefireModel
import Evidence
import Testing

@Suite("People's decisions come first")
struct FusionDecisionTests {
    let ardo = report("R1", spot("Ardo"), span(0, 6), killed: 4, "Four died in the flour mill")
    let again = report("R2", spot("Ardo"), span(0, 6), killed: 4, "The flour mill burned, four died")
    let elsewhere = report("R3", spot("Belkan", north: 300), span(40, 46), "A ferry sank")

    @Test("same event: joined though nothing fits")
    func same() {
        let found = Fusion().incidents(
            from: [ardo, again, elsewhere], decisions: FusionDecisions(sameEvent: [["R1", "R3"]]))
        #expect(found.map(\.reports) == [["R1", "R2", "R3"]])
        #expect(found[0].reasons.contains("By decision R1 and R3 tell of one event."))
    }

    @Test("different events: apart though everything fits, even a copy")
    func different() {
        var copy = ardo
        copy.id = "R4"
        let decisions = FusionDecisions(differentEvents: [["R1", "R2"], ["R1", "R4"]])
        let found = Fusion().incidents(from: [ardo, again, copy], decisions: decisions)
        #expect(found.first?.reports == ["R1"])
        #expect(found[0].reasons.contains("By decision these tell of different events: R1, R2."))
    }

    @Test("a contradiction: that they differ outweighs that they are one, also round a corner")
    func contradiction() {
        let decisions = FusionDecisions(
            sameEvent: [["R1", "R3"], ["R3", "R2"]], differentEvents: [["R1", "R2"]])
        let found = Fusion().incidents(from: [ardo, again, elsewhere], decisions: decisions)
        #expect(found.map(\.reports) == [["R1", "R3"], ["R2"]])
        let yields = "The decision that R3 and R2 tell of one event yields to one that keeps them apart."
        #expect(found.allSatisfy { $0.reasons.contains(yields) })
    }

    @Test("a catalogue has each event once: its rows stay apart, even copies, and each meets others' reports")
    func catalogue() {
        var (first, second) = (ardo, ardo)
        second.id = "R4"
        #expect(Fusion().incidents(from: [first, again, second]).map(\.reports) == [["R1", "R2", "R4"]])
        (first.catalogue, second.catalogue) = ("The mission's list", "The mission's list")
        #expect(Fusion().incidents(from: [first, again, second]).map(\.reports) == [["R1", "R2"], ["R4"]])
        // Two lists may tell of one event, and people may see that one has it twice.
        second.catalogue = "Another list"
        #expect(Fusion().incidents(from: [first, again, second]).map(\.reports) == [["R1", "R2", "R4"]])
        second.catalogue = first.catalogue
        let twice = FusionDecisions(sameEvent: [["R1", "R4"]])
        let found = Fusion().incidents(from: [first, again, second], decisions: twice)
        #expect(found.map(\.reports) == [["R1", "R2", "R4"]])
    }

    @Test("a decision outlives new reports, and names that are not there yet wait")
    func survives() {
        let decisions = FusionDecisions(sameEvent: [["R1", "R9"]], differentEvents: [["R1", "R2"]])
        var reports = [ardo, again]
        for number in 5..<12 {
            reports.append(
                report(
                    "R\(number)", spot("Ardo"), span(0, 6), killed: 4, "Mill burned, four died (\(number))"))
            let found = Fusion().incidents(from: reports.shuffled(), decisions: decisions)
            let first = found.first { $0.reports.contains("R1") }
            #expect(first?.reports.contains("R2") == false)
            if number >= 9 { #expect(first?.reports.contains("R9") == true) }
        }
    }
}
