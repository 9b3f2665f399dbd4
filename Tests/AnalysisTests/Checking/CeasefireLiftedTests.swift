import AgreementLanguage
import CeasefireModel
import Evaluation
import Testing

@testable import Analysis

/// Permissions that take the ceasefire away, and those for which permissions are written.
@Suite("Permissions that lift the ceasefire")
struct CeasefireLiftedTests {
    private static func permission(
        to: String = "[east]", acts: String = "any-attack", place: String = "anywhere",
        until: String = "never",
        notice: String = "none"
    ) -> String {
        """
        permission: drill
        lifts: [fire-ceases]
        to: \(to)
        permits: {acts: \(acts)}
        where: \(place)
        during: {from: fire-ceases.started, until: \(until)}
        notice: \(notice)
        """
    }

    private static func found(_ permission: String) throws -> (check: DraftCheck, flaw: Flaw?) {
        let check = try LoopholeDetailTests.check(
            LoopholeDetailTests.provision(), permission, LoopholeDetailTests.response(when: "first-breach"))
        return (check, check.flaws.first { $0.rule == .ceasefireLifted })
    }

    @Test("one side may attack for ever, unannounced: grave; its strikes break nothing, and the answer does")
    func oneSide() throws {
        let (_, flaw) = try Self.found(Self.permission())
        let told = try #require(flaw)
        #expect(told.id == "ceasefire-lifted drill" && told.severity == .grave)
        #expect(
            told.message
                == "drill lets East do what fire-ceases forbids, by shelling, wherever it holds, for as long as it holds; West has no such permission."
        )
        let example = try #require(told.counterexample)
        #expect(example.isConfirmed && example.shows == "East has broken nothing; West has")
        // A place that nobody drew would hide that nobody said where: only the parties can say it.
        #expect(told.mend?.edits == [])
        #expect(
            told.mend?.noEdits
                == "needs a decision of the parties: who may do what in spite of the ceasefire, where, and after what notice"
        )
    }

    @Test("both sides may attack: it is no better; one that ends before the ceasefire is less grave")
    func bothSides() throws {
        let both = try #require(try Self.found(Self.permission(to: "[east, west]")).flaw)
        #expect(both.severity == .grave && !both.message.contains("no such permission"))
        let ending = try #require(try Self.found(Self.permission(until: "2030-02-01T00:00")).flaw)
        #expect(ending.severity == .serious && !ending.message.contains("for as long as it holds"))
    }

    @Test("notice alone does not keep it from being one")
    func notice() throws {
        let flaw = try #require(try Self.found(Self.permission(notice: "{to: [west], before: 48h}")).flaw)
        #expect(flaw.message.contains("once it has said so beforehand"))
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed && example.events.contains { $0.words.contains("gives notice of drill") })
    }

    @Test(
        "a drill on a training ground, a flight, a step over the line are none",
        arguments: [
            permission(place: "[Stony Heath]", notice: "{to: [west], before: 48h}"),
            permission(to: "[east, west]", place: "[Stony Heath]"), permission(acts: "[overflight]"),
            permission(acts: "[incursion]"),
        ])
    func drills(permission: String) throws {
        #expect(try Self.found(permission).flaw == nil)
    }

    @Test("an assault on the other side's army is war: that no town may be hit is no limit")
    func military() throws {
        let flaw = try #require(
            try Self.found(
                Self.permission(to: "[east, west]", acts: "[air-strike, ground-assault], against: military")
            ).flaw)
        #expect(flaw.severity == .grave && flaw.message.contains("at the other side's forces"))
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed)
        #expect(Set(example.record.reports.map(\.target)) == ["military"])
        // What hits neither an army nor anybody else is a drill.
        #expect(try Self.found(Self.permission(acts: "[shelling], against: other")).flaw == nil)
    }

    @Test(
        "one side alone may shell a town, at whatever it likes and unannounced: serious, be it one town only")
    func oneTown() throws {
        let flaw = try #require(try Self.found(Self.permission(place: "[Stony Bridge]")).flaw)
        #expect(flaw.severity == .serious && flaw.message.contains("in Stony Bridge"))
        #expect(flaw.message.contains("West has no such permission"))
        let example = try #require(flaw.counterexample)
        #expect(example.isConfirmed && example.shows == "East has broken nothing; West has")
        #expect(Set(example.record.reports.map(\.place.region)) == ["Stony Bridge"])
    }
}
