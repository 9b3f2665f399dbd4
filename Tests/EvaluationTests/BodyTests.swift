import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

@Suite("What bodies decide, and what stands until they do")
struct BodyTests {
    let span = TruceExample.withdrawal.span

    /// A commission of Arland, Borland and Carland.
    func commission(
        _ vote: Value<VoteRule>, quorum: Int? = nil, veto: Set<ActorID> = [], casting: ActorID? = nil
    ) -> Body {
        Body(
            id: "commission", name: "Joint Commission", members: .stated(["arland", "borland", "carland"]),
            vote: vote, quorum: quorum, veto: veto, castingVote: casting, span: span)
    }

    func votes(_ inFavour: [String], _ against: [String] = [], _ abstaining: [String] = []) -> [Finding.Vote]
    {
        inFavour.map { .init(member: $0, choice: .inFavour) }
            + against.map { .init(member: $0, choice: .against) }
            + abstaining.map { .init(member: $0, choice: .abstaining) }
    }

    /// Whether a finding of breach in the commission's name holds.
    func isCarried(_ body: Body, _ votes: [Finding.Vote]) -> Bool {
        var truce = TruceExample()
        truce.agreement.bodies = [body]
        truce.report("R1", from("2026-03-02T00:00", to: "2026-03-02T02:00"))
        truce.enter(
            "F1",
            .finding(
                Finding(
                    report: "R1", provision: "power-spared", party: "arland", conclusion: .breach,
                    body: "Joint Commission", made: Interval(at: at("2026-03-03T00:00")), votes: votes)),
            known: "2026-03-03T00:00")
        let reading = truce.full()
        let holds = reading.findings.first?.holds ?? false
        // What is not carried changes no headline and starts no clock.
        #expect((reading.headline == .breachFound) == holds)
        #expect((reading.responses.first { $0.party == "arland" }?.breaches.isEmpty == false) == holds)
        #expect((reading.findings.first?.notCarried == nil) == holds)
        return holds
    }

    @Test("a rule carries what its votes carry, and nothing else")
    func rules() {
        let (a, b, c) = ("Arland", "borland", "Carland")
        #expect(isCarried(commission(.stated(.majority)), votes([a, c], [b])))
        #expect(!isCarried(commission(.stated(.majority)), votes([a], [b], [c])))
        #expect(isCarried(commission(.stated(.majority), casting: "carland"), votes([a, c], [b])))
        #expect(isCarried(commission(.stated(.majority), casting: "arland"), votes([a], [b], [c])))
        #expect(!isCarried(commission(.stated(.majority), casting: "borland"), votes([a], [b], [c])))
        #expect(isCarried(commission(.stated(.consensus)), votes([a, c], [], [b])))
        #expect(!isCarried(commission(.stated(.consensus)), votes([a, c], [b])))
        #expect(!isCarried(commission(.stated(.unanimity)), votes([a, c], [], [b])))
        #expect(!isCarried(commission(.stated(.unanimity)), votes([a, c])))
        #expect(isCarried(commission(.stated(.unanimity)), votes([a, b, c])))
        #expect(isCarried(commission(.stated(.twoThirds)), votes([a, c], [b])))
        #expect(!isCarried(commission(.stated(.twoThirds)), votes([a], [b], [c])))
        #expect(isCarried(commission(.stated(.atLeast(2))), votes([a, c], [b])))
        #expect(!isCarried(commission(.stated(.atLeast(3))), votes([a, c], [b])))
    }

