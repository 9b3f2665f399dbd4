internal import CeasefireModel

// Conditions: what calls for a rung, and what ends it.
extension DocumentTyper {
    /// Conditions on an episode of breaches, which only a response has.
    static let episodeConditions = [
        "continues-after", "expanded-attack", "count", "places", "killed", "injured", "acts-include",
        "stopped-for",
    ]
    /// Conditions that can stand everywhere.
    static let generalConditions = [
        "performed", "certified", "decided", "breach-found", "any", "all", "not",
    ]
    private static let conditionKeys = episodeConditions + generalConditions

    /// A condition: `first-breach`, `unstated`, or one key with what it needs. Outside of a response there is
    /// no ladder, and no condition on an episode can stand.
    mutating func condition(_ node: SurfaceNode, ladder: Ladder?) -> Condition? {
        if let text = node.text { return condition(named: text, at: node.range, ladder: ladder) }
        guard let entries = node.entries else {
            wrongShape(
                node, what: "A condition", wanted: "a word or one key",
                mend: "Where several must hold write `all: [...]`, where one is enough `any: [...]`.")
            return nil
        }
        guard entries.count == 1, let entry = entries.first else {
            sink.error(
                .conditionNotOne, "A condition has one key; here are \(entries.count).",
                at: entries.dropFirst().first?.keyRange ?? node.range,
                mend: "Where several must hold write `all: [{...}, {...}]`, where one is enough `any: [...]`."
            )
            return nil
        }
        if case .missing = entry.value.content {
            sink.error(
                .missingValue, "The condition \(entry.key.quoted) has no value.", at: entry.keyRange,
                mend: "Write `unstated` where the text does not say.")
            return nil
        }
        return condition(entry, ladder: ladder)
    }

    private mutating func condition(
        named text: String, at range: Range<Int>, ladder: Ladder?
    ) -> Condition? {
        switch text {
        case "first-breach":
            guard ladder != nil else { return outOfPlace(text, at: range) }
            return .firstBreach
        case "unstated": return .unstated
        default:
            let known = ladder == nil ? Self.generalConditions : ["first-breach"] + Self.conditionKeys
            let mend =
                Self.conditionKeys.contains(text)
                ? "It needs a value: `{\(text): ...}`."
                : didYouMean(text, among: known + ["unstated"], noun: "A condition")
            sink.error(.unknownWord, "\(text.quoted) is not a condition.", at: range, mend: mend)
            return nil
        }
    }

    private mutating func outOfPlace(_ key: String, at range: Range<Int>) -> Condition? {
        sink.error(
            .conditionOutOfPlace,
            "\(key.quoted) speaks of an episode of breaches, and can only stand in a response.", at: range,
            mend: "Here a condition can be \(Self.generalConditions.quotedList("or")).")
        return nil
    }

    private mutating func condition(_ entry: SurfaceEntry, ladder: Ladder?) -> Condition? {
        guard let ladder else {
            return Self.episodeConditions.contains(entry.key)
                ? outOfPlace(entry.key, at: entry.keyRange) : generalCondition(entry, ladder: nil)
        }
        let node = entry.value
        switch entry.key {
        case "continues-after": return continues(after: node, ladder: ladder)
        case "expanded-attack": return expandedAttack(node, ladder: ladder)
        case "count": return count(node)
        case "places": return atLeast(node, entry.key).map { .places(atLeast: $0) }
        case "killed": return atLeast(node, entry.key).map { .killed(atLeast: $0) }
        case "injured": return atLeast(node, entry.key).map { .injured(atLeast: $0) }
        case "acts-include":
            return words(node, for: entry.key, kind: .acts).map { .actsInclude(Set($0.map { Act($0) })) }
        case "stopped-for": return duration(node, for: entry.key).map { .stoppedFor(seconds: $0) }
        default: return generalCondition(entry, ladder: ladder)
        }
    }

