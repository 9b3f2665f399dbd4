internal import CeasefireModel

// Bodies that decide.
extension DocumentTyper {
    /// `body: joint-commission`, who sits in it and how it decides.
    mutating func body(_ block: ParsedBlock, _ keys: Keys) {
        let fullName = text("name", in: keys)
        let members = actors("members", in: keys)
        let vote: Value<VoteRule>? = required(
            "vote", in: keys, mend: "Say how it decides, or write `unstated` where the text does not say."
        ).flatMap { value($0, for: "vote", of: nil) { $0.vote($1, for: $2) } }
        let quorum = optional("quorum", in: keys).flatMap { number($0, for: "quorum") }
        let veto = optional("veto", in: keys).flatMap { actors($0, for: "veto") } ?? []
        let castingVote = optional("casting-vote", in: keys).flatMap { node in
            words(node, for: "casting-vote").flatMap { actor($0, at: node.range) }
        }
        guard let name = block.name, let fullName, let members, let vote else { return }
        let body = Body(
            id: ActorID(name), name: fullName, members: members, vote: vote, quorum: quorum, veto: veto,
            castingVote: castingVote, span: span(block.nameRange))
        typed.bodies.append((body, keys))
    }

    /// `consensus`, `unanimity`, `majority`, `two-thirds` or `{at-least: 2}`.
    mutating func vote(_ node: SurfaceNode, for key: String) -> VoteRule? {
        let form = "Write `\(VoteRule.words.joined(separator: "`, `"))` or `{at-least: 2}`."
        if node.entries != nil {
            let keys = keys(of: node, allowed: BlockPart.atLeast.keys, what: key.quoted)
            return required("at-least", in: keys, mend: form).flatMap { number($0, for: "at-least") }
                .map { .atLeast($0) }
        }
        guard let text = words(node, for: key) else { return nil }
        guard let rule = VoteRule(word: text) else {
            let near = NearestWord.of(text, among: VoteRule.words).map { "Did you mean \($0.quoted)?" }
            sink.error(
                .unknownWord, "\(text.quoted) is no rule by which a body votes.", at: node.range,
                mend: near ?? form)
            return nil
        }
        return rule
    }
}
