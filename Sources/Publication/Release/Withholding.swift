internal import AgreementLanguage
internal import CeasefireModel
internal import Evaluation
internal import Evidence

/// Decides which rows of a record a tier may show, and gives what is not shown a name that says nothing.
struct Withholding: Sendable {
    /// How much of a report is shown.
    enum Showing: Hashable, Sendable {
        /// All that the tier shows of any report.
        case open
        /// What is said of the event, and nothing of who says so: its origin is protected.
        case masked
        /// Only that it is there.
        case withheld
    }

    let policy: ReleasePolicy
    let now: Instant?
    /// When days begin by the clocks of the agreement.
    let days: LocalDays
    /// What is shown in place of ids that are not.
    private(set) var reports: [ReportID: ReportID] = [:]
    private(set) var incidents: [IncidentID: IncidentID] = [:]
    private(set) var statements: [StatementID: StatementID] = [:]
    private(set) var entries: [EntryID: EntryID] = [:]
    private(set) var observations: [ObservationID: ObservationID] = [:]
    /// Actors whom nobody but reports that are not shown accuses, and whom the agreement does not name.
    private(set) var actors: [ActorID: ActorID] = [:]
    /// Reports of which nothing but their being there is shown; the rest of ``reports`` is masked.
    private(set) var withheldReports: Set<ReportID> = []
    /// Incidents that hold a report that is not open.
    private(set) var touched: Set<IncidentID> = []
    /// Finds in words from anywhere what is not shown.
    private(set) var words = ProtectedWords(ids: [:], names: [])
    /// Finds in words of entries who made entries: whoever is shown by role in one must not stand by name in another.
    private(set) var authors = ProtectedWords(ids: [:], names: [])

    /// - Parameters:
    ///   - actors: Those whom the agreement names.
    ///   - days: When days begin by the clocks of the agreement; those of Universal Time where there is none.
    init(
        _ record: Record, incidents: [Incident], actors: Set<ActorID>, days: LocalDays = LocalDays(),
        now: Instant?, policy: ReleasePolicy
    ) {
        self.policy = policy
        self.days = days
        self.now = now
        if policy.masksAuthors {
            // Whom the agreement names is no secret.
            let named = record.entries.filter { !actors.contains(ActorID($0.author)) }
            let people = named.sorted { $0.id < $1.id }.map { ($0.author, "[\($0.shownRole)]") }
            authors = ProtectedWords(
                ids: [:], names: [], people: Dictionary(people, uniquingKeysWith: { first, _ in first }))
        }
        guard policy.masksProtected else { return }
        let closed = record.reports.compactMap { report -> (Report, Showing)? in
            let showing = showing(report, record.origins)
            return showing == .open ? nil : (report, showing)
        }
        withheldReports = Set(closed.filter { $0.1 == .withheld }.map(\.0.id))
        name(closed.map(\.0), incidents, taken: Set(record.reports.map(\.id.text)))
        nameActors(record, known: actors)
        if isMarked(record) { nameMissing(record) }
        nameStatements(record)
        nameEntries(record)
        nameObservations(record)
        var ids: [String: String] = [:]
        for (id, shown) in reports { ids[id.text] = shown.text }
        for (id, shown) in self.incidents { ids[id.text] = shown.text }
        for (id, shown) in statements { ids[id.text] = shown.text }
        for (id, shown) in entries { ids[id.text] = shown.text }
        for (id, shown) in observations { ids[id.text] = shown.text }
        for (id, shown) in self.actors { ids[id.text] = shown.text }
        let authors = record.entries.filter { entries[$0.id] != nil }.map(\.author)
        words = ProtectedWords(ids: ids, names: record.origins.protectedNames + Set(authors).sorted())
    }

    /// The whole days of the agreement that an interval touches.
    func day(_ interval: Interval) -> Interval { Coarse.day(interval, of: days) }

