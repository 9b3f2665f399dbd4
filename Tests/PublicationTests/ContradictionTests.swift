import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Publication
import TestSupport
import Testing

/// What an explanation says beside the state: who denies it, whose word it is, and where it is out of scope.
@Suite("Who says otherwise")
struct ContradictionTests {
    let morning = from("2026-03-02T10:00", to: "2026-03-02T11:00")

    func explanation(_ truce: TruceExample) throws -> String {
        let text = Explanation.text(
            for: "full/power-spared/arland/I-R1",
            context: Sample.context(.internal, verdict: truce.verdict()),
            style: .plain, width: 400)
        return try #require(text)
    }

    func denial(by speaker: String) -> Entry {
        Entry(
            id: EntryID("E-" + speaker), author: "A coder", role: "coder",
            available: Interval(at: at("2026-03-03T00:00")), reason: "Said so.",
            content: .bearing(
                Bearing(
                    effect: .denies, elements: [.event], speaker: speaker,
                    incidents: IncidentSelector(reports: ["R1"]))))
    }

    @Test("a claim that somebody denies is not worded like one that nobody does")
    func denied() throws {
        var truce = TruceExample()
        truce.report("R1", morning)
        #expect(
            try explanation(truce).contains("event (it happened): alleged; only interested origins say so\n"))
        truce.record.entries = [denial(by: "arland ministry")]
        #expect(
            try explanation(truce).contains(
                "event (it happened): alleged; only interested origins say so; denied by arland ministry\n"))
        truce.record.entries += ["Spokesman A", "Spokesman B", "Spokesman C"].map { denial(by: $0) }
        #expect(
            try explanation(truce).contains(
                "denied by arland ministry, Spokesman A, Spokesman B and 1 more\n"))
    }

    @Test(
        "a name that no origins file lists is not told as a side's own word, nor as that of somebody without a stake"
    )
    func unlisted() throws {
        var truce = TruceExample()
        truce.report("R1", morning, saidBy: "arland", attribution: "Arland channel")
        #expect(
            try explanation(truce).contains(
                "+1 Arland channel (F6, not listed, said to speak for Arland), not known to be its side's own word: R1"
            ))
    }

    @Test(
        "an explanation tells under which other readings the incident is out of scope, and why, in local time"
    )
    func outOfScope() throws {
        var truce = TruceExample()
        truce.agreement.timeZone = "+02:00"
        truce.report("R1", morning)
        for name: ReadingName in ["late", "later"] {
            var reading = truce.agreement.readings[0]
            reading.name = name
            reading.values["start"] = .stated(
                .instant(InstantExpression(base: .instant(at("2026-03-03T00:00")))))
            truce.agreement.readings.append(reading)
        }
        let text = try explanation(truce)
        #expect(
            text.contains(
                "late, later; power-spared, Arland: time: it was over by 2026-03-02 13:00 +02:00, before the beginning"
            ))
    }
}
