import CeasefireModel
import Foundation
import Synchronization
import Testing

@testable import TruceCommands

/// What a reader of many findings sees: each thing once, and nothing left out for good.
@Suite("truce check, as people read it")
struct CheckReadingTests {
    static let points = "Agreements/twenty-eight-points-2025/agreement.md"

    /// The check of a long plan, which several tests look at.
    private static let checked = Task { await CommandHarness().run("check", points, "--out", "out") }

    private func findings(_ text: String) throws -> [[String: Any]] {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        return try #require(object?["findings"] as? [[String: Any]])
    }

    @Test("findings of one rule share a heading, and every one of them is still told of everywhere")
    func groups() async throws {
        let outcome = await Self.checked.value
        let found = try findings(
            String(decoding: try #require(outcome.files["out/check.json"]), as: UTF8.self))
        let page = String(decoding: try #require(outcome.files["out/check.html"]), as: UTF8.self)
        let flat = outcome.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for finding in found {
            let message = try #require(finding["message"] as? String)
            #expect(flat.contains(message.split(separator: " ").joined(separator: " ")), "\(message)")
            #expect(page.contains(Self.escaped(message)), "\(message)")
            let story = try #require(finding["story"] as? String)
            #expect(page.contains(Self.escaped(story)), "\(story)")
        }
        // A heading for each rule and severity, and no more.
        let kinds = Set(found.map { "\($0["severity"] ?? "") \($0["rule"] ?? "")" })
        let headings = outcome.out.split(separator: "\n").count { line in
            ["grave: ", "serious: ", "slight: "].contains { line.hasPrefix($0) }
        }
        #expect(headings == kinds.count)
        #expect(outcome.out.split(separator: "\n").count < 1_300)
    }

    @Test("prose alone is told what its blocks must say, and that no timeline was played")
    func prose() async throws {
        var harness = CommandHarness()
        harness.extra["prose.md"] = """
            ---
            truce: 1
            title: Words
            time-zone: UTC
            parties: {east: East, west: West}
            ---

            # Fire ceases

            The parties shall cease fire tomorrow.
            """
        let out = await harness.run("check", "prose.md").out
        let flat = out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(flat.contains("Searched in the words alone") && !flat.contains("Searched within"))
        for asked in ["from when and until when", "who finds a breach", "how sure one must be"] {
            #expect(flat.contains(asked), "\(asked)")
        }
        #expect(flat.contains("no edit: needs a decision of the parties"))
    }

    @Test("one moment is told in one way: by the clocks of the draft")
    func moments() async throws {
        let found = try findings(await CommandHarness().run("check", Self.points, "--json").out)
        for finding in found {
            for key in ["message", "story", "mend"] {
                let parts = (finding[key] as? String ?? "").split(
                    separator: "`", omittingEmptySubsequences: false)
                for (i, part) in parts.enumerated() where i % 2 == 0 {
                    #expect(!part.contains(#/\dT\d\d:\d\d/#), "\(part)")
                }
            }
        }
    }

    @Test("an edit that mends is shown with the lines that it takes out and puts in")
    func edits() async throws {
        var harness = CommandHarness()
        harness.extra["draft.md"] = Self.draft(reading: false).replacing(
            "standard-of-proof: clear-and-convincing", with: "standard-of-proof: unstated")
        let outcome = await harness.run("check", "draft.md")
        #expect(outcome.out.contains("      - standard-of-proof: unstated\n      + standard-of-proof: "))
    }

    @Test("what lies in a document that the draft uses is told apart from the draft's own")
    func used() async throws {
        var harness = CommandHarness()
        harness.extra["plan.md"] = try String(
            contentsOf: CommandHarness.root.appending(path: CheckCommandTests.plan), encoding: .utf8)
        harness.extra["truce.md"] = Self.using
        let outcome = await harness.run("check", "truce.md", "--out", "out")
        #expect(outcome.status == 1, "\(outcome.err)")
        let heading =
            "From the document it uses: Multi-tiered response, as reported on 3 February 2026 (plan.md)"
        let flat = outcome.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let parts = flat.components(separatedBy: heading)
        #expect(parts.count == 2 && !parts[0].contains("clock-without-anchor"))
        #expect(parts.last?.contains("clock-without-anchor") == true)
        #expect(flat.contains("of them from documents that the draft uses."))
        let page = String(decoding: try #require(outcome.files["out/check.html"]), as: UTF8.self)
        #expect(page.contains("From the document it uses: Multi-tiered response"))
    }

    @Test("articles in another language are not told that they say nothing in English")
    func otherLanguage() async throws {
        var harness = CommandHarness()
        harness.extra["accord.md"] = """
            ---
            truce: 1
            title: Accord de cessez-le-feu
            time-zone: UTC
            parties: {east: Est, west: Ouest}
            guarantors: {guarantor: Garant}
            ---

            # Preambule

            Les parties, profondement attristees par les souffrances que la guerre a causees aux populations civiles, et resolues a
            retablir la paix dans toute la region, sont convenues de ce qui suit, sans prejudice de leurs positions de principe.

            # Article 1

            Le feu cesse, et aucune des deux parties ne tire sur les troupes de l'autre.

            ```truce
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: clear-and-convincing
            ```

            # Article 2

            ```truce
            response: ladder
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: occurred
            episode-ends-after: 60d
            rungs:
              - {rung: avertissement, when: {count: {at-least: 3, within: 7d}}, who: [guarantor], measure: un avertissement, within: 24h}
            ```
            """
        let outcome = await harness.run("check", "accord.md")
        let flat = outcome.out.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(flat.contains("The articles are not in English"), "\(outcome.out)\(outcome.err)")
        for rule in [
            "article-unverifiable", "no-late-evidence-rule", "no-counting-rule", "word-without-measure",
        ] {
            #expect(!flat.contains(rule))
        }
    }

    @Test("the text says in which language words were searched for")
    func limits() async throws {
        let outcome = await Self.checked.value
        #expect(outcome.out.contains("Words without a measure are known in English only"))
        let json = try #require(outcome.files["out/check.json"])
        let object = try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any]
        #expect((object?["limits"] as? [String])?.isEmpty == false)
    }

    @Test("a timeline takes for granted only what it speaks of")
    func given() async throws {
        let outcome = await Self.checked.value
        let json = try #require(outcome.files["out/check.json"])
        let text = try String(contentsOf: CommandHarness.root.appending(path: Self.points), encoding: .utf8)
        let provisions = text.matches(of: /provision: (\S+)/).map { String($0.1) }
        var taken = 0
        for finding in try findings(String(decoding: json, as: UTF8.self)) {
            guard let example = finding["counterexample"] as? [String: Any],
                let events = example["events"] as? [[String: Any]], let shows = example["shows"] as? String
            else { continue }
            let told = (events.compactMap { $0["words"] as? String } + [shows]).joined(separator: " ")
            for given in example["given"] as? [String] ?? [] {
                taken += 1
                for name in provisions where given.contains(name) {
                    #expect(told.contains(name), "\(finding["subject"] ?? ""): \(given)")
                }
            }
        }
        #expect(provisions.count > 3 && taken > 3)
        // Nothing answers the breach, whatever is settled of clocks and episodes.
        let plan = try findings(
            await CommandHarness().run("check", CheckCommandTests.plan, "--json").out)
        let unanswered = plan.first { $0["rule"] as? String == "breach-unanswered" }
        let example = try #require(unanswered?["counterexample"] as? [String: Any])
        #expect((example["given"] as? [String])?.isEmpty == true)
    }

    // MARK: truce survey

    @Test("a folder stands for the agreements in it, and one that holds none is told of")
    func survey() async {
        let one = await CommandHarness().run("survey", "Tests/AnalysisTests/Checking/Sound", "--json")
        #expect(
            one.status == 0 && one.out.contains("\"file\": \"Tests/AnalysisTests/Checking/Sound/quota.md\""))
        let slash = await CommandHarness().run("survey", "Tests/AnalysisTests/Checking/Sound/", "--json")
        #expect(slash.out == one.out)
        let examples = await CommandHarness().run("survey", "Examples", "--json")
        #expect(examples.status == 0 && examples.out.contains("Examples/energy-truce-2026/energy-truce.md"))
        let none = await CommandHarness().run("survey", "Scripts")
        #expect(none.status == 2 && none.err.contains("Scripts holds no agreement"))
        let missing = await CommandHarness().run("survey", "nowhere.md")
        #expect(missing.status == 2 && missing.err.contains("nowhere.md"))
    }

    @Test("the table of a survey fits a terminal of a hundred columns, and parts no word without a hyphen")
    func surveyWidth() async {
        let table = await CommandHarness().run("survey", "Tests/AnalysisTests/Checking/Sound").out
        #expect(table.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(table.contains("Moni-") && table.contains("tored") && table.contains("Unan-"))
    }

    @Test("a prohibition tells its acts from its place, and a clock from a finding tells whose")
    func obligations() async throws {
        var harness = CommandHarness()
        harness.extra["draft.md"] = Self.twoPlaces
        let out = await harness.run("obligations", "draft.md", "--json").out
        #expect(out.contains("; where: Border Province"), "\(out)")
        #expect(out.contains("counted from the finding by the Mission"), "\(out)")
    }

    private static let twoPlaces = """
        ---
        truce: 1
        title: Two places
        time-zone: UTC
        parties: {east: East, west: West}
        observers: {mission: the Mission}
        ---

        # Fire ceases

        ```truce
        provision: fire-ceases
        binds: [east, west]
        prohibits: {acts: [shelling, small-arms-fire]}
        where: [Border Province]
        during: {from: 2030-01-01T00:00, until: never}
        standard-of-proof: clear-and-convincing
        ```

        ```truce
        response: protest
        to: fire-ceases
        breach-by: [east, west]
        clock-starts: found
        found-by: [mission]
        episode-ends-after: 30d
        rungs:
          - rung: note
            when: first-breach
            who: [mission]
            measure: a note
            within: 24h
        ```
        """

    // MARK: truce diff

    static let readings = [true, false]

    @Test("a mark before the first letter of a file changes nothing", arguments: readings)
    func byteOrderMark(reading: Bool) async throws {
        var harness = CommandHarness()
        harness.extra["plain.md"] = Self.draft(reading: reading)
        harness.extra["marked.md"] = "\u{FEFF}" + Self.draft(reading: reading)
        let (plain, marked) = (
            await harness.run("check", "plain.md", "--json"),
            await harness.run("check", "marked.md", "--json")
        )
        #expect(plain.out == marked.out.replacing("marked.md", with: "plain.md"))
        let diff = await harness.run("diff", "plain.md", "marked.md", "--json")
        #expect(diff.status == 0)
        #expect(diff.out.contains("\"opened\": []") && diff.out.contains("\"closed\": []"))
    }

    @Test("what a version does not touch is neither opened nor closed", arguments: readings)
    func untouched(reading: Bool) async throws {
        var harness = CommandHarness()
        harness.extra["with.md"] = Self.draft(reading: reading)
        harness.extra["without.md"] = Self.draft(reading: reading).replacing(
            "found-by: [mission]\n", with: "")
        let diff = await harness.run("diff", "with.md", "without.md", "--json")
        let object = try JSONSerialization.jsonObject(with: Data(diff.out.utf8)) as? [String: Any]
        let closed = try #require(object?["closed"] as? [[String: Any]])
        #expect(!closed.contains { $0["rule"] as? String == "readings-diverge" })
    }

    // MARK: progress

    @Test("progress is told only where work takes long, and is taken away")
    func progress() {
        let told = Told()
        let shell = Shell(
            read: { throw ShellError.unreadable(path: $0, why: "none") }, list: { _ in [] },
            write: { _, _ in }, out: { _ in }, err: { told.add($0) }, zones: FixedOffsetZones(),
            showsProgress: true)
        var quick = LateProgress(shell)
        quick.show("searching 10 %")
        #expect(told.text.isEmpty)
        quick.end()
        #expect(told.text.isEmpty)
        var slow = LateProgress(shell, patience: .zero)
        slow.show("searching 20 %")
        #expect(told.text.contains("searching 20 % ..."))
        slow.end()
        #expect(told.text.hasSuffix("\r\u{1B}[K"))
    }

    // MARK: Documents

    /// A truce with a relayed value, and one with two readings.
    private static func draft(reading: Bool) -> String {
        let beginning = reading ? "start" : "2030-01-01T00:00"
        let episode = reading ? "24h" : "{either: [24h, 72h]}"
        let readings = """
            ```truce
            open-term: start
            type: instant
            ```

            ```truce
            reading: as-east-says
            held-by: east
            values: {start: 2030-01-01T00:00}
            ```

            ```truce
            reading: as-west-says
            held-by: west
            values: {start: 2030-01-08T00:00}
            ```

            """
        return """
            ---
            truce: 1
            title: A draft
            time-zone: UTC
            parties: {east: East, west: West}
            observers: {mission: Mission}
            ---

            # Fire ceases

            ```truce
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: \(beginning), until: never}
            standard-of-proof: clear-and-convincing
            ```

            \(reading ? readings : "")# What follows

            ```truce
            response: warnings
            to: fire-ceases
            breach-by: [east, west]
            clock-starts: found
            found-by: [mission]
            episode-ends-after: \(episode)
            rungs:
              - {rung: warning, when: first-breach, who: [mission], measure: a warning, within: 24h}
              - rung: mission
                when: {count: {at-least: 3}}
                who: [mission]
                measure: a joint inspection
                timing: {either: [{within: 24h}, {within: 72h}]}
            ```

            """
    }

    /// A truce that puts the reported plan to work.
    private static let using = """
        ---
        truce: 1
        title: A truce that uses a plan
        time-zone: Europe/Kyiv
        parties: {russia: Russian Federation, ukraine: Ukraine}
        uses:
          - document: plan.md
            where: {cessation-of-hostilities: fire-ceases}
        ---

        # Fire ceases

        ```truce
        provision: fire-ceases
        binds: [russia, ukraine]
        prohibits: {acts: any-attack}
        during: {from: 2030-01-01T00:00, until: unstated}
        standard-of-proof: clear-and-convincing
        ```

        """

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }

    /// Collects what is told.
    private final class Told: Sendable {
        private let told = Mutex("")
        var text: String { told.withLock { $0 } }
        func add(_ text: String) { told.withLock { $0 += text } }
    }
}
