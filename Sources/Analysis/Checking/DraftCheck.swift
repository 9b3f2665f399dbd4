internal import AgreementLanguage
internal import CeasefireModel

/// What is wrong with a draft: every rule, over the document and those that it uses.
public struct DraftCheck: Sendable {
    /// The rules, in the order of their pages.
    static let rules: [any Rule] = [
        NoStandardOfProof(),
        BreachUnanswered(),
        UnpunishedRate(),
        RungUnreachable(),
        CeilingBeforeCondition(),
        PauseResets(),
        BreachesSpread(),
        VerificationOutlastsClock(),
        ObligedAndForbidden(),
        DutiesInACircle(),
        SingleFalseReport(),
        Veto(),
        SelfServingTrigger(),
        ReadingsDiverge(),
        GuaranteeWithoutDefault(),
    ]

    /// What people should know of each rule.
    public static var pages: [RulePage] { rules.map { type(of: $0).page } }

    /// The draft that was looked at.
    public let draft: Draft
    /// What was found, the gravest first, then in the document's order.
    public let flaws: [Flaw]

    /// Checks a draft.
    ///
    /// - Parameter progress: Called with the share of the work that is done, `0 ... 1`.
    public init(_ draft: Draft, progress: (Double) -> Void = { _ in }) {
        // A plan that requires provisions of whoever uses it is looked at together with a stand-in for them.
        let whole = StandIn.supplied(draft)
        var found: [Flaw] = []
        for (i, rule) in Self.rules.enumerated() {
            found += rule.flaws(in: whole)
            progress(Double(i + 1) / Double(Self.rules.count))
        }
        let own = found.filter { draft.outlines[$0.span.file] != nil }.map { flaw in
            var flaw = flaw
            if flaw.excerpt.isEmpty {
                flaw.excerpt = draft.outlines[flaw.span.file]?.excerpt(line: flaw.span.line) ?? ""
            }
            return flaw
        }
        self.draft = draft
        flaws = own.enumerated().sorted { a, b in
            let (i, j) = (a.element, b.element)
            if i.severity != j.severity { return i.severity < j.severity }
            return (i.span, a.offset) < (j.span, b.offset)
        }.map(\.element)
    }
}
