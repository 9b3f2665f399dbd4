internal import AgreementLanguage
internal import CeasefireModel
internal import Evidence

/// How an agreement was carried out under one reading: duties, decisions, certifications.
///
/// Duties may rest on times in force, and times in force on duties. So each is worked out when it is first asked for; the
/// compiler refuses circles, and one in an agreement made by hand ends in something that cannot be told.
final class Proceedings {
    let agreement: Agreement
    let reading: Reading
    let record: Record
    let accounts: IncidentAccounts
    let theatre: PreparedTheatre
    let now: Instant?
    let parties: Set<ActorID>
    /// What everybody is called, in small letters.
    let actorNames: [String: ActorID]
    /// Who speaks in findings.
    let finders: Finders
    private let words: [DeedName: [StepWord]]
    private var rows: [DeedName: [Row]] = [:]
    private var underWay: Set<DeedName> = []
    private var beginning: Set<DeedName> = []

    /// How one duty stands, with what events need to know of it.
    struct Row {
        var verdict: DeedVerdict
        /// The last moment at which it is shown not to have been done.
        var notDoneAt: Instant?
        /// The last moment at which it is shown not to have begun.
        var notBegunAt: Instant?
        /// Whether more returns of it will come.
        var recurs = false
    }

    init(
        agreement: Agreement, reading: Reading, record: Record, accounts: IncidentAccounts,
        theatre: PreparedTheatre, now: Instant?, ignoring ignored: Set<OriginID> = []
    ) {
        self.agreement = agreement
        self.reading = reading
        self.record = record
        self.accounts = accounts
        self.theatre = theatre
        self.now = now
        parties = Set(agreement.parties)
        actorNames = Dictionary(
            agreement.actors.flatMap {
                [(Finders.folded($0.id.text), $0.id), (Finders.folded($0.name), $0.id)]
            },
            uniquingKeysWith: { a, _ in a })
        finders = Finders(agreement, origins: record.origins)
        words = StepWord.all(record, ignoring: ignored)
    }

    var terms: TermResolution { TermResolution(reading: reading, events: self) }

    /// Every duty of every party: obligations, declarations, exchanges, each in the document's order.
    func verdicts() -> [DeedVerdict] { names.flatMap { rows(of: $0).map(\.verdict) } }

    private var names: [DeedName] {
        agreement.obligations.map(\.name) + agreement.declarations.map(\.name)
            + agreement.exchanges.map(\.name)
    }

    /// How a deed stands for each who owes it; nobody's while it is being worked out.
    func rows(of name: DeedName) -> [Row] {
        if let known = rows[name] { return known }
        guard underWay.insert(name).inserted else { return [] }
        defer { underWay.remove(name) }
        let made =
            if let obligation = agreement.obligations.first(where: { $0.name == name }) {
                rows(of: obligation)
            } else if let declaration = agreement.declarations.first(where: { $0.name == name }) {
                rows(of: declaration)
            } else if let exchange = agreement.exchanges.first(where: { $0.name == name }) {
                rows(of: exchange)
            } else { [Row]() }
        rows[name] = made
        return made
    }

    /// The words on what one party did of a deed, or of a part of it.
    func words(on deed: DeedName, tranche: TrancheName? = nil, by party: ActorID) -> [StepWord] {
        (words[deed] ?? []).filter { $0.step.by == party && $0.step.tranche == tranche }
    }
}

extension Proceedings: EventSource {
    var localDays: LocalDays { agreement.localDays }

    func provision(_ name: ProvisionName) -> Provision? {
        agreement.provisions.first { $0.name == name }
    }

    func times(of event: EventReference) -> [EventTime] {
        switch event {
        case .deedStarted(let name): [started(name)]
        case .deedCompleted(let name): [completed(name)]
        case .provisionStarted, .provisionEnded: [.awaited(notBefore: nil, reason: "nobody shows when")]
        }
    }

    private func started(_ name: DeedName) -> EventTime {
        if underWay.contains(name) { return begun(name) }
        let rows = rows(of: name)
        let begun = rows.compactMap { row -> Interval? in
            if let begun = row.verdict.begun { return begun }
            // What was done had begun: not before it was owed, as far as anybody knows.
            guard let done = row.verdict.completed else { return nil }
            return Interval(
                spanning: min(row.verdict.opens?.earliest ?? done.earliest, done.earliest), done.latest)
        }
        if let first = Breach.first(of: begun) { return .happened(first) }
        let not = rows.map(\.notBegunAt)
        return .awaited(
            notBefore: not.contains(nil) ? nil : not.compactMap { $0 }.min(),
            reason: rows.isEmpty ? "nobody owes it" : "nobody shows that it has begun")
    }

    /// When an obligation was begun, by the words alone, while it is being worked out: its time to finish may be counted from
    /// its own beginning.
    private func begun(_ name: DeedName) -> EventTime {
        guard let obligation = agreement.obligations.first(where: { $0.name == name }),
            beginning.insert(name).inserted
        else { return .awaited(notBefore: nil, reason: "it is counted from itself") }
        defer { beginning.remove(name) }
        let opens = Bound(terms.instants(obligation.opens, .first), orElse: .none).interval
        let (standard, _) = terms.standard(obligation.standard, of: name.text)
        let (verifiers, _) = verifiers(obligation.verifiedBy, of: name)
        let told = owners(obligation.binds).map { owner in
            evidence(
                words(on: name, by: owner.party), owed: obligation.amount?.count,
                scale: DeedScale(
                    weights: record.weights, party: owner.party, parties: parties, standard: standard,
                    verifiers: verifiers))
        }
        let begun = told.compactMap { doing, beginning -> Interval? in
            if let stated = beginning.stated { return stated.occurred }
            return doing.done.map {
                Interval(
                    spanning: min(opens?.earliest ?? $0.occurred.earliest, $0.occurred.earliest),
                    $0.occurred.latest)
            }
        }
        if let first = Breach.first(of: begun) { return .happened(first) }
        let not = told.map(\.beginning.notDoneAt)
        return .awaited(
            notBefore: not.contains(nil) ? nil : not.compactMap { $0 }.min(),
            reason: told.isEmpty ? "nobody owes it" : "nobody shows that it has begun")
    }

    private func completed(_ name: DeedName) -> EventTime {
        let rows = rows(of: name).filter { $0.verdict.state != .excused && $0.verdict.owed != 0 }
        if let lacking = rows.first(where: { $0.verdict.completed == nil }) {
            return .awaited(
                notBefore: rows.filter { $0.verdict.completed == nil }.compactMap(\.notDoneAt).max(),
                reason: "nothing that meets the standard shows that \(lacking.verdict.party) has done it")
        }
        let done = rows.compactMap(\.verdict.completed)
        guard let earliest = done.map(\.earliest).max(), let latest = done.map(\.latest).max() else {
            return .awaited(notBefore: nil, reason: "nobody owes it")
        }
        if rows.contains(where: \.recurs) {
            return .awaited(notBefore: nil, reason: "it is owed again and again")
        }
        return .happened(Interval(spanning: earliest, latest))
    }
}
