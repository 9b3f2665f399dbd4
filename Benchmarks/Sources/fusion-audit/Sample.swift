import BenchmarkSupport
import CeasefireModel
import Evidence

/// Pairs for a person to judge, drawn from a seed.
///
/// *Fused*: a report is drawn from those that share an incident with another content, then one of these others; so the
/// share of wrong pairs is the chance that a fused report stands beside a stranger. *Near misses*: two reports in reach of
/// one another whose score is not more than so many decibans below the threshold, in different incidents; again a report is
/// drawn first.
struct Sample {
    private static let nearMissDecibans = -6.0

    private var random: Seeded
    private let count: Int
    private var audit: FusionAudit
    private let reports: [ReportID: Report]

    init(seed: UInt64, count: Int, reports: [Report]) {
        random = Seeded(seed: seed)
        self.count = count
        audit = FusionAudit(reports: reports)
        self.reports = Dictionary(reports.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Prints the pairs, with both texts, for reading.
    func show() {
        var sample = self
        let fused = sample.fusedPartners()
        let misses = sample.nearMissPartners()
        sample.show("fused", drawnFrom: fused)
        sample.show("near-miss", drawnFrom: misses)
    }

    private mutating func fusedPartners() -> [ReportID: [ReportID]] {
        var partners: [ReportID: [ReportID]] = [:]
        for incident in audit.incidents where incident.reports.count > 1 {
            for report in incident.reports {
                let others = incident.reports.filter { !audit.areCopies($0, report) }
                if !others.isEmpty { partners[report] = others }
            }
        }
        return partners
    }

    private mutating func nearMissPartners() -> [ReportID: [ReportID]] {
        var partners: [ReportID: [ReportID]] = [:]
        audit.forEachPair { pair in
            guard !pair.areFused, pair.decibans >= Self.nearMissDecibans else { return }
            partners[pair.first, default: []].append(pair.second)
            partners[pair.second, default: []].append(pair.first)
        }
        return partners
    }

    private mutating func show(_ kind: String, drawnFrom partners: [ReportID: [ReportID]]) {
        let drawn = partners.keys.sorted()
        print("# \(kind): drawn from \(drawn.count) reports")
        var seen: Set<[ReportID]> = []
        while seen.count < min(count, drawn.count / 2) {
            let one = random.pick(drawn)
            let other = random.pick((partners[one] ?? [one]).sorted())
            guard seen.insert([min(one, other), max(one, other)]).inserted,
                let pair = audit.pair(one, other)
            else { continue }
            print("\(kind),\(pair.first),\(pair.second),\(pair.decibans)")
            for report in [pair.first, pair.second] { print("    " + text(report)) }
        }
    }

    private func text(_ id: ReportID) -> String {
        guard let report = reports[id] else { return "" }
        let published = report.available.earliest.utcText
        return "\(published) | \(report.place.name) | \(report.act?.text ?? "-") | \(report.summary)"
    }
}
