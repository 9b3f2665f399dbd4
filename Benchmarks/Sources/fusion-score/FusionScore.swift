import BenchmarkSupport
import CeasefireModel
import Evidence
import Foundation
import FusionScoring

/// `fusion-score REPORTS.csv` prints how well reports are fused against the labels in `incident_key`, and how
/// long fusing takes against reading. `--show` lists what differs; `--incidents` prints the incidents;
/// `--prior=-15` and the like try another weight.
@main
struct FusionScore {
    private static let seeds: [UInt64] = [1, 2, 3, 4, 5]
    private static let mostBytes = 1 << 30

    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first(where: { !$0.hasPrefix("--") }) else {
            fail("usage: fusion-score [--show] [--incidents] [--NAME=DECIBANS ...] REPORTS.csv")
        }
        guard let data = FileManager.default.contents(atPath: path), data.count <= mostBytes else {
            fail("cannot read '\(path)'")
        }
        var labelled = LabelledReports(CSVTable([]))
        let reading = bestSeconds { labelled = LabelledReports(CSVTable(Array(data))) }
        guard !labelled.reports.isEmpty else {
            fail("no row of '\(path)' has report_id, incident_key, occurred_from and occurred_to")
        }
        guard let table = Weights.table(arguments.filter { $0.contains("=") && $0.hasPrefix("--") }) else {
            fail(
                "a weight is set by --NAME=DECIBANS; NAME is one of "
                    + Weights.byName.keys.sorted().joined(separator: ", "))
        }
        let fusion = Fusion(parameters: table)
        var incidents: [Incident] = []
        let fusing = bestSeconds { incidents = fusion.incidents(from: labelled.reports) }

        print("\(labelled.reports.count) reports, \(Set(labelled.labels).count) labels, ", terminator: "")
        print("\(incidents.count) incidents, \(incidents.count { $0.parent != nil }) of them parts")
        print(row("", "precision", "recall", "F1"))
        let naive = zip(labelled.reports, labelled.offsetsSeconds).map { NaiveKey($0, offsetSeconds: $1) }
        print(row("naive key", BCubed(naive, labels: labelled.labels)))
        let score = BCubed(assignment(of: labelled.reports, to: incidents), labels: labelled.labels)
        print(row("Truce", score))
        printHalves(labelled, incidents)
        for seed in seeds {
            var perturbation = Perturbation(seed: seed)
            let reports = perturbation.apply(to: labelled.reports)
            let found = assignment(of: reports, to: fusion.incidents(from: reports))
            print(row("Truce, perturbed, seed \(seed)", BCubed(found, labels: labelled.labels)))
        }
        let ratio = String(format: "%.1f", fusing / reading)
        let milliseconds = String(format: "%.1f ms", fusing * 1_000)
        print("fusing takes \(ratio) times as long as reading (\(milliseconds))")
        if arguments.contains("--show") { Differences(labelled, incidents).show() }
        if arguments.contains("--incidents") { show(incidents) }
    }

    /// The score of the reports that begin on even days, and on odd days (UTC): weights tuned on one half of
    /// the days must hold on the other.
    private static func printHalves(_ labelled: LabelledReports, _ incidents: [Incident]) {
        let found = assignment(of: labelled.reports, to: incidents)
        for (name, remainder) in [("even", 0), ("odd", 1)] as [(String, Int64)] {
            let half = labelled.reports.indices.filter {
                labelled.reports[$0].occurred.earliest.secondsSinceEpoch / 86_400 % 2 == remainder
            }
            let score = BCubed(half.map { found[$0] }, labels: half.map { labelled.labels[$0] })
            print(row("Truce, \(name) days", score))
        }
    }

    private static func show(_ incidents: [Incident]) {
        for incident in incidents {
            let occurred = incident.occurred
            print(
                incident.id, occurred.earliest.utcText, occurred.latest.utcText, incident.place.name,
                incident.parent.map { "part of \($0)" } ?? "", "-",
                incident.reports.map(\.text).joined(separator: " "))
            for reason in incident.reasons { print("   ", reason) }
            for disagreement in incident.disagreements {
                print(
                    "   ", disagreement.field + ":",
                    disagreement.answers.map(\.value).joined(separator: " | "))
            }
        }
    }

    private static func assignment(of reports: [Report], to incidents: [Incident]) -> [IncidentID?] {
        var incidentOf: [ReportID: IncidentID] = [:]
        for incident in incidents { for report in incident.reports { incidentOf[report] = incident.id } }
        return reports.map { incidentOf[$0.id] }
    }

    private static func bestSeconds(_ work: () -> Void) -> Double {
        let clock = ContinuousClock()
        let best = (0..<3).map { _ in clock.measure(work) }.min() ?? .zero
        return max(1e-9, best / .seconds(1))
    }

    private static func row(_ name: String, _ score: BCubed) -> String {
        row(
            name, String(format: "%.4f", score.precision), String(format: "%.4f", score.recall),
            String(format: "%.4f", score.f1))
    }

    private static func row(_ name: String, _ cells: String...) -> String {
        name.padding(toLength: 28, withPad: " ", startingAt: 0)
            + cells.map { String(repeating: " ", count: max(0, 10 - $0.count)) + $0 }.joined()
    }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
