internal import CeasefireModel
internal import Evaluation

/// Reasons of the engine, as far as a tier shows them.
struct ReleasedReasons {
    let policy: ReleasePolicy
    let words: ProtectedWords

    /// Said where a reason rests on what is not shown.
    static let withheld: Reason = "why is withheld"

    /// Said in place of an assumption that tells a moment which is counted from what is not shown.
    static let withheldMoment: Reason = "the moment is withheld"

    /// The reason with its moments told as closely as the tier tells them, and without protected words.
    func shown(_ reason: Reason) -> Reason {
        guard policy.timeStepSeconds != nil || !words.isEmpty else { return reason }
        return reason.segments.reduce(into: Reason("")) { shown, segment in
            switch segment {
            case .text(let text): shown += Reason(self.text(text))
            case .moment(let moment): shown += Coarse.moment(moment, policy)
            }
        }
    }

    /// What is assumed. Where that is counted from what is withheld, moments in it are too.
    func shown(_ assumption: Assumption, isClosed: Bool) -> Assumption {
        let tellsMoment = assumption.text.segments.contains {
            if case .moment = $0 { true } else { false }
        }
        return Assumption(
            subject: assumption.subject,
            text: isClosed && tellsMoment ? Self.withheldMoment : shown(assumption.text))
    }

    /// The same for a reason in plain words.
    func text(_ text: String) -> String { words.masked(Coarse.moments(in: text, policy)) }

    /// A reason and the figures that may follow it where they may be shown.
    func shown(_ reason: Reason, figures: String) -> Reason {
        figures.isEmpty || policy.distanceStepMeters != nil ? shown(reason) : "\(reason); \(figures)"
    }
}
