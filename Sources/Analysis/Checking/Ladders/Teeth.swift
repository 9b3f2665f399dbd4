internal import AgreementLanguage
internal import CeasefireModel

/// What a ladder calls for of its own accord, against one party: which of its rungs any single breach calls for, and which of those
/// above are worth avoiding.
struct Teeth {
    let search: LadderSearch
    /// The ladder with all its words.
    let staged: Response
    /// The rungs that any single breach calls for, without a word of anybody.
    let floor: [Rung]
    /// The rungs that whoever goes on breaking the agreement must avoid: those above the floor that are more than words.
    let avoided: [Rung]
    /// Whether any single breach calls for more than words, once all have spoken whom the party cannot stop.
    let bites: Bool
    /// The rungs that wait for a word: those for which the party can keep it back, and those for which others can.
    let keptBack: (byParty: [Rung], byOthers: [Rung])
    /// The rungs that are taken for words, although their words do not tell: none where another rung is known to do something.
    let perhapsWords: [Rung]
    /// The rungs that others can call for by a word of theirs, beside the events that call for them.
    let byOthersToo: [Rung]

    /// What a response calls for against a party; nil where there is no such response.
    init?(_ response: ResponseName, against party: ActorID, on stage: Stage) {
        let voices = Voices(agreement: stage.draft.agreement)
        guard let staged = stage.response(response),
            let search = LadderSearch(
                response, in: stage,
                silent: { word in
                    voices.canKeepBack(word, party) || staged.wordsBesideEvents.contains(word)
                }),
            let mute = LadderSearch(response, in: stage, silent: { _ in true })
        else { return nil }
        self.search = search
        self.staged = staged
        // Whether a measure is words is known in English alone.
        let speaksEnglish = stage.draft.speaksEnglish
        // Where nothing on the ladder is known to do anything, what is not known to is asked about.
        let hasTeeth = !speaksEnglish || staged.rungs.contains { [.looking, .lasting].contains($0.weight) }
        perhapsWords = hasTeeth ? [] : staged.rungs.filter { $0.weight == .unknown }
        let isMore: (Rung) -> Bool = { !speaksEnglish || (hasTeeth && !$0.isMereWords) }
        let (lowest, ownAccord) = (search.lowest, Set(mute.lowest.map(\.name)))
        floor = lowest.filter { ownAccord.contains($0.name) }
        bites = lowest.contains(where: isMore)
        let called = Set(lowest.map(\.name))
        let above = search.response.rungs.filter { !called.contains($0.name) && isMore($0) }
        avoided = above
        let waiting = staged.rungs.filter { rung in
            !rung.condition.askedWords.isEmpty && isMore(rung) && !ownAccord.contains(rung.name)
        }
        keptBack = (
            waiting.filter { rung in
                above.contains { $0.name == rung.name }
                    && rung.condition.askedWords.contains { voices.canKeepBack($0, party) }
            },
            waiting.filter { called.contains($0.name) }
        )
        byOthersToo = staged.rungs.filter { rung in
            above.contains { $0.name == rung.name }
                && rung.condition.wordsBesideEvents.contains { !voices.canKeepBack($0, party) }
        }
    }

    /// The fastest rate that never calls for what is avoided; nil where there is none, or where it is open what calls for all of it:
    /// another rule tells of that.
    var rate: SustainedRate? {
        if avoided.isEmpty { return bites || search.response.rungs.isEmpty ? nil : .hourly }
        guard avoided.contains(where: { !$0.condition.isOpen }) else { return nil }
        return search.fastestRate(avoiding: avoided)
    }
}

extension Stage {
    /// What other responses than this one call for against a party that breaks a provision, by events alone: rungs that are more than
    /// words. Nil where somebody else's word, or a measure that returns, answers it in any case.
    func otherTeeth(than response: Response, _ provision: Provision, against party: ActorID) -> [(
        rung: RungName, response: ResponseName
    )]? {
        let agreement = draft.agreement
        let voices = Voices(agreement: agreement)
        func isGiven(_ condition: Condition) -> Bool {
            condition.parts.contains { $0.isWord && !voices.canKeepBack($0, party) }
        }
        let returns = agreement.standingMeasures.contains { measure in
            (measure.against.map { parties($0).contains(party) } ?? false)
                && measure.transitions.contains {
                    [.on, .reimposed].contains($0.to) && isGiven($0.condition)
                }
        }
        let others = agreement.responses.filter {
            $0.name != response.name && $0.provisions.contains(provision.name)
                && answeredParties($0).contains(party)
        }.flatMap { other in other.rungs.filter { !$0.isMereWords }.map { (rung: $0, response: other.name) } }
        guard !returns, !others.contains(where: { isGiven($0.rung.condition) }) else { return nil }
        return others.map { ($0.rung.name, $0.response) }
    }
}
