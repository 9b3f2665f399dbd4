internal import CeasefireModel

/// The kinds of word that sets gather and that provisions select.
enum WordKind: String, CaseIterable, Sendable {
    case acts
    case targets
    case weapons

    /// One of them, in words.
    var noun: String {
        switch self {
        case .acts: "act"
        case .targets: "target"
        case .weapons: "weapon"
        }
    }

    /// The type of the open terms whose values are such words.
    var termKind: OpenTerm.Kind {
        switch self {
        case .acts: .acts
        case .targets: .targets
        case .weapons: .weapons
        }
    }

    /// The words that Truce knows. Words by which a report says nothing ("unknown") can be no part of a rule.
    var known: Set<String> {
        switch self {
        case .acts: Self.knownActs
        case .targets: Self.knownTargets
        case .weapons: []
        }
    }

    /// The words by which a report says nothing.
    var unsaid: Set<String> {
        switch self {
        case .acts: Set(Vocabulary.unsaidActs.map(\.text))
        case .targets: Set(Vocabulary.unsaidTargets.map(\.text))
        case .weapons: []
        }
    }

    /// Whether words that Truce does not know are taken as they stand: weapons are named as sources do.
    var isOpen: Bool { self == .weapons }

    // Built once: they are asked for at every word.
    private static let knownActs = Set(Vocabulary.acts.subtracting(Vocabulary.unsaidActs).map(\.text))
    private static let knownTargets = Set(
        Vocabulary.targets.subtracting(Vocabulary.unsaidTargets).map(\.text))

    /// The sets that every agreement may use.
    static let builtInSets: [String: NamedSet] = {
        var sets: [String: NamedSet] = [:]
        for (name, members) in Vocabulary.actSets {
            sets[name] = NamedSet(kind: .acts, members: Set(members.map(\.text)))
        }
        for (name, members) in Vocabulary.targetSets {
            sets[name] = NamedSet(kind: .targets, members: Set(members.map(\.text)))
        }
        return sets
    }()
}

/// A set, and what is in it once the sets in it are unfolded.
struct NamedSet: Hashable, Sendable {
    /// What its members are.
    let kind: WordKind
    /// The words in it.
    let members: Set<String>
}
