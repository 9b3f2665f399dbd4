internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation

// What else the language can say, on top of a generated world with duties: open terms of every type, calibres, times that never
// end, own rules of voting, a second response that is a guarantee, and findings by whoever may or may not make them.
extension GeneratedWorld {
    private static let hour: Int64 = 3_600

    mutating func enrich(_ random: inout Seeded) {
        openTerms(&random)
        weapons(&random)
        times(&random)
        procedures(&random)
        responses(&random)
        finders(&random)
    }

    private mutating func openTerms(_ random: inout Seeded) {
        let span = agreement.provisions[0].span
        let values: [(TermName, OpenTerm.Kind, [Value<TermValue>])] = [
            ("theatre", .place, [.stated(.place(.zone("range"))), .stated(.place(.anywhere))]),
            ("proof", .standard, [.stated(.standard(.reasonableGrounds))]),
            ("excused", .exemptions, [.stated(.exemptions(["return-fire"])), .stated(.exemptions([]))]),
            ("forbidden", .acts, [.stated(.acts(.any)), .stated(.acts(.only(["missile-strike"])))]),
            ("banned", .weapons, [.stated(.weapons(.only(["uav"]))), .stated(.weapons(.any))]),
            ("clock", .anchor, [.stated(.anchor(.notified)), .stated(.anchor(.found))]),
            ("pause", .duration, [.stated(.duration(seconds: 36 * Self.hour))]),
            ("deadline", .timing, [.stated(.timing(Timing(withinSeconds: 12 * Self.hour)))]),
        ]
        for (name, kind, stated) in values {
            agreement.openTerms.append(OpenTerm(name: name, kind: kind, span: span))
            for i in agreement.readings.indices {
                agreement.readings[i].values[name] = random.pick(stated + [.unstated])
            }
        }
        func maybe(_ random: inout Seeded) -> Bool { random.below(5) == 0 }
        let first = agreement.provisions[0]
        if maybe(&random) { agreement.provisions[0].standard = .term("proof") }
        if maybe(&random) { agreement.provisions[0].exemptions = .term("excused") }
        if maybe(&random) { agreement.provisions[0].acts = .term("forbidden") }
        if maybe(&random) { agreement.provisions[0].acts = .either([.only(["missile-strike"]), .any]) }
        if maybe(&random), first.targets != .unstated {
            agreement.provisions[0].targets = .either([.any, .only(["energy"])])
        }
        if maybe(&random) { agreement.provisions[0].weapons = .term("banned") }
        if maybe(&random) { agreement.responses[0].clockStarts = .term("clock") }
        if maybe(&random) { agreement.responses[0].episodeEndsAfter = .term("pause") }
        if maybe(&random) { agreement.responses[0].rungs[0].timing = .term("deadline") }
    }

    private mutating func weapons(_ random: inout Seeded) {
        let heavy = CalibreRange(atLeast: Calibre(hundredths: 10_000))
        let light = CalibreRange(below: Calibre(hundredths: 10_000))
        for i in agreement.provisions.indices where random.below(4) == 0 {
            agreement.provisions[i].weapons = random.pick([
                .stated(.only(["uav"], calibres: [heavy])), .stated(.only([], calibres: [light])),
            ])
        }
        for i in record.reports.indices where random.below(3) == 0 {
            record.reports[i].weapons = random.pick([
                ["122mm howitzer"], ["82-mm mortar"], ["howitzer"], ["122mm howitzer", "uav"],
            ])
        }
    }

    private mutating func times(_ random: inout Seeded) {
        let never = Value<InstantExpression>.stated(InstantExpression(base: .never))
        if agreement.provisions.count > 1, random.below(3) == 0 { agreement.provisions[1].until = never }
        for i in agreement.permissions.indices {
            agreement.permissions[i].until = random.pick([agreement.permissions[i].until, never])
            if agreement.permissions[i].notice != nil {
                agreement.permissions[i].notice?.to = .stated(["carland"])
            }
        }
        let (withdrawn, reports) = (0, 1)
        if random.below(5) == 0 {
            agreement.obligations[withdrawn].completeBy = TruceExample.after(
                .deedStarted("withdrawn"), plus: Int64(random.below(100)) * Self.hour)
        }
        if random.below(4) == 0 {
            agreement.obligations[reports].opens = TruceExample.after(.deedStarted("withdrawn"))
        }
        if random.below(4) == 0 {
            agreement.obligations[reports].until = TruceExample.after(.deedCompleted("withdrawn"))
        }
        if agreement.provisions.count > 1, random.below(6) == 0 {
            agreement.declarations[0].by = TruceExample.after(
                .provisionEnded("power-spared"), plus: -72 * Self.hour)
        }
    }

