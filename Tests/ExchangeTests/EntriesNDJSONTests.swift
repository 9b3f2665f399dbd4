import CeasefireModel
import Exchange
import Testing

@Suite("What an entry means")
struct EntriesNDJSONTests {
    func entry(_ content: String) throws -> Entry {
        let line =
            #"{"entry":"E-1","author":"A","available":"2026-02-02","reason":"b","# + content + "}\n"
        let intake = EntriesNDJSON.read(
            Array(line.utf8), file: "e.ndjson", sourceZone: "Europe/Kyiv", zones: FoundationTimeZones())
        return try #require(intake.rows.first, "\(DiagnosticText.render(intake.diagnostics))")
    }

    func instant(_ text: String) throws -> Instant {
        guard case .instant(let instant, _) = TimestampText(text) else {
            throw FoundationTimeZonesTests.Unreadable(text: text)
        }
        return instant
    }

    @Test("a date alone is a whole day; an entry written by hand was recorded at no time")
    func times() throws {
        let entry = try entry(#""same-event":["R2","R1"]"#)
        #expect(
            entry.available
                == Interval(spanning: try instant("2026-02-01T22:00Z"), try instant("2026-02-02T22:00Z")))
        #expect(entry.recorded == nil)
        #expect(entry.content == .sameEvent(["R2", "R1"]))
        let recorded = try self.entry(#""recorded":"2026-11-21T09:00Z","different-events":["R1","R2"]"#)
        #expect(recorded.recorded == (try instant("2026-11-21T09:00Z")))
        #expect(recorded.content == .differentEvents(["R1", "R2"]))
    }

    @Test("a concession beside a plea is one bearing")
    func concession() throws {
        let entry = try entry(
            #""concedes":["event","act"],"pleads":"military-use","incidents":{"reports":["R1"],"parts":true}"#
        )
        #expect(
            entry.content
                == .bearing(
                    Bearing(
                        effect: .concedes, elements: [.event, .act], plea: "military-use",
                        incidents: IncidentSelector(reports: ["R1"], reachesParts: true))))
    }

    @Test("a plea alone reaches no element")
    func plea() throws {
        let entry = try entry(
            #""pleads":"military-use","statement":"S1","speaker":"P","incidents":{"accused":"Russia"}"#)
        #expect(
            entry.content
                == .bearing(
                    Bearing(
                        effect: .pleads, elements: [], plea: "military-use", speaker: "P", statement: "S1",
                        incidents: IncidentSelector(accused: "russia"))))
    }

    @Test("a selector keeps all its restrictions")
    func selector() throws {
        let entry = try entry(
            #""denies":["event"],"speaker":"P","incidents":{"from":"2026-02-01","to":"2026-02-01T12:00","places":["Kyiv","Одеса"],"acts":["shelling"],"targets":["energy","other"]}"#
        )
        guard case .bearing(let bearing) = entry.content else {
            Issue.record("not a bearing")
            return
        }
        let within = Interval(spanning: try instant("2026-01-31T22:00Z"), try instant("2026-02-01T10:00Z"))
        #expect(
            bearing.incidents
                == IncidentSelector(
                    within: within, places: ["Kyiv", "Одеса"], acts: ["shelling"],
                    targets: ["energy", "other"]))
    }

    @Test("a measure and a notice")
    func measureAndNotice() throws {
        let measure = try entry(
            #""measure":{"response":"multi-tiered","rung":"warning","by":"us","against":"russia","from":"2026-02-02","to":"2026-02-02"}"#
        )
        let day = Interval(spanning: try instant("2026-02-01T22:00Z"), try instant("2026-02-02T22:00Z"))
        #expect(
            measure.content
                == .measureTaken(
                    Measure(
                        response: "multi-tiered", rung: "warning", by: "us", against: "russia", taken: day)))
        let notice = try entry(
            #""notice":{"by":"ukraine","on":"russia","incidents":{"reports":["R1"]},"at":"2026-02-02T10:00Z"}"#
        )
        #expect(
            notice.content
                == .noticeServed(
                    Notice(
                        by: "ukraine", on: "russia", incidents: IncidentSelector(reports: ["R1"]),
                        served: Interval(at: try instant("2026-02-02T10:00Z")))))
    }

    @Test("escapes are read as the characters they stand for")
    func escapes() throws {
        let entry = try entry(#""same-event":["R1","R2"],"role":"\u0416\ud83d\ude00\/\\\"\n""#)
        #expect(entry.role == "Ж😀/\\\"")
        let inside = try self.entry(#""same-event":["R1","R2"],"role":"a\n\tb""#)
        #expect(inside.role == "a\n\tb")
    }
}
