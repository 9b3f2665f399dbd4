internal import AgreementLanguage
internal import CeasefireModel

/// A response whose clocks count from nothing.
struct ClockWithoutAnchor: ComparedRule {
    static let page = RulePage(
        id: .clockWithoutAnchor, kind: .omission, title: "A clock without an anchor",
        looksFor:
            "A response of which it is unstated, relayed in several ways, or left to readings that differ, what its clocks count from: the breach itself, the moment when it was known, a finding, or a notice.",
        matters:
            "\"Within 24 hours\" means nothing before it is said: of what. Between a strike, the first report, the commission's finding and the letter to the accused lie days; whoever wants to wait counts from the last of them.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning, clockStarts: "unstated")),
        good: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning)), guidance: [.noAmbiguity])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.responses.compactMap { response in
            let settled = draft.settled(response.clockStarts)
            guard settled != .settled else { return nil }
            let name = response.name.text
            let lengths = response.rungs.compactMap { rung -> Int64? in
                guard case .stated(let timing) = rung.timing else { return nil }
                return timing.withinSeconds ?? timing.notBeforeSeconds
            }
            let length =
                lengths.min().map { "The \(lengthText(seconds: $0)) that the text allows" }
                ?? "The hours that it has to answer"
            return Flaw(
                rule: .clockWithoutAnchor, severity: .grave, subject: name,
                message: settled == .unsaid
                    ? "Nothing says from what the clocks of \(name) count."
                    : "From what the clocks of \(name) count is disputed: \(draft.answers(settled)).",
                story:
                    "A strike on Monday is reported on Tuesday, found to be a breach on Thursday, and notified on Friday. \(length) have ended on four different days, and whoever must act can choose the one that suits.",
                span: draft.place(ofLengths: lengths, above: response.name)
                    ?? draft.span("response", name, "clock-starts"),
                mend: Mend(
                    "Say from what the time counts: when the breach happened, when it was known, when it was found, or when notice was served.",
                    draft.edit("response", name, "clock-starts", to: Anchor.found.rawValue)))
        }
    }

    func said(in draft: Draft) -> String? {
        draft.agreement.responses.lazy.compactMap { response -> String? in
            guard case .stated(let anchor) = response.clockStarts else { return nil }
            return switch anchor {
            case .occurred: "clocks count from when the breach happened"
            case .available: "clocks count from when the breach became known"
            case .found: "clocks count from when the breach was found"
            case .notified: "clocks count from when notice was served"
            }
        }.first
    }
}
