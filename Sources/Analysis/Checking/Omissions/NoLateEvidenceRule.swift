internal import AgreementLanguage
internal import CeasefireModel

/// Nothing is said of evidence that comes after the fact was found, or after a clock has run out.
struct NoLateEvidenceRule: TextRule {
    static let page = RulePage(
        id: .noLateEvidenceRule, kind: .omission, title: "No rule for late evidence",
        looksFor:
            "A document with a response, whose articles do not speak of evidence that comes late: whether a finding is taken up again, and what becomes of a measure that was taken.",
        matters:
            "Photographs, intercepts and wreckage come after days. If a finding stands for ever, it pays to be quick and wrong; if any new photograph undoes it, it never stands.",
        bad: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning)),
        good: ExampleText.document(
            ExampleText.fireCeases,
            ExampleText.warnings(ExampleText.aWarning)
        ).replacing(
            "# Article 2\n",
            with:
                "# Article 2\n\nEvidence that comes within 30 days is heard, and the finding is reconsidered; a measure that was taken stays valid until then.\n"
        ))

    /// Words by which a text takes the matter up.
    static let words = [
        "late evidence", "new evidence", "further evidence", "evidence that comes", "evidence comes",
        "reopen",
        "re-open", "reconsider", "taken up again", "later evidence", "new information", "review of a finding",
        "review of findings", "withdraw its finding", "revise",
    ]

    /// Words that tell of something which was not known in time.
    private static let coming = [
        "to light", "emerge", "new fact", "new proof", "new material", "become known", "becomes known",
        "subsequent", "afterwards", "later", "learn",
    ]
    /// Words that tell of a finding that is looked at again.
    private static let again = [
        "review", "alter", "amend", "correct", "revis", "set aside", "sets aside", "overturn", "change",
        "reverse", "withdraw", "annul",
    ]

    /// Whether one sentence tells of a finding, of what comes after it, and that it is looked at again, in whatever words.
    private static func isTold(in draft: Draft) -> Bool {
        let prose = draft.outlinesInOrder.flatMap(\.articles).map(\.text).joined(separator: "\n\n")
        return prose.lowercased().split { ".?!".contains($0) }.contains { sentence in
            let words = sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return words.contains("finding") && coming.contains(where: words.contains)
                && again.contains(where: words.contains)
        }
    }

    func flaws(in draft: Draft) -> [Flaw] {
        guard let response = draft.agreement.responses.first, !draft.says(Self.words), !Self.isTold(in: draft)
        else { return [] }
        let place = draft.block("response", response.name.text)
        return [
            Flaw(
                rule: .noLateEvidenceRule, severity: .slight, subject: "",
                message:
                    "No sentence was recognised that says what becomes of evidence that comes after a breach was found, or after its time.",
                story:
                    "A breach is found, a measure is taken. Two weeks later wreckage shows that the shell came from somewhere else. One side wants the measure undone and an apology; the other says that the case is closed. Both rely on the text, which is silent.",
                span: draft.span("response", response.name.text),
                mend: Mend(
                    "Say until when evidence is heard, who reconsiders a finding on it, and that what was done in good time on an earlier finding stays lawful.",
                    place.map {
                        $0.outline.adding(
                            paragraph:
                                "Evidence that comes within 30 days of a finding is heard by whoever made it, and the finding is reconsidered. What was done on the earlier finding was rightly done, and is undone where it can be.",
                            before: $0.block)
                    }))
        ]
    }
}
