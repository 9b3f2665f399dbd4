internal import AgreementLanguage

/// What goes by another name in the second version: the same kind of thing, which says the same, or nearly.
struct Renames {
    /// The new names by the old ones, all kinds together: a name of a document names one thing.
    private(set) var names: [String: String] = [:]

    /// Of what both say, so much must be the same.
    private static let leastShare = 0.75
    /// And so many things at least: two that say nearly nothing are not the same.
    private static let leastSame = 2

    init(from before: [AgreementItem], to after: [AgreementItem]) {
        let (old, new) = (Set(before.map(\.id)), Set(after.map(\.id)))
        let gone = before.filter { !new.contains($0.id) }
        let added = after.filter { !old.contains($0.id) }
        // What others refer to comes first in a version; what refers to it is then compared by the new names.
        for item in gone {
            guard let was = Self.name(item) else { continue }
            let likely = added.filter { Self.kind($0) == Self.kind(item) }.map {
                (item: $0, share: share(of: item, in: $0))
            }.filter { $0.share >= Self.leastShare }
            // Where two are as like, nobody can say which of them it is.
            guard let best = likely.max(by: { $0.share < $1.share }), let name = Self.name(best.item),
                likely.count(where: { $0.share == best.share }) == 1, !names.values.contains(name)
            else { continue }
            names[was] = name
        }
    }

    /// A text of the first version with the names of the second.
    func applied(to text: String) -> String {
        guard !names.isEmpty else { return text }
        var words = ""
        var result = ""
        func isPart(_ sign: Character) -> Bool { sign.isLetter || sign.isNumber || sign == "-" }
        for sign in text {
            if isPart(sign) {
                words.append(sign)
            } else {
                result += (names[words] ?? words) + String(sign)
                words = ""
            }
        }
        return result + (names[words] ?? words)
    }

    /// An item of the first version with the names of the second.
    func applied(to item: AgreementItem) -> AgreementItem {
        var item = item
        item.id = applied(to: item.id)
        item.facets = item.facets.map { facet in
            var facet = facet
            facet.label = applied(to: facet.label)
            facet.content =
                switch facet.content {
                case .words(let words): .words(applied(to: words))
                case .members(let members): .members(Set(members.map(applied)))
                }
            return facet
        }
        return item
    }

    // MARK: How like two things are

    /// `provision` of `provision fire-ceases`; a rung goes with its response.
    private static func kind(_ item: AgreementItem) -> Substring {
        item.id.split(separator: " ").dropLast().joined(separator: " ")[...]
    }

    /// The name alone; nil for what has none of its own.
    private static func name(_ item: AgreementItem) -> String? {
        guard let name = item.id.split(separator: " ").last, kind(item) != "rung", kind(item) != "signature",
            kind(item) != "reading", !kind(item).isEmpty
        else { return nil }
        return String(name)
    }

    private func share(of old: AgreementItem, in new: AgreementItem) -> Double {
        func telling(_ item: AgreementItem) -> [String: AgreementItem.Facet.Content] {
            let told = item.facets.filter { !$0.isSilent }
            return Dictionary(told.map { ($0.label, $0.content) }, uniquingKeysWith: { a, _ in a })
        }
        let (a, b) = (telling(applied(to: old)), telling(new))
        let same = a.count { b[$0.key] == $0.value }
        guard same >= Self.leastSame else { return 0 }
        return Double(same) / Double(max(a.count, b.count))
    }
}

extension AgreementItem.Facet {
    /// What nobody said anything of is told in these words.
    private static let silent: Set<String> = [
        "", "none", "nothing", "never", "no time", "not said", "nobody's", "unstated", "any", "anybody",
        "whoever it is owed to", "unverified",
    ]

    /// Whether it says nothing, or what holds where nothing is said.
    var isSilent: Bool { Self.silent.contains(text) || label == "place on the ladder" }

    /// Whether the text should say something here and does not.
    var isOpen: Bool { text == "unstated" }

    /// What it says.
    var text: String {
        switch content {
        case .words(let words): words.isEmpty ? "nothing" : words
        case .members(let members): members.isEmpty ? "none" : AgreementWords.list(members)
        }
    }
}
