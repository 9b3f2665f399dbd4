internal import AgreementLanguage
internal import CeasefireModel

/// Whether a duty is done where a provision applies. Blocks of duties say in words where they are done.
enum DutyPlace: Hashable, Sendable {
    /// It is, or the provision applies everywhere, or nobody says where it applies.
    case there
    /// It is done at another place.
    case elsewhere
    /// It names no place.
    case unsaid

    /// Where a duty is done.
    ///
    /// - Parameter provision: The provision as it is written.
    init(_ obligation: Obligation, _ provision: Provision, in draft: Draft) {
        self.init("\(obligation.deed)", beside: obligation.article, provision, in: draft)
    }

    /// Where a measure is taken: where what it answers was done, or where its words say.
    ///
    /// - Parameter provision: The provision as it is written.
    init(_ rung: Rung, of response: Response, _ provision: Provision, in draft: Draft) {
        let isSame = draft.agreement.provisions.contains {
            response.provisions.contains($0.name)
                && ($0.place == provision.place || $0.place == .stated(.anywhere))
        }
        self = isSame ? .there : Self(rung.measure, beside: "", provision, in: draft)
    }

    private init(_ deed: String, beside article: String, _ provision: Provision, in draft: Draft) {
        guard case .stated(let scope) = provision.place, scope != .anywhere else {
            self = .there
            return
        }
        let words = "\(deed) \(article)".lowercased()
        func isTold(_ scope: PlaceScope) -> Bool {
            scope.placeNames.contains { words.contains($0.lowercased()) }
        }
        let others = (draft.agreement.provisions.map(\.place) + draft.agreement.permissions.map(\.place))
            .contains {
                if case .stated(let other) = $0 { other != scope && isTold(other) } else { false }
            }
        if isTold(scope) {
            self = .there
        } else {
            self = others || draft.withoutNames(deed).namesAPlace ? .elsewhere : .unsaid
        }
    }
}

extension PlaceScope {
    /// The names by which an area is spoken of.
    var placeNames: [String] {
        switch self {
        case .anywhere: []
        case .named(let names): names
        case .zone(let zone), .outside(let zone): [zone.text]
        case .any(let all): all.flatMap(\.placeNames)
        case .within, .beyond, .held: lines.map(\.line.text)
        }
    }
}

extension Draft {
    /// The same words without the names of those who act.
    fileprivate func withoutNames(_ words: String) -> String {
        let names = agreement.actors.map(\.name)
        return names.filter { !$0.isEmpty }.reduce(words) { $0.replacing($1, with: "they") }
    }
}

extension String {
    /// Words with a capital that are no places.
    private static let notPlaces: Set<Substring> = [
        "Annex", "Article", "Schedule", "Appendix", "Protocol", "Map", "I", "II", "III",
    ]

    /// Whether a word after the first has a capital letter, as names of places have: `survey Range 7 from the air`.
    fileprivate var namesAPlace: Bool {
        let words = split { !$0.isLetter }
        return words.dropFirst().contains { word in
            word.count > 1 && word.first?.isUppercase == true && !Self.notPlaces.contains(word)
        }
    }
}
