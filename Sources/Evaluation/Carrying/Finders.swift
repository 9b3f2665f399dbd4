internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// Tells who speaks in a finding, however the name is spelt.
struct Finders {
    /// Who made a finding.
    enum Finder {
        /// A body of the agreement: its votes must carry it.
        case body(Body)
        /// A side, or whoever speaks for it by the origins file.
        case side(ActorID)
        /// A mediator, a guarantor or an observer of the agreement.
        case actor(ActorID)
        /// Nobody whom the agreement names, but nearly so: a body or a side, by its full name.
        case perhaps(String)
        /// Anybody else.
        case stranger

        /// The actor of the agreement; nil where it is none for certain.
        var id: ActorID? {
            switch self {
            case .body(let body): body.id
            case .side(let id), .actor(let id): id
            case .perhaps, .stranger: nil
            }
        }
    }

    private let bodies: [Body]
    private let parties: Set<ActorID>
    private let names: [String: ActorID]
    /// The full names of bodies and sides, by what they are called.
    private let guarded: [String: String]
    private let origins: OriginRegister

    init(_ agreement: Agreement, origins: OriginRegister) {
        bodies = agreement.bodies
        parties = Set(agreement.parties)
        let all =
            agreement.bodies.map { (id: $0.id, name: $0.name) }
            + agreement.actors.map { (id: $0.id, name: $0.name) }
        names = Dictionary(
            all.flatMap { [(Self.folded($0.id.text), $0.id), (Self.folded($0.name), $0.id)] },
            uniquingKeysWith: { a, _ in a })
        let deciding = Set(agreement.bodies.map(\.id)).union(agreement.parties)
        guarded = Dictionary(
            all.filter { deciding.contains($0.id) }.flatMap {
                [(Self.folded($0.id.text), $0.name), (Self.folded($0.name), $0.name)]
            }, uniquingKeysWith: { a, _ in a })
        self.origins = origins
    }

    /// Who is called so.
    func finder(_ name: String) -> Finder {
        if let known = names[Self.folded(name)] { return finder(known) }
        if let origin = origins.lookUp(name) {
            if let known = names[Self.folded(origin.id.text)] { return finder(known) }
            if let party = origin.party, parties.contains(party) { return .side(party) }
            return .stranger
        }
        return NearestWord.of(Self.folded(name), among: guarded.keys).flatMap { guarded[$0] }
            .map { .perhaps($0) } ?? .stranger
    }

    /// The actor who is called so; nil where nobody is.
    func actor(_ name: String) -> ActorID? { names[Self.folded(name)] }

    private func finder(_ id: ActorID) -> Finder {
        if let body = bodies.first(where: { $0.id == id }) { return .body(body) }
        return parties.contains(id) ? .side(id) : .actor(id)
    }

    /// Why a side's finding decides nothing; nil for one that acknowledges a breach of its own.
    func notCarried(_ finding: Finding, by side: ActorID) -> Reason? {
        switch (finding.party == side, finding.conclusion) {
        case (true, .breach): nil
        case (true, _): "a side cannot clear itself"
        case (false, .breach): "a side cannot find a breach by another side"
        case (false, _): "a side cannot decide on the conduct of another side"
        }
    }

    /// How a name is read wherever words are ascribed to somebody: of a finding, of a verification, of a release from a duty.
    /// Without capitals, articles, spaces, hyphens and the like.
    static func folded(_ name: String) -> String {
        let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }
        let telling = words.filter { !["the", "a", "an"].contains($0) }
        return (telling.isEmpty ? words : telling).joined()
    }
}
