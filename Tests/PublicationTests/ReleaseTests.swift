import AgreementLanguage
import CeasefireModel
import Evaluation
import Foundation
import Geography
import Publication
import TestSupport
import Testing

@Suite("What a release tier keeps back")
struct ReleaseTests {
    /// Words that only the exact record holds.
    static let secrets = [
        "1.234567", "1.23", "150.345678", "150.35", "2.951234", "2.95", "Jane Coder", "/home/someone",
    ]

    @Test("nothing exact, no name and no folder is in any byte for the public")
    func secrets() {
        for (name, text) in Sample.outputs(Sample.context(.public)) {
            for secret in Self.secrets {
                // Lengths on drawings have one decimal, and dates none, so that a secret is no accident.
                #expect(!text.contains(secret), "\(name) holds \(secret)")
            }
        }
    }

    @Test("the body that assesses sees all of it")
    func everything() {
        let all = Sample.outputs(Sample.context(.internal)).map(\.text).joined()
        for secret in ["1.234567", "-150.345678", "Jane Coder", "/home/someone"] {
            #expect(all.contains(secret))
        }
    }

    @Test("what is recent is told by the day of the agreement's clocks, not of Universal Time")
    func localDay() throws {
        var example = Sample.example()
        example.agreement.localDays = LocalDays(offsetBeforeSeconds: 7_200)
        // One in the morning of 7 March where the agreement is read; the evening of the 6th in Universal Time.
        example.report("R-1", from("2026-03-06T23:00", to: "2026-03-06T23:30"))
        let file = try #require(
            ReportFolder.files(Sample.context(.public, verdict: example.verdict())).first {
                $0.name == "verdict.json"
            })
        let json = try JSONReader.object(String(decoding: file.bytes, as: UTF8.self))
        let incident = try #require((json["incidents"] as? [[String: Any]])?.first)
        let occurred = try #require(incident["occurred"] as? [String: [String: Any]])
        #expect(occurred["from"]?["local"] as? String == "2026-03-07T00:00+02:00")
        #expect(occurred["to"]?["local"] as? String == "2026-03-08T00:00+02:00")
    }

    @Test("rounded to a tenth of a degree and at least 10 km, or to a hundredth and at least 1 km")
    func rounding() throws {
        for (tier, grid, least) in [(ReleaseTier.public, 0.1, 10_000.0), (.parties, 0.01, 1_000)] {
            let file = ReportFolder.files(Sample.context(tier)).first { $0.name == "incidents.geojson" }
            let map = try JSONReader.object(String(decoding: try #require(file).bytes, as: UTF8.self))
            for feature in try #require(map["features"] as? [[String: Any]]) {
                guard let geometry = feature["geometry"] as? [String: Any] else { continue }
                for degrees in try #require(geometry["coordinates"] as? [Double]) {
                    #expect(abs((degrees / grid).rounded() * grid - degrees) < 1e-9)
                }
                let properties = try #require(feature["properties"] as? [String: Any])
                #expect(try #require(properties["precision_m"] as? Double) >= least)
            }
        }
    }

    @Test("the circle that is shown still holds the place that is kept back")
    func circles() throws {
        let exact = Sample.verdict().incidents
        for tier in [ReleaseTier.public, .parties] {
            let file = ReportFolder.files(Sample.context(tier)).first { $0.name == "incidents.geojson" }
            let map = try JSONReader.object(String(decoding: try #require(file).bytes, as: UTF8.self))
            for (incident, feature) in zip(exact, try #require(map["features"] as? [[String: Any]])) {
                guard let geometry = feature["geometry"] as? [String: Any],
                    let position = geometry["coordinates"] as? [Double],
                    let shown = Coordinate(latitude: position[1], longitude: position[0])
                else { continue }
                let properties = try #require(feature["properties"] as? [String: Any])
                let radius = try #require(properties["precision_m"] as? Double)
                let place = try #require(incident.place.coordinate)
                let doubt = try #require(incident.place.precisionMeters)
                #expect(shown.distanceMeters(to: place) + doubt <= radius)
            }
        }
    }

    @Test("what has just happened has no coordinates but for the body that assesses")
    func delay() throws {
        // The last report becomes known on 6 March at 18:00, when the incident that it tells of ends.
        let verdict = Sample.verdict()
        let recent = try #require(verdict.incidents.first { $0.reports.contains("R-07") })
        for (tier, isShown) in [(ReleaseTier.public, false), (.parties, false), (.internal, true)] {
            let file = ReportFolder.files(Sample.context(tier)).first { $0.name == "incidents.geojson" }
            let map = try JSONReader.object(String(decoding: try #require(file).bytes, as: UTF8.self))
            let features = try #require(map["features"] as? [[String: Any]])
            let feature = try #require(features.first { $0["id"] as? String == recent.id.text })
            #expect((feature["geometry"] is [String: Any]) == isShown, "\(tier)")
        }
    }

    @Test("an older report of a recent incident gives its place away no more than the others")
    func olderReport() throws {
        var example = Sample.example()
        example.report("R-01", from("2026-03-03T10:00", to: "2026-03-03T12:00"))
        example.report("R-02", from("2026-03-06T10:00", to: "2026-03-06T12:00"))
        for i in example.record.reports.indices {
            example.record.reports[i].place.coordinate = Coordinate(latitude: 1.234567, longitude: 2)
        }
        example.record.entries = [
            Entry(
                id: "E-01", author: "", available: Interval(at: at("2026-03-06T12:00")), reason: "One event.",
                content: .sameEvent(["R-01", "R-02"]))
        ]
        let verdict = example.verdict()
        #expect(verdict.incidents.count == 1)
        for (name, text) in Sample.outputs(Sample.context(.public, verdict: verdict)) {
            #expect(!text.contains("1.2,") && !text.contains("1.2}"), "\(name)")
        }
    }

    @Test("whoever made an entry stands by name in no other's words either, nor by the last name alone")
    func authors() {
        var example = Sample.example()
        example.report("R-01", from("2026-03-03T10:00", to: "2026-03-03T12:00"))
        let report: ReportID = "R-01"
        let known = Interval(at: at("2026-03-06T12:00"))
        example.record.entries = [
            Entry(
                id: "E-01", author: "Carla Headley", role: "monitor", available: known, reason: "Seen twice.",
                content: .sameEvent([report])),
            Entry(
                id: "E-02", author: "duty", role: "officer", available: known, reason: "Headley called.",
                content: .finding(
                    Finding(
                        report: report, provision: "fire-ceases", party: "arland", conclusion: .breach,
                        body: "Mission", made: known, verification: ["Carla Headley visited."],
                        reply: "They doubt what HEADLEY saw.",
                        dissent: "Headley\u{2019}s words were not heard."))
            ),
        ]
        for (tier, isNamed) in [(ReleaseTier.public, false), (.internal, true)] {
            let outputs = Sample.outputs(Sample.context(tier, verdict: example.verdict()))
            let naming = outputs.filter { $0.1.lowercased().contains("headley") }.map(\.0)
            #expect(naming.isEmpty != isNamed, "\(tier): \(naming)")
        }
    }

    @Test("what is kept back changes no assessment")
    func assessments() throws {
        let all = try ReleaseTier.allCases.map { tier -> [[String]] in
            let file = ReportFolder.files(Sample.context(tier)).first { $0.name == "assessments.csv" }
            let rows = CSVReader.rows(String(decoding: try #require(file).bytes, as: UTF8.self))
            let kept = Set(
                (["assessment", "party", "incident", "state", "standard", "highest_standard"]
                    + Element.allCases.map(\.rawValue))
                    .compactMap { rows[0].firstIndex(of: $0) })
            #expect(kept.count == 13)
            // Recent rows are sorted by day.
            return rows.map { row in kept.sorted().map { row[$0] } }.sorted { $0[0] < $1[0] }
        }
        #expect(all[0] == all[1] && all[1] == all[2])
    }
}
