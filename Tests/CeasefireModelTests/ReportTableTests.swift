import CeasefireModel
import Geography
import TestSupport
import Testing

@Suite("Reports in rows")
struct ReportTableTests {
    private let full = Report(
        id: "R1",
        occurred: Interval(spanning: Instant(secondsSinceEpoch: 10), Instant(secondsSinceEpoch: 90)),
        available: Interval(at: Instant(secondsSinceEpoch: 600)),
        place: Place(
            name: "Нікополь", region: "Dnipropetrovsk Oblast", country: "Ukraine",
            coordinate: Coordinate(latitudeMicrodegrees: -1, longitudeMicrodegrees: 34_390_001),
            precisionMeters: 2_500.5),
        act: "shelling", weapons: ["mortar", "tank"], weaponCount: 0, target: "energy", claimant: "ukraine",
        accused: ["russia"], killed: 2, injured: 0, outlet: "Outlet", outletKind: "official",
        attribution: "governor; mayor", url: "https://example.org/1", summary: "Shells fell.",
        catalogue: "list", release: ReleaseMark(widest: .parties, embargoUntil: Instant(secondsSinceEpoch: 7))
    )
    private let empty = Report(
        id: "", occurred: Interval(at: Instant(secondsSinceEpoch: -1)),
        available: Interval(at: Instant(secondsSinceEpoch: -1)))

    @Test("a row says what the report said that it was made of, and is equal to it")
    func same() {
        var table = ReportTable(seed: 1)
        let views = [full, empty, full].map { table.add($0) }
        for (view, report) in zip(views, [full, empty, full]) {
            #expect(view == report && report == view && view.hashValue == report.hashValue)
            expectSame(view, report)
        }
        #expect(views[0] == views[2] && views[0] != views[1])
    }

    @Test("what is changed afterwards is one report alone")
    func changed() {
        var table = ReportTable(seed: 2)
        let view = table.add(full)
        var copy = view
        copy.killed = 7
        copy.place.name = "Marganets"
        #expect(view.killed == 2 && view.place.name == "Нікополь")
        #expect(copy.killed == 7 && copy.place.name == "Marganets" && copy.summary == "Shells fell.")
        #expect(copy != view)
        copy.killed = 2
        copy.place.name = "Нікополь"
        #expect(copy == view && copy.hashValue == view.hashValue)
    }

    @Test("a report that no row can hold stays as it is")
    func unfit() {
        var table = ReportTable(seed: 3)
        var large = full
        large.weaponCount = Int(Int32.max) + 1
        var odd = full
        odd.killed = -1
        var unsaid = full
        unsaid.act = ""
        for report in [large, odd, unsaid] {
            #expect(table.row(of: report) == nil)
            expectSame(table.add(report), report)
        }
        #expect(table.add(odd).killed == -1 && table.add(unsaid).act == "")
    }

    @Test("words that look alike and are written otherwise stay as they are written")
    func spellings() {
        var table = ReportTable(seed: 4)
        for spelling in ["\u{E9}", "e\u{301}"] {
            var report = full
            report.outlet = spelling
            report.weapons = [Weapon(spelling)]
            let view = table.add(report)
            #expect(Array(view.outlet.utf8) == Array(spelling.utf8))
            #expect(view.weapons.map { Array($0.text.utf8) } == [Array(spelling.utf8)])
        }
    }

    @Test("tables of many blocks give every report its own row", arguments: [5, 6] as [UInt64])
    func many(seed: UInt64) {
        var random = Seeded(seed: seed)
        var table = ReportTable(seed: seed)
        let reports = (0..<10_000).map { number in
            var report = full
            report.id = ReportID("R\(number)")
            report.outlet = "outlet \(Int.random(in: 0..<900, using: &random))"
            report.killed = Bool.random(using: &random) ? nil : Int.random(in: 0..<9, using: &random)
            report.weapons = Bool.random(using: &random) ? [] : [Weapon("w\(number % 7)")]
            return report
        }
        let views = reports.map { table.add($0) }
        #expect(zip(views, reports).allSatisfy(==), "seed \(seed)")
    }

    private func expectSame(_ a: Report, _ b: Report) {
        #expect(a.id == b.id && a.occurred == b.occurred && a.available == b.available && a.place == b.place)
        #expect(a.act == b.act && a.weapons == b.weapons && a.weaponCount == b.weaponCount)
        #expect(a.target == b.target && a.claimant == b.claimant && a.accused == b.accused)
        #expect(a.killed == b.killed && a.injured == b.injured && a.outlet == b.outlet)
        #expect(a.outletKind == b.outletKind && a.attribution == b.attribution && a.url == b.url)
        #expect(a.summary == b.summary && a.catalogue == b.catalogue && a.release == b.release)
    }
}
