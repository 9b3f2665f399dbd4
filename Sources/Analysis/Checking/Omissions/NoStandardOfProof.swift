internal import AgreementLanguage
internal import CeasefireModel

/// A provision or a duty that does not say how sure one must be before a breach counts.
struct NoStandardOfProof: TextRule {
    static let page = RulePage(
        id: .noStandardOfProof, kind: .omission, title: "No standard of proof",
        looksFor:
            "A provision or a duty whose standard of proof is unstated, relayed in several ways, or left to readings that differ.",
        matters:
            "Whoever decides must know how sure is sure enough. Without an agreed standard the accused asks for certainty and the accuser for suspicion, and every single incident is fought over anew.",
        bad: ExampleText.document(
            """
            provision: fire-ceases
            binds: [east, west]
            prohibits: {acts: any-attack}
            during: {from: 2030-01-01T00:00, until: never}
            standard-of-proof: unstated
            """),
        good: ExampleText.document(ExampleText.fireCeases),
        guidance: [
            Guidance(
                says:
                    "A study of international fact-finding missions counts the lack of a prescribed standard of proof among the problems that they bring.",
                source:
                    "Sanghvi, The evolution of the international fact-finding missions in armed conflicts",
                url:
                    "http://r2pstudentjournal.leeds.ac.uk/issues/volume-4-issue-no-1/the-evolution-of-the-international-fact-finding-missions-in-armed-conflicts-from-collecting-facts-to-collecting-evidence/"
            )
        ])

    func flaws(in draft: Draft) -> [Flaw] {
        let asked =
            draft.agreement.provisions.map { ("provision", $0.name.text, draft.settled($0.standard)) }
            + draft.agreement.duties.compactMap { duty in
                duty.standard.map { (duty.kind, duty.name.text, draft.settled($0)) }
            }
        return asked.filter { $0.2 != .settled }.map { kind, name, settled in
            let what = kind == "provision" ? "broken" : "done"
            return Flaw(
                rule: .noStandardOfProof, severity: .serious, subject: name,
                message: settled == .unsaid
                    ? "Nothing says how sure one must be that \(name) was \(what)."
                    : "How sure one must be that \(name) was \(what) is disputed: \(draft.answers(settled)).",
                story:
                    "When something happens, one side will ask for proof beyond doubt and the other will be content with a suspicion. Both can point to this text, for it does not say which of them is right.",
                span: draft.span(kind, name, "standard-of-proof"),
                mend: Mend(
                    "Agree a standard: reasonable grounds for a warning, clear and convincing evidence before anything that cannot be undone.",
                    draft.edit(
                        kind, name, "standard-of-proof", to: StandardOfProof.clearAndConvincing.rawValue)))
        }
    }

    func said(in draft: Draft) -> String? {
        let standards = draft.agreement.provisions.compactMap { provision in
            if case .stated(let standard) = provision.standard { standard.rawValue } else { nil }
        }
        return standards.first.map { "asks for \($0.replacing("-", with: " "))" }
    }
}
