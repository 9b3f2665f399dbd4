internal import AgreementLanguage
internal import CeasefireModel

/// A measure of which nothing says by when it must be taken.
struct RungWithoutDeadline: ComparedRule {
    static let page = RulePage(
        id: .rungWithoutDeadline, kind: .omission, title: "A rung without a deadline",
        looksFor:
            "A rung with no time by which it must be taken: unstated, or only a time before which it must not.",
        matters:
            "A measure without a deadline can be put off without anybody breaking his word. Every later rung that waits for it waits too.",
        bad: ExampleText.inspection(timing: "within: unstated"),
        good: ExampleText.inspection(), guidance: [.procedures])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.rungs.compactMap { place in
            let message: String
            switch place.rung.timing {
            case .stated(let timing):
                if timing.isCeilingUnstated {
                    message = "Nothing says by when \(place.subject) must be taken."
                } else if timing.withinSeconds == nil, let floor = timing.notBeforeSeconds {
                    message =
                        "\(place.subject) must not be taken before \(lengthText(seconds: floor)) have passed, and nothing says by when it must be."
                } else {
                    return nil
                }
            case .unstated: message = "Nothing says by when \(place.subject) must be taken."
            case .term:
                guard draft.settled(place.rung.timing) == .unsaid else { return nil }
                message = "No reading says by when \(place.subject) must be taken."
            case .either: return nil
            }
            let measure = place.rung.measure
            return Flaw(
                rule: .rungWithoutDeadline, severity: .grave, subject: place.subject, message: message,
                story:
                    "What calls for \"\(measure)\" has come about. A day passes, then a week. Those who must act say that they are preparing. They break nothing: no hour was named.",
                span: place.span("within", "timing", "not-before"), mend: mend(place))
        }
    }

    private func mend(_ place: DraftRung) -> Mend {
        let words = "Name the time by which it must be taken, counted like the other rungs."
        if place.node["timing"] != nil { return Mend(words, place.edit("timing", to: "{within: 72h}")) }
        let floor =
            if case .stated(let timing) = place.rung.timing { timing.notBeforeSeconds ?? 0 } else { Int64(0) }
        return Mend(words, place.edit("within", to: "\(max(72, floor / 3_600 + 24))h"))
    }

    func said(in draft: Draft) -> String? {
        let lengths = draft.agreement.responses.flatMap(\.rungs).compactMap { rung -> String? in
            guard case .stated(let timing) = rung.timing, let seconds = timing.withinSeconds else {
                return nil
            }
            return lengthText(seconds: seconds)
        }
        return lengths.isEmpty ? nil : "sets \(lengths.joined(separator: ", ")) for its rungs"
    }
}
