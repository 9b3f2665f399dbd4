internal import AgreementLanguage
internal import CeasefireModel

/// What is wrong with a draft: every rule, over the document and those that it uses.
public struct DraftCheck: Sendable {
    /// The rules, in the order of their pages.
    static let rules: [any Rule] = omissions + ambiguities + loopholes

    /// What the text does not say.
    private static let omissions: [any Rule] = [
        NothingRuns(), NoStartHour(), NoEnd(), GeographyUndefined(), LineUnmarked(), NobodyBound(),
        ActorNotBound(),
        ActsUndefined(), ConditionUnstated(), NobodyDecides(), NoStandardOfProof(), ClockWithoutAnchor(),
        EpisodeUnstated(), RungWithoutDeadline(), RungWithoutActor(), RungWithoutAuthoriser(), NoStandDown(),
        OneSidedConsequence(), DutyWithoutDeadline(), DutyWithoutVerifier(), DecisionWithoutDefault(),
        BodyWithoutVote(), NoSnapback(), MonitorsUnprotected(), NoLateEvidenceRule(), BoundWithoutSignature(),
        ArticleUnverifiable(), AcceptedNothing(),
    ]
    /// What can be understood in several ways.
    private static let ambiguities: [any Rule] = [
        StartDisputed(), EndDisputed(), DeadlineDisputed(), WordWithoutMeasure(), NoCountingRule(),
        LineMoves(), ExemptionWithoutTest(), ExemptionsDisputed(),
    ]
    /// What lets somebody do what the text was written to prevent.
    private static let loopholes: [any Rule] = [
        BreachUnanswered(), QuorumBreakable(), CeasefireLifted(), UnpunishedRate(), RungUnreachable(),
        CeilingBeforeCondition(),
        PauseResets(), BreachesSpread(), VerificationOutlastsClock(), AnswerOutlastsBreach(),
        ObligedAndForbidden(),
        DutiesInACircle(), SingleFalseReport(), Veto(), SelfServingTrigger(), ReadingsDiverge(),
        GuaranteeWithoutDefault(),
    ]

    /// The rules that read the words of articles and measures, and know those of English only.
    private static let rulesOfWords: Set<RuleID> = [
        .wordWithoutMeasure, .noLateEvidenceRule, .articleUnverifiable, .noStandDown, .rungWithoutAuthoriser,
    ]

    /// Rungs that wait for more breaches than a timeline may have.
    private static func limitsOfCounts(_ draft: Draft) -> [String] {
        let beyond = draft.rungs.filter { $0.rung.condition.largestCount > Draft.Bounds.mostEvents }
        guard !beyond.isEmpty else { return [] }
        let names = beyond.map { "\($0.subject) (\($0.rung.condition.largestCount))" }.joined(separator: ", ")
        return [
            "Timelines have at most \(Draft.Bounds.mostEvents) breaches. Whether rungs that wait for more can be reached was not searched: \(names)."
        ]
    }

    private static func limits(of unconfirmed: [Unconfirmed]) -> [String] {
        guard !unconfirmed.isEmpty else { return [] }
        let told = unconfirmed.map { "\($0.rule.rawValue) \($0.subject)" }.joined(separator: ", ")
        return ["Found by the search, and not confirmed by a replay: \(told)."]
    }

    /// What rules do not look at, by the language of the articles.
    private static func limitsOfWords(_ draft: Draft) -> [String] {
        draft.speaksEnglish
            ? [
                "Words without a measure are known in English only: what a text says in another language is not searched for them. So are what counts as one breach, late evidence, measures that are mere words or speak of force, and the headings of articles that ask nothing."
            ]
            : [
                "The articles are not in English: words without a measure, late evidence, what counts as one breach, articles without a block, lines and armed groups that the articles speak of and no block names, measures that nobody authorises or nothing ends, and ladders of mere words were not looked for. Nor was it asked of a measure that says nothing of its acts (`involves`) whether it takes force."
            ]
    }

    /// What people should know of each rule.
    public static var pages: [RulePage] { rules.map { type(of: $0).page } }

    /// The draft that was looked at.
    public let draft: Draft
    /// What was found, the gravest first, then in the document's order.
    public let flaws: [Flaw]
    /// How far the rules that search went, in the rules' order.
    public let bounds: [SearchBound]
    /// How much of the draft can be watched, timed, laid at somebody's door, and answered.
    public let coverage: DraftCoverage
    /// What was not looked at, or not to its end, a sentence each.
    public let limits: [String]
    /// What searches found and no replay bore out, in the rules' order: none of it is a finding, and the limits tell of it.
    public let unconfirmed: [Unconfirmed]

    /// Something that a search found and no replay bore out.
    public struct Unconfirmed: Hashable, Sendable {
        /// The rule that looked for it.
        public var rule: RuleID
        /// What it is about, by names of the document: `ladder/sanctions`.
        public var subject: String
    }

