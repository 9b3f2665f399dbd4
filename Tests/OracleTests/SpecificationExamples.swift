import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import TestSupport
import Testing

/// The smallest example of each point on which the engine and the oracle were once of two minds; each quotes the
/// sentence that decides.
@Suite("Specification by example: assessments")
struct AssessmentExamples {
    let morning = from("2026-03-02T10:00", to: "2026-03-02T11:00")
    let known = Interval(at: at("2026-03-03T00:00"))

    func truce() -> TruceExample {
        var truce = TruceExample()
        truce.record.origins = OriginRegister([
            OriginAlias(alias: "Arland ministry", institution: "Arland ministry", party: "arland"),
            OriginAlias(alias: "Observers", institution: "Observers", reliability: .a),
            OriginAlias(alias: "Monitors", institution: "Monitors", reliability: .a),
            OriginAlias(alias: "Carland envoy", institution: "Envoy", party: "carland", reliability: .a),
            OriginAlias(alias: "A post", institution: "A post", party: "arland", reliability: .d),
            OriginAlias(alias: "B post", institution: "B post", party: "borland", reliability: .d),
        ])
        return truce
    }

    func entry(_ id: EntryID, _ content: Entry.Content) -> Entry {
        Entry(id: id, author: "A coder", available: known, reason: "Says so.", content: content)
    }

    func bearing(
        _ effect: Bearing.Effect, _ elements: Set<Element>, _ speaker: String, plea: ExemptionName? = nil,
        statement: StatementID? = nil, on reports: [ReportID] = ["R1"], parts: Bool = false
    ) -> Entry.Content {
        .bearing(
            Bearing(
                effect: effect, elements: elements, plea: plea, speaker: speaker, statement: statement,
                incidents: IncidentSelector(reports: reports, reachesParts: parts)))
    }

    /// "Two values are one answer where they agree, and none where they do not."
    @Test("what only one of two relayed values lets count does not meet a standard")
    func eitherTarget() {
        var truce = truce()
        truce.set("spared", .either([.targets(.only(["energy"])), .targets(.only(["energy", "medical"]))]))
        truce.report("R1", morning)
        truce.report("R2", morning, saidBy: nil, attribution: "Observers", target: "medical")
        truce.record.entries = [entry("E1", .sameEvent(["R1", "R2"]))]
        #expect(truce.full().assessments.first?.grade(.target)?.state == .undecidable)
    }

    /// "Two values are one answer where they agree, and none where they do not."
    @Test("a plea shown of an exemption that only one of two values grants leaves it open")
    func eitherExemption() {
        var truce = truce()
        truce.agreement.provisions[0].exemptions = .either([[], ["military-use"]])
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry")
        truce.record.entries = [entry("E1", bearing(.pleads, [], "Observers", plea: "military-use"))]
        #expect(truce.full().assessments.first?.grade(.exemption)?.state == .undecidable)
    }

    /// "The weapons forbidden"; "where all that is reported lies outside what a provision covers".
    @Test("a limit on weapons holds where any act is forbidden")
    func weaponsOfAnyAct() {
        var truce = truce()
        truce.agreement.provisions[0].acts = .stated(.any)
        truce.agreement.provisions[0].weapons = .stated(.only(["artillery"]))
        truce.report("R1", morning)
        truce.record.reports[0].weapons = ["missile"]
        #expect(truce.full().outOfScope.map(\.element) == [.act])
    }

    /// "A provision that names acts and weapons asks for both; the one that is worse off decides."
    @Test("a weapon that is proven does not prove the act")
    func weaponAndAct() {
        var truce = truce()
        truce.agreement.provisions[0].weapons = .stated(.only(["artillery"]))
        truce.report("R1", morning)
        truce.report("R2", morning, saidBy: nil, attribution: "Observers", act: nil)
        truce.record.reports[1].weapons = ["artillery"]
        truce.record.entries = [entry("E1", .sameEvent(["R1", "R2"]))]
        #expect(truce.full().assessments.first?.grade(.act)?.state == .alleged)
    }

