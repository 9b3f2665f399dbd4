internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Geography

// Everything about the carrying out of an agreement, on top of a generated world.
extension GeneratedWorld {
    private static let hour: Int64 = 3_600
    private static let span = SourceSpan(file: "example.md", line: 1, column: 1)

    /// The world of a seed with duties, declarations, an exchange, permissions, a quota, return fire, a body, decisions,
    /// certifications, a standing measure, a guarantee and events as anchors, zones and lines: every construct of the language turns up
    /// in some of them.
    public static func carrying(seed: UInt64) -> GeneratedWorld {
        var world = GeneratedWorld(seed: seed)
        var random = Seeded(seed: seed &+ 7_000_000)
        world.agreement.obligations = [withdrawal(&random), reporting(&random)]
        world.agreement.declarations = [
            Declaration(
                name: "listed", binds: bound(&random), of: "prisoners held", by: moment(&random),
                releasedBy: .stated(Set(sides).union(["carland"])),
                silence: random.pick([.breach, .breach, .unverified]), span: span)
        ]
        world.agreement.exchanges = [exchange(&random)]
        world.agreement.bodies = [commission(&random)]
        world.agreement.standingMeasures = [sanctions(&random)]
        world.agreement.signatures = random.pick([nil, ["arland": Signature(signatory: "A. Minister")], [:]])
        world.agreement.localDays = LocalDays(
            offsetBeforeSeconds: 7_200, changes: [.init(from: start + 100 * hour, offsetSeconds: 10_800)])
        allow(&world.agreement, &random)
        if world.agreement.provisions.count > 1 {
            world.agreement.provisions[1].from = random.pick([
                TruceExample.after(.deedCompleted("withdrawn")),
                TruceExample.after(.deedStarted("withdrawn"), day: 2),
                TruceExample.after(.provisionStarted("power-spared"), plus: 12 * hour),
            ])
        }
        world.agreement.responses[0].deeds = ["withdrawn", "reports", "listed", "swapped"]
        world.agreement.responses[0].isGuarantee = random.below(2) == 0
        world.agreement.responses[0].rungs[1].condition = random.pick([
            world.agreement.responses[0].rungs[1].condition, condition(&random),
            .any([condition(&random), .firstBreach]),
        ])
        world.agreement.responses[0].rungs[0].standDown = random.pick([nil, condition(&random)])
        world.record.reports += exchangeOfFire(&random)
        let reports = world.record.reports
        world.record.entries += (0..<(4 + random.below(20))).map { number in
            let available = Interval(at: start + Int64(random.below(260)) * hour)
            return Entry(
                id: EntryID("P\(number)"), author: "A secretary", available: available, reason: "Generated.",
                content: proceeding(known: available.latest, reports, &random))
        }
        // Drawn last, so that what was drawn before stays as it is.
        let finders: [Value<Set<ActorID>>?] = [
            nil, nil, .stated(["commission"]), .unstated, .either([["commission"], ["carland"]]),
            .stated(Set(sides)),
        ]
        world.agreement.responses[0].foundBy = random.pick(finders)
        for i in world.agreement.standingMeasures[0].transitions.indices {
            let by = random.pick(finders)
            guard
                case .breachFound(let names, _) = world.agreement.standingMeasures[0].transitions[i].condition
            else { continue }
            world.agreement.standingMeasures[0].transitions[i].condition = .breachFound(names, by: by)
        }
        var more = Seeded(seed: seed &+ 9_000_000)
        world.enrich(&more)
        // Whatever is drawn is slow to measure without optimisation: one world in four will do.
        if seed % 4 == 0 { world.draw(&more) }
        return world
    }

