import CeasefireModel

/// The origins behind reports, looked up once for each attribution.
struct KnownOrigins: Sendable {
    /// All on which a report's origins depend.
    struct Key: Hashable, Sendable {
        private let text: String
        private let claimant: ActorID?

        /// A name as an outlet gives it, and the party for which it speaks.
        init(text: String, claimant: ActorID?) {
            self.text = text
            self.claimant = claimant
        }

        /// What a report says of its sources.
        init(_ report: Report) {
            self.init(
                text: report.attribution.isEmpty ? report.outlet : report.attribution,
                claimant: report.claimant)
        }
    }

    private let register: OriginRegister
    private var known: [Key: [Origin]] = [:]

    /// Looks up in a register.
    init(_ register: OriginRegister) { self.register = register }

    /// The origins behind one of some reports, which is not copied.
    mutating func origins(of number: Int, among reports: [Report]) -> [Origin] {
        let key = Key(
            text: reports[number].attribution.isEmpty ? reports[number].outlet : reports[number].attribution,
            claimant: reports[number].claimant)
        if let origins = known[key] { return origins }
        let origins = register.origins(of: reports[number])
        known[key] = origins
        return origins
    }

    /// The origins behind a report.
    mutating func origins(of report: Report) -> [Origin] {
        let key = Key(report)
        if let origins = known[key] { return origins }
        let origins = register.origins(of: report)
        known[key] = origins
        return origins
    }
}
