import CeasefireModel
import Exchange
import Testing

@Suite("What an entry on the carrying out of an agreement means")
struct EntriesProceedingTests {
    func proceeding(_ content: String) throws -> Proceeding {
        let entry = try EntriesNDJSONTests().entry(content)
        guard case .proceeding(let proceeding) = entry.content else {
            throw FoundationTimeZonesTests.Unreadable(text: content)
        }
        return proceeding
    }

    func days(_ from: String, _ to: String) throws -> Interval {
        let tests = EntriesNDJSONTests()
        return Interval(spanning: try tests.instant(from), try tests.instant(to))
    }

    @Test("a step keeps whose words it is, how far it came and how much was done")
    func step() throws {
        let read = try proceeding(
            #""step":{"deed":"withdrawal","tranche":"first","by":"North","stage":"completed","from":"2015-02-20","to":"2015-02-21","amount":12,"speaker":"Mission","statement":"S-1"}"#
        )
        #expect(
            read
                == .step(
                    Step(
                        deed: "withdrawal", tranche: "first", by: "north", stage: .completed,
                        occurred: try days("2015-02-19T22:00Z", "2015-02-21T22:00Z"), amount: 12,
                        speaker: "Mission", statement: "S-1")))
    }

    @Test("every stage can be written", arguments: Step.Stage.allCases)
    func stages(stage: Step.Stage) throws {
        let read = try proceeding(
            #""step":{"deed":"d","by":"n","stage":"\#(stage.rawValue)","from":"2015-02-20","to":"2015-02-20","speaker":"M"}"#
        )
        guard case .step(let step) = read else {
            Issue.record("no step")
            return
        }
        #expect(step.stage == stage)
    }

    @Test(
        "a declaration that lists things and counts none gives no count: an annex is one thing, not one prisoner"
    )
    func declaration() throws {
        let given = try days("2015-02-17T22:00Z", "2015-02-18T22:00Z")
        #expect(
            try proceeding(
                #""declaration":{"deed":"listed","by":"n","at":"2015-02-18","items":["Annex 1"]}"#)
                == .declared(Declared(deed: "listed", by: "n", given: given, items: ["Annex 1"])))
        #expect(
            try proceeding(#""declaration":{"deed":"listed","by":"n","at":"2015-02-18","amount":0}"#)
                == .declared(Declared(deed: "listed", by: "n", given: given, amount: 0)))
    }

    @Test("a matter may be put and never decided, or decided at once; nobody need have voted in every way")
    func decision() throws {
        let put = try days("2015-03-09T22:00Z", "2015-03-10T22:00Z")
        #expect(
            try proceeding(#""decision":{"matter":"lift","by":"c","put":"2015-03-10"}"#)
                == .decided(Decided(matter: "lift", by: "c", put: put)))
        #expect(
            try proceeding(
                #""decision":{"matter":"lift","by":"c","at":"2015-03-10","yes":false,"votes":{"in-favour":[],"against":["n"],"abstaining":[]}}"#
            )
                == .decided(
                    Decided(
                        matter: "lift", by: "c", made: put, isYes: false,
                        votes: [Finding.Vote(member: "n", choice: .against)])))
    }

    @Test("a certification and an announcement keep what they say")
    func others() throws {
        let day = try days("2015-03-09T22:00Z", "2015-03-10T22:00Z")
        #expect(
            try proceeding(
                #""certification":{"matter":"m","by":"c","holds":false,"at":"2015-03-10","standard":"beyond-reasonable-doubt"}"#
            )
                == .certified(
                    Certified(matter: "m", by: "c", holds: false, made: day, standard: .beyondReasonableDoubt)
                ))
        #expect(
            try proceeding(
                #""announcement":{"permission":"p","by":"n","at":"2015-03-10","from":"2015-03-10","to":"2015-03-10","places":["Range"]}"#
            )
                == .announced(
                    Announced(permission: "p", by: "n", served: day, period: day, places: ["Range"])))
    }
}
