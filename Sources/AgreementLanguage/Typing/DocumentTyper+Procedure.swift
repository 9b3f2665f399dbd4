internal import CeasefireModel

// Bodies that decide, and measures that stand until something ends them.
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

    /// `standing-measure: oil-sanctions` and what changes it.
    mutating func standingMeasure(_ block: ParsedBlock, _ keys: Keys) {
        let measure = text("measure", in: keys)
        let keptBy = actors("kept-by", in: keys)
        let against = optionalActors("against", in: keys)
        let atFirst: StandingMeasure.State? = required(
            "at-first", in: keys, mend: "Say how it stands at first: `at-first: on`."
        ).flatMap { choice($0, for: "at-first") }
        let from = moment("from", in: keys)
        let form = "Write `transitions:` and below it `- {to: suspended, from: on, when: ...}` for each."
        let parts = parts("transitions", in: keys, .transition, what: "a transition", form: form)
        let transitions = parts?.compactMap { $0.flatMap { transition($0) } }
        guard let name = block.name, let measure, let keptBy, let atFirst, let from, let parts,
            let transitions, transitions.count == parts.count
        else { return }
        let standing = StandingMeasure(
            name: StandingMeasureName(name), measure: measure, keptBy: keptBy, against: against,
            atFirst: atFirst, from: from, transitions: transitions, article: block.article,
            span: span(block.nameRange))
        typed.standingMeasures.append((standing, parts.compactMap { $0?.place(of: "from") }))
    }

    private mutating func transition(_ keys: Keys) -> StandingMeasure.Transition? {
        let to: StandingMeasure.State? = required("to", in: keys, mend: "Say into what it changes.")
            .flatMap { choice($0, for: "to") }
        let from = required("from", in: keys, mend: "Name the state or the states from which it changes.")
            .flatMap {
                members($0, of: "from", areNames: true) { typer, text, range in
                    let node = SurfaceNode(content: .text(text), range: range)
                    let state: StandingMeasure.State? = typer.choice(node, for: "from")
                    return state
                }
            }
        let condition = required("when", in: keys, mend: Self.silent).flatMap {
            self.condition($0, ladder: nil)
        }
        guard let to, let from, let condition else { return nil }
        return StandingMeasure.Transition(
            to: to, from: Set(from), condition: condition, span: span(keys.place(of: "to")))
    }
}

extension VoteRule {
    /// The rules that are told by a word.
    static let words = ["consensus", "unanimity", "majority", "two-thirds"]

    /// The rule that a word tells; nil where it tells none.
    init?(word: String) {
        switch word {
        case "consensus": self = .consensus
        case "unanimity": self = .unanimity
        case "majority": self = .majority
        case "two-thirds": self = .twoThirds
        default: return nil
        }
    }
}
