public import AgreementLanguage
public import CeasefireModel
public import Evaluation
internal import Evidence

/// A small truce and a small war, made from a seed: every construct of the language and of the record turns
/// up sooner or later.
public struct GeneratedWorld: Sendable {
    /// The seed it was made from; print it with every failure.
    public let seed: UInt64
    /// The agreement.
    public var agreement: Agreement
    /// The record.
    public var record: Record

    static let start = at("2026-03-01T00:00")
    static let sides: [ActorID] = ["arland", "borland"]

    /// Makes the world of a seed.
    public init(seed: UInt64) {
        self.seed = seed
        var random = Seeded(seed: seed)
        var example = TruceExample()
        Self.vary(&example.agreement, &random)
        agreement = example.agreement
        record = Record(
            reports: (1...(3 + random.below(12))).map { Self.report($0, &random) },
            origins: Self.register(mirrored: false))
        record.statements = (0..<random.below(3)).map { Self.statement($0, &random) }
        record.entries = (0..<random.below(8)).map {
            Self.entry($0, reports: record.reports, agreement: agreement, &random)
        }
    }

    static func register(mirrored: Bool) -> OriginRegister {
        let sides = mirrored ? Self.sides.reversed() : Self.sides
        return OriginRegister([
            OriginAlias(alias: "arland ministry", institution: "A ministry", party: sides[0]),
            OriginAlias(alias: "borland ministry", institution: "B ministry", party: sides[1]),
            OriginAlias(alias: "Observers", institution: "Observers", reliability: .b),
            OriginAlias(alias: "Old hands", institution: "Old hands", reliability: .a),
            OriginAlias(alias: "A post", institution: "A post", party: sides[0]),
            OriginAlias(alias: "B post", institution: "B post", party: sides[1]),
        ])
    }

    /// The verdict on all of it.
    public func verdict(asOf: Instant? = nil) -> Verdict { assess(agreement, record: record, asOf: asOf) }
}
