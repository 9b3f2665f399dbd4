import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("Assessing an incident")
struct AssessmentTests {
    let morning = from("2026-03-02T10:00", to: "2026-03-02T11:00")

    /// Arland's ministry and the observers are on file; all other names are not.
    func truce() -> TruceExample {
        var truce = TruceExample()
        truce.record.origins = OriginRegister([
            OriginAlias(alias: "Arland ministry", institution: "Arland ministry", party: "arland"),
            OriginAlias(alias: "Borland president", institution: "Borland president", party: "borland"),
            OriginAlias(alias: "Observers", institution: "Observers", reliability: .a),
        ])
        return truce
    }

    func bearing(
        _ effect: Bearing.Effect, _ elements: Set<Element>, speaker: String, plea: ExemptionName? = nil,
        reaching selector: IncidentSelector, known: String = "2026-03-03T00:00"
    ) -> Entry {
        Entry(
            id: "E1", author: "A coder", available: Interval(at: at(known)), reason: "The words say so.",
            content: .bearing(
                Bearing(
                    effect: effect, elements: elements, plea: plea, speaker: speaker, incidents: selector)))
    }

    @Test("one side's claim, relayed by many, is alleged")
    func alleged() {
        var truce = truce()
        for i in 1...9 { truce.report(ReportID("R\(i)"), morning, outlet: "Outlet \(i)") }
        let reading = truce.full()
        #expect(reading.assessments.map(\.state) == [.alleged])
        #expect(reading.headline == .noBreachEstablished)
    }

    @Test("the accused's own words make it a breach, and the clock of the week tells when")
    func admitted() throws {
        var truce = truce()
        truce.report("R1", morning)
        truce.report("R2", morning, saidBy: "arland", attribution: "Arland ministry")
        let reading = truce.full()
        #expect(reading.headline == .breachAssessed)
        let breach = try #require(reading.breaches.first)
        #expect(breach.party == "arland")
        #expect(breach.provisions.map(\.elapsed) == [ElapsedSeconds(least: 34 * 3_600, most: 35 * 3_600)])
    }

    @Test("an admission counts only for what it concedes")
    func conceded() {
        var truce = truce()
        truce.report("R1", morning)
        truce.report("R2", morning, saidBy: "arland", attribution: "Arland ministry")
        truce.record.entries = [
            bearing(
                .concedes, [.event, .act, .actor], speaker: "", reaching: IncidentSelector(reports: ["R2"]))
        ]
        let assessment = truce.full().assessments[0]
        #expect(assessment.state == .alleged)
        #expect(assessment.decisive.map(\.element) == [.target])
    }

