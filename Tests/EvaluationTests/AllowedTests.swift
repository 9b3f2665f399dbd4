import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("Permissions, answers and quotas")
struct AllowedTests {
    /// A strike by Arland, admitted by its ministry.
    func strike(
        _ truce: inout TruceExample, _ id: ReportID, _ hour: Int, by party: ActorID = "arland",
        length: Int = 1, at place: String = "Northtown", act: Act = "missile-strike"
    ) {
        let begin = at("2026-03-02T00:00") + Int64(hour) * 3_600
        truce.report(
            id, Interval(spanning: begin, begin + Int64(length) * 3_600), by: [party], saidBy: party,
            attribution: "\(party) ministry", act: act, place: place)
    }

    func states(_ truce: TruceExample) -> [IncidentID: AssessmentState] {
        Dictionary(truce.full().assessments.map { ($0.incident, $0.state) }, uniquingKeysWith: { a, _ in a })
    }

    // MARK: Permissions

    func drill(_ change: (inout Permission) -> Void = { _ in }) -> TruceExample {
        var truce = TruceExample.withWitnesses()
        var drill = Permission(
            name: "drill", lifts: ["power-spared"], to: .stated(["arland"]),
            acts: .stated(.only(["missile-strike"])), place: .stated(.named(["Northtown"])),
            notice: NoticeRule(beforeSeconds: .stated(48 * 3_600)), span: TruceExample.withdrawal.span)
        change(&drill)
        truce.agreement.permissions = [drill]
        return truce
    }

    func announce(
        _ truce: inout TruceExample, _ id: EntryID = "A1", served: Interval, _ period: Interval,
        places: [String] = [], to addressees: Set<ActorID> = []
    ) {
        truce.enter(
            id,
            .proceeding(
                .announced(
                    Announced(
                        permission: "drill", by: "arland", to: addressees, served: served, period: period,
                        places: places))),
            known: "2026-03-03T00:00")
    }

    let week = from("2026-03-01T00:00", to: "2026-03-08T00:00")

    @Test(
        "a drill that was announced in time is no breach, and the exemption says which permission allows it")
    func announced() throws {
        var truce = drill()
        strike(&truce, "R1", 60)
        announce(&truce, served: Interval(at: at("2026-03-01T00:00")), week)
        let assessment = try #require(truce.full().assessments.first)
        #expect(assessment.state == .refuted)
        #expect(assessment.grade(.exemption)?.reason.utcText.contains("drill") == true)
        #expect(truce.full().headline == .noBreachEstablished)
    }

    @Test("without a notice, or with one too late or for another place, the provision stands")
    func unannounced() {
        var none = drill()
        strike(&none, "R1", 60)
        var late = none
        announce(&late, served: Interval(at: at("2026-03-04T00:00")), week)
        var elsewhere = none
        announce(&elsewhere, served: Interval(at: at("2026-03-01T00:00")), week, places: ["Southtown"])
        var earlier = none
        announce(
            &earlier, served: Interval(at: at("2026-03-01T00:00")),
            from("2026-03-02T00:00", to: "2026-03-03T00:00"))
        for truce in [none, late, elsewhere, earlier] {
            #expect(states(truce) == ["I-R1": .meetsStandard])
        }
    }

