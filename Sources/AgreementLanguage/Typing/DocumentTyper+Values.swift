internal import CeasefireModel

// What can stand wherever a value can: `unstated`, `either: [...]`, the name of an open term, or the value.
extension DocumentTyper {
    /// Reads a value. `plain` reads what is neither `unstated` nor an alternative nor an open term; where no
    /// open term can stand there is no kind.
    mutating func value<Wrapped: Hashable & Sendable>(
        _ node: SurfaceNode, for key: String, of kind: OpenTerm.Kind?,
        plain: (inout Self, SurfaceNode, String) -> Wrapped?
    ) -> Value<Wrapped>? {
        if let text = node.text {
            if text == "unstated" { return .unstated }
            if let kind {
                switch term(text, of: kind, for: key, at: node.range) {
                case .term(let name): return .term(name)
                case .refused: return nil
                case .noTerm: break
                }
            }
        }
        if let alternatives = node.only("either") {
            return either(alternatives, for: key, plain: plain)
        }
        return plain(&self, node, key).map { .stated($0) }
    }

    private mutating func either<Wrapped: Hashable & Sendable>(
        _ node: SurfaceNode, for key: String, plain: (inout Self, SurfaceNode, String) -> Wrapped?
    ) -> Value<Wrapped>? {
        guard let list = node.list else {
            wrongShape(
                node, key: "either", wanted: "a list of alternatives", mend: "Write `either: [this, that]`.")
            return nil
        }
        var alternatives: [Wrapped] = []
        var isWhole = true
        for item in list {
            guard !refuseAsPlain(item, in: "either"), let alternative = plain(&self, item, key) else {
                isWhole = false
                continue
            }
            guard !alternatives.contains(alternative) else {
                sink.error(
                    .listedTwice, "This alternative of \(key.quoted) says the same as one before it.",
                    at: item.range, mend: "Keep one of them.")
                isWhole = false
                continue
            }
            alternatives.append(alternative)
        }
        guard isWhole else { return nil }
        guard alternatives.count >= 2 else {
            sink.error(
                .eitherOfOne, "`either` needs at least two alternatives; here are \(alternatives.count).",
                at: node.range, mend: "Write the one value without `either`, or add what else it may mean.")
            return nil
        }
        return .either(alternatives)
    }

    /// Whether `unstated` or another alternative stands where a plain value must.
    private mutating func refuseAsPlain(_ node: SurfaceNode, in key: String) -> Bool {
        if node.text == "unstated" || node.only("either") != nil {
            sink.error(
                .notAPlainValue, "\((node.text ?? "either").quoted) cannot stand inside \(key.quoted).",
                at: node.range, mend: "List the values that the text may mean, and nothing else.")
            return true
        }
        return false
    }

    // MARK: Open terms

    enum TermMeaning {
        case term(TermName)
        case refused
        case noTerm
    }

    /// What a word means as an open term of this type.
    mutating func term(
        _ text: String, of kind: OpenTerm.Kind, for key: String, at range: Range<Int>
    ) -> TermMeaning {
        if scope.unreadable.contains(text) { return .refused }
        guard let declared = scope.terms[text] else { return .noTerm }
        guard let type = declared else { return .refused }
        guard type == kind else {
            sink.error(
                .wrongTypeOfTerm,
                "\(text.quoted) is an open term of type \(type.rawValue.quoted), but \(key.quoted) takes \(kind.words).",
                at: range,
                mend: didYouMean(
                    text, among: scope.terms(of: kind).filter { $0 != key }, noun: "Here an open term"))
            return .refused
        }
        return .term(TermName(text))
    }

    /// Keys whose lists hold plain values and nothing else, neither `any` nor `unstated` nor an open term.
    private static let takesPlainOnly: Set<String> = ["acts-include", "members", "veto"]

    /// The words of one member of a list; nil, and a diagnostic, where a plain word cannot be had.
    mutating func member(_ node: SurfaceNode, of key: String, areNames: Bool) -> String? {
        guard let text = node.text, !text.isEmpty else {
            wrongShape(node, key: key, wanted: "words in its list")
            return nil
        }
        // What a name belongs to is no value, so it may have the name of an open term.
        if areNames { return text }
        if scope.unreadable.contains(text) { return nil }
        if BlockReader.reservedWords.contains(text) || scope.terms[text] != nil {
            let what = scope.terms[text] != nil ? "The open term " : ""
            sink.error(
                .notAPlainValue, "\(what)\(text.quoted) cannot stand in a list with other values.",
                at: node.range,
                mend: Self.takesPlainOnly.contains(key)
                    ? "Name plain values only."
                    : "Write it alone, `\(key): \(text)`, or name plain values only.")
            return nil
        }
        return text
    }

    /// The members of a list, or the one word that stands for a list of one. Nil where one cannot be read.
    /// Where they are names of things declared elsewhere, no open term can stand for them.
    mutating func members<Member: Hashable>(
        _ node: SurfaceNode, of key: String, mayBeEmpty: Bool = false, areNames: Bool = false,
        read: (inout Self, String, Range<Int>) -> Member?
    ) -> [Member]? {
        let items: [SurfaceNode]
        switch node.content {
        case .list(let list): items = list
        case .text: items = [node]
        case .keys, .missing:
            wrongShape(node, key: key, wanted: "a word or a list of words")
            return nil
        }
        guard !items.isEmpty || mayBeEmpty else {
            sink.error(
                .emptyList, "The list of \(key.quoted) is empty.", at: node.range,
                mend: areNames || Self.takesPlainOnly.contains(key)
                    ? "Name its members."
                    : "Name its members, or write `unstated` where the text does not say.")
            return nil
        }
        var members: [Member] = []
        var seen: Set<Member> = []
        var isWhole = true
        for item in items {
            guard let text = member(item, of: key, areNames: areNames),
                let member = read(&self, text, item.range)
            else {
                isWhole = false
                continue
            }
            guard seen.insert(member).inserted else {
                sink.error(
                    .listedTwice, "\(text.quoted) stands twice in the list of \(key.quoted).", at: item.range,
                    mend: "Keep one of the two.")
                isWhole = false
                continue
            }
            members.append(member)
        }
        return isWhole ? members : nil
    }
}

extension OpenTerm.Kind {
    /// A value of this type, in words.
    var words: String {
        switch self {
        case .instant: "a moment"
        case .duration: "a length of time"
        case .place: "a place"
        case .targets: "targets"
        case .acts: "acts"
        case .weapons: "weapons"
        case .parties: "actors"
        case .exemptions: "exemptions"
        case .standard: "a standard of proof"
        case .anchor: "what a clock is counted from"
        case .timing: "`within` or `not-before`"
        }
    }
}
