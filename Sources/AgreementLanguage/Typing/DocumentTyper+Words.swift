internal import CeasefireModel

// Values that are words: acts, targets, weapons, actors, places, exemptions, standards, anchors.
extension DocumentTyper {
    /// Acts, targets or weapons: `any`, one word, or a list of words and sets.
    mutating func selection<Kind>(
        _ node: SurfaceNode, for key: String, kind: WordKind
    ) -> Selection<Identifier<Kind>>? {
        if node.text == "any" { return .any }
        // One word that Truce does not know may be a set misspelt; in a list it is surely a weapon.
        if kind.isOpen, let text = node.text, !scope.unreadable.contains(text), scope.sets[text] == nil,
            !BlockReader.reservedWords.contains(text)
        {
            sink.error(
                .unknownWord, "\(text.quoted) is no open term or set of \(kind.rawValue).", at: node.range,
                mend: mend(for: text, kind: kind, otherwise: "Write a weapon in a list: `[\(text)]`."))
            return nil
        }
        guard let words = words(node, for: key, kind: kind) else { return nil }
        return .only(Set(words.map { Identifier<Kind>($0) }))
    }

    /// The words of a list, its sets unfolded.
    mutating func words(_ node: SurfaceNode, for key: String, kind: WordKind) -> Set<String>? {
        members(node, of: key) { typer, text, range in
            typer.unfold(text, kind: kind, at: range)
        }
        .map { $0.reduce(into: Set()) { $0.formUnion($1) } }
    }

    /// The words that a word stands for: its members where it is a set, else itself.
    mutating func unfold(_ text: String, kind: WordKind, at range: Range<Int>) -> Set<String>? {
        if let declared = scope.sets[text] {
            guard let set = declared else { return nil }
            guard set.kind == kind else {
                sink.error(
                    .wrongKindOfSet,
                    "\(text.quoted) is a set of \(set.kind.rawValue), not of \(kind.rawValue).",
                    at: range, mend: mend(for: text, kind: kind))
                return nil
            }
            return set.members
        }
        if kind.known.contains(text) || kind.isOpen { return [text] }
        if kind.unsaid.contains(text) {
            sink.error(
                .unknownWord,
                "\(text.quoted) is the word of a report that does not say, and can be no part of a rule.",
                at: range, mend: mend(for: text, kind: kind))
            return nil
        }
        sink.error(
            .unknownWord,
            "\(text.quoted) is no \(kind.noun) that Truce knows, nor a set of \(kind.rawValue).",
            at: range, mend: mend(for: text, kind: kind))
        return nil
    }

    private func mend(for text: String, kind: WordKind, otherwise: String = "") -> String {
        let candidates = kind.known.union(scope.sets(of: kind)).union(scope.terms(of: kind.termKind))
        let proposal = NearestWord.of(text, among: candidates).map { "Did you mean \($0.quoted)?" }
        return proposal
            ?? (otherwise.isEmpty
                ? "The known words are \(candidates.sorted().quotedList("and"))." : otherwise)
    }

    // MARK: Actors

    /// Actors by their ids.
    mutating func actors(_ node: SurfaceNode, for key: String) -> Set<ActorID>? {
        members(node, of: key) { typer, text, range in typer.actor(text, at: range) }.map { Set($0) }
    }

    /// An actor by its id.
    mutating func actor(_ text: String, at range: Range<Int>) -> ActorID? {
        if scope.actors[ActorID(text)] != nil { return ActorID(text) }
        guard scope.knowsAllActors, !scope.unreadable.contains(text) else { return nil }
        let known = scope.actors.keys.map(\.text) + scope.terms(of: .parties)
        sink.error(
            .unknownActor,
            "\(text.quoted) is not named among the parties, mediators, guarantors, observers or bodies.",
            at: range, mend: didYouMean(text, among: known, noun: "An actor"))
        return nil
    }

    // MARK: Places

    /// `anywhere`, a list of place names, or what is drawn.
    mutating func place(_ node: SurfaceNode, for key: String) -> PlaceScope? {
        if node.text == "anywhere" { return .anywhere }
        if node.entries != nil { return drawnPlace(node, for: key) }
        if let text = node.text, let mend = mendForDrawn(text) {
            sink.error(
                .unknownWord, "\(text.quoted) alone is neither `anywhere` nor an open term of type `place`.",
                at: node.range, mend: mend)
            return nil
        }
        if let text = node.text {
            // A place can have any name, so a word alone might be an open term misspelt.
            let near = didYouMean(text, among: scope.terms(of: .place) + ["anywhere"], noun: "A place")
            sink.error(
                .unknownWord, "\(text.quoted) is neither `anywhere` nor an open term of type `place`.",
                at: node.range,
                mend: (near.hasPrefix("Did") ? near + " " : "") + "Places are written in a list: `[\(text)]`."
            )
            return nil
        }
        return members(node, of: key) { _, text, _ in text }.map { .named($0) }
    }

    // MARK: Exemptions, standards, anchors

    /// `none`, or exemptions by their names.
    mutating func exemptions(_ node: SurfaceNode, for key: String) -> Set<ExemptionName>? {
        if node.text == "none" { return [] }
        return members(node, of: key, mayBeEmpty: true) { typer, text, range in
            typer.exemption(text, at: range)
        }
        .map { Set($0) }
    }

    private mutating func exemption(_ text: String, at range: Range<Int>) -> ExemptionName? {
        guard scope.exemptions.contains(text) else {
            let known = Array(scope.exemptions) + scope.terms(of: .exemptions)
            sink.error(
                .unknownExemption, "No block declares the exemption \(text.quoted).", at: range,
                mend: known.isEmpty
                    ? "Declare it: `exemption: \(text)` and `text: ...` in a block of its own."
                    : didYouMean(text, among: known, noun: "An exemption"))
            return nil
        }
        return ExemptionName(text)
    }

    /// A standard of proof.
    mutating func standard(_ node: SurfaceNode, for key: String) -> StandardOfProof? {
        oneOf(node, for: key, kind: .standard)
    }

    /// What a clock is counted from.
    mutating func anchor(_ node: SurfaceNode, for key: String) -> Anchor? {
        oneOf(node, for: key, kind: .anchor)
    }

    private mutating func oneOf<Choice: RawRepresentable & CaseIterable>(
        _ node: SurfaceNode, for key: String, kind: OpenTerm.Kind
    ) -> Choice? where Choice.RawValue == String {
        guard let text = words(node, for: key) else { return nil }
        if let choice = Choice(rawValue: text) { return choice }
        let known = Choice.allCases.map(\.rawValue) + scope.terms(of: kind)
        sink.error(
            .unknownWord, "\(text.quoted) is not \(kind.words).", at: node.range,
            mend: didYouMean(text, among: known + ["unstated"], noun: key.quoted))
        return nil
    }
}
