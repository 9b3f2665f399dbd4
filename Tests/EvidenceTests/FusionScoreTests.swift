import CeasefireModel
import Evidence
import Testing

@Suite("One event or two")
struct FusionScoreTests {
    let town = spot("Ardo", km: 4)

    @Test("tolls of 12, 15 and 16 for one miners' bus are one event, and the disagreement is kept")
    func tolls() {
        let told = "A drone hit a bus with coal miners on the way home from their shift"
        let found = Fusion().incidents(from: [
            report(
                "R1", town, span(0, 24), act: "drone-strike", target: "civilian-vehicle", killed: 12, told),
            report(
                "R2", town, span(12, 18), act: "drone-strike", target: "civilian-vehicle", killed: 15, told),
            report("R3", town, span(0, 24), act: nil, killed: 16, "Miners died when drones struck their bus"),
        ])
        #expect(found.map(\.id) == ["I-R1"])
        #expect(found[0].reports == ["R1", "R2", "R3"])
        #expect(found[0].disagreements.map(\.field) == ["killed"])
        #expect(found[0].disagreements[0].answers.map(\.value) == ["12", "15", "16"])
        #expect(found[0].disagreements[0].answers[1].reports == ["R2"])
        #expect(found[0].reasons[0].hasPrefix("R1 and R2 score +"), "\(found[0].reasons)")
        #expect(found[0].reasons[0].contains("words in common"))
    }

