internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// How duties and standing measures stand, as far as a tier shows what they rest on.
struct ReleasedCarrying {
    let withholding: Withholding
    let reasons: ReleasedReasons

    /// The duty without words of protected origins, and how many those are.
    func released(_ deed: DeedVerdict) -> (DeedVerdict, withheld: Int) {
        var shown = deed
        shown.weighings = deed.weighings.compactMap { withholding.released($0) }
        shown.beginWeighings = deed.beginWeighings.compactMap { withholding.released($0) }
        let withheld =
            deed.weighings.count - shown.weighings.count + deed.beginWeighings.count
            - shown.beginWeighings.count
        // A sum of the rest would be another sum.
        if withheld > 0 {
            shown.weighings = []
            shown.beginWeighings = []
        }
        let isClosed = withheld > 0 || deed.entries.contains { withholding.entries[$0] != nil }
        shown.entries = deed.entries.map { withholding.shown($0) }.sorted()
        shown.reason = isClosed ? ReleasedReasons.withheld : reasons.shown(deed.reason)
        return (shown, withheld)
    }

    func released(_ measure: StandingMeasureVerdict) -> StandingMeasureVerdict {
        var shown = measure
        shown.phases = measure.phases.map { phase in
            var shown = phase
            let isClosed = phase.entries.contains { withholding.entries[$0] != nil }
            shown.entries = phase.entries.map { withholding.shown($0) }.sorted()
            shown.reason = isClosed ? ReleasedReasons.withheld : reasons.shown(phase.reason)
            return shown
        }
        return shown
    }
}

extension Withholding {
    /// Nil where the origin is protected, or where nothing that carries its word may be shown.
    func released(_ weighing: Weighing) -> Weighing? {
        guard !isEmpty else { return weighing }
        var shown = weighing
        shown.reports = weighing.reports.filter { reports[$0] == nil }
        shown.entries = weighing.entries.filter { entries[$0] == nil }
        guard !weighing.origin.isProtected, !shown.reports.isEmpty || !shown.entries.isEmpty else {
            return nil
        }
        return shown
    }
}
