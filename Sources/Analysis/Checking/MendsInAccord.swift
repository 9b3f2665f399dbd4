internal import AgreementLanguage

/// One value, one mend: what two rules propose for the same words must not contradict each other.
enum MendsInAccord {
    /// The flaws, where readings that diverge over a value take the mend of the rule that tells of the value itself: that one
    /// knows which of the alternatives opens nothing else.
    static func applied(to flaws: [Flaw]) -> [Flaw] {
        let others = flaws.filter { $0.rule != .readingsDiverge }.compactMap(\.mend).flatMap(\.edits)
        return flaws.map { flaw in
            guard flaw.rule == .readingsDiverge, let mend = flaw.mend, let own = mend.edits.first,
                mend.edits.count == 1,
                let other = others.first(where: { own.concernsTheSame(as: $0) })
            else { return flaw }
            var flaw = flaw
            flaw.mend?.edits = [other]
            return flaw
        }
    }
}

extension DocumentEdit {
    /// Whether both replace some of the same words; an edit that only adds replaces none.
    fileprivate func concernsTheSame(as other: Self) -> Bool {
        file == other.file && range.overlaps(other.range)
    }
}
