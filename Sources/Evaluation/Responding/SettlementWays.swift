internal import AgreementLanguage
internal import CeasefireModel

/// The ways of settling what a response leaves open about its clocks.
struct SettlementWays {
    let anchors: [Anchor]
    let anchorIsOpen: Bool
    /// How long a silence ends an episode; nil for never.
    let gaps: [Int64?]
    let gapIsOpen: Bool

    init(_ response: Response, terms: TermResolution, hasSeveralBreaches: Bool) {
        switch terms.anchor(response.clockStarts) {
        case .candidates(let all): (anchors, anchorIsOpen) = (all, all.count > 1)
        case .unstated: (anchors, anchorIsOpen) = (Anchor.allCases, true)
        }
        switch terms.duration(response.episodeEndsAfter, subject: "episode-ends-after") {
        case .candidates(let all): (gaps, gapIsOpen) = (all, all.count > 1)
        // The two ends of what may be meant; one breach is one episode whichever is.
        case .unstated: (gaps, gapIsOpen) = hasSeveralBreaches ? ([0, nil], true) : ([nil], false)
        }
    }

    /// What is assumed in one of them.
    func assumptions(anchor: Anchor, gap: Int64?) -> [Assumption] {
        (anchorIsOpen ? [ResponseAssessment.assumption(anchor)] : [])
            + (gapIsOpen ? [ResponseAssessment.assumption(gap: gap)] : [])
    }
}
