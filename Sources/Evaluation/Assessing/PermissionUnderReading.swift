internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// A permission with every open term looked up under one reading, ready to be asked about incidents.
struct PermissionUnderReading {
    let permission: Permission
    private let times: [TimeScope]
    private let place: Settled<PlaceScope>
    private let acts: Settled<Selection<Act>>
    private let targets: Settled<Selection<TargetClass>>
    private let weapons: Settled<WeaponScope>
    let holders: Settled<Set<ActorID>>
    /// How long before a notice must be served; nil where none is asked for.
    private let before: Settled<Int64>?
    /// To whom notice must be given; nil where none is asked for, or the document does not say to whom.
    private let addressees: Settled<Set<ActorID>>?
    private let announcements: [(entry: EntryID, announced: Announced)]

    init(_ permission: Permission, reading: Reading, events: any EventSource, entries: [Entry]) {
        let terms = TermResolution(reading: reading, events: events)
        self.permission = permission
        times = terms.choices.map {
            TimeScope(
                from: permission.from == .unstated ? .candidates([]) : $0.instants(permission.from, .first),
                until: permission.until == .unstated
                    ? .candidates([.never]) : $0.instants(permission.until, .last))
        }
        place = terms.place(permission.place)
        acts = terms.acts(permission.acts)
        targets = terms.targets(permission.targets)
        weapons = terms.weapons(permission.weapons)
        holders = terms.parties(permission.to, subject: "who holds the permission")
        before = permission.notice.map {
            terms.duration($0.beforeSeconds, subject: "how long before notice must be served")
        }
        addressees = permission.notice.flatMap { rule in
            rule.to == .unstated ? nil : terms.parties(rule.to, subject: "to whom notice must be given")
        }
        announcements = entries.compactMap { entry in
            guard case .proceeding(.announced(let announced)) = entry.content,
                announced.permission == permission.name
            else { return nil }
            return (entry.id, announced)
        }
    }

    /// Whether it allows what a party is accused of in an incident.
    func fit(
        _ account: IncidentAccount, _ party: ActorID, whereabouts: (PlaceScope) -> Fit
    ) -> Fit {
        let reports = account.reports
        let covers = Self.all([
            holder(party), time(account.incident.occurred),
            whether(place, whereabouts),
            whether(acts) { Self.fit($0, reports.compactMap(\.act), unsaid: Vocabulary.unsaidActs) },
            whether(targets) { Self.fit($0, reports.compactMap(\.target), unsaid: Vocabulary.unsaidTargets) },
            whether(weapons) { Self.fit($0, reports.flatMap(\.weapons)) },
        ])
        guard let before else { return covers }
        if case .outside = covers { return covers }
        return Self.all([notice(account, party, before), covers])
    }

    private func holder(_ party: ActorID) -> Fit {
        whether(holders) {
            $0.contains(party)
                ? .inside("\(permission.name) is given to \(party)")
                : .outside("\(permission.name) is not given to \(party)")
        }
    }

    /// A permission of which the document does not say when it begins or ends holds all the time.
    private func time(_ occurred: Interval) -> Fit {
        guard permission.from != .unstated else {
            return .agreed(
                times.map {
                    TimeScope(from: .candidates([.known(occurred.earliest)]), until: $0.until).fit(occurred)
                })
        }
        return .agreed(times.map { $0.fit(occurred) })
    }

    /// The best of the notices that were served: one that covers the act suffices.
    private func notice(_ account: IncidentAccount, _ party: ActorID, _ before: Settled<Int64>) -> Fit {
        let own = announcements.filter { $0.announced.by == party }
        let covering = own.map { entry, announced in
            (
                announced: announced,
                fit: Self.all([
                    onTime(announced, account.incident.occurred, before),
                    during(announced, account.incident.occurred),
                    announced.places.isEmpty
                        ? .inside("it names no place")
                        : PlaceScope.named(announced.places).fit(account.reports.map(\.place)),
                ])
            )
        }
        // Whoever must be told may be told one by one.
        let told = covering.filter(\.fit.isInside).reduce(into: Set<ActorID>()) {
            $0.formUnion($1.announced.to)
        }
        let fits = covering.map { Self.all([$0.fit, givenTo($0.announced, told)]) }
        if fits.contains(where: \.isInside) {
            return .inside("\(permission.name) was announced in time")
        }
        if let open = fits.first(where: \.isOpen) {
            return .undecided(
                "whether a notice of \(permission.name) covers it cannot be told: \(open.reason)")
        }
        return .outside(
            fits.first.map { "no notice of \(permission.name) covers it: \($0.reason)" }
                ?? "no notice of \(permission.name) is on record")
    }

    /// A notice given to somebody else than those who must be told is not the notice.
    private func givenTo(_ announced: Announced, _ told: Set<ActorID>) -> Fit {
        guard let addressees else { return .inside("the document does not say to whom") }
        return whether(addressees) { asked in
            let missing = asked.subtracting(told.union(announced.to)).sorted()
            guard !missing.isEmpty else { return .inside("it was given to whom it must") }
            let names = missing.map(\.text).joined(separator: ", ")
            return announced.to.isEmpty
                ? .undecided("the record does not say to whom it was given, and \(names) must be told")
                : .outside("it was not given to \(names)")
        }
    }

