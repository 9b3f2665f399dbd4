import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("An exchange of all for all")
struct ExchangeTests {
    let day = from("2026-03-09T08:00", to: "2026-03-09T18:00")

    /// Both sides list their prisoners and hand over half by 10 March, the rest by 20 March.
    func truce(declared: [(ActorID, Int)] = [("arland", 101), ("borland", 40)]) -> TruceExample {
        var truce = TruceExample.withWitnesses()
        let span = TruceExample.withdrawal.span
        truce.agreement.declarations = [
            Declaration(
                name: "prisoners-listed", binds: .stated(["arland", "borland"]), of: "prisoners held",
                by: TruceExample.moment("2026-03-05T00:00"), span: span)
        ]
        truce.agreement.exchanges = [
            Exchange(
                name: "all-for-all", between: .stated(["arland", "borland"]), of: "prisoners",
                declaration: "prisoners-listed",
                tranches: [
                    Tranche(
                        name: "first", share: .percent(50), by: TruceExample.moment("2026-03-10T00:00"),
                        span: span),
                    Tranche(
                        name: "second", share: .rest, by: TruceExample.moment("2026-03-20T00:00"), span: span),
                ], standard: .stated(.balanceOfProbabilities), span: span)
        ]
        for (party, count) in declared {
            truce.enter(
                EntryID("D-\(party)"),
                .proceeding(
                    .declared(
                        Declared(
                            deed: "prisoners-listed", by: party, given: Interval(at: at("2026-03-04T00:00")),
                            amount: count))), known: "2026-03-04T00:00")
        }
        return truce
    }

    func part(
        _ truce: TruceExample, _ party: ActorID, _ tranche: TrancheName = "first",
        asOf: String = "2026-03-12T00:00"
    )
        -> DeedVerdict?
    {
        truce.full(asOf: at(asOf)).deeds.first { $0.tranche == tranche && $0.party == party }
    }

    @Test("what is owed is counted from each side's own list, halves rounded up")
    func shares() {
        let truce = truce()
        #expect(part(truce, "arland")?.owed == 51)
        #expect(part(truce, "arland", "second")?.owed == 50)
        #expect(part(truce, "borland")?.owed == 20)
    }

    @Test("while neither side has begun neither is in default")
    func neither() {
        #expect(part(truce(), "arland")?.state == .excused)
        #expect(part(truce(), "borland")?.state == .excused)
        #expect(part(truce(), "borland", asOf: "2026-03-09T00:00")?.state == .due)
    }

    @Test("once one side has handed over its part the other owes, and may be in breach")
    func oneFirst() {
        var truce = truce()
        truce.step("S1", "all-for-all", .completed, day, tranche: "first", amount: 51)
        #expect(part(truce, "arland")?.state == .performed)
        #expect(part(truce, "borland")?.state == .unverified)
        truce.step(
            "S2", "all-for-all", .notCompleted, by: "borland",
            from("2026-03-11T08:00", to: "2026-03-11T09:00"),
            saidBy: "borland ministry", tranche: "first")
        #expect(part(truce, "borland")?.state == .breached)
    }

    @Test("whoever stood ready at the bridge has done enough to put the other side in default")
    func offered() {
        var truce = truce()
        truce.step("S1", "all-for-all", .offered, day, tranche: "first")
        truce.step(
            "S2", "all-for-all", .notCompleted, by: "borland",
            from("2026-03-11T08:00", to: "2026-03-11T09:00"),
            tranche: "first")
        #expect(part(truce, "borland")?.state == .breached)
        #expect(part(truce, "arland")?.state == .excused)
    }

    @Test("that the other side went first is said and not shown: nobody can say who is in default")
    func unshown() {
        var truce = truce()
        truce.step(
            "S1", "all-for-all", .completed, day, saidBy: "arland ministry", tranche: "first", amount: 51)
        truce.step(
            "S2", "all-for-all", .notCompleted, by: "borland",
            from("2026-03-11T08:00", to: "2026-03-11T09:00"),
            tranche: "first")
        #expect(part(truce, "borland")?.state == .undecidable)
    }

