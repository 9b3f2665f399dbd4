import CeasefireModel

/// The origins behind reports, looked up once for each attribution.
struct KnownOrigins: Sendable {
    /// All on which a report's origins depend.
    struct Key: Hashable, Sendable {
        private let text: String
        private let claimant: ActorID?

        /// What one of some reports, which is not copied, says of its sources.
        init(_ number: Int, among reports: [Report]) {
            let attribution = reports[number].attribution
            text = attribution.isEmpty ? reports[number].outlet : attribution
            claimant = reports[number].claimant
        }
    }

    private let register: OriginRegister
    private var known: [Key: [Origin]] = [:]

    /// Looks up in a register.
    init(_ register: OriginRegister) { self.register = register }

    /// The origins behind one of some reports, which is not copied.
    mutating func origins(of number: Int, among reports: [Report]) -> [Origin] {
        let key = Key(number, among: reports)
        if let origins = known[key] { return origins }
        let origins = register.origins(of: reports[number])
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

    /// The numbers of the origins behind one of some reports.
    mutating func numbers(of number: Int, among reports: [Report]) -> [Int32] {
        let key = KnownOrigins.Key(number, among: reports)
        if let last, last.key == key { return last.numbers }
        let numbers = known[key] ?? register.origins(of: reports[number]).map { names.number($0.id) }
        known[key] = numbers
        last = (key, numbers)
        return numbers
    }
}
