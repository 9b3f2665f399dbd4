internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// Single events of every kind that the readings of a draft may tell apart, and what each reading says of each.
struct TellingEvents {
    /// One event: an act that nobody disputes.
    struct Event: Hashable, Sendable {
        var party: ActorID
        var act: Act
        var target: TargetClass
        var weapons: [Weapon]
        /// The name of the place; nil for anywhere.
        var place: String?
        /// When, in seconds from the beginning.
        var seconds: Int64
    }

    /// What tells two readings apart.
    struct Difference {
        var event: Event
        var provision: ProvisionName
        /// The readings under which it is a breach.
        var breach: [ReadingName]
        /// The readings under which it is certainly none.
        var none: [ReadingName]
        /// On what it falls outside; nil where that cannot be told.
        var element: Element?
    }

    /// At most so many events are tried.
    static let mostEvents = 800
    /// Of acts, targets, weapons and moments at most so many each.
    private static let mostKinds = 8
    private static let mostMoments = 16
    private static let mostPlaces = 4

    private let events: [Event]
    /// How many kinds of events there are; not all of them are tried where they are too many.
    private let kinds: Int
    /// The readings, in the document's order, and what each says.
    private let names: [ReadingName]
    private let told: [ReadingName: Told]
    /// The incident of each event, by its place among them.
    private let incidents: [Int: IncidentID]

    /// Tries the events under some readings; nil where there is nothing to try.
    init?(_ stage: Stage, readings: Set<ReadingName>) {
        let agreement = stage.draft.agreement
        let windows = assess(agreement, record: Record(reports: []), readings: readings).readings
            .flatMap(\.windows)
        let moments = Self.moments(windows, stage)
        var values = agreement.readings.filter { readings.contains($0.name) }.flatMap { $0.values.values }
        for provision in agreement.provisions {
            values += [provision.acts.map { .acts($0) }, provision.targets.map { .targets($0) }]
            values += [provision.weapons.map { .weapons($0) }, provision.place.map { .place($0) }]
        }
        let given = values.flatMap(\.alternatives)
        let acts = Self.kinds(
            given.compactMap { if case .acts(.only(let all)) = $0 { all } else { nil } },
            among: Vocabulary.acts.subtracting(Vocabulary.unsaidActs), usual: "shelling")
        let targets = Self.kinds(
            given.compactMap { if case .targets(.only(let all)) = $0 { all } else { nil } },
            among: Vocabulary.targets.subtracting(Vocabulary.unsaidTargets), usual: "residential")
        let weapons = Set(
            given.flatMap { value -> [Weapon] in
                if case .weapons(.only(let words, _)) = value { Array(words) } else { [] }
            }
        ).sorted().prefix(Self.mostKinds).map { [$0] }
        let places = Self.places(
            given.compactMap { if case .place(let scope) = $0 { scope } else { nil } },
            isBoundEverywhere: agreement.provisions.allSatisfy {
                if case .stated(.named) = $0.place { true } else { false }
            })
        var events: [Event] = []
        for seconds in moments {
            for act in acts {
                for target in targets {
                    for weapon in weapons.isEmpty ? [[]] : weapons {
                        for place in places {
                            for party in agreement.parties {
                                events.append(
                                    Event(
                                        party: party, act: act, target: target, weapons: weapon,
                                        place: place, seconds: seconds))
                            }
                        }
                    }
                }
            }
        }
        guard !events.isEmpty else { return nil }
        guard stage.draft.effort.play() else { return nil }
        self.events = Array(events.prefix(Self.mostEvents))
        kinds = events.count
        var play = Play(on: stage)
        for event in self.events { play.act(event) }
        let verdict = assess(
            agreement,
            record: Record(
                reports: play.reports, entries: play.entries, origins: OriginRegister(play.origins)),
            readings: readings)
        names = verdict.readings.map(\.reading.name)
        told = Dictionary(
            verdict.readings.map { ($0.reading.name, Told($0)) }, uniquingKeysWith: { a, _ in a })
        let byReport = Dictionary(
            verdict.incidents.flatMap { incident in incident.reports.map { ($0, incident.id) } },
            uniquingKeysWith: { a, _ in a })
        incidents = Dictionary(
            uniqueKeysWithValues: play.reports.enumerated().compactMap { index, report in
                byReport[report.id].map { (index, $0) }
            })
    }

    /// How far was searched: `48 single acts`, `800 of 3,072 single acts`.
    var bound: String {
        kinds > events.count ? "\(events.count) of \(kinds) single acts" : "\(kinds) single acts"
    }

    /// The first event that is a breach under one of two readings and certainly none under the other, with all the readings that
    /// say the same of it.
    func first(between a: ReadingName, _ b: ReadingName) -> Difference? {
        guard let x = told[a], let y = told[b] else { return nil }
        for (index, event) in events.enumerated() {
            guard let incident = incidents[index] else { continue }
            let (breach, other): (Told, Told)
            if x.breaches[incident] != nil, !y.covered.contains(incident) {
                (breach, other) = (x, y)
            } else if y.breaches[incident] != nil, !x.covered.contains(incident) {
                (breach, other) = (y, x)
            } else {
                continue
            }
            guard let provision = breach.breaches[incident] else { continue }
            return Difference(
                event: event, provision: provision,
                breach: names.filter { told[$0]?.breaches[incident] != nil },
                none: names.filter { !(told[$0]?.covered.contains(incident) ?? true) },
                element: other.outside[incident]?[provision])
        }
        return nil
    }

