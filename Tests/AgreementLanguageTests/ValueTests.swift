import AgreementLanguage
import CeasefireModel
import Testing

@Suite("What is written becomes the value that is meant")
struct ValueTests {
    private let terms = [
        "open-term: start\ntype: instant", "open-term: pause\ntype: duration", "open-term: area\ntype: place",
        "open-term: bound\ntype: parties", "open-term: spared\ntype: targets",
    ]

    private func provision(_ keys: String) throws -> Provision {
        let block = "provision: p\n" + keys
        let text = smallFrontMatter + (terms + [block]).map { "```truce\n\($0)\n```\n" }.joined()
        let compiled = compile(text)
        return try #require(compiled.agreement?.provisions.first, "\(rendered(compiled.errors))")
    }

    private func reading(_ values: String) throws -> [TermName: Value<TermValue>] {
        let text =
            smallFrontMatter
            + (terms + ["reading: r\nvalues: " + values]).map { "```truce\n\($0)\n```\n" }.joined()
        let compiled = compile(text)
        return try #require(compiled.agreement?.readings.first?.values, "\(rendered(compiled.errors))")
    }

    @Test("Lengths of time")
    func durations() throws {
        let lengths: [(String, Int64)] = [
            ("24h", 86_400), ("90min", 5_400), ("7d", 604_800), ("2w", 1_209_600), ("30s", 30), ("0h", 0),
            ("1d 12h", 129_600), ("3 d 18 h", 324_000), ("PT24H", 86_400), ("P7D", 604_800),
            ("P2W", 1_209_600),
            ("P1DT12H", 129_600), ("PT1H30M", 5_400), ("PT45S", 45),
        ]
        for (text, seconds) in lengths {
            #expect(
                try reading("{pause: \(text)}")["pause"] == .stated(.duration(seconds: seconds)), "\(text)")
        }
    }

    @Test("Moments")
    func instants() throws {
        let moments: [(String, String)] = [
            ("2026-03-01T06:00", "2026-03-01T04:00Z"), ("2026-07-01T06:00", "2026-07-01T03:00Z"),
            ("2026-03-01T06:00Z", "2026-03-01T06:00Z"), ("2026-03-01T06:00+05:30", "2026-03-01T00:30Z"),
            ("2026-03-01 06:00", "2026-03-01T04:00Z"), ("2026-03-01T24:00", "2026-03-01T22:00Z"),
            ("2026-03-01T06:00 + 1d", "2026-03-02T04:00Z"), ("2026-03-01T06:00Z - 1d 12h", ""),
        ]
        for (text, utc) in moments where !utc.isEmpty {
            guard case .stated(.instant(let expression)) = try reading("{start: \(text)}")["start"],
                case .instant(let instant) = expression.base
            else {
                Issue.record("\(text) is no moment")
                continue
            }
            #expect(instant.utcText == utc, "\(text)")
        }
        let p = try provision(
            "binds: north\nprohibits: {acts: any}\nduring: {from: start - 12h, until: start + 1d - 30min}\nstandard-of-proof: unstated"
        )
        #expect(p.from == .stated(InstantExpression(base: .term("start"), plusSeconds: -43_200)))
        #expect(p.until == .stated(InstantExpression(base: .term("start"), plusSeconds: 84_600)))
    }

    @Test("A day is as long as the clocks of the zone made it")
    func dates() throws {
        let text = smallFrontMatter + "```truce\nreading: r\nas-of: 2026-03-29\nvalues: {}\n```\n"
        let asOf = try #require(compile(text).agreement?.readings.first?.asOf)
        #expect(asOf.earliest.utcText == "2026-03-28T22:00Z")
        #expect(asOf.lengthSeconds == 23 * 3_600)
    }

    @Test("What YAML would guess at reaches an agreement letter for letter")
    func letterForLetter() throws {
        let compiled = compile(
            smallFrontMatter.replacing("north: The North", with: "no: 1e3, on: 0o17")
                + "```truce\nexemption: 15.30\ntext: no\n```\n")
        let agreement = try #require(compiled.agreement, "\(rendered(compiled.errors))")
        #expect(agreement.actors.first { $0.id == "no" }?.name == "1e3")
        #expect(agreement.actors.first { $0.id == "on" }?.name == "0o17")
        #expect(agreement.exemptions.first?.name == "15.30")
        #expect(agreement.exemptions.first?.text == "no")
    }

    @Test("Unstated, either, any and open terms stand wherever a value can")
    func everywhere() throws {
        let p = try provision(
            """
            binds: bound
            prohibits: {acts: unstated, against: spared, with: {either: [any, [drone]]}}
            where: area
            during: unstated
            standard-of-proof: {either: [reasonable-grounds, clear-and-convincing]}
            """)
        #expect(p.binds == .term("bound"))
        #expect(p.acts == .unstated)
        #expect(p.targets == .term("spared"))
        #expect(p.weapons == .either([.any, .only(["drone"])]))
        #expect(p.place == .term("area"))
        #expect(p.from == .unstated && p.until == .unstated)
        #expect(p.standard == .either([.reasonableGrounds, .clearAndConvincing]))
    }

    @Test("What a provision does not say does not restrict")
    func omitted() throws {
        let p = try provision(
            "binds: north\nprohibits: {acts: shelling}\nduring: unstated\nstandard-of-proof: unstated")
        #expect(p.binds == .stated(["north"]))
        #expect(p.acts == .stated(.only(["shelling"])))
        #expect(p.targets == .stated(.any))
        #expect(p.weapons == .stated(.any))
        #expect(p.place == .stated(.anywhere))
        #expect(p.exemptions == .stated([]))
    }

    @Test("A reading may give a term by naming another of its type")
    func aliases() throws {
        let text =
            smallFrontMatter
            + [
                "open-term: one\ntype: targets", "open-term: two\ntype: targets",
                "open-term: three\ntype: targets",
            ]
            .map { "```truce\n\($0)\n```\n" }.joined()
            + "```truce\nreading: r\nvalues: {one: two, two: energy, three: one}\n```\n"
        let values = try #require(compile(text).agreement?.readings.first?.values)
        #expect(values["three"] == .stated(.targets(.only(["energy"]))))
    }

    @Test("Floors and ceilings that may each be one of several")
    func timings() throws {
        let text =
            smallFrontMatter
                + """
                ```truce
                provision: p
                binds: north
                prohibits: {acts: any}
                during: unstated
                standard-of-proof: unstated
                ```
                ```truce
                response: r
                to: p
                breach-by: north
                clock-starts: unstated
                episode-ends-after: unstated
                rungs:
                  - {rung: a, when: first-breach, who: south, measure: m, within: {either: [24h, 48h]}, not-before: 12h}
                  - {rung: b, when: first-breach, who: south, measure: m, within: unstated}
                  - {rung: c, when: first-breach, who: south, measure: m, timing: unstated}
                ```

                """
        let rungs = try #require(compile(text).agreement?.responses.first?.rungs)
        #expect(
            rungs[0].timing
                == .either([
                    Timing(withinSeconds: 86_400, notBeforeSeconds: 43_200),
                    Timing(withinSeconds: 172_800, notBeforeSeconds: 43_200),
                ]))
        #expect(rungs[1].timing == .unstated)
        #expect(rungs[2].timing == .unstated)
    }
}