    @Test("too few votes, a veto, strangers and no votes at all carry nothing")
    func bars() {
        #expect(!isCarried(commission(.stated(.majority), quorum: 3), votes(["arland", "carland"])))
        #expect(
            isCarried(
                commission(.stated(.majority), quorum: 3), votes(["arland", "carland"], [], ["borland"])))
        #expect(
            !isCarried(
                commission(.stated(.majority), veto: ["borland"]), votes(["arland", "carland"], ["borland"])))
        #expect(!isCarried(commission(.stated(.majority)), votes(["dorland", "everland"])))
        #expect(!isCarried(commission(.stated(.majority)), []))
    }

    @Test(
        "how it decides being unstated, it is carried where nobody is against; quorum and veto hold all the same"
    )
    func unstated() {
        #expect(!isCarried(commission(.unstated), []))
        #expect(!isCarried(commission(.unstated), votes([], ["borland"])))
        #expect(isCarried(commission(.unstated), votes(["carland"])))
        #expect(!isCarried(commission(.unstated, quorum: 2), votes(["carland"])))
        #expect(isCarried(commission(.unstated, quorum: 2), votes(["carland", "borland"])))
        #expect(!isCarried(commission(.unstated, veto: ["borland"]), votes(["carland"], ["Borland"])))
        var truce = TruceExample()
        truce.agreement.bodies = [commission(.unstated)]
        #expect(truce.full().assumptions.map(\.subject).contains("vote of commission"))
    }

    @Test(
        "one in favour and two against carry nothing, whatever the rule may be; two against one leave it open"
    )
    func betweenTheRules() {
        let (a, b, c) = ("arland", "borland", "carland")
        #expect(!isCarried(commission(.unstated), votes([a], [b, c])))
        #expect(!isCarried(commission(.unstated), votes([a], [b])))
        #expect(!isCarried(commission(.unstated), votes([a, c], [b])))
        let open = decided(commission(.unstated), votes([a, c], [b]))
        #expect(open.findings[0].mayBeCarried)
        #expect(
            open.findings[0].notCarried
                == "whether it is carried cannot be told: how commission decides is not settled: by two-thirds or majority it is carried, by consensus it is not"
        )
        let none = decided(commission(.unstated), votes([a], [b, c]))
        #expect(!none.findings[0].mayBeCarried)
        #expect(
            none.findings[0].notCarried == "1 in favour, 2 against; more must vote in favour than against")
        let relayed = decided(commission(.either([.consensus, .majority])), votes([a, c], [b]))
        #expect(relayed.findings[0].mayBeCarried)
    }

    /// What is said of a finding of breach in the commission's name.
    func decided(_ body: Body, _ votes: [Finding.Vote], _ change: (inout TruceExample) -> Void = { _ in })
        -> ReadingVerdict
    {
        var truce = TruceExample()
        truce.agreement.bodies = [body]
        truce.agreement.responses[0].clockStarts = .stated(.found)
        truce.report(
            "R1", from("2026-03-02T00:00", to: "2026-03-02T02:00"), saidBy: "arland",
            attribution: "arland staff")
        truce.enter(
            "F1",
            .finding(
                Finding(
                    report: "R1", provision: "power-spared", party: "arland", conclusion: .breach,
                    body: "Joint Commission", made: Interval(at: at("2026-03-03T00:00")), votes: votes)),
            known: "2026-03-03T00:00")
        change(&truce)
        return truce.full()
    }

    @Test("a clock that waits for a finding which may or may not be carried says so, and does not run")
    func openClock() throws {
        let reading = decided(commission(.unstated), votes(["arland", "carland"], ["borland"]))
        let ladder = try #require(reading.responses.first { $0.party == "arland" })
        let clock = try #require(ladder.scenarios.first?.episodes.first?.rungs.first?.clocks.first)
        #expect(clock.state == .pending)
        #expect(
            clock.reason.utcText.hasPrefix(
                "whether the finding of 2026-03-03T00:00Z counts cannot be told: how commission decides"))
        #expect(reading.headline == .breachAssessed)
    }

    /// A strike that nobody has admitted, and a finding on it by whoever is called so, without votes.
    func found(
        by name: String, on party: ActorID = "arland", _ conclusion: Finding.Conclusion = .breach,
        origins: OriginRegister = OriginRegister()
    ) -> TruceExample {
        var truce = TruceExample()
        truce.agreement.bodies = [commission(.stated(.majority))]
        truce.record.origins = origins
        truce.report("R1", from("2026-03-02T00:00", to: "2026-03-02T02:00"))
        truce.enter(
            "F1",
            .finding(
                Finding(
                    report: "R1", provision: "power-spared", party: party, conclusion: conclusion,
                    body: name, made: Interval(at: at("2026-03-03T00:00")))),
            known: "2026-03-03T00:00")
        return truce
    }

    func whyNot(_ truce: TruceExample) -> String? { truce.full().findings.first?.notCarried?.utcText }

    @Test(
        "however the commission's name is spelt, its votes must carry the finding",
        arguments: [
            "commission", "COMMISSION", "Joint Commission", "the Joint-Commission", "joint commission",
        ])
    func spellings(name: String) {
        #expect(whyNot(found(by: name)) == "no vote in favour is on record")
    }

    @Test(
        "a finding by whoever is nearly called as the commission is decides nothing, and a remark asks who is meant",
        arguments: ["Joint Comission", "joint-commision", "comission"])
    func misspelt(name: String) {
        let truce = found(by: name)
        #expect(whyNot(truce) == "who found it cannot be told: is Joint Commission meant?")
        #expect(truce.full().headline == .noBreachEstablished)
        #expect(
            truce.verdict().remarks.contains { $0.utcText.contains("did you mean Joint Commission?") })
    }

    @Test("a side cannot find a breach by another side, nor clear itself; it may acknowledge its own")
    func sides() {
        let army = OriginRegister([
            OriginAlias(
                alias: "Borland army", institution: "Borland General Staff", party: "borland",
                reliability: .c, credibility: 3)
        ])
        for name in ["borland", "Borland", "the Borland"] {
            #expect(whyNot(found(by: name)) == "a side cannot find a breach by another side")
            #expect(found(by: name).full().headline == .noBreachEstablished)
        }
        #expect(
            whyNot(found(by: "Borland army", origins: army)) == "a side cannot find a breach by another side")
        #expect(whyNot(found(by: "Arland", .noBreach)) == "a side cannot clear itself")
        #expect(whyNot(found(by: "Arland")) == nil)
        #expect(found(by: "Arland").full().headline == .breachFound)
    }

    @Test("whoever else finds counts, and where there is a body that is named as an assumption")
    func anybody() {
        let truce = found(by: "Panel of Three")
        #expect(truce.full().headline == .breachFound)
        #expect(truce.full().assumptions.map(\.subject).contains("who finds"))
        #expect(!found(by: "commission").full().assumptions.map(\.subject).contains("who finds"))
    }

    @Test(
        "a finding names what the machine says: of an alleged breach it says alleged, and not that there is none"
    )
    func machineSays() {
        #expect(found(by: "Panel of Three").full().findings.first?.machine == .assessment(.alleged))
        #expect(found(by: "Panel of Three").full().findings.first?.relation == .changes)
        #expect(found(by: "Panel of Three", .undetermined).full().findings.first?.relation == .adopts)
        #expect(found(by: "Panel of Three", .noBreach).full().findings.first?.relation == .changes)
    }

    @Test("a finding that is not carried does not take the place of one that was")
    func replaced() {
        var truce = TruceExample()
        truce.agreement.bodies = [commission(.stated(.majority))]
        truce.report("R1", from("2026-03-02T00:00", to: "2026-03-02T02:00"))
        for (id, conclusion, day, votes) in [
            ("F1", Finding.Conclusion.breach, "03", votes(["arland", "carland"])),
            ("F2", .noBreach, "04", votes(["borland"], ["arland", "carland"])),
        ] {
            truce.enter(
                EntryID(id),
                .finding(
                    Finding(
                        report: "R1", provision: "power-spared", party: "arland", conclusion: conclusion,
                        body: "commission", made: Interval(at: at("2026-03-\(day)T00:00")), votes: votes)),
                known: "2026-03-05T00:00")
        }
        #expect(truce.full().headline == .breachFound)
        #expect(truce.full().findings.map(\.holds) == [true, false])
    }

    @Test("whoever is bound without having signed, and without a stated capacity, is named")
    func signatures() {
        var truce = TruceExample()
        truce.agreement.signatures = [
            "arland": Signature(signatory: "A. Minister", capacity: "for Arland"),
            "borland": Signature(),
        ]
        let subjects = truce.full().assumptions.map(\.subject).filter { $0.hasPrefix("signature") }
        #expect(subjects == ["signature of borland"])
        truce.agreement.signatures?["borland"]?.capacity = "bound as a successor"
        #expect(!truce.full().assumptions.contains { $0.subject.hasPrefix("signature") })
    }

    // MARK: Standing measures

    /// Sanctions that are suspended when the withdrawal is certified, lifted when the commission so decides or says
    /// nothing for ten days, and come back with each finding of a breach.
    func sanctions() -> TruceExample {
        var truce = TruceExample.withWitnesses()
        truce.agreement.bodies = [commission(.stated(.majority))]
        truce.agreement.standingMeasures = [
            StandingMeasure(
                name: "sanctions", measure: "oil sanctions", keptBy: .stated(["carland"]),
                against: .stated(["arland"]), from: TruceExample.moment("2026-03-01T00:00"),
                transitions: [
                    .init(
                        to: .suspended, from: [.on, .reimposed],
                        condition: .certified(
                            CertificationRule(
                                matter: "withdrawn", by: .stated(["carland"]), standard: .clearAndConvincing)),
                        span: span),
                    .init(
                        to: .lifted, from: [.suspended],
                        condition: .decided(
                            DecisionRule(
                                matter: "lift", by: .stated(["commission"]), within: .stated(10 * 86_400),
                                otherwise: true)), span: span),
                    .init(
                        to: .reimposed, from: [.suspended, .lifted],
                        condition: .breachFound(["power-spared"]),
                        span: span),
                ], span: span)
        ]
        truce.report("R1", from("2026-03-02T00:00", to: "2026-03-02T02:00"))
        return truce
    }

    func certify(
        _ truce: inout TruceExample, _ id: EntryID, _ day: String, holds: Bool = true,
        to standard: StandardOfProof? = .clearAndConvincing
    ) {
        truce.enter(
            id,
            .proceeding(
                .certified(
                    Certified(
                        matter: "withdrawn", by: "carland", holds: holds,
                        made: Interval(at: at("\(day)T00:00")),
                        standard: standard))), known: "\(day)T00:00")
    }

    func find(_ truce: inout TruceExample, _ id: EntryID, _ day: String) {
        truce.enter(
            id,
            .finding(
                Finding(
                    report: "R1", provision: "power-spared", party: "arland", conclusion: .breach,
                    body: "Panel",
                    made: Interval(at: at("\(day)T00:00")))), known: "\(day)T00:00")
    }

    func states(_ truce: TruceExample, asOf: String = "2026-06-01") -> [StandingMeasure.State] {
        truce.full(asOf: at("\(asOf)T00:00")).standingMeasures[0].phases.map(\.state)
    }

    @Test("sanctions stand until the withdrawal is certified to the standard asked")
    func certified() {
        var truce = sanctions()
        certify(&truce, "C1", "2026-03-20", to: .reasonableGrounds)
        #expect(states(truce) == [.on])
        certify(&truce, "C2", "2026-03-21")
        #expect(states(truce) == [.on, .suspended])
        #expect(truce.full().standingMeasures[0].phases[1].entries == ["C2"])
    }

    @Test("nobody having decided within ten days, they are lifted by default; a vote in time takes its place")
    func lapsed() {
        var truce = sanctions()
        certify(&truce, "C1", "2026-03-20")
        truce.enter(
            "P1",
            .proceeding(
                .decided(
                    Decided(matter: "lift", by: "commission", put: Interval(at: at("2026-03-21T00:00"))))),
            known: "2026-03-21T00:00")
        #expect(states(truce, asOf: "2026-03-30") == [.on, .suspended])
        #expect(states(truce, asOf: "2026-03-31") == [.on, .suspended, .lifted])
        #expect(truce.full(asOf: at("2026-04-01T00:00")).standingMeasures[0].phases[2].isByDefault)
        truce.enter(
            "D1",
            .proceeding(
                .decided(
                    Decided(
                        matter: "lift", by: "commission", made: Interval(at: at("2026-03-25T00:00")),
                        isYes: false,
                        votes: votes(["arland", "borland"])))), known: "2026-03-25T00:00")
        #expect(states(truce) == [.on, .suspended])
    }

    @Test("they snap back with a finding, and once more after they were suspended again")
    func snapback() {
        var truce = sanctions()
        certify(&truce, "C1", "2026-03-20")
        find(&truce, "F1", "2026-03-25")
        #expect(states(truce) == [.on, .suspended, .reimposed])
        certify(&truce, "C2", "2026-04-01")
        find(&truce, "F2", "2026-04-05")
        #expect(states(truce) == [.on, .suspended, .reimposed, .suspended, .reimposed])
    }

    @Test("a certification and a decision together: both must hold when the later comes about")
    func together() {
        var truce = sanctions()
        let certified = truce.agreement.standingMeasures[0].transitions[0].condition
        let decided = truce.agreement.standingMeasures[0].transitions[1].condition
        truce.agreement.standingMeasures[0].transitions[1] = .init(
            to: .lifted, from: [.on],
            condition: .all([certified, decided, .not(.breachFound(["power-spared"]))]),
            span: span)
        truce.agreement.standingMeasures[0].transitions.remove(at: 0)
        certify(&truce, "C1", "2026-03-20")
        #expect(states(truce) == [.on])
        truce.enter(
            "D1",
            .proceeding(
                .decided(
                    Decided(
                        matter: "lift", by: "commission", made: Interval(at: at("2026-03-25T00:00")),
                        isYes: true,
                        votes: votes(["arland", "borland"])))), known: "2026-03-25T00:00")
        #expect(states(truce) == [.on, .lifted])
        find(&truce, "F1", "2026-03-24")
        #expect(states(truce) == [.on])
    }

    // MARK: In a ladder

    @Test(
        "a rung that a decision calls for waits for the vote, and stands down when the withdrawal is certified"
    )
    func ladder() throws {
        var truce = sanctions()
        truce.agreement.responses[0].rungs[0].condition = .decided(
            DecisionRule(matter: "warn", by: .stated(["commission"])))
        truce.agreement.responses[0].rungs[0].standDown = .certified(
            CertificationRule(matter: "withdrawn", by: .stated(["carland"])))
        truce.agreement.responses[0].episodeEndsAfter = .stated(0)
        find(&truce, "F1", "2026-03-03")
        func warning(_ truce: TruceExample) throws -> RungVerdict {
            try #require(
                truce.full(asOf: at("2026-03-04T00:00")).responses.first { $0.party == "arland" }?.scenarios[
                    0
                ]
                .episodes[0].rungs[0])
        }
        guard case .doesNotHold = try warning(truce).condition else { Issue.record("called for"); return }
        truce.enter(
            "D1",
            .proceeding(
                .decided(
                    Decided(
                        matter: "warn", by: "commission", made: Interval(at: at("2026-03-03T12:00")),
                        isYes: true,
                        votes: votes(["borland", "carland"], ["arland"])))), known: "2026-03-03T12:00")
        #expect(try warning(truce).condition.reason == "commission decided warn")
        certify(&truce, "C1", "2026-03-04", to: nil)
        #expect(try warning(truce).clocks.map(\.state) == [.stoodDown])
    }

    @Test("a guarantor who did not act in time is in default; one who did is not")
    func guarantee() {
        var truce = sanctions()
        truce.agreement.responses[0].isGuarantee = true
        find(&truce, "F1", "2026-03-03")
        let defaults = truce.full(asOf: at("2026-03-10T00:00")).guarantorDefaults
        #expect(defaults.map(\.guarantor) == ["carland"])
        #expect(defaults.map(\.rung) == ["warning"])
        #expect(defaults.map(\.isHypothetical) == [false])
        truce.enter(
            "M1",
            .measureTaken(
                Measure(
                    response: "ladder", rung: "warning", by: "carland", against: "arland",
                    taken: Interval(at: at("2026-03-02T12:00")))), known: "2026-03-04T00:00")
        #expect(truce.full(asOf: at("2026-03-10T00:00")).guarantorDefaults == [])
    }
}
