import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// Edits that would open the next gap bring along what closes it.
@Suite("What mends bring along")
struct MendsBroughtAlongTests {
    /// What is found after the mend of a flaw that was not found before, slight things apart.
    private static func opened(_ id: String, _ check: DraftCheck) throws -> (flaw: Flaw, opened: [String]) {
        let flaw = try LoopholeDetailTests.flaw(id, check)
        let edits = try #require(flaw.mend?.edits)
        #expect(!edits.isEmpty, "\(id): \(flaw.mend?.noEdits ?? "")")
        let mended = DraftCheck(try #require(check.draft.edited(edits)))
        let before = Set(check.flaws.map(\.id))
        #expect(!mended.flaws.contains { $0.id == id })
        return (flaw, mended.flaws.filter { $0.severity != .slight && !before.contains($0.id) }.map(\.id))
    }

    @Test(
        "a panel that one member can stop decides by a majority of those who must come, not of whoever comes",
        arguments: ["unanimity", "{at-least: 4}"])
    func panel(vote: String) throws {
        let check = try ValleyTruce.check(
            ["body: panel\nname: The Panel\nmembers: [north, south, host, mission]\nvote: \(vote)"],
            [("found-by: [mission]", "found-by: [panel]")])
        let (flaw, opened) = try Self.opened("veto ladder", check)
        #expect(flaw.mend?.edits.contains { $0.text.contains("quorum: 3") } == true)
        #expect(opened == [])
    }

    @Test("a ceasefire without an end is watched without an end")
    func access() throws {
        let check = try ValleyTruce.check(
            [],
            [
                (
                    "prohibits: {acts: any-attack}\nwhere: anywhere\nduring: {from: 2027-03-01T06:00, until: 2028-03-01T06:00}",
                    "prohibits: {acts: any-attack}\nwhere: anywhere\nduring: {from: 2027-03-01T06:00, until: unstated}"
                )
            ])
        let (flaw, opened) = try Self.opened("no-end fire-ceases", check)
        #expect(flaw.mend?.edits.filter { $0.text == "never" }.count == 2)
        #expect(opened == [])
    }

    @Test("whoever is to find is given the time to find: the clocks count from the finding")
    func time() throws {
        let check = try ValleyTruce.check(
            [], [("clock-starts: found\nfound-by: [mission]\n", "clock-starts: occurred\n")])
        for id in ["nobody-decides ladder", "single-false-report ladder/finder"] {
            #expect(try Self.opened(id, check).opened == [], "\(id)")
        }
    }
}
