internal import AgreementLanguage
internal import CeasefireModel

extension GeneratedWorld {
    private static let hour: Int64 = 3_600

    static func vary(_ agreement: inout Agreement, _ random: inout Seeded) {
        let bindings: [Value<Set<ActorID>>] = [
            .stated(Set(sides)), .stated(Set(sides)), .stated(["arland"]), .unstated, .term("bound"),
        ]
        agreement.openTerms.append(
            OpenTerm(name: "bound", kind: .parties, span: agreement.provisions[0].span))
        agreement.provisions[0].binds = random.pick(bindings)
        agreement.provisions[0].standard = random.pick(
            [.unstated] + StandardOfProof.allCases.map { .stated($0) })
        agreement.provisions[0].exemptions = random.pick([.stated([]), .stated(["military-use"]), .unstated])
        agreement.provisions[0].place = random.pick([
            .stated(.anywhere), .stated(.named(["Northtown", "Easttown"])), .unstated,
        ])
        agreement.provisions[0].weapons = random.pick([
            .stated(.any), .stated(.any), .stated(.any), .stated(.only(["uav", "cruise missile"])), .unstated,
        ])
        if random.below(2) == 0 {
            agreement.provisions.append(
                second(agreement.provisions[0], binds: random.pick(bindings), &random))
        }
        vary(&agreement.readings, &random)
        vary(&agreement.responses[0], of: agreement.provisions.map(\.name), &random)
        agreement.responses[0].breachBy = random.pick(bindings)
    }

    /// A provision with a time in force and a scope of its own.
    private static func second(
        _ first: Provision, binds: Value<Set<ActorID>>, _ random: inout Seeded
    ) -> Provision {
        var second = first
        second.name = "guns-silent"
        second.binds = binds
        second.acts = random.pick([
            .stated(.any), .stated(.only(["shelling", "ground-assault", "missile-strike"])),
        ])
        second.targets = .stated(.any)
        second.weapons = random.pick([.stated(.any), .stated(.only(["artillery", "ballistic missile"]))])
        second.place = random.pick([.stated(.anywhere), .stated(.named(["Borland"]))])
        second.from = random.pick([
            .stated(InstantExpression(base: .instant(start - 24 * hour))),
            .stated(InstantExpression(base: .term("start"), plusSeconds: 48 * hour)),
            .either([0, 36].map { InstantExpression(base: .instant(start + $0 * hour)) }),
        ])
        second.until = random.pick([
            .term("end"), .unstated, .stated(InstantExpression(base: .instant(start + 200 * hour))),
        ])
        return second
    }

    private static func vary(_ readings: inout [Reading], _ random: inout Seeded) {
        readings[0].values["bound"] = .stated(.parties(Set(sides)))
        var second = readings[0]
        second.name = "narrow"
        second.heldBy = random.pick(["arland", "borland", nil])
        second.values["start"] = random.pick([
            .unstated,
            .stated(.instant(InstantExpression(base: .instant(start + Int64(random.below(72)) * hour)))),
        ])
        second.values["spared"] = random.pick([
            .unstated, .stated(.targets(.any)), .stated(.targets(.only(["energy", "medical"]))),
        ])
        second.values["bound"] = random.pick([
            .unstated, .stated(.parties(["borland"])), .either([.parties(["arland"]), .parties(Set(sides))]),
        ])
        readings.append(second)
    }

    private static func vary(
        _ response: inout Response, of provisions: [ProvisionName], _ random: inout Seeded
    ) {
        response.provisions = random.below(4) > 0 ? Set(provisions) : [provisions[0]]
        response.clockStarts = random.pick([
            .unstated, .stated(.occurred), .either([.occurred, .available]), .stated(.found),
            .stated(.notified),
        ])
        response.episodeEndsAfter = random.pick([
            .unstated, .stated(0), .stated(Int64(random.below(72)) * hour),
        ])
        response.rungs[0].who = random.pick([
            .stated(["carland"]), .unstated, .either([["carland"], ["arland"]]),
            .either([["carland"], ["carland", "borland"]]),
        ])
        response.rungs[0].standDown = random.pick([nil, nil, .stoppedFor(seconds: 48 * hour)])
        response.rungs[2].condition = random.pick([
            response.rungs[2].condition, .count(atLeast: 2, withinSeconds: nil), .killed(atLeast: 4),
            .places(atLeast: 2), .expandedAttack(.unstated), .not(.actsInclude(["shelling"])),
            .any([.injured(atLeast: 3), .continuesAfter("inspection")]),
        ])
    }
}
