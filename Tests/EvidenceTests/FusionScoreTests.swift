import CeasefireModel
import Evidence
import Foundation
import FusionScoring
import TestSupport
import Testing

/// Fusion against the labels that somebody gave the reports of the energy truce by hand.
@Suite("Fusion agrees with a human's labels")
struct FusionScoreTests {
    private static func labelled() throws -> LabelledReports {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardized
        let path = root.appending(path: "Examples/energy-truce-2026/reports.csv").path()
        let data = try #require(FileManager.default.contents(atPath: path))
        return LabelledReports(CSVTable(Array(data)))
    }

    private static func score(_ reports: [Report], _ labels: [String]) -> BCubed {
        var incidentOf: [ReportID: IncidentID] = [:]
        for incident in Fusion().incidents(from: reports) {
            for report in incident.reports { incidentOf[report] = incident.id }
        }
        return BCubed(reports.map { incidentOf[$0.id] }, labels: labels)
    }

    @Test("B-cubed F1 is 0.95 or more")
    func asReported() throws {
        let labelled = try Self.labelled()
        #expect(labelled.reports.count == 611)
        let score = Self.score(labelled.reports, labelled.labels)
        #expect(score.f1 >= 0.95, "F1 \(score.f1), precision \(score.precision), recall \(score.recall)")
    }

    @Test("worse sources cost 0.05 at most", arguments: [UInt64(1), 2, 3, 4, 5])
    func perturbed(seed: UInt64) throws {
        let labelled = try Self.labelled()
        let clean = Self.score(labelled.reports, labelled.labels)
        var perturbation = Perturbation(seed: seed)
        let score = Self.score(perturbation.apply(to: labelled.reports), labelled.labels)
        #expect(score.f1 >= clean.f1 - 0.05, "seed \(seed): F1 \(score.f1) against \(clean.f1)")
    }
}
