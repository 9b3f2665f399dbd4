import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("What is owed, and whether it was done")
struct DeedTests {
    /// Arland must withdraw its heavy weapons between 2 and 15 March.
    func truce(_ change: (inout Obligation) -> Void = { _ in }) -> TruceExample {
        var truce = TruceExample.withWitnesses()
        var withdrawal = TruceExample.withdrawal
        change(&withdrawal)
        truce.agreement.obligations = [withdrawal]
        return truce
    }

    let inTime = from("2026-03-10T08:00", to: "2026-03-10T18:00")
    let late = from("2026-03-16T08:00", to: "2026-03-16T18:00")

    @Test("a duty is pending until it opens, due until its time runs out, and then nobody knows")
    func life() {
        let states = ["2026-03-01T12:00", "2026-03-02T00:00", "2026-03-14T23:59", "2026-03-15T00:00"].map {
            truce().deed(asOf: at($0))?.state
        }
        #expect(states == [.pending, .due, .due, .unverified])
    }

    @Test("silence is no breach, and the result says that it is taken so")
    func silence() {
        let verdict = truce().full(asOf: at("2026-04-01T00:00"))
        #expect(verdict.deeds.map(\.state) == [.unverified])
        #expect(verdict.headline == .noBreachEstablished)
        #expect(verdict.assumptions.map(\.subject).contains("silence on weapons-withdrawn"))
    }

    @Test("where the agreement makes silence a breach, it is one from the hour at which it was due")
    func silenceBreaches() {
        let verdict = truce { $0.silence = .breach }.full(asOf: at("2026-03-15T00:00"))
        #expect(verdict.deeds.map(\.state) == [.breached])
        #expect(verdict.deeds[0].breached == Interval(at: at("2026-03-15T00:00")))
        #expect(verdict.headline == .breachAssessed)
        #expect(verdict.breaches.map(\.deeds) == [["full/weapons-withdrawn/arland"]])
    }

    @Test("what a trusted witness saw was done; what the side itself says was done is not shown")
    func performed() {
        var seen = truce()
        seen.step("E1", "weapons-withdrawn", .completed, inTime)
        #expect(seen.deed()?.state == .performed)
        #expect(seen.deed()?.completed == inTime)
        var said = truce()
        said.step("E1", "weapons-withdrawn", .completed, inTime, saidBy: "arland ministry")
        #expect(said.deed(asOf: at("2026-03-20T00:00"))?.state == .unverified)
        #expect(said.deed()?.weighings.map(\.interest) == [.interested])
    }

    @Test("the other side gives away an argument when it says that it was done")
    func admitted() {
        var truce = truce()
        truce.step("E1", "weapons-withdrawn", .completed, inTime, saidBy: "borland ministry")
        #expect(truce.deed()?.state == .performed)
        #expect(truce.deed()?.weighings.map(\.interest) == [.againstInterest])
    }

    @Test("the other side's claim that it was not done breaches nothing; the side's own admission does")
    func omitted() {
        let after = from("2026-03-15T10:00", to: "2026-03-15T12:00")
        var claimed = truce()
        claimed.step("E1", "weapons-withdrawn", .notCompleted, after, saidBy: "borland ministry")
        #expect(claimed.deed()?.state == .unverified)
        var admitted = truce()
        admitted.step("E1", "weapons-withdrawn", .notCompleted, after, saidBy: "arland ministry")
        #expect(admitted.deed()?.state == .breached)
        #expect(admitted.deed()?.breached == Interval(at: at("2026-03-15T00:00")))
        #expect(admitted.deed()?.breachKnown == Interval(at: at("2026-03-15T12:00")))
    }

