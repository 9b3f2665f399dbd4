internal import CeasefireModel
internal import Evidence

/// Who speaks in reports, and for whom those speak who relay it: looked up once for each name.
struct KnownSpeakers {
    private let register: OriginRegister
    private var known: KnownOrigins
    private var relays: [String: ActorID?] = [:]

    init(_ register: OriginRegister) {
        self.register = register
        known = KnownOrigins(register)
    }

    /// The origins behind a report.
    mutating func origins(of report: Report) -> [Origin] { known.origins(of: report) }

    /// The side of the outlet that carried a report; nil where it is not listed or has none.
    mutating func relay(of report: Report) -> ActorID? {
        if let known = relays[report.outlet] { return known }
        let party = register.lookUp(report.outlet)?.party
        relays[report.outlet] = .some(party)
        return party
    }
}
