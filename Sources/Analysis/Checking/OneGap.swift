internal import AgreementLanguage

/// One gap counts once: where two rules see the same gap, the one that plays it keeps its weight, and the other refers to it.
enum OneGap {
    /// The flaws, where a consequence that is missing for one party refers to the breach that shows it.
    static func applied(to flaws: [Flaw]) -> [Flaw] {
        let played = flaws.filter { $0.rule == .breachUnanswered && $0.severity == .grave }
        return flaws.map { flaw in
            let names = flaw.subject.split(separator: "/")
            guard flaw.rule == .oneSidedConsequence, names.count == 2, let party = names.last,
                let shown = played.first(where: { $0.subject.hasSuffix("/\(party)") })
            else { return flaw }
            var flaw = flaw
            flaw.severity = .slight
            flaw.message += " It is the gap that \(shown.id) shows."
            return flaw
        }
    }
}
