internal import AgreementLanguage
internal import CeasefireModel

/// What of the findings the document accepts.
struct Acceptances {
    private let draft: Draft

    init(_ draft: Draft) { self.draft = draft }

    /// The findings, each with who accepts it; and one more for each acceptance of something that is not there.
    func applied(to flaws: [Flaw]) -> [Flaw] {
        let accepted = draft.agreement.acceptedFindings
        let told = flaws.map { flaw in
            var flaw = flaw
            flaw.acceptance = accepted.first { matches($0, flaw) }.map {
                Acceptance(by: $0.by, reason: $0.reason)
            }
            return flaw
        }
        return told
            + accepted.filter { one in !flaws.contains { matches(one, $0) } }.map { unmatched($0, flaws) }
    }

    private func matches(_ accepted: AcceptedFinding, _ flaw: Flaw) -> Bool {
        accepted.rule == flaw.rule.rawValue && accepted.subject == flaw.subject
    }

    private func unmatched(_ accepted: AcceptedFinding, _ flaws: [Flaw]) -> Flaw {
        let subjects = flaws.filter { $0.rule.rawValue == accepted.rule }.map(\.subject)
        let what = accepted.subject.isEmpty ? accepted.rule : "\(accepted.rule) at \(accepted.subject)"
        var words = "Take the acceptance out."
        if RuleID(rawValue: accepted.rule) == nil {
            words =
                NearestWord.of(accepted.rule, among: RuleID.allCases.map(\.rawValue)).map {
                    "No rule has that name; did you mean \($0)?"
                } ?? "No rule has that name; `truce check --explain` lists them."
        } else if let near = NearestWord.of(accepted.subject, among: subjects) ?? subjects.first {
            words =
                near.isEmpty
                ? "That finding is about the whole document: leave `at` out."
                : "That rule has a finding at \(near)."
        }
        return Flaw(
            rule: .acceptedNothing, severity: .slight, subject: what,
            message: "\(accepted.by) accepts \(what), and there is no such finding.",
            story:
                "What was accepted has been mended, or goes by another name now. An acceptance that stays behind would hide the next finding of that name, which nobody has looked at.",
            span: accepted.span, mend: Mend(words: words))
    }
}

/// An acceptance of something that is not found. The check tells of it once all other rules have been asked.
struct AcceptedNothing: TextRule {
    static let page = RulePage(
        id: .acceptedNothing, kind: .omission, title: "An acceptance of nothing",
        looksFor: "A block that accepts a finding which the check does not have.",
        matters:
            "What was accepted for a reason has changed. Somebody should look at the reason again, before it hides something else.",
        bad: accepting("no-end"), good: accepting("no-standard-of-proof"))

    private static func accepting(_ rule: String) -> String {
        ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: unstated
            """,
            """
            accepted: \(rule)
            at: fire-ceases
            reason: The commission sets it in its rules of procedure.
            by: A. Eastman
            """)
    }

    func flaws(in draft: Draft) -> [Flaw] { [] }
}
