internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// How duties and standing measures stand, as far as a tier shows what they rest on. States stay.
struct ReleasedCarrying {
    let withholding: Withholding
    let reasons: ReleasedReasons
    let rests: RestsOnWithheld

    /// The duty without words of protected origins, and how many those are. Where an entry behind it is withheld, or
    /// behind what it is counted from, so are its amounts and its moments.
    func released(_ deed: DeedVerdict) -> (DeedVerdict, withheld: Int) {
        var shown = deed
        shown.weighings = deed.weighings.compactMap { withholding.released($0) }
        shown.beginWeighings = deed.beginWeighings.compactMap { withholding.released($0) }
        let withheld =
            deed.weighings.count - shown.weighings.count + deed.beginWeighings.count
            - shown.beginWeighings.count
        let isClosed = isClosed(deed)
        // A sum of the rest would be another sum.
        if isClosed {
            shown.weighings = []
            shown.beginWeighings = []
        }
        shown.entries = deed.entries.map { withholding.shown($0) }.sorted()
        shown.reason = isClosed ? ReleasedReasons.withheld : reasons.shown(deed.reason)
        shown.assumptions = deed.assumptions.map { reasons.shown($0, isClosed: isClosed) }
        if isClosed {
            shown.done = nil
            shown.begun = nil
            shown.completed = nil
            shown.breached = nil
            shown.breachKnown = nil
            // How much an obligation asks for stands in the document; a share is of what was declared.
            if deed.kind != .obligation { shown.owed = nil }
        }
        if isClosed && rests.isCounted(deed) {
            shown.opens = nil
            shown.beginBy = nil
            shown.completeBy = nil
        }
        for time in [
            \DeedVerdict.opens, \.beginBy, \.completeBy, \.begun, \.completed, \.breached, \.breachKnown,
        ] {
            shown[keyPath: time] = shown[keyPath: time].map { Coarse.widened($0, reasons.policy) }
        }
        return (shown, withheld)
    }

    /// Whether how it was carried out is withheld.
    func isClosed(_ deed: DeedVerdict) -> Bool {
        rests.isClosed(deed) || deed.entries.contains { withholding.entries[$0] != nil }
            || (deed.weighings + deed.beginWeighings).contains { withholding.released($0) == nil }
    }

    /// - Parameter agreed: The measure as the agreement has it.
    func released(
        _ measure: StandingMeasureVerdict, _ agreed: StandingMeasure?
    ) -> StandingMeasureVerdict {
        var shown = measure
        let turnsOnWithheld = agreed?.transitions.contains { rests.holds($0.condition) } ?? false
        shown.phases = measure.phases.enumerated().map { i, phase in
            var shown = phase
            let isClosed =
                i > 0 && turnsOnWithheld || phase.entries.contains { withholding.entries[$0] != nil }
            shown.entries = phase.entries.map { withholding.shown($0) }.sorted()
            shown.reason = isClosed ? ReleasedReasons.withheld : reasons.shown(phase.reason)
            shown.since = isClosed ? nil : phase.since.map { Coarse.widened($0, reasons.policy) }
            return shown
        }
        shown.assumptions = measure.assumptions.map { reasons.shown($0, isClosed: turnsOnWithheld) }
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