    /// Checks a draft.
    ///
    /// - Parameters:
    ///   - draft: The draft.
    ///   - progress: Called with the share of the work that is done, `0 ... 1`.
    ///   - library: Other agreements, of which is told what they say at the points where this one has a flaw.
    public init(_ draft: Draft, library: [Draft] = [], progress: (Double) -> Void = { _ in }) {
        self.init(draft, rules: Self.rules, library: library, progress: progress) { flaws, memory in
            let found = Dictionary(grouping: flaws, by: \.rule).mapValues { Set($0.map(\.id)) }
            let mends = WholeMends(of: draft, found: found) { draft, rules in
                OneGap.applied(to: Self.found(by: rules, in: draft, memory).flaws)
            }
            return flaws.map { flaw in
                MendsThatMend.left(mends.made(flaw), in: draft) { draft, rules in
                    OneGap.applied(to: Self.found(by: rules, in: draft, memory).flaws)
                }
            }
        }
    }

    /// Checks a draft by some rules alone.
    ///
    /// - Parameter mended: The flaws, with what their mends bring along; as the rules propose them unless something is given.
    init(
        _ draft: Draft, rules: [any Rule], library: [Draft] = [], progress: (Double) -> Void = { _ in },
        mended: ([Flaw], SearchMemory) -> [Flaw] = { flaws, _ in flaws }
    ) {
        let memory = SearchMemory()
        let (found, bounds, unconfirmed) = Self.found(by: rules, in: draft, memory, progress)
        let own = MendsInAccord.applied(to: mended(OneGap.applied(to: found), memory))
        var precedents = Precedents(library)
        let times = TellingTimes(draft)
        let told = Acceptances(draft).applied(to: own).map { flaw in
            var flaw = flaw
            if let mend = flaw.mend, !draft.takes(mend.edits) { flaw.mend?.edits = [] }
            flaw = MissingEdits.explained(flaw, in: draft)
            let others = precedents.at(flaw.rule)
            (flaw.elsewhere, flaw.openElsewhere) = (others.said, others.open)
            if flaw.excerpt.isEmpty {
                flaw.excerpt = draft.outlines[flaw.span.file]?.excerpt(line: flaw.span.line) ?? ""
            }
            return times.told(flaw)
        }
        self.draft = draft
        self.bounds = bounds
        coverage = DraftCoverage(draft)
        // What is true of every draft comes last.
        limits =
            Self.limits(of: unconfirmed) + Self.limitsOfCounts(draft) + Self.limitsOfWords(draft)
        self.unconfirmed = unconfirmed
        flaws = told.enumerated().sorted { a, b in
            let (i, j) = (a.element, b.element)
            if i.severity != j.severity { return i.severity < j.severity }
            return (i.span, a.offset) < (j.span, b.offset)
        }.map(\.element)
    }

    /// What some rules find in a draft's own documents, and how far they searched.
    private static func found(
        by rules: [any Rule], in draft: Draft, _ memory: SearchMemory, _ progress: (Double) -> Void = { _ in }
    ) -> (flaws: [Flaw], bounds: [SearchBound], unconfirmed: [Unconfirmed]) {
        // A plan that requires provisions of whoever uses it is looked at together with a stand-in for them.
        let whole = StandIn.supplied(draft)
        var found: [Flaw] = []
        var bounds: [SearchBound] = []
        var unconfirmed: [Unconfirmed] = []
        let speaksEnglish = draft.speaksEnglish
        for (i, rule) in rules.enumerated()
        where speaksEnglish || !rulesOfWords.contains(type(of: rule).page.id) {
            // A story is told under every reading that a party holds: what one reading hides, another may show.
            var (own, words, isCutShort): ([Flaw], [String], Bool) = ([], [], false)
            var unshown: [String] = []
            for reading in rule is any TextRule ? [nil] : whole.readingsToPlay {
                let effort = Effort(type(of: rule).budget, memory: memory)
                let flaws = rule.flaws(
                    in: (rule is any TextRule ? draft : whole).spending(effort).under(reading))
                own += flaws.filter { flaw in !own.contains { $0.id == flaw.id } }
                words += effort.bounds.filter { !words.contains($0) }
                isCutShort = isCutShort || effort.isCutShort
                unshown += effort.unconfirmed.filter { !unshown.contains($0) }
            }
            found += own
            if !words.isEmpty {
                bounds.append(
                    SearchBound(rule: type(of: rule).page.id, words: words, isCutShort: isCutShort))
            }
            // What is shown in another way is shown.
            unconfirmed += unshown.filter { subject in
                !own.contains { $0.rule == type(of: rule).page.id && $0.subject == subject }
            }.map { Unconfirmed(rule: type(of: rule).page.id, subject: $0) }
            progress(Double(i + 1) / Double(rules.count))
        }
        return (found.filter { draft.outlines[$0.span.file] != nil }, bounds, unconfirmed)
    }

    /// What some rules find, by name and severity, with the mends that the rules propose: none is tried, and nothing is compared or
    /// put into words. For whoever asks only whether something is found.
    static func found(by rules: [any Rule], in draft: Draft) -> [Flaw] {
        OneGap.applied(to: found(by: rules, in: draft, SearchMemory()).flaws)
    }
}

extension Draft {
    /// Whether the document has no errors after the edits, and says something else than before: other edits mend nothing.
    fileprivate func takes(_ edits: [DocumentEdit]) -> Bool {
        guard !edits.isEmpty, let edited = edited(edits) else { return false }
        return edited.agreement.meaningFingerprint != agreement.meaningFingerprint
            || edited.agreement.textFingerprint != agreement.textFingerprint
    }
}