    private mutating func generalCondition(_ entry: SurfaceEntry, ladder: Ladder?) -> Condition? {
        let node = entry.value
        switch entry.key {
        case "performed": return performed(node)
        case "certified": return certified(node)
        case "decided": return decided(node)
        case "breach-found": return breachFound(node)
        case "any": return conditions(node, entry.key, ladder: ladder).map { .any($0) }
        case "all": return conditions(node, entry.key, ladder: ladder).map { .all($0) }
        case "not": return condition(node, ladder: ladder).map { .not($0) }
        default:
            sink.error(
                .unknownKey, "\(entry.key.quoted) is not a condition.", at: entry.keyRange,
                mend: didYouMean(
                    entry.key, among: ladder == nil ? Self.generalConditions : Self.conditionKeys,
                    noun: "A condition"))
            return nil
        }
    }

    private mutating func conditions(_ node: SurfaceNode, _ key: String, ladder: Ladder?) -> [Condition]? {
        guard let list = node.list else {
            wrongShape(node, key: key, wanted: "a list of conditions")
            return nil
        }
        guard !list.isEmpty else {
            sink.error(.emptyList, "The list of \(key.quoted) is empty.", at: node.range)
            return nil
        }
        let conditions = list.map { condition($0, ladder: ladder) }
        let whole = conditions.compactMap(\.self)
        return whole.count == conditions.count ? whole : nil
    }

    private mutating func continues(after node: SurfaceNode, ladder: Ladder) -> Condition? {
        guard let text = words(node, for: "continues-after") else { return nil }
        guard let index = ladder.names.firstIndex(of: text) else {
            let names = ladder.names.compactMap(\.self)
            sink.error(
                .unknownRung, "The response has no rung \(text.quoted).", at: node.range,
                mend: didYouMean(text, among: names, noun: "A rung"))
            return nil
        }
        guard index < ladder.current else {
            let what = index == ladder.current ? "itself" : "\(text.quoted), which comes later"
            sink.error(
                .rungOrder, "The rung waits for \(what).", at: node.range,
                mend: "Name a rung that comes before, or change their order.")
            return nil
        }
        return .continuesAfter(RungName(text))
    }

    /// `unstated`, a condition, or `either` of several.
    private mutating func expandedAttack(_ node: SurfaceNode, ladder: Ladder) -> Condition? {
        if node.text == "unstated" { return .expandedAttack(.unstated) }
        guard let alternatives = node.only("either") else {
            return condition(node, ladder: ladder).map { .expandedAttack(.stated($0)) }
        }
        guard let all = conditions(alternatives, "either", ladder: ladder) else { return nil }
        guard Set(all).count == all.count, all.count >= 2 else {
            sink.error(
                .eitherOfOne, "`either` needs at least two different alternatives.", at: alternatives.range,
                mend: "Write the one condition without `either`, or add what else it may mean.")
            return nil
        }
        return .expandedAttack(.either(all))
    }

    // MARK: Numbers

    private mutating func count(_ node: SurfaceNode) -> Condition? {
        guard let keys = numberKeys(node, "count", allowed: BlockPart.count.keys) else { return nil }
        let least = required("at-least", in: keys, mend: "Write `at-least: 10`.")
            .flatMap { number($0, for: "at-least") }
        guard keys["within"] != nil else { return least.map { .count(atLeast: $0, withinSeconds: nil) } }
        let within = optional("within", in: keys).flatMap { duration($0, for: "within") }
        guard let within, let least else { return nil }
        return .count(atLeast: least, withinSeconds: within)
    }

    private mutating func atLeast(_ node: SurfaceNode, _ key: String) -> Int? {
        guard let keys = numberKeys(node, key, allowed: BlockPart.atLeast.keys) else { return nil }
        return required("at-least", in: keys, mend: "Write `at-least: 10`.")
            .flatMap { number($0, for: "at-least") }
    }

    private mutating func numberKeys(_ node: SurfaceNode, _ key: String, allowed: [String]) -> Keys? {
        guard node.entries != nil else {
            wrongShape(node, key: key, wanted: "the key `at-least`", mend: "Write `\(key): {at-least: 10}`.")
            return nil
        }
        return keys(of: node, allowed: allowed, what: key.quoted)
    }
}
