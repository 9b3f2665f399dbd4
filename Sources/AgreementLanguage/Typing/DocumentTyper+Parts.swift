internal import CeasefireModel

// What many blocks share: parts with keys of their own, actors, moments, names, numbers.
extension DocumentTyper {
    /// What can always be written where the text is silent.
    static let silent = "Write `unstated` where the text does not say."

    /// The keys of a part; nil, and a diagnostic, where there are none.
    mutating func part(_ node: SurfaceNode, _ part: BlockPart, of key: String, form: String) -> Keys? {
        guard node.entries != nil else {
            wrongShape(node, key: key, wanted: "keys with values", mend: form)
            return nil
        }
        return keys(of: node, allowed: part.keys, what: key.quoted)
    }

    /// The keys of each member of a list of parts that have names, `- rung: NAME`; nil for a member that has
    /// none.
    mutating func parts(
        _ key: String, in keys: Keys, _ part: BlockPart, what: String, form: String
    ) -> [Keys?]? {
        guard let node = required(key, in: keys, mend: form) else { return nil }
        guard let list = node.list else {
            wrongShape(node, key: key, wanted: "a list", mend: form)
            return nil
        }
        guard !list.isEmpty else {
            sink.error(.emptyList, "The list of \(key.quoted) is empty.", at: node.range, mend: form)
            return nil
        }
        return list.map { item in
            guard item.entries != nil else {
                wrongShape(item, key: key, wanted: "members with keys", mend: form)
                return nil
            }
            return self.keys(of: item, allowed: part.keys, what: what)
        }
    }

    // MARK: Values

    /// Actors that must be named, if only as `unstated`.
    mutating func actors(_ key: String, in keys: Keys) -> Value<Set<ActorID>>? {
        required(key, in: keys, mend: "Name the actors, or write `unstated` where the text does not say.")
            .flatMap { value($0, for: key, of: .parties) { $0.actors($1, for: $2) } }
    }

    /// Actors that may be left out.
    mutating func optionalActors(_ key: String, in keys: Keys) -> Value<Set<ActorID>>? {
        optional(key, in: keys).flatMap { value($0, for: key, of: .parties) { $0.actors($1, for: $2) } }
    }

    /// A moment that must be given, if only as `unstated`.
    mutating func moment(
        _ key: String, in keys: Keys, mend: String = Self.silent
    ) -> Value<InstantExpression>? {
        required(key, in: keys, mend: mend).flatMap {
            value($0, for: key, of: .instant) { $0.instant($1, for: $2) }
        }
    }

    /// A moment that may be left out.
    mutating func optionalMoment(_ key: String, in keys: Keys) -> Value<InstantExpression>? {
        optional(key, in: keys).flatMap { value($0, for: key, of: .instant) { $0.instant($1, for: $2) } }
    }

    /// The end of something, which may be `never`.
    mutating func end(
        _ key: String, in keys: Keys, mend: String = Self.silent
    ) -> Value<InstantExpression>? {
        required(key, in: keys, mend: mend).flatMap {
            value($0, for: key, of: .instant) { $0.instant($1, for: $2, mayBeNever: true) }
        }
    }

    /// `standard-of-proof:`.
    mutating func standardOfProof(_ keys: Keys) -> Value<StandardOfProof>? {
        required(
            "standard-of-proof", in: keys, mend: "Name it, or write `unstated` where the text does not say."
        ).flatMap {
            value($0, for: "standard-of-proof", of: .standard) { $0.standard($1, for: $2) }
        }
    }

    /// Words that must be given, in the language of the text.
    mutating func text(_ key: String, in keys: Keys) -> String? {
        required(key, in: keys, mend: "Say it in the words of the text.")
            .flatMap { words($0, for: key) }?.trimmed
    }

    /// A condition that does not speak of an episode of breaches.
    mutating func optionalCondition(_ key: String, in keys: Keys) -> Condition? {
        optional(key, in: keys).flatMap { condition($0, ladder: nil) }
    }

    /// One of the words of an enumeration.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: SurfaceNode, for key: String
    ) -> Choice? where Choice.RawValue == String {
        guard let text = words(node, for: key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        sink.error(
            .unknownWord, "\(text.quoted) cannot stand at \(key.quoted).", at: node.range,
            mend: didYouMean(text, among: Choice.allCases.map(\.rawValue), noun: key.quoted))
        return nil
    }

    /// `yes` or `no`.
    mutating func isYes(_ node: SurfaceNode, for key: String) -> Bool? {
        guard let text = words(node, for: key) else { return nil }
        switch text {
        case "yes": return true
        case "no": return false
        default:
            sink.error(
                .unknownWord, "\(text.quoted) is neither `yes` nor `no`.", at: node.range,
                mend: "Write `\(key): yes` or `\(key): no`.")
            return nil
        }
    }

    /// A whole number above zero.
    mutating func number(_ node: SurfaceNode, for key: String) -> Int? {
        guard let text = words(node, for: key) else { return nil }
        guard let number = Int(text), number >= 1, text.first != "+" else {
            sink.error(
                .badNumber, "\(text.quoted) is not a whole number above zero.", at: node.range,
                mend: "Write digits: `10`.")
            return nil
        }
        return number
    }

    // MARK: Names

    /// The names of provisions.
    mutating func provisions(_ node: SurfaceNode, for key: String) -> Set<ProvisionName>? {
        members(node, of: key, areNames: true) { typer, text, range in
            typer.provision(named: text, at: range)
        }.map { Set($0) }
    }

    /// A deed by its name.
    mutating func deed(named text: String, at range: Range<Int>) -> DeedName? {
        guard scope.deeds[text] != nil else {
            guard !scope.unreadable.contains(text) else { return nil }
            sink.error(
                .unknownDeed, "No block declares the obligation, declaration or exchange \(text.quoted).",
                at: range, mend: didYouMean(text, among: Array(scope.deeds.keys), noun: "It"))
            return nil
        }
        return DeedName(text)
    }

    /// A provision or a deed.
    enum Owed: Hashable {
        case provision(ProvisionName)
        case deed(DeedName)
    }

    /// What a name of something owed belongs to: provisions and deeds share their names.
    mutating func owed(named text: String, at range: Range<Int>) -> Owed? {
        if scope.deeds[text] != nil { return .deed(DeedName(text)) }
        if scope.provisions.contains(text) { return .provision(ProvisionName(text)) }
        guard !scope.unreadable.contains(text) else { return nil }
        let near = didYouMean(text, among: scope.provisions.union(scope.deeds.keys), noun: "It")
        sink.error(
            .unknownProvision, "No block declares the provision or duty \(text.quoted).", at: range,
            mend: near.isEmpty ? "Declare it, or list it under `requires` in the front matter." : near)
        return nil
    }
}
