import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

/// The smallest example of each point of the carrying out on which the engine and the oracle were of two minds; each quotes the
/// sentence of decision 16 that decides.
@Suite("Specification by example: duties, quotas and standing measures")
struct CarryingExamples {
    let span = TruceExample.withdrawal.span
    let day: Int64 = 86_400

    func withdrawal(_ change: (inout Obligation) -> Void = { _ in }) -> TruceExample {
        var truce = TruceExample.withWitnesses()
        var withdrawal = TruceExample.withdrawal
        change(&withdrawal)
        truce.agreement.obligations = [withdrawal]
        return truce
    }

    func certify(_ truce: inout TruceExample, _ id: EntryID, _ holds: Bool, _ when: String) {
        truce.enter(
            id,
            .proceeding(
                .certified(
                    Certified(matter: "road-mined", by: "carland", holds: holds, made: Interval(at: at(when)))
                )),
            known: when)
    }

    let mined = Condition.certified(CertificationRule(matter: "road-mined", by: .stated(["carland"])))

    func strike(
        _ truce: inout TruceExample, _ id: ReportID, _ hour: Int64, by party: ActorID, at place: String
    ) {
        let begin = at("2026-03-02T00:00") + hour * 3_600
        truce.report(
            id, Interval(spanning: begin, begin + 3_600), by: [party], saidBy: party,
            attribution: "\(party) ministry", place: place)
    }

    func states(_ truce: TruceExample) -> [IncidentID: AssessmentState] {
        Dictionary(truce.full().assessments.map { ($0.incident, $0.state) }, uniquingKeysWith: { a, _ in a })
    }

    /// "What it waits for need only have come about."
    @Test("a duty that has opened stays open, though what it waited for is taken back")
    func opened() {
        var truce = withdrawal { $0.waitsFor = mined }
        certify(&truce, "C1", true, "2026-03-04T00:00")
        certify(&truce, "C2", false, "2026-03-06T00:00")
        #expect(truce.deed(asOf: at("2026-03-10T00:00"))?.state == .due)
        #expect(truce.deed(asOf: at("2026-03-10T00:00"))?.opens == Interval(at: at("2026-03-04T00:00")))
    }

    /// "What is not so from the first keeps nothing waiting."
    @Test("a withdrawal that waits for no breach to be found is open until one is, and stays so")
    func waitsForNothing() {
        let truce = withdrawal { $0.waitsFor = .not(.breachFound(["power-spared"])) }
        #expect(truce.deed(asOf: at("2026-03-10T00:00"))?.opens == Interval(at: at("2026-03-02T00:00")))
    }

    /// "`excused-when` is asked for at the moment at which it is past due."
    @Test(
        "who could not withdraw on the last day is excused, though the road is cleared later; whose road was cleared before is not"
    )
    func excusedWhenDue() {
        var later = withdrawal {
            $0.excusedWhen = mined
            $0.silence = .breach
        }
        certify(&later, "C1", true, "2026-03-04T00:00")
        var before = later
        certify(&later, "C2", false, "2026-03-20T00:00")
        certify(&before, "C2", false, "2026-03-10T00:00")
        #expect(later.deed(asOf: at("2026-03-30T00:00"))?.state == .excused)
        #expect(before.deed(asOf: at("2026-03-30T00:00"))?.state == .breached)
    }

    /// "Words of one moment that say the contrary leave it open", whichever entry bears the earlier name.
    @Test("mined and not mined in one minute: nobody can tell")
    func sameMoment() {
        var truce = withdrawal { $0.waitsFor = mined }
        certify(&truce, "C1", false, "2026-03-04T00:00")
        certify(&truce, "C2", true, "2026-03-04T00:00")
        #expect(truce.deed(asOf: at("2026-03-10T00:00"))?.state == .pending)
    }

