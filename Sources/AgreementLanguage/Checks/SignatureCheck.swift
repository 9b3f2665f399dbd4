internal import CeasefireModel

/// Finds actors whom the document binds though they have not signed, and of whom it does not say why they are
/// bound all the same.
enum SignatureCheck {
    /// Reports each such actor once; nothing where the document does not speak of signatures.
    static func check(
        _ own: TypedBlocks, signatures: [ActorID: Signature]?, sink: inout DiagnosticSink
    ) {
        guard let signatures else { return }
        var told: Set<ActorID> = []
        for (actors, place) in bound(by: own) {
            for actor in actors.sorted() where told.insert(actor).inserted {
                let signature = signatures[actor] ?? Signature()
                guard signature.signatory.isEmpty, signature.capacity.isEmpty else { continue }
                sink.warning(
                    .boundWithoutSignature, "\(actor.text.quoted) is bound here, but has not signed.",
                    at: place,
                    mend:
                        "Add it to `signatures`, with `capacity` where something else than a signature binds it."
                )
            }
        }
    }

    /// Whom the document's own blocks bind, and where they say so.
    private static func bound(by own: TypedBlocks) -> [(actors: Set<ActorID>, place: Range<Int>)] {
        var bound: [(Set<ActorID>, Range<Int>)] = []
        bound += own.provisions.map { (actors($0.provision.binds), $0.keys.place(of: "binds")) }
        bound += own.obligations.map { (actors($0.obligation.binds), $0.keys.place(of: "binds")) }
        bound += own.declarations.map { (actors($0.declaration.binds), $0.keys.place(of: "binds")) }
        bound += own.exchanges.map { (actors($0.exchange.between), $0.keys.place(of: "between")) }
        bound += own.responses.filter(\.response.isGuarantee).map { response, keys in
            (
                response.rungs.reduce(into: Set<ActorID>()) { $0.formUnion(actors($1.who)) },
                keys.place(of: "guarantee")
            )
        }
        return bound.sorted { $0.1.lowerBound < $1.1.lowerBound }
    }

    private static func actors(_ value: Value<Set<ActorID>>) -> Set<ActorID> {
        switch value {
        case .stated(let actors): actors
        case .either(let all): all.reduce(into: []) { $0.formUnion($1) }
        case .unstated, .term: []
        }
    }
}
