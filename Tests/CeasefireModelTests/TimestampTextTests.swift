import CeasefireModel
import Testing

@Suite("Times as they are written")
struct TimestampTextTests {
    @Test(
        "each form is one moment",
        arguments: [
            "2026-01-30T15:30+02:00", "2026-01-30T15:30:00+02:00", "2026-01-30 15:30+02:00",
            "2026-01-30T15:30:00.123+0200", "2026-01-30T15:30+02", "2026-01-30T13:30Z",
            "2026-01-30T08:30-05:00",
        ])
    func moments(text: String) {
        guard case .instant(let instant, _) = TimestampText(text) else {
            Issue.record("\(text) is not a moment")
            return
        }
        #expect(instant.utcText == "2026-01-30T13:30Z")
    }

    @Test("a date is a date, and a time without a zone is local")
    func others() {
        #expect(TimestampText("2026-01-30") == CivilTime(year: 2026, month: 1, day: 30).map { .date($0) })
        #expect(
            TimestampText("2026-01-30T24:00")
                == CivilTime(year: 2026, month: 1, day: 31).map { .local($0) })
    }

    @Test(
        "anything else is none",
        arguments: [
            "", "2026", "2026-01", "2026-1-30", "30.01.2026", "2026-02-30", "2026-01-30T", "2026-01-30T15",
            "2026-01-30T15:3", "2026-01-30T25:00", "2026-01-30T15:60", "2026-01-30T15:30:61",
            "2026-01-30T15:30.5", "2026-01-30T15:30:00.", "2026-01-30T15:30+", "2026-01-30T15:30+2",
            "2026-01-30T15:30+02:", "2026-01-30T15:30+02:60", "2026-01-30T15:30+19:00",
            "2026-01-30T15:30+02:00 ", " 2026-01-30", "2026-01-30Z", "２０２６-01-30", "2026-01-30t15:30Z",
        ])
    func none(text: String) { #expect(TimestampText(text) == nil) }
}
