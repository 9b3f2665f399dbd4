internal import CeasefireModel

// Measures that stand until something ends them.
extension DocumentTyper {
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