    /// Whether everything is as it was.
    var isEmpty: Bool {
        reports.isEmpty && statements.isEmpty && entries.isEmpty && observations.isEmpty
            && words.isEmpty
    }

    private func showing(_ report: Report, _ register: OriginRegister) -> Showing {
        guard report.release.isOpen(to: policy.tier, at: now) else { return .withheld }
        guard !register.protectedNames.isEmpty else { return .open }
        let isProtected =
            register.origins(of: report).contains(where: \.isProtected)
            || register.lookUp(report.outlet)?.isProtected == true
        return isProtected ? .masked : .open
    }

    /// Whether anything on the record is marked at all, for whomever.
    private func isMarked(_ record: Record) -> Bool {
        !record.origins.protectedNames.isEmpty || record.reports.contains { $0.release != .open }
            || record.statements.contains { $0.release != .open }
            || record.entries.contains { $0.release != .open }
    }

    /// An entry may name a protected report that was rejected, or is not known yet: where rows are marked no
    /// report is named that cannot be shown not to be one.
    private mutating func nameMissing(_ record: Record) {
        let known = Set(record.reports.map(\.id))
        for id in record.entries.flatMap(\.content.reports) where !known.contains(id) {
            reports[id] = "report-not-on-record"
        }
    }

    private func isClosed(_ statement: Statement, _ register: OriginRegister) -> Bool {
        guard statement.release.isOpen(to: policy.tier, at: now) else { return true }
        guard !register.protectedNames.isEmpty else { return false }
        return isProtected(statement.speaker, register)
            || register.lookUp(statement.outlet)?.isProtected == true
    }

    private func isClosed(_ entry: Entry, _ register: OriginRegister) -> Bool {
        guard entry.release.isOpen(to: policy.tier, at: now) else { return true }
        let said: (speaker: String, statement: StatementID?)
        switch entry.content {
        case .bearing(let bearing): said = (bearing.speaker, bearing.statement)
        case .proceeding(.step(let step)): said = (step.speaker, step.statement)
        default: return false
        }
        if let statement = said.statement, statements[statement] != nil { return true }
        return isProtected(said.speaker, register)
    }

    private func isProtected(_ speaker: String, _ register: OriginRegister) -> Bool {
        !register.protectedNames.isEmpty
            && register.origins(attribution: speaker, speakingFor: nil).contains(where: \.isProtected)
    }

    /// Numbers follow the day on which the incident happened, as it is shown. The ids themselves have no say
    /// but among reports that nobody can tell apart.
    private mutating func name(_ closed: [Report], _ incidents: [Incident], taken: Set<String>) {
        guard !closed.isEmpty else { return }
        let ids = Set(closed.map(\.id))
        var holders: [ReportID: Incident] = [:]
        for incident in incidents {
            for report in incident.reports where ids.contains(report) {
                holders[report] = incident
                touched.insert(incident.id)
            }
        }
        // By days of Universal Time, so that a row has one number whichever agreement it is held against.
        func day(_ incident: Incident?) -> Int64 {
            incident.map { Coarse.day($0.occurred, of: LocalDays()).earliest.secondsSinceEpoch } ?? 0
        }
        let inOrder = closed.sorted { a, b in
            (day(holders[a.id]), a.available.latest, a.id) < (day(holders[b.id]), b.available.latest, b.id)
        }
        var number = 0
        for report in inOrder {
            repeat { number += 1 } while taken.contains("withheld-report-\(number)")
            reports[report.id] = ReportID("withheld-report-\(number)")
        }
        // An incident is named after its first report.
        let named = incidents.filter { $0.reports.first.map(ids.contains) ?? false }
            .sorted { (day($0), $0.available.latest, $0.id) < (day($1), $1.available.latest, $1.id) }
        let others = Set(incidents.map(\.id.text))
        number = 0
        for incident in named {
            repeat { number += 1 } while others.contains("I-withheld-\(number)")
            self.incidents[incident.id] = IncidentID("I-withheld-\(number)")
        }
    }

