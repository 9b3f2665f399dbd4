internal import AgreementLanguage
internal import CeasefireModel

/// A duty that can never be late.
struct DutyWithoutDeadline: TextRule {
    static let page = RulePage(
        id: .dutyWithoutDeadline, kind: .omission, title: "A duty without a deadline",
        looksFor:
            "An obligation, a declaration or a part of an exchange without a time by which it must be done.",
        matters:
            "What need not be done by any day is not late on any day. Other duties wait for it, and the side that drags its feet keeps its word.",
        bad: ExampleText.document(
            """
            obligation: withdrawal
            binds: [east, west]
            to: pull back all heavy weapons
            from: 2030-01-01T00:00
            complete-by: unstated
            standard-of-proof: clear-and-convincing
            """),
        good: ExampleText.document(
            """
            obligation: withdrawal
            binds: [east, west]
            to: pull back all heavy weapons
            from: 2030-01-01T00:00
            complete-by: 2030-01-15T00:00
            standard-of-proof: clear-and-convincing
            """), guidance: [.noAmbiguity])

    func flaws(in draft: Draft) -> [Flaw] {
        draft.agreement.duties.compactMap { duty in
            let open = duty.dueBy.map { $0.map { draft.settled($0) } ?? .unsaid }
            guard let settled = open.first(where: { $0 != .settled }) else { return nil }
            let name = duty.name.text
            let key =
                duty.kind == "obligation" ? "complete-by" : duty.kind == "declaration" ? "by" : "tranches"
            // A duty that must be begun by some day is at least not forgotten.
            let isBegun = draft.agreement.obligations.contains { $0.name == duty.name && $0.beginBy != nil }
            return Flaw(
                rule: .dutyWithoutDeadline, severity: isBegun && settled == .unsaid ? .slight : .serious,
                subject: name,
                message: settled == .unsaid
                    ? "Nothing says by when \(name) must be done."
                    : "By when \(name) must be done is disputed: \(draft.answers(settled)).",
                story:
                    "A year later it is not done. Asked why, the side that owes it says that it is at work on it. There was no day on which it became too late.",
                span: draft.span(duty.kind, name, key), mend: mend(duty, key, draft))
        }
    }

    private func mend(_ duty: Duty, _ key: String, _ draft: Draft) -> Mend {
        let words =
            "Name the day, or count it from something that happens: the start of the ceasefire, another duty done."
        guard duty.kind != "exchange" else { return Mend(words) }
        let from = draft.agreement.provisions.first.map { "\($0.name).started + 14d" } ?? "2030-01-15T00:00"
        return Mend(words, draft.edit(duty.kind, duty.name.text, key, to: from))
    }
}
