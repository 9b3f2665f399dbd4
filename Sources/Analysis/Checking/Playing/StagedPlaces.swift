internal import AgreementLanguage
internal import CeasefireModel

/// Where things happen in what is played: a place that the draft names goes by its name, and whatever it draws on a map by a name
/// that stands in for it, so that what happens in one area is not taken to happen in another.
///
/// Areas that are the same go by the same name, and a strip within fifteen kilometres of a line lies in the one within thirty. Of all
/// else nobody can say without the map whether it overlaps: it is taken not to, which is told.
struct StagedPlaces {
    /// All that the draft draws, each once.
    private let drawn: [PlaceScope]
    /// How many places the draft speaks of; where there is one alone, nothing can overlap.
    private let number: Int

    init(_ agreement: Agreement) {
        let scopes = (agreement.provisions.map(\.place) + agreement.permissions.map(\.place)).flatMap {
            place -> [PlaceScope] in if case .stated(let scope) = place { scope.single } else { [] }
        }
        var seen: Set<PlaceScope> = []
        let all = scopes.filter { seen.insert($0).inserted }
        drawn = all.filter { if case .named = $0 { false } else { $0 != .anywhere } }
        number = all.count { $0 != .anywhere }
    }

    /// What is settled of where something applies; nothing where it is everywhere.
    func settings(_ place: Value<PlaceScope>, of name: String, _ holder: Stage.Setting.Holder) -> [Stage
        .Setting]
    {
        guard case .stated(let scope) = place else {
            return [
                Stage.Setting(
                    holder: holder, key: "where", value: "anywhere",
                    words: "what happens lies where \(name) applies")
            ]
        }
        if scope == .anywhere { return [] }
        guard let names = names(scope) else {
            return [Stage.Setting(holder: holder, key: "where", value: "anywhere", words: "")]
        }
        let isAlone = number < 2
        if isAlone, case .named = scope { return [] }
        let list = names.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
        return [
            Stage.Setting(
                holder: holder, key: "where", value: "[\(list)]", words: isAlone ? "" : apart)
        ]
    }

    /// What is taken for granted of areas that no map draws here.
    private var apart: String {
        let isNested = drawn.contains { one in drawn.contains { $0 != one && $0.certainlyLies(in: one) } }
        return
            "areas of which the text speaks by different names do not overlap\(isNested ? ", save that a strip along a line lies in a wider one" : "")"
    }

    /// The names by which an area goes; nil for everywhere.
    private func names(_ scope: PlaceScope) -> [String]? {
        var names: [String] = []
        for one in scope.single {
            switch one {
            case .anywhere: return nil
            case .named(let own): names += own
            default: names += ([one] + drawn.filter { $0 != one && $0.certainlyLies(in: one) }).map(\.noun)
            }
        }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    // MARK: Where an act happens

    /// The name of a place where a party can break a provision: one where as little else applies as may be. Where nobody says where the
    /// provision applies, one where most of what forbids the act applies: what is open is not to be what nothing answers.
    ///
    /// - Parameters:
    ///   - agreement: The agreement as it is played.
    ///   - isOpen: Whether the draft leaves open where the provision applies.
    /// - Returns: nil for what applies everywhere.
    static func region(_ provision: Provision, by party: ActorID, in agreement: Agreement, isOpen: Bool)
        -> String?
    {
        let act = provision.someAct
        let others = agreement.provisions.filter {
            $0.name != provision.name && $0.isBinding(on: party) && (!isOpen || $0.canBeBroken(by: act))
        }
        let lists = others.map(\.place.names) + (isOpen ? [] : agreement.permissions.map(\.place.names))
        func shared(_ name: String) -> Int {
            lists.count { $0.contains { $0.lowercased() == name.lowercased() } }
        }
        guard isOpen else { return provision.place.names.min { shared($0) < shared($1) } }
        // What readings give is left to them.
        guard provision.place == .stated(.anywhere) else { return nil }
        return others.flatMap(\.place.names).max { shared($0) < shared($1) }
    }
}

extension Provision {
    fileprivate func canBeBroken(by act: Act) -> Bool {
        if case .stated(.any) = acts { true } else { forbiddenActs.contains(act) }
    }
}

extension PlaceScope {
    /// The areas of which it is made up.
    fileprivate var single: [PlaceScope] {
        if case .any(let all) = self { all.flatMap(\.single) } else { [self] }
    }

    /// As a thing: `the zone zolote`, `the land within 25 km of contact`.
    fileprivate var noun: String {
        switch self {
        case .anywhere, .named, .any: words
        case .zone(let zone): "the zone \(zone)"
        case .outside, .within, .beyond: "the land \(words)"
        case .held: words.hasPrefix("in ") ? String(words.dropFirst(3)) : words
        }
    }

    /// Whether it lies in another, wherever the lines run.
    fileprivate func certainlyLies(in other: PlaceScope) -> Bool {
        switch (self, other) {
        case (.within(let near, let a), .within(let far, let b)): a == b && near <= far
        case (.beyond(let far, let a), .beyond(let near, let b)): a == b && near <= far
        default: self == other
        }
    }
}

extension Value<PlaceScope> {
    /// The names of places that it gives.
    fileprivate var names: [String] { if case .stated(.named(let names)) = self { names } else { [] } }
}