    /// What one reading says of all events.
    private struct Told {
        var breaches: [IncidentID: ProvisionName] = [:]
        /// Those that some provision covers, or may.
        var covered: Set<IncidentID> = []
        /// On what those fall outside that a provision does not cover.
        var outside: [IncidentID: [ProvisionName: Element]] = [:]

        init(_ reading: ReadingVerdict) {
            for one in reading.assessments {
                covered.insert(one.incident)
                if one.state == .meetsStandard { breaches[one.incident] = one.provision }
            }
            let rows = reading.outOfScope
            for place in rows.indices {
                outside[rows.incident(at: place), default: [:]][rows.provision(at: place)] =
                    rows.element(at: place)
            }
        }
    }

    // MARK: What is tried

    /// An hour before and after each edge of a time in force; between two that are closer, in the middle.
    private static func moments(_ windows: [Window], _ stage: Stage) -> [Int64] {
        let edges = Set(windows.flatMap { $0.from + $0.until }).sorted().map { $0 - stage.begins }
        guard let first = edges.first, let last = edges.last else { return [3_600] }
        let between = zip(edges, edges.dropFirst()).map { a, b in b - a > 3_600 ? a + 3_600 : (a + b) / 2 }
        return Array(([first - 3_600] + between + [last + 3_600]).prefix(mostMoments))
    }

    /// A place of each kind that the articles and the readings tell apart, and one that nobody names.
    ///
    /// - Parameter isBoundEverywhere: Whether every article applies at named places alone: then nothing is forbidden anywhere else.
    private static func places(_ scopes: [PlaceScope], isBoundEverywhere: Bool) -> [String?] {
        let sets = scopes.compactMap { if case .named(let names) = $0 { Set(names) } else { nil } }
        var seen: Set<[Bool]> = []
        let named = Set(sets.flatMap(\.self)).sorted().filter { name in
            seen.insert(sets.map { $0.contains(name) }).inserted
        }
        return (isBoundEverywhere ? [] : [nil]) + named.prefix(mostPlaces).map(Optional.some)
    }

    /// One member of each kind that the sets tell apart.
    private static func kinds<Kind>(
        _ sets: [Set<Identifier<Kind>>], among known: Set<Identifier<Kind>>, usual: Identifier<Kind>
    ) -> [Identifier<Kind>] {
        var seen: Set<[Bool]> = []
        let all = sets.reduce(known) { $0.union($1) }.sorted()
        let found = ([usual] + all).filter { one in seen.insert(sets.map { $0.contains(one) }).inserted }
        return Array(found.prefix(mostKinds))
    }
}

extension Play {
    /// An act that a reliable witness tells of and whoever did it admits, be it forbidden or not.
    ///
    /// - Parameters:
    ///   - elements: What whoever did it admits.
    ///   - site: The number of the place where it happens, where the event names none; one of its own where nil.
    mutating func act(
        _ event: TellingEvents.Event, conceding elements: Set<Element> = Set(Element.allCases),
        site: Int? = nil
    ) {
        let at = Interval(at: moment(event.seconds))
        let report = Report(
            id: ReportID("report-\(reports.count + 1)"), occurred: at, available: at,
            place: Self.place(site ?? reports.count % 400, in: event.place),
            act: event.act,
            weapons: event.weapons, target: event.target, accused: [event.party], outlet: witness,
            outletKind: "official", attribution: witness,
            summary: "\(event.act.text) by \(event.party.text)", catalogue: "log of the monitors")
        let speaker = speaker(of: event.party)
        put(
            Counterexample.Event(
                at: moment(event.seconds), kind: .breach, actor: event.party, words: event.words(stage)),
            entries: [
                Entry(
                    id: nextEntry, author: event.party.text, role: "spokesperson",
                    available: at, reason: "it says so itself",
                    content: .bearing(
                        Bearing(
                            effect: .concedes, elements: elements, speaker: speaker,
                            incidents: IncidentSelector(reports: [report.id]))))
            ], reports: [report])
    }
}

extension TellingEvents.Event {
    /// `shelling (residential) by East at 2030-01-01T01:00:00Z`.
    func words(_ stage: Stage) -> String {
        let with = weapons.isEmpty ? "" : " with \(weapons.map(\.text).joined(separator: ", "))"
        let place = place.map { " in \($0)" } ?? ""
        return
            "\(act) (\(target))\(with) by \(stage.name(party))\(place) at \((stage.begins + seconds).utcText)"
    }
}

extension Value {
    /// The same with its values changed in kind.
    fileprivate func map<Other: Hashable & Sendable>(_ change: (Wrapped) -> Other) -> Value<Other> {
        switch self {
        case .stated(let one): .stated(change(one))
        case .either(let all): .either(all.map(change))
        case .unstated: .unstated
        case .term(let name): .term(name)
        }
    }

    /// The values that may be meant; none where it is open.
    fileprivate var alternatives: [Wrapped] {
        switch self {
        case .stated(let one): [one]
        case .either(let all): all
        case .unstated, .term: []
        }
    }
}
