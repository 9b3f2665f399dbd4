internal import CeasefireModel
internal import Evaluation

/// How much was observed, with what the figure was counted over and summed from.
enum CoverageWords {
    /// Observations listed by name, at most; the rest is in `verdict.json`.
    private static let mostNamed = 8

    /// `coverage of power-spared: 12 % of place and time; the zone zolote, 153 km2 ... from 3 observations: O1, O2, O3`.
    static func text(_ coverage: Coverage, _ released: Released) -> String {
        var text = "coverage of \(coverage.provision): \(coverage.text)"
        if !coverage.reason.isEmpty { text += "; " + coverage.reason }
        if let area = coverage.squareKilometers { text += ", some \(Int64(area.rounded())) km²" }
        if let period = coverage.period { text += ", \(released.moments.local(period))" }
        if !coverage.observations.isEmpty {
            let named = coverage.observations.prefix(mostNamed).map(\.text).joined(separator: ", ")
            let more = coverage.observations.count - mostNamed
            text +=
                "; summed from \(Wording.count(coverage.observations.count, "observation")): \(named)"
                + (more > 0 ? " and \(more) more" : "")
        }
        let reasons = Dictionary(grouping: coverage.leftOut, by: \.reason).sorted { $0.key < $1.key }
        for (reason, all) in reasons {
            text += "; \(Wording.count(all.count, "observation")) left out: \(reason)"
        }
        return text
    }
}
