import AgreementLanguage
import CeasefireModel
import Evaluation
import Evidence
import Geography
import Publication
import TestSupport

/// A small truce with something of everything: an admitted strike, a mere allegation, a strike of which
/// nobody says what was hit, one on homes, and one before the truce. It lies in an empty ocean.
enum Sample {
    static func example() -> TruceExample {
        var example = TruceExample()
        example.agreement.timeZone = "+02:00"
        example.agreement.textFingerprint = "sha256:" + String(repeating: "1a", count: 32)
        example.agreement.meaningFingerprint = "sha256:" + String(repeating: "2b", count: 32)
        example.agreement.articles = [
            Article(
                heading: "Power is spared", text: "Neither side strikes power plants.", hasMeaning: true,
                span: SourceSpan(file: "example.md", line: 3, column: 1)),
            Article(
                heading: "Good will", text: "The sides act in good will.", hasMeaning: false,
                span: SourceSpan(file: "example.md", line: 9, column: 1)),
        ]
        var other = example.agreement.readings[0]
        other.name = "open-ended"
        other.heldBy = nil
        other.values["start"] = .unstated
        other.note = "Nobody said when it began."
        example.agreement.readings.append(other)
        example.record.origins = OriginRegister([
            OriginAlias(
                alias: "Arland ministry", institution: "Ministry of Arland", party: "arland", reliability: .d),
            OriginAlias(
                alias: "Borland ministry", institution: "Ministry of Borland", party: "borland",
                reliability: .d),
            OriginAlias(alias: "Observers", institution: "Observers", reliability: .b, credibility: 2),
        ])
        return example
    }

    /// The sample with a finding on the admitted strike, which a later one replaces, and one that finds a
    /// breach where the machine sees none.
    static func found() -> Verdict {
        var example = example()
        example.record = verdict().record
        func finding(
            _ id: EntryID, on report: ReportID, _ conclusion: Finding.Conclusion, at hour: String,
            dissent: String = ""
        ) -> Entry {
            Entry(
                id: id, author: "Jane Coder", role: "duty-officer",
                available: Interval(at: at("2026-03-06T\(hour)")), reason: "The commission met.",
                content: .finding(
                    Finding(
                        report: report, provision: "power-spared", party: "arland", conclusion: conclusion,
                        body: "Joint Commission", made: Interval(at: at("2026-03-06T\(hour)")),
                        verification: ["The site was visited."],
                        reply: "Arland replied that it was an error.",
                        votes: [
                            Finding.Vote(member: "Arland", choice: .against),
                            Finding.Vote(member: "Borland", choice: .inFavour),
                            Finding.Vote(member: "Carland", choice: .inFavour),
                        ], dissent: dissent)))
        }
        example.record.entries += [
            finding("F-01", on: "R-01", .undetermined, at: "08:00"),
            finding("F-02", on: "R-01", .breach, at: "10:00", dissent: "Arland held that nobody was hurt."),
            finding("F-03", on: "R-07", .breach, at: "19:00"),
        ]
        return example.verdict()
    }

    static func verdict() -> Verdict {
        var example = example()
        example.report("R-01", from("2026-03-04T18:00", to: "2026-03-05T04:00"))
        example.report(
            "R-02", from("2026-03-04T20:00", to: "2026-03-04T22:00"), saidBy: "arland",
            attribution: "Arland ministry", known: Interval(at: at("2026-03-05T10:37")))
        example.report(
            "R-03", from("2026-03-02T08:00", to: "2026-03-02T09:00"), by: ["borland"], saidBy: "arland",
            attribution: "Arland ministry", place: "Easttown")
        example.report(
            "R-04", from("2026-03-03T08:00", to: "2026-03-03T09:00"), target: nil, place: "Northtown")
        example.report(
            "R-05", from("2026-03-03T12:00", to: "2026-03-03T13:00"), target: "residential",
            place: "Southtown")
        example.report("R-06", from("2026-02-20T12:00", to: "2026-02-20T13:00"), place: "Westtown")
        example.report(
            "R-07", from("2026-03-06T12:00", to: "2026-03-06T18:00"), by: ["arland", "borland"],
            attribution: "Observers", place: "Midtown")
        let places: [String: (Double, Double)] = [
            "Midtown": (1.234567, -150.345678), "Easttown": (1.5, -149.25),
            "Northtown": (2.951234, -150.549876),
            "Southtown": (0.111111, -150.7), "Westtown": (1.3, -152.4),
        ]
        for i in example.record.reports.indices {
            guard let (latitude, longitude) = places[example.record.reports[i].place.name] else { continue }
            example.record.reports[i].place.coordinate = Coordinate(latitude: latitude, longitude: longitude)
            example.record.reports[i].place.precisionMeters = i == 3 ? 40_000 : 2_500
        }
        example.record.entries = [
            Entry(
                id: "E-01", author: "Jane Coder", role: "coder",
                available: Interval(at: at("2026-03-05T12:00")),
                reason: "The ministry granted the strike; so read by Jane Coder.",
                content: .bearing(
                    Bearing(
                        effect: .concedes, elements: [.event, .act, .target, .actor],
                        incidents: IncidentSelector(reports: ["R-02"]))))
        ]
        return example.verdict()
    }

    static func context(_ release: ReleaseTier = .public, verdict: Verdict? = nil) -> Context {
        Context(
            verdict: verdict ?? self.verdict(), zones: FixedOffsetZones(), release: release,
            files: [
                IntakeCount(
                    file: "/home/someone/secret-folder/reports.csv", kind: "reports", read: 8, accepted: 7,
                    rejected: 1, digest: "sha256:" + String(repeating: "3c", count: 32))
            ],
            command: [
                "truce", "assess", "example.md", "--reports", "/home/someone/secret-folder/reports.csv",
            ]
        )
    }

    /// Every output there is, by name, as text.
    static func outputs(_ context: Context) -> [(name: String, text: String)] {
        var outputs = ReportFolder.files(context).map { ($0.name, String(decoding: $0.bytes, as: UTF8.self)) }
        for style in TerminalStyle.allCases {
            for width in [60, 120] {
                outputs.append(
                    ("terminal, \(style), \(width)", TerminalMatrix.text(context, style: style, width: width))
                )
            }
            let ids =
                context.verdict.incidents.map(\.id.text) + context.verdict.record.reports.map(\.id.text)
                + context.verdict.readings.flatMap { reading in
                    reading.assessments.map(\.id) + reading.deeds.map(\.id)
                        + reading.responses.flatMap(\.scenarios).flatMap(\.episodes).flatMap(\.rungs)
                        .flatMap(\.clocks).map(\.id)
                }
            for id in ids {
                outputs.append(
                    ("explanation of \(id)", Explanation.text(for: id, context: context, style: style) ?? ""))
            }
        }
        return outputs
    }
}
