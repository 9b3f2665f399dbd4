internal import AgreementLanguage
internal import CeasefireModel

/// Why a finding comes without an edit: some things only those who sign can decide, and a proposal would put words in their mouths.
enum MissingEdits {
    /// The flaw, with the reason where its mend has no edits.
    static func explained(_ flaw: Flaw, in draft: Draft) -> Flaw {
        guard let mend = flaw.mend, mend.edits.isEmpty, mend.noEdits.isEmpty else { return flaw }
        var flaw = flaw
        flaw.mend?.noEdits =
            flaw.span.file == draft.file || flaw.rule == .readingsDiverge
            ? reason(flaw.rule)
            : "it lies in \(flaw.span.file), which this draft uses; that document is to be mended by itself"
        return flaw
    }

    private static func reason(_ rule: RuleID) -> String {
        decision(rule).map { "needs a decision of the parties: \($0)" }
            ?? "no edit that was tried leaves the document without errors; whoever drafts it must say how"
    }

    /// What it is that the parties must decide; nil where an edit is at hand in all usual drafts.
    private static func decision(_ rule: RuleID) -> String? {
        switch rule {
        case .nothingRuns, .articleUnverifiable: "what each article asks, of whom, and by when"
        case .geographyUndefined, .lineUnmarked, .lineMoves:
            "where the area or the line runs, on a map that they sign"
        case .nobodyBound, .actorNotBound: "who is bound, and who answers for those who did not sign"
        case .actsUndefined, .wordWithoutMeasure: "what they mean by the word"
        case .conditionUnstated, .rungUnreachable: "what calls for the measure"
        case .nobodyDecides, .singleFalseReport, .dutyWithoutVerifier, .selfServingTrigger:
            "whose word counts in place of a party's own"
        case .bodyWithoutVote, .quorumBreakable, .veto, .decisionWithoutDefault:
            "who sits in the body, and by what vote it decides"
        case .rungWithoutActor, .rungWithoutAuthoriser, .guaranteeWithoutDefault:
            "who must act, and who may order it"
        case .rungWithoutDeadline, .dutyWithoutDeadline, .deadlineDisputed, .clockWithoutAnchor,
            .ceilingBeforeCondition, .verificationOutlastsClock:
            "how long each step may take, and from when it counts"
        case .breachUnanswered, .oneSidedConsequence: "who answers the breach, by what measure, and by when"
        case .unpunishedRate, .pauseResets, .breachesSpread, .episodeUnstated, .noCountingRule:
            "how many breaches, in what time, call for what"
        case .ceasefireLifted: "who may do what in spite of the ceasefire, where, and after what notice"
        case .obligedAndForbidden, .exemptionWithoutTest, .exemptionsDisputed:
            "which acts are allowed, in answer to what"
        case .answerOutlastsBreach: "for how long a breach may be answered"
        case .dutiesInACircle: "who begins"
        case .readingsDiverge, .startDisputed, .endDisputed, .noStartHour, .noEnd:
            "which value holds for all of them"
        case .noSnapback, .noStandDown: "what ends the measure, and what imposes it again"
        case .monitorsUnprotected: "who must let the monitors in, and where"
        case .boundWithoutSignature: "who signs, or in what capacity he is bound"
        case .noLateEvidenceRule: "until when evidence is heard"
        case .noStandardOfProof: "how sure a finding must be"
        case .acceptedNothing: nil
        }
    }
}
