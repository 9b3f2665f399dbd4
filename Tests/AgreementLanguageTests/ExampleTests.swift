import AgreementLanguage
import CeasefireModel
import Testing

@Suite("The examples compile into what a diplomat reads in them")
struct ExampleTests {
    private let truce = "Examples/energy-truce-2026/energy-truce.md"
    private let plan = "Examples/enforcement-plan-2026/enforcement-plan.md"

    @Test("Neither example has an error or a warning")
    func soundness() throws {
        for path in [truce, plan] {
            let compiled = try compileExample(path)
            #expect(rendered(compiled.diagnostics.filter { $0.severity != .note }) == "")
            #expect(compiled.agreement != nil)
        }
    }

    @Test("The energy truce: who is named, what is forbidden, what is left open")
    func energyTruce() throws {
        let agreement = try #require(try compileExample(truce).agreement)
        #expect(agreement.title == "Energy truce of January-February 2026")
        #expect(agreement.file == truce)
        #expect(agreement.timeZone == "Europe/Kyiv")
        #expect(agreement.statementsFile == "statements.csv")
        #expect(agreement.parties == ["russia", "ukraine"])
        #expect(agreement.actors.map(\.id) == ["coalition", "russia", "ukraine", "united-states"])
        // A guarantor of the plan, but a mediator of the truce that uses it.
        #expect(agreement.actors.first { $0.id == "united-states" }?.role == .mediator)
        #expect(agreement.openTerms.map(\.name) == ["start", "end", "bound", "spared", "theatre"])
        let provision = try #require(agreement.provisions.first)
        #expect(provision.name == "energy-spared")
        #expect(provision.article == "2. Energy is spared")
        #expect(provision.binds == .term("bound"))
        #expect(provision.acts == .stated(.only(Vocabulary.strikes)))
        #expect(provision.targets == .term("spared"))
        #expect(provision.weapons == .stated(.any))
        #expect(provision.place == .term("theatre"))
        #expect(provision.from == .term("start"))
        #expect(provision.until == .term("end"))
        #expect(provision.exemptions == .stated([]))
        #expect(provision.standard == .unstated)
        #expect(provision.span == SourceSpan(file: truce, line: 49, column: 12, length: 13))
    }

    @Test("Kyiv counts a week from the night to 30 January")
    func kyiv() throws {
        let reading = try reading("kyiv")
        #expect(reading.heldBy == "ukraine")
        #expect(
            reading.asOf == Interval(spanning: try utc("2026-01-29T22:00Z"), try utc("2026-01-30T22:00Z")))
        let midnight = InstantExpression(base: .instant(try utc("2026-01-29T22:00Z")))
        #expect(reading.values["start"] == .stated(.instant(midnight)))
        let week = InstantExpression(base: .term("start"), plusSeconds: 7 * 86_400)
        #expect(reading.values["end"] == .stated(.instant(week)))
        #expect(reading.values["bound"] == .stated(.parties(["russia", "ukraine"])))
        #expect(reading.values["spared"] == .stated(.targets(.only(["energy", "heating-water", "oil-gas"]))))
        #expect(reading.values["theatre"] == .stated(.place(.anywhere)))
        #expect(reading.cites == ["T26-S019", "T26-S020", "T26-S022", "T26-S017", "T26-S055"])
    }

    @Test("The Kremlin says when it ends, where and for whom, but not when it began or what is spared")
    func kremlin() throws {
        let reading = try reading("kremlin")
        #expect(reading.values["start"] == .unstated)
        #expect(reading.values["spared"] == .unstated)
        let end = InstantExpression(base: .instant(try utc("2026-01-31T22:00Z")))
        #expect(reading.values["end"] == .stated(.instant(end)))
        #expect(reading.values["theatre"] == .stated(.place(.named(["Kyiv", "Kyiv City"]))))
        #expect(reading.note.hasPrefix("\"Until 1 February\" is taken as the start of that day;"))
    }

    @Test("The bloggers count from seven in the morning in Moscow, and speak for nobody")
    func bloggers() throws {
        let reading = try reading("bloggers")
        #expect(reading.heldBy == nil)
        let start = InstantExpression(base: .instant(try utc("2026-01-29T04:00Z")))
        #expect(reading.values["start"] == .stated(.instant(start)))
        #expect(reading.values["bound"] == .unstated)
    }

    @Test("The plan answers breaches of the truce that uses it")
    func response() throws {
        let agreement = try #require(try compileExample(truce).agreement)
        let response = try #require(agreement.responses.first)
        #expect(response.name == "multi-tiered")
        #expect(response.document == "Multi-tiered response, as reported on 3 February 2026")
        #expect(response.provisions == ["energy-spared"])
        #expect(response.breachBy == .stated(["russia"]))
        #expect(response.clockStarts == .unstated)
        #expect(response.episodeEndsAfter == .unstated)
        #expect(response.rungs.map(\.name) == ["warning", "halt", "coalition", "backstop"])
        #expect(response.rungs[0].timing == .stated(Timing(withinSeconds: 86_400)))
        #expect(response.rungs[0].who == .unstated)
        #expect(response.rungs[0].authorisedBy == nil)
        #expect(response.rungs[2].condition == .continuesAfter("warning"))
        #expect(response.rungs[2].timing == .unstated)
        #expect(response.rungs[3].condition == .expandedAttack(.unstated))
        #expect(
            response.rungs[3].timing
                == .either([Timing(notBeforeSeconds: 259_200), Timing(withinSeconds: 259_200)]))
        #expect(response.span.file == plan)
        let used = try #require(agreement.uses.first)
        #expect(used.path == "../enforcement-plan-2026/enforcement-plan.md")
        let alone = try #require(try compileExample(plan).agreement)
        #expect(used.meaningFingerprint == alone.meaningFingerprint)
        #expect(used.textFingerprint == alone.textFingerprint)
    }

    @Test("Articles that promise and are not given a meaning are told")
    func articles() throws {
        let compiled = try compileExample(truce)
        let agreement = try #require(compiled.agreement)
        #expect(
            agreement.articles.map(\.heading) == [
                "1. Duration", "2. Energy is spared", "3. Who decides", "Readings",
            ])
        #expect(agreement.articles.map(\.hasMeaning) == [true, true, false, true])
        #expect(agreement.articles[2].text.hasPrefix("Nothing was said of who establishes a breach"))
        #expect(!agreement.articles[0].text.contains("open-term"))
        #expect(compiled.diagnostics.filter { $0.code == "article-without-meaning" }.count == 3)
    }

    @Test("The plan alone waits for a truce to guard")
    func planAlone() throws {
        let compiled = try compileExample(plan)
        #expect(compiled.agreement?.responses.first?.provisions == ["cessation-of-hostilities"])
        #expect(compiled.diagnostics.map(\.code).contains("requirement-open"))
    }

    private func reading(_ name: ReadingName) throws -> Reading {
        let agreement = try #require(try compileExample(truce).agreement)
        return try #require(agreement.readings.first { $0.name == name })
    }

    private func utc(_ text: String) throws -> Instant {
        guard case .instant(let instant, _) = TimestampText(text) else {
            throw DocumentUnavailable(reason: "\(text) is not a moment")
        }
        return instant
    }
}