    @Test("that it was not done on the tenth shows nothing about the fifteenth")
    func earlyDenial() {
        var truce = truce()
        truce.step("E1", "weapons-withdrawn", .notCompleted, inTime)
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .unverified)
        truce.step("E2", "weapons-withdrawn", .completed, from("2026-03-12T00:00", to: "2026-03-13T00:00"))
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .performed)
    }

    @Test("done a day late is a breach; done on a day in which the time ran out cannot be decided")
    func lateness() {
        var lateTruce = truce()
        lateTruce.step("E1", "weapons-withdrawn", .completed, late)
        #expect(lateTruce.deed()?.state == .breached)
        #expect(lateTruce.deed()?.completed == late)
        var between = truce()
        between.step("E1", "weapons-withdrawn", .completed, from("2026-03-14T12:00", to: "2026-03-15T12:00"))
        #expect(between.deed()?.state == .undecidable)
    }

    @Test(
        "a side that says it was in time weighs against a witness who saw it late, and does not outweigh one")
    func lateAgainstInterest() {
        func state(_ standard: StandardOfProof) -> DeedState? {
            var truce = truce { $0.standard = .stated(standard) }
            truce.step("E1", "weapons-withdrawn", .completed, late)
            truce.step("E2", "weapons-withdrawn", .completed, inTime, saidBy: "arland ministry")
            return truce.deed()?.state
        }
        // +15 for late, -3 for the denial, -10 to begin with.
        #expect(state(.reasonableGrounds) == .breached)
        #expect(state(.balanceOfProbabilities) == .undecidable)
    }

    @Test("what became known later was not known before")
    func asOf() {
        var truce = truce()
        truce.step("E1", "weapons-withdrawn", .completed, inTime, known: at("2026-03-20T00:00"))
        #expect(truce.deed(asOf: at("2026-03-16T00:00"))?.state == .unverified)
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .performed)
    }

    @Test("begun late is a breach, though done in time")
    func begin() {
        var truce = truce { $0.beginBy = TruceExample.moment("2026-03-03T00:00") }
        truce.step("E1", "weapons-withdrawn", .notBegun, from("2026-03-03T06:00", to: "2026-03-03T07:00"))
        truce.step("E2", "weapons-withdrawn", .completed, inTime)
        #expect(truce.deed()?.state == .breached)
        #expect(truce.deed()?.breached == Interval(at: at("2026-03-03T00:00")))
    }

    @Test("a completion implies a beginning; one that nobody saw is unverified")
    func implied() {
        var prompt = truce { $0.beginBy = TruceExample.moment("2026-03-11T00:00") }
        prompt.step("E1", "weapons-withdrawn", .completed, inTime)
        #expect(prompt.deed()?.state == .performed)
        var unseen = truce { $0.beginBy = TruceExample.moment("2026-03-03T00:00") }
        unseen.step("E1", "weapons-withdrawn", .completed, inTime)
        #expect(unseen.deed()?.state == .unverified)
    }

    @Test("forty tanks and twenty tanks are sixty; told by two of one day they are counted once")
    func amounts() {
        let first = from("2026-03-05T00:00", to: "2026-03-06T00:00")
        var truce = truce { $0.amount = Amount(count: 60, unit: "tanks") }
        truce.step("E1", "weapons-withdrawn", .completed, first, amount: 40)
        truce.step("E2", "weapons-withdrawn", .completed, first, saidBy: "borland ministry", amount: 30)
        #expect(truce.deed()?.done == 40)
        #expect(truce.deed()?.state == .due)
        truce.step("E3", "weapons-withdrawn", .completed, inTime, amount: 20)
        #expect(truce.deed()?.done == 60)
        #expect(truce.deed()?.state == .performed)
        #expect(truce.deed()?.completed == inTime)
    }

    @Test("whoever says that it was done without a count says that all of it was")
    func wholeCount() {
        var truce = truce { $0.amount = Amount(count: 60, unit: "tanks") }
        truce.step("E1", "weapons-withdrawn", .completed, inTime)
        #expect(truce.deed()?.state == .performed)
        #expect(truce.deed()?.done == 60)
    }

    @Test("that all pieces came only later is not shown by the other side's word alone")
    func lateByOpponent() {
        var truce = truce { $0.amount = Amount(count: 60, unit: "tanks") }
        truce.step("E1", "weapons-withdrawn", .completed, late, saidBy: "borland ministry", amount: 60)
        #expect(truce.deed()?.state == .undecidable)
        truce.step("E2", "weapons-withdrawn", .completed, late, amount: 60)
        #expect(truce.deed()?.state == .breached)
    }

    @Test("a report of the day on which the last was due may be for the next: nobody is in breach by it")
    func betweenReturns() {
        var truce = truce {
            $0.completeBy = TruceExample.moment("2026-03-08T00:00")
            $0.everySeconds = .stated(7 * 86_400)
            $0.until = TruceExample.moment("2026-03-15T00:00")
            $0.silence = .breach
        }
        truce.step("E1", "weapons-withdrawn", .completed, from("2026-03-07T12:00", to: "2026-03-08T12:00"))
        let told = truce.full(asOf: at("2026-03-20T00:00")).deeds
        #expect(told.map(\.state) == [.undecidable, .undecidable])
    }

    @Test("who is released while the duty still waits does not owe it")
    func releasedWhileWaiting() {
        var truce = truce {
            $0.waitsFor = .performed("mines-cleared")
            $0.completeBy = TruceExample.moment("2026-03-05T00:00")
        }
        var clearing = TruceExample.withdrawal
        clearing.name = "mines-cleared"
        clearing.binds = .stated(["borland"])
        truce.agreement.obligations.append(clearing)
        truce.step("E1", "weapons-withdrawn", .excused, inTime, saidBy: "borland ministry")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .excused)
    }

    @Test("what the side itself counts beyond what witnesses saw does not count")
    func ownCount() {
        var truce = truce { $0.amount = Amount(count: 60, unit: "tanks") }
        truce.step("E1", "weapons-withdrawn", .completed, inTime, amount: 40)
        truce.step("E2", "weapons-withdrawn", .completed, inTime, saidBy: "arland ministry", amount: 60)
        #expect(truce.deed()?.done == 40)
    }

    @Test("where only the mission verifies, nobody else's word counts, and its own suffices")
    func verifiedBy() {
        let change: (inout Obligation) -> Void = { $0.verifiedBy = .stated(["carland"]) }
        var others = truce(change)
        others.step("E1", "weapons-withdrawn", .completed, inTime)
        #expect(others.deed(asOf: at("2026-03-20T00:00"))?.state == .unverified)
        var verified = truce(change)
        verified.step("E1", "weapons-withdrawn", .completed, inTime, saidBy: "Carland")
        #expect(verified.deed()?.state == .performed)
        verified.step(
            "E2", "weapons-withdrawn", .notCompleted, from("2026-03-15T01:00", to: "2026-03-15T02:00"),
            saidBy: "Carland")
        #expect(verified.deed()?.state != .performed)
    }

    @Test("the other side releases from a duty; a side cannot release itself")
    func released() {
        var truce = truce { $0.silence = .breach }
        truce.step("E1", "weapons-withdrawn", .excused, inTime, saidBy: "arland ministry")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .breached)
        truce.step("E2", "weapons-withdrawn", .excused, inTime, saidBy: "borland ministry")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .excused)
    }

    @Test(
        "a mediator, or whoever verifies, releases nobody unless the agreement names it for that; a remark says so"
    )
    func releasedByOthers() {
        let carland: (inout Obligation) -> Void = {
            $0.silence = .breach
            $0.verifiedBy = .stated(["carland"])
        }
        var truce = truce(carland)
        truce.step("E1", "weapons-withdrawn", .excused, inTime, saidBy: "Carland")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .breached)
        let remark =
            "entry E1 releases arland from weapons-withdrawn by the word of somebody who may not, so it releases nobody"
        #expect(truce.verdict().remarks.map(\.utcText).contains(remark))
        truce.agreement.obligations[0].releasedBy = .stated(["carland"])
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .excused)
        #expect(!truce.verdict().remarks.map(\.utcText).contains(remark))
    }

    @Test("where the agreement names who may release, the other side alone may not")
    func releasedByTheNamed() {
        var truce = truce {
            $0.silence = .breach
            $0.releasedBy = .stated(["carland"])
        }
        truce.step("E1", "weapons-withdrawn", .excused, inTime, saidBy: "borland ministry")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .breached)
    }

    @Test("owed to two, it ends with the release by the second")
    func releasedByBoth() {
        var truce = truce { $0.silence = .breach }
        truce.agreement.actors.append(Actor(id: "dorland", name: "Dorland", role: .party))
        truce.step("E1", "weapons-withdrawn", .excused, inTime, saidBy: "borland ministry")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .breached)
        truce.step("E2", "weapons-withdrawn", .excused, inTime, saidBy: "Dorland")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .excused)
    }

    @Test("who was released after its time had run out stays in breach")
    func releasedTooLate() {
        var truce = truce { $0.silence = .breach }
        truce.step("E1", "weapons-withdrawn", .excused, late, saidBy: "borland ministry")
        #expect(truce.deed()?.state == .breached)
    }

    @Test("a weekly report has a life for each week")
    func recurring() {
        var truce = truce {
            $0.completeBy = TruceExample.moment("2026-03-08T00:00")
            $0.everySeconds = .stated(7 * 86_400)
            $0.until = TruceExample.moment("2026-03-29T00:00")
            $0.silence = .breach
        }
        truce.step("E1", "weapons-withdrawn", .completed, from("2026-03-06T00:00", to: "2026-03-07T00:00"))
        truce.step("E2", "weapons-withdrawn", .completed, from("2026-03-18T00:00", to: "2026-03-19T00:00"))
        let told = truce.full(asOf: at("2026-03-23T00:00")).deeds
        #expect(told.map(\.occasion) == [1, 2, 3, 4])
        #expect(told.map(\.state) == [.performed, .breached, .performed, .due])
    }

    @Test(
        "what is owed every seven days falls at the same hour, though the clocks were set forward in between")
    func recurringOverClockChange() {
        var truce = truce {
            // Six in the evening on Sundays, in a zone that goes from +2 to +3 in the morning of 29 March.
            $0.completeBy = TruceExample.moment("2026-03-22T16:00")
            $0.everySeconds = .stated(7 * 86_400)
            $0.until = TruceExample.moment("2026-04-12T00:00")
        }
        truce.agreement.localDays = LocalDays(
            offsetBeforeSeconds: 7_200, changes: [.init(from: at("2026-03-29T01:00"), offsetSeconds: 10_800)])
        let told = truce.full(asOf: at("2026-04-10T00:00")).deeds
        #expect(
            told.compactMap { $0.completeBy?.earliest } == [
                at("2026-03-22T16:00"), at("2026-03-29T15:00"), at("2026-04-05T15:00"),
            ])
        // Thirty-six hours are no days, and stay hours.
        truce.agreement.obligations[0].everySeconds = .stated(36 * 3_600)
        let hours = truce.full(asOf: at("2026-03-31T00:00")).deeds.compactMap { $0.completeBy?.earliest }
        #expect(zip(hours.dropFirst(), hours).allSatisfy { $0 - $1 == 36 * 3_600 } && hours.count > 4)
    }

    @Test("whoever verifies is known by any spelling of the name, as whoever finds is")
    func verifierBySpelling() {
        for spelling in ["Observer Mission", "the observer-mission", "MISSION"] {
            var truce = truce { $0.verifiedBy = .stated(["mission"]) }
            truce.agreement.actors.append(
                Actor(id: "mission", name: "The Observer Mission", role: .observer))
            truce.step(
                "E1", "weapons-withdrawn", .completed, from("2026-03-05T00:00", to: "2026-03-06T00:00"),
                saidBy: spelling)
            #expect(truce.deed()?.state == .performed, "\(spelling)")
        }
    }

    @Test("a declaration that is not on the record was not given")
    func declaration() {
        var truce = TruceExample.withWitnesses()
        truce.agreement.declarations = [
            Declaration(
                name: "prisoners-listed", binds: .stated(["arland", "borland"]), of: "prisoners held",
                by: TruceExample.moment("2026-03-05T00:00"), span: TruceExample.withdrawal.span)
        ]
        truce.enter(
            "E1",
            .proceeding(
                .declared(
                    Declared(
                        deed: "prisoners-listed", by: "arland", given: Interval(at: at("2026-03-04T10:00")),
                        amount: 120))), known: "2026-03-06T00:00")
        #expect(truce.deed("prisoners-listed")?.state == .performed)
        #expect(truce.deed("prisoners-listed")?.done == 120)
        #expect(truce.deed("prisoners-listed", by: "borland")?.state == .breached)
    }

    @Test("a duty waits for another, and is due once that is done, not before")
    func waits() {
        var truce = truce {
            $0.waitsFor = .performed("mines-cleared")
            $0.silence = .breach
        }
        var clearing = TruceExample.withdrawal
        clearing.name = "mines-cleared"
        clearing.binds = .stated(["borland"])
        truce.agreement.obligations.append(clearing)
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .pending)
        truce.step("E1", "mines-cleared", .completed, by: "borland", late)
        #expect(truce.deed()?.state == .breached)
        #expect(truce.deed()?.breached == late)
    }

    @Test("an excuse that has come about releases; one that may have does not hide a breach")
    func excusedWhen() {
        let rule = CertificationRule(matter: "road-blocked", by: .stated(["carland"]))
        var truce = truce {
            $0.excusedWhen = .certified(rule)
            $0.silence = .breach
        }
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .breached)
        truce.enter(
            "E1",
            .proceeding(
                .certified(Certified(matter: "road-blocked", by: "carland", holds: true, made: inTime))),
            known: "2026-03-10T18:00")
        #expect(truce.deed(asOf: at("2026-03-20T00:00"))?.state == .excused)
    }

    @Test("who owes it being open, it is told for everybody and decided for nobody")
    func owners() {
        let unstated = truce { $0.binds = .unstated }.full(asOf: at("2026-03-20T00:00")).deeds
        #expect(unstated.map(\.party) == ["arland", "borland"])
        #expect(Set(unstated.map(\.state)) == [.undecidable])
        let either = truce { $0.binds = .either([["arland"], ["arland", "borland"]]) }
            .full(asOf: at("2026-03-20T00:00")).deeds
        #expect(either.map(\.state) == [.unverified, .undecidable])
    }

    @Test("a withdrawal that was not made starts the clocks of the response that answers it")
    func response() throws {
        var truce = truce { $0.silence = .breach }
        truce.agreement.responses[0].deeds = ["weapons-withdrawn"]
        truce.agreement.responses[0].clockStarts = .either([.occurred, .notified])
        truce.enter(
            "N1",
            .noticeServed(
                Notice(
                    by: "carland", on: "arland", deeds: ["weapons-withdrawn"],
                    served: Interval(at: at("2026-03-16T00:00")))), known: "2026-03-16T00:00")
        let response = try #require(truce.full().responses.first { $0.party == "arland" })
        let episodes = response.scenarios.compactMap(\.episodes.first)
        #expect(
            episodes.map(\.first) == [
                .deed("full/weapons-withdrawn/arland"), .deed("full/weapons-withdrawn/arland"),
            ])
        #expect(
            episodes.map(\.rungs[0].clocks[0].due) == [
                Interval(at: at("2026-03-16T00:00")), Interval(at: at("2026-03-17T00:00")),
            ])
        #expect(truce.full().responses.first { $0.party == "borland" }?.breaches == [])
    }

    @Test("an omission has no place and hurts nobody by the reports")
    func figures() throws {
        var truce = truce { $0.silence = .breach }
        truce.agreement.responses[0].deeds = ["weapons-withdrawn"]
        truce.agreement.responses[0].rungs[0].condition = .places(atLeast: 1)
        truce.agreement.responses[0].rungs[1].condition = .killed(atLeast: 1)
        let rungs = try #require(
            truce.full(asOf: at("2026-03-20T00:00")).responses[0].scenarios.first?.episodes.first?.rungs)
        for rung in rungs.prefix(2) {
            guard case .doesNotHold = rung.condition else { Issue.record("\(rung.condition)"); continue }
        }
    }

    @Test("a finding decides on a duty, and what it finds binds")
    func finding() {
        var truce = truce()
        let found = { (conclusion: Finding.Conclusion, made: String) in
            Entry.Content.finding(
                Finding(
                    subject: .deed("weapons-withdrawn", tranche: nil, occasion: nil), party: "arland",
                    conclusion: conclusion, body: "Panel", made: Interval(at: at(made))))
        }
        truce.agreement.responses[0].deeds = ["weapons-withdrawn"]
        truce.enter("F1", found(.breach, "2026-03-17T00:00"), known: "2026-03-17T00:00")
        #expect(truce.full().headline == .breachFound)
        #expect(truce.full().findings.map(\.relation) == [.changes])
        #expect(truce.full().findings.map(\.deed) == ["full/weapons-withdrawn/arland"])
        #expect(truce.full().responses[0].scenarios.first?.episodes.first?.isHypothetical == false)
        truce.enter("F2", found(.noBreach, "2026-03-18T00:00"), known: "2026-03-18T00:00")
        #expect(truce.full().headline == .noBreachEstablished)
        #expect(truce.full().responses[0].breaches == [])
    }

    @Test("who misspells the name of the mission that verifies is told so, and so is who reads the result")
    func unheard() {
        var truce = truce { $0.verifiedBy = .stated(["carland"]) }
        truce.step("E1", "weapons-withdrawn", .completed, inTime, saidBy: "Carlnd")
        let verdict = truce.full(asOf: at("2026-03-20T00:00"))
        #expect(
            verdict.deeds.map(\.reason.utcText) == ["said only by Carlnd, who does not verify it"])
        #expect(verdict.deeds.map(\.entries) == [["E1"]])
        #expect(
            truce.verdict(asOf: at("2026-03-20T00:00")).remarks.map(\.utcText).contains(
                "entry E1 tells of weapons-withdrawn by the word of somebody who does not verify it, so it shows nothing; did you mean Carland?"
            ))
    }

    @Test("what rests on a statement that nobody entered, or names what is not owed, is remarked on")
    func reachesNothing() {
        var truce = truce()
        truce.enter(
            "E5",
            .proceeding(
                .step(
                    Step(
                        deed: "weapons-withdrawn", by: "arland", stage: .completed, occurred: inTime,
                        statement: "S-404"))), known: "2026-03-10T18:00")
        truce.enter(
            "N1",
            .noticeServed(
                Notice(
                    by: "borland", on: "arland", deeds: ["weapon-withdrawn"],
                    served: Interval(at: at("2026-03-16T00:00")))), known: "2026-03-16T00:00")
        truce.enter(
            "F1",
            .finding(
                Finding(
                    subject: .deed("weapons-withdrawn", tranche: nil, occasion: 7), party: "arland",
                    conclusion: .breach, body: "Panel", made: Interval(at: at("2026-03-17T00:00")))),
            known: "2026-03-17T00:00")
        let remarks = truce.verdict().remarks.map(\.utcText)
        for expected in [
            "entry E5 rests on statement S-404, which is not on the record, so it says nothing",
            "entry N1 names the duty weapon-withdrawn, which the agreement does not have; did you mean weapons-withdrawn?",
            "entry F1 names occasion 7 of weapons-withdrawn, which is owed once",
        ] {
            #expect(remarks.contains(expected), "\(remarks)")
        }
    }

    @Test("begun late and twelve of forty not done in time: the reason tells both")
    func bothLimbs() throws {
        var truce = truce {
            $0.beginBy = TruceExample.moment("2026-03-03T00:00")
            $0.amount = Amount(count: 40, unit: "tanks")
        }
        truce.step("E1", "weapons-withdrawn", .notBegun, from("2026-03-03T06:00", to: "2026-03-03T07:00"))
        truce.step("E2", "weapons-withdrawn", .completed, inTime, amount: 28)
        truce.step("E3", "weapons-withdrawn", .notCompleted, late)
        let deed = try #require(truce.deed())
        #expect(deed.state == .breached)
        #expect(deed.breached == Interval(at: at("2026-03-03T00:00")))
        #expect(deed.reason.utcText.contains("it was not begun in time"))
        #expect(deed.reason.utcText.contains("; 12 of 40 not done by"))
    }
}
