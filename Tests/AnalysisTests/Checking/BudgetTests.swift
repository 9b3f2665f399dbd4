import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// What a rule may spend is counted in steps, and where it does not suffice, that is told and nothing is claimed.
@Suite("The budget of a rule")
struct BudgetTests {
    /// A ladder of so many rungs, each of which counts breaches and places.
    static func ladder(rungs: Int) -> String {
        let higher = (2...rungs).map { i in
            "  - {rung: rung-\(i), when: {all: [{count: {at-least: \(2 * i - 1), within: \(24 * i)h}}, {places: {at-least: \(i)}}]}, who: [guarantor], measure: measure \(i), within: \(24 * i)h}"
        }
        let first =
            "  - {rung: rung-1, when: first-breach, who: [guarantor], measure: a warning, within: 24h}"
        return ExampleText.ladder(
            episodeEnds: "60d", rungs: ([first] + higher).joined(separator: "\n"))
    }

    static func draft(_ text: String) throws -> Draft {
        let read = Draft.read(
            file: "draft.md", documents: ["draft.md": Array(text.utf8)], zones: FixedOffsetZones())
        #expect(read.diagnostics.filter { $0.severity == .error } == [])
        return try #require(read.draft)
    }

    @Test("six rungs that count breaches and places are searched to the end, well within the budget")
    func sixRungs() throws {
        let check = DraftCheck(try Self.draft(Self.ladder(rungs: 6)))
        #expect(check.bounds.filter(\.isCutShort).map(\.rule) == [])
        let rate = try #require(check.bounds.first { $0.rule == .unpunishedRate })
        #expect(rate.words.contains("timelines of up to 12 breaches within 90 days"))
    }

    @Test("where the solver's steps run out that is told, and nothing is claimed that was not searched")
    func steps() throws {
        let budget = Effort.Budget(solverSteps: 1, plays: 100)
        let effort = Effort(budget)
        let draft = try Self.draft(Self.ladder(rungs: 4)).spending(effort)
        #expect(RungUnreachable().flaws(in: draft).isEmpty)
        #expect(effort.isCutShort)
        #expect(effort.bounds.last == "stopped after 1 steps of the solver: not searched further")
    }

    @Test("where timelines run out what was found before is kept, the same in every run")
    func plays() throws {
        // The provision alone: neither side's breach is answered.
        let text = ExampleText.document(ExampleText.fireCeases)
        let ways = try (1...2).map { _ in
            let effort = Effort(Effort.Budget(solverSteps: 1_000_000, plays: 1))
            let flaws = BreachUnanswered().flaws(
                in: try Self.draft(text).spending(effort))
            return (flaws.map(\.id), effort.bounds)
        }
        #expect(ways[0].0 == ["breach-unanswered fire-ceases/east"])
        #expect(ways[0].1 == ["stopped after 1 timelines: not searched further"])
        #expect(ways[0].0 == ways[1].0 && ways[0].1 == ways[1].1)
    }

    @Test("what was asked before costs as much as when it was first asked")
    func remembered() throws {
        let memory = SearchMemory()
        let draft = try Self.draft(Self.ladder(rungs: 3))
        let budgets = (1...2).map { _ in
            let effort = Effort(Effort.Budget(solverSteps: 30_000, plays: 100), memory: memory)
            _ = UnpunishedRate().flaws(in: draft.spending(effort))
            return effort.bounds
        }
        #expect(budgets[0] == budgets[1])
    }
}
