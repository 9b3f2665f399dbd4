import AgreementLanguage
import CeasefireModel
import Evaluation
import Testing

@testable import Analysis

/// What stands beside a ladder, duties, a quota, readings, a zone, hides no trap in it: everybody does besides what the text asks.
@Suite("Traps beside duties, quotas and readings")
struct PlantedTrapTests {
    private static func check(_ base: PlantedTraps.Base, _ trap: PlantedTraps.Trap?) throws -> DraftCheck {
        let text = PlantedTraps.text(base, trap)
        let read = Draft.read(
            file: "truce.md", documents: ["truce.md": Array(text.utf8)], zones: EasternZone())
        #expect(read.diagnostics.filter { $0.severity == .error }.map(\.message) == [], "\(base)")
        return DraftCheck(try #require(read.draft))
    }

    @Test("nothing is said of the truce as it is", arguments: PlantedTraps.Base.allCases)
    func sound(base: PlantedTraps.Base) throws {
        let check = try Self.check(base, nil)
        #expect(check.flaws.map { "\($0.id): \($0.message)" } == [])
        #expect(check.unconfirmed == [])
    }

    @Test(
        "every trap is found in every truce, and its timeline is borne out",
        arguments: PlantedTraps.Base.allCases)
    func planted(base: PlantedTraps.Base) throws {
        for trap in PlantedTraps.Trap.allCases {
            let check = try Self.check(base, trap)
            let found = check.flaws.filter { trap.findings.contains($0.id) }
            #expect(Set(found.map(\.id)) == trap.findings, "\(base), \(trap): \(check.flaws.map(\.id))")
            for flaw in found {
                #expect(flaw.counterexample?.isConfirmed == true, "\(base), \(trap): \(flaw.id)")
            }
            #expect(check.unconfirmed == [], "\(base), \(trap)")
        }
    }

    @Test("whoever goes on shooting does besides what else it owes")
    func kept() throws {
        let check = try Self.check(.everyDuty, .rate)
        let example = try #require(check.flaws.first { $0.rule == .unpunishedRate }?.counterexample)
        let words = example.events.map(\.words)
        #expect(words.contains("The North does what mine-lists asks, in time"), "\(words)")
        #expect(words.contains("The South does what ridge asks, in time"), "\(words)")
        let deeds = example.replayed().readings.flatMap(\.deeds)
        #expect(!deeds.isEmpty && !deeds.contains { $0.state == .breached })
    }

    @Test("of acts of which some are tolerated, those above the quota are counted")
    func aboveQuota() throws {
        let check = try Self.check(.quota, .rate)
        let flaw = try #require(check.flaws.first { $0.rule == .unpunishedRate })
        #expect(flaw.message.contains("above the quota of fire-ceases"), "\(flaw.message)")
        let words = try #require(flaw.counterexample).events.map(\.words)
        #expect(
            words.contains { $0.hasPrefix("The North does what the quota of fire-ceases tolerates") },
            "\(words)")
    }

    @Test("a word that somebody may say besides is taken for granted not to be said")
    func unsaid() throws {
        let check = try Self.check(.certified, .rate)
        let flaw = try #require(check.flaws.first { $0.rule == .unpunishedRate })
        #expect(
            flaw.message.hasSuffix("as long as The observer mission does not certify grave-breach."),
            "\(flaw.message)")
    }

    @Test("what a search finds and no replay bears out stands among the limits")
    func toldAmongLimits() throws {
        struct Searching: Rule {
            static let page = RulePage(
                id: .unpunishedRate, kind: .loophole, title: "", looksFor: "", matters: "", bad: "", good: "")
            func flaws(in draft: Draft) -> [Flaw] {
                draft.effort.leaveUnconfirmed("ladder")
                return []
            }
        }
        let draft = try Self.check(.ladderAlone, nil).draft
        let check = DraftCheck(draft, rules: [Searching()])
        #expect(check.unconfirmed == [.init(rule: .unpunishedRate, subject: "ladder")])
        #expect(
            check.limits.contains(
                "Found by the search, and not confirmed by a replay: unpunished-rate ladder."))
    }
}
