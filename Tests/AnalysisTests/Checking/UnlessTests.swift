import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// A rung that is called for unless somebody says, or does, something.
@Suite("Unless somebody says so")
struct UnlessTests {
    private static func check(_ unless: String) throws -> DraftCheck {
        try ValleyTruce.check(
            [ValleyTruce.duty("silence: breach")],
            [
                ValleyTruce.answersDuty,
                (
                    "when: {count: {at-least: 3, within: 30d}}",
                    "when: {all: [{count: {at-least: 3, within: 30d}}, {not: \(unless)}]}"
                ),
            ])
    }

    @Test(
        "three breaches call for sanctions unless the duty is done, an accident is certified, or the mission decides otherwise",
        arguments: [
            "{performed: pull-back}", "{certified: {what: accident, by: [mission]}}",
            "{decided: {what: otherwise, by: [mission], within: 5d, otherwise: no}}",
            "{breach-found: {of: [free-passage], by: [mission]}}",
        ])
    func reachable(unless: String) throws {
        let check = try Self.check(unless)
        let graves = check.flaws.filter { $0.severity == .grave }.map(\.id)
        #expect(graves == [], "\(unless)")
        #expect(check.unconfirmed == [], "\(unless)")
    }

    @Test("what must be said and must not be said can never be")
    func both() throws {
        let word = "{certified: {what: accident, by: [mission]}}"
        let check = try ValleyTruce.check(
            [],
            [("when: {count: {at-least: 3, within: 30d}}", "when: {all: [\(word), {not: \(word)}]}")])
        #expect(check.flaws.contains { $0.id == "rung-unreachable ladder/sanctions" })
        // It may stand in two ways of which each asks for something else.
        let ways = try ValleyTruce.check(
            [],
            [
                (
                    "when: {count: {at-least: 3, within: 30d}}",
                    "when: {any: [\(word), {all: [{count: {at-least: 3, within: 30d}}, {not: \(word)}]}]}"
                )
            ])
        #expect(!ways.flaws.contains { $0.rule == .rungUnreachable })
    }
}
