package import CeasefireModel

/// The origins behind reports, looked up once for each attribution.
package struct KnownOrigins: Sendable {
    /// All on which a report's origins depend.
    struct Key: Hashable, Sendable {
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
    package init(_ register: OriginRegister) { self.register = register }

    /// The origins behind a report.
    package mutating func origins(of report: Report) -> [Origin] {
        let key = Key(report)
        if let origins = known[key] { return origins }
        let origins = register.origins(of: report)
        known[key] = origins
        return origins
    }
}

/// The origins behind reports as numbers.
struct NumberedOrigins {
    private let register: OriginRegister
    private var names = Interner<OriginID>()
    private var known: [KnownOrigins.Key: [Int32]] = [:]
    // Rows of one file mostly come from one source.
    private var last: (key: KnownOrigins.Key, numbers: [Int32])?

    /// Looks up in a register.
    init(_ register: OriginRegister) { self.register = register }

    /// The numbers of the origins behind a report.
    mutating func numbers(of report: Report) -> [Int32] {
        let key = KnownOrigins.Key(report)
        if let last, last.key == key { return last.numbers }
        let numbers = known[key] ?? register.origins(of: report).map { names.number($0.id) }
        known[key] = numbers
        last = (key, numbers)
        return numbers
    }
}
