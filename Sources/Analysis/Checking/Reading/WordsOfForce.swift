internal import AgreementLanguage

// Measures and duties that say nothing of their acts, and speak of force.
extension String {
    /// Words of measures that an army takes. The list is short on purpose: a warning, a note or sanctions are none of them.
    private static let wordsOfForce: Set<Substring> = [
        "army", "armies", "armed", "military", "troops", "fire", "strike", "strikes", "halt", "repel",
        "repulse", "force", "intervention", "intervene", "shoot", "shot", "destroy", "destroyed", "intercept",
        "intercepted", "pursuit", "pursue", "pursued", "eliminate", "eliminated", "neutralise", "neutralised",
        "neutralize", "neutralized", "suppress", "suppressed", "bombard", "bombardment", "retaliation",
        "retaliate", "reprisal", "reprisals", "interdiction", "interdict",
    ]
    /// The same in several words.
    private static let phrasesOfForce = ["taken down", "take down", "took out", "taken out"]

    /// Whether it speaks of force.
    var speaksOfForce: Bool {
        let words = words
        return words.contains(where: Self.wordsOfForce.contains) || words.hold(Self.phrasesOfForce)
    }

    /// Words that say of a duty that it is done by force: duties speak of armies and of fire mostly where these are to go, or to cease.
    private static let waysOfForce = [
        "by force", "by fire", "by arms", "use force", "uses force", "use of force", "using force",
        "with force", "force of arms", "open fire", "opens fire", "return fire", "shoot down", "hot pursuit",
        "military operation", "military operations", "by military means", "by strikes", "by air strikes",
    ]
    /// What a duty begins with that is one to attack.
    private static let attacks: Set<Substring> = [
        "strike", "attack", "shell", "bombard", "bomb", "shoot", "repel", "repulse", "pursue", "assault",
    ]
    /// Words that turn it round: to refrain from force, to end strikes, to do it without fire.
    private static let denials: Set<Substring> = [
        "not", "no", "never", "refrain", "refrains", "cease", "ceases", "stop", "stops", "end", "ends",
        "without",
        "abstain", "abstains", "avoid", "prevent", "desist", "halt", "renounce", "forgo", "forswear", "nor",
        "taken",
        "displaced", "seized", "removed", "deported", "abducted",
    ]

    /// Whether a duty, by its words, asks for force: `destroy the tunnels by fire`, and not `refrain from the use of force`.
    var asksForForce: Bool {
        let words = words
        guard !words.contains(where: Self.denials.contains) else { return false }
        return words.first.map(Self.attacks.contains) ?? false || words.hold(Self.waysOfForce)
    }

    private var words: [Substring] { Substring(lowercased()).split { !$0.isLetter } }
}

extension [Substring] {
    /// Whether one of the phrases is among the words.
    fileprivate func hold(_ phrases: [String]) -> Bool {
        let text = " \(joined(separator: " ")) "
        return phrases.contains { text.contains(" \($0) ") }
    }
}
