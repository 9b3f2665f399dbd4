internal import AgreementLanguage

/// An edit that leaves what it is to mend is none: it is not offered, and it is said why.
enum MendsThatMend {
    /// The flaw, without the edits of its mend where it is found as before in the document as mended.
    ///
    /// - Parameter ask: What some rules find in a draft.
    static func left(_ flaw: Flaw, in draft: Draft, ask: (Draft, [any Rule]) -> [Flaw]) -> Flaw {
        guard let edits = flaw.mend?.edits, !edits.isEmpty, let mended = draft.edited(edits) else {
            return flaw
        }
        let rules = DraftCheck.rules.filter { type(of: $0).page.id == flaw.rule }
        guard ask(mended, rules).contains(where: { $0.id == flaw.id }) else { return flaw }
        var told = flaw
        told.mend?.edits = []
        told.mend?.noEdits =
            "the edit that is at hand leaves what was found; more than one value must change, and the parties must decide how"
        return told
    }
}
