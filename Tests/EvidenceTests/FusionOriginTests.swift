import CeasefireModel
import Evidence
import Geography
import TestSupport
import Testing

@Suite("One origin that lists two events means two")
struct FusionOriginTests {
    /// What the monitors saw at one training ground, as one line of their list.
    private static func seen(
        _ id: String, _ accused: ActorID, _ weapon: Weapon, at hours: Interval = span(9, 11),
        page: String = "", _ summary: String = "Weapons stood at the training ground near Ardo"
    ) -> Report {
        report(
            id, spot("Ardo"), hours, act: "weapon-present", weapons: [weapon], target: "military",
            accused: [accused], by: "Monitoring mission", url: page, summary)
    }

    @Test("weapons of two parties at one place are two findings, however alike the lines read")
    func twoParties() {
        let lines = [Self.seen("R1", "red", "howitzer"), Self.seen("R2", "blue", "howitzer")]
        #expect(groups(lines) == [["R1"], ["R2"]])
    }

    @Test("a third report that fits both does not bring them together")
    func throughAThird() {
        var vague = (3...8).map { number in
            report(
                "R\(number)", spot("Ardo"), span(8, 12), act: "weapon-present", target: "military",
                accused: [], "Weapons stood at the training ground near Ardo, says outlet \(number)")
        }
        vague.append(Self.seen("R1", "red", "howitzer"))
        vague.append(Self.seen("R2", "blue", "howitzer"))
        let found = groups(vague)
        let (first, second) = (
            found.first { $0.contains("R1") }, found.first { $0.contains("R2") }
        )
        #expect(first != second)
        #expect(found.contains { $0.count > 5 }, "the others still fuse: \(found)")
    }

    @Test("each side's accusation of the other may be one event, told through one outlet")
    func eachSidesAccusation() {
        var ours = Self.seen("R1", "red", "howitzer")
        var theirs = Self.seen("R2", "blue", "howitzer")
        (ours.claimant, theirs.claimant) = ("blue", "red")
        (ours.killed, theirs.killed) = (4, 4)
        #expect(groups([ours, theirs]) == [["R1", "R2"]])
    }

    @Test(
        "howitzers of 122 and of 152 mm are two; of 122 mm told again one",
        arguments: ["Monitoring mission", ""])
    func calibres(origin: String) {
        var lines = [
            Self.seen("R1", "red", "122 mm howitzer"), Self.seen("R2", "red", "152 mm howitzer"),
            Self.seen("R3", "red", "122mm howitzer"),
        ]
        for i in lines.indices { lines[i].attribution = origin }
        var audit = FusionAudit(reports: lines)
        let (same, other) = (audit.pair("R1", "R3")?.decibans, audit.pair("R1", "R2")?.decibans)
        #expect((other ?? .nan) < (same ?? .nan) - 5)
        if !origin.isEmpty { #expect(groups(lines) == [["R1", "R3"], ["R2"]]) }
    }

    @Test("two exact weapons count against, a general name beside an exact one does not")
    func weapons() {
        let others = (0..<12).map { number in
            report(
                "X\(number)", spot("Belkan", north: 300), span(9, 11), weapons: ["uav"],
                "Outlet \(number) told")
        }
        func score(_ one: Weapon, _ two: Weapon) -> Double {
            let lines = [Self.seen("R1", "red", one), Self.seen("R2", "red", two)]
            var audit = FusionAudit(reports: lines + others)
            return audit.pair("R1", "R2")?.decibans ?? .nan
        }
        #expect(score("mortar", "tank") < score("uav", "shahed") - 1)
        #expect(score("missile", "cruise missile") >= score("uav", "shahed"))
    }

    @Test("hours told exactly, and apart, are two events; an update within the hour is one")
    func hours() {
        let lines = [
            Self.seen("R1", "red", "mortar", at: span(8, 9)),
            Self.seen("R2", "red", "mortar", at: span(11, 12)),
        ]
        #expect(groups(lines) == [["R1"], ["R2"]])
        var later = lines[0]
        later.id = "R3"
        later.url = "https://example.org/update"
        (later.killed, later.summary) = (2, "Two died of it: weapons at the training ground near Ardo")
        #expect(groups([lines[0], later]) == [["R1", "R3"]])
    }

    @Test("two items of one post are two events; the same told in two posts is one")
    func onePost() {
        let page = "https://example.org/daily"
        let items = [
            Self.seen("R1", "red", "mortar", page: page, "A mortar stood in the orchard near Ardo"),
            Self.seen("R2", "red", "mortar", page: page, "A mortar stood behind the orchard near Ardo"),
        ]
        #expect(groups(items) == [["R1"], ["R2"]])
        var again = items[1]
        again.url = "https://example.org/update"
        #expect(groups([items[0], again]) == [["R1", "R2"]])
    }

    @Test("swapping the parties changes nothing")
    func mirrored() {
        let lines = [
            Self.seen("R1", "red", "howitzer"), Self.seen("R2", "blue", "howitzer"),
            Self.seen("R3", "red", "howitzer"),
        ]
        let mirrored = lines.map { line in
            var line = line
            line.accused = line.accused.map { $0 == "red" ? "blue" : "red" }
            return line
        }
        #expect(groups(lines) == groups(mirrored) && groups(lines) == [["R1", "R3"], ["R2"]])
    }
}