    @Test("a notice given to somebody else is not the notice; to whom it must go it may go one by one")
    func addressees() {
        var truce = drill { $0.notice?.to = .stated(["borland", "carland"]) }
        strike(&truce, "R1", 60)
        let served = Interval(at: at("2026-03-01T00:00"))
        var silent = truce
        announce(&silent, served: served, week)
        #expect(states(silent) == ["I-R1": .undecidable])
        #expect(
            silent.verdict().remarks.map(\.utcText).contains(
                "entry A1 does not say to whom a use of drill was announced; borland, carland must be told"))
        announce(&truce, served: served, week, to: ["carland"])
        #expect(states(truce) == ["I-R1": .meetsStandard])
        announce(&truce, "A2", served: served, week, to: ["borland"])
        #expect(states(truce) == ["I-R1": .refuted])
    }

    @Test("a notice that may or may not have been in time leaves it undecided")
    func perhapsInTime() {
        var truce = drill()
        strike(&truce, "R1", 48)
        announce(&truce, served: from("2026-03-01T00:00", to: "2026-03-03T00:00"), week)
        #expect(states(truce) == ["I-R1": .undecidable])
    }

    @Test("a permission is given to those who hold it, for the acts and places that it names")
    func notCovered() {
        var truce = drill { $0.notice = nil }
        strike(&truce, "R1", 10)
        strike(&truce, "R2", 20, by: "borland")
        strike(&truce, "R3", 30, at: "Southtown")
        strike(&truce, "R4", 40, act: "shelling")
        #expect(
            states(truce) == [
                "I-R1": .refuted, "I-R2": .meetsStandard, "I-R3": .meetsStandard, "I-R4": .meetsStandard,
            ])
    }

    // MARK: Answers

    func returnFire(within hours: Int64 = 2, distance: Double? = nil) -> TruceExample {
        var truce = TruceExample.withWitnesses()
        truce.agreement.exemptions = [
            Exemption(
                name: "return-fire", text: "Fire may be returned.",
                answers: AnswerRule(
                    provisions: ["power-spared"], withinSeconds: hours * 3_600, distanceMeters: distance),
                span: TruceExample.withdrawal.span)
        ]
        truce.agreement.provisions[0].exemptions = .stated(["return-fire"])
        return truce
    }

    @Test("fire returned within the time is no breach; an answer to the answer is")
    func answer() {
        var truce = returnFire(within: 4)
        strike(&truce, "R1", 0, by: "borland")
        strike(&truce, "R2", 2, by: "arland")
        strike(&truce, "R3", 5, by: "borland")
        // Two days later nothing is left to answer.
        strike(&truce, "R4", 60, by: "arland")
        #expect(
            states(truce) == [
                "I-R1": .meetsStandard, "I-R2": .refuted, "I-R3": .meetsStandard, "I-R4": .meetsStandard,
            ])
    }

    @Test("whoever may have fired first may have answered: undecided for both")
    func together() {
        var truce = returnFire(within: 4)
        strike(&truce, "R1", 0, by: "borland", length: 3)
        strike(&truce, "R2", 1, by: "arland", length: 3, at: "Southtown")
        #expect(states(truce) == ["I-R1": .undecidable, "I-R2": .undecidable])
    }

    @Test("fire is not returned four hundred kilometres away")
    func tooFar() {
        var truce = returnFire(within: 4, distance: 20_000)
        strike(&truce, "R1", 0, by: "borland")
        strike(&truce, "R2", 2, by: "arland", at: "Southtown")
        #expect(states(truce) == ["I-R1": .meetsStandard, "I-R2": .meetsStandard])
    }

    @Test("what only the other side claims is nothing to answer")
    func alleged() {
        var truce = returnFire(within: 4)
        truce.report(
            "R1", from("2026-03-02T00:00", to: "2026-03-02T01:00"), by: ["borland"], saidBy: "arland",
            attribution: "arland ministry", place: "Northtown")
        strike(&truce, "R2", 2, by: "arland", at: "Southtown")
        #expect(states(truce)["I-R2"] == .meetsStandard)
    }

    // MARK: Quotas

    func quota(_ atMost: Int, per hours: Int64?) -> TruceExample {
        var truce = TruceExample.withWitnesses()
        truce.agreement.provisions[0].quota = Quota(atMost: atMost, perSeconds: hours.map { $0 * 3_600 })
        return truce
    }

    @Test("two a day are within the quota; the third is a breach, and the day after is a new day")
    func perDay() {
        var truce = quota(2, per: 24)
        strike(&truce, "R1", 0)
        strike(&truce, "R2", 6, at: "Southtown")
        strike(&truce, "R3", 12, at: "Easttown")
        strike(&truce, "R4", 60)
        #expect(
            states(truce) == [
                "I-R1": .refuted, "I-R2": .refuted, "I-R3": .meetsStandard, "I-R4": .refuted,
            ])
    }

    @Test("each side has a quota of its own")
    func perParty() {
        var truce = quota(1, per: nil)
        strike(&truce, "R1", 0)
        strike(&truce, "R2", 10, by: "borland", at: "Southtown")
        #expect(Set(states(truce).values) == [.refuted])
    }

    @Test("where it turns on the times which one is too many, all that may be are undecided")
    func unordered() {
        var truce = quota(1, per: 24)
        strike(&truce, "R1", 0, length: 6)
        strike(&truce, "R2", 2, length: 6, at: "Southtown")
        #expect(states(truce) == ["I-R1": .undecidable, "I-R2": .undecidable])
    }
}
