internal import AgreementLanguage
internal import CeasefireModel

// Words that a condition asks for, and words that it asks nobody to say: `unless the commission decides otherwise`.
extension Condition {
    /// What must be done, certified, decided or found by somebody, and stands under a `not`, or does not.
    private func words(isNegated: Bool, under isNot: Bool = false) -> [Condition] {
        switch self {
        case .performed, .certified, .decided, .breachFound: isNot == isNegated ? [self] : []
        case .any(let all), .all(let all): all.flatMap { $0.words(isNegated: isNegated, under: isNot) }
        case .not(let one): one.words(isNegated: isNegated, under: !isNot)
        case .expandedAttack(.stated(let one)): one.words(isNegated: isNegated, under: isNot)
        default: []
        }
    }

    /// The words that somebody must say for it, or for a part of it, to come about.
    var askedWords: [Condition] { words(isNegated: false).filter(\.isWord) }

    /// The words that nobody must say for it to come about.
    var negatedWords: [Condition] { words(isNegated: true) }

    /// The words that it asks for both to be said and not to be said, each once.
    var wordsBothWays: [Condition] {
        let negated = negatedWords
        return words(isNegated: false).reduce(into: []) { both, word in
            if negated.contains(word), !both.contains(word) { both.append(word) }
        }
    }

    /// The same where a word is said wherever it stands, or nowhere.
    func replacing(_ word: Condition, isSaid: Bool) -> Self {
        if self == word { return isSaid ? .all([]) : .any([]) }
        return switch self {
        case .any(let all): .any(all.map { $0.replacing(word, isSaid: isSaid) })
        case .all(let all): .all(all.map { $0.replacing(word, isSaid: isSaid) })
        case .not(let one): .not(one.replacing(word, isSaid: isSaid))
        case .expandedAttack(.stated(let one)):
            .expandedAttack(.stated(one.replacing(word, isSaid: isSaid)))
        default: self
        }
    }

    /// The duties that must not be done for it to come about.
    var undoneDeeds: Set<DeedName> {
        negatedWords.reduce(into: []) { if case .performed(let deed) = $1 { $0.insert(deed) } }
    }
}