    /// "One weight for each independent origin that supports or denies that element."
    @Test("words on record about the target count where no report says what was hit")
    func enteredTarget() {
        var truce = truce()
        truce.report("R1", morning, target: nil)
        truce.record.entries = [entry("E1", bearing(.supports, [.target], "Observers"))]
        #expect(truce.full().assessments.first?.grade(.target)?.state == .meetsStandard)
    }

    /// "Each element (it happened; this act; this target; this actor; no exemption applies) is graded on its
    /// own": words for "no exemption applies" are weighed against a plea.
    @Test("observers who rebut a plea weigh against observers who make it")
    func rebuttal() {
        var truce = truce()
        truce.agreement.provisions[0].exemptions = .stated(["military-use"])
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry")
        truce.record.entries = [
            entry("E1", bearing(.pleads, [], "Observers", plea: "military-use")),
            entry("E2", bearing(.supports, [.exemption], "Monitors")),
        ]
        #expect(truce.full().assessments.first?.grade(.exemption)?.state == .contested)
    }

    /// "None, or no party to the conflict: independent."
    @Test("a mediator who says that an exemption applies is heard")
    func mediatorsPlea() {
        var truce = truce()
        truce.agreement.provisions[0].exemptions = .stated(["military-use"])
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry")
        truce.record.entries = [entry("E1", bearing(.pleads, [], "Carland envoy", plea: "military-use"))]
        #expect(truce.full().assessments.first?.grade(.exemption)?.state == .refuted)
    }

    /// "The accused grants the elements": where nobody is accused nobody concedes.
    @Test("observers concede nothing where nobody is accused")
    func nobodyConcedes() {
        var truce = truce()
        truce.report("R1", morning, by: [], saidBy: nil, attribution: "Observers")
        truce.record.entries = [entry("E1", bearing(.concedes, [.event], "Observers"))]
        #expect(truce.full().assessments.first?.grade(.target)?.state == .meetsStandard)
    }

    /// "An admission by an opponent's mouth (every outlet that relays it is listed as the other side's) weighs 6
    /// instead of 15."
    @Test("an admission that only the other side's outlet carries is as weak for a part as for the whole")
    func relayedForParts() throws {
        var truce = truce()
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry", outlet: "B post")
        truce.report("R2", morning, place: "Easttown")
        truce.record.entries = [
            entry("E1", .contains(whole: "R1", part: "R2")),
            entry("E2", bearing(.concedes, [.event, .act, .target, .actor], "", parts: true)),
        ]
        let part = try #require(truce.full().assessments.first { $0.incident == "I-R2" })
        #expect(
            part.grade(.actor)?.weighings.map(\.interest)
                == [.againstInterestRelayedByOpponent, .interested])
    }

    /// The same sentence: a statement has an outlet that relays it.
    @Test("an admission in a statement that only the other side's outlet carries is weak")
    func relayedStatement() {
        var truce = truce()
        truce.report("R1", morning)
        truce.record.statements = [
            Statement(
                id: "S1", available: known, speaker: "Arland ministry", onBehalfOf: "arland",
                outlet: "B post")
        ]
        truce.record.entries = [entry("E1", bearing(.concedes, [.actor], "", statement: "S1"))]
        #expect(
            truce.full().assessments.first?.grade(.actor)?.weighings.map(\.interest)
                == [.againstInterestRelayedByOpponent, .interested])
    }

    /// "A channel that leans to a side but does not speak for it admits nothing."
    @Test("a channel that leans to a side does not admit anything by way of an entry either")
    func leaningChannel() {
        var truce = truce()
        truce.report("R1", morning, saidBy: nil, attribution: "A post")
        truce.record.entries = [entry("E1", bearing(.concedes, [.event, .act, .target, .actor], ""))]
        #expect(truce.full().assessments.first?.grade(.actor)?.weighings.map(\.interest) == [.independent])
    }

    /// A name that is not listed "speaks for the party that makes the claim", and admits nothing for it.
    @Test("officials of the one side are not the officials of the other")
    func sameNameTwoSides() {
        var truce = truce()
        truce.report("R1", morning, attribution: "Officials")
        truce.report("R2", morning, saidBy: "arland", attribution: "Officials")
        truce.record.entries = [entry("E1", .sameEvent(["R1", "R2"]))]
        #expect(
            truce.full().assessments.first?.grade(.actor)?.weighings.map(\.interest)
                == [.interested, .independent])
    }

    /// An open term has one value at a time: the end counted from a start is that start's end.
    @Test("what lies outside whichever start is meant is out of scope")
    func startAndEndTogether() {
        var truce = truce()
        truce.set(
            "start",
            .either(
                ["2026-03-01T00:00", "2026-04-01T00:00"].map {
                    .instant(InstantExpression(base: .instant(at($0))))
                }))
        truce.report("R1", from("2026-03-15T10:00", to: "2026-03-15T11:00"))
        #expect(truce.full().outOfScope.map(\.element) == [.time])
    }

    /// "The words of a report that names nobody."
    @Test("`unknown` is nobody")
    func unknownIsNobody() {
        var truce = truce()
        truce.report("R1", morning, by: ["unknown"])
        #expect(truce.full().assessments.map(\.party) == [nil])
    }

    /// "The first breach"; "from the beginning of the time in force".
    @Test(
        "the time until the first breach of each provision is counted in that provision's own time in force")
    func elapsed() {
        var truce = truce()
        var second = truce.agreement.provisions[0]
        second.name = "homes-spared"
        second.targets = .stated(.only(["residential"]))
        second.from = .stated(InstantExpression(base: .instant(at("2026-03-04T00:00"))))
        truce.agreement.provisions.append(second)
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland ministry")
        truce.report(
            "R2", from("2026-03-04T02:00", to: "2026-03-04T03:00"), saidBy: "arland",
            attribution: "Arland ministry", target: "residential", place: "Easttown")
        #expect(
            truce.full().breaches.first?.provisions.map(\.elapsed) == [
                ElapsedSeconds(least: 34 * 3_600, most: 35 * 3_600),
                ElapsedSeconds(least: 2 * 3_600, most: 3 * 3_600),
            ])
    }
}