    /// Two admitted strikes, one by each side, hours apart.
    private static func exchangeOfFire(_ random: inout Seeded) -> [Report] {
        let begin = start + Int64(random.below(120)) * hour
        let first = random.below(2)
        return (0..<2).map { i in
            let side = sides[(first + i) % 2]
            let at = begin + Int64(i * random.below(6)) * hour
            return Report(
                id: ReportID("R9\(i)"), occurred: Interval(spanning: at, at + Int64(random.below(3)) * hour),
                available: Interval(at: at + 4 * hour),
                place: Place(
                    name: "Northtown", region: "Northtown Province", country: "Borland",
                    coordinate: Coordinate(latitude: 52, longitude: 20), precisionMeters: 3_000),
                act: i == 0 ? "missile-strike" : "drone-strike", weapons: ["uav"], target: "energy",
                claimant: side,
                accused: [side], outlet: "Courier", attribution: "\(side) ministry", summary: "A strike.")
        }
    }

    private static func bound(_ random: inout Seeded) -> Value<Set<ActorID>> {
        random.pick([
            .stated(Set(sides)), .stated(Set(sides)), .stated(["arland"]), .stated(["borland", "carland"]),
            .unstated,
            .either([["arland"], Set(sides)]),
        ])
    }

    private static func moment(_ random: inout Seeded) -> Value<InstantExpression> {
        let plain = InstantExpression(base: .instant(start + Int64(random.below(160)) * hour))
        return random.pick([
            .stated(plain), .stated(plain), .unstated,
            .stated(InstantExpression(base: .term("start"), plusSeconds: Int64(random.below(120)) * hour)),
            TruceExample.after(.provisionStarted("power-spared"), day: 1 + random.below(6)),
            .either([plain, InstantExpression(base: .instant(start + 80 * hour))]),
        ])
    }

    private static func condition(_ random: inout Seeded) -> Condition {
        random.pick([
            .certified(
                CertificationRule(
                    matter: "quiet", by: random.pick([.stated(["carland"]), .unstated]),
                    standard: random.pick([nil, .clearAndConvincing]))),
            .decided(
                DecisionRule(
                    matter: "go-on", by: .stated(["commission"]),
                    within: random.pick([nil, .stated(Int64(random.below(60)) * hour), .unstated]),
                    otherwise: random.pick([nil, true, false]))),
            .breachFound(["power-spared"]), .not(.breachFound(["power-spared", "withdrawn"])),
            .performed("listed"),
        ])
    }

    private static func withdrawal(_ random: inout Seeded) -> Obligation {
        Obligation(
            name: "withdrawn", binds: bound(&random), deed: "withdraws its guns",
            opens: random.pick([.unstated, moment(&random)]), beginBy: random.pick([nil, moment(&random)]),
            completeBy: random.pick([nil, moment(&random), moment(&random), moment(&random)]),
            waitsFor: random.pick([nil, nil, nil, condition(&random)]),
            excusedWhen: random.pick([nil, nil, nil, condition(&random)]),
            amount: random.pick([nil, nil, Amount(count: 10, unit: "guns")]),
            verifiedBy: random.pick([nil, nil, nil, .stated(["carland"]), .unstated]),
            silence: random.pick(Silence.allCases),
            standard: random.pick([.unstated, .stated(.reasonableGrounds), .stated(.clearAndConvincing)]),
            span: span)
    }

    private static func reporting(_ random: inout Seeded) -> Obligation {
        Obligation(
            name: "reports", binds: bound(&random), deed: "reports",
            completeBy: .stated(InstantExpression(base: .instant(start + 24 * hour))),
            everySeconds: random.pick([.stated(48 * hour), .stated(24 * hour), .unstated]),
            until: random.pick([.unstated, .stated(InstantExpression(base: .instant(start + 150 * hour)))]),
            silence: random.pick(Silence.allCases), standard: .stated(.reasonableGrounds), span: span)
    }

    private static func exchange(_ random: inout Seeded) -> Exchange {
        let by = start + Int64(random.below(300)) * hour
        return Exchange(
            name: "swapped", between: .stated(Set(sides)), of: "prisoners",
            declaration: random.pick(["listed", "listed", nil]),
            tranches: [
                Tranche(
                    name: "first", share: random.pick([.percent(50), .count(5)]),
                    by: .stated(InstantExpression(base: .instant(by))), span: span),
                Tranche(
                    name: "second", share: random.pick([.rest, .count(3)]),
                    by: .stated(InstantExpression(base: .instant(by + 48 * hour))), span: span),
            ], standard: .stated(.reasonableGrounds), span: span)
    }