    private mutating func nameActors(_ record: Record, known: Set<ActorID>) {
        guard !withheldReports.isEmpty else { return }
        let shown = record.reports.filter { !withheldReports.contains($0.id) }.flatMap(\.accused)
        let hidden = Set(record.reports.filter { withheldReports.contains($0.id) }.flatMap(\.accused))
        // As the reports that name them are numbered; a name's letters would tell where in a list of names it stands.
        func number(_ actor: ActorID) -> Int {
            record.reports.filter { withheldReports.contains($0.id) && $0.accused.contains(actor) }
                .compactMap { reports[$0.id].flatMap { Int($0.text.split(separator: "-").last ?? "") } }
                .min() ?? 0
        }
        let inOrder = hidden.subtracting(shown).subtracting(known).map { (number: number($0), id: $0) }
            .sorted { ($0.number, $0.id) < ($1.number, $1.id) }
        for (i, actor) in inOrder.enumerated() { actors[actor.id] = ActorID("withheld-actor-\(i + 1)") }
    }

    private mutating func nameStatements(_ record: Record) {
        let closed = record.statements.filter { isClosed($0, record.origins) }
            .sorted { ($0.available, $0.id) < ($1.available, $1.id) }
        let taken = Set(record.statements.map(\.id.text))
        var number = 0
        for statement in closed {
            repeat { number += 1 } while taken.contains("withheld-statement-\(number)")
            statements[statement.id] = StatementID("withheld-statement-\(number)")
        }
    }

    private mutating func nameObservations(_ record: Record) {
        let closed = record.observations.filter { observation in
            !observation.release.isOpen(to: policy.tier, at: now)
                || isProtected(observation.observer, record.origins)
        }.sorted { ($0.period, $0.id) < ($1.period, $1.id) }
        let taken = Set(record.observations.map(\.id.text))
        var number = 0
        for observation in closed {
            repeat { number += 1 } while taken.contains("withheld-observation-\(number)")
            observations[observation.id] = ObservationID("withheld-observation-\(number)")
        }
    }

    private mutating func nameEntries(_ record: Record) {
        let closed = record.entries.filter { isClosed($0, record.origins) }
            .sorted { ($0.available, $0.id) < ($1.available, $1.id) }
        let taken = Set(record.entries.map(\.id.text))
        var number = 0
        for entry in closed {
            repeat { number += 1 } while taken.contains("withheld-entry-\(number)")
            entries[entry.id] = EntryID("withheld-entry-\(number)")
        }
    }

    // MARK: - What is shown in place of an id

    func shown(_ id: ReportID) -> ReportID { reports[id] ?? id }
    func shown(_ id: IncidentID) -> IncidentID { incidents[id] ?? id }
    func shown(_ id: StatementID) -> StatementID { statements[id] ?? id }
    func shown(_ id: ObservationID) -> ObservationID { observations[id] ?? id }
    func shown(_ subject: BreachSubject) -> BreachSubject {
        subject.incident.map { .incident(shown($0)) } ?? subject
    }
    func shown(_ id: ActorID) -> ActorID { actors[id] ?? id }
    func shown(_ id: EntryID) -> EntryID { entries[id] ?? id }

    /// The name of an assessment or a clock, which holds its incident's and its party's between strokes.
    func shown(path: String, of incident: IncidentID, by party: ActorID?) -> String {
        guard incidents[incident] != nil || party.flatMap({ actors[$0] }) != nil else { return path }
        var path = "/\(path)/"
        if let shown = incidents[incident] {
            path = path.replacing("/\(incident.text)/", with: "/\(shown.text)/")
        }
        if let party, let shown = actors[party] {
            path = path.replacing("/\(party.text)/", with: "/\(shown.text)/")
        }
        return String(path.dropFirst().dropLast())
    }
}