    @Test("a hospital in the morning and houses in the afternoon of one town are two events")
    func twoHitsInADay() {
        #expect(
            groups([
                report(
                    "R1", town, span(8, 11), target: "medical", injured: 6, "A maternity ward caught fire"),
                report("R2", town, span(9, 11), target: "medical", injured: 6, "The maternity ward burned"),
                report(
                    "R3", town, span(13, 15), target: "residential", injured: 3, "Cottages were destroyed"),
                report(
                    "R4", town, span(14, 15), target: "residential", injured: 3, "Four cottages destroyed"),
            ]) == [["R1", "R2"], ["R3", "R4"]])
    }

    @Test("the night of the 29th and the night of the 30th are one event where all else fits")
    func nightOfTheNinth() {
        let found = Fusion().incidents(from: [
            report(
                "R1", town, span(-6, 6), act: "mine", killed: 3, "Three pupils died in a minibus on the dam"),
            report(
                "R2", town, span(6, 18), act: "mine", killed: 3, "A minibus with pupils was blown up on a dam"
            ),
        ])
        #expect(found.count == 1)
        #expect(found[0].disagreements.map(\.field) == ["date"])
    }

    @Test("the same two nights are two events where all else differs")
    func twoNights() {
        #expect(
            groups([
                report("R1", town, span(-6, 6), killed: 3, "Pupils died in a minibus on the dam"),
                report("R2", town, span(18, 30), injured: 1, "A granary burned down"),
            ]) == [["R1"], ["R2"]])
    }

    @Test(
        "a name spelled otherwise, or in another script, is the same name",
        arguments: [
            ("Kyiv", "Kiev"), ("Odesa", "Odessa"), ("Kharkiv", "Харьков"), ("Запоріжжя", "Zaporozhye"),
            ("Srinagar", "Shrinagar"), ("Gaza", "Ghazza"), ("Gaza", "غزة"), ("Tskhinvali", "ცხინვალი"),
        ])
    func spelling(_ one: String, _ other: String) {
        let word = "The pumping station was damaged"
        #expect(
            groups([
                report("R1", spot(one), span(0, 12), target: "energy", word),
                report(
                    "R2", spot(other, north: 3), span(0, 12), act: nil, target: "energy", "Station damaged"),
            ]).count == 1)
    }

    @Test("two villages next to one another are two events")
    func neighbours() {
        #expect(
            groups([
                report("R1", spot("Petrivka"), span(0, 24), injured: 1, "A woman was hurt"),
                report("R2", spot("Novomar", east: 6), span(0, 24), injured: 1, "A woman was hurt at home"),
            ]).count == 2)
    }

    @Test("each side blames the other for one shelling: one event, and both are accused")
    func mutualBlame() {
        let told = "Shells struck the queue outside the Central bakery, 14 people died"
        let found = Fusion().incidents(from: [
            report("R1", town, span(9, 10), accused: ["red"], killed: 14, told),
            report("R2", town, span(9, 10), accused: ["blue"], killed: 14, told + ", the mayor says"),
        ])
        #expect(found.count == 1)
        #expect(found[0].disagreements.map(\.field) == ["accused"])
    }

    @Test("one page that lists two things tells of two events")
    func onePage() {
        let apart = [
            report(
                "R1", town, span(0, 24), accused: ["red"], injured: 1, url: "https://example.org/p",
                "A driver"),
            report(
                "R2", town, span(0, 24), accused: ["red"], injured: 2, url: "https://example.org/p",
                "A couple"),
        ]
        #expect(groups(apart).count == 2)
    }

    @Test("counts of two nights by one ministry are two events, though the words are the same")
    func tallies() {
        let land = spot("Landia", km: 400)
        let told = "drones were downed over four regions, says the ministry"
        #expect(
            groups([
                report("R1", land, span(-6, 6), act: "drone-strike", count: 24, by: "Ministry", "24 " + told),
                report(
                    "R2", land, span(-6, 6), act: "drone-strike", count: 24, by: "Ministry", "The 24 " + told),
                report("R3", land, span(6, 12), act: "drone-strike", count: 41, by: "Ministry", "41 " + told),
            ]) == [["R1", "R2"], ["R3"]])
    }

    @Test("a copy is one event with its original, however a coder classed it")
    func copies() {
        let told = "Explosions were heard in the harbour district"
        let found = Fusion().incidents(from: [
            report("R1", town, span(0, 24), act: "shelling", told),
            report("R2", town, span(0, 24), act: "drone-strike", target: "port", told),
        ])
        #expect(found.count == 1)
        #expect(found[0].reasons.contains("1 of the 2 reports repeat another's content."))
        #expect(found[0].disagreements.map(\.field) == ["act"])
    }

    @Test("an incident has the place of its most precise report, and is known since its first")
    func placeAndAvailable() {
        var first = report("R2", spot("Ardo", km: 12), span(2, 4), killed: 2, "Two died at the ferry landing")
        first.available = span(5, 29)
        var second = report(
            "R1", spot("Ardo", km: 3), span(2, 4), killed: 2, "The ferry landing was hit, two died")
        second.available = span(20, 20)
        let found = Fusion().incidents(from: [first, second])
        #expect(found.count == 1)
        #expect(found[0].place.precisionMeters == 3_000)
        // The page that is dated by the day may have been there first; the other was there at 20:00.
        #expect(found[0].available == span(5, 20))
    }

    @Test("no reports, no incidents; one report, one incident without reasons")
    func few() {
        #expect(Fusion().incidents(from: []).isEmpty)
        let one = Fusion().incidents(from: [report("R1", Place(), span(0, 1))])
        #expect(one.map(\.reports) == [["R1"]] && one[0].reasons.isEmpty && one[0].parent == nil)
    }

    @Test("a radius that is no number, or wider than the globe, does no harm")
    func oddRadius() {
        let reports = [Double.nan, .infinity, -5, 1e300].enumerated().map { number, radius in
            report("R\(number)", spot("Ardo", km: radius), span(0, 1))
        }
        #expect(groups(reports).flatMap { $0 }.sorted() == ["R0", "R1", "R2", "R3"])
    }

    @Test("reports without a position fuse by the names of their places")
    func unplaced() {
        var one = report("R1", spot("Upper Ardo"), span(0, 6), killed: 4, "Four died in the flour mill")
        var two = report("R2", spot("Upper Ardo"), span(0, 6), killed: 4, "The flour mill burned, four died")
        one.place.coordinate = nil
        #expect(groups([one, two]).count == 1)
        two.place.coordinate = nil
        #expect(groups([one, two]).count == 1)
        for other in ["Belkan", "Lower Dinia"] {
            two.place.name = other
            #expect(groups([one, two]).count == 2, "\(other)")
        }
        (one.place.name, two.place.name) = ("Southtown", "Easttown")
        #expect(groups([one, two]).count == 2)
    }
}
