internal import AgreementLanguage
internal import CeasefireModel

// A party that is named to release itself.
extension SelfServingTrigger {
    /// Nobody else may release a party, and its own word does not count: whoever reads the text will say that it does.
    func releasesItself(_ duty: Obligation, _ party: ActorID, in draft: Draft) -> Flaw? {
        guard case .stated([party])? = duty.releasedBy, let place = draft.block("obligation", duty.name.text)
        else { return nil }
        let name = draft.name(party)
        let others = draft.agreement.parties.filter { $0 != party }
        return Flaw(
            rule: .selfServingTrigger, severity: .serious, subject: "\(duty.name)/released/\(party)",
            message:
                "\(name) alone is named to release itself from \(duty.name). Its own word is not counted, and so nobody can.",
            story:
                "\(name) says that it is released from \(duty.name), and points at the text. The other side says that nobody releases himself. Either the duty means nothing, or nobody can ever lift it.",
            span: draft.span(of: "released-by", in: place),
            mend: Mend(
                words: "Let those release it to whom it is owed.",
                edits: others.isEmpty
                    ? []
                    : [draft.edit("obligation", duty.name.text, "released-by", to: Draft.list(others))]
                        .compactMap(\.self)))
    }
}