    private mutating func procedures(_ random: inout Seeded) {
        agreement.exchanges[0].verifiedBy = random.pick([nil, nil, .stated(["carland"]), .unstated])
        let releasers: [Value<Set<ActorID>>?] = [
            nil, nil, .stated(["carland"]), .unstated,
            .either([["carland"], ["carland", "arland", "borland"]]),
        ]
        agreement.obligations[0].releasedBy = random.pick(releasers)
        agreement.exchanges[0].releasedBy = random.pick(releasers)
        agreement.declarations[0].to = random.pick([.unstated, .stated(["carland"])])
        agreement.exchanges[0].standard = random.pick([.stated(.reasonableGrounds), .unstated])
        agreement.bodies[0].members = random.pick([
            agreement.bodies[0].members,
            .either([["arland", "borland"], ["arland", "borland", "carland"]]),
        ])
        agreement.bodies[0].vote = random.pick([
            agreement.bodies[0].vote, agreement.bodies[0].vote, .stated(.unanimity), .stated(.twoThirds),
        ])
        let vote = random.pick([VoteRule.consensus, .majority, .atLeast(2)])
        let own = Condition.decided(
            DecisionRule(matter: "go-on", by: .stated(["commission", "carland"]), vote: vote))
        if random.below(3) == 0 {
            agreement.standingMeasures[0].transitions[1] = .init(
                to: .lifted, from: [.suspended, .on], condition: own,
                span: agreement.standingMeasures[0].transitions[1].span)
        }
        if random.below(8) == 0 { agreement.obligations[0].excusedWhen = own }
    }

    private mutating func responses(_ random: inout Seeded) {
        agreement.responses[0].rungs[0].authorisedBy = random.pick([nil, .stated(["carland"])])
        var second = agreement.responses[0]
        second.name = "second"
        second.isGuarantee = random.below(2) == 0
        second.provisions = ["power-spared"]
        second.deeds = random.pick([[], ["withdrawn"], ["swapped", "reports"]])
        second.rungs[0].timing = random.pick([
            .stated(Timing(withinSeconds: 24 * Self.hour, notBeforeSeconds: 6 * Self.hour)),
            .either([Timing(withinSeconds: 24 * Self.hour), Timing(withinSeconds: 48 * Self.hour)]),
            .stated(Timing(notBeforeSeconds: 12 * Self.hour, isCeilingUnstated: true)),
        ])
        second.rungs[2].condition = random.pick([
            .expandedAttack(
                .either([.count(atLeast: 2, withinSeconds: 24 * Self.hour), .killed(atLeast: 2)])),
            .all([.not(.stoppedFor(seconds: 12 * Self.hour)), .places(atLeast: 2)]),
            .any([.actsInclude(["drone-strike"]), .injured(atLeast: 3), .performed("withdrawn")]), .unstated,
        ])
        if random.below(2) == 0 { agreement.responses.append(second) }
    }

    private mutating func finders(_ random: inout Seeded) {
        for i in record.entries.indices {
            guard case .proceeding(.announced(var announced)) = record.entries[i].content else { continue }
            announced.to = random.pick([[], ["carland"], ["carland"], ["host"]])
            record.entries[i].content = .proceeding(.announced(announced))
        }
        for i in record.entries.indices {
            guard case .finding(var finding) = record.entries[i].content, random.below(4) == 0 else {
                continue
            }
            finding.body = random.pick([
                "the commission", "Comission", "Arland", "borland", "arland ministry", "Observers", "Carland",
            ])
            record.entries[i].content = .finding(finding)
        }
    }
}