    /// "A duty's time to finish may be counted from its own beginning."
    @Test("fourteen days from the beginning of the withdrawal are counted from when it was begun")
    func ownBeginning() {
        var truce = withdrawal {
            $0.completeBy = TruceExample.after(.deedStarted("weapons-withdrawn"), plus: 14 * 86_400)
        }
        truce.step("S1", "weapons-withdrawn", .begun, Interval(at: at("2026-03-03T00:00")))
        #expect(
            truce.deed(asOf: at("2026-03-10T00:00"))?.completeBy == Interval(at: at("2026-03-17T00:00")))
    }

    /// "Nothing is due before it opens, and the next returns are counted from the first."
    @Test("weekly reports that are owed from the end of the withdrawal begin with it, and not before")
    func lateReturns() {
        var truce = withdrawal()
        var reports = TruceExample.withdrawal
        reports.name = "reports"
        reports.opens = TruceExample.after(.deedCompleted("weapons-withdrawn"))
        reports.completeBy = TruceExample.moment("2026-03-03T00:00")
        reports.everySeconds = .stated(7 * day)
        reports.until = .unstated
        truce.agreement.obligations.append(reports)
        truce.step("S1", "weapons-withdrawn", .completed, Interval(at: at("2026-03-12T00:00")))
        let dues = truce.full(asOf: at("2026-03-15T00:00")).deeds.filter { $0.deed == "reports" }
            .map(\.completeBy)
        #expect(dues == [Interval(at: at("2026-03-12T00:00")), Interval(at: at("2026-03-19T00:00"))])
    }

    /// "The breach is known when silence is one, or else when somebody tells of the later declaration."
    @Test("that a list was late is known from the list, where silence is no breach")
    func lateList() {
        var truce = TruceExample.withWitnesses()
        truce.agreement.declarations = [
            Declaration(
                name: "listed", binds: .stated(["arland"]), of: "prisoners",
                by: TruceExample.moment("2026-03-03T00:00"), silence: .unverified, span: span)
        ]
        truce.enter(
            "L1",
            .proceeding(
                .declared(Declared(deed: "listed", by: "arland", given: Interval(at: at("2026-03-05T00:00"))))
            ),
            known: "2026-03-06T00:00")
        #expect(truce.deed("listed")?.breached == Interval(at: at("2026-03-03T00:00")))
        #expect(truce.deed("listed")?.breachKnown == Interval(at: at("2026-03-06T00:00")))
    }

    /// "An event known only as an interval makes an interval of all that is counted from it."
    @Test("how long after a beginning that is known to a day is told to a day")
    func elapsed() throws {
        var truce = withdrawal()
        truce.agreement.provisions[0].from = TruceExample.after(.deedCompleted("weapons-withdrawn"))
        truce.step(
            "S1", "weapons-withdrawn", .completed, from("2026-03-03T00:00", to: "2026-03-04T00:00"))
        strike(&truce, "R1", 72, by: "arland", at: "Northtown")
        let elapsed = try #require(truce.full().assessments.first?.elapsed)
        #expect(elapsed == ElapsedSeconds(least: day, most: 2 * day + 3_600))
    }

    /// "An act within a quota is nothing to answer."
    @Test("a drill that may not have been announced is within the quota either way: nothing to answer")
    func nothingToAnswer() {
        var truce = TruceExample.withWitnesses()
        truce.agreement.exemptions = [
            Exemption(
                name: "return-fire", text: "Fire may be returned.",
                answers: AnswerRule(provisions: ["power-spared"], withinSeconds: 8 * 3_600), span: span)
        ]
        truce.agreement.permissions = [
            Permission(
                name: "drill", lifts: ["power-spared"], to: .stated(["borland"]), acts: .unstated, span: span)
        ]
        truce.agreement.provisions[0].exemptions = .stated(["return-fire"])
        truce.agreement.provisions[0].quota = Quota(atMost: 1)
        strike(&truce, "R1", 0, by: "borland", at: "Northtown")
        strike(&truce, "R2", 2, by: "arland", at: "Southtown")
        strike(&truce, "R3", 5, by: "arland", at: "Easttown")
        #expect(states(truce) == ["I-R1": .refuted, "I-R2": .refuted, "I-R3": .meetsStandard])
    }

    /// "Allowed either way is allowed": as an answer perhaps, within the quota certainly.
    @Test("what may be an answer and is within the quota anyway is no breach")
    func eitherWay() {
        var truce = TruceExample.withWitnesses()
        truce.agreement.exemptions = [
            Exemption(
                name: "return-fire", text: "Fire may be returned.",
                answers: AnswerRule(provisions: ["power-spared"], withinSeconds: 4 * 3_600), span: span)
        ]
        truce.agreement.provisions[0].exemptions = .stated(["return-fire"])
        truce.agreement.provisions[0].quota = Quota(atMost: 1, perSeconds: day)
        // Of two at once nobody can tell which is one too many.
        strike(&truce, "R1", 0, by: "borland", at: "Northtown")
        strike(&truce, "R2", 0, by: "borland", at: "Easttown")
        strike(&truce, "R3", 3, by: "arland", at: "Southtown")
        #expect(states(truce) == ["I-R1": .undecidable, "I-R2": .undecidable, "I-R3": .refuted])
    }

    /// "What never was has not ceased: it does not come about."
    @Test("sanctions that end when no breach is found any more do not end before anything was found")
    func neverFound() {
        var truce = TruceExample.withWitnesses()
        truce.agreement.standingMeasures = [
            StandingMeasure(
                name: "sanctions", measure: "sanctions",
                transitions: [
                    .init(
                        to: .lifted, from: [.on], condition: .not(.breachFound(["power-spared"])), span: span)
                ], span: span)
        ]
        #expect(truce.full().standingMeasures[0].phases.map(\.state) == [.on])
    }

    /// "If the time has run out without a decision, from then on if the agreement deems it so."
    @Test("a warning on which nobody decided, and which is then deemed refused, is not called for")
    func deemedRefused() throws {
        var truce = TruceExample.withWitnesses()
        strike(&truce, "R1", 0, by: "arland", at: "Northtown")
        truce.agreement.responses[0].rungs[0].condition = .decided(
            DecisionRule(matter: "warn", by: .stated(["carland"]), within: .unstated, otherwise: false))
        truce.enter(
            "D1",
            .proceeding(
                .decided(Decided(matter: "warn", by: "carland", put: Interval(at: at("2026-03-02T02:00"))))),
            known: "2026-03-02T02:00")
        let rung = try #require(
            truce.full().responses.first { $0.party == "arland" }?.scenarios[0].episodes[0].rungs[0])
        guard case .doesNotHold = rung.condition else { Issue.record("\(rung.condition)"); return }
    }

    /// "Without an amount `completed` means all of it: those who say so are weighed together, whenever they say it was."
    /// (Seeds 20,205, 23,200 and 24,074.)
    @Test("two who say on different days that all guns are gone show together that all were")
    func allOfIt() {
        var truce = withdrawal {
            $0.amount = Amount(count: 10, unit: "guns")
            $0.standard = .stated(.clearAndConvincing)
        }
        truce.step(
            "P1", "weapons-withdrawn", .completed, from("2026-03-03T00:00", to: "2026-03-03T12:00"),
            saidBy: "borland ministry")
        truce.step(
            "P2", "weapons-withdrawn", .completed, from("2026-03-04T00:00", to: "2026-03-04T12:00"),
            saidBy: "Old hands")
        let deed = truce.deed(asOf: at("2026-03-16T00:00"))
        #expect(deed?.state == .performed)
        #expect(deed?.done == 10)
    }

    /// "Where the agreement names who alone verifies, only the words of those count." (Seeds 10,186 and 16,211.)
    @Test("whoever does not verify says nothing about when the pieces were moved")
    func unheardPieces() {
        var truce = withdrawal {
            $0.amount = Amount(count: 3, unit: "guns")
            $0.verifiedBy = .stated(["carland"])
        }
        truce.step(
            "P1", "weapons-withdrawn", .completed, from("2026-03-03T00:00", to: "2026-03-03T12:00"),
            saidBy: "Carland", amount: 3)
        truce.step(
            "P2", "weapons-withdrawn", .completed, from("2026-03-03T10:00", to: "2026-03-04T12:00"),
            saidBy: "Observers", amount: 5)
        #expect(truce.deed()?.completed == from("2026-03-03T00:00", to: "2026-03-03T12:00"))
    }

    /// "One that was not certainly given by then counts as given later. One given later counts only if it declares more."
    /// (Seeds 12,070, 17,487 and 19,894.)
    @Test(
        "seven prisoners declared perhaps after the tranche was due outweigh the none that certainly were before"
    )
    func declaredPerhapsLater() {
        var truce = TruceExample.withWitnesses()
        truce.agreement.declarations = [
            Declaration(
                name: "listed", binds: .stated(["arland", "borland"]), of: "prisoners held",
                by: TruceExample.moment("2026-03-03T00:00"), span: span)
        ]
        truce.agreement.exchanges = [
            Exchange(
                name: "swapped", between: .stated(["arland", "borland"]), of: "prisoners",
                declaration: "listed",
                tranches: [
                    Tranche(
                        name: "first", share: .percent(50), by: TruceExample.moment("2026-03-04T18:00"),
                        span: span)
                ], standard: .stated(.balanceOfProbabilities), span: span)
        ]
        func declare(_ id: EntryID, _ count: Int, _ given: Interval) {
            truce.enter(
                id,
                .proceeding(
                    .declared(Declared(deed: "listed", by: "arland", given: given, amount: count))),
                known: "2026-03-05T00:00")
        }
        declare("D1", 7, from("2026-03-03T08:00", to: "2026-03-04T19:00"))
        declare("D2", 0, from("2026-03-03T10:00", to: "2026-03-04T11:00"))
        #expect(truce.full().deeds.first { $0.tranche == "first" && $0.party == "arland" }?.owed == 4)
    }
}
