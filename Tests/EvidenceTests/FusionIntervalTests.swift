import CeasefireModel
import Testing

@testable import Evidence

@Suite("When it happened: what more than half of the accounts allow")
struct FusionIntervalTests {
    @Test("two origins of three agree on the night; the third is a day out")
    func majority() {
        #expect(EventInterval.agreed(among: [span(-6, 6), span(-6, 6), span(18, 30)]) == span(-6, 6))
    }

    @Test("more than half, not half: of two accounts both must allow a moment")
    func twoAccounts() {
        #expect(EventInterval.agreed(among: [span(0, 12), span(10, 24)]) == span(10, 12))
    }

    @Test("accounts that only touch agree on the moment at which they touch")
    func touching() {
        #expect(EventInterval.agreed(among: [span(0, 12), span(12, 24)]) == span(12, 12))
    }

    @Test("where no moment is allowed by more than half, the hull of those that most allow")
    func noMajority() {
        #expect(EventInterval.agreed(among: [span(0, 2), span(10, 12)]) == span(0, 12))
        let three = [span(0, 2), span(10, 12), span(20, 22), span(11, 13), span(1, 4), span(40, 41)]
        #expect(EventInterval.agreed(among: three) == span(1, 12))
    }

    @Test("the hull may span moments that fewer allow")
    func hull() {
        let accounts = [span(0, 2), span(0, 2), span(6, 8), span(6, 8), span(0, 8)]
        #expect(EventInterval.agreed(among: accounts) == span(0, 8))
    }

    @Test("none without accounts, and one account is the answer")
    func few() {
        #expect(EventInterval.agreed(among: []) == nil)
        #expect(EventInterval.agreed(among: [span(3, 5)]) == span(3, 5))
    }

    @Test("ten outlets that carry one post are one account")
    func outletsAreNotAccounts() {
        let town = spot("Ardo")
        let told = "The grain silo by the canal lock was hit"
        var reports = (1...6).map {
            report("R\($0)", town, span(-6, 6), killed: 3, by: "Governor", told + " (\($0)\($0))")
        }
        reports.append(report("R7", town, span(1, 3), killed: 3, by: "Police", told + " about two o'clock"))
        reports.append(
            report("R8", town, span(2, 4), killed: 3, by: "Prosecutor", told + ", a case was opened"))
        let found = Fusion().incidents(from: reports)
        #expect(found.count == 1)
        // Governor -6..6, police 1..3, prosecutor 2..4: two of three allow 1..4.
        #expect(found[0].occurred == span(1, 4))
    }

    @Test("an origin's account is the hull of its own reports")
    func accountIsHull() {
        let town = spot("Ardo")
        let told = "The grain silo by the canal lock was hit"
        let found = Fusion().incidents(from: [
            report("R1", town, span(0, 3), killed: 3, by: "Governor", told),
            report("R2", town, span(2, 9), killed: 3, by: "Governor", told + " again"),
        ])
        #expect(found.map(\.occurred) == [span(0, 9)])
    }
}
