internal import AgreementLanguage
internal import CeasefireModel

/// What obligations, declarations and exchanges have in common.
struct Duty {
    /// Its name.
    var name: DeedName
    /// The kind of block that declares it.
    var kind: String
    /// Who owes it.
    var binds: Value<Set<ActorID>>
    /// The key that says so.
    var bindsKey: String
    /// By when, each time that is told; nil where a time is not spoken of.
    var dueBy: [Value<InstantExpression>?]
    /// Who alone can say that it was done; nil where the text does not speak of it.
    var verifiedBy: Value<Set<ActorID>>?
    /// What silence means.
    var silence: Silence
    /// The standard; nil where the kind of duty has none.
    var standard: Value<StandardOfProof>?
    /// The heading of its article.
    var article: String
    /// What must be done, in the text's words.
    var deed: String
}

extension Agreement {
    /// All duties, in the document's order by kind.
    var duties: [Duty] {
        obligations.map {
            Duty(
                name: $0.name, kind: "obligation", binds: $0.binds, bindsKey: "binds", dueBy: [$0.completeBy],
                verifiedBy: $0.verifiedBy, silence: $0.silence, standard: $0.standard, article: $0.article,
                deed: $0.deed)
        }
            + declarations.map {
                Duty(
                    name: $0.name, kind: "declaration", binds: $0.binds, bindsKey: "binds", dueBy: [$0.by],
                    verifiedBy: $0.to, silence: $0.silence, standard: nil, article: $0.article, deed: $0.of)
            }
            + exchanges.map {
                Duty(
                    name: $0.name, kind: "exchange", binds: $0.between, bindsKey: "between",
                    dueBy: $0.tranches.map(\.by), verifiedBy: $0.verifiedBy, silence: .unverified,
                    standard: $0.standard, article: $0.article, deed: $0.of)
            }
    }
}