@Suite("Specification by example: responses")
struct ResponseExamples {
    /// Strikes that Arland admits, from and to so many hours after 2 March 00:00, each at a place of its own.
    func truce(_ hours: [(Int64, Int64)]) -> TruceExample {
        var truce = TruceExample()
        let start = at("2026-03-02T00:00")
        for (i, hour) in hours.enumerated() {
            truce.report(
                ReportID("R\(i + 1)"),
                Interval(spanning: start + hour.0 * 3_600, start + hour.1 * 3_600), saidBy: "arland",
                attribution: "arland ministry", place: ["Northtown", "Southtown", "Easttown", "Westtown"][i])
        }
        truce.record.entries = [
            Entry(
                id: "E0", author: "A coder", available: Interval(at: start), reason: "Apart.",
                content: .differentEvents(truce.record.reports.map(\.id)))
        ]
        return truce
    }

    func hours(_ a: Int64, _ b: Int64) -> Interval {
        let start = at("2026-03-02T00:00")
        return Interval(spanning: start + a * 3_600, start + b * 3_600)
    }

    func rungs(_ truce: TruceExample) throws -> [RungVerdict] {
        let response = try #require(truce.full().responses.first { $0.party == "arland" })
        return try #require(response.scenarios.first?.episodes.first).rungs
    }

    func condition(_ condition: Condition, _ truce: TruceExample) throws -> ConditionState {
        var truce = truce
        truce.agreement.responses[0].rungs[2].condition = condition
        return try rungs(truce)[2].condition
    }

    /// "A due time is an interval where its anchor is one": the first of two breaches, of which either may be the
    /// first, was over when the earlier end of the two had come.
    @Test("a clock is counted from the first breach, whichever it was")
    func first() throws {
        #expect(try rungs(truce([(0, 12), (2, 3)]))[0].clocks[0].due == hours(24, 27))
    }

    /// "It does not, so far": what is not called for does not fall due.
    @Test("a rung that follows one that is not called for is not called for")
    func afterNothing() throws {
        var truce = truce([(0, 2), (30, 32)])
        truce.agreement.responses[0].episodeEndsAfter = .stated(72 * 3_600)
        truce.agreement.responses[0].rungs[0].condition = .killed(atLeast: 5)
        guard case .doesNotHold = try rungs(truce)[1].condition else {
            Issue.record("\(try rungs(truce)[1].condition)")
            return
        }
    }

