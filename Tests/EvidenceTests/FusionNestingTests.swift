import CeasefireModel
import Evidence
import Testing

@Suite("Parts and wholes")
struct FusionNestingTests {
    let strike = report(
        "R1", spot("Landia", km: 400), span(-6, 6), act: "missile-strike", weapons: ["missile", "uav"],
        count: 521, target: "energy", "71 missiles and 450 drones were launched")
    let plant = report(
        "R2", spot("Belkan", north: 200), span(-6, 6), act: "missile-strike", weapons: ["missile"],
        target: "heating-water", "The heat plant was hit")

    func parents(_ reports: [Report], _ decisions: FusionDecisions = FusionDecisions()) -> [String: String] {
        var parents: [String: String] = [:]
        for incident in Fusion().incidents(from: reports, decisions: decisions) {
            if let parent = incident.parent { parents[incident.id.text] = parent.text }
        }
        return parents
    }

    @Test("a countrywide strike contains the hit on one plant, and says why")
    func massStrike() {
        let found = Fusion().incidents(from: [strike, plant])
        #expect(found.count == 2)
        #expect(found[1].parent == "I-R1")
        #expect(
            found[1].reasons == [
                "Part of I-R1: within its interval and its place (201 km from the middle of Landia, "
                    + "which has a radius of 400 km); both accuse red."
            ])
    }

    @Test("what the other side did is no part of it, nor what nobody is accused of")
    func otherSide() {
        var other = plant
        other.accused = ["blue"]
        #expect(parents([strike, other]).isEmpty)
        other.accused = []
        #expect(parents([strike, other]).isEmpty)
    }

    @Test("what happened before, after or elsewhere is no part of it")
    func outside() {
        var other = plant
        other.occurred = span(-6, 8)
        #expect(parents([strike, other]).isEmpty)
        other.occurred = span(-7, 7)
        #expect(parents([strike, other]) == ["I-R2": "I-R1"], "an hour either way is allowed")
        other = plant
        other.place = spot("Belkan", north: 600)
        #expect(parents([strike, other]).isEmpty)
        other = plant
        other.place.country = "Otherland"
        #expect(parents([strike, other]).isEmpty)
    }

    @Test("a part has no larger toll or count than its whole")
    func tolls() {
        var other = plant
        other.weaponCount = 600
        #expect(parents([strike, other]).isEmpty)
        var (whole, part) = (strike, plant)
        (whole.killed, part.killed) = (2, 3)
        #expect(parents([whole, part]).isEmpty)
        part.killed = 2
        #expect(parents([whole, part]).count == 1)
    }

    @Test("a tally of drones holds no artillery fire")
    func otherAct() {
        var (tally, fire) = (strike, plant)
        (tally.act, tally.weapons) = ("drone-strike", ["uav"])
        (fire.act, fire.weapons) = ("shelling", ["artillery"])
        #expect(parents([tally, fire]).isEmpty)
    }

    @Test("a vague place alone makes no whole")
    func vague() {
        let vague = report(
            "R1", spot("Landia North", km: 80), span(-6, 6), injured: 1, "A boy of ten was hurt")
        let hit = report("R2", spot("Belkan", north: 20), span(-6, 6), "A kiosk burned")
        #expect(parents([vague, hit]).isEmpty)
    }

    @Test("the smallest suitable whole wins, and wholes nest in wholes")
    func chain() {
        let region = report(
            "R3", spot("North", north: 180, km: 80, region: "North"), span(-6, 6), act: "missile-strike",
            weapons: ["missile", "uav"], count: 60, "60 missiles and drones over the region")
        var hit = plant
        hit.place.region = "North"
        #expect(parents([strike, hit, region]) == ["I-R2": "I-R3", "I-R3": "I-R1"])
        hit.place.region = "South"
        #expect(parents([strike, hit, region])["I-R2"] == "I-R1", "a region holds what is of that region")
    }

    @Test("a countrywide observation for part of the night is part of the night's strike")
    func partOfTheNight() {
        let tracked = report(
            "R2", spot("Landia", km: 400), span(-3, 0), act: "drone-strike", weapons: ["uav"],
            "Groups were tracked")
        #expect(parents([strike, tracked]) == ["I-R2": "I-R1"])
    }

    @Test("a decision nests what no rule would, and the rules do not undo it")
    func byDecision() {
        var other = plant
        other.accused = []
        let decisions = FusionDecisions(contains: [.init(whole: "R1", part: "R2")])
        #expect(parents([strike, other], decisions) == ["I-R2": "I-R1"])
        let more = report("R3", spot("Belkan", north: 200), span(-6, 6), "A garage burned")
        #expect(parents([strike, other, more], decisions)["I-R2"] == "I-R1")
    }

    @Test("decisions that go round in a circle: the earlier holds")
    func circle() {
        let decisions = FusionDecisions(contains: [
            .init(whole: "R2", part: "R1"), .init(whole: "R1", part: "R2"), .init(whole: "R1", part: "R9"),
        ])
        let found = Fusion().incidents(from: [strike, plant], decisions: decisions)
        #expect(found.map(\.parent) == ["I-R2", nil])
        #expect(found[1].reasons.contains("The decision that R1 contains R2 yields to an earlier one."))
    }
}
