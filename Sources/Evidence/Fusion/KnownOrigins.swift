import CeasefireModel

/// The origins behind reports, looked up once for each attribution.
struct KnownOrigins {
    /// All on which a report's origins depend.
    struct Key: Hashable {
        private let text: String
        private let claimant: ActorID?

        /// What a report says of its sources.
        init(_ report: Report) {
            text = report.attribution.isEmpty ? report.outlet : report.attribution
            claimant = report.claimant
        }
    }

    private let register: OriginRegister
    private var known: [Key: [Origin]] = [:]

    /// Looks up in a register.
    init(_ register: OriginRegister) { self.register = register }

    /// The origins behind a report.
    mutating func origins(of report: Report) -> [Origin] {
        let key = Key(report)
        if let origins = known[key] { return origins }
        let origins = register.origins(of: report)
        known[key] = origins
        return origins
    }
}
