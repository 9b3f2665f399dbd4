import CeasefireModel
import Evidence
import TestSupport
import Testing

@Suite("Fixed phrases, and what one form of words leaves open")
struct FusionWordsTests {
    /// Five sectors of a front, each with a day's list in the General Staff's words.
    private static let lists = ["Nolby", "Orvel", "Pastor", "Quern", "Rimby"].enumerated().map {
        number, town in
        report(
            "L\(number)", spot(town, north: Double(number + 3) * 50), span(0, 24), act: "ground-assault",
            accused: [], "Clashes were fought around \(town) all along, reports the General Staff")
    }

    private static func score(_ a: String, _ b: String, among others: [Report]) -> Double {
        let place = spot("Ardo")
        let two = [
            report("A", place, span(0, 24), act: nil, accused: [], a),
            report("B", place, span(-24, 0), act: nil, accused: [], b),
        ]
        var audit = FusionAudit(reports: two + others)
        return audit.pair("A", "B")?.decibans ?? .nan
    }

    @Test("words that others say together, too, count as one phrase, not as so many rare words")
    func phrase() {
        let (a, b) = (
            "Clashes were fought around the brickworks, reports the General Staff",
            "Clashes were fought around the vineyard, reports the General Staff"
        )
        // The same words of the frame, never two side by side: as rare, but no phrase.
        let apart = Self.lists.map { list in
            var list = list
            list.summary = "General news: clashes, which reports call fought over, with staff sent around"
            list.summary += " " + list.place.name
            return list
        }
        let asPhrase = Self.score(a, b, among: Self.lists)
        let asWords = Self.score(a, b, among: apart)
        #expect(asPhrase < asWords - 2, "\(asPhrase) dB as a phrase, \(asWords) dB as single words")
    }

    @Test("what only two texts say is no fixed phrase, though its words come together")
    func rarePhrase() {
        let text = "The turbine hall of the sugar refinery burned down"
        let others = Self.lists
        let whole = Self.score(text, text + " overnight", among: others)
        let single = Self.score(text, "Down burned sugar, refinery: hall, turbine", among: others)
        #expect(abs(whole - single) < 0.01, "\(whole) and \(single) dB")
    }

    @Test("in the frame of a daily list, other villages are other events")
    func otherVillages() {
        let frame = { (villages: String) in
            "Clashes were fought around \(villages), reports the General Staff"
        }
        let same = Self.score(
            frame("Selby, Tormund, Ulvik"), frame("Selby, Tormund, Ulvik"), among: Self.lists)
        let other = Self.score(
            frame("Selby, Tormund, Ulvik"), frame("Selby, Varde, Wexholm"), among: Self.lists)
        let less = Self.score(frame("Selby, Tormund, Ulvik"), frame("Selby"), among: Self.lists)
        #expect(other < less && less < same, "\(other), \(less), \(same) dB")
    }

    @Test(
        "a sentence repeated of one place under two days that meet is one text; of two places it need not be")
    func sameSentence() {
        let text = "Three people were hurt and a bakery burned, the prosecutor said"
        let first = report("R1", spot("Ardo"), span(0, 24), act: nil, accused: [], text)
        let second = report("R2", spot("Ardo"), span(18, 48), act: nil, accused: [], text)
        let elsewhere = report("R3", spot("Belkan", north: 12), span(18, 48), act: nil, accused: [], text)
        var audit = FusionAudit(reports: [first, second, elsewhere])
        let here = audit.pair("R1", "R2")?.decibans ?? .nan
        var changed = second
        changed.summary += " later"
        var other = FusionAudit(reports: [first, changed, elsewhere])
        #expect(here >= (other.pair("R1", "R2")?.decibans ?? .nan) + 4)
        #expect(groups([first, second, elsewhere]) == [["R1", "R2"], ["R3"]])
    }
}
