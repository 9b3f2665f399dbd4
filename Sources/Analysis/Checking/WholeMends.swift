internal import AgreementLanguage

/// What a mend brings with it: edits that open something grave close that, too, or are not proposed.
///
/// Whoever names a monitor must let it in; whoever says what calls for a measure must say who takes it, and who finds. The rules that
/// know such a thing of their mends say so (``Rule/opens``), and are asked again of the draft as mended. What is only serious is closed
/// along with it where an edit does so, and else told as the next question.
struct WholeMends {
    /// What is brought along can itself open something; after so many rounds the mend is given up.
    private static let mostRounds = 4

    private let draft: Draft
    /// What is found as the draft stands, by the rules that were asked.
    private let found: [RuleID: Set<String>]
    private let ask: (Draft, [any Rule]) -> [Flaw]

    /// - Parameters:
    ///   - found: What was found in the draft, by rule; of every rule that a mend can open something of.
    ///   - ask: What some rules find in a draft.
    init(of draft: Draft, found: [RuleID: Set<String>], ask: @escaping (Draft, [any Rule]) -> [Flaw]) {
        self.draft = draft
        self.found = found
        self.ask = ask
    }

    /// The flaw, its mend made whole; without edits, and with the reason, where something grave stays open.
    func made(_ flaw: Flaw) -> Flaw {
        let opens =
            DraftCheck.rules.first { type(of: $0).page.id == flaw.rule }.map { type(of: $0).opens } ?? []
        let rules = DraftCheck.rules.filter { opens.contains(type(of: $0).page.id) }
        guard !rules.isEmpty, var edits = flaw.mend?.edits, !edits.isEmpty else { return flaw }
        var whole = flaw
        var left: Set<String> = []
        // The last edits that open nothing grave.
        var sound: [DocumentEdit]?
        for _ in 0..<Self.mostRounds {
            guard let mended = draft.edited(edits) else { break }
            let all = ask(mended, rules).filter { isNew($0) && !left.contains($0.id) }
            let grave = all.first { $0.severity == .grave }
            if grave == nil { sound = edits }
            guard let opened = grave ?? all.first else { break }
            let more = (opened.mend?.edits ?? []).map { $0.before(edits) }
            if !more.isEmpty, !more.contains(nil) {
                edits += more.compactMap(\.self)
            } else if grave == nil {
                left.insert(opened.id)
            } else {
                if sound == nil {
                    whole.mend?.noEdits =
                        "the edit that is at hand opens another gap (\(opened.id)), and both need a decision of the parties"
                }
                break
            }
        }
        whole.mend?.edits = sound ?? []
        return whole
    }

    private func isNew(_ flaw: Flaw) -> Bool {
        flaw.severity <= .serious && !(found[flaw.rule]?.contains(flaw.id) ?? false)
    }
}

extension DocumentEdit {
    /// The edit in terms of the document as it was before other edits were made; nil where it concerns what those brought in.
    func before(_ edits: [DocumentEdit]) -> Self? {
        var shift = 0
        for edit in edits.filter({ $0.file == file }).sorted(by: { $0.range.lowerBound < $1.range.lowerBound }
        ) {
            let start = edit.range.lowerBound + shift
            let end = start + edit.text.unicodeScalars.count
            if range.upperBound <= start { break }
            guard range.lowerBound >= end else { return nil }
            shift += edit.text.unicodeScalars.count - edit.range.count
        }
        return DocumentEdit(
            file: file, range: (range.lowerBound - shift)..<(range.upperBound - shift), text: text)
    }
}