    private static func commission(_ random: inout Seeded) -> Body {
        Body(
            id: "commission", name: "Commission",
            members: random.pick([.stated(Set(sides).union(["carland"])), .unstated]),
            vote: random.pick([
                .stated(.consensus), .stated(.majority), .stated(.majority), .stated(.atLeast(1)), .unstated,
                .either([.unanimity, .twoThirds]),
            ]), quorum: random.pick([nil, 2]), veto: random.pick([[], ["arland"]]),
            castingVote: random.pick([nil, "carland", "borland"]), span: span)
    }

    private static func sanctions(_ random: inout Seeded) -> StandingMeasure {
        StandingMeasure(
            name: "sanctions", measure: "sanctions", keptBy: .stated(["carland"]),
            against: random.pick([nil, .stated(["arland"]), .unstated]),
            from: random.pick([.unstated, .stated(InstantExpression(base: .instant(start)))]),
            transitions: [
                .init(to: .suspended, from: [.on, .reimposed], condition: condition(&random), span: span),
                .init(
                    to: .lifted, from: [.suspended],
                    condition: .all([condition(&random), condition(&random)]),
                    span: span),
                .init(
                    to: .reimposed, from: [.suspended, .lifted],
                    condition: .any([.breachFound(["power-spared"]), .performed("swapped")]),
                    span: span),
            ], span: span)
    }

    private static func allow(_ agreement: inout Agreement, _ random: inout Seeded) {
        agreement.exemptions.append(
            Exemption(
                name: "return-fire", text: "Fire may be returned.",
                answers: AnswerRule(
                    provisions: ["power-spared"], withinSeconds: Int64(1 + random.below(48)) * hour,
                    distanceMeters: random.pick([nil, nil, 300_000])), span: span))
        if random.below(4) > 0 {
            agreement.provisions[0].exemptions = .stated(["return-fire", "military-use"])
        }
        agreement.provisions[0].quota = random.pick([
            nil, nil, Quota(atMost: 1), Quota(atMost: 1, perSeconds: 48 * hour),
        ])
        guard random.below(2) == 0 else { return }
        agreement.permissions = [
            Permission(
                name: "drill", lifts: ["power-spared"], to: bound(&random),
                acts: random.pick([.stated(.any), .stated(.only(["missile-strike"])), .unstated]),
                place: random.pick([.stated(.anywhere), .stated(.named(["Northtown"]))]),
                from: random.pick([.unstated, moment(&random)]),
                notice: random.pick([
                    nil, NoticeRule(beforeSeconds: .stated(12 * hour)), NoticeRule(beforeSeconds: .unstated),
                ]), span: span)
        ]
    }

    private static func votes(_ random: inout Seeded) -> [Finding.Vote] {
        ["arland", "borland", "carland"].filter { _ in random.below(4) > 0 }.map {
            Finding.Vote(member: $0, choice: random.pick([.inFavour, .inFavour, .against, .abstaining]))
        }
    }

