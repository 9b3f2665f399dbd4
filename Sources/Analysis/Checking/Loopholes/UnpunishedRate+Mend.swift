internal import AgreementLanguage
internal import CeasefireModel

// How a rate that goes unpunished is mended.
extension UnpunishedRate {
    /// A count over a month in the lowest of the rungs that are avoided, or in a new one, and a silence of a month before an episode
    /// ends.
    func mend(_ response: Response, _ teeth: Teeth, in draft: Draft, on stage: Stage) -> Mend {
        let words =
            "Count over a longer time than a side can wait, let no shorter silence end an episode, and let breaches that go on call for the next rung: for instance three within thirty days."
        guard let (outline, block) = draft.block("response", response.name.text) else {
            return Mend(words: words)
        }
        // What waits for somebody's word goes on waiting for it: a count in its place would take the word away.
        let counted = teeth.avoided.first { !$0.condition.isOpen && !$0.condition.waitsForWord }
            .flatMap { $0 }
            .flatMap { rung in
                response.rungs.first { $0.name == rung.name }.flatMap {
                    $0.condition.waitsForWord ? nil : rung
                }
            }
        var edits: [DocumentEdit?]
        if let counted {
            guard let place = draft.rung(counted.name, of: response.name),
                let when = place.node["when"]?.value
            else { return Mend(words: words) }
            // What is counted already is not counted twice.
            edits =
                MeasureToAgree.isCounted(counted.condition)
                ? []
                : [
                    place.outline.setting(
                        "when", to: "{any: [\(when.flow), \(MeasureToAgree.condition)]}", in: place.node)
                ]
        } else {
            edits = [rung(response, in: draft, outline, block)]
        }
        guard edits.allSatisfy({ $0 != nil }) else { return Mend(words: words) }
        edits.append(NoCountingRule.paragraph(before: block, of: outline, in: draft))
        let silence: Int64 = if case .stated(let seconds) = response.episodeEndsAfter { seconds } else { 0 }
        if silence < MeasureToAgree.seconds {
            edits.append(outline.setting("episode-ends-after", to: MeasureToAgree.length, in: block.node))
        }
        return Mend(
            words: counted == nil
                ? "Let breaches that go on call for more than words: for instance a measure to be named, after three breaches within thirty days. Which measure it is, the parties must agree."
                : words,
            edits: edits.compactMap(\.self))
    }

    /// A rung at the end of the ladder, of which only the measure is left to be agreed.
    private func rung(
        _ response: Response, in draft: Draft, _ outline: DocumentOutline, _ block: DocumentOutline.Block
    ) -> DocumentEdit? {
        let answered = response.breachBy.allNamed
        let free = MeasureToAgree.name(besides: response.rungs.map(\.name.text))
        guard let list = block.node["rungs"]?.value, let free,
            let actors = MeasureToAgree.actors(
                against: answered.isEmpty ? Set(draft.agreement.parties) : answered, in: draft.agreement)
        else { return nil }
        return outline.adding(member: MeasureToAgree.rung(free, by: actors), to: list)
    }
}

/// A rung that is more than words, of which only the measure is left to be named: whoever drafts cannot choose it for the parties, and without it
/// the ladder is words. It takes no force: that only the parties can give somebody.
enum MeasureToAgree {
    /// How many breaches call for it.
    static let count = 3
    /// In how long breaches count.
    static let seconds: Int64 = 30 * 86_400
    /// The same as it is written.
    static let length = "30d"
    /// What calls for it.
    static let condition = "{count: {at-least: \(count), within: \(length)}}"
    /// What counts as one breach, where the document does not say.
    static let counting = "What hits one place within an hour counts as one breach."

    /// Whether a condition holds already where this one does.
    static func isCounted(_ condition: Condition) -> Bool {
        switch condition {
        case .count(let atLeast, let within): atLeast <= count && within.map { $0 >= seconds } ?? true
        case .any(let all): all.contains(where: isCounted)
        default: false
        }
    }

    /// The rung on one line.
    static func rung(_ name: String, by actors: [ActorID]) -> String {
        "{rung: \(name), when: \(condition), who: \(Draft.list(actors)), authorised-by: \(Draft.list(actors)), measure: '<name of the measure>', involves: none, within: 72h, stand-down: {stopped-for: \(length)}}"
    }

    /// A name that no rung of the ladder has; nil where all are taken.
    static func name(besides taken: [String]) -> String? {
        (["measure"] + (2...9).map { "measure-\($0)" }).first { !taken.contains($0) }
    }

    /// Who could take it against these parties: the guarantors, who promised a consequence, or else the parties, where none would have to
    /// act against itself alone; nil where there is nobody.
    static func actors(against answered: Set<ActorID>, in agreement: Agreement) -> [ActorID]? {
        let guarantors = agreement.actors.filter { $0.role == .guarantor }.map(\.id).sorted()
        if !guarantors.isEmpty { return guarantors }
        let others = agreement.parties.filter { !answered.contains($0) }
        if !others.isEmpty { return others }
        return agreement.parties.count > 1 ? agreement.parties : nil
    }
}
