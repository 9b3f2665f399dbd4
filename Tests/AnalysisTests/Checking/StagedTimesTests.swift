import AgreementLanguage
import CeasefireModel
import Testing

@testable import Analysis

/// Of a time in force only the half that is open is settled before something is played.
@Suite("When what is played holds")
struct StagedTimesTests {
    static func provision(_ during: String, name: String = "fire-ceases") -> String {
        """
        provision: \(name)
        binds: [east, west]
        prohibits: {acts: any-attack}
        during: \(during)
        standard-of-proof: clear-and-convincing
        """
    }

    static func stage(_ blocks: String...) throws -> Stage {
        let text = ExampleDocument.text(blocks)
        return try #require(Stage(try BudgetTests.draft(text)))
    }

    static func times(_ stage: Stage, _ name: ProvisionName = "fire-ceases") throws -> [Instant?] {
        let provision = try #require(stage.draft.provision(name))
        return [provision.from.instant, provision.until.instant]
    }

    static func at(_ day: Int64) -> Instant { Stage.beginningInUniversalTime + day * 86_400 }

    @Test("a stated start stays where only the end is open")
    func endOpen() throws {
        let stage = try Self.stage(Self.provision("{from: 2030-03-02T00:00, until: unstated}"))
        #expect(try Self.times(stage) == [Self.at(60), nil])
        #expect(stage.begins == Self.at(60))
        #expect(stage.given == ["fire-ceases has no end"])
    }

    @Test("a stated end stays where only the start is open, and the start lies before it")
    func startOpen() throws {
        let stage = try Self.stage(Self.provision("{from: unstated, until: 2030-03-02T00:00}"))
        #expect(try Self.times(stage) == [Self.at(30), Self.at(60)])
        #expect(stage.given == ["fire-ceases is in force from 2030-01-31T00:00Z on"])
    }

    @Test("what begins at no stated time begins with what does")
    func others() throws {
        let stage = try Self.stage(
            Self.provision("{from: 2030-03-02T00:00, until: never}"),
            Self.provision("unstated", name: "energy-spared"))
        #expect(try Self.times(stage, "energy-spared") == [Self.at(60), nil])
    }

    @Test("an end that is counted from an open start is as long after it as the text says")
    func counted() throws {
        let stage = try Self.stage(
            "open-term: start\ntype: instant", Self.provision("{from: start, until: start + 30d}"))
        #expect(try Self.times(stage) == [Self.at(0), Self.at(30)])
        #expect(
            stage.given == [
                "fire-ceases is in force from 1 January 2030 on", "fire-ceases ends 30 d after it began",
            ])
    }

    @Test("days are counted by the clocks of the draft")
    func zone() throws {
        let text = ExampleDocument.text([
            "open-term: start\ntype: instant", Self.provision("{from: start, until: start + 30d}"),
        ]).replacing("time-zone: UTC", with: "time-zone: Europe/Kyiv")
        let read = Draft.read(file: "a.md", documents: ["a.md": Array(text.utf8)], zones: MachineZones())
        let draft = try #require(read.draft)
        let stage = try #require(Stage(draft))
        #expect(try Self.times(stage) == [Self.at(0) - 7_200, Self.at(30) - 7_200])
    }

    @Test("where readings give it, the time that lies within all of them is played")
    func readings() throws {
        let stage = try Self.stage(
            "open-term: start\ntype: instant", Self.provision("{from: start, until: start + 30d}"),
            "reading: early\nvalues: {start: 2030-01-11T00:00}",
            "reading: late\nvalues: {start: 2030-01-16T00:00}")
        #expect(try Self.times(stage) == [Self.at(15), Self.at(40)])
    }

    @Test("an open start is told once, with the end that is counted from it")
    func toldOnce() throws {
        let text = ExampleDocument.text([
            "open-term: start\ntype: instant", Self.provision("{from: start, until: start + 30d}"),
        ])
        let flaws = try RulePageTests.check(text).flaws
        #expect(!flaws.contains { $0.rule == .noEnd })
        let start = try #require(flaws.first { $0.rule == .noStartHour })
        #expect(
            start.message
                == "Nothing says when fire-ceases begins, nor so when it ends: that is counted from the start."
        )
    }
}