    private static func proceeding(
        known: Instant, _ reports: [Report], _ random: inout Seeded
    ) -> Entry.Content {
        let occurred = Interval(
            spanning: known - Int64(random.below(20)) * hour, known - Int64(20 + random.below(20)) * hour)
        let party = random.pick(sides)
        switch random.below(12) {
        case 0:
            return .proceeding(
                .declared(
                    Declared(
                        deed: "listed", by: party, given: occurred, amount: random.pick([nil, 0, 7, 10]))))
        case 1:
            return .proceeding(
                .certified(
                    Certified(
                        matter: "quiet", by: random.pick(["carland", "carland", party]),
                        holds: random.below(3) > 0,
                        made: occurred, standard: random.pick([nil, .clearAndConvincing]))))
        case 2:
            return .proceeding(.decided(Decided(matter: "go-on", by: "commission", put: occurred)))
        case 3:
            return .proceeding(
                .decided(
                    Decided(
                        matter: "go-on", by: "commission", made: occurred, isYes: random.below(3) > 0,
                        votes: votes(&random))))
        case 4:
            return .proceeding(
                .announced(
                    Announced(
                        permission: "drill", by: party, served: occurred,
                        period: Interval(
                            spanning: occurred.earliest, occurred.latest + Int64(random.below(100)) * hour),
                        places: random.pick([[], ["Northtown"]]))))
        case 5:
            return .finding(
                Finding(
                    report: random.pick(reports).id, provision: "power-spared", party: party,
                    conclusion: .breach,
                    body: random.pick(["Commission", "Panel"]), made: occurred, votes: votes(&random)))
        case 6:
            return .finding(
                Finding(
                    subject: .deed(random.pick(["withdrawn", "listed"]), tranche: nil, occasion: nil),
                    party: party,
                    conclusion: random.pick(Finding.Conclusion.allCases), body: "Panel", made: occurred))
        case 7:
            return .noticeServed(
                Notice(by: "carland", on: party, deeds: ["withdrawn", "swapped"], served: occurred))
        default: return .proceeding(.step(step(by: party, occurred, &random)))
        }
    }

    private static func step(by party: ActorID, _ occurred: Interval, _ random: inout Seeded) -> Step {
        let deed: DeedName = random.pick([
            "withdrawn", "withdrawn", "reports", "swapped", "swapped", "listed",
        ])
        let stage = random.pick(
            Step.Stage.allCases + [.completed, .completed, .completed, .notCompleted])
        return Step(
            deed: deed, tranche: deed == "swapped" ? random.pick(["first", "second"]) : nil, by: party,
            stage: stage,
            occurred: occurred, amount: stage == .completed ? random.pick([nil, nil, 3, 5, 10]) : nil,
            speaker: random.pick([
                "Old hands", "Old hands", "Observers", "arland ministry", "borland ministry", "Carland",
            ])
        )
    }
}

// The carrying out, with the parties' names exchanged.
extension GeneratedWorld {
    /// A mirrored world in which the carrying out is mirrored as well.
    public func mirroredWithCarrying() -> GeneratedWorld {
        var world = mirrored()
        func swapped(_ value: Value<Set<ActorID>>) -> Value<Set<ActorID>> {
            switch value {
            case .stated(let parties): .stated(Set(parties.map(swap)))
            case .either(let all): .either(all.map { Set($0.map(swap)) })
            case .unstated, .term: value
            }
        }
        for i in world.agreement.provisions.indices {
            world.agreement.provisions[i].place = swap(world.agreement.provisions[i].place)
        }
        for i in world.agreement.permissions.indices {
            world.agreement.permissions[i].place = swap(world.agreement.permissions[i].place)
        }
        for i in world.agreement.lines.indices {
            world.agreement.lines[i].holder = world.agreement.lines[i].holder.map(swap)
        }
        for i in world.agreement.obligations.indices {
            world.agreement.obligations[i].binds = swapped(world.agreement.obligations[i].binds)
        }
        for i in world.agreement.declarations.indices {
            world.agreement.declarations[i].binds = swapped(world.agreement.declarations[i].binds)
        }
        for i in world.agreement.permissions.indices {
            world.agreement.permissions[i].to = swapped(world.agreement.permissions[i].to)
        }
        for i in world.agreement.bodies.indices {
            world.agreement.bodies[i].veto = Set(world.agreement.bodies[i].veto.map(swap))
            world.agreement.bodies[i].castingVote = world.agreement.bodies[i].castingVote.map(swap)
        }
        for i in world.agreement.standingMeasures.indices {
            world.agreement.standingMeasures[i].against = world.agreement.standingMeasures[i].against.map(
                swapped)
        }
        world.agreement.signatures = agreement.signatures.map { signatures in
            Dictionary(uniqueKeysWithValues: signatures.map { (swap($0.key), $0.value) })
        }
        return world
    }
}
