public import AgreementLanguage
public import CeasefireModel

/// What two versions of an agreement say differently, in the agreement's terms and not in lines.
public struct AgreementDiff: Sendable {
    /// One difference.
    public struct Difference: Hashable, Sendable {
        /// What kind of difference.
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// Only the second version has it.
            case added
            /// Only the first version has it.
            case removed
            /// Both have it and say something else of it.
            case changed
            /// The words of an article are others, and what its blocks mean is not.
            case reworded
        }
        /// What kind of difference.
        public var kind: Kind
        /// What it is about: `rung multi-tiered/warning`.
        public var subject: String
        /// In a sentence.
        public var sentence: String
        /// Where it stands in the first version; nil where it does not.
        public var before: SourceSpan?
        /// Where it stands in the second version; nil where it does not.
        public var after: SourceSpan?
    }

    /// The differences, in the order of the second version, then what only the first has.
    public let differences: [Difference]
    /// Whether both mean the same.
    public let hasSameMeaning: Bool

    /// What goes by another name in the second version, by the name in the first.
    let renames: Renames
    /// The names of all things of each version, and the headings of its articles.
    let names: (first: Set<String>, second: Set<String>)

    /// Compares two versions; times are told by the clocks of the second.
    public init(from first: Agreement, to second: Agreement, zones: any TimeZoneRules) {
        let moments = Moments(zones: zones, zone: second.timeZone)
        let original = AgreementItem.all(first, words: AgreementWords(first, moments: moments))
        let after = AgreementItem.all(second, words: AgreementWords(second, moments: moments))
        let renames = Renames(from: original, to: after)
        let before = original.map(renames.applied)
        let old = Dictionary(before.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
        let new = Set(after.map(\.id))
        var differences = after.flatMap { item in
            old[item.id].map { Self.changes(from: $0, to: item) } ?? [
                Difference(
                    kind: .added, subject: item.id,
                    sentence: Self.ended("\(item.title) is new\(Self.said(item))"),
                    after: item.span)
            ]
        }
        differences += before.filter { !new.contains($0.id) }.map {
            Difference(
                kind: .removed, subject: $0.id, sentence: Self.ended("\($0.title) is gone\(Self.said($0))"),
                before: $0.span)
        }
        differences += renames.names.sorted { $0.key < $1.key }.compactMap { was, name in
            guard let item = after.first(where: { $0.id.split(separator: " ").last.map(String.init) == name })
            else { return nil }
            return Difference(
                kind: .changed, subject: item.id, sentence: "\(item.title) was called \(was).",
                before: original.first { $0.id.split(separator: " ").last.map(String.init) == was }?.span,
                after: item.span)
        }
        let touched = Set(
            (before + after).filter { item in
                !item.article.isEmpty && differences.contains { $0.subject == item.id }
            }.map(\.article))
        differences += Self.articles(from: first, to: second, touched: touched)
        self.differences = differences.map {
            var difference = $0
            difference.sentence = $0.sentence.prefix(1).uppercased() + $0.sentence.dropFirst()
            return difference
        }
        self.renames = renames
        func names(_ items: [AgreementItem], _ agreement: Agreement) -> Set<String> {
            Set(items.compactMap { $0.id.split(separator: " ").last.map(String.init) })
                .union(agreement.articles.map(\.heading))
        }
        self.names = (names(original, first), names(after, second))
        hasSameMeaning = first.meaningFingerprint == second.meaningFingerprint
    }

    /// Whether a finding's subject begins with the name of something that only one version has: `calm/east`, or an article's heading.
    func isOfOneVersion(_ subject: String) -> Bool {
        let name = subject.split(separator: "/").first.map(String.init) ?? subject
        let known = renames.applied(to: name)
        let inFirst = names.first.contains { renames.applied(to: $0) == known || $0 == subject }
        let inSecond = names.second.contains(known) || names.second.contains(subject)
        return inFirst != inSecond
    }

    // MARK: Items

    private static func changes(from old: AgreementItem, to new: AgreementItem) -> [Difference] {
        let before = Dictionary(old.facets.map { ($0.label, $0) }, uniquingKeysWith: { a, _ in a })
        let after = Set(new.facets.map(\.label))
        var sentences = new.facets.flatMap { facet -> [String] in
            guard let was = before[facet.label] else {
                return ["\(new.title) now says, \(facet.label): \(text(facet))"]
            }
            return was.content == facet.content ? [] : sentencesOf(new, was, facet)
        }
        sentences += old.facets.filter { !after.contains($0.label) }.map {
            "\(new.title) no longer says, \($0.label): \(text($0))"
        }
        return sentences.map {
            Difference(
                kind: .changed, subject: new.id, sentence: $0 + ".", before: old.span, after: new.span)
        }
    }

    private static func sentencesOf(
        _ item: AgreementItem, _ was: AgreementItem.Facet, _ facet: AgreementItem.Facet
    ) -> [String] {
        if case .members(let old) = was.content, case .members(let new) = facet.content {
            return new.subtracting(old).sorted().map { "\($0) \(facet.added)" }
                + old.subtracting(new).sorted().map { "\($0) \(facet.removed)" }
        }
        return ["\(item.title), \(facet.label): \(text(facet)) instead of \(text(was))"]
    }

    private static func text(_ facet: AgreementItem.Facet) -> String { facet.text }

    /// A sentence with one full stop at its end, whatever words it ends with.
    private static func ended(_ sentence: String) -> String {
        sentence.hasSuffix(".") ? sentence : sentence + "."
    }

    /// What is said of a thing that only one version has, and what should be said of it and is not; what goes without saying is left out.
    private static func said(_ item: AgreementItem) -> String {
        let told = item.facets.filter { !$0.isSilent }.map { "\($0.label): \($0.text)" }
        let open = item.facets.filter(\.isOpen).map(\.label)
        let all = told + (open.isEmpty ? [] : ["unstated: \(open.joined(separator: ", "))"])
        return all.isEmpty ? "" : ": " + all.joined(separator: "; ")
    }

    // MARK: Articles

    private static func articles(
        from first: Agreement, to second: Agreement, touched: Set<String>
    ) -> [Difference] {
        let old = Dictionary(first.articles.map { ($0.heading, $0) }, uniquingKeysWith: { a, _ in a })
        let headings = Set(second.articles.map(\.heading))
        func name(_ heading: String) -> String {
            heading.isEmpty ? "the opening" : "the article \"\(heading)\""
        }
        let changed = second.articles.compactMap { article -> Difference? in
            guard let was = old[article.heading] else {
                return Difference(
                    kind: .added, subject: "article \(article.heading)",
                    sentence:
                        "\(name(article.heading)) is new\(article.hasMeaning ? "" : ", and no block says what it means").",
                    after: article.span)
            }
            guard words(was.text) != words(article.text) else { return nil }
            let isReworded = !touched.contains(article.heading)
            return Difference(
                kind: isReworded ? .reworded : .changed, subject: "article \(article.heading)",
                sentence:
                    "the text of \(name(article.heading)) changed\(isReworded ? " without a change of meaning" : ", and so did its meaning").",
                before: was.span, after: article.span)
        }
        return changed
            + first.articles.filter { !headings.contains($0.heading) }.map {
                Difference(
                    kind: .removed, subject: "article \($0.heading)",
                    sentence: "\(name($0.heading)) is gone.",
                    before: $0.span)
            }
    }

    /// The words alone: another line break is no other text.
    private static func words(_ text: String) -> [Substring] { text.split(whereSeparator: \.isWhitespace) }
}