    /// "It does, since some moment in the interval."
    @Test("a toll is reached by the breach that reached it, not by the last")
    func tollSince() throws {
        var truce = truce([(0, 2), (10, 12)])
        truce.record.reports[0].killed = 5
        #expect(try condition(.killed(atLeast: 5), truce).since == hours(0, 2))
    }

    /// "Totals never count both": one strike that breaks two provisions killed its dead once.
    @Test("the dead of a strike that breaks two provisions are counted once")
    func tollOnce() throws {
        var truce = truce([(0, 2)])
        truce.record.reports[0].killed = 5
        var second = truce.agreement.provisions[0]
        second.name = "strikes-stop"
        second.targets = .stated(.any)
        truce.agreement.provisions.append(second)
        truce.agreement.responses[0].provisions.insert("strikes-stop")
        guard case .doesNotHold = try condition(.killed(atLeast: 6), truce) else {
            Issue.record("\(try condition(.killed(atLeast: 6), truce))")
            return
        }
    }

    /// "So many breaches, in any stretch of so many seconds."
    @Test("two breaches within five hours are so whatever lies between them")
    func count() throws {
        let truce = truce([(0, 1), (0, 20), (2, 3)])
        #expect(
            try condition(.count(atLeast: 2, withinSeconds: 5 * 3_600), truce).since == hours(0, 3))
    }

    /// "Where: the place of the report that is most precise."
    @Test("a report without a place does not make two places one")
    func places() throws {
        var truce = truce([(0, 2), (10, 12)])
        for (i, report) in truce.record.reports.enumerated() {
            var nameless = report
            nameless.id = ReportID("N\(i)")
            nameless.place = Place()
            truce.record.reports.append(nameless)
            truce.record.reports[i].place.precisionMeters = 1_000
            truce.record.entries.append(
                Entry(
                    id: EntryID("E\(i + 1)"), author: "A coder", available: report.available,
                    reason: "The same.", content: .sameEvent([report.id, nameless.id])))
        }
        guard case .holds = try condition(.places(atLeast: 2), truce) else {
            Issue.record("\(try condition(.places(atLeast: 2), truce))")
            return
        }
    }

    /// "Two values are one answer where they agree, and none where they do not."
    @Test("of two relayed definitions of an expanded attack one is not enough")
    func eitherDefinition() throws {
        let condition = try condition(
            .expandedAttack(.either([.firstBreach, .killed(atLeast: 9)])), truce([(0, 2)]))
        guard case .mayHold = condition else {
            Issue.record("\(condition)")
            return
        }
    }

    /// "No breach for so many seconds."
    @Test("silence is counted from the last breach, whichever it was")
    func stopped() throws {
        var truce = truce([(0, 10), (5, 6)])
        truce.record.reports[0].available = hours(40, 40)
        truce.agreement.responses[0].rungs[2].condition = .stoppedFor(seconds: 36 * 3_600)
        guard case .doesNotHold = try rungs(truce)[2].condition else {
            Issue.record("\(try rungs(truce)[2].condition)")
            return
        }
    }

    /// "Whether the words also reach what is contained in the incidents named."
    @Test("a notice that reaches parts notifies of a part")
    func noticeOfParts() throws {
        var truce = truce([(0, 2)])
        truce.report(
            "W1", hours(0, 2), by: [], saidBy: nil, attribution: "Somebody", place: "Westtown")
        truce.agreement.responses[0].clockStarts = .stated(.notified)
        truce.record.entries = [
            Entry(
                id: "E1", author: "A coder", available: hours(2, 2), reason: "A part.",
                content: .contains(whole: "W1", part: "R1")),
            Entry(
                id: "E2", author: "Carland", available: hours(6, 6), reason: "Served.",
                content: .noticeServed(
                    Notice(
                        by: "carland", on: "arland",
                        incidents: IncidentSelector(reports: ["W1"], reachesParts: true),
                        served: hours(6, 6)))),
        ]
        #expect(try rungs(truce)[0].clocks[0].due == hours(30, 30))
    }
}

extension ConditionState {
    /// Since when it holds; nil where it does not, or where that cannot be told.
    var since: Interval? { if case .holds(let since, _) = self { since } else { nil } }
}
