import CeasefireModel
import TestSupport
import Testing

@Suite("Words, lengths and reasons")
struct WordsTests {
    static let words: [(told: String, meant: String, mayBe: Bool)] = [
        ("missile", "cruise missile", true), ("missile", "Cruise Missile", true),
        ("vehicle", "civilian-vehicle", true), ("civilian", "civilian-vehicle", true),
        ("uav", "shahed and other uav", true), ("other", "energy", false),
        ("cruise missile", "missile", false), ("cruise missile", "cruise missile", false),
        ("ballistic missile", "cruise missile", false), ("miss", "missile", false),
        ("range", "long range missile", false), ("", "missile", false),
    ]

    @Test("a word may be what a longer one names that it begins or ends", arguments: words)
    func mayBe(told: String, meant: String, expected: Bool) {
        #expect(Vocabulary.mayBe(Weapon(told), Weapon(meant)) == expected)
    }

    static let lengths: [(seconds: Int64, words: String)] = [
        (0, "0 min"), (2_700, "45 min"), (90, "1 min 30 s"), (86_400, "24 h"), (324_300, "90 h 5 min"),
        (432_000, "120 h"), (604_800, "7 d"), (669_900, "7 d 18 h 5 min"), (604_860, "7 d 1 min"),
        (3_601, "1 h 1 s"), (-5_400, "-1 h 30 min"),
    ]

    @Test("no minute of a length is lost", arguments: lengths)
    func length(seconds: Int64, words: String) {
        #expect(lengthText(seconds: seconds) == words)
    }

    @Test("a reason keeps its moments, and is one and the same however it was put together")
    func reason() {
        let moment = at("2026-02-02T16:00")
        let reason: Reason = "it was over by \(moment), before the beginning"
        #expect(reason.utcText == "it was over by 2026-02-02T16:00Z, before the beginning")
        #expect(reason.text { _ in "noon" } == "it was over by noon, before the beginning")
        let parts: Reason = "it was over by "
        let whole: Reason = [parts, "\(moment)", ", before ", "the beginning"].joined(separator: "")
        #expect(whole == reason)
        #expect([parts, "", "x"].joined(separator: "; ") == "it was over by ; ; x")
        #expect(Reason("").isEmpty)
    }
}
