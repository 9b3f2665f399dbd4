internal import AgreementLanguage
internal import CeasefireModel

/// By whom, when and where monitors may be kept away, jammed or hit although something else is forbidden there and then.
struct MonitorGaps {
    /// What is done to monitors.
    enum Deed: CaseIterable {
        case keepAway, jam, fireAt

        var words: String {
            switch self {
            case .keepAway: "keep monitors away"
            case .jam: "jam their devices"
            case .fireAt: "fire at them"
            }
        }

        /// Whether a provision forbids it.
        func isForbidden(by provision: Provision) -> Bool {
            guard provision.protectsMonitors else { return false }
            return switch self {
            case .keepAway: provision.forbids("denial-of-access")
            case .jam: provision.forbids("jamming")
            case .fireAt: provision.forbidsForce
            }
        }
    }

    /// What is left open.
    enum Hole: Hashable {
        /// All of it.
        case always
        /// What lies elsewhere than at some places, in words: `outside Upper Valley`.
        case outside(String)
        /// A time, from when and until when; nil where it has no such bound.
        case during(from: Instant?, until: Instant?)
    }

    /// What some parties may do to monitors, and where or when.
    struct Gap {
        var parties: [ActorID]
        var deeds: [Deed]
        var hole: Hole
    }

    /// Every gap.
    let all: [Gap]
    private let draft: Draft

    init(_ draft: Draft) {
        self.draft = draft
        let rest = draft.agreement.provisionsWatched
        var all: [Gap] = []
        for deed in Deed.allCases {
            let shields = draft.agreement.provisions.filter(deed.isForbidden)
            for party in draft.boundParties {
                let own = rest.filter { $0.mayBind(party) }
                guard let hole = Self.hole(own, shields.filter { $0.mayBind(party) }) else { continue }
                if let i = all.firstIndex(where: { $0.hole == hole && $0.deeds == [deed] }) {
                    all[i].parties.append(party)
                } else {
                    all.append(Gap(parties: [party], deeds: [deed], hole: hole))
                }
            }
        }
        // What the same parties may do at the same time and place is told together.
        self.all = all.reduce(into: []) { told, gap in
            if let i = told.firstIndex(where: { $0.hole == gap.hole && $0.parties == gap.parties }) {
                told[i].deeds += gap.deeds
            } else {
                told.append(gap)
            }
        }
    }

    /// What is open of some provisions where others protect monitors; nil where nothing is, or nobody can tell.
    private static func hole(_ provisions: [Provision], _ shields: [Provision]) -> Hole? {
        guard !provisions.isEmpty else { return nil }
        guard !shields.isEmpty else { return .always }
        let sites = provisions.flatMap { provision in provision.place.sites.map { (provision, $0) } }
        let placed = sites.map { provision, site in
            (provision, shields: shields.filter { $0.place.covers(site) })
        }
        guard placed.allSatisfy({ !$0.shields.isEmpty }) else {
            return .outside(Self.elsewhere(shields.map(\.place)))
        }
        return placed.lazy.compactMap { time($0, $1) }.first
    }

    /// The first time in which a provision holds and nothing protects monitors. What is not given as a moment is taken to be covered.
    private static func time(_ provision: Provision, _ shields: [Provision]) -> Hole? {
        let spans = shields.map {
            (
                from: $0.from.instant?.secondsSinceEpoch ?? .min,
                until: $0.until.instant?.secondsSinceEpoch ?? .max
            )
        }.sorted { $0 < $1 }
        let start = provision.from.instant?.secondsSinceEpoch ?? spans.map(\.from).min() ?? .min
        let last = spans.map(\.until).max() ?? .max
        let end = provision.until.instant?.secondsSinceEpoch ?? (provision.until.isNever ? .max : last)
        var covered = start
        func open(until: Int64) -> Hole? {
            guard covered < until else { return nil }
            return .during(
                from: covered == start ? nil : Instant(secondsSinceEpoch: covered),
                until: until == .max ? nil : Instant(secondsSinceEpoch: until))
        }
        for span in spans {
            if span.from > covered { return open(until: min(span.from, end)) }
            covered = max(covered, span.until)
        }
        return open(until: end)
    }

    /// What lies at none of some places, in words.
    private static func elsewhere(_ places: [Value<PlaceScope>]) -> String {
        let scopes = places.compactMap { if case .stated(let scope) = $0 { scope } else { nil } }
        let names = scopes.compactMap { if case .named(let names) = $0 { names } else { nil } }
        if names.count == scopes.count {
            return "outside \(Set(names.flatMap(\.self)).sorted().joined(separator: ", "))"
        }
        return "elsewhere than \(Set(scopes.map(\.words)).sorted().joined(separator: ", or "))"
    }

    /// All gaps in a sentence without a stop.
    var words: String {
        all.map { gap in
            let deeds = gap.deeds.map { "to \($0.words)" }.joined(separator: ", or ")
            let everybody = Set(gap.parties) == Set(draft.boundParties)
            return
                "nothing forbids \(everybody ? "anybody" : draft.names(gap.parties)) \(deeds)\(words(gap.hole))"
        }.joined(separator: "; ")
    }

    private func words(_ hole: Hole) -> String {
        switch hole {
        case .always: ""
        case .outside(let places): ", \(places)"
        case .during(let from, let until):
            ","
                + [from.map { " from \(draft.local($0))" }, until.map { " until \(draft.local($0))" }]
                .compactMap(\.self).joined() + (until == nil ? " on" : "")
        }
    }
}

extension Agreement {
    /// The provisions under which there is something to watch: all that do not only protect the monitors.
    var provisionsWatched: [Provision] {
        let rest = provisions.filter { $0.targets != .stated(.only(["monitors"])) }
        return rest.isEmpty ? provisions : rest
    }
}

extension Provision {
    /// Whether the act is among those that it names. One that forbids any act whatever forbids this one.
    func forbids(_ act: Act) -> Bool {
        guard case .stated(let acts) = acts else { return false }
        return acts.contains(act)
    }

    /// Whether what is done to monitors would break it.
    fileprivate var protectsMonitors: Bool {
        guard case .stated(let targets) = targets else { return false }
        return targets.contains("monitors")
    }

    /// Whether it binds a party, as far as one can tell.
    fileprivate func mayBind(_ party: ActorID) -> Bool {
        switch binds {
        case .stated(let bound): bound.contains(party)
        case .either(let all): all.contains { $0.contains(party) }
        case .unstated, .term: true
        }
    }
}

extension Value<InstantExpression> {
    /// Whether it is no moment at all.
    var isNever: Bool { if case .stated(let expression) = self { expression.base == .never } else { false } }
}

extension Value<PlaceScope> {
    /// The places one by one, where several are named.
    fileprivate var sites: [Self] {
        switch self {
        case .stated(.named(let names)): names.map { .stated(.named([$0])) }
        case .stated(.any(let all)): all.flatMap { Value.stated($0).sites }
        default: [self]
        }
    }

    /// Whether all of a place lies in it; so it is taken to be where nobody can tell without a map.
    fileprivate func covers(_ site: Self) -> Bool {
        guard case .stated(let own) = self, case .stated(let other) = site else { return true }
        return own.covers(other)
    }
}

extension PlaceScope {
    fileprivate func covers(_ other: Self) -> Bool {
        switch (self, other) {
        case (.anywhere, _): true
        case (_, .anywhere): false
        case (.any(let all), _): all.contains { $0.covers(other) }
        case (.named(let own), .named(let names)): Set(own).isSuperset(of: names)
        case (.within(let own, let line), .within(let meters, let other)): line != other || own >= meters
        default: true
        }
    }
}
