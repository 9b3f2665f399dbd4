internal import CeasefireModel

// What somebody accepts of what the draft check finds.
extension DocumentTyper {
    /// `accepted: no-stand-down` and who accepts it why.
    mutating func accepted(_ block: ParsedBlock, _ keys: Keys) {
        let subject = optional("at", in: keys).flatMap { words($0, for: "at") }
        let reason = text("reason", in: keys)
        let by = text("by", in: keys)
        guard let name = block.name, let reason, let by else { return }
        typed.acceptedFindings.append(
            AcceptedFinding(
                rule: name, subject: subject?.trimmed ?? "", reason: reason, by: by,
                span: span(block.range)))
    }
}