    private func onTime(_ announced: Announced, _ occurred: Interval, _ before: Settled<Int64>) -> Fit {
        whether(before) { seconds in
            if announced.served.latest + seconds <= occurred.earliest {
                return .inside("it was served in time")
            }
            return announced.served.earliest + seconds > occurred.latest
                ? .outside("it was served at \(announced.served.latest), too late")
                : .undecided(
                    "it was served \(Reason.time(announced.served)), and the act took place \(Reason.time(occurred))"
                )
        }
    }

    private func during(_ announced: Announced, _ occurred: Interval) -> Fit {
        let period = announced.period
        if period.contains(occurred) { return .inside("it covers the time") }
        return period.overlaps(occurred)
            ? .undecided("it covers \(Reason.span(period)), and the act may lie outside")
            : .outside("it covers \(Reason.span(period))")
    }

    private func whether<Wrapped>(_ settled: Settled<Wrapped>, _ fit: (Wrapped) -> Fit) -> Fit {
        switch settled {
        case .candidates(let all): .agreed(all.map(fit))
        case .unstated(let subject): .undecided("\(subject) is unstated")
        }
    }

    /// All of what reports tell must be permitted.
    private static func fit<Kind>(
        _ selection: Selection<Identifier<Kind>>, _ told: [Identifier<Kind>], unsaid: Set<Identifier<Kind>>
    ) -> Fit {
        guard case .only(let members) = selection else { return .inside("any is permitted") }
        let said = Set(told).filter { members.contains($0) || !unsaid.contains($0) }.sorted()
        if said.isEmpty { return .undecided("no report says what it was") }
        if said.allSatisfy(members.contains) { return .inside("it is permitted") }
        let words = said.map(\.text).joined(separator: ", ")
        let mayBe = said.allSatisfy { word in
            members.contains(word) || members.contains { Vocabulary.mayBe(word, $0) }
        }
        return mayBe || said.contains(where: members.contains)
            ? .undecided("reports say: \(words)") : .outside("reports say: \(words)")
    }

    private static func fit(_ scope: WeaponScope, _ told: [Weapon]) -> Fit {
        if scope == .any { return .inside("any is permitted") }
        let said = Set(told).subtracting(Vocabulary.unsaidWeapons).sorted()
        if said.isEmpty { return .undecided("no report says with what it was done") }
        let answers = said.map(scope.contains)
        if answers.allSatisfy({ $0 == true }) { return .inside("it is permitted") }
        let words = said.map(\.text).joined(separator: ", ")
        return answers.allSatisfy { $0 == false }
            ? .outside("reports say: \(words)") : .undecided("reports say: \(words)")
    }

    /// All of these must hold.
    private static func all(_ fits: [Fit]) -> Fit {
        for fit in fits { if case .outside = fit { return fit } }
        return fits.first(where: \.isOpen) ?? fits[0]
    }
}

extension Fit {
    var isInside: Bool { if case .inside = self { true } else { false } }
    var isOpen: Bool { if case .undecided = self { true } else { false } }
}

extension Assessor {
    /// Whether a permission takes the act out of the provision; nil where none may.
    func permissionQuestion(_ account: IncidentAccount, _ party: ActorID?) -> Question? {
        guard let party else { return nil }
        let fits = permissions.map {
            ($0.permission.name, $0.fit(account, party) { self.whereabouts($0, account, party) })
        }
        if let (name, fit) = fits.first(where: { $0.1.isInside }) {
            return .settled(.refuted, "permitted by \(name): \(fit.reason)")
        }
        if let (name, fit) = fits.first(where: { $0.1.isOpen }) {
            return .settled(.undecidable, "whether \(name) permits it cannot be told: \(fit.reason)")
        }
        // Why a permission that the party holds does not reach is worth a word.
        let own = permissions.indices.filter { permissions[$0].isGiven(to: party) }
        guard let first = own.first else { return nil }
        return .settled(.meetsStandard, "\(fits[first].0) does not permit it: \(fits[first].1.reason)")
    }
}

extension Assessor {
    /// Whether it happened at a place that a permission names.
    private func whereabouts(_ scope: PlaceScope, _ account: IncidentAccount, _ party: ActorID) -> Fit {
        switch question(scope, account, party) {
        case .settled(.meetsStandard, let reason): .inside(reason.words)
        case .outside(let reason): .outside(reason.words)
        case .settled(_, let reason), .weigh(_, let reason): .undecided(reason.words)
        case .pleas, .either, .worse: .undecided("it cannot be told where it happened")
        }
    }
}

extension PermissionUnderReading {
    func isGiven(to party: ActorID) -> Bool {
        if case .candidates(let all) = holders { all.contains { $0.contains(party) } } else { true }
    }
}