    @Test("a side that holds nobody has done its part: its having none excuses nobody else")
    func nothingToDo() {
        var truce = truce(declared: [("arland", 40), ("borland", 0)])
        #expect(part(truce, "borland")?.state == .performed)
        #expect(part(truce, "arland")?.state == .unverified)
        truce.step(
            "S1", "all-for-all", .notCompleted, from("2026-03-11T08:00", to: "2026-03-11T09:00"),
            tranche: "first")
        #expect(part(truce, "arland")?.state == .breached)
        #expect(part(truce, "arland")?.breached == Interval(at: at("2026-03-10T00:00")))
    }

    @Test("who goes first, though late, is not late: nobody had gone before")
    func lateFirst() {
        var truce = truce()
        let late = from("2026-03-11T00:00", to: "2026-03-11T12:00")
        truce.step("S1", "all-for-all", .completed, late, tranche: "first", amount: 51)
        #expect(part(truce, "arland")?.state == .performed)
        #expect(part(truce, "borland")?.completeBy == late)
    }

    @Test("who went first stays first, whatever the other side says of itself later")
    func saidLater() {
        var truce = truce()
        let late = from("2026-03-11T00:00", to: "2026-03-11T12:00")
        truce.step("S1", "all-for-all", .completed, late, tranche: "first", amount: 51)
        truce.step(
            "S2", "all-for-all", .completed, by: "borland",
            from("2026-03-13T00:00", to: "2026-03-13T12:00"), saidBy: "borland ministry", tranche: "first")
        #expect(part(truce, "arland", asOf: "2026-03-14T00:00")?.state == .performed)
    }

    @Test("without a list nobody knows how much is owed, and nothing is performed")
    func undeclared() {
        var truce = truce(declared: [("borland", 40)])
        truce.step("S1", "all-for-all", .completed, day, tranche: "first")
        #expect(part(truce, "arland")?.owed == nil)
        #expect(part(truce, "arland")?.state == .unverified)
    }

    func declare(_ count: Int, _ given: String, in truce: inout TruceExample) {
        truce.enter(
            EntryID("D-\(given)"),
            .proceeding(
                .declared(
                    Declared(
                        deed: "prisoners-listed", by: "arland", given: Interval(at: at(given)), amount: count)
                )), known: given)
    }

    @Test(
        "declaring less after the exchange was due cures no default; declaring less before it was due counts")
    func declaredLess() {
        var late = truce()
        declare(10, "2026-03-11T00:00", in: &late)
        #expect(part(late, "arland")?.owed == 51)
        #expect(
            late.verdict(asOf: at("2026-03-12T00:00")).remarks.map(\.utcText).contains {
                $0.contains("declares 10 of prisoners-listed by arland, where entry D-arland declared 101")
            })
        // The second part was not yet due: what is left of the new list is owed then.
        #expect(part(late, "arland", "second")?.owed == 0)
        var early = truce()
        declare(60, "2026-03-08T00:00", in: &early)
        #expect(part(early, "arland")?.owed == 30)
    }

    @Test("prisoners who are listed only afterwards were owed all the same")
    func declaredMore() {
        var truce = truce()
        declare(121, "2026-03-11T00:00", in: &truce)
        #expect(part(truce, "arland")?.owed == 61)
        var first = self.truce(declared: [("borland", 40)])
        declare(40, "2026-03-11T00:00", in: &first)
        declare(2, "2026-03-11T12:00", in: &first)
        #expect(part(first, "arland")?.owed == 20)
    }

    @Test("bringing one prisoner of fifty-one to the bridge puts nobody else in default")
    func offeredLittle() {
        func borland(_ offered: Int, after done: Int? = nil) -> DeedState? {
            var truce = truce()
            if let done {
                truce.step(
                    "S0", "all-for-all", .completed, from("2026-03-08T08:00", to: "2026-03-08T18:00"),
                    tranche: "first", amount: done)
            }
            truce.step("S1", "all-for-all", .offered, day, tranche: "first", amount: offered)
            truce.step(
                "S2", "all-for-all", .notCompleted, by: "borland",
                from("2026-03-11T08:00", to: "2026-03-11T09:00"), tranche: "first")
            return part(truce, "borland")?.state
        }
        #expect(borland(1) == .excused)
        #expect(borland(51) == .breached)
        #expect(borland(11, after: 40) == .breached)
        #expect(borland(10, after: 40) == .excused)
    }
}
