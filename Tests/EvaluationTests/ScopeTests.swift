import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("What a provision covers")
struct ScopeTests {
    @Test("a strike before the beginning or after the end is out of scope")
    func outsideWindow() {
        var truce = TruceExample()
        truce.report("R1", from("2026-02-28T10:00", to: "2026-02-28T11:00"))
        truce.report("R2", from("2026-03-08T00:00", to: "2026-03-08T06:00"), place: "Easttown")
        let reading = truce.full()
        #expect(reading.assessments.isEmpty)
        #expect(reading.outOfScope.map(\.element) == [.time, .time])
    }

    @Test("a night that the beginning falls into cannot be decided")
    func straddling() {
        var truce = TruceExample()
        truce.report("R1", from("2026-02-28T18:00", to: "2026-03-01T06:00"))
        let assessment = truce.full().assessments[0]
        #expect(assessment.state == .undecidable)
        #expect(assessment.decisive.map(\.element) == [.time])
    }

    @Test("a strike on houses is outside a truce for power plants, and is listed as such")
    func otherTarget() {
        var truce = TruceExample()
        truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"), target: "residential")
        let reading = truce.full()
        #expect(reading.assessments.isEmpty)
        #expect(reading.outOfScope[0].element == .target)
        #expect(reading.outOfScope[0].reason == "reports say: residential")
    }

    @Test("a strike on who knows what cannot be decided")
    func unsaidTarget() {
        var truce = TruceExample()
        truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"), target: nil)
        #expect(truce.full().assessments[0].state == .undecidable)
    }

    @Test("where the reading leaves open what is spared, every strike is undecidable")
    func unstatedTarget() {
        var truce = TruceExample()
        truce.set("spared", .unstated)
        truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"))
        let reading = truce.full()
        #expect(reading.assessments[0].state == .undecidable)
        #expect(reading.assessments[0].grade(.target)?.reason == "spared is unstated")
        #expect(reading.assumptions.map(\.line).contains("spared: unstated"))
    }

    @Test("where the start is open, the answer says for which starts it would be a breach")
    func unstatedStart() {
        var truce = TruceExample()
        truce.set("start", .unstated)
        truce.report("R1", from("2026-03-05T10:00", to: "2026-03-05T12:00"))
        #expect(
            truce.full().assessments[0].grade(.time)?.reason.utcText
                == "it lies within exactly if start is between 2026-02-26T12:00Z and 2026-03-05T10:00Z")
    }

    @Test("two values are one answer where they agree, and none where they do not")
    func either() {
        var truce = TruceExample()
        let moments = ["2026-03-01T00:00", "2026-03-02T00:00"].map {
            TermValue.instant(InstantExpression(base: .instant(at($0))))
        }
        truce.set("start", .either(moments))
        truce.report("R1", from("2026-03-01T10:00", to: "2026-03-01T11:00"), place: "Northtown")
        truce.report("R2", from("2026-03-03T10:00", to: "2026-03-03T11:00"), place: "Easttown")
        let times = truce.full().assessments.map { $0.grade(.time)?.state }
        #expect(times == [.undecidable, .meetsStandard])
    }

    @Test("who is not bound cannot be in breach")
    func notBound() {
        var truce = TruceExample()
        truce.agreement.provisions[0].binds = .stated(["borland"])
        truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"))
        #expect(truce.full().outOfScope.map(\.element) == [.actor])
    }

    @Test("a place that the agreement names is compared with a report's place, region and country")
    func place() {
        var truce = TruceExample()
        truce.agreement.provisions[0].place = .stated(.named(["Midtown"]))
        truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"))
        truce.report("R2", from("2026-03-02T10:00", to: "2026-03-02T11:00"), place: "Easttown")
        let reading = truce.full()
        #expect(reading.assessments.map(\.incident) == ["I-R1"])
        #expect(reading.outOfScope.map(\.element) == [.place])
    }

    @Test("a region told without a radius may include the town that the agreement names")
    func region() {
        var truce = TruceExample()
        truce.agreement.provisions[0].place = .stated(.named(["Midtown"]))
        truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"))
        truce.record.reports[0].place = Place(
            name: "Middle Province", region: "Middle Province", country: "Borland")
        #expect(truce.full().assessments.first?.grade(.place)?.state == .undecidable)
    }
}
