import AgreementLanguage
import Analysis
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("What moves a verdict")
struct SensitivityTests {
    func truce() -> TruceExample {
        var truce = TruceExample()
        truce.report("R1", from("2026-03-02T10:00", to: "2026-03-02T11:00"))
        truce.report(
            "R2", from("2026-03-02T10:00", to: "2026-03-02T11:00"), saidBy: "arland",
            attribution: "arland staff")
        var other = truce.agreement.readings[0]
        other.name = "open"
        other.values["start"] = .unstated
        truce.agreement.readings.append(other)
        return truce
    }

    func variations(_ truce: TruceExample) -> [Variation] {
        Sensitivity(agreement: truce.agreement, prepared: PreparedRecord(truce.record)).variations()
    }

    @Test("the smallest change of a weight that reverses the outcome is told, and no larger one")
    func smallest() throws {
        // The sum is +8, the standard +3: five decibans more on the standard still hold, six do not.
        let up = try #require(
            variations(truce()).first {
                $0.reading == "full" && $0.subject == .weight("standard-balance-of-probabilities")
            })
        #expect(up.decibans == 6)
        #expect(up.to.headline == .noBreachEstablished)
    }

    @Test("each change that is told does reverse the outcome, and one deciban less does not")
    func honest() {
        let truce = truce()
        for variation in variations(truce) {
            guard case .weight(let name) = variation.subject, let step = variation.decibans,
                let setting = WeightTable.Setting(rawValue: name)
            else { continue }
            func headline(_ step: Double) -> Headline? {
                var example = truce
                example.record.weights[setting] += step
                return example.verdict().readings.first { $0.reading.name == variation.reading }?.headline
            }
            #expect(headline(step) == variation.to.headline)
            #expect(headline(step - (step > 0 ? 1 : -1)) == variation.from.headline)
        }
    }

    @Test("without the accused's own word nothing is left but a claim")
    func origin() throws {
        let without = try #require(
            variations(truce()).first { $0.reading == "full" && $0.subject == .origin("arland staff") })
        #expect(without.reverses && without.to.breaches == 0)
    }

    @Test("a term that one reading leaves open is tried with the other's value")
    func term() throws {
        let given = try #require(
            variations(truce()).first { $0.reading == "open" && $0.subject == .term("start", from: "full") })
        #expect(given.to.headline == .breachAssessed)
    }

    @Test("single reports and entries are left out, and what that reverses is told")
    func rows() throws {
        var truce = truce()
        let rows = { (truce: TruceExample) in
            Sensitivity(agreement: truce.agreement, prepared: PreparedRecord(truce.record)).rows()
        }
        let reports = rows(truce)
        #expect(reports.reports.tried == 2 && reports.reports.possible == 2 && reports.entries.possible == 0)
        let admission = try #require(
            reports.variations.first { $0.reading == "full" && $0.subject == .report("R2") })
        #expect(admission.reverses && admission.to.headline == .noBreachEstablished)
        // The claim adds nothing to the admission.
        #expect(!reports.variations.contains { $0.reading == "full" && $0.subject == .report("R1") })

        truce.record.reports.removeAll { $0.id == "R2" }
        truce.enter(
            "E1",
            .finding(
                Finding(
                    report: "R1", provision: "power-spared", party: "arland", conclusion: .breach,
                    body: "Commission", made: Interval(at: at("2026-03-03T00:00")))),
            known: "2026-03-03T00:00")
        let entries = rows(truce)
        let finding = try #require(
            entries.variations.first { $0.reading == "full" && $0.subject == .entry("E1") })
        #expect(finding.from.headline == .breachFound && finding.to.headline == .noBreachEstablished)
    }

    @Test("more rows than are tried are told of")
    func mostRows() {
        var truce = truce()
        for i in 0..<60 {
            truce.report(
                ReportID("S\(i)"), from("2026-03-03T10:00", to: "2026-03-03T11:00"), saidBy: "arland",
                attribution: "arland staff")
        }
        let rows = Sensitivity(agreement: truce.agreement, prepared: PreparedRecord(truce.record)).rows()
        #expect(rows.reports.tried == Sensitivity.mostRows && rows.reports.possible > Sensitivity.mostRows)
    }

    @Test("each of several meanings is taken alone, of a reading and of a provision")
    func alternatives() throws {
        var truce = truce()
        truce.agreement.readings[1].values["start"] = .either([
            .instant(InstantExpression(base: .instant(at("2026-03-01T00:00")))),
            .instant(InstantExpression(base: .instant(at("2026-03-05T00:00")))),
        ])
        truce.agreement.provisions[0].binds = .either([["arland", "borland"], ["borland"]])
        let told = variations(truce)
        #expect(
            told.contains { $0.reading == "full" && $0.subject == .alternative("binds of power-spared", 1) })
        let early = variations(
            {
                var one = truce
                one.agreement.provisions[0].binds = .stated(["arland", "borland"])
                return one
            }())
        let start = try #require(
            early.first { $0.reading == "open" && $0.subject == .alternative("start", 1) })
        #expect(start.to.headline == .breachAssessed)
    }

    @Test("asking a record that was made ready gives what asking the record gives")
    func prepared() {
        for seed in UInt64(1)...100 {
            let world = GeneratedWorld(seed: seed)
            let prepared = assess(world.agreement, prepared: PreparedRecord(world.record))
            #expect(prepared.readings == world.verdict().readings, "seed \(seed)")
        }
    }
}
