import AgreementLanguage
import CeasefireModel
import Testing

/// `Documents/` holds whole agreements that use what the language has for duties, exchanges and measures.
@Suite("Whole agreements compile into what a diplomat reads in them")
struct DocumentTests {
    private static let folder = "Tests/AgreementLanguageTests/Documents/"

    private func agreement(_ name: String, in folder: String = folder) throws -> Agreement {
        let compiled = try compileExample(folder + name)
        #expect(rendered(compiled.diagnostics.filter { $0.severity != .note }) == "")
        return try #require(compiled.agreement)
    }

    @Test(
        "Minsk II: a ceasefire, a withdrawal that two words leave open, and a border that waits for the other side's word"
    )
    func minsk() throws {
        let agreement = try agreement("minsk-2-2015/agreement.md", in: Repository.library)
        let midnight = Instant(secondsSinceEpoch: 1_423_951_200)  // 2015-02-14T22:00Z
        let ceasefire = try #require(agreement.provisions.first)
        #expect(ceasefire.from == .stated(InstantExpression(base: .instant(midnight))))
        #expect(ceasefire.until == .stated(InstantExpression(base: .never)))
        let withdrawal = try #require(agreement.obligations.first)
        let start = InstantExpression.Base.event(.provisionStarted("fire-ceases"))
        #expect(withdrawal.opens == .stated(InstantExpression(base: start)))
        #expect(
            withdrawal.beginBy
                == .either([
                    InstantExpression(base: start, localDay: 2), InstantExpression(base: start, localDay: 3),
                ]))
        #expect(
            withdrawal.completeBy
                == .either([
                    InstantExpression(base: start, plusSeconds: 14 * 86_400),
                    InstantExpression(
                        base: .event(.deedStarted("heavy-weapons-withdrawn")), plusSeconds: 14 * 86_400),
                ]))
        #expect(withdrawal.verifiedBy == .stated(["osce"]))
        #expect(withdrawal.silence == .unverified)
        #expect(agreement.signatures?["ukraine"]?.signatory == "Leonid Kuchma")
        #expect(agreement.actors.first { $0.id == "osce" }?.role == .observer)
        #expect(
            agreement.provisions.map(\.name) == [
                "fire-ceases", "artillery-zone", "rocket-launcher-zone", "long-range-zone",
            ])
        let border = try #require(agreement.obligations.first { $0.name == "border-restored" })
        #expect(
            border.waitsFor
                == .all([
                    .performed("constitution-reformed"), .performed("special-status-enacted"),
                    .decided(DecisionRule(matter: "border-agreed", by: .stated(["districts"]))),
                ]))
        // The second day of the ceasefire by the clocks of Kyiv, in winter time.
        let second = agreement.localDays.day(2, of: midnight)
        #expect(second == Interval(spanning: midnight + 86_400, midnight + 2 * 86_400))
    }

    @Test("All for all: each side declares, then both hand over, a fifth first")
    func allForAll() throws {
        let agreement = try agreement("all-for-all.md")
        let declaration = try #require(agreement.declarations.first)
        #expect(declaration.silence == .breach && declaration.to == .stated(["red-cross"]))
        let exchange = try #require(agreement.exchanges.first)
        #expect(exchange.declaration == "prisoners-listed")
        #expect(exchange.tranches.map(\.share) == [.percent(20), .rest])
        #expect(
            exchange.tranches[1].by
                == .stated(
                    InstantExpression(
                        base: .event(.deedCompleted("prisoners-listed")), plusSeconds: 30 * 86_400)))
        #expect(agreement.exchanges[1].tranches.map(\.share) == [.count(100)])
        let visits = try #require(agreement.obligations.first)
        #expect(visits.everySeconds == .stated(7 * 86_400))
        #expect(visits.until == .stated(InstantExpression(base: .event(.deedCompleted("all-for-all")))))
        #expect(
            visits.excusedWhen
                == .decided(DecisionRule(matter: "visits-suspended", by: .stated(["red-cross"]))))
        // Nothing is counted in days of the calendar, so no clocks are needed.
        #expect(agreement.localDays == LocalDays())
    }

    @Test("Sanctions are eased on a certified withdrawal and snap back at a finding")
    func sanctions() throws {
        let agreement = try agreement("sanctions-eased.md")
        let sanctions = try #require(agreement.standingMeasures.first)
        #expect(sanctions.atFirst == .on && sanctions.against == .stated(["north"]))
        #expect(sanctions.transitions.map(\.to) == [.suspended, .lifted, .reimposed])
        #expect(
            sanctions.transitions[0].condition
                == .certified(
                    CertificationRule(
                        matter: "withdrawal-irreversible", by: .stated(["mission"]),
                        standard: .clearAndConvincing)))
        #expect(
            sanctions.transitions[1].condition
                == .decided(
                    DecisionRule(
                        matter: "lift-sanctions", by: .stated(["joint-commission"]),
                        within: .stated(90 * 86_400), otherwise: false)))
        #expect(sanctions.transitions[2].from == [.suspended, .lifted])
        #expect(sanctions.transitions[2].condition == .breachFound(["fire-ceases", "withdrawal"]))
        let commission = try #require(agreement.bodies.first)
        #expect(commission.vote == .stated(.consensus) && commission.quorum == 3)
        #expect(agreement.actors.first { $0.id == "joint-commission" }?.role == .body)
        let guarantee = try #require(agreement.responses.first)
        #expect(guarantee.isGuarantee && guarantee.deeds == ["withdrawal"])
        #expect(guarantee.provisions == ["fire-ceases"])
        #expect(
            agreement.permissions.first?.notice
                == NoticeRule(
                    to: .stated(["mission"]), beforeSeconds: .stated(48 * 3_600)))
        #expect(
            agreement.exemptions.first?.answers
                == AnswerRule(provisions: ["fire-ceases"], withinSeconds: 1_800, distanceMeters: 5_000))
        #expect(
            agreement.provisions.first { $0.name == "few-flights" }?.quota
                == Quota(atMost: 4, perSeconds: 86_400))
        #expect(agreement.obligations.first?.waitsFor == .performed("weapons-listed"))
    }
}
