import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("Time counted from what happens")
struct EventTests {
    /// Power is spared from the completion of the withdrawal on, for a week.
    func truce() -> TruceExample {
        var truce = TruceExample.withWitnesses()
        truce.agreement.obligations = [TruceExample.withdrawal]
        truce.agreement.provisions[0].from = TruceExample.after(.deedCompleted("weapons-withdrawn"))
        truce.agreement.provisions[0].until = TruceExample.after(
            .deedCompleted("weapons-withdrawn"), plus: 7 * 86_400)
        return truce
    }

    func time(_ truce: TruceExample) -> String {
        let reading = truce.full()
        if let grade = reading.assessments.first?.grade(.time) { return "\(grade.state.rawValue)" }
        return reading.outOfScope.first.map { "outside: \($0.element)" } ?? ""
    }

    @Test("a strike before what nobody shows to have come about cannot be decided, and the reason names it")
    func awaited() throws {
        var truce = truce()
        truce.report("R1", from("2026-03-10T10:00", to: "2026-03-10T11:00"))
        let grade = try #require(truce.full().assessments.first?.grade(.time))
        #expect(grade.state == .undecidable)
        #expect(grade.reason.utcText.contains("weapons-withdrawn.completed"))
        #expect(truce.full().windows[0].text.contains("weapons-withdrawn.completed (awaited)"))
    }

    @Test("a strike before a moment at which it was shown not to be done is outside")
    func notYet() {
        var truce = truce()
        truce.report("R1", from("2026-03-10T10:00", to: "2026-03-10T11:00"))
        truce.step("E1", "weapons-withdrawn", .notCompleted, Interval(at: at("2026-03-11T00:00")))
        #expect(time(truce) == "outside: time")
    }

    @Test("an event known as an interval makes an interval of all that is counted from it")
    func interval() {
        var truce = truce()
        truce.step("E1", "weapons-withdrawn", .completed, from("2026-03-10T00:00", to: "2026-03-10T12:00"))
        var results: [String] = []
        for (day, hour) in [
            ("09", "20"), ("10", "06"), ("10", "12"), ("16", "22"), ("17", "06"), ("17", "14"),
        ] {
            var one = truce
            one.report("R1", from("2026-03-\(day)T\(hour):00", to: "2026-03-\(day)T\(hour):30"))
            results.append(time(one))
        }
        #expect(
            results == [
                "outside: time", "undecidable", "meets-the-standard", "meets-the-standard", "undecidable",
                "outside: time",
            ])
    }

    @Test("day 2 begins with its first moment, and what is due by day 2 is due by its last")
    func days() {
        var truce = TruceExample.withWitnesses()
        var duty = TruceExample.withdrawal
        duty.opens = TruceExample.after(.provisionStarted("power-spared"), day: 2)
        duty.completeBy = TruceExample.after(.provisionStarted("power-spared"), day: 14)
        truce.agreement.obligations = [duty]
        // Clocks two hours ahead until 8 March, three from then on.
        truce.agreement.localDays = LocalDays(
            offsetBeforeSeconds: 7_200,
            changes: [.init(from: at("2026-03-08T01:00"), offsetSeconds: 10_800)])
        let deed = truce.deed(asOf: at("2026-03-03T00:00"))
        #expect(deed?.opens == Interval(at: at("2026-03-01T22:00")))
        #expect(deed?.completeBy == Interval(at: at("2026-03-14T21:00")))
    }

    @Test("what ends never has no end")
    func never() {
        var truce = TruceExample()
        truce.agreement.provisions[0].until = .stated(InstantExpression(base: .never))
        truce.report("R1", from("2027-03-10T10:00", to: "2027-03-10T11:00"))
        #expect(time(truce) == "meets-the-standard")
        #expect(truce.full().windows[0].text.hasSuffix("until never"))
    }

    @Test("the first of those who owe it begins; the last of them completes")
    func firstAndLast() {
        var truce = TruceExample.withWitnesses()
        var both = TruceExample.withdrawal
        both.binds = .stated(["arland", "borland"])
        var follow = TruceExample.withdrawal
        follow.name = "follow-up"
        follow.opens = TruceExample.after(.deedStarted("weapons-withdrawn"))
        follow.completeBy = TruceExample.after(.deedCompleted("weapons-withdrawn"), plus: 86_400)
        truce.agreement.obligations = [both, follow]
        truce.step("E1", "weapons-withdrawn", .begun, by: "borland", Interval(at: at("2026-03-03T00:00")))
        truce.step("E2", "weapons-withdrawn", .completed, by: "borland", Interval(at: at("2026-03-08T00:00")))
        #expect(truce.deed("follow-up")?.opens == Interval(at: at("2026-03-03T00:00")))
        #expect(truce.deed("follow-up")?.completeBy == nil)
        truce.step("E3", "weapons-withdrawn", .completed, Interval(at: at("2026-03-09T00:00")))
        #expect(truce.deed("follow-up")?.completeBy == Interval(at: at("2026-03-10T00:00")))
    }

    @Test("an agreement made by hand that runs in a circle comes to an end")
    func circle() {
        var truce = TruceExample.withWitnesses()
        var duty = TruceExample.withdrawal
        duty.opens = TruceExample.after(.deedCompleted("weapons-withdrawn"))
        truce.agreement.obligations = [duty]
        truce.agreement.provisions[0].from = TruceExample.after(.provisionEnded("power-spared"))
        truce.agreement.provisions[0].until = TruceExample.after(.provisionStarted("power-spared"))
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .pending)
        #expect(truce.full().windows.count == 1)
    }
}