    @Test("observers who saw the strike but not who fired leave it unattributed")
    func unattributed() {
        var truce = truce()
        truce.report("R1", morning, by: [], saidBy: nil, attribution: "Observers")
        #expect(truce.full().assessments.map(\.state) == [.unattributed])
        // The other side's claim names somebody; it does not prove who.
        truce.report("R2", morning)
        #expect(
            truce.full().assessments.filter { $0.party == "arland" }.allSatisfy { $0.state != .meetsStandard }
        )
    }

    @Test("a president who says the power plants were not the target weighs against the own side's claim")
    func againstOwnClaim() throws {
        var truce = truce()
        truce.report("R1", morning)
        let before = try #require(truce.full().assessments[0].grade(.target)?.sum)
        truce.record.entries = [
            bearing(
                .denies, [.target], speaker: "Borland president",
                reaching: IncidentSelector(
                    within: from("2026-03-02T00:00", to: "2026-03-03T00:00"), targets: ["energy"]))
        ]
        let grade = try #require(truce.full().assessments[0].grade(.target))
        #expect(grade.sum == before - WeightTable.standard[.againstInterest])
        #expect(grade.weighings.last?.interest == .againstInterest)
    }

    @Test("a plea of an exemption that the agreement does not grant is recorded and changes nothing")
    func pleaWithoutGround() {
        var truce = truce()
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry")
        truce.record.entries = [
            bearing(
                .pleads, [], speaker: "Arland ministry", plea: "military-use",
                reaching: IncidentSelector(reports: ["R1"]))
        ]
        let assessment = truce.full().assessments[0]
        #expect(assessment.state == .meetsStandard)
        #expect(
            assessment.grade(.exemption)?.reason
                == "military-use is pleaded; the provision grants no such exemption")
    }

    @Test("an exemption that the agreement grants must be shown, not just pleaded")
    func plea() {
        var truce = truce()
        truce.agreement.provisions[0].exemptions = .stated(["military-use"])
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry")
        truce.record.entries = [
            bearing(
                .pleads, [], speaker: "Arland ministry", plea: "military-use",
                reaching: IncidentSelector(reports: ["R1"]))
        ]
        #expect(truce.full().assessments[0].state == .meetsStandard)
        truce.record.entries.append(
            Entry(
                id: "E2", author: "A coder", available: Interval(at: at("2026-03-03T00:00")),
                reason: "They looked.",
                content: .bearing(
                    Bearing(
                        effect: .pleads, elements: [], plea: "military-use", speaker: "Observers",
                        incidents: IncidentSelector(reports: ["R1"])))))
        #expect(truce.full().assessments[0].state == .refuted)
    }

    @Test("which exemptions there are being open, a plea leaves it undecidable")
    func openExemptions() {
        var truce = truce()
        truce.agreement.provisions[0].exemptions = .unstated
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry")
        #expect(truce.full().assessments[0].state == .meetsStandard)
        truce.record.entries = [
            bearing(
                .pleads, [], speaker: "Arland ministry", plea: "military-use",
                reaching: IncidentSelector(reports: ["R1"]))
        ]
        #expect(truce.full().assessments[0].state == .undecidable)
    }

    @Test("an entry that names an unknown report or statement is remarked on, not dropped in silence")
    func remarks() {
        var truce = truce()
        truce.report("R1", morning)
        truce.record.entries = [
            bearing(.supports, [.event], speaker: "Observers", reaching: IncidentSelector(reports: ["R9"]))
        ]
        #expect(
            truce.verdict().remarks == [
                "entry E1, on event, reaches no incident: it speaks of report R9, not on the record"
            ])
    }

    @Test("no standard being agreed, the one that is asked for is named as an assumption")
    func unstatedStandard() {
        var truce = truce()
        truce.agreement.provisions[0].standard = .unstated
        truce.report("R1", morning)
        #expect(
            truce.full().assumptions.map(\.line.utcText) == [
                "standard-of-proof of power-spared: unstated; balance-of-probabilities is asked"
            ])
    }

    @Test("what was known when: the breach is alleged until the admission comes")
    func twoTimes() {
        var truce = truce()
        truce.report("R1", morning, known: Interval(at: at("2026-03-02T12:00")))
        truce.report(
            "R2", morning, saidBy: "arland", attribution: "Arland ministry",
            known: from("2026-03-04T00:00", to: "2026-03-05T00:00"))
        #expect(truce.full(asOf: at("2026-03-04T23:59")).assessments.map(\.state) == [.alleged])
        let later = truce.full(asOf: at("2026-03-05T00:00")).assessments[0]
        #expect(later.state == .meetsStandard)
        #expect(later.sufficedFrom == at("2026-03-05T00:00"))
    }

    @Test("two sides that accuse each other admit nothing")
    func mutualAccusation() throws {
        var truce = truce()
        truce.report("R1", morning)
        truce.report("R2", morning, by: ["borland"], saidBy: "arland", attribution: "Arland ministry")
        truce.record.entries = [
            Entry(
                id: "E1", author: "A coder", available: Interval(at: at("2026-03-03T00:00")),
                reason: "One event.", content: .sameEvent(["R1", "R2"]))
        ]
        for assessment in truce.full().assessments {
            let interests = assessment.grades.flatMap(\.weighings).map(\.interest)
            #expect(!interests.contains(.againstInterest))
            #expect(assessment.state != .meetsStandard)
        }
    }

    @Test("a reading that was uttered later says that nobody held it yet")
    func futureReading() {
        var truce = truce()
        truce.agreement.readings[0].asOf = from("2026-03-05T00:00", to: "2026-03-06T00:00")
        truce.report("R1", morning)
        #expect(
            truce.full(asOf: at("2026-03-04T00:00")).assumptions.map(\.line.utcText)
                == ["reading: nobody held it yet; it is of 2026-03-05T00:00Z"])
        #expect(truce.full(asOf: at("2026-03-07T00:00")).assumptions.isEmpty)
    }
}
